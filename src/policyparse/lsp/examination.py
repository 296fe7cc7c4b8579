"""One pair compared for the desk: what the gate keeps of it, and where its segments and their counterparts are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from policyparse import pipeline
from policyparse.chinese_english import PAIR
from policyparse.config import Config
from policyparse.errors import InputError
from policyparse.gate.examination import record_of
from policyparse.gate.spots import Places
from policyparse.lsp.protocol import Job, Seen, Stretch, Term, Text
from policyparse.model.bitext import Rendering
from policyparse.model.document import Direction, Document
from policyparse.model.structure import Segment, Structure
from policyparse.readers import read, read_data
from policyparse.termbase import Termbase


def examine(job: Job) -> Seen:
    """Return what a comparison of two texts sees; raises as a comparison does."""
    glossaries = tuple(map(Path, job.glossaries))
    config = Config(glossaries, reading=job.reading, english_model=job.english_model, optional=True)
    documents = pipeline.directed(_document(job.source, config), _document(job.translation, config), job.direction)
    report = pipeline.compare_documents(*documents, config)
    bitext, termbase = report.bitext, pipeline.load_resources(config).termbase
    source, translation = bitext.source.structure, bitext.translation.structure
    segments = {segment.id: segment for segment in translation.segments}
    direction = bitext.direction
    return Seen(
        record_of(report),
        (source.document.text, translation.document.text),
        _stretches(source, translation, (rendering.links for rendering in bitext.renderings)),
        _stretches(translation, source, (account.links for account in bitext.accounts)),
        tuple(
            tuple(dict.fromkeys(_terms(rendering, (segments[link] for link in rendering.links), direction, termbase)))
            for rendering in bitext.renderings
        ),
        direction,
    )


def _document(text: Text, config: Config) -> Document:
    if text.text is None:
        return read(text.path, text.language, config.reading)
    if not text.text.strip():
        raise InputError(f"{text.path}: the text is empty; nothing to read")
    return read_data(text.text.encode("utf-8", "replace"), text.path, text.language, config.reading)


def _stretches(own: Structure, other: Structure, links: Iterable[tuple[str, ...]]) -> tuple[Stretch, ...]:
    numbers = {segment.id: number for number, segment in enumerate(other.segments)}
    places = Places(own)
    found = []
    for segment, linked in zip(own.segments, links, strict=True):
        region = places.region(segment.span)
        paragraph = places.region(own.paragraphs[segment.paragraph].passage.span)
        found.append(
            Stretch(
                segment.text,
                region,
                paragraph.line,
                max(paragraph.end_line, region.end_line),
                tuple(sorted(numbers[link] for link in linked)),
            )
        )
    return tuple(found)


def _terms(rendering: Rendering, linked: Iterable[Segment], direction: Direction, termbase: Termbase) -> Iterator[Term]:
    """Yield the terms of a source segment that have a rendering, each once."""
    find, find_there = termbase.find_zh, termbase.find_en
    if direction == PAIR.back:
        find, find_there = find_there, find
    said = {
        reading.concept.id
        for segment in linked
        for match in find_there(segment.text, nested=True)
        for reading in match.readings
        if reading.status != "deprecated"
    }
    text = rendering.segment.text
    for match in find(text):
        concept = match.concept
        accepted = concept.forms if direction == PAIR.back else (*concept.en_preferred, *concept.en_admitted)
        if accepted:
            yield Term(text[match.start : match.end], accepted[0], concept.note, concept.id not in said)
