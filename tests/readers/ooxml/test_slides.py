from __future__ import annotations

import re

import pytest

from policyparse.config import Reading
from policyparse.errors import InputError
from policyparse.readers import read_data
from policyparse.structure import structure
from tests.readers.ooxml.packages import blocks, box, frame, links, pptx, read_pptx, root

TITLE = 'type="title"'
BODY = 'idx="1"'
NOTES = 'type="body"'
LEFT, RIGHT = (20, 100, 300, 300), (340, 100, 300, 300)


def texts(*slides, more=None, attributes=""):
    return blocks(read_pptx(pptx(list(slides), more, attributes)))


def slide_links(number, *targets):
    return {f"ppt/slides/_rels/s{number}.xml.rels": links(*targets)}


def test_a_slide_is_read_title_first_and_then_by_place_whatever_its_order_in_the_file():
    layout = read_pptx(
        pptx([box("right\nmore", RIGHT) + box("left", LEFT) + box("Title", (20, 10, 600, 40), kind=TITLE)])
    )
    assert layout.text == "Title\n\nleft\n\nright\nmore\n"
    assert blocks(layout, "role", "level", "page")[0] == ("Title", "heading", 1, 1)


def test_slides_are_read_in_the_order_of_the_show():
    assert blocks(read_pptx(pptx([box("one", LEFT), box("two", LEFT)])), "page") == [("one", 1), ("two", 2)]


def test_boxes_are_in_points():
    layout = read_pptx(pptx([box("a", (20, 100, 300, 50))]))
    assert layout.blocks[0].box == (20, 100, 320, 150)


def test_a_title_on_two_lines_is_one_heading():
    layout = read_pptx(pptx([box("Key tasks</a:t></a:r><a:br/><a:r><a:t>of the plan", LEFT, kind=TITLE)]))
    assert blocks(layout, "continues") == [("Key tasks", False), ("of the plan", True)]


def group(inner, place, child):
    return f"<p:grpSp><p:grpSpPr>{group_frame(place, child)}</p:grpSpPr>{inner}</p:grpSp>"


def group_frame(place, child):
    left, top, width, height = (round(side * 12_700) for side in child)
    return frame(place, more=f'<a:chOff x="{left}" y="{top}"/><a:chExt cx="{width}" cy="{height}"/>')


def test_groups_stay_together_and_scale_their_shapes():
    cards = [
        group(box(f"head {i}", (0, 0, 50, 10)) + box(f"body {i}", (0, 12, 50, 40)), place, (0, 0, 50, 52))
        for i, place in ((2, (300, 100, 100, 104)), (1, (100, 100, 100, 104)))
    ]
    layout = read_pptx(pptx(["".join(cards)]))
    assert blocks(layout) == ["head 1", "body 1", "head 2", "body 2"]
    assert layout.blocks[1].box == (100, 124, 200, 204)


def test_groups_within_too_many_groups_are_refused():
    shapes = box("a", LEFT)
    for _ in range(60):
        shapes = f"<p:grpSp>{shapes}</p:grpSp>"
    with pytest.raises(InputError, match="ungroup"):
        texts(shapes)


LAYOUT_BODY = "<a:lstStyle><a:lvl1pPr><a:buChar char='•'/></a:lvl1pPr></a:lstStyle>"


def sheet(shape, name="p:sldLayout"):
    return root(name, f"<p:cSld><p:spTree>{shape}</p:spTree></p:cSld>")


def test_places_and_bullets_are_inherited_from_the_layout():
    low = box("", (20, 300, 600, 50), kind=BODY).replace("<p:txBody>", f"<p:txBody>{LAYOUT_BODY}")
    more = {**slide_links(1, ("slideLayout", "../layout.xml")), "ppt/layout.xml": sheet(low)}
    layout = read_pptx(pptx([box("listed", None, kind=BODY) + box("above", (20, 10, 600, 50))], more))
    assert blocks(layout, "role", "level") == [("above", "text", None), ("listed", "list-item", 1)]
    assert layout.blocks[1].box == (20, 300, 620, 350)


def test_a_paragraph_may_refuse_its_bullet():
    low = box("", LEFT, kind=BODY).replace("<p:txBody>", f"<p:txBody>{LAYOUT_BODY}")
    more = {**slide_links(1, ("slideLayout", "../layout.xml")), "ppt/layout.xml": sheet(low)}
    layout = read_pptx(pptx([box("plain", None, kind=BODY, properties="<a:buNone/>")], more))
    assert blocks(layout, "role") == [("plain", "text")]


@pytest.mark.parametrize(
    ("scheme", "lines"),
    [
        ("arabicPeriod", ["1. a", "2. b"]),
        ("arabicParenBoth", ["(1) a", "(2) b"]),
        ("alphaLcParenR", ["a) a", "b) b"]),
        ("romanUcPeriod", ["I. a", "II. b"]),
        ("ea1ChsPeriod", ["一. a", "二. b"]),
        ("circleNumDbPlain", ["① a", "② b"]),
    ],
)
def test_automatic_numbers_are_written_out(scheme, lines):
    assert texts(box("a\nb", LEFT, properties=f'<a:buAutoNum type="{scheme}"/>')) == lines


def table(*rows):
    cells = "".join(
        "<a:tr>"
        + "".join(f"<a:tc {how}><a:txBody><a:p><a:r><a:t>{t}</a:t></a:r></a:p></a:txBody></a:tc>" for t, how in r)
        + "</a:tr>"
        for r in rows
    )
    inside = f"<a:graphic><a:graphicData><a:tbl>{cells}</a:tbl></a:graphicData></a:graphic>"
    return f"<p:graphicFrame>{frame(LEFT, 'p:xfrm')}{inside}</p:graphicFrame>"


def test_a_table_is_read_row_by_row_and_merged_cells_once():
    layout = read_pptx(pptx([table([("a", 'gridSpan="2"'), ("x", 'hMerge="1"')], [("b", ""), ("c", "")])]))
    assert layout.text == "a\nb\tc\n"
    assert {block.role for block in layout.blocks} == {"cell"}


def test_the_paragraphs_of_a_cell_stay_together():
    layout = read_pptx(pptx([table([("a</a:t></a:r></a:p><a:p><a:r><a:t>b", ""), ("c", "")])]))
    assert layout.text == "a\nb\tc\n"


@pytest.mark.parametrize("number", ["9" * 5_000, "-1", "", "1e9", "NaN", "九"])
def test_no_number_in_a_file_is_too_large_or_too_odd(number):
    shapes = group(box("a", (1, 2, 3, 4)), (1, 2, 3, 4), (1, 2, 3, 4)) + box("b", (5, 6, 7, 8)) * 4
    odd = re.sub(r'(c?[xy])="[0-9]+"', rf'\1="{number}"', shapes)
    assert sorted(texts(*[odd] * 4)) == ["a"] * 4 + ["b"] * 16


def diagram(*points, links_between=()):
    rows = "".join(
        f'<dgm:pt modelId="{i}"><dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>'
        for i, text in enumerate(points, 1)
    )
    connections = "".join(
        f'<dgm:cxn srcId="{source}" destId="{end}" srcOrd="{place}"/>' for source, end, place in links_between
    )
    return root(
        "dgm:dataModel",
        f'<dgm:ptLst><dgm:pt modelId="0" type="doc"/>{rows}</dgm:ptLst><dgm:cxnLst>{connections}</dgm:cxnLst>',
    )


DIAGRAM = f"<p:graphicFrame>{frame(RIGHT, 'p:xfrm')}<a:graphic><dgm:relIds r:dm='r1'/></a:graphic></p:graphicFrame>"


def test_a_diagram_gives_its_points_in_the_order_of_its_tree():
    data = diagram("c", "a", "b", links_between=[(0, 2, 0), (0, 1, 1), (2, 3, 0)])
    more = {**slide_links(1, ("diagramData", "../data1.xml")), "ppt/data1.xml": data}
    layout = read_pptx(pptx([DIAGRAM + box("left", LEFT)], more))
    assert blocks(layout, "role", "level") == [
        ("left", "text", None),
        ("a", "text", None),
        ("b", "list-item", 1),
        ("c", "text", None),
    ]


def test_a_diagram_whose_tree_is_a_circle_ends():
    data = diagram("a", "b", links_between=[(0, 1, 0), (1, 2, 0), (2, 1, 0)])
    more = {**slide_links(1, ("diagramData", "../data1.xml")), "ppt/data1.xml": data}
    assert texts(DIAGRAM, more=more) == ["a", "b"]


def test_notes_follow_their_slide():
    said = root("p:notes", f"<p:cSld><p:spTree>{box('said', None, kind=NOTES)}</p:spTree></p:cSld>")
    more = {**slide_links(1, ("notesSlide", "../notes1.xml")), "ppt/notes1.xml": said}
    layout = read_pptx(pptx([box("a", LEFT), box("b", LEFT)], more))
    assert blocks(layout, "role", "page") == [("a", "text", 1), ("said", "note", 1), ("b", "text", 2)]


def picture(words):
    name = f'<p:nvPicPr><p:cNvPr id="1" name="Picture 3" descr="{words}"/><p:nvPr/></p:nvPicPr>'
    return f"<p:pic>{name}<p:spPr>{frame(RIGHT)}</p:spPr></p:pic>"


def test_the_description_of_a_picture_is_a_note():
    layout = read_pptx(pptx([picture("产业规模逐年增长的柱状图") + box("a", LEFT)]))
    assert blocks(layout, "role") == [("a", "text"), ("产业规模逐年增长的柱状图", "note")]


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Picture 3",
        "图片 12",
        "image001.png",
        "C:\\pictures\\logo.JPG",
        "https://example.org/a",
        "5d41402abc4b2a76",
        "A red bus. Description automatically generated",
        "图表 描述已自动生成",
    ],
)
def test_descriptions_that_say_nothing_are_left_out(words):
    assert texts(picture(words) + box("a", LEFT)) == ["a"]


def test_what_stands_at_the_same_place_of_most_slides_is_furniture():
    slides = [box(f"content {'abcd'[i]}", LEFT) + box("某市统计局", (0, 500, 90, 20)) for i in range(4)]
    slides = [slide + box(f"Page {i} of 4", (800, 500, 90, 20)) for i, slide in enumerate(slides, 1)]
    layout = read_pptx(pptx(slides))
    content = [text for text, role in blocks(layout, "role") if role != "furniture"]
    assert content == ["content a", "content b", "content c", "content d"]


def test_placeholders_for_footers_are_furniture_and_slide_numbers_are_no_text():
    number = box("", LEFT, kind="").replace("<a:r><a:t></a:t></a:r>", '<a:fld type="slidenum"><a:t>7</a:t></a:fld>')
    layout = read_pptx(pptx([number + box("a", LEFT) + box("the footer", RIGHT, kind='type="ftr"')]))
    assert blocks(layout, "role") == [("a", "text"), ("the footer", "furniture")]


def test_what_lies_off_the_slide_is_not_shown():
    assert blocks(read_pptx(pptx([box("draft", (-400, 10, 300, 20)) + box("a", LEFT)])), "role") == [
        ("a", "text"),
        ("draft", "furniture"),
    ]


def test_of_two_forms_the_first_with_words_is_read():
    forms = f"<mc:Choice>{box('new', LEFT)}</mc:Choice><mc:Fallback>{box('old', LEFT)}</mc:Fallback>"
    both = f"<mc:AlternateContent>{forms}</mc:AlternateContent>"
    empty = both.replace(box("new", LEFT), "<p:contentPart/>")
    assert texts(both) == ["new"]
    assert texts(empty) == ["old"]


def test_a_hidden_slide_is_read_and_said():
    layout = read_pptx(pptx([box("a", LEFT), box("b", LEFT)], attributes='show="0"'))
    assert blocks(layout) == ["a", "b"]
    assert layout.missing == ("slide 2 is hidden in the show; its text was read nevertheless",)


def test_a_damaged_slide_is_said_and_the_others_are_read():
    layout = read_pptx(pptx([box("a", LEFT), "", box("c", LEFT)], {"ppt/slides/s2.xml": "<broken"}))
    assert blocks(layout, "page") == [("a", 1), ("c", 3)]
    assert layout.missing[0].startswith("slide 2 cannot be read")


def test_of_many_slides_the_first_are_read_and_that_is_said():
    layout = read_pptx(pptx([box(text, LEFT) for text in "abc"]), Reading(max_pages=2))
    assert blocks(layout) == ["a", "b"]
    assert "max-pages" in layout.missing[0]


def test_slides_without_text_are_refused():
    with pytest.raises(InputError, match="holds no text"):
        texts("")


def test_more_characters_than_the_limit_are_refused():
    with pytest.raises(InputError, match="max-characters"):
        read_pptx(pptx([box("many words", LEFT)]), Reading(max_characters=3))


def segments_of(slide):
    document = read_data(pptx([slide]), "a.pptx")
    return [segment.text for segment in structure(document).segments]


def sized(text, place, size, kind=None):
    return box(text, place, kind=kind).replace("<a:r>", f'<a:r><a:rPr sz="{size * 100}"/>', 1)


def test_the_largest_text_in_the_upper_part_is_the_title_of_a_slide_that_names_none():
    layout = read_pptx(pptx([sized("Some points", LEFT, 18) + sized("Key tasks", (20, 10, 600, 40), 28)]))
    assert blocks(layout, "role", "level") == [("Key tasks", "heading", 1), ("Some points", "text", None)]


@pytest.mark.parametrize(
    "slide",
    [
        sized("left", LEFT, 20) + sized("right", RIGHT, 18),
        sized("A sentence that is set large.", LEFT, 40) + sized("right", RIGHT, 18),
        sized("42 %", (20, 480, 300, 50), 60) + sized("right", RIGHT, 18),
        sized("alone", LEFT, 60),
    ],
    ids=["hardly larger", "a sentence", "low", "alone"],
)
def test_other_large_text_is_no_title(slide):
    assert "heading" not in [role for _, role in blocks(read_pptx(pptx([slide])), "role")]


@pytest.mark.parametrize(
    ("label", "whole"),
    [
        ("Outbound\nSoftware", "Outbound Software"),
        ("稽核\n(Audit)", "稽核(Audit)"),
        ("驗證散布\n套件的狀態", "驗證散布套件的狀態"),
    ],
)
def test_a_label_on_several_lines_is_one_segment(label, whole):
    assert segments_of(box(label, LEFT)) == [whole]


@pytest.mark.parametrize(
    "text",
    ["Note:\nmore", "- one\n- two", "A first line that is rather long\nand a second one that is", "甲\n乙\n丙\n丁"],
)
def test_lines_that_are_no_label_stay_apart(text):
    assert len(segments_of(box(text, LEFT))) == text.count("\n") + 1


def test_a_list_with_bullets_is_no_label():
    assert len(segments_of(box("one\ntwo", LEFT, properties="<a:buChar char='•'/>"))) == 2


def test_lines_of_a_cell_are_joined_where_the_sentence_goes_on():
    lines = ("Failure to seek approval", "to use it", "PO.5.2", "PW.1.1")
    cell = "</a:t></a:r></a:p><a:p><a:r><a:t>".join(lines)
    whole = ["Kind", "Failure to seek approval to use it", "PO.5.2", "PW.1.1"]
    assert segments_of(table([("Kind", ""), (cell, "")])) == whole
