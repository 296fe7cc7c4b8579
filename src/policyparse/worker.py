"""Start a worker, `python -m policyparse.worker MODULE`, with what Python compiles for it taken from the cache."""

from __future__ import annotations

import runpy
import sys

from policyparse.compiled import kept

if __name__ == "__main__":
    with kept():
        runpy.run_module(sys.argv.pop(1), run_name="__main__", alter_sys=True)
