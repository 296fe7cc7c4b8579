"""TMX 1.1 to 1.4 (LISA OSCAR): the Chinese and the English variant of each unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from policyparse.bilingual.inline import coded
from policyparse.bilingual.interface import BilingualReader, Content
from policyparse.bilingual.markup import Element, attribute, child, events, local, root_of, words
from policyparse.config import Reading
from policyparse.errors import InputError
from policyparse.model.units import BilingualUnit, UnitState

_PRIMARY = ("zh", "en")


def _read(data: bytes, name: str, reading: Reading) -> Content:
    said, tags, units, left = [""], ["", ""], [], 0
    for element, node in enumerate(_nodes(data, name, reading, said)):
        variants = _variants(node)
        if all(one is not None for one in variants):
            tags = [tags[at] or attribute(one, "lang") or "" for at, one in enumerate(variants)]
            first, second = (coded(child(one, "seg"), name) for one in variants)
            own = node.get("tuid") or str(element + 1)
            units.append(BilingualUnit(own, first, second, notes=_notes(node, *variants), element=element))
        else:
            left += 1
    if not units:
        raise InputError(f"{name}: no unit has a Chinese and an English text; nothing to review")
    missing = (f"{left} {'unit has' if left == 1 else 'units have'} no Chinese or no English text",) if left else ()
    backward = said[0].lower().startswith("en")
    source, translation = reversed(tags) if backward else tags
    return Content(source, translation, tuple(_directed(one, backward=backward) for one in units), missing)


def _nodes(data: bytes, name: str, reading: Reading, said: list[str]) -> Iterator[Element]:
    for event, tag, node in events(data, name, reading, ("header", "tu"), "tu"):
        if tag == "header" and event == "start":
            said[0] = node.get("srclang", "")
        elif tag == "tu" and event == "end":
            yield node


def _variants(node: Element) -> list[Element | None]:
    """Return the first Chinese and the first English variant of a unit."""
    found: dict[str, Element] = {}
    for one in node:
        if local(one) == "tuv":
            found.setdefault((attribute(one, "lang") or "").lower().replace("_", "-").partition("-")[0], one)
    return [found.get(language) for language in _PRIMARY]


def _notes(*nodes: Element | None) -> tuple[str, ...]:
    return tuple(
        words(one) for node in nodes if node is not None for one in node if local(one) == "note" and words(one)
    )


def _directed(unit: BilingualUnit, *, backward: bool) -> BilingualUnit:
    """Return a unit, read with the Chinese first, in the direction that the file says."""
    source, translation = (unit.translation, unit.source) if backward else (unit.source, unit.translation)
    state: UnitState = "translated" if translation.text.strip() else "new"
    return replace(unit, source=source, translation=translation, state=state)


def _recognises(data: bytes, _: str) -> bool:
    return root_of(data)[0] == "tmx"


TMX = BilingualReader("tmx", "application/x-tmx+xml", _recognises, _read)
