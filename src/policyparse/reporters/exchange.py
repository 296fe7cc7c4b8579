"""Beads for translation tools: TMX 1.4 (LISA OSCAR, 2005) and XLIFF 2.1 (OASIS, 2018).

Characters that XML 1.0 does not allow are dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from lxml import etree

from policyparse import __version__
from policyparse.align.segment_beads import AlignedDocuments, SegmentBead
from policyparse.languages import language_of
from policyparse.model.structure import Segment
from policyparse.reporters.alignment import ids, text

_NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_DOCTYPE = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOTHING = SegmentBead((), (), 0.0)  # a file of XLIFF has a unit at least

Attributes = Mapping[str, str]


def tmx(aligned: AlignedDocuments, *, with_null: bool = False) -> str:
    """Return the linked beads as a translation memory, and those with one side empty if `with_null`."""
    root = etree.Element("tmx", version="1.4")
    tags = _tags(aligned)
    _add(root, "header", _tmx_header(tags[0]))
    body = _add(root, "body")
    for number, bead in enumerate(aligned.beads, 1):
        if bead.linked or with_null:
            _tmx_unit(body, bead, number, tags)
    return _written(root, _DOCTYPE)


def xliff(aligned: AlignedDocuments) -> str:
    """Return every bead as a unit of one segment; a source without counterpart has no target, an addition no source."""
    root = etree.Element(f"{{{_NAMESPACE}}}xliff", nsmap={None: _NAMESPACE}, version="2.1")
    source, translation = _tags(aligned)
    root.set("srcLang", source)
    root.set("trgLang", translation)
    attributes = {"id": "f1", "original": aligned.source.origin.path, f"{_XML}space": "preserve"}
    file = _add(root, _xliff("file"), attributes)
    for number, bead in enumerate(aligned.beads or (_NOTHING,), 1):
        _xliff_unit(file, bead, number)
    return _written(root)


def _tags(aligned: AlignedDocuments) -> tuple[str, str]:
    """Return the languages of the source and the translation."""
    source, translation = aligned.source.language, aligned.translation.language
    return language_of(source).exchange_tag, language_of(translation).exchange_tag


def _tmx_header(source: str) -> Attributes:
    return {
        "creationtool": "policyparse",
        "creationtoolversion": __version__,
        "segtype": "sentence",
        "o-tmf": "policyparse",
        "adminlang": "en",
        "srclang": source,
        "datatype": "plaintext",
    }


def _tmx_unit(body: etree._Element, bead: SegmentBead, number: int, tags: tuple[str, str]) -> None:
    unit = _add(body, "tu", {"tuid": f"b{number}"})
    for kind, value in _properties(bead):
        _add(unit, "prop", {"type": f"x-{kind}"}, value)
    for language, segments in zip(tags, (bead.source, bead.translation), strict=True):
        if segments:
            _add(_add(unit, "tuv", {f"{_XML}lang": language}), "seg", content=text(segments))


def _xliff_unit(file: etree._Element, bead: SegmentBead, number: int) -> None:
    unit = _add(file, _xliff("unit"), {"id": f"b{number}"})
    notes = _add(unit, _xliff("notes"))
    for kind, value in _properties(bead):
        _add(notes, _xliff("note"), {"category": kind}, value)
    segment = _add(unit, _xliff("segment"), {"state": "translated"} if bead.linked else {})
    _add(segment, _xliff("source"), content=text(bead.source))
    if bead.translation:
        _add(segment, _xliff("target"), content=text(bead.translation))


def _properties(bead: SegmentBead) -> Iterable[tuple[str, str]]:
    sides: tuple[tuple[str, tuple[Segment, ...]], ...] = (("source", bead.source), ("translation", bead.translation))
    yield "score", f"{bead.score:.3f}"
    yield from ((f"{side}-ids", ids(segments)) for side, segments in sides if segments)


def _xliff(name: str) -> str:
    return f"{{{_NAMESPACE}}}{name}"


def _add(
    parent: etree._Element, name: str, attributes: Attributes | None = None, content: str | None = None
) -> etree._Element:
    element = etree.SubElement(parent, name, {key: _legal(value) for key, value in (attributes or {}).items()})
    element.text = None if content is None else _legal(content)
    return element


def _legal(words: str) -> str:
    return _ILLEGAL.sub("", words)


def _written(root: etree._Element, doctype: str | None = None) -> str:
    data = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True, doctype=doctype)
    return str(data, "utf-8")
