"""A bilingual file reviewed: its units are pairs already, so that the aligner is not asked which belong together."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from policyparse.align.given import align_given
from policyparse.bilingual import read_bilingual
from policyparse.config import Config
from policyparse.errors import InputError, PartialWarning, unknown
from policyparse.languages.detection import detect_language
from policyparse.model.bitext import Analysis
from policyparse.model.document import Block, Document, Language, Span, StrPath
from policyparse.model.report import Report
from policyparse.model.units import BilingualFile, BilingualUnit, CodedText, UnitState
from policyparse.pipeline import Progress, Resources, analyse, load_resources, report
from policyparse.readers.loading import display_name
from policyparse.structure.units import structure_units
from policyparse.verdicts.judge import judge_aligned

CHECKED: tuple[UnitState, ...] = ("translated", "needs-review", "final")
"""The states that are checked unless others are asked for: nobody vouches for a draft."""

STATES: tuple[UnitState, ...] = ("draft", *CHECKED)
"""The states that can be asked for: what is new has no translation to check."""

MOST_UNITS = 5_000
"""How many units one report holds: some 250 MB of words and evidence."""

_NAMED = 10  # ids that a line names
_LETTERS = 100_000  # of each side that show its language
_NAMES = {"zh": "Chinese", "en": "English"}
_CHINESE = frozenset(("zh", "cmn", "yue", "lzh", "chi", "zho"))
_ENGLISH = frozenset(("en", "eng"))


class Review(NamedTuple):
    """A bilingual file, and the report on those of its units that were checked."""

    file: BilingualFile
    report: Report


def known_state(name: str) -> UnitState:
    """Return the state of that name; raises `UsageError`."""
    found = next((state for state in STATES if state == name.casefold()), None)
    if found is None:
        raise unknown("state", name, STATES)
    return found


def review(
    path: StrPath,
    config: Config | None = None,
    progress: Progress | None = None,
    states: Sequence[UnitState] = CHECKED,
) -> Review:
    """Check the units of the bilingual file at `path` that are in one of `states`.

    Raises `InputError` for what cannot be read, has nothing to check or is in other languages, `UsageError` for a bad
    glossary. What is not checked is said in `missing` of the translation.
    """
    config = config or Config()
    return review_file(read_bilingual(path, config.reading), config, progress, states)


def review_file(
    file: BilingualFile,
    config: Config | None = None,
    progress: Progress | None = None,
    states: Sequence[UnitState] = CHECKED,
) -> Review:
    """Check the units of a bilingual file that was read already, as `review` does."""
    chosen = _chosen(file, states)
    if len(chosen.units) > MOST_UNITS:
        raise InputError(
            f"{display_name(file.origin.path)}: has {len(chosen.units):,} units, and a report shows {MOST_UNITS:,} at"
            " most; use `policyparse check`, which takes it in parts, or split it"
        )
    return Review(file, _report(file, chosen.units, chosen.missing, load_resources(config, progress)))


def review_parts(
    file: BilingualFile,
    config: Config | None = None,
    progress: Progress | None = None,
    states: Sequence[UnitState] = CHECKED,
) -> Iterator[Report]:
    """Yield a report for each `MOST_UNITS` units, so that the memory is that of one; raises as `review` does.

    What is not checked is said in the first.
    """
    chosen = _chosen(file, states)
    resources = load_resources(config, progress)
    for at in range(0, len(chosen.units), MOST_UNITS):
        missing = () if at else chosen.missing
        yield _report(file, chosen.units[at : at + MOST_UNITS], missing, resources)


class _Chosen(NamedTuple):
    """The units to be checked, and what is said of the others."""

    units: Sequence[BilingualUnit]
    missing: tuple[str, ...]


def _chosen(file: BilingualFile, states: Sequence[UnitState]) -> _Chosen:
    name = display_name(file.origin.path)
    units = [unit for unit in file.units if unit.translatable and unit.state in states]
    left_out = tuple(_left_out(file, states))
    if not any(unit.translation.text.strip() for unit in units):
        raise InputError(f"{name}: has nothing to check: {'; '.join(left_out) or 'no unit is translated'}")
    _expect_direction(file, units, name)
    for line in left_out:
        warnings.warn(f"{name}: {line}", PartialWarning, stacklevel=4)
    return _Chosen(units, (*file.missing, *left_out))


def _report(
    file: BilingualFile, units: Sequence[BilingualUnit], missing: tuple[str, ...], resources: Resources
) -> Report:
    source = _side(file, units, "zh", resources, ())
    translation = _side(file, units, "en", resources, missing)
    aligned = align_given(source, translation, resources.lexicon, resources.termbase)
    return report(judge_aligned(source, translation, aligned, resources.lexicon, resources.termbase), resources)


def _left_out(file: BilingualFile, states: Sequence[UnitState]) -> Iterator[str]:
    """Say which units are not checked, and why."""
    fixed = [unit for unit in file.units if not unit.translatable]
    others = [unit for unit in file.units if unit.translatable and unit.state not in states]
    empty = [unit for unit in others if unit.state == "new"]
    drafts = [unit for unit in others if unit.state == "draft"]
    rest = [unit for unit in others if unit.state not in ("new", "draft")]
    for found, one, several in (
        (empty, "unit has no translation", "units have no translation"),
        (drafts, "unit is fuzzy or a draft, and not checked", "units are fuzzy or drafts, and not checked"),
        (rest, "unit is in a state that is not checked", "units are in a state that is not checked"),
        (fixed, "unit is not to be translated", "units are not to be translated"),
    ):
        if found:
            more = f" and {len(found) - _NAMED:,} more" if len(found) > _NAMED else ""
            yield f"{len(found):,} {one if len(found) == 1 else several} ({_ids(found[:_NAMED])}{more})"


def _ids(units: Iterable[BilingualUnit]) -> str:
    return ", ".join(unit.id for unit in units)


def _expect_direction(file: BilingualFile, units: Sequence[BilingualUnit], name: str) -> None:
    """Raise `InputError` unless the sources are Chinese and the translations English.

    What the texts are in counts more than what the file says, which tools set by habit.
    """
    for said in (file.source_language, file.translation_language):
        primary = (said or "zh").lower().replace("_", "-").partition("-")[0]
        if primary not in _CHINESE | _ENGLISH:
            raise InputError(f"{name}: has a side in {said!r}; policyparse reviews Chinese and English")
    found = _language(unit.source for unit in units), _language(unit.translation for unit in units)
    if found[0] == found[1]:
        raise InputError(f"{name}: both sides are {_NAMES[found[0]]}; nothing was translated")
    if found == ("en", "zh"):
        raise InputError(f"{name}: goes from English to Chinese; review checks translations from Chinese so far")


def _language(texts: Iterable[CodedText]) -> Language:
    sample: list[str] = []
    size = 0
    for text in texts:
        sample.append(text.plain)
        size += len(text.text)
        if size > _LETTERS:
            break
    return detect_language("\n".join(sample))


def _side(
    file: BilingualFile,
    units: Iterable[BilingualUnit],
    language: Language,
    resources: Resources,
    missing: tuple[str, ...],
) -> Analysis:
    """Return one side of the units as a document of one block a unit, analysed; placeholders are no text."""
    parts: list[str] = []
    blocks: list[Block] = []
    ids: list[str] = []
    at = 0
    for unit in units:
        text, codes = unit.source if language == "zh" else unit.translation
        if text.strip():
            marks = tuple(Span(at + code.start, at + code.end) for code in codes)
            blocks.append(Block(Span(at, at + len(text)), marks=marks))
            ids.append(unit.id)
            parts.append(text)
            at += len(text) + 1
    document = Document(file.origin, language, "\n".join(parts) + "\n", tuple(blocks), settled=True, missing=missing)
    return analyse(structure_units(document, ids), resources)
