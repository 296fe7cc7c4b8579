"""Run a scorer with a second opinion on every comparison, and tally what was asked.

    python fitting/consulted.py ASKING TALLY SCORER [ARGUMENT ...]

ASKING is a JSON object with the fields of `policyparse.config.Asking`, TALLY the file that the counts go to. The scorer
runs in this process, with its arguments; `policyparse.compare` and `compare_texts` answer it with the second opinion.
"""

from __future__ import annotations

import json
import runpy
import sys
from collections import Counter
from pathlib import Path

import policyparse
from policyparse import pipeline
from policyparse.api import Comparison
from policyparse.config import Asking, Config
from policyparse.model.document import Document, StrPath
from policyparse.readers import read_text


class Consulted:
    """Compares as the public functions do, asks, and counts."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking
        self.tally: Counter[str] = Counter()

    def compare(self, source: StrPath, translation: StrPath, config: Config | None = None) -> Comparison:
        return self._second(*pipeline.read_pair(source, translation, config), config)

    def compare_texts(self, source: str, translation: str, config: Config | None = None) -> Comparison:
        return self._second(read_text(source, "zh"), read_text(translation, "en"), config)

    def _second(self, source: Document, translation: Document, config: Config | None) -> Comparison:
        report, asked = pipeline.consulted(pipeline.engine(source, translation, config), self._asking)
        known = report.consultation
        assert known
        self.tally.update(
            segments=sum(number for _, number in known.verdicts),
            asked=known.asked,
            answered=known.answered,
            changed=sum(item.overruled is not None for item in report.renderings),
            calls=asked.calls,
            characters=asked.characters,
        )
        return Comparison(report)


def main() -> None:
    """Run the scorer, then write the tally."""
    asking, tally, scorer, *arguments = sys.argv[1:]
    fields = json.loads(asking)
    consulted = Consulted(Asking(**{**fields, "file": Path(fields["file"])}))
    for name in ("compare", "compare_texts"):
        setattr(policyparse, name, getattr(consulted, name))
    sys.argv = [scorer, *arguments]
    sys.path.insert(0, str(Path(scorer).resolve().parent))
    try:
        runpy.run_path(scorer, run_name="__main__")
    finally:
        Path(tally).write_text(json.dumps(consulted.tally), encoding="utf-8")


if __name__ == "__main__":
    main()
