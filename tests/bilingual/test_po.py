"""Catalogues of GNU gettext."""

import polib
import pytest

from policyparse.bilingual import read_bilingual_data
from policyparse.errors import InputError
from tests.bilingual.samples import GETTEXT


def read(text=GETTEXT, name="en.po"):
    return read_bilingual_data(text.encode(), name)


def test_each_plural_form_is_a_unit_named_by_its_line():
    assert [unit.id for unit in read().units] == ["line 8 [0]", "line 8 [1]", "line 15", "line 19"]


def test_fuzzy_and_empty_entries_have_their_states():
    assert [unit.state for unit in read().units] == ["translated", "translated", "draft", "new"]


def test_values_of_a_format_are_placeholders():
    first, second, *_ = read().units
    assert first.source.text == "已删除⟦%(n)d⟧个文件。"
    assert (first.translation.placeholders, second.translation.placeholders) == (("⟦%(n)d⟧",), ())


def test_a_per_cent_sign_without_a_format_is_text():
    (unit,) = read('msgid "增长5%以上。"\nmsgstr "Growth above 5% or so."\n').units
    assert unit.source.codes == unit.translation.codes == ()


def test_notes_and_the_language_are_kept():
    assert read().units[0].notes == ("shown after a deletion",)
    assert read().translation_language == "en"


def test_a_catalogue_that_polib_writes_is_read_back():
    catalogue = polib.POFile()
    for number in range(3):
        catalogue.append(polib.POEntry(msgid=f"第{number}项“任务”\n完成。", msgstr=f'Task "{number}"\nis done.'))
    found = [(unit.source.text, unit.translation.text) for unit in read(str(catalogue)).units]
    assert found == [(entry.msgid, entry.msgstr) for entry in catalogue]


def test_a_damaged_catalogue_is_one_line():
    with pytest.raises(InputError, match=r"^en\.po: is a damaged catalogue \(.*\); check it with `msgfmt -c`$"):
        read(GETTEXT + "msgstr nonsense\n")
