"""All facts of a structured document, located in its text."""

import pytest

from policyparse.facts import collect, quantities_of, targets_of
from policyparse.model.document import Block, Document, Origin, Passage, Span
from policyparse.model.structure import Paragraph, Section, Structure
from policyparse.readers import read_data
from policyparse.structure import structure as structure_of

TEXT = "一、目标\n到2028年，建成不少于\n12个平台。\n二、机器人赛道\n引进企业30家。"


def passage(start, end):
    """The characters of TEXT between two places, lines joined."""
    pieces, at = [], start
    for line in TEXT[start:end].split("\n"):
        pieces.append(Span(at, at + len(line)))
        at += len(line) + 1
    return Passage(TEXT[start:end].replace("\n", ""), tuple(pieces))


def structure():
    first, second = TEXT.index("到2028"), TEXT.index("二、")
    third = TEXT.index("引进")
    document = Document(Origin("", "", "text/plain"), "zh", TEXT, (Block(Span(0, len(TEXT))),))
    sections = (
        Section("一", 1, "一", "目标", None, Span(0, second)),
        Section("二", 1, "二", "机器人赛道", None, Span(second, len(TEXT)), track=True),
    )
    paragraphs = (Paragraph(passage(first, second - 1), "一"), Paragraph(passage(third, len(TEXT)), "二/1"))
    return Structure(document, sections, paragraphs, ())


def test_targets_are_numbered_through_the_document_with_section_and_track():
    facts = collect(structure(), None)
    assert [(t.id, t.section, t.track) for t in facts.targets] == [("q1", "一", None), ("q2", "二/1", "机器人赛道")]


def test_spans_are_those_of_the_document_across_a_line_break():
    facts = collect(structure(), None)
    spans = [TEXT[t.quantity.span.start : t.quantity.span.end] for t in facts.targets]
    assert spans == ["不少于\n12个", "30家"]
    assert [q.surface for q in facts.quantities] == ["2028年", "不少于12个", "30家"]
    assert facts.targets[0].quantity.deadline == "2028"


TABLE = "# 水利投资\n\n到2028年，建成泵站9座。\n\n|工程|金额（万元）|\n|---|---|\n|堤防|37|\n|泵站；闸门|21|\n"


@pytest.mark.parametrize(("text", "name"), [(TEXT, "plan.txt"), (TABLE, "plan.md")])
def test_numbers_by_themselves_are_those_of_all_facts_whether_paragraphs_are_divided_or_not(text, name):
    document = read_data(text.encode(), name, "zh")
    facts = collect(structure_of(document), None)
    for divided in (True, False):
        structured = structure_of(document, divided=divided)
        assert (quantities_of(structured), targets_of(structured)) == (facts.quantities, facts.targets)
        assert bool(structured.segments) == (divided or name == "plan.md")
