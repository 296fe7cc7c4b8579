"""Beads for translation tools: TMX 1.4 (LISA OSCAR, 2005), XLIFF 2.1 (OASIS, 2018) and XLIFF 1.2 (OASIS, 2008).

Characters that XML 1.0 does not allow are dropped.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lxml import etree

from policyparse import __version__
from policyparse.align.segment_beads import AlignedDocuments, SegmentBead
from policyparse.chinese_english import PAIR
from policyparse.languages import language_of
from policyparse.lexicon.scripts import source_tag
from policyparse.model.document import Document
from policyparse.model.report import Finding
from policyparse.model.severity import Severity
from policyparse.model.structure import Segment
from policyparse.reporters.alignment import ids, text

BY_US = "policyparse"
"""By whom a note is."""
PRIORITIES: Mapping[Severity, int] = {"error": 1, "warning": 4, "note": 7}
"""Of notes, from 1 to 10, as XLIFF has them."""
_NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_NAMESPACE_1 = "urn:oasis:names:tc:xliff:document:1.2"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_DOCTYPE = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOTHING = SegmentBead((), (), 0.0)  # a file of XLIFF has a unit at least

Attributes = Mapping[str, str]


def tmx(aligned: AlignedDocuments, *, with_null: bool = False) -> str:
    """Return the linked beads as a translation memory, and those with one side empty if `with_null`."""
    tags = _tag(aligned.source), _tag(aligned.translation)
    root = etree.Element("tmx", version="1.4")
    _add(root, "header", _tmx_header(tags[0]))
    body = _add(root, "body")
    for number, bead in enumerate(aligned.beads, 1):
        if bead.linked or with_null:
            _tmx_unit(body, bead, number, tags)
    return _written(root, _DOCTYPE)


def xliff(aligned: AlignedDocuments) -> str:
    """Return every bead as a unit of one segment; an unmatched source has no target, an addition has no source.

    Findings are notes of the unit that they are about.
    """
    root = etree.Element(f"{{{_NAMESPACE}}}xliff", nsmap={None: _NAMESPACE}, version="2.1")
    root.set("srcLang", _tag(aligned.source))
    root.set("trgLang", _tag(aligned.translation))
    attributes = {"id": "f1", "original": aligned.source.origin.path, f"{_XML}space": "preserve"}
    file = _add(root, _xliff("file"), attributes)
    told = _by_segment(aligned.findings)
    for number, bead in enumerate(aligned.beads or (_NOTHING,), 1):
        _xliff_unit(file, bead, number, _findings(bead, told))
    return _written(root)


def _tag(document: Document) -> str:
    """Return the tag of a document's language, with its script and place where they can be told."""
    chinese = document.language == PAIR.first
    return source_tag(document.text) if chinese else language_of(document.language).exchange_tag


def xliff_1_2(aligned: AlignedDocuments) -> str:
    """Return every bead as a unit of XLIFF 1.2, which more tools read; otherwise as `xliff` does."""
    root = etree.Element(_xliff_1("xliff"), nsmap={None: _NAMESPACE_1}, version="1.2")
    languages = {"source-language": _tag(aligned.source), "target-language": _tag(aligned.translation)}
    original = {"original": aligned.source.origin.path, "datatype": "plaintext", f"{_XML}space": "preserve"}
    body = _add(_add(root, _xliff_1("file"), original | languages), _xliff_1("body"))
    told = _by_segment(aligned.findings)
    for number, bead in enumerate(aligned.beads, 1):
        _xliff_1_unit(body, bead, number, _findings(bead, told))
    return _written(root)


def finding_text(finding: Finding) -> str:
    """Return a finding as the text of a note."""
    return f"{finding.check} {finding.name} ({finding.severity}): {finding.message}"


def _by_segment(findings: Iterable[Finding]) -> Mapping[str, Sequence[Finding]]:
    """Return the findings by the segment that they stand in: of the translation, where it shows anything."""
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        place = finding.translation or finding.source
        if place:
            found[place.segment].append(finding)
    return found


def _findings(bead: SegmentBead, told: Mapping[str, Sequence[Finding]]) -> Iterator[Finding]:
    for segment in (*bead.source, *bead.translation):
        yield from told.get(segment.id, ())


def _side(finding: Finding) -> str:
    return "target" if finding.translation else "source"


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


def _xliff_unit(file: etree._Element, bead: SegmentBead, number: int, findings: Iterable[Finding]) -> None:
    unit = _add(file, _xliff("unit"), {"id": f"b{number}"})
    notes = _add(unit, _xliff("notes"))
    for kind, value in _properties(bead):
        _add(notes, _xliff("note"), {"category": kind}, value)
    for finding in findings:
        priority = str(PRIORITIES[finding.severity])
        attributes = {"category": BY_US, "priority": priority, "appliesTo": _side(finding)}
        _add(notes, _xliff("note"), attributes, finding_text(finding))
    segment = _add(unit, _xliff("segment"), {"state": "translated"} if bead.linked else {})
    _add(segment, _xliff("source"), content=text(bead.source))
    if bead.translation:
        _add(segment, _xliff("target"), content=text(bead.translation))


def _xliff_1_unit(body: etree._Element, bead: SegmentBead, number: int, findings: Iterable[Finding]) -> None:
    unit = _add(body, _xliff_1("trans-unit"), {"id": f"b{number}"})
    _add(unit, _xliff_1("source"), content=text(bead.source))
    if bead.translation:
        state = {"state": "translated"} if bead.linked else {}
        _add(unit, _xliff_1("target"), state, text(bead.translation))
    said = ", ".join(f"{kind} {value}" for kind, value in _properties(bead))
    _add(unit, _xliff_1("note"), {"from": "alignment", "priority": "10", "annotates": "general"}, said)
    for finding in findings:
        priority = str(PRIORITIES[finding.severity])
        attributes = {"from": BY_US, "priority": priority, "annotates": _side(finding)}
        _add(unit, _xliff_1("note"), attributes, finding_text(finding))


def _properties(bead: SegmentBead) -> Iterable[tuple[str, str]]:
    sides: tuple[tuple[str, tuple[Segment, ...]], ...] = (("source", bead.source), ("translation", bead.translation))
    yield "score", f"{bead.score:.3f}"
    yield from ((f"{side}-ids", ids(segments)) for side, segments in sides if segments)


def _xliff(name: str) -> str:
    return f"{{{_NAMESPACE}}}{name}"


def _xliff_1(name: str) -> str:
    return f"{{{_NAMESPACE_1}}}{name}"


def _add(
    parent: etree._Element, name: str, attributes: Attributes | None = None, content: str | None = None
) -> etree._Element:
    element = etree.SubElement(parent, name, {key: legal(value) for key, value in (attributes or {}).items()})
    element.text = None if content is None else legal(content)
    return element


def legal(words: str) -> str:
    """Return a text without the characters that XML does not allow."""
    return _ILLEGAL.sub("", words)


def _written(root: etree._Element, doctype: str | None = None) -> str:
    data = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True, doctype=doctype)
    return str(data, "utf-8")
