"""Catalogues of GNU gettext (PO, POT), read by polib; each plural form is a unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from policyparse.bilingual.inline import with_codes
from policyparse.bilingual.interface import BilingualReader, Content
from policyparse.config import Reading
from policyparse.errors import InputError
from policyparse.model.units import BilingualUnit, CodedText, UnitState
from policyparse.readers.encoding import decode
from policyparse.readers.formats import is_catalogue

_MOST_LINES = 10_000
_PERCENT = r"%(?:\(\w+\)|\d+\$)?[-+ #0]*(?:\d+|\*)?(?:\.\d+)?(?:hh?|ll?|[jzt])?[A-Za-z]|%%"
_BRACE = r"\{[\w.\[\]!:]*\}"
_FORMATS: Mapping[str, re.Pattern[str]] = {
    "c-format": re.compile(_PERCENT),
    "objc-format": re.compile(_PERCENT),
    "php-format": re.compile(_PERCENT),
    "python-format": re.compile(_PERCENT),
    "python-brace-format": re.compile(_BRACE),
    "csharp-format": re.compile(_BRACE),
    "java-format": re.compile(_BRACE),
}
"""What stands for a value in a text, by the flag of the entry."""


def _read(data: bytes, name: str, reading: Reading) -> Content:
    import polib  # noqa: PLC0415  (imported when the first catalogue is met)

    text = decode(data, name)
    if len(text) > 2 * reading.max_characters:
        raise InputError(f"{name}: has more text than can be read; split it or raise the limit (max-characters)")
    if _longest_run(text) > _MOST_LINES:
        raise InputError(f"{name}: has an entry of more than {_MOST_LINES:,} lines; check it with `msgfmt -c`")
    try:
        catalogue = polib.pofile(text, wrapwidth=0)
    except (OSError, ValueError, IndexError, KeyError, UnicodeError) as error:
        raise InputError(f"{name}: is a damaged catalogue ({_reason(error)}); check it with `msgfmt -c`") from error
    units = tuple(unit for entry in catalogue if not entry.obsolete for unit in _units(entry))
    return Content(None, catalogue.metadata.get("Language") or None, units)


def _longest_run(text: str) -> int:
    """Return how many lines in a row continue one text or comment; polib copies it for each of them."""
    kinds = groupby(text.split("\n"), key=lambda line: line.lstrip()[:2] in ("# ", "#.") or line.lstrip()[:1] == '"')
    return max((sum(1 for _ in lines) for going_on, lines in kinds if going_on), default=0)


def _units(entry: Any) -> Iterator[BilingualUnit]:  # noqa: ANN401  (polib has no types)
    forms = entry.msgstr_plural or {0: entry.msgstr}
    for number, translation in sorted(forms.items(), key=lambda form: int(form[0])):
        only = len(forms) == 1  # it says the plural, too: Chinese has one form
        source = entry.msgid_plural if (number or only) and entry.msgid_plural else entry.msgid
        state: UnitState = "new" if not translation.strip() else "draft" if entry.fuzzy else "translated"
        own = f"line {entry.linenum}" + (f" [{number}]" if entry.msgstr_plural else "")
        notes = tuple(note for note in (entry.tcomment, entry.comment) if note)
        yield BilingualUnit(own, _coded(source, entry.flags), _coded(translation, entry.flags), state, notes=notes)


def _coded(text: str, flags: list[str]) -> CodedText:
    coded = CodedText(text)
    for flag in flags:
        if flag in _FORMATS:
            coded = with_codes(coded, _FORMATS[flag])
    return coded


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:100].removeprefix("Syntax error in po file ").strip("()")


def _recognises(data: bytes, suffix: str) -> bool:
    return is_catalogue(data) or suffix in (".po", ".pot")


PO = BilingualReader("po", "text/x-gettext-translation", _recognises, _read)
