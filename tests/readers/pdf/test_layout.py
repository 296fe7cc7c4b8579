"""What is on the page and what becomes of it: paragraphs, columns, tables, headings, furniture."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.readers.pdf.drawing import HAN, LANDSCAPE, PORTRAIT, both, drawn, han, justified, lines, parsed, texts

PROSE = (
    "The municipality shall establish a coordination mechanism for the development of medical robots, and all "
    "departments concerned shall report progress every quarter to the leading group. Enterprises are encouraged to "
    "take part in the formulation of national standards, so that the whole industry becomes more competitive."
)
BODY = "加快建设具有国际影响力的生物医药产业创新高地助力打造世界级产业集群"


def rows(text, first):
    """Chinese `text` in rows of 27 characters, the first indented by two of them."""
    return [f" {text[:25]}", *(text[at : at + 27] for at in range(25, len(text), 27))][first:]


def test_a_chinese_paragraph_is_one_block_without_blanks():
    text = (BODY * 3)[:90] + "。"
    assert texts(drawn(han(rows(text, 0)))) == [text]


def test_an_indent_opens_a_paragraph_though_the_line_above_is_full():
    first, second = (BODY * 3)[:52], (BODY * 2)[5:60]
    assert texts(drawn(han([*rows(first, 0), *rows(second, 0)]))) == [first, second]


def test_two_indented_lines_are_two_paragraphs_if_the_first_ends():
    first, second = BODY[:24] + "。", (BODY * 2)[5:60]
    assert texts(drawn(han([f" {first}", *rows(second, 0)]))) == [first, second]


def test_a_number_that_opens_a_line_by_chance_opens_no_paragraph():
    text = BODY[:25] + "按照本方案第二部分第三项的要求落实" + BODY[:10] + "（二）和（三）两项任务" + BODY + "。"
    lines_of_text = [f" {text[:25]}", text[25:52], text[52:79], text[79:]]
    assert lines_of_text[2].startswith("（二）")
    assert texts(drawn(han(lines_of_text))) == [text]


def test_a_flush_line_on_a_new_page_goes_on_with_the_paragraph_and_the_page_number_follows_it():
    text = (BODY * 4)[:130] + "。"
    whole = rows(text, 0)
    page = [han([*rows(BODY + "。", 0), *whole[:3]]), lines(["— 1 —"], top=60)]
    after = [han([*whole[3:], *rows(BODY[::-1] + "。", 0)]), lines(["— 2 —"], top=60)]
    pieces = parsed(drawn(both(*page), both(*after))).pieces
    assert [piece.text for piece in pieces] == [BODY + "。", text, "— 1 —", BODY[::-1] + "。", "— 2 —"]
    assert [piece.page for piece in pieces] == [1, 1, 1, 2, 2]
    assert [piece.role for piece in pieces if "—" in piece.text] == ["furniture"] * 2


def test_two_columns_are_read_one_after_the_other_below_their_title():
    left, right = PROSE, PROSE.replace("municipality", "province")
    data = drawn(
        both(
            lines(["Regulation of Medical Robots in Two Municipalities and in One Province"], top=760, size=13),
            justified(left, left=60, top=700, width=225),
            justified(right, left=312, top=700, width=225),
        )
    )
    assert texts(data)[1:] == [left, right]


def test_a_paragraph_goes_on_in_the_next_column():
    words = PROSE.split()
    data = drawn(
        both(
            justified(" ".join(words[:24]) + " of", left=60, top=700, width=225),
            justified(" ".join(words[24:]), left=312, top=700, width=225),
        )
    )
    assert texts(data) == [" ".join([*words[:24], "of", *words[24:]])]


def test_hyphenation_is_undone_unless_the_document_writes_the_hyphen_within_a_line():
    data = drawn(
        lines(
            [
                "We know of many well-known plans that the city has made, all of them inno-",
                "vative and good, and each of them is seen as a well-known and as a well-",
                "known plan of the city that all of its enterprises have been able to take.",
            ]
        )
    )
    assert "innovative and good" in texts(data)[0]
    assert "as a well-known plan" in texts(data)[0]


def test_a_ruled_table_becomes_cells_row_by_row():
    rows_of_cells = [("Target", "Value"), ("Clusters", "at least 2"), ("Platforms", "about 5")]

    def draw(canvas):
        for x in (72, 250, 420):
            canvas.line(x, 700, x, 640)
        for y in (700, 680, 660, 640):
            canvas.line(72, y, 420, y)
        for i, row in enumerate(rows_of_cells):
            for x, text in zip((80, 260), row, strict=True):
                canvas.drawString(x, 686 - 20 * i, text)

    pieces = parsed(drawn(both(draw, lines(["Before the table."], top=730), lines(["After it."], top=600)))).pieces
    assert [piece.text for piece in pieces if piece.role == "cell"] == [text for row in rows_of_cells for text in row]
    assert [piece.before for piece in pieces if piece.role == "cell"] == ["\n\n", "\t", "\n", "\t", "\n", "\t"]
    assert [piece.text for piece in pieces if piece.role == "text"] == ["Before the table.", "After it."]


def test_a_frame_around_text_is_no_table():
    def draw(canvas):
        canvas.rect(60, 600, 475, 130)

    assert texts(drawn(both(draw, justified(PROSE, left=72, top=700, width=440))), "cell") == []


def test_rows_of_a_table_without_rules_stay_rows():
    def draw(canvas):
        for i, row in enumerate([("Year", "Output"), ("2023", "5.1"), ("2024", "6.2"), ("2025", "8.8")]):
            canvas.drawString(72, 700 - 15 * i, row[0])
            canvas.drawString(300, 700 - 15 * i, row[1])

    assert texts(drawn(draw)) == ["Year\tOutput", "2023\t5.1", "2024\t6.2", "2025\t8.8"]


def test_the_parts_of_a_list_are_items_with_the_lines_below_them():
    items = [
        "\u2022 to build platforms that serve the whole industry and all",
        "of its suppliers",
        "\u2022 to train people",
    ]

    def draw(canvas):
        for i, text in enumerate(items):
            canvas.drawString(72 if text.startswith("\u2022") else 80, 700 - 15 * i, text)

    assert texts(drawn(draw), "list-item") == [f"{items[0]} {items[1]}", items[2]]


def test_a_long_dash_opens_a_paragraph_that_is_no_item():
    data = drawn(han([" ——" + BODY[:23], BODY[23:30] + "。", " ——" + BODY[5:20] + "。"]))
    assert texts(data, "text") == ["——" + BODY[:30] + "。", "——" + BODY[5:20] + "。"]


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["page", "slide"])
def test_a_sign_set_far_from_its_item_stays_with_it(size):
    def draw(canvas):
        canvas.setFont("Times-Roman", 14)
        for i, text in enumerate(["Build platforms", "Train people", "Reach the market"]):
            canvas.drawString(72, 400 - 40 * i, "\u2022")
            canvas.drawString(110, 400 - 40 * i, text)

    data = drawn(both(lines(["Aims of the plan"], top=480, size=24), draw), size=size)
    assert texts(data, "list-item") == ["\u2022 Build platforms", "\u2022 Train people", "\u2022 Reach the market"]


def test_a_footnote_is_a_note_after_the_text_that_it_interrupts():
    data = drawn(
        both(
            justified(PROSE, left=72, top=300, width=440),
            lines(["1 The figures are those of the year 2023."], top=120, size=8),
        ),
        justified(PROSE, left=72, top=700, width=440),
    )
    assert [piece.text for piece in parsed(data).pieces if piece.role == "note"] == [
        "1 The figures are those of the year 2023."
    ]


def test_large_type_is_a_heading_with_a_level_by_size():
    data = drawn(
        both(
            lines(["A Plan for Robots"], top=780, size=24),
            lines(["Background and Aims"], top=740, size=16),
            justified(PROSE, left=72, top=700, width=440),
        )
    )
    pieces = parsed(data).pieces
    assert [(piece.text, piece.level) for piece in pieces if piece.role == "heading"] == [
        ("A Plan for Robots", 1),
        ("Background and Aims", 2),
    ]


def test_an_english_line_in_bold_is_a_heading_below_those_by_size():
    data = drawn(
        both(
            lines(["A Plan for Robots"], top=780, size=24),
            lines(["Background and aims"], top=730, font="Times-Bold", size=10),
            justified(PROSE, left=72, top=700, width=440),
        )
    )
    assert [(piece.text, piece.level) for piece in parsed(data).pieces if piece.role == "heading"] == [
        ("A Plan for Robots", 1),
        ("Background and aims", 2),
    ]


def test_a_number_says_more_of_a_heading_than_its_size():
    data = drawn(
        both(lines(["1. Background"], top=740, size=16), justified(PROSE, left=72, top=700, width=440)),
    )
    piece = parsed(data).pieces[0]
    assert (piece.role, piece.size, piece.text) == ("text", 16.0, "1. Background")


def test_a_title_in_two_centred_lines_is_one_block():
    def draw(canvas):
        canvas.setFont("STSong-Light", 22)
        canvas.drawCentredString(297, 760, "关于印发《上海市促进机器人产业")
        canvas.drawCentredString(297, 726, "发展行动方案》的通知")

    data = drawn(both(draw, han(rows((BODY * 3)[:80] + "。", 0), top=660)))
    assert texts(data)[0] == "关于印发《上海市促进机器人产业发展行动方案》的通知"


def test_a_signature_set_to_the_right_is_a_block_a_line():
    def draw(canvas):
        canvas.setFont("STSong-Light", 16)
        for i, name in enumerate(["上海市经济和信息化委员会", "上海市科学技术委员会", "2023年10月26日"]):
            canvas.drawRightString(512, 400 - 29 * i, name)

    data = drawn(both(han(rows((BODY * 3)[:80] + "。", 0)), draw))
    assert texts(data)[1:] == ["上海市经济和信息化委员会", "上海市科学技术委员会", "2023年10月26日"]


def test_a_signature_alone_on_its_page_does_not_go_on_with_the_text():
    def draw(canvas):
        canvas.setFont("STSong-Light", 16)
        canvas.drawRightString(512, 700, "上海市科学技术委员会")

    text = (BODY * 3)[:79] + "，"
    data = drawn(han(rows(text, 0)), both(draw), han(rows(BODY + "。", 0)))
    assert texts(data)[:2] == [text, "上海市科学技术委员会"]


def test_tables_in_one_place_on_all_pages_are_no_furniture():
    def table(canvas):
        for x in (72, 250, 420):
            canvas.line(x, 800, x, 760)
        for y in (800, 780, 760):
            canvas.line(72, y, 420, y)
        for x, y in ((80, 785), (260, 785), (80, 765), (260, 765)):
            canvas.drawString(x, y, f"{canvas.getPageNumber()} {x}")

    page = both(table, justified(PROSE, left=72, top=700, width=440))
    assert len(texts(drawn(page, page, page), "cell")) == 12


def test_a_title_as_large_as_the_letterhead_is_no_part_of_it():
    title = ["关于印发《促进医疗机器人产业发展的", "行动方案》的通知"]

    def draw(canvas):
        canvas.setFont("STSong-Light", 22)
        for i, name in enumerate(["某市经济和信息化委员会", "某市科学技术委员会"]):
            canvas.drawString(88, 729 - 30 * i, name)
        for i, line in enumerate(title):
            canvas.drawCentredString(300, 600 - 30 * i, line)
        canvas.setFont("STSong-Light", 36)
        canvas.drawString(422, 708, "文件")
        canvas.setFont("STSong-Light", 16)
        canvas.drawCentredString(300, 660, "某经信〔2023〕9号")

    data = drawn(both(draw, han(rows((BODY * 3)[:80] + "。", 0), top=500)))
    assert texts(data)[:3] == ["某市经济和信息化委员会\n某市科学技术委员会 文件", "某经信〔2023〕9号", "".join(title)]


def test_the_letterhead_of_several_organs_is_one_block_that_ends_in_its_sign():
    names = ["上海市经济和信息化委员会", "上海市科学技术委员会", "上海市医疗保障局"]

    def draw(canvas):
        canvas.setFont("STSong-Light", 24)
        for i, name in enumerate(names):
            canvas.drawString(88, 709 - 37 * i, name)
        canvas.setFont("STSong-Light", 40)
        canvas.drawString(422, 666, "文件")

    data = drawn(both(draw, han(rows((BODY * 3)[:80] + "。", 0), top=500)))
    assert texts(data)[0] == "\n".join(names) + " 文件"


@pytest.mark.parametrize("head", ["Medical Robots: Annual Report", "上海市医疗机器人年度报告"])
def test_running_heads_and_page_numbers_are_furniture(head):
    def page(number):
        return both(
            (han if head[0] > "z" else lines)([head], top=800, size=10),
            justified(PROSE.replace("quarter", f"{number} months"), left=72, top=700, width=440),
            lines([f"Page {number} of 4"], top=40),
        )

    data = drawn(*map(page, range(1, 5)))
    assert texts(data, "furniture") == [x for n in range(1, 5) for x in (head, f"Page {n} of 4")]


def test_a_number_that_does_not_count_the_pages_stays():
    pages = [both(lines([f"Annex {n}"], top=780), justified(PROSE, left=72, top=700, width=440)) for n in (3, 9, 4)]
    assert [text for text in texts(drawn(*pages)) if text.startswith("Annex")] == ["Annex 3", "Annex 9", "Annex 4"]


def slide(title, *boxes):
    """A slide with furniture; a box is its left edge, its upper edge and its lines."""
    return both(
        lines(["Drug Administration of the City"], left=40, top=20, size=12),
        lines([title], left=300, top=470, size=26),
        *(lines(box[2:], left=box[0], top=box[1], step=19, size=16) for box in boxes),
    )


def test_a_slide_has_a_title_and_boxes_that_stay_whole():
    one = slide(
        "Aims", (40, 400, "- Build platforms", "- Train people"), (40, 200, "Below"), (500, 400, "Right, first")
    )
    two = slide("Tasks", (40, 400, "Left, first"), (40, 250, "Left, second"), (500, 400, "Right"), (500, 250, "Last"))
    three = slide("Thanks")
    pieces = parsed(drawn(one, two, three, size=LANDSCAPE)).pieces
    assert [(piece.text, piece.level) for piece in pieces if piece.role == "heading"] == [
        ("Aims", 1),
        ("Tasks", 1),
        ("Thanks", 1),
    ]
    assert [piece.text for piece in pieces if piece.role == "furniture"] == ["Drug Administration of the City"] * 3
    body = [piece for piece in pieces if piece.role in ("text", "list-item")]
    assert [piece.text for piece in body if piece.page == 1] == [
        "- Build platforms",
        "- Train people",
        "Below",
        "Right, first",
    ]
    assert [piece.before for piece in body if piece.page == 1] == ["\n\n", "\n", "\n\n", "\n\n"]
    assert [piece.text for piece in body if piece.page == 2] == ["Left, first", "Left, second", "Right", "Last"]


def test_short_lines_of_a_box_stay_apart_beside_a_wider_box_in_their_column():
    one = slide(
        "Robots", (40, 400, "Surgical Robot", "Console"), (40, 200, "Construct an industry space with two cores")
    )
    assert texts(drawn(one, size=LANDSCAPE), "text")[:2] == ["Surgical Robot", "Console"]


def test_a_title_that_returns_on_slides_is_no_furniture():
    pages = [slide("Key tasks", (40, 400, f"Task {n}", "and more")) for n in range(1, 5)]
    pages += [slide(f"Other {n}", (40, 300, f"Something about {n}")) for n in "abcde"]
    assert texts(drawn(*pages, size=LANDSCAPE), "heading").count("Key tasks") == 4


def test_the_number_of_an_article_far_from_its_text_stays_with_it_and_the_lines_below_hang():
    def draw(canvas):
        canvas.setFont(HAN, 12)
        for at, (number, text) in enumerate(
            [
                ("第一条", "为了规范社区食堂的建设和管理，保障老年人用餐安全，根据有关法律法"),
                ("", "规，制定本办法。"),
                ("第二条", "每个街道至少建成2个社区食堂，每个社区食堂的面积不得少于100平方"),
                ("", "米，并配备必要的设备。"),
            ]
        ):
            canvas.drawString(90, 700 - 20 * at, number)
            canvas.drawString(150, 700 - 20 * at, text)

    assert texts(drawn(draw)) == [
        "第一条 为了规范社区食堂的建设和管理，保障老年人用餐安全，根据有关法律法规，制定本办法。",
        "第二条 每个街道至少建成2个社区食堂，每个社区食堂的面积不得少于100平方米，并配备必要的设备。",
    ]


def test_short_pages_in_signs_by_chance_are_said_and_left_out():
    data = drawn(*[lines(['!"#!"$ %&', "(!'#!"])] * 12, lines(["The bureau reports every year."], font="Helvetica"))
    done = parsed(data)
    assert [piece.text for piece in done.pieces] == ["The bureau reports every year."]
    assert done.missing == (
        "pages 1-12: fonts without a map to Unicode, so that no text is known; read them with --ocr",
    )


def parted_by(middle, rows):
    """Return what draws an upright rule for each of the rows, one below the other."""

    def draw(canvas):
        for top, bottom in pairwise(rows):
            canvas.line(middle, top, middle, bottom)

    return draw


def test_a_table_with_rules_between_its_columns_alone_has_cells():
    rows = [700, 660, 620, 580, 540]
    left = both(*(lines([f"Name {i}", "of two lines"], top=top - 15) for i, top in enumerate(rows[:-1])))
    right = both(*(lines([f"P{i}.1 P{i}.2"], left=300, top=top - 15) for i, top in enumerate(rows[:-1])))
    found = parsed(drawn(both(parted_by(290, rows), left, right))).pieces
    assert [(piece.text, piece.cell) for piece in found][:4] == [
        ("Name 0 of two lines", (1, 1)),
        ("P0.1 P0.2", (1, 2)),
        ("Name 1 of two lines", (2, 1)),
        ("P1.1 P1.2", (2, 2)),
    ]


def test_a_bar_beside_text_parts_no_table():
    text = lines([f"A line of the text, number {i}." for i in range(16)], left=100)
    found = parsed(drawn(both(parted_by(90, [710, 650, 590, 530, 470]), text))).pieces
    assert not any(piece.cell for piece in found)


def test_the_next_number_of_a_list_opens_a_paragraph_though_the_line_above_is_full():
    full = "18. https://example.org/a/very/long/address/of/a/document/that/fills/its/line/x.pdf"
    items = ["17. A name", full, "19. Another name", "20. A third name"]
    assert texts(drawn(lines(items))) == items


def test_boxes_beside_each_other_on_a_slide_are_no_title_and_stay_apart():
    labels = [["Plan the industry", "Bring in enterprises"], ["Build platforms", "Train engineers"]]
    boxes = [
        lines([text], left=80 + 420 * x, top=400 - 120 * y, size=24)
        for y, row in enumerate(labels)
        for x, text in enumerate(row)
    ]
    found = parsed(drawn(both(*boxes), size=LANDSCAPE)).pieces
    assert sorted(piece.text for piece in found) == sorted(text for row in labels for text in row)
    assert not any(piece.role == "heading" for piece in found)


def test_a_note_in_letters_as_large_as_the_text_does_not_cut_a_sentence_over_pages():
    first, rest = (BODY * 3)[:79], BODY + "。"

    def mark(canvas):
        canvas.setFont("Times-Roman", 10)
        canvas.drawString(80, 206, "1")

    note = han(["另一个要考虑的模型是云和集群。"], left=88, top=200)
    page = both(han(rows(first, 0), top=400), mark, note)
    assert texts(drawn(page, han(rows(rest, 1)))) == [first + rest[25:], "¹另一个要考虑的模型是云和集群。"]


def test_a_word_with_a_sign_that_may_not_open_a_line_moves_down_with_it():
    def mixed(canvas):
        canvas.setFont("Times-Roman", 16)
        canvas.drawString(80, 662, "Initiative")
        canvas.setFont(HAN, 16)
        canvas.drawString(80 + canvas.stringWidth("Initiative", "Times-Roman", 16), 662, "）的技术。")

    data = drawn(both(han([BODY[:27], BODY[:22]], top=720), mixed))
    assert len(texts(data)) == 1
