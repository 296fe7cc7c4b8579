"""Reviews of bilingual files: the units are pairs already, so nothing is aligned across them."""

from __future__ import annotations

import warnings
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from policyparse.align.given import align_given
from policyparse.bilingual import read_bilingual
from policyparse.chinese_english import PAIR
from policyparse.config import Config
from policyparse.errors import InputError, PartialWarning, unknown
from policyparse.languages.language import language_of
from policyparse.model.bitext import Analysis
from policyparse.model.document import Block, Direction, Document, Language, Span, StrPath
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
_CHINESE = frozenset(("zh", "cmn", "yue", "lzh", "chi", "zho"))
_ENGLISH = frozenset(("en", "eng"))


class Review(NamedTuple):
    """A bilingual file, and the report on those of its units that were checked."""

    file: BilingualFile
    report: Report


class Part(NamedTuple):
    """A report on some units of a file; `again` has by the id of each the later units that have the same texts."""

    report: Report
    again: Mapping[str, Sequence[str]]


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
    config = config or Config()
    chosen = _chosen(file, states, config.direction)
    if len(chosen.units) > MOST_UNITS:
        raise InputError(
            f"{display_name(file.origin.path)}: has {len(chosen.units):,} units, and a report shows {MOST_UNITS:,} at"
            " most; use `policyparse check`, which takes it in parts, or split it"
        )
    return Review(file, _report(file, chosen, load_resources(config, progress)))


def review_parts(
    file: BilingualFile,
    config: Config | None = None,
    progress: Progress | None = None,
    states: Sequence[UnitState] = CHECKED,
) -> Iterator[Part]:
    """Yield a report for each `MOST_UNITS` units, so that the memory is that of one; raises as `review` does.

    Units with the same texts, of which translation memories have many, are compared once. What is not checked is said
    in the first.
    """
    config = config or Config()
    chosen = _chosen(file, states, config.direction)
    resources = load_resources(config, progress)
    units, again = _told_apart(chosen.units)
    for at in range(0, len(units), MOST_UNITS):
        part = chosen._replace(units=units[at : at + MOST_UNITS], missing=() if at else chosen.missing)
        yield Part(_report(file, part, resources), again)


def _told_apart(units: Iterable[BilingualUnit]) -> tuple[Sequence[BilingualUnit], Mapping[str, Sequence[str]]]:
    """Return the first unit of each text and its translation, and by its id those of the later ones."""
    first: dict[tuple[CodedText, CodedText], BilingualUnit] = {}
    again: defaultdict[str, list[str]] = defaultdict(list)
    for unit in units:
        known = first.setdefault((unit.source, unit.translation), unit)
        if known is not unit:
            again[known.id].append(unit.id)
    return tuple(first.values()), again


class _Chosen(NamedTuple):
    """The units to be checked, from which language into which, and what is said of the others."""

    units: Sequence[BilingualUnit]
    direction: Direction
    missing: tuple[str, ...]


def _chosen(file: BilingualFile, states: Sequence[UnitState], said: Direction | None) -> _Chosen:
    name = display_name(file.origin.path)
    units = [unit for unit in file.units if unit.translatable and unit.state in states]
    left_out = tuple(_left_out(file, states))
    if not any(unit.translation.text.strip() for unit in units):
        raise InputError(f"{name}: has nothing to check: {'; '.join(left_out) or 'no unit is translated'}")
    direction = _direction(file, units, name, said)
    for line in left_out:
        warnings.warn(f"{name}: {line}", PartialWarning, stacklevel=4)
    return _Chosen(units, direction, (*file.missing, *left_out))


def _report(file: BilingualFile, chosen: _Chosen, resources: Resources) -> Report:
    languages = PAIR.languages_of(chosen.direction)
    sources = ((unit.id, unit.source) for unit in chosen.units)
    translations = ((unit.id, unit.translation) for unit in chosen.units)
    source = _side(file, sources, languages[0], resources, ())
    translation = _side(file, translations, languages[1], resources, chosen.missing)
    aligned = align_given(source, translation, resources.lexicon, resources.termbase)
    return report(judge_aligned(source, translation, aligned, resources.lexicon, resources.termbase), resources)


def _left_out(file: BilingualFile, states: Sequence[UnitState]) -> Iterator[str]:
    """Yield which units are not checked, and why."""
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


def _direction(file: BilingualFile, units: Sequence[BilingualUnit], name: str, wanted: Direction | None) -> Direction:
    """Return the direction of the units: the one that is wanted, or that of their texts.

    The language of the texts counts more than the declaration of the file, which tools often set wrongly. Raises
    `InputError` for other languages, for two sides in one language, and if the texts contradict the wanted direction.
    """
    for said in (file.source_language, file.translation_language):
        primary = (said or "zh").lower().replace("_", "-").partition("-")[0]
        if primary not in _CHINESE | _ENGLISH:
            raise InputError(f"{name}: has a side in {said!r}; policyparse reviews Chinese and English")
    texts = _sample(unit.source for unit in units), _sample(unit.translation for unit in units)
    if PAIR.detect(texts[0]) == PAIR.detect(texts[1]):  # most may have been left as they were
        own = PAIR.detect(texts[0])
        rendered = [unit.translation for unit in units if PAIR.detect(unit.translation.plain) != own]
        texts = texts[0], _sample(rendered) if rendered else texts[1]
    found = PAIR.detect(texts[0]), PAIR.detect(texts[1])
    direction = wanted or PAIR.direction_of(*texts)
    if found == PAIR.languages_of(direction)[::-1]:
        raise InputError(
            f"{name}: goes from {language_of(found[0]).name} to {language_of(found[1]).name}, but the direction is"
            f" {direction}: leave it out, or say --direction {'-'.join(found)}"
        )
    open_to_doubt = wanted is None and direction == PAIR.forth
    if found[0] == found[1] and (open_to_doubt or not _are_both(texts, direction)):
        raise InputError(f"{name}: both sides are {language_of(found[0]).name}; nothing was translated")
    return direction


def _are_both(texts: tuple[str, str], direction: Direction) -> bool:
    """Return whether each side has words of the language that it should be in, though both seem to be in one."""
    return all(
        language_of(one).word.search(text) for one, text in zip(PAIR.languages_of(direction), texts, strict=True)
    )


def _sample(texts: Iterable[CodedText]) -> str:
    sample: list[str] = []
    size = 0
    for text in texts:
        sample.append(text.plain)
        size += len(text.text)
        if size > _LETTERS:
            break
    return "\n".join(sample)


def _side(
    file: BilingualFile,
    texts: Iterable[tuple[str, CodedText]],
    language: Language,
    resources: Resources,
    missing: tuple[str, ...],
) -> Analysis:
    """Return the texts of units by id as an analysed document with one block per unit; placeholders are no text."""
    parts: list[str] = []
    blocks: list[Block] = []
    ids: list[str] = []
    at = 0
    for own, (text, codes) in texts:
        if text.strip():
            marks = tuple(Span(at + code.start, at + code.end) for code in codes)
            blocks.append(Block(Span(at, at + len(text)), marks=marks))
            ids.append(own)
            parts.append(text)
            at += len(text) + 1
    document = Document(file.origin, language, "\n".join(parts) + "\n", tuple(blocks), settled=True, missing=missing)
    return analyse(structure_units(document, ids), resources)
