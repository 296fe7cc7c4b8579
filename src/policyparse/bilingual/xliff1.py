"""XLIFF 1.2 (OASIS, 2008), and what Trados Studio (SDLXLIFF), Phrase (MXLIFF) and memoQ (MQXLIFF) add to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from policyparse.bilingual.inline import coded, with_codes
from policyparse.bilingual.interface import BilingualReader, Content
from policyparse.bilingual.markup import Element, attribute, child, events, local, root_of, words
from policyparse.config import Reading
from policyparse.errors import InputError
from policyparse.model.units import BilingualUnit, UnitState

_TAGS = ("file", "group", "trans-unit")
_STATES: Mapping[str, UnitState] = {
    "new": "draft",
    "needs-translation": "draft",
    "needs-adaptation": "needs-review",
    "needs-l10n": "needs-review",
    "needs-review-adaptation": "needs-review",
    "needs-review-l10n": "needs-review",
    "needs-review-translation": "needs-review",
    "translated": "translated",
    "signed-off": "final",
    "final": "final",
    # SDLXLIFF, attribute conf
    "Draft": "needs-review",
    "Translated": "translated",
    "RejectedTranslation": "needs-review",
    "RejectedSignOff": "needs-review",
    "ApprovedTranslation": "final",
    "ApprovedSignOff": "final",
    # MQXLIFF, attribute status
    "NotStarted": "draft",
    "Pretranslated": "needs-review",
    "PartiallyEdited": "needs-review",
    "Rejected": "needs-review",
    "ManuallyConfirmed": "translated",
    "AssembledFromFragments": "needs-review",
    "Proofread": "final",
}
_BRACES = re.compile(r"\{(?:\d+|[biu^_])>|<(?:\d+|[biu^_])\}|\{\d+\}")
"""Tags as Phrase writes them into the text: `{1}`, `{b>bold<b}`."""
_BY_US = "policyparse"


class _Frame(NamedTuple):
    """What holds inside a file or group."""

    file: str
    translatable: bool


def _read(data: bytes, name: str, reading: Reading) -> Content:
    languages: list[tuple[str | None, str | None]] = []
    units = list(_units(data, name, reading, languages))
    if not languages:
        raise InputError(f"{name}: is an XLIFF file without a <file>; export it again")
    if len(set(languages)) > 1:
        raise InputError(f"{name}: its files are in several languages; split it")
    several = len({file for file, _ in units}) > 1
    kept = (replace(unit, id=f"{file}/{unit.id}") if several else unit for file, unit in units)
    return Content(*languages[0], tuple(kept))


def _units(
    data: bytes, name: str, reading: Reading, languages: list[tuple[str | None, str | None]]
) -> Iterator[tuple[str, BilingualUnit]]:
    frames = [_Frame("", translatable=True)]
    braced, element = "memsource" in root_of(data)[1], 0
    for event, tag, node in events(data, name, reading, _TAGS, "trans-unit"):
        if tag == "trans-unit":
            if event == "end":
                yield from ((frames[-1].file, one) for one in _parts(node, name, frames[-1], element, braced=braced))
                element += 1
        elif event == "start":
            translatable = frames[-1].translatable and node.get("translate") != "no"
            frames.append(_Frame(node.get("original", "") if tag == "file" else frames[-1].file, translatable))
            if tag == "file":
                languages.append((node.get("source-language"), node.get("target-language")))
        else:
            frames.pop()


def _parts(node: Element, name: str, frame: _Frame, element: int, *, braced: bool) -> Iterator[BilingualUnit]:
    source, target = child(node, "source"), child(node, "target")
    translatable = frame.translatable and node.get("translate") != "no"
    notes = tuple(words(one) for one in node if local(one) == "note" and one.get("from") != _BY_US and words(one))
    own = node.get("id") or str(element + 1)
    locked = attribute(node, "locked") in ("true", "locked")
    whole = BilingualUnit(own, coded(source, name), coded(target, name), "new", translatable, locked, notes, element)
    segments = _marked(child(node, "seg-source"))
    if segments:
        yield from _segments(whole, segments, _marked(target), _definitions(node), _state(node, target), name)
        return
    if braced:
        whole = replace(
            whole, source=with_codes(whole.source, _BRACES), translation=with_codes(whole.translation, _BRACES)
        )
    yield replace(whole, state=_state(node, target) if whole.translation.text.strip() else "new")


def _segments(
    whole: BilingualUnit,
    sources: Mapping[str, Element],
    targets: Mapping[str, Element],
    definitions: Mapping[str, Element],
    state: UnitState,
    name: str,
) -> Iterator[BilingualUnit]:
    """Yield the segments of a unit; Trados numbers them throughout the file, and shows these numbers alone."""
    for mid, node in sources.items():
        translation = coded(targets.get(mid), name)
        there = definitions.get(mid)
        own = state if there is None else _STATES.get(there.get("conf", ""), "draft")
        yield replace(
            whole,
            id=mid if there is not None else f"{whole.id}/{mid}",
            source=coded(node, name),
            translation=translation,
            state=own if translation.text.strip() else "new",
            locked=whole.locked or (there is not None and there.get("locked") == "true"),
        )


def _marked(element: Element | None) -> dict[str, Element]:
    if element is None:
        return {}
    found = (one for one in element.iter() if local(one) == "mrk" and one.get("mtype") == "seg")
    return {one.get("mid") or str(at): one for at, one in enumerate(found, 1)}


def _definitions(node: Element) -> dict[str, Element]:
    return {one.get("id", ""): one for part in node if local(part) == "seg-defs" for one in part}


def _state(node: Element, target: Element | None) -> UnitState:
    """Return how far a unit is; a target without a state is a translation."""
    confirmed = attribute(node, "confirmed")
    if confirmed is not None:
        return "translated" if confirmed in ("1", "true") else "needs-review"
    if node.get("approved") == "yes":
        return "final"
    said = (target.get("state") if target is not None else None) or attribute(node, "status") or "translated"
    return _STATES.get(said, "translated")


def _recognises(data: bytes, _: str) -> bool:
    name, rest = root_of(data)
    return name == "xliff" and not re.search(r"\sversion\s*=\s*[\"']2", rest)


XLIFF1 = BilingualReader("xliff-1.2", "application/x-xliff+xml", _recognises, _read)
