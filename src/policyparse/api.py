"""The public Python functions and what they return.

Each result has the objects that the pipeline made, a dictionary in the published schema (`to_dict()`) and its text
(`to_json()`). A number that neither an int nor a float represents exactly is a `Decimal` in the dictionary.

Each function imports only what it needs: an outline should not pay for a comparison.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policyparse.collecting import uncollected
from policyparse.config import Config
from policyparse.model.document import Document, Language, StrPath
from policyparse.model.facts import Assignment, Facts, Quantity, Target
from policyparse.model.report import Report
from policyparse.model.structure import Structure
from policyparse.model.units import BilingualFile, UnitState
from policyparse.readers import read, read_text
from policyparse.reporters import json
from policyparse.structure import structure

if TYPE_CHECKING:
    from policyparse.align.explanation import Explanation
    from policyparse.align.plain import Bead
    from policyparse.model import drift as model
    from policyparse.opinion.consulting import Preview
    from policyparse.termbase import Termbase

Progress = Callable[[str], None]


class Result(ABC):
    """The interface of all results."""

    __slots__ = ()

    @abstractmethod
    def to_dict(self) -> dict[str, Any]:
        """Return the result as a dictionary in the published schema."""

    def to_json(self) -> str:
        """Return the dictionary as JSON, with every digit of every number."""
        return json.dumps(self.to_dict()) + "\n"

    def __repr__(self) -> str:
        """Return a one-line summary, however long the documents are."""
        lists = ((name, getattr(self, name)) for name in map(str, self.__slots__))
        sizes = (f"{len(found)} {name}" for name, found in lists if isinstance(found, tuple))
        return f"<{type(self).__name__}: {', '.join(sizes)}>"


@dataclass(frozen=True, slots=True, repr=False)
class Comparison(Result):
    """The comparison of a source with its translation, with an `explanation` if one was asked for.

    A notebook shows it as its brief.
    """

    report: Report
    explanation: Explanation | None = None

    def __repr__(self) -> str:
        """Return the two documents, and the report's claim."""
        from policyparse.reporters.index import path_of
        from policyparse.reporters.summary import count, percent, summary

        figures = summary(self.report)
        source, translation = (
            side.structure.document for side in (self.report.bitext.source, self.report.bitext.translation)
        )
        carried = "nothing to compare" if figures.coverage is None else f"{percent(figures.coverage)} carried"
        found = count(len(self.report.findings), "finding")
        return f"<Comparison of {path_of(translation)} with {path_of(source)}: {carried}, {found}>"

    def _repr_html_(self) -> str:
        """Return the brief, for notebooks."""
        from policyparse.reporters.brief import brief
        from policyparse.reporters.html.brief import brief_fragment

        return brief_fragment(brief(self.report))

    def to_html(self, *, brief: bool = False) -> str:
        """Return the report as an HTML page, or the one-page brief."""
        from policyparse.reporters import REPORTERS

        page = REPORTERS["brief"](self.report, "brief.html") if brief else REPORTERS["html"](self.report, None)
        return str(page)

    def findings_frame(self) -> Any:  # noqa: ANN401  (of pandas or polars)
        """Return the findings, the most severe first, as a data frame of pandas or polars; raises `UsageError`."""
        from policyparse.reporters import frames

        return frames.frame(frames.findings(self.report), frames.FINDINGS)

    def segments_frame(self) -> Any:  # noqa: ANN401
        """Return the segments of the source and their renderings as a data frame, like `findings_frame`."""
        from policyparse.reporters import frames

        columns = (*frames.SEGMENTS, *(frames.OPINIONS if self.report.consultation else ()))
        return frames.frame(frames.segments(self.report), columns)

    def targets_frame(self) -> Any:  # noqa: ANN401
        """Return the targets of both sides as a data frame, like `findings_frame`."""
        from policyparse.reporters import frames

        return frames.frame(frames.targets(self.report), frames.TARGETS)

    def plot(self, axes: Any = None) -> Any:  # noqa: ANN401
        """Draw the segments of each section by verdict with matplotlib, and return the axes."""
        from policyparse.reporters import frames

        return frames.plot(self.report, axes)

    def to_dict(self) -> dict[str, Any]:
        """Return `policyparse.compare/1`."""
        if self.explanation is None:
            return json.report_dict(self.report)
        from policyparse.reporters import alignment

        return json.report_dict(self.report) | {"explanation": alignment.explanation_dict(self.explanation)}


@dataclass(frozen=True, slots=True, repr=False)
class Review(Comparison):
    """The comparison of a bilingual file, unit by unit."""

    file: BilingualFile | None = None

    def annotated(self) -> bytes:
        """Return the XLIFF file with each finding as a note of its unit, and no other change.

        Raises `UsageError` for a file in another format, and `InputError` if the file has changed meanwhile.
        """
        from policyparse.reporters.annotated import annotated

        assert self.file
        return annotated(self.file, self.report)


@dataclass(frozen=True, slots=True, repr=False)
class Alignment(Result):
    """Which segments of two lists render each other."""

    beads: tuple[Bead, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return `policyparse.alignment/1`."""
        from policyparse.reporters import alignment

        return alignment.alignment_dict(self.beads)


@dataclass(frozen=True, slots=True, repr=False)
class Drift(Result):
    """What changed in a source, and which changes its translation reflects."""

    found: model.Drift

    def to_dict(self) -> dict[str, Any]:
        """Return `policyparse.drift/1`."""
        from policyparse.reporters import drift

        return drift.drift_dict(self.found)


@dataclass(frozen=True, slots=True, repr=False)
class Targets(Result):
    """The targets of one document."""

    document: Document
    targets: tuple[Target, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return `policyparse.targets/1`."""
        return json.targets_dict(self.document, self.targets)


@dataclass(frozen=True, slots=True, repr=False)
class Quantities(Result):
    """Every quantity of one text, target or not."""

    document: Document
    quantities: tuple[Quantity, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return `policyparse.quantities/1`."""
        return json.quantities_dict(self.document, self.quantities)


@dataclass(frozen=True, slots=True, repr=False)
class Assignments(Result):
    """The tasks of one document with the responsible agencies."""

    document: Document
    assignments: tuple[Assignment, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return `policyparse.assignments/1`."""
        return json.assignments_dict(self.document, self.assignments)


@dataclass(frozen=True, slots=True, repr=False)
class Outline(Result):
    """The sections and segments of one document."""

    structure: Structure

    def to_dict(self) -> dict[str, Any]:
        """Return `policyparse.outline/1`."""
        return json.outline_dict(self.structure)


def compare(
    source: StrPath,
    translation: StrPath,
    config: Config | None = None,
    progress: Progress | None = None,
    explain: str | None = None,
) -> Comparison:
    """Compare the document at `source` with its translation at `translation`; one is Chinese, the other English.

    `progress` receives a line before anything that takes long. `explain` is the id of a segment (`s12`, `t4`) whose
    links the result explains. Raises `InputError` for a document that cannot be read, or for two documents in one
    language, and `UsageError` for a bad glossary or an unknown segment.
    """
    if explain is not None:
        from policyparse import alignments

        return Comparison(*alignments.explain(source, translation, explain, config, progress))
    from policyparse import pipeline

    return Comparison(pipeline.compare(source, translation, config, progress))


def preview(source: StrPath, translation: StrPath, config: Config, progress: Progress | None = None) -> Preview:
    """Return what `compare` would send for the second opinion that `config` asks for, and send nothing.

    Raises like `compare`, and `UsageError` if the settings name neither an endpoint nor a program.
    """
    from policyparse import pipeline

    return pipeline.preview(source, translation, config, progress)


def compare_texts(source: str, translation: str, config: Config | None = None) -> Comparison:
    """Compare a text with its translation, both given as strings; one is Chinese, the other English.

    The languages are detected, unless `config` has a `direction`. Raises `InputError` for two texts in one language.
    """
    from policyparse import pipeline

    return Comparison(pipeline.compare_texts(source, translation, config))


def review(
    path: StrPath,
    config: Config | None = None,
    progress: Progress | None = None,
    states: Sequence[UnitState] | None = None,
) -> Review:
    """Check the bilingual file at `path`: XLIFF, SDLXLIFF, MXLIFF, TMX, PO, or a table or document with both texts.

    Either language may be the source. `states` selects the units to check, by default all but drafts. Raises
    `InputError` for a file that cannot be read or is in the wrong languages, and `UsageError` for a bad glossary.
    """
    from policyparse import reviews

    found = reviews.review(path, config, progress, states or reviews.CHECKED)
    return Review(found.report, None, found.file)


def drift(
    source: StrPath,
    translation: StrPath,
    old_source: StrPath | None = None,
    *,
    since: str | None = None,
    head: str | None = None,
    config: Config | None = None,
    progress: Progress | None = None,
) -> Drift:
    """Return what changed in the document at `source`, and whether its `translation` reflects that.

    `old_source` is the source that was translated. Without it, git provides it: the revision `since`, or the one that
    was translated last. Both files come from the revision `head`, by default from the working tree. Raises like
    `compare`, and `UsageError` if git does not know a file or a revision.
    """
    if old_source is not None:
        from policyparse.gate import drift as gate

        old, new, english = (_read(path, config) for path in (old_source, source, translation))
        return Drift(gate.drift(old, new, english, config, progress))
    from policyparse.gate.history import Range, drift_in_git

    return Drift(drift_in_git(source, translation, Range(since, head), config, progress))


def align_segments(
    source_segments: Sequence[str], translation_segments: Sequence[str], config: Config | None = None
) -> Alignment:
    """Return which segments of a source and its translation render each other, in any order, without dividing them.

    Each segment is in one bead; a segment without counterpart is a bead with one empty side.
    """
    from policyparse import alignments

    return Alignment(alignments.align_segments(source_segments, translation_segments, config))


def extract_targets(path: StrPath, config: Config | None = None) -> Targets:
    """Return the quantitative commitments of the document at `path`, Chinese or English."""
    document = _read(path, config)
    return Targets(document, _targets(document, config))


def extract_targets_text(text: str, language: Language | None = None, config: Config | None = None) -> Targets:
    """Return the quantitative commitments of `text`, whose language is detected by default."""
    document = read_text(text, language)
    return Targets(document, _targets(document, config))


def extract_quantities_text(text: str, language: Language | None = None, config: Config | None = None) -> Quantities:
    """Return every quantity of `text`, target or not: years, ages, ranges, money and so on."""
    document = read_text(text, language)
    return Quantities(document, _quantities(document, config))


def extract_assignments(path: StrPath, config: Config | None = None) -> Assignments:
    """Return the tasks of the document at `path` with the responsible agencies."""
    document = _read(path, config)
    return Assignments(document, _facts(document, config).assignments)


def outline(path: StrPath, config: Config | None = None) -> Outline:
    """Return the sections and segments of the document at `path`."""
    return Outline(structure(_read(path, config)))


def _read(path: StrPath, config: Config | None) -> Document:
    return read(path, reading=config.reading if config else None)


@uncollected()  # as for a comparison
def _targets(document: Document, config: Config | None) -> tuple[Target, ...]:
    from policyparse.facts import targets_of
    from policyparse.facts.grammar import load_english

    _check_glossaries(config)
    return targets_of(structure(document, divided=False), load_english(config.english_model if config else None))


@uncollected()
def _quantities(document: Document, config: Config | None) -> tuple[Quantity, ...]:
    from policyparse.facts import quantities_of
    from policyparse.facts.grammar import load_english

    _check_glossaries(config)
    load_english(config.english_model if config else None)
    return quantities_of(structure(document, divided=False))


def _check_glossaries(config: Config | None) -> None:
    """Read given glossaries, which quantities and targets do not need, for their errors to be reported."""
    if config and config.glossaries:
        _termbase(config.glossaries)


@uncollected()
def _facts(document: Document, config: Config | None) -> Facts:
    from policyparse.facts import collect
    from policyparse.facts.grammar import load_english

    config = config or Config()
    return collect(structure(document), _termbase(config.glossaries), load_english(config.english_model))


@lru_cache(maxsize=8)
def _termbase(glossaries: tuple[Path, ...]) -> Termbase:
    from policyparse.termbase import load_termbase

    return load_termbase(glossaries)
