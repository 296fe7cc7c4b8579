"""Measure policyparse on the development data with their scorer, and write the figures.

    python fitting/evaluate.py SCORER [--out FILE] [--limit N] [PART ...]

SCORER is the script that scores the public functions on the data beside it, part by part: `SCORER PART --json FILE`
writes `{part: {figure: value}}`. Each part is scored by itself, so that one that fails leaves the others standing.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from policyparse import __version__

FIGURES = Path(__file__).resolve().parents[1] / "docs" / "figures.json"
PARTS = (
    "fresh", "seed", "real", "cases", "facts", "targets", "numbers", "perturb", "perturb2", "drift", "lossy", "lossy2",
    "omission", "align", "refs", "hwtsc",
)  # fmt: skip


def score(scorer: Path, part: str, limit: int | None) -> dict[str, float] | None:
    """Return the figures of a part, to four digits; None where the scorer fails."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "figures.json"
        cut = [] if limit is None else ["--limit", str(limit)]
        command = [sys.executable, str(scorer), part, "--json", str(out), *cut]
        if subprocess.run(command, check=False).returncode:  # noqa: S603  (the user's own script)
            return None
        figures = json.loads(out.read_text(encoding="utf-8"))[part]
    return {name: round(value, 4) for name, value in figures.items()}


def main() -> int:
    """Score and write; return 1 where a part failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scorer", type=Path, help="the script that scores")
    parser.add_argument("parts", nargs="*", default=PARTS, metavar="PART", help="the parts to score; all by default")
    parser.add_argument("--limit", type=int, help="the first N cases of the parts that have many")
    parser.add_argument("--out", type=Path, default=FIGURES, help="where the figures go")
    options = parser.parse_args()
    figures = {part: score(options.scorer, part, options.limit) for part in options.parts}
    failed = [part for part, found in figures.items() if found is None]
    table = {part: found for part, found in figures.items() if found is not None}
    head = {"version": __version__, "measured": f"{datetime.now(UTC):%Y-%m-%d}"}
    text = json.dumps(head | {"figures": table}, ensure_ascii=False, indent=1)
    options.out.write_text(text + "\n", encoding="utf-8")
    if failed:
        print(f"not scored: {', '.join(failed)}", file=sys.stderr)
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
