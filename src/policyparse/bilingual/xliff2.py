"""XLIFF 2.0, 2.1 and 2.2 (OASIS)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from policyparse.bilingual.inline import coded
from policyparse.bilingual.interface import BilingualReader, Content
from policyparse.bilingual.markup import Element, child, events, local, root_of, words
from policyparse.config import Reading
from policyparse.model.units import BilingualUnit, UnitState

_TAGS = ("xliff", "file", "group", "unit")
_STATES: Mapping[str | None, UnitState] = {
    None: "translated",
    "initial": "draft",
    "translated": "translated",
    "reviewed": "translated",
    "final": "final",
}
_BY_US = "policyparse"


class _Frame(NamedTuple):
    """What holds inside a file or group."""

    file: str
    translatable: bool


def _read(data: bytes, name: str, reading: Reading) -> Content:
    languages: list[str | None] = []
    units = list(_units(data, name, reading, languages))
    several = len({file for file, _ in units}) > 1
    kept = (replace(unit, id=f"{file}/{unit.id}") if several else unit for file, unit in units)
    return Content(languages[0], languages[1], tuple(kept))


def _units(
    data: bytes, name: str, reading: Reading, languages: list[str | None]
) -> Iterator[tuple[str, BilingualUnit]]:
    frames, element = [_Frame("", translatable=True)], 0
    for event, tag, node in events(data, name, reading, _TAGS, "unit"):
        if tag == "unit":
            if event == "end":
                yield from ((frames[-1].file, one) for one in _parts(node, name, frames[-1], element))
                element += 1
        elif event == "end":
            frames.pop()
        elif tag == "xliff":
            languages += [node.get("srcLang"), node.get("trgLang")]
            frames.append(frames[-1])
        else:
            file = node.get("id", "") if tag == "file" else frames[-1].file
            frames.append(_Frame(file, _translatable(node, within=frames[-1].translatable)))


def _parts(node: Element, name: str, frame: _Frame, element: int) -> Iterator[BilingualUnit]:
    notes = tuple(
        words(one)
        for part in node
        if local(part) == "notes"
        for one in part
        if one.get("category") != _BY_US and words(one)
    )
    segments = [one for one in node if local(one) == "segment"]
    own = node.get("id") or str(element + 1)
    translatable = _translatable(node, within=frame.translatable)
    for number, segment in enumerate(segments, 1):
        translation = coded(child(segment, "target"), name)
        state = _STATES.get(segment.get("state"), "translated") if translation.text.strip() else "new"
        label = own if len(segments) == 1 else f"{own}/{segment.get('id') or number}"
        source = coded(child(segment, "source"), name)
        yield BilingualUnit(label, source, translation, state, translatable, notes=notes, element=element)


def _translatable(node: Element, *, within: bool) -> bool:
    said = node.get("translate")
    return within if said is None else said != "no"


def _recognises(data: bytes, _: str) -> bool:
    name, rest = root_of(data)
    return name == "xliff" and bool(re.search(r"\sversion\s*=\s*[\"']2", rest))


XLIFF2 = BilingualReader("xliff-2", "application/xliff+xml", _recognises, _read)
