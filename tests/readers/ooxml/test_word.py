from __future__ import annotations

import pytest

from policyparse.config import Reading
from policyparse.errors import InputError
from policyparse.readers.numerals import written
from tests.readers.ooxml.packages import blocks, docx, links, p, r, read_docx, root, unzipped, zipped

PAGE = "<w:lastRenderedPageBreak/>"


def texts(body, beside=None, more=None):
    return blocks(read_docx(docx(body, beside, more)))


def field(instruction, result):
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        f"{mark.format('begin')}<w:r><w:instrText>{instruction}</w:instrText></w:r>{mark.format('separate')}"
        f"{result}{mark.format('end')}"
    )


def paragraph(content):
    return f"<w:p>{content}</w:p>"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (f"<w:ins>{r('inserted')}</w:ins><w:del><w:r><w:delText>deleted</w:delText></w:r></w:del>", "inserted"),
        (f"<w:moveTo>{r('moved')}</w:moveTo><w:moveFrom>{r('from here')}</w:moveFrom>", "moved"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{r('control')}</w:sdtContent></w:sdt>", "control"),
        (f"<w:smartTag>{r('smart')}</w:smartTag><w:hyperlink>{r(' link')}</w:hyperlink>", "smart link"),
        (f"<w:bdo>{r('left')}</w:bdo><w:customXml>{r(' right')}</w:customXml>", "left right"),
        (r("shown") + r("hidden", "<w:vanish/>") + r(" again", '<w:vanish w:val="0"/>'), "shown again"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>10</w:t></w:r>', "≥10"),
        (r("产值\uf0a35亿元"), "产值≤5亿元"),
        (r("one\ntwo"), "one two"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/></w:r>", "a\tb-c"),
        (f"<w:r><w:ruby><w:rt>{r('hàn')}</w:rt><w:rubyBase>{r('汉')}</w:rubyBase></w:ruby></w:r>", "汉"),
        (f"{r('x=')}<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", "x=a+b"),
        (r("see ") + field("REF x", r("Annex 1")), "see Annex 1"),
        (r("page ") + field(" PAGE ", r("3")), "page"),
        (f"{r('of ')}<w:fldSimple w:instr=' NUMPAGES '>{r('9')}</w:fldSimple>", "of"),
        (field("IF " + "1", field("QUOTE x", r("inner")) + r(" outer")), "inner outer"),
    ],
)
def test_a_paragraph_says_what_a_reader_of_the_accepted_document_sees(content, text):
    assert texts(paragraph(content)) == [text]


def test_a_field_without_an_end_swallows_no_later_paragraph():
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert texts(paragraph(begin + r("gone")) + p("kept")) == ["kept"]


def test_a_deleted_paragraph_mark_joins_the_paragraphs():
    first = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{r('加快推进')}</w:p>"
    assert texts(first + p("产业发展。") + p("后文。")) == ["加快推进产业发展。", "后文。"]


def test_a_deleted_mark_at_the_very_end_loses_nothing():
    assert texts(f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{r('结尾')}</w:p>") == ["结尾"]


def test_a_text_box_is_read_once_and_before_its_paragraph():
    inside = f"<w:txbxContent>{p('某市人民政府文件')}</w:txbxContent>"
    forms = (
        f"<mc:AlternateContent><mc:Choice><w:drawing>{inside}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    layout = read_docx(docx(paragraph(f"<w:r>{forms}</w:r>{r('正文')}") + p("后文")))
    assert layout.text == "某市人民政府文件\n\n正文\n后文\n"


def test_words_drawn_as_a_picture_are_read():
    art = '<w:r><w:pict><v:shape><v:textpath string="某市人民政府文件"/></v:shape></w:pict></w:r>'
    assert texts(paragraph(r("某发〔2025〕1号") + art) + p("正文")) == ["某市人民政府文件", "某发〔2025〕1号", "正文"]


CELL = "<w:tc><w:tcPr>{}</w:tcPr>{}</w:tc>"
GRID = "<w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"


def row(*cells, properties=""):
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(CELL.format('', p(cell)) for cell in cells)}</w:tr>"


def test_cells_are_parted_by_tabs_and_rows_by_lines():
    layout = read_docx(docx(p("before") + f"<w:tbl>{GRID}{row('a', 'b')}{row('', 'd')}</w:tbl>" + p("after")))
    assert layout.text == "before\n\na\tb\nd\n\nafter\n"
    assert [block.role for block in layout.blocks] == ["text", "cell", "cell", "cell", "text"]


def test_merged_cells_and_deleted_rows_are_read_once_and_not_at_all():
    start, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    merged = f"<w:tr>{CELL.format(start, p('a'))}{CELL.format('', p('b'))}</w:tr>"
    below = f"<w:tr>{CELL.format(goes_on, p('hidden'))}{CELL.format('', p('c'))}</w:tr>"
    table = f"<w:tbl>{GRID}{merged}{below}{row('x', 'y', properties='<w:del/>')}</w:tbl>"
    assert texts(table) == ["a", "b", "c"]


def test_a_tracked_change_of_a_cell_does_not_hide_it():
    former = "<w:tcPrChange><w:tcPr><w:vMerge/></w:tcPr></w:tcPrChange>"
    assert texts(f"<w:tbl>{GRID}<w:tr>{CELL.format(former, p('shown'))}</w:tr></w:tbl>") == ["shown"]


def test_a_table_of_one_column_is_a_frame_of_running_text():
    table = f"<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid>{row('一、总体要求')}{row('正文。')}</w:tbl>"
    layout = read_docx(docx(table))
    assert blocks(layout, "role") == [("一、总体要求", "text"), ("正文。", "text")]


def test_nested_tables_keep_the_order_of_the_file():
    inner = f"<w:tbl>{GRID}{row('b', 'c')}</w:tbl>"
    outer = f"<w:tbl>{GRID}<w:tr>{CELL.format('', p('a') + inner + p('d'))}{CELL.format('', p('e'))}</w:tr></w:tbl>"
    assert texts(outer) == ["a", "b", "c", "d", "e"]


STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>
  <w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="mine"><w:name w:val="公文一级"/><w:basedOn w:val="1"/></w:style>
<w:style w:type="paragraph" w:styleId="bare"><w:name w:val="标题 3"/></w:style>
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="toc"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="loop"><w:name w:val="x"/><w:basedOn w:val="pool"/></w:style>
<w:style w:type="paragraph" w:styleId="pool"><w:name w:val="y"/><w:basedOn w:val="loop"/></w:style>
<w:style w:type="character" w:styleId="h"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style>
"""


def styled(text, style, more=""):
    return p(text, properties=f'<w:pStyle w:val="{style}"/>{more}')


@pytest.mark.parametrize(
    ("body", "role", "level"),
    [
        (styled("总则", "1"), "heading", 1),
        (styled("总则", "mine"), "heading", 1),
        (styled("总则", "bare"), "heading", 3),
        (styled("总则", "T"), "heading", 1),
        (p("总则", properties='<w:outlineLvl w:val="2"/>'), "heading", 3),
        (styled("总则", "1", '<w:outlineLvl w:val="9"/>'), "text", None),
        (styled("加强领导。各部门要落实责任。", "1"), "text", None),
        (styled("总则 1", "toc"), "furniture", None),
        (styled("总则", "loop"), "text", None),
        (styled("总则", "unknown"), "text", None),
    ],
)
def test_a_heading_is_known_by_its_style_or_outline_level(body, role, level):
    layout = read_docx(docx(body, {"styles": STYLES}))
    assert [(block.role, block.level) for block in layout.blocks] == [(role, level)]


def test_size_and_weight_are_those_of_most_letters():
    body = paragraph(r("短", "<w:b/>") + r("长一些的文字", '<w:sz w:val="44"/>')) + p("plain")
    layout = read_docx(docx(body, {"styles": STYLES}))
    assert [(block.size, block.bold) for block in layout.blocks] == [(22, False), (16, False)]


def test_a_character_style_may_hide():
    assert texts(paragraph(r("a") + r("b", '<w:rStyle w:val="h"/>')), {"styles": STYLES}) == ["a"]


def test_the_table_of_contents_is_furniture():
    contents = paragraph(field('TOC \\o "1-3"', r("总则\t1")))
    control = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{p('目录')}</w:sdtContent></w:sdt>"
    )
    layout = read_docx(docx(control + contents + p("总则")))
    assert blocks(layout, "role") == [("目录", "furniture"), ("总则\t1", "furniture"), ("总则", "text")]


NUMBERING = """
<w:abstractNum w:abstractNumId="0">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="japaneseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
 <w:lvl w:ilvl="2"><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%3"/></w:lvl>
 <w:lvl w:ilvl="3"><w:numFmt w:val="decimal"/><w:lvlRestart w:val="0"/><w:lvlText w:val="第%4条"/></w:lvl>
 <w:lvl w:ilvl="4"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>
  <w:pStyle w:val="1"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>
"""


def item(text, depth, number=1):
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def test_automatic_numbers_are_written_out():
    body = "".join([item("a", 0), item("b", 1), item("c", 1), item("d", 2), item("e", 0), item("f", 1), item("g", 2)])
    assert texts(body, {"numbering": NUMBERING}) == [
        "一、a",
        "（一）b",
        "（二）c",
        "1.1 d",
        "二、e",
        "（一）f",
        "2.1 g",
    ]


def test_articles_count_on_through_the_chapters():
    body = "".join([item("a", 0), item("b", 3), item("c", 0), item("d", 3)])
    assert texts(body, {"numbering": NUMBERING}) == ["一、a", "第1条 b", "二、c", "第2条 d"]


def test_an_override_starts_a_list_anew_and_once():
    body = "".join([item("a", 0), item("b", 0, 2), item("c", 0, 2), item("d", 0)])
    assert texts(body, {"numbering": NUMBERING}) == ["一、a", "五、b", "六、c", "七、d"]


def test_a_bullet_is_a_list_item_without_invented_text():
    layout = read_docx(docx(item("支持企业", 4), {"numbering": NUMBERING}))
    assert blocks(layout, "role", "level") == [("支持企业", "list-item", 5)]


def test_a_style_may_bring_its_number_and_a_paragraph_refuse_it():
    numbered = STYLES.replace('<w:outlineLvl w:val="0"/>', '<w:numPr><w:numId w:val="3"/></w:numPr>')
    body = styled("a", "1") + styled("b", "1", '<w:numPr><w:numId w:val="0"/></w:numPr>') + styled("c", "1")
    assert texts(body, {"styles": numbered, "numbering": NUMBERING}) == ["1. a", "b", "2. c"]


def test_paragraphs_without_text_are_counted_but_hidden_ones_are_not():
    empty = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>{}</w:pPr></w:p>'
    hidden = empty.format("<w:rPr><w:vanish/></w:rPr>")
    assert texts(empty.format("") + hidden + item("a", 0), {"numbering": NUMBERING}) == ["二、a"]


@pytest.mark.parametrize(
    ("style", "numbers"),
    [
        ("chineseCounting", {10: "十", 21: "二十一", 105: "一〇五"}),
        ("chineseCountingThousand", {10: "十", 110: "一百一十", 101: "一百〇一", 1010: "一千〇一十"}),
        ("japaneseCounting", {11: "十一", 100: "百", 101: "百一"}),
        ("taiwaneseCountingThousand", {101: "一百零一"}),
        ("chineseLegalSimplified", {10: "壹拾", 21: "贰拾壹"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiacTraditional", {1: "甲子", 13: "丙子"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "㉑", 51: "51"}),
        ("decimalFullWidth", {12: "１２"}),
        ("decimalZero", {1: "01", 12: "12"}),
        ("lowerLetter", {1: "a", 27: "aa", 28: "bb"}),
        ("upperRoman", {4: "IV", 1999: "MCMXCIX", 9999: "9999"}),
        ("ordinal", {1: "1st", 12: "12th", 23: "23rd"}),
        ("no such format", {3: "3"}),
    ],
)
def test_number_formats(style, numbers):
    assert {number: written(number, style) for number in numbers} == numbers


def note(kind, name, text, attributes=""):
    return f'<w:{kind} w:id="{name}" {attributes}>{p(text)}</w:{kind}>'


def test_notes_follow_their_paragraph():
    body = paragraph(f"{r('据统计')}<w:r><w:footnoteReference w:id='2'/><w:endnoteReference w:id='2'/></w:r>") + p(
        "后文"
    )
    feet = note("footnote", 0, "separator", 'w:type="separator"') + note("footnote", 2, "来源：统计局")
    layout = read_docx(docx(body, {"footnotes": feet, "endnotes": note("endnote", 2, "见附录")}))
    expected = [("据统计", "text"), ("来源：统计局", "note"), ("见附录", "note"), ("后文", "text")]
    assert blocks(layout, "role") == expected


def test_a_note_does_not_part_the_rows_of_a_table():
    cell = CELL.format("", paragraph(f"{r('a')}<w:r><w:footnoteReference w:id='2'/></w:r>"))
    table = f"<w:tbl>{GRID}<w:tr>{cell}{CELL.format('', p('b'))}</w:tr>{row('c', 'd')}</w:tbl>"
    assert texts(table + p("e"), {"footnotes": note("footnote", 2, "n")}) == ["a", "b", "c", "d", "e", "n"]


def test_pages_are_counted_where_the_program_wrote_them_down():
    body = (
        p("a") + paragraph(f"<w:r>{PAGE}<w:t>b</w:t></w:r>") + paragraph(f"<w:r><w:t>c</w:t>{PAGE}<w:t>c</w:t></w:r>")
    )
    assert blocks(read_docx(docx(body + p("d"))), "page") == [("a", 1), ("b", 2), ("cc", 2), ("d", 3)]
    assert blocks(read_docx(docx(p("a"))), "page") == [("a", None)]


def test_of_a_long_document_the_first_pages_are_read_and_that_is_said():
    body = "".join(paragraph(f"<w:r>{PAGE}<w:t>{i}</w:t></w:r>") for i in range(5))
    layout = read_docx(docx(body), Reading(max_pages=3))
    assert blocks(layout) == ["0", "1"]
    assert "max-pages" in layout.missing[0]


def test_lines_of_a_title_stand_apart_and_running_text_flows_on():
    title = p("关于印发《发展</w:t><w:br/><w:t>行动方案》的通知", properties='<w:jc w:val="center"/>')
    running = p("各有关部门要加强协同，</w:t><w:br/><w:t>做好保障工作。</w:t><w:br/><w:t>联系人：张三")
    layout = read_docx(docx(title + running))
    assert [block.continues for block in layout.blocks] == [False, False, False, True, False]


def test_large_letters_in_a_header_are_the_letterhead_and_small_ones_are_left_out():
    header = paragraph(r("某市人民政府文件", '<w:sz w:val="72"/>')) + paragraph(r("第 1 页", '<w:sz w:val="18"/>'))
    layout = read_docx(docx(p("正文"), {"header": header}))
    assert blocks(layout, "role") == [("某市人民政府文件", "furniture"), ("正文", "text")]


def test_a_chart_gives_its_words():
    chart = root(
        "c:chartSpace",
        "<c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>产值</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea>"
        "<c:ser><c:cat><c:strRef><c:strCache><c:pt><c:v>2025年</c:v></c:pt></c:strCache></c:strRef></c:cat></c:ser>"
        "</c:plotArea></c:chart>",
    )
    body = p("前文") + paragraph('<w:r><w:drawing><c:chart r:id="r1"/></w:drawing></w:r>')
    more = {"word/chart.xml": chart}
    assert texts(body, {"chart": ""}, more) == ["前文", "产值", "2025年"]


def test_strict_files_are_read_as_others_are():
    parts = unzipped(docx(p("正文")))
    old = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    new = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    parts["word/document.xml"] = parts["word/document.xml"].replace(old, new)
    assert blocks(read_docx(zipped(parts))) == ["正文"]


def test_other_files_within_are_said_to_be_missing():
    layout = read_docx(docx(p("a") + '<w:altChunk r:id="r9"/>'))
    assert "altChunk" in layout.missing[0]
    more = {"word/_rels/document.xml.rels": links(("subDocument", "b.docx"))}
    assert "one by one" in read_docx(docx(p("a"), more=more)).missing[0]


def test_a_document_cut_off_is_read_up_to_there():
    whole = root("w:document", f"<w:body>{p('第一段')}{p('第二段')}")
    layout = read_docx(docx("", more={"word/document.xml": whole[: whole.index("第二段") + 1]}))
    assert blocks(layout) == ["第一段"]
    assert "missing" in layout.missing[0]


def test_damaged_styles_are_said_and_the_text_is_read():
    layout = read_docx(docx(p("a"), {"styles": ""}, {"word/styles.xml": "<broken"}))
    assert blocks(layout) == ["a"]
    assert "styles.xml" in layout.missing[0]


@pytest.mark.parametrize(
    "name", ["w:p", "w:tbl", "w:tblGrid", "w:tcPr", "w:footnote", "mc:Choice", "w:altChunk", "a:t"]
)
def test_a_main_part_with_another_root_is_read_all_the_same(name):
    assert texts("", more={"word/document.xml": root(name, p("inner"))}) == ["inner"]


@pytest.mark.parametrize("body", ["", p(" "), paragraph("<w:r><w:drawing/></w:r>")])
def test_a_document_without_text_is_refused(body):
    with pytest.raises(InputError, match="holds no text"):
        read_docx(docx(body))


def test_more_characters_than_the_limit_are_refused():
    with pytest.raises(InputError, match="max-characters"):
        read_docx(docx(p("很长的文字")), Reading(max_characters=3))


def test_a_note_whose_mark_stands_alone_in_its_paragraph_is_read():
    body = p("a") + paragraph("<w:r><w:footnoteReference w:id='2'/></w:r>") + p("b")
    assert texts(body, {"footnotes": note("footnote", 2, "n")}) == ["a", "n", "b"]
