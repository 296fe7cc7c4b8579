"""Main text extraction: which parts of a page are its text, and which surround it.

The main text is the smallest element that contains nearly all sentences outside of links. The elements next to the path
from the page down to it are judged one by one. Lists of links and navigation are left out; other words around the text
are furniture. Without sentences, everything is text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from policyparse.readers.html import words
from policyparse.readers.html.datatables import is_data
from policyparse.readers.html.flow import Run
from policyparse.readers.html.measures import Measure, is_chrome_line, measure_of, measures_of
from policyparse.readers.html.tree import Node, walk

_NEARLY_ALL = 0.9
_MOST_CHROME = 0.2
_RECORD_LETTERS = 120
_TITLE_LETTERS = 100

Part = Literal["text", "furniture", "navigation"]


def parts_of(root: Node, runs: Sequence[Run], title: str) -> list[Part]:
    """Return for each run which part of the page it is; `title` is the page's own, or empty."""
    chrome = _chrome(root, measures_of(root, runs))
    inside = _resolved(root, chrome)
    measures = measures_of(root, [run for run in runs if inside[run.place] == "text"])
    way = list(_way(root, measures))
    marks = {node: part for step in way[1:] for node, part in _beside(step, measures)}
    around = _resolved(root, marks | chrome)
    above = set(way[:-1])
    parts = [_part(run, around[run.place], above=run.place in above) for run in runs]
    return _with_title(runs, parts, title) if "text" in parts else ["text"] * len(runs)


def _chrome(root: Node, measures: Mapping[Node, Measure]) -> dict[Node, Part]:
    """Return the elements that say themselves that they surround the text, and records of a catalogue."""
    whole = measures[root]
    found: dict[Node, Part] = {}
    for node in walk(root):
        measure = measures[node]
        few = measure.prose <= _MOST_CHROME * whole.prose if whole.prose else measure.is_linked
        if measure.letters and few and (_is_surrounding(node, measure) or (whole.prose and _is_record(measure))):
            found[node] = "navigation" if measure.is_linked else "furniture"
    return found


def _is_surrounding(node: Node, measure: Measure) -> bool:
    """Return whether its name, role, class or id calls an element so; in the main element it must look so, too."""
    if node.tag in ("html", "body", *words.MAIN, *words.HEADINGS) or node.get("role") == "main":
        return False
    if node.tag == "nav" or node.get("role") in words.CHROME_ROLES:
        return True
    known = node.tag in words.CHROME_TAGS or node.get("role") == "complementary"
    looks = measure.is_linked or not (measure.prose or known)
    return (known or _is_named(node)) and (looks or not _in_main(node))


def _is_named(node: Node) -> bool:
    """Return whether the class calls an element chrome, or the id, which in sections is that of their heading."""
    names = node.get("class") if node.tag == "section" else f"{node.get('class')} {node.get('id')}"
    return any(word.lower() in words.CHROME_WORDS for word in words.WORD.findall(names))


def _in_main(node: Node) -> bool:
    above = node.parent
    while above and above.tag not in words.MAIN:
        above = above.parent
    return above is not None


def _is_record(measure: Measure) -> bool:
    return not measure.prose and measure.labels >= 2 and measure.letters <= _RECORD_LETTERS * measure.labels


def _way(root: Node, measures: Mapping[Node, Measure]) -> Iterator[Node]:
    """Yield the elements from the page down to the smallest container that holds nearly all prose."""
    node: Node | None = root
    while node:
        yield node
        node = _next(node, measures)


def _next(node: Node, measures: Mapping[Node, Measure]) -> Node | None:
    prose = measures[node].prose
    parts = list(node.elements)
    if not prose or node.tag in words.MAIN or sum(measures[part].prose for part in parts) < prose:
        return None
    if any(part.tag in words.PARAGRAPHS and measures[part].prose for part in parts):
        return None
    most = max(parts, key=lambda part: measures[part].prose)
    return most if measures[most].prose >= _NEARLY_ALL * prose else None


def _beside(step: Node, measures: Mapping[Node, Measure]) -> Iterator[tuple[Node, Part]]:
    """Judge what is beside one step of the way; a short line right above the text belongs to it."""
    siblings = list(step.parent.elements) if step.parent else []
    place = siblings.index(step) if siblings else 0
    near = True
    for node in reversed(siblings[:place]):
        near = near and not measures[node].is_linked and measures[node].letters <= _TITLE_LETTERS
        yield node, "text" if near else _judged(node, measures[node])
    for node in siblings[place + 1 :]:
        yield node, _judged(node, measures[node])


def _judged(node: Node, measure: Measure) -> Part:
    if measure.is_linked:
        return "navigation"
    kept = measure.is_prose or node.tag in words.PARAGRAPHS
    return "text" if kept or any(one.tag == "table" and is_data(one) for one in walk(node)) else "furniture"


def _resolved(root: Node, marks: Mapping[Node, Part]) -> dict[Node, Part]:
    """Return the part of every element: its own mark, unless an element around it has one."""
    parts: dict[Node, Part] = {}
    for node in walk(root):
        above = parts[node.parent] if node.parent else "text"
        parts[node] = above if above != "text" else marks.get(node, "text")
    return parts


def _part(run: Run, part: Part, *, above: bool) -> Part:
    """Return a run's part, given its element's; `above` the main text, a line of links is navigation."""
    if part != "text":
        return part
    if above and measure_of(run).is_linked:
        return "navigation"
    return "furniture" if run.role == "furniture" or is_chrome_line(run.text) else "text"


def _with_title(runs: Sequence[Run], parts: list[Part], title: str) -> list[Part]:
    """Take the heading that the page's title repeats back from what surrounds the text, if that has none as high."""
    highest = [i for i, run in enumerate(runs) if run.level == 1 and run.role == "heading"]
    if any(parts[i] == "text" for i in highest):
        return parts
    able = (i for i in highest if not measure_of(runs[i]).is_linked and (not title or title.startswith(runs[i].text)))
    own = next(able, None)
    return [("text" if i == own else part) for i, part in enumerate(parts)]
