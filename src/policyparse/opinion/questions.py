"""The questions about a pair: the segments that the engine is unsure about, the most doubtful first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from policyparse.align.documents import Aligned
from policyparse.chinese_english import PAIR
from policyparse.model.bitext import Bitext, Rendering
from policyparse.model.report import Finding
from policyparse.model.structure import Structure
from policyparse.opinion.addressing import is_addressed
from policyparse.opinion.interface import Question

_LIKELY = 4  # lines that the words speak for
_NEAR = 2  # lines on either side of what renders a neighbour
_MOST = 8
_LONGEST = 1_200  # characters of a text that is sent


def certainties(bitext: Bitext, findings: Iterable[Finding]) -> dict[str, float]:
    """Return the engine's confidence in each source segment with content, 0 to 1.

    It is the lowest confidence of its verdict, and of its warnings and errors.
    """
    least: defaultdict[str, float] = defaultdict(lambda: 1.0)
    links = {account.segment.id: account.links for account in bitext.accounts}
    for finding in findings:
        if finding.severity != "note" and finding.category in ("omission", "change", "rewording"):
            for segment in _segments(finding, links):
                least[segment] = min(least[segment], finding.confidence)
    return {
        item.segment.id: min(item.confidence, least[item.segment.id])
        for item in bitext.renderings
        if item.verdict != "ignored"
    }


def _segments(finding: Finding, links: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """Return the source segments that a finding speaks of: its own, or those that its translation segment renders."""
    if finding.source:
        return (finding.source.segment,)
    return links[finding.translation.segment] if finding.translation else ()


def doubted(bitext: Bitext, findings: Iterable[Finding], below: float) -> tuple[str, ...]:
    """Return the ids of the segments with a confidence below `below`, the most doubtful first."""
    sure = certainties(bitext, findings)
    return tuple(sorted((name for name in sure if sure[name] < below), key=lambda name: sure[name]))


def questions(
    asked: Iterable[str], bitext: Bitext, findings: Iterable[Finding], aligned: Aligned
) -> tuple[Question, ...]:
    """Return a question for each of these source segments."""
    told: defaultdict[str, list[str]] = defaultdict(list)
    for finding in findings:
        if finding.source and finding.severity != "note":
            told[finding.source.segment].append(f"{finding.name}: {finding.message}")
    desk = _Desk(bitext, aligned)
    return tuple(desk.question(name, told[name]) for name in asked)


class _Desk:
    """Words questions: look-ups into a pair."""

    def __init__(self, bitext: Bitext, aligned: Aligned) -> None:
        self._renderings = {item.segment.id: item for item in bitext.renderings}
        self._order = [item for item in bitext.renderings if item.verdict != "ignored"]
        self._place = {item.segment.id: at for at, item in enumerate(self._order)}
        self._backward = bitext.direction == PAIR.back
        own, self._lines = PAIR.ordered(bitext.direction, aligned.source, aligned.translation)
        self._unit = {segment.id: at for at, segment in enumerate(own)}
        self._line = {segment.id: at for at, segment in enumerate(self._lines)}
        odds = aligned.alignment.odds
        self._odds = _transposed(odds, len(own)) if self._backward else odds
        self._titles = _titles(bitext.source.structure)

    def question(self, name: str, told: Sequence[str]) -> Question:
        item = self._renderings[name]
        offered = sorted(self._offered(item))
        lines = tuple((self._lines[at].id, _cut(self._lines[at].text)) for at in offered)
        linked = tuple(place for place, (line, _) in enumerate(lines, 1) if line in item.links)
        texts = (item.segment.text, *(self._lines[self._line[line]].text for line in item.links if line in self._line))
        section = self._titles.get(item.segment.section, "")
        return Question(
            name,
            "" if is_addressed(section) else _cut(section),
            _cut(item.segment.text),
            lines,
            item.verdict,
            linked,
            tuple(map(_cut, told)),
            alone=any(map(is_addressed, texts)),
            backward=self._backward,
        )

    def _offered(self, item: Rendering) -> set[int]:
        """Return the lines that may render a segment: those linked, those likely by words, those near neighbours'."""
        found = dict.fromkeys(self._line[link] for link in item.links if link in self._line)
        for at in (*self._likely(item), *self._near(item)):
            if len(found) >= _MOST:
                break
            if at not in found and not is_addressed(self._lines[at].text):
                found[at] = None
        return set(found)

    def _likely(self, item: Rendering) -> Sequence[int]:
        unit = self._unit.get(item.segment.id)
        row: Mapping[int, float] = self._odds[unit] if unit is not None else {}
        return sorted(row, key=lambda at: (-row[at], at))[:_LIKELY]

    def _near(self, item: Rendering) -> Iterator[int]:
        """Yield the lines around what renders the nearest neighbours, the nearest first."""
        at = self._place[item.segment.id]
        sides = (reversed(self._order[:at]), iter(self._order[at + 1 :]))
        homes = [next((other.links[0] for other in side if other.links), None) for side in sides]
        around = [self._line[home] for home in homes if home in self._line]
        for step in range(_NEAR + 1):
            for line in around:
                yield from (near for near in (line - step, line + step) if 0 <= near < len(self._lines))


def _transposed(odds: Sequence[Mapping[int, float]], size: int) -> Sequence[Mapping[int, float]]:
    """Return the odds of the links of each unit of the other side, of which there are `size`."""
    found: list[dict[int, float]] = [{} for _ in range(size)]
    for at, row in enumerate(odds):
        for other, score in row.items():
            found[other][at] = score
    return found


def _titles(structure: Structure) -> dict[str, str]:
    known = {one.path: f"{one.number or ''} {one.title}".strip() for one in structure.sections}
    titles = {}
    for path in known:
        steps = path.split("/")
        above = (known.get("/".join(steps[: at + 1]), "") for at in range(len(steps)))
        titles[path] = " / ".join(filter(None, above))
    return titles


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
