"""Documents that hold both texts: tables with two columns, and paragraphs in turn."""

import io

import docx
import pytest

from policyparse.bilingual import read_bilingual_data
from policyparse.errors import InputError

PAIRS = (
    ("一、总体要求", "I. General Requirements"),
    ("到2027年，建成5个示范区。", "By 2027, 5 demonstration zones will be built."),
    ("推动数据共享，加强监管。", "Promote data sharing and strengthen supervision."),
)


def word(pairs=PAIRS, *, table=True):
    document, out = docx.Document(), io.BytesIO()
    if table:
        grid = document.add_table(rows=0, cols=2)
        for pair in pairs:
            for cell, text in zip(grid.add_row().cells, pair, strict=True):
                cell.text = text
    else:
        for text in (text for pair in pairs for text in pair):
            document.add_paragraph(text)
    document.save(out)
    return out.getvalue()


def markdown():
    rows = "".join(f"| {source} | {translation} |\n" for source, translation in PAIRS)
    return f"# 对照表\n\n| 原文 | 译文 |\n| --- | --- |\n{rows}".encode()


def html():
    rows = "".join(f"<tr><td>{source}</td><td>{translation}</td></tr>" for source, translation in PAIRS)
    return f"<!doctype html><html><body><h1>对照</h1><table>{rows}</table></body></html>".encode()


def in_turn(pairs=PAIRS):
    return "\n".join(text for pair in pairs for text in pair).encode()


def texts(file):
    return tuple((unit.source.text, unit.translation.text) for unit in file.units)


@pytest.mark.parametrize(
    ("data", "name", "label"),
    [
        (word(), "t.docx", "row 1"),
        (markdown(), "t.md", "row 2"),
        (html(), "t.html", "row 1"),
        (word(table=False), "t.docx", "paragraph 1"),
        (in_turn(), "t.txt", "paragraph 1"),
    ],
    ids=["word table", "markdown table", "html table", "word in turn", "text in turn"],
)
def test_pairs_are_found_and_named_by_their_place(data, name, label):
    file = read_bilingual_data(data, name)
    assert texts(file) == PAIRS
    assert file.units[0].id == label
    assert (file.source_language, file.translation_language) == ("zh", "en")


def test_the_first_paragraph_says_what_the_source_is():
    file = read_bilingual_data(in_turn([pair[::-1] for pair in PAIRS]), "t.txt")
    assert (file.source_language, file.units[0].source.text) == ("en", PAIRS[0][1])


def test_turns_of_several_paragraphs_are_paired_one_by_one():
    lines = [PAIRS[0][0], PAIRS[1][0], PAIRS[0][1], PAIRS[1][1], *PAIRS[2]]
    assert texts(read_bilingual_data("\n".join(lines).encode(), "t.txt")) == PAIRS


def test_a_paragraph_without_a_turn_has_no_translation():
    file = read_bilingual_data(in_turn() + "\n完善标准体系。".encode(), "t.txt")
    assert (file.units[-1].source.text, file.units[-1].state) == ("完善标准体系。", "new")


def test_two_tables_name_theirs():
    both = markdown() + "\n之后\n\n".encode() + markdown().partition(b"\n\n")[2]
    assert [unit.id for unit in read_bilingual_data(both, "t.md").units][::3] == ["table 1, row 2", "table 2, row 2"]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(pair[0] for pair in PAIRS),
        "\n".join([*(pair[0] for pair in PAIRS * 4), *(pair[1] for pair in PAIRS * 4)]),
    ],
    ids=["one language", "two halves"],
)
def test_a_document_without_pairs_is_refused(text):
    with pytest.raises(InputError, match="holds no pairs of Chinese and English"):
        read_bilingual_data(text.encode(), "t.txt")
