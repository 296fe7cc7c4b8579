"""TBX (ISO 30042): the dialects Core, Min and Basic of both editions, in both styles (DCA and DCT)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from policyparse.termbase.formats.entries import Term, draft_of, entries, ours
from policyparse.termbase.formats.interface import Draft, Format
from policyparse.termbase.model import Concept, Status

_ENTRIES = ("termEntry", "conceptEntry")
_LANGUAGES = ("langSet", "langSec")
_TERMS = ("tig", "ntig", "termSec")
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ROOT = re.compile(rb"<(?:\w+:)?(?:martif|tbx|TBX)[\s>]")
_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_STATUS: Mapping[Status, str] = {
    "preferred": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "deprecated": "deprecatedTerm-admn-sts",
    "forbidden": "deprecatedTerm-admn-sts",
}
_FORBIDDEN = "forbidden"
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _recognises(data: bytes, suffix: str) -> bool:
    return suffix == ".tbx" or bool(_ROOT.search(data[:4096].replace(b"\0", b"")))


def _read(data: bytes, path: Path) -> tuple[Concept, ...]:
    name = path.stem
    return tuple(
        _draft(entry, number, name).concept(name) for number, entry in enumerate(entries(data, path, _ENTRIES), 1)
    )


def _draft(entry: Any, number: int, glossary: str) -> Draft:  # noqa: ANN401  (lxml has no types)
    """Return the concept of an entry, read in one walk: what precedes the first language is said of the whole."""
    terms: list[Term] = []
    whole: list[tuple[str, str]] = []
    fields, language = whole, ""
    for element in entry.iter():
        name = _local(element.tag)
        if name == "term":
            text = " ".join("".join(element.itertext()).split()) if len(element) else element.text or ""
            terms.append((language, text.strip(), fields))
        elif name in _LANGUAGES:
            language = element.get(_LANG, "")
        elif name in _TERMS:
            fields = []
        elif value := element.text:
            fields.append((element.get("type") or name, value.strip()))
    return draft_of(f"{glossary}/{entry.get('id') or number}", terms, whole)


@cache
def _local(tag: object) -> str:
    """Return the name of an element without its namespace; empty for what is no element."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _write(concepts: Sequence[Concept]) -> bytes:
    from lxml import etree  # noqa: PLC0415  (as the names say it: read elsewhere, written here)

    root = etree.Element("tbx", nsmap={None: _NAMESPACE})
    root.set("type", "TBX-Basic")
    root.set("style", "dca")
    root.set(_LANG, "en")
    header = etree.SubElement(etree.SubElement(root, "tbxHeader"), "fileDesc")
    etree.SubElement(etree.SubElement(header, "sourceDesc"), "p").text = "Written by policyparse"
    body = etree.SubElement(etree.SubElement(root, "text"), "body")
    for number, concept in enumerate(concepts, 1):
        _write_entry(etree, body, concept, f"c{number}")
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True))


def _write_entry(etree: Any, body: Any, concept: Concept, name: str) -> None:  # noqa: ANN401  (as above)
    entry = etree.SubElement(body, "conceptEntry", id=name)
    draft = Draft(concept.id, concept.kind, case_sensitive=concept.case_sensitive, translate=concept.translate)
    for note in (ours(draft), concept.note):
        if note:
            etree.SubElement(entry, "note").text = _ILLEGAL.sub("", note)
    chinese = [*((form, None, False) for form in concept.zh), *((form, None, True) for form in concept.zh_short)]
    english = [(form, status, False) for form, status in concept.renderings]
    for language, terms in (("zh", chinese), ("en", english)):
        section = etree.SubElement(entry, "langSec", {_LANG: language}) if terms else None
        for form, status, short in terms:
            term = etree.SubElement(section, "termSec")
            etree.SubElement(term, "term").text = _ILLEGAL.sub("", form)
            if status:
                etree.SubElement(term, "termNote", type="administrativeStatus").text = _STATUS[status]
            if status == _FORBIDDEN:
                etree.SubElement(term, "note").text = _FORBIDDEN
            if short:
                etree.SubElement(term, "termNote", type="termType").text = "shortForm"
            if concept.pos:
                etree.SubElement(term, "termNote", type="partOfSpeech").text = concept.pos


TBX = Format("tbx", (".tbx",), _recognises, _read, _write)
