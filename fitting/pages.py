"""Write the pages of documentation that state measured figures, from their templates and two files of figures.

    python fitting/pages.py

A template is a page of Markdown under fitting/pages. `{{ now("fresh", "{verdict right}") }}` is a figure of this
version, `before` one of the version that it is measured against, `{verdict right|3}` has three digits, `row` is a
row of a table with both, and `tenths` rows of the table of confidences. `{{ scale("growth", "{corpus}") }}` is a figure
of docs/scale.json, which benchmarks/scale.py writes, and `machine` what that was measured on. What was not measured is
a dash.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

ROOT = Path(__file__).resolve().parents[1]
FIGURES = ROOT / "docs" / "figures.json"
SCALE = ROOT / "docs" / "scale.json"
TEMPLATES = Path(__file__).with_name("pages")
_FIGURE = re.compile(r"\{([^{}|]+)(?:\|(\d))?\}")

Parts = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Figures:
    """Measured figures by part and name, now and before."""

    figures: Parts
    earlier: Parts

    def now(self, part: str, pattern: str) -> str:
        """Return `pattern` with the figures of this version in place of their names."""
        return _filled(self.figures, part, pattern)

    def before(self, part: str, pattern: str) -> str:
        """Return `pattern` with the figures of the earlier version."""
        return _filled(self.earlier, part, pattern)

    def row(self, label: str, *cells: str) -> str:
        """Return a row of a table: for each part and pattern, the figures before and now."""
        pairs = [
            f(part, pattern)
            for part, pattern in zip(cells[::2], cells[1::2], strict=True)
            for f in (self.before, self.now)
        ]
        return f"| {' | '.join((label, *pairs))} |"

    def span(self, part: str, *patterns: str) -> str:
        """Return the lowest and the highest of some figures of this version."""
        found = sorted(self.now(part, pattern) for pattern in patterns)
        return f"{found[0]} to {found[-1]}"

    def tenths(self, label: str, what: str) -> str:
        """Return two rows, one for each half of the data: confidence and share right by tenths, from a half on."""
        patterns = [
            f"{{{what} {tenth} HALF confidence}} → {{{what} {tenth} HALF right}} ({{{what} {tenth} HALF size|0}})"
            for tenth in range(5, 10)
        ]
        halves = ("first", "second")
        cells = ([self.now("reliability", pattern.replace("HALF", half)) for pattern in patterns] for half in halves)
        return "\n".join(
            f"| {label}, {half} half | {' | '.join(row)} |" for half, row in zip(halves, cells, strict=True)
        )

    def row_of_batch(self, what: str, digits: int) -> str:
        """Return the cells of a row on batches: pairs that are alike and unlike, each pure and compiled."""
        kinds = ("alike", "alike, compiled", "unlike", "unlike, compiled")
        return " | ".join(self.now("batch", f"{{{kind}: {what}|{digits}}}") for kind in kinds)


def _filled(parts: Parts, part: str, pattern: str) -> str:
    def shown(found: re.Match[str]) -> str:
        value = parts.get(part, {}).get(found[1])
        return "–" if value is None else f"{value:.{found[2] or 2}f}"

    return _FIGURE.sub(shown, pattern)


def pages(path: Path = FIGURES) -> dict[Path, str]:
    """Return the text of each page that has a template."""
    found = json.loads(path.read_text(encoding="utf-8"))
    figures = Figures(found["figures"], found["before"])
    environment = Environment(  # noqa: S701  (Markdown of our own)
        loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, keep_trailing_newline=True
    )
    scale = json.loads(SCALE.read_text(encoding="utf-8"))
    named = {name: getattr(figures, name) for name in ("now", "before", "row", "span", "tenths")}
    measured = Figures(scale["figures"], {})
    named |= {"scale": measured.now, "row_of_batch": measured.row_of_batch, "machine": scale["machine"]}
    return {
        ROOT / "docs" / template.name: environment.get_template(template.name).render(named)
        for template in sorted(TEMPLATES.glob("*.md"))
    }


def write() -> list[Path]:
    """Write the pages that are out of date, and return them."""
    stale = {path: text for path, text in pages().items() if path.read_text(encoding="utf-8") != text}
    for path, text in stale.items():
        path.write_text(text, encoding="utf-8")
    return list(stale)


def main() -> None:
    """Write the pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.parse_args()
    for path in write():
        print(f"{path.relative_to(ROOT)}: written")


if __name__ == "__main__":
    main()
