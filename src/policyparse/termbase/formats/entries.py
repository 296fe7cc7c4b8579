"""Concept entries of XML: which XML is read at all, and how an entry's fields make a concept."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from lxml import etree

from policyparse.errors import InputError
from policyparse.termbase.formats.interface import Draft
from policyparse.termbase.formats.vocabulary import is_yes, meaning
from policyparse.termbase.model import KINDS, Status

_ENTITY = b"<!ENTITY"
_MOST = 1_000_000
_CHINESE = ("zh", "cmn", "zho", "chi", "chinese")
_ENGLISH = ("en", "eng", "english")
_PARTED = re.compile(r"[-_ (]")
_OURS = "policyparse:"


Fields = Sequence[tuple[str, str]]
"""What is said of a term or of an entry: types and values."""

Term = tuple[str, str, Fields]
"""The language of a term, its text, and its fields."""


def entries(data: bytes, path: Path, tags: tuple[str, ...]) -> Iterator[Any]:
    """Yield each element called one of `tags`, which is gone when the next is asked for; raises `InputError`.

    Document types are skipped and never loaded; entities are neither declared nor resolved.
    """
    if _ENTITY in data[:1_000_000].replace(b"\0", b""):
        raise InputError(f"{path}: declares XML entities, which glossaries never need; do not trust this file")
    walk = etree.iterparse(
        io.BytesIO(data),
        events=("end",),
        tag=[f"{{*}}{tag}" for tag in tags],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    seen = 0
    try:
        for _, element in walk:
            seen += 1
            if seen > _MOST:
                raise InputError(f"{path}: more than {_MOST:,} concepts; split it")
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        where = f", line {error.lineno}" if error.lineno else ""
        raise InputError(
            f"{path}{where}: is no well-formed XML ({error.msg.partition(',')[0]}); export it again"
        ) from error
    if not seen:
        raise InputError(f"{path}: holds no concept ({' or '.join(tags)}); is it a glossary?")


def draft_of(name: str, terms: Iterable[Term], fields: Fields) -> Draft:
    """Return a concept of these terms; `fields` are those of the whole entry."""
    draft = Draft(name)
    for kind, value in fields:
        _apply(draft, kind, value)
    for language, text, own in terms:
        if not text:
            continue
        side, status, telling = _sense(language, tuple(own))
        if side == "en":
            draft.en.append((text, status))
        elif side:
            (draft.short if side == "short" else draft.zh).append(text)
        for kind, value in telling:
            _apply(draft, kind, value)
    return draft


@lru_cache(maxsize=1 << 12)
def _sense(language: str, fields: Fields) -> tuple[str, Status | None, Fields]:
    """Return on which side a term stands (`zh`, `short`, `en`, or none), its status, and what else its fields tell."""
    language = _PARTED.split(language.casefold())[0]
    telling = tuple(field for field in fields if meaning("field", field[0]) not in ("status", "type", None))
    if language in _CHINESE:
        short = any(meaning("field", kind) == "type" and meaning("short", value) for kind, value in fields)
        return "short" if short else "zh", None, telling
    return ("en", _status(fields), telling) if language in _ENGLISH else ("", None, ())


def _status(fields: Iterable[tuple[str, str]]) -> Status | None:
    said = [(meaning("field", kind), meaning("status", value)) for kind, value in fields]
    if ("note", "forbidden") in said:  # TBX knows none that is stronger than deprecated
        return "forbidden"
    return cast("Status | None", next((status for field, status in said if field == "status" and status), None))


def _apply(draft: Draft, kind: str, value: str) -> None:
    match meaning("field", kind):
        case "status" | "type" | None:
            pass
        case "pos":
            draft.pos = draft.pos or value
            if meaning("name", value) and draft.kind == "term":
                draft.kind = "name"
        case "case_sensitive":
            draft.case_sensitive |= is_yes(value)
        case "do_not_translate":
            draft.translate &= not is_yes(value)
        case "translate":
            draft.translate &= meaning("flag", value) != "no"
        case "note" if value.startswith(_OURS):
            _apply_ours(draft, value.removeprefix(_OURS).split())
        case "note" if meaning("status", value) is None:
            draft.note = draft.note or value
        case _:
            pass


def ours(draft: Draft) -> str:
    """Return the note that carries what no field of TBX says; empty if there is none."""
    words: list[str] = [draft.kind] if draft.kind != "term" else []
    words += ["case-sensitive"] if draft.case_sensitive else []
    words += [] if draft.translate else ["do-not-translate"]
    return f"{_OURS} {' '.join(words)}" if words else ""


def _apply_ours(draft: Draft, words: Iterable[str]) -> None:
    for word in words:
        kind = next((kind for kind in KINDS if kind == word), None)
        draft.kind = kind or draft.kind
        draft.case_sensitive |= word == "case-sensitive"
        draft.translate &= word != "do-not-translate"
