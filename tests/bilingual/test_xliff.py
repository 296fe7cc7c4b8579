"""XLIFF 1.2 and 2, as several tools write them: ids, texts, placeholders, states, notes, and what is left alone."""

import pytest

from policyparse.bilingual import read_bilingual_data
from policyparse.errors import InputError
from tests.bilingual.samples import OKAPI, PHRASE, SECOND, TRADOS


def units(text, name="plan.xlf"):
    return {unit.id: unit for unit in read_bilingual_data(text.encode(), name).units}


def test_a_file_says_what_it_is_and_its_languages():
    for text, name, expected in (
        (TRADOS, "plan.sdlxliff", ("xliff-1.2", "zh-CN", "en-US")),
        (PHRASE, "plan.mxliff", ("xliff-1.2", "zh_cn", "en")),
        (SECOND, "plan.xlf", ("xliff-2", "zh-CN", "en-GB")),
    ):
        file = read_bilingual_data(text.encode(), name)
        assert (file.format, file.source_language, file.translation_language) == expected


def test_trados_segments_have_their_own_numbers():
    assert list(units(TRADOS)) == ["a1f0c2d4-0001", "1", "2", "3"]


def test_trados_confirmation_is_a_state():
    found = units(TRADOS)
    assert [found[name].state for name in "123"] == ["final", "new", "needs-review"]
    assert [found[name].locked for name in "123"] == [True, False, False]
    assert not found["a1f0c2d4-0001"].translatable


def test_paired_tags_are_placeholders_around_their_text():
    unit = units(TRADOS)["1"]
    assert unit.source.text == "建成充电站⟦5⟧500座⟦/5⟧以上。"
    assert unit.source.plain == "建成充电站500座以上。"
    assert unit.translation.placeholders == ("⟦5⟧", "⟦/5⟧")


def test_phrase_tags_in_braces_are_placeholders():
    first, second = units(PHRASE).values()
    assert first.translation.plain == "Key tasks: 12 new reservoirs."
    assert (first.state, first.locked, second.state) == ("translated", True, "needs-review")
    assert second.source.placeholders == ("⟦{1}⟧", "⟦{2}⟧")


def test_braces_elsewhere_are_text():
    text = OKAPI.replace("加强监管。", "加强{1}监管。")
    assert units(text)["tu3"].source.plain == "加强{1}监管。"


def test_native_codes_are_no_text():
    unit = units(OKAPI)["tu1"]
    assert unit.source.plain == "禁止在保护区内采砂。"
    assert unit.source.placeholders == unit.translation.placeholders == ("⟦1⟧", "⟦/1⟧")


def test_a_break_parts_words():
    assert units(OKAPI)["tu2"].translation.plain == "Line one\nLine two"


def test_states_of_targets_are_read():
    states = {name: unit.state for name, unit in units(OKAPI).items()}
    assert states == {"tu0": "translated", "tu1": "final", "tu2": "needs-review", "tu3": "draft", "tu4": "new"}


def test_what_is_not_to_be_translated_is_said_of_groups_too():
    assert [name for name, unit in units(OKAPI).items() if not unit.translatable] == ["tu0"]
    assert [name for name, unit in units(SECOND).items() if not unit.translatable] == ["u2", "u4"]


def test_notes_of_people_are_kept_and_ours_are_not():
    assert units(OKAPI)["tu1"].notes == ("Check the law",)
    assert units(SECOND)["u1/s1"].notes == ("Keep it short & plain",)


def test_segments_of_xliff_2_are_named_within_their_unit():
    found = units(SECOND)
    assert list(found) == ["u1/s1", "u1/s2", "u2", "u4", "u3", "u5"]
    assert [found[name].state for name in ("u1/s1", "u1/s2", "u3", "u5")] == [
        "translated",
        "final",
        "draft",
        "translated",
    ]


def test_units_of_several_files_bear_the_name_of_theirs():
    body = '<file id="f2"><unit id="u5"><segment><source>乙</source></segment></unit></file></xliff>'
    assert "f2/u5" in units(SECOND.replace("</xliff>", body))


def test_a_character_that_xml_cannot_hold_is_left_out():
    text = SECOND.replace("加强人才", '<cp hex="0007"/>加强<mrk id="m" type="term">人才</mrk><sm id="x"/>')
    assert units(text)["u3"].source.text == "加强人才培养。"


@pytest.mark.parametrize("text", [TRADOS, PHRASE, OKAPI, SECOND], ids=["trados", "phrase", "okapi", "2.1"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_the_encoding_does_not_matter(text, encoding):
    declared = text.replace("utf-8", "UTF-8").replace("UTF-8", "UTF-16") if encoding == "utf-16" else text
    again = read_bilingual_data(declared.encode(encoding), "plan.xlf")
    assert again.units == read_bilingual_data(text.encode(), "plan.xlf").units


@pytest.mark.parametrize("text", [TRADOS, PHRASE, OKAPI, SECOND], ids=["trados", "phrase", "okapi", "2.1"])
def test_a_file_that_is_cut_off_is_damaged_at_a_line(text):
    with pytest.raises(InputError, match=r"plan\.xlf: is damaged XML at line \d+ \(.*\); export it again"):
        units(text[: len(text) // 2])
