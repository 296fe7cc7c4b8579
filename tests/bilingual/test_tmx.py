"""Translation memories: the Chinese and the English variant of each unit, in the direction that the file says."""

from time import process_time

import pytest

from policyparse.bilingual import read_bilingual_data
from policyparse.errors import InputError, PartialWarning
from tests.bilingual.samples import OMEGAT

pytestmark = pytest.mark.filterwarnings("ignore::policyparse.errors.PartialWarning")


def read(text=OMEGAT):
    return read_bilingual_data(text.encode(), "memory.tmx")


def test_units_have_their_own_id_or_their_number():
    assert [unit.id for unit in read().units] == ["1", "x9"]


def test_other_languages_do_not_matter():
    assert read().units[1].translation.text == "Sand may be dug in the protected area."


def test_codes_match_by_their_number():
    unit = read().units[0]
    assert unit.source.plain == "新增就业30万人。"
    assert unit.source.placeholders == unit.translation.placeholders == ("⟦1⟧", "⟦/1⟧")
    assert unit.notes == ("seen",)


def test_the_languages_are_kept_as_written():
    assert (read().source_language, read().translation_language) == ("zh-CN", "en-US")


def test_a_memory_from_english_is_read_in_its_direction():
    file = read(OMEGAT.replace('srclang="zh-CN"', 'srclang="en-US"'))
    assert (file.source_language, file.units[1].source.text[:4]) == ("en-US", "Sand")


def test_units_in_one_language_are_said():
    with pytest.warns(PartialWarning, match="1 unit has no Chinese or no English text"):
        read()


def test_a_memory_without_the_two_languages_is_refused():
    with pytest.raises(InputError, match="no unit has a Chinese and an English text"):
        read(OMEGAT.replace("zh-CN", "ja"))


def test_ids_that_recur_are_told_apart():
    text = OMEGAT.replace("<tu>\n", '<tu tuid="x9">\n', 1)
    assert [unit.id for unit in read(text).units] == ["x9", "x9 (2)"]


def test_a_long_memory_is_read_in_seconds():
    unit = (
        '<tu tuid="{n}"><tuv xml:lang="zh-CN"><seg>第{n}项任务按期完成。</seg></tuv>'
        '<tuv xml:lang="en-US"><seg>Task {n} was done in time.</seg></tuv></tu>\n'
    )
    head, _, rest = OMEGAT.partition("<tu>")
    text = head + "".join(unit.format(n=n) for n in range(50_000)) + rest[rest.index("</body>") :]
    before = process_time()
    assert len(read(text).units) == 50_000
    assert process_time() - before < 20
