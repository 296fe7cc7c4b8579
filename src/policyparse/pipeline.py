"""The whole way of the data, top to bottom: read, structure, facts, align, check, report."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from policyparse import __version__, checks
from policyparse.align.documents import Aligned, align_analyses
from policyparse.comparison.facts import FactComparison, compare_facts
from policyparse.config import Asking, Config
from policyparse.errors import InputError
from policyparse.facts import collect
from policyparse.facts.grammar import English, load_english
from policyparse.lexicon import Lexicon, load_lexicon
from policyparse.model.bitext import Analysis, Bitext, Rendering
from policyparse.model.document import Document, StrPath
from policyparse.model.report import Finding, Report, Signature
from policyparse.model.structure import Structure
from policyparse.readers import read, read_text
from policyparse.structure import structure
from policyparse.termbase import Termbase, load_termbase
from policyparse.verdicts import judge
from policyparse.verdicts.outcomes import assignment_outcomes, target_outcomes, track_outcomes

if TYPE_CHECKING:
    from policyparse.opinion.asking import Asked
    from policyparse.opinion.consulting import Preview
    from policyparse.opinion.interface import SecondOpinion

Progress = Callable[[str], None]

_LANGUAGES = {"zh": "Chinese", "en": "English"}


class Resources(NamedTuple):
    """What every run shares: the lexicon, the termbase of one set of glossaries, and the parser that a user names."""

    lexicon: Lexicon
    termbase: Termbase
    english: English | None = None


def load_resources(config: Config | None = None, progress: Progress | None = None) -> Resources:
    """Return the resources for `config`, loaded once a process; `progress` hears of the first run's building."""
    config = config or Config()
    return Resources(_lexicon(progress), _termbase(config.glossaries), load_english(config.english_model))


_loaded: list[Lexicon] = []


def _lexicon(progress: Progress | None) -> Lexicon:
    """Return the one lexicon of this process, whoever asked for it first."""
    if not _loaded:
        _loaded.append(load_lexicon(progress))
    return _loaded[0]


@lru_cache(maxsize=8)
def _termbase(glossaries: tuple[Path, ...]) -> Termbase:
    return load_termbase(glossaries)


def compare(
    source: StrPath, translation: StrPath, config: Config | None = None, progress: Progress | None = None
) -> Report:
    """Compare the Chinese document at `source` with the English one at `translation`.

    Raises `InputError` for what cannot be read or is not in the language expected, `UsageError` for a bad glossary.
    """
    return compare_documents(*read_pair(source, translation, config), config, progress)


def read_pair(source: StrPath, translation: StrPath, config: Config | None = None) -> tuple[Document, Document]:
    """Return both documents, each in the language that it is in."""
    reading = config.reading if config else None
    return read(source, reading=reading), read(translation, reading=reading)


def compare_texts(
    source: str, translation: str, config: Config | None = None, progress: Progress | None = None
) -> Report:
    """Compare two strings, the first Chinese, the second English."""
    return compare_documents(read_text(source, "zh"), read_text(translation, "en"), config, progress)


def compare_documents(
    source: Document, translation: Document, config: Config | None = None, progress: Progress | None = None
) -> Report:
    """Compare two documents that were read already, and ask for a second opinion where the settings say so."""
    own = engine(source, translation, config, progress)
    if config is None or not config.asking.is_on:
        return own.report
    second = consulted(own, config.asking)
    if progress and second.asked.calls:
        progress(f"second opinion: {second.asked.calls} requests, {second.asked.characters:,} characters sent")
    return second.report


class Own(NamedTuple):
    """What the engine says of a pair by itself, and what that rests on."""

    report: Report
    aligned: Aligned
    resources: Resources
    optional: bool = False


def engine(
    source: Document, translation: Document, config: Config | None = None, progress: Progress | None = None
) -> Own:
    """Return what the engine says of two documents, whatever second opinion the settings ask for."""
    resources, left, right = prepare(source, translation, config, progress)
    aligned = align_analyses(left, right, resources.lexicon, resources.termbase)
    bitext = judge.judge_aligned(left, right, aligned, resources.lexicon, resources.termbase)
    optional = bool(config and config.optional)
    return Own(report(bitext, resources, optional=optional), aligned, resources, optional)


class Second(NamedTuple):
    """A report with a second opinion, and what asking for it took."""

    report: Report
    asked: Asked


def consulted(own: Own, asking: Asking, backend: SecondOpinion | None = None) -> Second:
    """Return the engine's report as a second opinion amends it, of `backend` or of what the settings name."""
    from policyparse.opinion.consulting import consult  # noqa: PLC0415  (most runs ask for none)

    aligned = {segment.id for segment in own.aligned.source}

    def compare(renderings: Sequence[Rendering]) -> FactComparison:
        sides = own.report.bitext.source, own.report.bitext.translation
        judged = [item for item in renderings if item.segment.id in aligned]
        return compare_facts(*sides, judged, own.resources.termbase, own.resources.lexicon)

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
    """Return a finding, which says so where a second opinion changed what its segment is held for."""
    known = renderings.get(finding.source.segment) if finding.source else None
    if known is None or not known.overruled:
        return finding
    return replace(finding, message=f"{finding.message} (second opinion: {known.overruled.reason})")


def preview(source: StrPath, translation: StrPath, config: Config, progress: Progress | None = None) -> Preview:
    """Return what `compare` would send for a second opinion; nothing is sent."""
    from policyparse.opinion.consulting import preview as previewed  # noqa: PLC0415  (as above)

    own = engine(*read_pair(source, translation, config), config, progress)
    return previewed(own.report, own.aligned, config.asking)


def prepare(
    source: Document, translation: Document, config: Config | None = None, progress: Progress | None = None
) -> tuple[Resources, Analysis, Analysis]:
    """Return what a comparison starts from: the resources, and both documents analysed; raises as `compare` does."""
    expect_languages(source, translation)
    resources = load_resources(config, progress)
    return resources, analyse(structure(source), resources), analyse(structure(translation), resources)


def report(bitext: Bitext, resources: Resources, *, optional: bool = False) -> Report:
    """Return the report on an aligned pair: what the checks find, and what became of targets, agencies and tracks.

    With `optional`, checks that are off by default run too.
    """
    return Report(
        signature(resources),
        bitext,
        checks.run(bitext, resources.termbase, resources.lexicon, optional=optional),
        target_outcomes(bitext),
        assignment_outcomes(bitext),
        track_outcomes(bitext),
    )


def signature(resources: Resources) -> Signature:
    """Return what a result depends on besides its documents."""
    settings = (("english-model", resources.english.name),) if resources.english else ()
    return Signature(__version__, resources.termbase.digest, resources.lexicon.digest, settings)


def analyse(structured: Structure, resources: Resources) -> Analysis:
    """Return a structured document with its facts."""
    return Analysis(structured, collect(structured, resources.termbase, resources.english))


def expect_languages(source: Document, translation: Document) -> None:
    """Raise `InputError` unless the source is Chinese and the translation English."""
    found = source.language, translation.language
    if found == ("zh", "en"):
        return
    if found == ("en", "zh"):
        raise InputError(
            f"{_name(source)} is English and {_name(translation)} Chinese: give the Chinese document first"
        )
    wrong, expected = (source, "zh") if source.language != "zh" else (translation, "en")
    raise InputError(
        f"{_name(wrong)} is {_LANGUAGES[wrong.language]}, but the {'source' if expected == 'zh' else 'translation'}"
        f" has to be {_LANGUAGES[expected]}"
    )


def _name(document: Document) -> str:
    return document.origin.path or "the text"
