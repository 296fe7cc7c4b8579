from __future__ import annotations

from policyparse.model.document import Box
from policyparse.readers.pdf.quality import Fonts, is_garbled
from policyparse.readers.pdf.shapes import Run, Sheet


def sheet(text, unreadable=0.0):
    run = Run(text, Box(0, 0, 1, 1), 10, bold=False, spaced=False)
    return Sheet(595, 842, (run,), unreadable=unreadable)


def test_running_text_of_both_languages_is_no_garble():
    assert not is_garbled(sheet("加快建设具有国际影响力的生物医药产业创新高地，助力打造世界级产业集群。" * 5))
    assert not is_garbled(sheet("The municipality shall establish a coordination mechanism. " * 8))


def test_characters_by_chance_and_shifted_letters_are_garble():
    assert is_garbled(sheet("".join(chr(0x4E00 + 37 * i % 20000) for i in range(400))))
    assert is_garbled(sheet("Wkh pxqlflsdolwb vkdoo hvwdeolvk d frruglqdwlrq phfkdqlvp. " * 8))
    assert is_garbled(sheet("Some text", unreadable=0.4))


def test_a_page_of_signs_is_garble_but_one_of_leaders_is_none():
    assert is_garbled(sheet('!"#!"$ %&\'#!(' * 12))
    assert not is_garbled(sheet("Scope ........................ 3 Terms ........................ 5 " * 6))


def page(*fonts):
    return Sheet(595, 842, fonts=fonts)


def judged(*pages):
    fonts = Fonts()
    for number, shown in enumerate(pages, 1):
        fonts.add(number, shown)
    return fonts.garbled()


GOOD = ("Song", "本办法适用于全市范围内的社区食堂。市民政局负责指导和监督。")
CHANCE = ("Cut", '!"#!"$ %&')


def test_a_font_that_is_garbled_garbles_its_pages_even_where_they_say_little():
    assert judged(page(GOOD), *[page(CHANCE)] * 15, page(GOOD)) == frozenset(range(2, 17))


def test_a_page_that_uses_a_garbled_font_for_little_is_read():
    assert judged(*[page(GOOD, CHANCE)] * 15) == frozenset()


def test_a_document_is_judged_as_a_whole_where_its_fonts_say_too_little():
    parts = [page((f"Cut{i}", '!"#!"$ %&')) for i in range(15)]
    assert judged(*parts) == frozenset(range(1, 16))
    assert judged(*parts[:4]) == frozenset()


def test_much_text_with_many_signs_is_no_garble():
    words = "本办法适用于全市，各区、各部门；企业（含分支机构）。发展“低空经济”，建设起降点、通信网。"
    quotes = ("Quotes", "“”" * 60)
    assert judged(*[page(("Song", words * 3), quotes)] * 40) == frozenset()
