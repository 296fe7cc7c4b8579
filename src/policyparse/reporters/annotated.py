"""Writes findings back into their XLIFF file, as notes, without changing any other character.

The notes are inserted at offsets, so declaration, quotation marks and white space do not change. Notes from an earlier
review are removed first.
"""

from __future__ import annotations

import codecs
import hashlib
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import escape

from policyparse.errors import InputError, UsageError
from policyparse.model.report import Finding, Report
from policyparse.model.severity import Severity
from policyparse.model.units import BilingualFile
from policyparse.readers.loading import display_name, load
from policyparse.reporters.exchange import BY_US, PRIORITIES, finding_text, legal

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"<\?xml[^>]*\sencoding\s*=\s*[\"']([\w.:-]+)")
_TAG = re.compile(rb"<(?:[^\"'>]|\"[^\"]*\"|'[^']*')*>")
_MARGIN = re.compile(rb"\r?\n[ \t]*$")
_LONGEST_MARGIN = 200
_SPACE = re.compile(rb"\s*")
_ANCHORS = ("source", "seg-source", "target")  # what notes stand behind in XLIFF 1.2
_FIRST = ("originalData", "segment", "ignorable")  # what they stand before in XLIFF 2


class _Note(NamedTuple):
    text: str
    severity: Severity
    side: str


class _Edit(NamedTuple):
    """What takes the place of the bytes `[start, end)`."""

    start: int
    end: int
    new: bytes


def annotated(file: BilingualFile, report: Report) -> bytes:
    """Return the content of an XLIFF file with each finding as a note of its unit.

    Raises `UsageError` for a file of another format and for standard input, `InputError` for a file that has changed.
    """
    name = display_name(file.origin.path)
    if not file.format.startswith("xliff"):
        raise UsageError(
            f"{name}: findings can be written back into XLIFF alone; write a report, as with -o review.xlsx"
        )
    if file.origin.path == "-":
        raise UsageError("standard input cannot be read a second time: give the file to be annotated by its path")
    data = load(file.origin.path, sys.maxsize)
    if hashlib.sha256(data).hexdigest() != file.origin.sha256:
        raise InputError(f"{name}: has changed since it was read; run the review again")
    return annotate(data, file, report)


def annotate(data: bytes, file: BilingualFile, report: Report) -> bytes:
    """Return `data`, which is the content of `file`, with the findings of `report` as notes."""
    name = display_name(file.origin.path)
    encoding = _encoding(data)
    try:
        text = data.decode(encoding)
        exact = text.encode(encoding) == data
    except (LookupError, UnicodeError):
        exact = False
    if not exact:
        raise InputError(f"{name}: its encoding ({encoding}) cannot be written back exactly; save it as UTF-8")
    whole = text.encode()
    walk = _Walk(whole, _notes(file, report), second=file.format == "xliff-2")
    try:
        edits = walk.edits()
    except expat.ExpatError as error:
        raise InputError(f"{name}: is damaged XML at line {error.lineno}; export it again") from error
    return _edited(whole, edits).decode().encode(encoding)


def _encoding(data: bytes) -> str:
    by_mark = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    declared = _DECLARED.match(data[:200])
    return by_mark or (declared[1].decode("ascii") if declared else "utf-8")


def _notes(file: BilingualFile, report: Report) -> Mapping[int, Sequence[_Note]]:
    """Return the notes by the number of their element; one of several segments is named."""
    sides = (report.bitext.source, report.bitext.translation)
    unit_of = {segment.id: segment.unit for side in sides for segment in side.structure.segments}
    element_of = {unit.id: unit.element for unit in file.units}
    sizes = Counter(unit.element for unit in file.units)
    found: defaultdict[int, list[_Note]] = defaultdict(list)
    for finding in report.findings:
        place = finding.translation or finding.source
        unit = unit_of.get(place.segment) if place else None
        if unit is not None:
            element = element_of[unit]
            where = f"{unit}: " if sizes[element] > 1 else ""
            found[element].append(_Note(where + finding_text(finding), finding.severity, _side(finding)))
    return found


def _side(finding: Finding) -> str:
    return "target" if finding.translation else "source"


def _edited(whole: bytes, edits: Iterable[_Edit]) -> bytes:
    parts, at = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        parts += [whole[at : edit.start], edit.new]
        at = edit.end
    return b"".join((*parts, whole[at:]))


class _Open(NamedTuple):
    """An element that is open: its name as written, where it starts, and whether it is a note of ours."""

    name: str
    start: int
    ours: bool


class _Walk:
    """Goes through a file once and collects what is to be changed."""

    def __init__(self, whole: bytes, notes: Mapping[int, Sequence[_Note]], *, second: bool) -> None:
        self._whole, self._notes, self._second = whole, notes, second
        self._unit = "unit" if second else "trans-unit"
        self._open: list[_Open] = []
        self._depth = 0  # of the unit that is open, 0 for none
        self._element = -1
        self._edits: list[_Edit] = []
        self._kept: _Edit | None = None  # where new notes go, with the margin before or behind them
        self._container: int | None = None  # where the notes of a unit of XLIFF 2 start
        self._others = 0
        self._parser = expat.ParserCreate("utf-8")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.EntityDeclHandler = self._entity

    def edits(self) -> Iterator[_Edit]:
        """Return what is to be changed, in no order."""
        self._parser.Parse(self._whole, True)
        return iter(self._edits)

    def _entity(self, *_: object) -> None:
        raise InputError("the file declares entities of its own; do not trust it")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        at, bare = self._parser.CurrentByteIndex, name.rpartition(":")[2]
        ours = bare == "note" and BY_US in (attributes.get("category"), attributes.get("from"))
        self._open.append(_Open(name, at, ours))
        if not self._depth and bare == self._unit:
            self._depth, self._element = len(self._open), self._element + 1
            self._kept, self._container, self._others = None, None, 0
        elif self._second and self._depth and len(self._open) == self._depth + 1:
            if bare == "notes":
                self._container = at
            elif bare in _FIRST and (self._kept is None or self._container == self._kept.start):
                self._before(at)

    def _end(self, name: str) -> None:
        one, bare = self._open.pop(), name.rpartition(":")[2]
        inside = len(self._open) - self._depth if self._depth else -1
        if self._depth and len(self._open) + 1 == self._depth:
            self._depth = 0
            self._add(name)
        elif self._second and inside == 1 and bare == "note" and self._container is not None:
            self._note(one)
        elif self._second and inside == 0 and bare == "notes":
            self._close_notes(one)
        elif not self._second and inside == 0 and bare in _ANCHORS:
            end = self._tag_end(one)
            self._kept = _Edit(end, end, self._margin(one.start))
        elif not self._second and inside == 0 and one.ours:
            self._drop(one)

    def _note(self, one: _Open) -> None:
        if one.ours:
            self._drop(one)
        else:
            self._others += 1
            end = self._tag_end(one)
            self._kept = _Edit(end, end, self._margin(one.start))

    def _close_notes(self, one: _Open) -> None:
        """Take out notes that are ours alone, with the margin behind them; new ones then stand before the segments."""
        if self._others == 0:
            self._edits = [edit for edit in self._edits if edit.start < one.start]
            end = self._tag_end(one)
            space = _SPACE.match(self._whole, end)
            self._edits.append(_Edit(one.start, space.end() if space else end, b""))
            self._kept = None
        self._container = None

    def _before(self, at: int) -> None:
        if self._others == 0 and self._kept is None:
            self._kept = _Edit(at, at, self._margin(at))

    def _drop(self, one: _Open) -> None:
        self._edits.append(_Edit(one.start - len(self._margin(one.start)), self._tag_end(one), b""))

    def _add(self, name: str) -> None:
        notes = self._notes.get(self._element, ())
        if not notes or self._kept is None:
            return
        prefix = name[: -len(self._unit)]
        written = [_written(note, prefix, second=self._second) for note in notes]
        place, margin = self._kept.start, self._kept.new
        if self._second and self._others == 0:
            inner = b"".join(margin + (b"  " if margin else b"") + note for note in written)
            new = f"<{prefix}notes>".encode() + inner + margin + f"</{prefix}notes>".encode() + margin
        else:
            new = b"".join(margin + note for note in written)
        self._edits.append(_Edit(place, place, new))

    def _tag_end(self, one: _Open) -> int:
        """Return the offset behind the tag that ends an element, which may be the one that starts it."""
        tag = _TAG.match(self._whole, self._parser.CurrentByteIndex)
        return tag.end() if tag else one.start

    def _margin(self, at: int) -> bytes:
        """Return the line end and the indentation before an offset; empty if something else is there."""
        found = _MARGIN.search(self._whole[max(0, at - _LONGEST_MARGIN) : at])
        return found[0] if found else b""


def _written(note: _Note, prefix: str, *, second: bool) -> bytes:
    who, where = ("category", "appliesTo") if second else ("from", "annotates")
    priority = PRIORITIES[note.severity]
    text = escape(legal(note.text))
    return f'<{prefix}note {who}="{BY_US}" priority="{priority}" {where}="{note.side}">{text}</{prefix}note>'.encode()
