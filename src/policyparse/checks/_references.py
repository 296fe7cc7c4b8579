"""What the markup of both sides refers to, compared."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator

from policyparse.checks._base import Check, Pair
from policyparse.model.bitext import Place
from policyparse.model.document import Document, Reference, ReferenceKind
from policyparse.model.report import Finding
from policyparse.model.structure import Structure

_LANGUAGE = r"(?:zh(?:[-_](?:cn|hans|tw|hant|hk))?|cn|en(?:[-_](?:us|gb))?|chinese|english)"
_NAMED = re.compile(rf"^{_LANGUAGE}(?:\.|$)|[._-]{_LANGUAGE}(?=[._-]|$)")
_SHOWN = 60


def path_of(address: str) -> str:
    """Return an address as both languages write it: without what names a language, a place in a page, or a query."""
    path = re.split(r"[#?]", address.strip().lower(), maxsplit=1)[0]
    return "/".join(filter(None, (_NAMED.sub("", part) for part in path.split("/"))))


def references(document: Document, kind: ReferenceKind) -> list[Reference]:
    """Return the references of one kind."""
    return [one for one in document.references or () if one.kind == kind]


def unmatched(
    pair: Pair, kind: ReferenceKind, key: Callable[[str], str]
) -> tuple[list[Reference], list[Reference]] | None:
    """Return what is on one side alone, by a key that is empty for what does not count; None for no markup."""
    documents = pair.bitext.source.structure.document, pair.bitext.translation.structure.document
    if any(document.references is None for document in documents):
        return None
    source, translation = (references(document, kind) for document in documents)
    waiting: defaultdict[str, list[Reference]] = defaultdict(list)
    for one in translation:
        waiting[key(one.value)].append(one)
    lost = [one for one in source if key(one.value) and not _taken(waiting[key(one.value)])]
    known = {key(one.value) for one in source}
    return lost, [one for name, rest in waiting.items() if name and name not in known for one in rest]


def one_sided(check: Check, pair: Pair, kind: ReferenceKind, key: Callable[[str], str], what: str) -> Iterator[Finding]:
    """Yield a finding for each reference that one side has and the other has not."""
    lost, gained = unmatched(pair, kind, key) or ((), ())
    for one in lost:
        yield check.found(
            f"the source has {what} {shown(one.value)}, the translation has not",
            place(pair.bitext.source.structure, one), None, expected=shown(one.value),
        )  # fmt: skip
    for one in gained:
        yield check.found(
            f"the translation has {what} {shown(one.value)}, the source has not",
            None, place(pair.bitext.translation.structure, one), actual=shown(one.value),
        )  # fmt: skip


def place(structure: Structure, one: Reference) -> Place | None:
    """Return where a reference stands; None in a document without segments."""
    segments = structure.segments
    number = max(0, bisect_right(segments, one.span.start, key=lambda segment: segment.span.start) - 1)
    text = structure.document.text[one.span.start : one.span.end]
    return Place(segments[number].id, one.span, text) if segments else None


def shown(value: str) -> str:
    """Return a value as a message can quote it."""
    line = " ".join(value.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


def _taken(waiting: list[Reference]) -> bool:
    return bool(waiting and waiting.pop(0))
