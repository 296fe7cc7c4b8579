"""Measures of an element: text, links and prose."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from policyparse.readers.html import words
from policyparse.readers.html.flow import Run, letters
from policyparse.readers.html.tree import Node, walk

_SENTENCE = re.compile(r"[。！？；，]|[.!?;,](?:\s|$)")
_SHORTEST_PROSE = 20
_MANY_LINKS = 0.5
_FEW_LINKS = 0.3
_LONGEST_LINE = 160


@dataclass(slots=True)
class Measure:
    """Letters of the runs in an element, of those in links, of their prose, and labels of a catalogue's record."""

    letters: int = 0
    linked: int = 0
    prose: int = 0
    labels: int = 0

    def add(self, other: Measure) -> None:
        """Count what `other` counts, too."""
        self.letters += other.letters
        self.linked += other.linked
        self.prose += other.prose
        self.labels += other.labels

    @property
    def is_linked(self) -> bool:
        """Return whether links are at least half of it."""
        return self.linked > 0 and self.linked >= _MANY_LINKS * self.letters

    @property
    def is_prose(self) -> bool:
        """Return whether there are sentences in it, and few links."""
        return self.prose > 0 and self.linked < _FEW_LINKS * self.letters


def measure_of(run: Run) -> Measure:
    """Return the measure of one run; prose has a sentence's length and signs."""
    size = letters(run.text)
    measure = Measure(size, run.linked, 0, len(words.METADATA.findall(run.text)))
    fits = size >= _SHORTEST_PROSE and not measure.is_linked and run.role not in ("furniture", "heading", "note")
    if fits and _SENTENCE.search(run.text) and not is_chrome_line(run.text):
        measure.prose = size - run.linked
    return measure


def measures_of(root: Node, runs: Iterable[Run]) -> dict[Node, Measure]:
    """Return the measure of each element, what is below it included."""
    nodes = list(walk(root))
    measures = {node: Measure() for node in nodes}
    for run in runs:
        measures[run.place].add(measure_of(run))
    for node in reversed(nodes):
        if node.parent:
            measures[node.parent].add(measures[node])
    return measures


def is_chrome_line(text: str) -> bool:
    """Return whether a line belongs to the page, not the text: publication date, number of views, site owner."""
    if len(text) > _LONGEST_LINE or text.endswith("。"):
        return False
    several = len(words.LABEL.findall(text)) > 1 and words.SIGNED.search(text)
    return bool(several or words.CHROME_LINES.fullmatch(text.strip()))
