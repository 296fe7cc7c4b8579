"""The alignment of a pair on its own, and why a segment was linked: the pipeline's steps, with the alignment kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from policyparse.align import explanation, plain
from policyparse.align.core import join
from policyparse.align.documents import Aligned, align_pair
from policyparse.align.explanation import Explanation
from policyparse.align.segment_beads import AlignedDocuments, links_of, segment_beads
from policyparse.align.ties import Worded, worded
from policyparse.chinese_english import PAIR
from policyparse.config import Config
from policyparse.lexical.evidence import Evidence
from policyparse.model.bitext import Bitext
from policyparse.model.document import Document, Passage, SideName, Span, StrPath
from policyparse.model.report import Report
from policyparse.model.structure import Segment
from policyparse.pipeline import (
    Progress,
    Resources,
    limited,
    load_resources,
    prepare,
    read_pair,
    report,
)
from policyparse.structure.segments import prefix_of
from policyparse.verdicts.judge import judge_aligned


class Judged(NamedTuple):
    """A pair of documents, aligned and judged."""

    resources: Resources
    aligned: Aligned
    bitext: Bitext


def align(
    source: StrPath,
    translation: StrPath,
    config: Config | None = None,
    progress: Progress | None = None,
    *,
    findings: bool = False,
) -> AlignedDocuments:
    """Return the beads of the documents at two paths, with the links of their comparison; boilerplate is left out.

    The checks run where their `findings` are asked for. Raises what `pipeline.compare` raises.
    """
    documents = read_pair(source, translation, config)
    judged = _judge(*documents, config, progress)
    aligned, direction = judged.aligned, judged.bitext.direction
    links = links_of(aligned, judged.bitext.renderings)
    beads = plain.linked_beads(links, aligned.alignment)
    found = report(judged.bitext, judged.resources).findings if findings else ()
    return AlignedDocuments(*documents, segment_beads(beads, worded(aligned), links, direction), found)


def align_lines(
    source: StrPath, translation: StrPath, config: Config | None = None, progress: Progress | None = None
) -> AlignedDocuments:
    """Return the beads of two files with one segment per line, whatever a line holds; `s1` is the first line.

    Raises what `pipeline.compare` raises.
    """
    documents = read_pair(source, translation, config)
    source_lines, translation_lines = line_segments(documents[0], "source"), line_segments(documents[1], "translation")
    direction = PAIR.direction_from(documents[0].language)
    lines = PAIR.ordered(direction, source_lines, translation_lines)
    resources = load_resources(config, progress)
    units = (
        plain.units_of_texts((line.text for line in lines[0]), PAIR.first),
        plain.units_of_texts((line.text for line in lines[1]), PAIR.second),
    )
    joined = join(*units, resources.lexicon, resources.termbase)
    words = joined.source, joined.translation
    evidence = Evidence(*words, joined.offers, resources.lexicon)
    pair = Worded(*lines, *words, evidence)
    beads = segment_beads(plain.joined_beads(joined, *units), pair, direction=direction)
    return AlignedDocuments(*documents, beads)


def align_segments(
    source: Sequence[str], translation: Sequence[str], config: Config | None = None
) -> tuple[plain.Bead, ...]:
    """Return the beads of two lists of segments, the first Chinese unless they, or the settings, say otherwise."""
    resources = load_resources(config)
    direction = (config or Config()).direction or PAIR.direction_of("\n".join(source), "\n".join(translation))
    return plain.align_segments(source, translation, resources.lexicon, resources.termbase, direction)


def explain(
    source: StrPath, translation: StrPath, segment: str, config: Config | None = None, progress: Progress | None = None
) -> tuple[Report, Explanation]:
    """Compare two documents and say why the segment of that id (`s12`, `t4`) was linked, or was not.

    Raises what `pipeline.compare` raises, and `UsageError` for an id that no segment has.
    """
    judged = _judge(*read_pair(source, translation, config), config, progress)
    why = explanation.explain(judged.bitext, judged.aligned, segment)
    return report(judged.bitext, judged.resources), why


def line_segments(document: Document, role: SideName) -> tuple[Segment, ...]:
    """Return a segment for each line of a document, blank ones too."""
    prefix = prefix_of(document, role)
    lines = document.text.removesuffix("\n").split("\n")
    segments, at = [], 0
    for number, line in enumerate(lines, 1):
        passage = Passage(line, (Span(at, at + len(line)),))
        segments.append(Segment(f"{prefix}{number}", "clause", "", passage, number - 1, number - 1, number))
        at += len(line) + 1
    return tuple(segments)


def _judge(source: Document, translation: Document, config: Config | None, progress: Progress | None) -> Judged:
    resources, left, right = prepare(source, translation, config, progress)
    with limited(source, config):
        aligned = align_pair(left, right, resources.lexicon, resources.termbase)
        bitext = judge_aligned(left, right, aligned, resources.lexicon, resources.termbase)
    return Judged(resources, aligned, bitext)
