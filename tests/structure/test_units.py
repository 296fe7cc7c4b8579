"""Units of a bilingual file: nothing is joined over their ends, and each segment knows its unit."""

from policyparse.model.document import Block, Document, Origin, Span
from policyparse.structure.units import structure_units

UNITS = ("目标：", "建成5个示范区，推动数据共享和业务协同。", "2027年5月1日", "⟦1⟧", "第3页")


def structured(texts=UNITS):
    blocks, at = [], 0
    for text in texts:
        marks = (Span(at, at + 3),) if text == "⟦1⟧" else ()
        blocks.append(Block(Span(at, at + len(text)), marks=marks))
        at += len(text) + 1
    document = Document(Origin("", "", ""), "zh", "\n".join(texts) + "\n", tuple(blocks), settled=True)
    return structure_units(document, [f"u{number}" for number in range(1, len(texts) + 1)])


def test_every_segment_lies_in_its_unit():
    units = dict(zip((f"u{number}" for number in range(1, 6)), UNITS, strict=True))
    for segment in structured().segments:
        assert segment.text in units[segment.unit]


def test_dates_and_page_numbers_are_units_like_others():
    assert {segment.unit for segment in structured().segments} == {"u1", "u2", "u3", "u5"}
    assert all(segment.kind != "boilerplate" for segment in structured().segments)


def test_a_unit_of_several_clauses_has_several_segments():
    assert [segment.unit for segment in structured().segments].count("u2") == 2
