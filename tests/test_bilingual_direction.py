"""Bilingual files whose source is English: the same facts, verdicts on the English, findings in the file."""

import csv
import io
import json
import warnings

import pytest

from policyparse.bilingual import read_bilingual_data
from policyparse.config import Config
from policyparse.errors import InputError
from policyparse.reviews import review_file
from tests.test_direction import facts

PAIRS = (
    ("About 400 charging stations will be built.", "建成充电站500座以上。"),
    ("The fee must not be charged.", "可以收取费用。"),
    ("Crack down hard on illegal fishing in the river basin.", "推广全民阅读，建设覆盖城乡的公共图书馆。"),
    ("Improve the hygiene standards of community canteens.", "完善社区食堂的卫生标准。"),
    ("Train 200 cooks every year. Monitor water quality at 75 sites.", "每年培训厨师210名。在75个站点开展水质监测。"),
    ("See Article 7 of this Law.", "见本法第八条。"),
)

UNIT = '<trans-unit id="u{number}"><source>{source}</source><target>{translation}</target></trans-unit>'

CATALOGUE = """\
msgid ""
msgstr ""
"Language: zh_CN\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

msgid "At least 500 charging stations will be built. Sand mining in the protected area is forbidden."
msgstr "建成充电站约400座。"

#, python-format
msgid "One file was deleted."
msgid_plural "%(n)d files were deleted."
msgstr[0] "已删除%(n)d个文件。"

#, python-format
msgid "The file %s cannot be opened."
msgstr "文件无法打开。"

#, fuzzy
msgid "Improve the hygiene standards of community canteens."
msgstr "完善社区食堂标准。"

msgid "Support community canteens."
msgstr ""

msgid "Improve care for the elderly and support community canteens."
msgstr "Improve care for the elderly and support community canteens."

msgid "Train 200 cooks every year."
msgstr "每年培训厨师200名。"
"""
"""A catalogue as software has it: English messages, one plural form in Chinese."""


def xliff(pairs=PAIRS, languages=("en", "zh-CN")):
    units = "\n".join(UNIT.format(number=n, source=a, translation=b) for n, (a, b) in enumerate(pairs, 1))
    return (
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" datatype="plaintext"'
        f' source-language="{languages[0]}" target-language="{languages[1]}"><body>\n{units}\n</body></file></xliff>\n'
    )


def po(pairs=PAIRS):
    return "\n".join(
        f"msgid {json.dumps(a, ensure_ascii=False)}\nmsgstr {json.dumps(b, ensure_ascii=False)}\n" for a, b in pairs
    )


def table(pairs=PAIRS):
    out = io.StringIO()
    csv.writer(out).writerows([("source", "translation"), *pairs])
    return out.getvalue()


def tmx(pairs=PAIRS, source="en"):
    other = "zh" if source == "en" else "en"
    units = "".join(
        f'<tu><tuv xml:lang="{source}"><seg>{a}</seg></tuv><tuv xml:lang="{other}"><seg>{b}</seg></tuv></tu>'
        for a, b in pairs
    )
    return f'<tmx version="1.4"><header srclang="{source}" datatype="plaintext"/><body>{units}</body></tmx>'


def turns(pairs=PAIRS):
    return "\n\n".join(text for pair in pairs for text in pair) + "\n"


def swapped(pairs=PAIRS):
    return tuple((b, a) for a, b in pairs)


FILES = {
    "plan.xlf": (xliff(), xliff(swapped(), ("zh-CN", "en"))),
    "plan.po": (po(), po(swapped())),
    "plan.csv": (table(), table(swapped())),
    "plan.tmx": (tmx(), tmx(swapped(), "zh")),
    "plan.md": (turns(), turns(swapped())),
}


def reviewed(text, name, config=None):
    with warnings.catch_warnings(action="ignore"):
        return review_file(read_bilingual_data(text.encode(), name), config).report


@pytest.fixture(scope="module")
def both():
    return tuple(reviewed(text, "plan.xlf") for text in FILES["plan.xlf"])


@pytest.fixture(scope="module")
def catalogue():
    return reviewed(CATALOGUE, "zh.po")


@pytest.mark.parametrize("name", FILES)
def test_a_swapped_file_has_the_same_facts(name):
    there, back = (reviewed(text, name) for text in FILES[name])
    assert (there.bitext.direction, back.bitext.direction) == ("en-zh", "zh-en")
    assert facts(there.bitext) == facts(back.bitext)
    assert {one[0] for one in facts(there.bitext)} >= {"value", "force", "reference"}


def test_a_swapped_file_has_the_same_links(both):
    there, back = both
    chinese = {one.segment.id: one.segment.text for one in there.accounts}
    english = {one.segment.id: one.segment.text for one in back.accounts}
    ours = {(chinese[link], one.segment.text) for one in there.renderings for link in one.links}
    assert ours == {(one.segment.text, english[link]) for one in back.renderings for link in one.links}
    assert len(ours) >= len(PAIRS) - 1


def test_verdicts_are_those_of_the_english(both):
    verdicts = {one.segment.text: one.verdict for one in both[0].renderings}
    assert verdicts[PAIRS[0][0]] == "changed"
    assert verdicts[PAIRS[2][0]] == "omitted"
    assert verdicts[PAIRS[3][0]] == "kept"
    added = {one.segment.text for one in both[0].accounts if one.verdict == "added"}
    assert added == {"推广全民阅读，", "建设覆盖城乡的公共图书馆。"}


def test_messages_say_which_side_is_the_source(both):
    messages = {one.message for one in both[0].findings if one.check == "PP201"}
    assert "the value differs: the source says ~ 400, the translation ≥ 500" in messages


def units_of(report, check):
    sides = (report.bitext.source, report.bitext.translation)
    unit = {segment.id: segment.unit for side in sides for segment in side.structure.segments}
    return [unit[(one.source or one.translation).segment] for one in report.findings if one.check == check]


def test_a_catalogue_of_english_messages_is_checked(catalogue):
    assert catalogue.bitext.direction == "en-zh"
    assert units_of(catalogue, "PP201") == ["line 7"]
    assert units_of(catalogue, "PP502") == ["line 26"]
    assert catalogue.bitext.translation.structure.document.missing == (
        "1 unit has no translation (line 23)",
        "1 unit is fuzzy or a draft, and not checked (line 19)",
    )


def test_a_sentence_that_a_chinese_unit_leaves_out_is_found(catalogue):
    verdicts = {one.segment.text: one.verdict for one in catalogue.renderings}
    assert verdicts["Sand mining in the protected area is forbidden."] == "omitted"
    assert verdicts["Train 200 cooks every year."] == "kept"


def test_one_plural_form_is_held_against_the_plural(catalogue):
    assert units_of(catalogue, "PP213") == ["line 15"]
    read = read_bilingual_data(CATALOGUE.encode(), "zh.po")
    assert [unit.source.text for unit in read.units][1] == "⟦%(n)d⟧ files were deleted."


def test_a_half_translated_file_needs_its_direction():
    text = xliff((PAIRS[3], *((one, f"未译 {one}") for one, _ in PAIRS)))
    assert reviewed(text, "plan.xlf").bitext.direction == "en-zh"
    mixed = xliff([(f"{a} 附件", f"{a} 附件") for a, _ in PAIRS])
    with pytest.raises(InputError, match="both sides are English; nothing was translated"):
        reviewed(mixed, "plan.xlf")
    assert reviewed(mixed, "plan.xlf", Config(direction="en-zh")).bitext.direction == "en-zh"


def test_a_file_that_goes_the_other_way_than_said_is_one_line():
    line = r"goes from English to Chinese, but the direction is zh-en: leave it out, or say --direction en-zh$"
    with pytest.raises(InputError, match=line):
        reviewed(xliff(), "plan.xlf", Config(direction="zh-en"))
