"""What the aligner says of small pairs, to two digits: beads, links with their odds, chances, and words that tie."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from policyparse.align.documents import Aligned, align_analyses
from policyparse.align.given import align_given
from policyparse.align.plain import align_segments
from policyparse.align.ties import source_ties, translation_ties, worded
from policyparse.model.bitext import Analysis
from policyparse.model.document import Block, Document, Origin, Span
from policyparse.pipeline import analyse, load_resources
from policyparse.readers import read_text
from policyparse.structure import structure
from policyparse.structure.units import structure_units

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "fitting"))

import small_pairs

PAIRS = range(40)


@pytest.fixture(scope="module")
def resources():
    return load_resources()


@pytest.fixture(scope="module")
def aligned(resources):
    def call(number: int) -> Aligned:
        texts = small_pairs.pair(number)
        sides = read_text(texts.source, "zh"), read_text(texts.translation, "en")
        source, translation = (analyse(structure(side), resources) for side in sides)
        return align_analyses(source, translation, resources.lexicon, resources.termbase)

    return call


def shown(found: Aligned) -> Iterator[str]:
    alignment = found.alignment
    links = alignment.by()
    for bead in alignment.beads:
        yield f"bead {bead.source} {bead.translation}"
    for i, row in enumerate(alignment.odds):
        odds = " ".join(f"{j}:{value:.2f}{'*' if (i, j) in links else ''}" for j, value in sorted(row.items()))
        yield f"{i} rendered {alignment.rendered[i]:.2f} by {odds} | {found.source[i].text}"
    for j, chance in enumerate(alignment.accounted):
        by = " ".join(f"{i}:{by}" for (i, k), by in sorted(links.items()) if k == j)
        yield f"{j} accounts {chance:.2f} for {by} | {found.translation[j].text}"


@pytest.mark.parametrize("part", range(4))
def test_small_pairs_align_as_agreed(aligned, golden, part):
    lines = (line for number in PAIRS[part::4] for line in (f"== pair {number}", *shown(aligned(number))))
    golden(f"align/small-pairs-{part}.txt", "\n".join(lines) + "\n")


def test_lists_of_segments_have_the_beads_that_were_agreed(resources, golden):
    lines = []
    for number in PAIRS:
        texts = small_pairs.pair(number)
        sides = texts.source.split("\n"), texts.translation.split("\n")
        beads = align_segments(*sides, resources.lexicon, resources.termbase)
        lines += [f"== pair {number}", *(f"{b.source} {b.translation} {b.score:.2f}" for b in beads)]
        back = align_segments(*sides[::-1], resources.lexicon, resources.termbase, "en-zh")
        lines += ["-- turned", *(f"{b.source} {b.translation} {b.score:.2f}" for b in back)]
    golden("align/segments.txt", "\n".join(lines) + "\n")


def test_the_words_of_linked_segments_tie_as_agreed(aligned, golden):
    lines = []
    for number in PAIRS[:15]:
        found = aligned(number)
        pair = worded(found)
        for i, j, _ in found.alignment.links:
            for name, (ties, missing) in (("->", source_ties(pair, i, j)), ("<-", translation_ties(pair, i, j))):
                said = " ".join(f"{t.source.start}={t.translation.start}{t.kind[0]}{t.weight:.2f}" for t in ties)
                lost = " ".join(f"{word.span.start}:{word.weight:.2f}" for word in missing)
                lines.append(f"{number}: {i} {name} {j}: {said} | {lost}")
    golden("align/ties.txt", "\n".join(lines) + "\n")


def units(texts, language: str, resources) -> Analysis:
    """Return given units, one for each text."""
    blocks, at = [], 0
    for text in texts:
        blocks.append(Block(Span(at, at + len(text))))
        at += len(text) + 1
    document = Document(Origin("", "", ""), language, "\n".join(texts) + "\n", tuple(blocks), settled=True)
    return analyse(structure_units(document, [f"u{number}" for number in range(len(texts))]), resources)


def test_given_units_are_cut_and_linked_as_agreed(resources, golden):
    lines = []
    for number in PAIRS:
        texts = small_pairs.pair(number)
        source, translation = texts.source.split("\n"), texts.translation.split("\n")
        size = min(len(source), len(translation), 3)
        chunks = [
            [joint.join(side[at::size]) for at in range(size)] for side, joint in ((source, ""), (translation, " "))
        ]
        sides = units(chunks[0], "zh", resources), units(chunks[1], "en", resources)
        found = align_given(*sides, resources.lexicon, resources.termbase)
        lines += [f"== pair {number}", *shown(found)]
    golden("align/given.txt", "\n".join(lines) + "\n")
