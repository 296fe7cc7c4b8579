"""Units that are given: every link stays in its unit, however their sentences are cut or ordered."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyparse.align.given import align_given
from policyparse.model.document import Block, Document, Origin, Span
from policyparse.pipeline import analyse, load_resources
from policyparse.structure.units import structure_units

SENTENCES = (
    ("每年培训厨师200名。", "Train 200 cooks every year."),
    ("加强古籍保护。", "Strengthen the protection of ancient books."),
    ("完善社区食堂的卫生标准。", "Improve the hygiene standards of community canteens."),
    ("建设水库12座，改造泵站30座。", "Build 12 reservoirs and renovate 30 pumping stations."),
    ("8.5%", "8.5%"),
    ("上海", "上海"),
    ("", ""),
)


def side(texts, language):
    resources = load_resources()
    blocks, ids, at = [], [], 0
    for number, text in enumerate(texts):
        if text:
            blocks.append(Block(Span(at, at + len(text))))
            ids.append(f"u{number}")
            at += len(text) + 1
    whole = "\n".join(text for text in texts if text) + "\n"
    document = Document(Origin("", "", ""), language, whole, tuple(blocks), settled=True)
    return analyse(structure_units(document, ids), resources)


unit = st.tuples(
    st.lists(st.integers(0, len(SENTENCES) - 1), min_size=1, max_size=4),
    st.lists(st.integers(0, len(SENTENCES) - 1), min_size=1, max_size=4),
)


@settings(max_examples=40, deadline=None)
@given(units=st.lists(unit, min_size=1, max_size=5))
def test_links_stay_in_their_unit_whatever_it_holds(units):
    resources = load_resources()
    source = side(["".join(SENTENCES[at][0] for at in first) for first, _ in units], "zh")
    translation = side([" ".join(SENTENCES[at][1] for at in second).strip() for _, second in units], "en")
    aligned = align_given(source, translation, resources.lexicon, resources.termbase)
    for i, j, _ in aligned.alignment.links:
        assert aligned.source[i].unit == aligned.translation[j].unit


@pytest.mark.parametrize(("rows", "columns"), [(1, 9), (2, 20), (9, 1), (30, 2), (2, 1), (1, 2)])
def test_any_number_of_sentences_has_its_beads(rows, columns):
    resources = load_resources()
    source = side(["".join(f"每年培训厨师{n}名。" for n in range(20, 20 + rows)), SENTENCES[1][0]], "zh")
    texts = [" ".join(f"Train {n} cooks every year." for n in range(20, 20 + columns)), SENTENCES[1][1]]
    alignment = align_given(source, side(texts, "en"), resources.lexicon, resources.termbase).alignment
    assert {i for bead in alignment.beads for i in bead.source} == set(range(rows + 1))
    assert {j for bead in alignment.beads for j in bead.translation} == set(range(columns + 1))


def test_a_unit_too_long_for_the_programme_stays_whole():
    resources = load_resources()
    many = range(110)
    source = side(["".join(f"每年培训厨师{n}名。" for n in many)], "zh")
    translation = side([" ".join(f"Train {n} cooks every year." for n in many)], "en")
    alignment = align_given(source, translation, resources.lexicon, resources.termbase).alignment
    assert [(len(bead.source), len(bead.translation)) for bead in alignment.beads] == [(110, 110)]
