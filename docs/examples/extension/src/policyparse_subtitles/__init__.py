"""Subtitles for policyparse: a reader of SRT files, and a check of how long they get."""

import re
from collections.abc import Iterator

from policyparse.checks import Check, Example, Pair
from policyparse.config import Reading
from policyparse.model.bitext import Place
from policyparse.model.report import Finding
from policyparse.readers import Composer, Layout, Reader
from policyparse.readers.encoding import decode

_TIMES = re.compile(r"\d\d:\d\d:\d\d[,.]\d{3} --> ")
_MOST = 84  # two lines of 42 characters


def _recognises(data: bytes, suffix: str) -> bool:
    return suffix == ".srt"


def _read(data: bytes, name: str, reading: Reading) -> Layout:
    """Lay out each subtitle as a paragraph; its number and its times are no text."""
    composer = Composer(name, reading)
    for entry in re.split(r"\r?\n\s*\r?\n", decode(data, name)):
        lines = [line for line in entry.splitlines() if line.strip()]
        if len(lines) > 1 and _TIMES.match(lines[1]):
            composer.add(" ".join(lines[2:]))
    return composer.layout()


SRT = Reader("srt", "application/x-subrip", _recognises, _read)


def _run(pair: Pair) -> Iterator[Finding]:
    """Report each subtitle of the translation that is too long to be read."""
    for account in pair.bitext.accounts:
        segment = account.segment
        if len(segment.text) > _MOST:
            place = Place(segment.id, segment.span, segment.text)
            yield TOO_LONG.found(f"{len(segment.text)} characters, {_MOST} can be read", None, place)


TOO_LONG = Check(
    id="SU101",
    name="subtitle-too-long",
    category="structure",
    severity="warning",
    doc="A subtitle of the translation has more characters than a viewer can read in two lines.",
    run=_run,
    examples=(
        Example(
            "开放箭楼。",
            "Open the watchtower to visitors from all over the world, every day of the week, all year long.",
            fires=True,
        ),
        Example("开放箭楼。", "Open the watchtower.", fires=False),
    ),
)

CHECKS = (TOO_LONG,)
