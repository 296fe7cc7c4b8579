"""Print the page on all checks: `python -m policyparse.checks > docs/checks.md`."""

from __future__ import annotations

import sys

from policyparse.checks import CHECKS, page

sys.stdout.buffer.write(page(CHECKS).encode())
