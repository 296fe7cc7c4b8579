"""All steps of a comparison, in order: read, structure, facts, align, check, report."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from policyparse import __version__, checks
from policyparse.align.documents import Aligned, align_pair
from policyparse.checks import CHECKS, Check
from policyparse.chinese_english import PAIR
from policyparse.collecting import uncollected
from policyparse.comparison.facts import FactComparison, compare_facts
from policyparse.config import Asking, Config, OwnCheck
from policyparse.earlier import recalled
from policyparse.errors import InputError
from policyparse.facts import collect
from policyparse.facts.grammar import English, load_english
from policyparse.languages import language_of
from policyparse.lexicon import Lexicon
from policyparse.model.bitext import Analysis, Bitext, Rendering
from policyparse.model.document import Direction, Document, Language, SideName, StrPath
from policyparse.model.report import Finding, Report, Signature
from policyparse.model.structure import Structure
from policyparse.readers import read, read_text
from policyparse.structure import structure
from policyparse.structure.agreement import agreed
from policyparse.termbase import Termbase
from policyparse.timing import computing
from policyparse.verdicts import judge
from policyparse.verdicts.outcomes import target_outcomes

if TYPE_CHECKING:
    from policyparse.opinion.asking import Asked
    from policyparse.opinion.consulting import Preview
    from policyparse.opinion.interface import SecondOpinion

Progress = Callable[[str], None]

_MOST_COMPARED = 50_000


class Resources(NamedTuple):
    """What runs share: the lexicon, the termbase of one set of glossaries, an optional parser, and the checks.

    `own` are the checks that the project defines; `checks` includes them.
    """

    lexicon: Lexicon
    termbase: Termbase
    english: English | None = None
    checks: tuple[Check, ...] = CHECKS
    own: tuple[OwnCheck, ...] = ()


def load_resources(config: Config | None = None, progress: Progress | None = None) -> Resources:
    """Return the resources for `config`, loaded once per process; `progress` reports their first compilation."""
    config = config or Config()
    termbase = _termbase(config.glossaries, tuple(map(_state, config.glossaries)))
    english = load_english(config.english_model)
    return Resources(_lexicon(progress), termbase, english, checks.known(config.checks), config.checks)


_loaded: list[Lexicon] = []


def _lexicon(progress: Progress | None) -> Lexicon:
    """Return the lexicon of this process, which is loaded once."""
    if not _loaded:
        _loaded.append(PAIR.lexicon(progress))
    return _loaded[0]


@lru_cache(maxsize=8)
def _termbase(glossaries: tuple[Path, ...], _states: tuple[tuple[int, int] | None, ...]) -> Termbase:
    return PAIR.termbase(glossaries)


def _state(path: Path) -> tuple[int, int] | None:
    """Return what a file is known to have changed by; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def compare(
    source: StrPath, translation: StrPath, config: Config | None = None, progress: Progress | None = None
) -> Report:
    """Compare the document at `source` with the one at `translation`; one is Chinese, the other English.

    Raises `InputError` for what cannot be read or for two documents in one language, `UsageError` for a bad glossary.
    """
    return compare_documents(*read_pair(source, translation, config), config, progress)


def read_pair(source: StrPath, translation: StrPath, config: Config | None = None) -> tuple[Document, Document]:
    """Return both documents with their languages; raises `InputError` like `directed`."""
    config = config or Config()
    documents = read(source, reading=config.reading), read(translation, reading=config.reading)
    return directed(*documents, config.direction)


def compare_texts(
    source: str, translation: str, config: Config | None = None, progress: Progress | None = None
) -> Report:
    """Compare two strings, the first Chinese and the second English unless the texts or the settings show otherwise.

    Raises `InputError` if both are in one language.
    """
    said = (config or Config()).direction
    left, right = PAIR.languages_of(said or PAIR.direction_of(source, translation))
    if PAIR.are_alike(source, translation, told=said is not None):
        raise InputError(_same(read_text(source), read_text(translation)))
    return compare_documents(read_text(source, left), read_text(translation, right), config, progress)


@uncollected()  # as a decorator: all but the result is gone when the collector goes on
def compare_documents(
    source: Document, translation: Document, config: Config | None = None, progress: Progress | None = None
) -> Report:
    """Compare two documents that were read already, and ask for a second opinion where the settings say so."""
    if config is None or not config.asking.is_on:
        return _known(source, translation, config, progress)
    own = engine(source, translation, config, progress)
    second = consulted(own, config.asking)
    if progress and second.asked.calls:
        progress(f"second opinion: {second.asked.calls} requests, {second.asked.characters:,} characters sent")
    return second.report


def _known(source: Document, translation: Document, config: Config | None, progress: Progress | None) -> Report:
    """Return the engine's report; what it rests on may be known from an earlier run, but for a parser's part in it."""
    resources = load_resources(config, progress)  # which may build the lexicon: no work of this pair
    optional = bool(config and config.optional)
    with limited(source, config):
        if resources.english:
            bitext = _bitext(source, translation, config)
        else:
            data = resources.termbase.digest, resources.lexicon.digest
            bitext = recalled(lambda: _bitext(source, translation, config), "bitext", source, translation, data)
        return report(bitext, resources, optional=optional)


class Own(NamedTuple):
    """The engine's own result for a pair, and what it is based on."""

    report: Report
    aligned: Aligned
    resources: Resources
    optional: bool = False


@uncollected()
def engine(
    source: Document, translation: Document, config: Config | None = None, progress: Progress | None = None
) -> Own:
    """Return the engine's own result for two documents, without any second opinion."""
    load_resources(config, progress)  # which may build the lexicon: no work of this pair
    optional = bool(config and config.optional)
    with limited(source, config):
        resources, aligned, bitext = _judged(source, translation, config)
        return Own(report(bitext, resources, optional=optional), aligned, resources, optional)


def _bitext(source: Document, translation: Document, config: Config | None) -> Bitext:
    """Return what became of each segment of two documents, without what their alignment rests on."""
    resources, left, right = prepare(source, translation, config)
    return judge.judge(left, right, resources.lexicon, resources.termbase)


def _judged(source: Document, translation: Document, config: Config | None) -> tuple[Resources, Aligned, Bitext]:
    """Return how two documents align, and what became of each of their segments."""
    resources, left, right = prepare(source, translation, config)
    aligned = align_pair(left, right, resources.lexicon, resources.termbase)
    return resources, aligned, judge.judge_aligned(left, right, aligned, resources.lexicon, resources.termbase)


class Second(NamedTuple):
    """A report with a second opinion, and what it cost."""

    report: Report
    asked: Asked


def consulted(own: Own, asking: Asking, backend: SecondOpinion | None = None) -> Second:
    """Return the engine's report, amended by a second opinion from `backend` or from what the settings name."""
    from policyparse.opinion.consulting import consult  # noqa: PLC0415  (most runs ask for none)
    from policyparse.opinion.turning import turned  # noqa: PLC0415  (as above)

    aligned = {segment.id for segment in own.aligned.source}
    bitext = own.report.bitext

    def compare(renderings: Sequence[Rendering]) -> FactComparison:
        chinese = renderings if bitext.direction == PAIR.forth else turned(renderings, bitext.accounts)
        judged = [item for item in chinese if item.segment.id in aligned]
        sides = PAIR.ordered(bitext.direction, bitext.source, bitext.translation)
        return compare_facts(*sides, judged, own.resources.termbase, own.resources.lexicon, bitext.direction)

    found = consult(own.report, own.aligned, asking, compare, backend)
    second = report(found.bitext, own.resources, optional=own.optional)
    renderings = {item.segment.id: item for item in found.bitext.renderings}
    return Second(
        replace(
            second,
            signature=replace(second.signature, settings=(*second.signature.settings, *found.settings)),
            findings=tuple(_attributed(finding, renderings) for finding in second.findings),
            consultation=found.consultation,
        ),
        found.asked,
    )


def _attributed(finding: Finding, renderings: Mapping[str, Rendering]) -> Finding:
    """Return a finding that says so if a second opinion changed the verdict of its segment."""
    known = renderings.get(finding.source.segment) if finding.source else None
    if known is None or not known.overruled:
        return finding
    return replace(finding, message=f"{finding.message} (second opinion: {known.overruled.reason})")


def preview(source: StrPath, translation: StrPath, config: Config, progress: Progress | None = None) -> Preview:
    """Return what `compare` would send for a second opinion; nothing is sent."""
    from policyparse.opinion.consulting import preview as previewed  # noqa: PLC0415  (as above)

    own = engine(*read_pair(source, translation, config), config, progress)
    return previewed(own.report, own.aligned, config.asking)


def limited(source: Document, config: Config | None) -> AbstractContextManager[None]:
    """Return the time limit for comparing `source`."""
    seconds = (config or Config()).reading.max_seconds
    line = f"more than {seconds} seconds of computing; split it or raise the limit (max-seconds)"
    return computing(seconds, InputError(f"{_name(source)}: {line}"))


def prepare(
    source: Document, translation: Document, config: Config | None = None, progress: Progress | None = None
) -> tuple[Resources, Analysis, Analysis]:
    """Return the input of a comparison: the resources, and both documents analysed; raises like `compare`."""
    directed(source, translation)
    resources = load_resources(config, progress)
    left, right = agreed(_structured(source, "source"), _structured(translation, "translation"))
    for side in (left, right):
        if len(side.segments) > _MOST_COMPARED:
            raise InputError(f"{_name(side.document)}: more than {_MOST_COMPARED:,} segments to compare; split it")
    return resources, analyse(left, resources), analyse(right, resources)


def report(bitext: Bitext, resources: Resources, *, optional: bool = False) -> Report:
    """Return the report on an aligned pair: the findings, and the outcomes of targets, agencies and tracks.

    With `optional`, the checks that are off by default run too.
    """
    pair = checks.Pair(bitext, resources.termbase, resources.lexicon)
    return Report(
        signature(resources),
        bitext,
        checks.run(pair, resources.checks, optional=optional),
        target_outcomes(bitext),
        pair.assignments,
        pair.tracks,
    )


def signature(resources: Resources) -> Signature:
    """Return what a result depends on in addition to its documents."""
    settings = (("english-model", resources.english.name),) if resources.english else ()
    if resources.own:
        settings = (*settings, ("checks", hashlib.sha256(repr(resources.own).encode()).hexdigest()[:16]))
    return Signature(__version__, resources.termbase.digest, resources.lexicon.digest, settings)


def analyse(structured: Structure, resources: Resources) -> Analysis:
    """Return a structured document with its facts."""
    termbase, english = resources.termbase, resources.english
    if english:
        return Analysis(structured, collect(structured, termbase, english))
    with_other = [one.kind for one in structured.segments], [one.furniture for one in structured.paragraphs]
    given = structured.document, with_other, termbase.digest
    path = structured.document.origin.path
    return Analysis(structured, recalled(lambda: collect(structured, termbase), "facts", *given, of=path))


def _structured(document: Document, role: SideName) -> Structure:
    return recalled(lambda: structure(document, role), "structure", document, role, of=document.origin.path)


def directed(source: Document, translation: Document, direction: Direction | None = None) -> tuple[Document, Document]:
    """Return a source and its translation with their languages: those of `direction`, or the detected ones.

    Raises `InputError` if both are in one language, or if the direction contradicts their languages.
    """
    found = source.language, translation.language
    if direction is None:
        if source.language == translation.language:
            raise InputError(_same(source, translation))
        return source, translation
    wanted = PAIR.languages_of(direction)
    if found == wanted[::-1]:
        raise InputError(
            f"{_name(source)} is {language_of(found[0]).name} and {_name(translation)} {language_of(found[1]).name},"
            f" but the direction is {direction}: exchange the documents, or say --direction {'-'.join(found)}"
        )
    told = tuple(map(_told, (source, translation), wanted))
    if None in told:
        raise InputError(_same(source, translation))
    return told[0] or source, told[1] or translation


def _told(document: Document, language: Language) -> Document | None:
    """Return a document with the given language; None if it has no word of that language."""
    if document.language == language:
        return document
    return replace(document, language=language) if language_of(language).word.search(document.text) else None


def _same(source: Document, translation: Document) -> str:
    paths = source.origin.path or "the source", translation.origin.path or "the translation"
    names, language = " and ".join(paths), language_of(source.language).name
    return (
        f"{names} are both {language}: give a translation in the other language (where one is mixed, --direction says"
        " what it is), or compare two versions of one source: `policyparse drift SOURCE TRANSLATION --old-source OLD`"
    )


def _name(document: Document) -> str:
    return document.origin.path or "the text"
