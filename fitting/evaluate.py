"""Measure policyparse on the development data with their scorer, and write the figures and the pages that state them.

    python fitting/evaluate.py SCORER [--out FILE] [--limit N] [PART ...]
    python fitting/evaluate.py SCORER --opinions FILE [--second-opinion URL --model NAME] [PART ...]

SCORER is the script that scores the public functions on the data beside it, part by part: `SCORER PART --json FILE`
writes `{part: {figure: value}}`. Each part is scored by itself, so that one that fails leaves the others standing.
Parts that are not scored keep their figures; `before` in the file holds those of an earlier version, and stays.

With `--opinions` each part is scored without and with the second opinion that the file has recorded, or that an
endpoint or a program gives and the file then keeps. The figures stand side by side, with what was asked; no file of
figures is written.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pages

from policyparse import __version__

PARTS = (
    "fresh", "seed", "real", "cases", "facts", "targets", "numbers", "perturb", "perturb2", "drift", "lossy", "lossy2",
    "omission", "align", "refs", "hwtsc",
)  # fmt: skip
_COUNT = re.compile(r" \(\d+\)$")
"""How many cases a figure is of, behind its name: it changes with the data, the name does not."""

CONSULTED = Path(__file__).with_name("consulted.py")
COMPARED = ("fresh", "seed", "real", "cases")
"""The parts that a second opinion is measured on by default: whole documents, and small cases."""

Figures = dict[str, float]


def score(scorer: Path, part: str, limit: int | None, asking: Mapping[str, str] | None = None) -> Figures | None:
    """Return the figures of a part, to four digits; None where the scorer fails.

    With `asking`, the settings of a second opinion, what was asked stands with them, as `second opinion: calls`.
    """
    with tempfile.TemporaryDirectory() as folder:
        out, tally = Path(folder) / "figures.json", Path(folder) / "tally.json"
        cut = [] if limit is None else ["--limit", str(limit)]
        first = [str(CONSULTED), json.dumps(asking), str(tally)] if asking else []
        command = [sys.executable, *first, str(scorer), part, "--json", str(out), *cut]
        if subprocess.run(command, check=False).returncode:  # noqa: S603  (the user's own script)
            return None
        figures = json.loads(out.read_text(encoding="utf-8"))[part]
        asked = json.loads(tally.read_text(encoding="utf-8")) if asking else {}
    if asked:
        figures["second opinion: share asked"] = asked["asked"] / asked["segments"] if asked["segments"] else 0.0
        figures |= {f"second opinion: {name}": asked[name] for name in COUNTED}
    return {name: round(value, 4) for name, value in figures.items()}


COUNTED = ("answered", "changed", "calls", "characters")


def beside(scorer: Path, parts: Iterable[str], limit: int | None, asking: Mapping[str, str]) -> list[str]:
    """Print the figures of each part without and with a second opinion; return the parts that failed."""
    failed = []
    for part in parts:
        without, found = score(scorer, part, limit), score(scorer, part, limit, asking)
        if without is None or found is None:
            failed.append(part)
            continue
        print(f"{part:42s} {'without':>10s} {'with':>10s}")
        for name, value in found.items():
            print(f"   {name:39s} {without.get(name, '-'):>10} {value:>10}")
    return failed


def asking_of(options: argparse.Namespace, parser: argparse.ArgumentParser) -> dict[str, str]:
    """Return the settings of the second opinion that is asked for."""
    live = options.second_opinion or options.second_opinion_command
    if not live and not options.opinions.exists():
        parser.error(f"there is no file {options.opinions}: say who is to answer with --second-opinion")
    fields = {
        "file": str(options.opinions.absolute()),
        "url": options.second_opinion,
        "command": options.second_opinion_command,
        "model": options.model,
        "key_variable": options.key_variable,
    }
    return {name: value for name, value in fields.items() if value}


def main() -> int:
    """Score and write; return 1 where a part failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scorer", type=Path, help="the script that scores")
    parser.add_argument("parts", nargs="*", metavar="PART", help="the parts to score; all by default")
    parser.add_argument("--limit", type=int, help="the first N cases of the parts that have many")
    parser.add_argument("--out", type=Path, default=pages.FIGURES, help="where the figures go")
    parser.add_argument("--opinions", type=Path, help="recorded answers of a second opinion, read and added to")
    parser.add_argument("--second-opinion", metavar="URL", help="the endpoint that is asked what the file lacks")
    parser.add_argument("--second-opinion-command", metavar="PROGRAM", help="a program in place of an endpoint")
    parser.add_argument("--model", help="the model that answers")
    parser.add_argument("--key-variable", metavar="NAME", help="the variable that holds the endpoint's key")
    options = parser.parse_intermixed_args()
    if options.opinions:
        failed = beside(options.scorer, options.parts or COMPARED, options.limit, asking_of(options, parser))
        return _told(failed)
    figures = {part: score(options.scorer, part, options.limit) for part in options.parts or PARTS}
    failed = [part for part, found in figures.items() if found is None]
    record(options.out, {part: found for part, found in figures.items() if found is not None})
    pages.write()
    return _told(failed)


def record(path: Path, measured: Mapping[str, Figures]) -> None:
    """Take figures over into the file at `path`, with the version and the date."""
    known = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {"figures": {}, "before": {}}
    head = {"version": __version__, "measured": f"{datetime.now(UTC):%Y-%m-%d}"}
    figures = known["figures"] | {
        part: {_COUNT.sub("", name): value for name, value in found.items()} for part, found in measured.items()
    }
    text = json.dumps(known | head | {"figures": figures}, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


def _told(failed: Sequence[str]) -> int:
    if failed:
        print(f"not scored: {', '.join(failed)}", file=sys.stderr)
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
