"""A finding's fingerprint changes with what is found, and with nothing else."""

import re

from policyparse.pipeline import compare_texts

SOURCE = "一、目标\n新建幼儿园40所。\n二、任务\n修缮古建筑25处。"
TRANSLATION = "Goals\nBuild 14 new kindergartens.\nTasks\nRepair 52 ancient buildings."


def fingerprints(source, translation, check="PP201"):
    return [finding.fingerprint for finding in compare_texts(source, translation).findings if finding.check == check]


def test_a_fingerprint_is_short_and_plain():
    first, second = fingerprints(SOURCE, TRANSLATION)
    assert re.fullmatch("[0-9a-f]{16}", first)
    assert first != second


def test_text_put_in_above_changes_no_fingerprint():
    above = (
        SOURCE.replace("新建", "开展全民阅读活动。\n新建"),
        TRANSLATION.replace("Build", "Hold reading events.\nBuild"),
    )
    assert fingerprints(*above) == fingerprints(SOURCE, TRANSLATION)


def test_width_and_white_space_change_no_fingerprint():
    assert fingerprints(SOURCE.replace("40", "４０"), TRANSLATION) == fingerprints(SOURCE, TRANSLATION)


def test_another_value_is_another_finding():
    changed = fingerprints(SOURCE, TRANSLATION.replace("14", "41"))
    assert changed[0] != fingerprints(SOURCE, TRANSLATION)[0]
    assert changed[1] == fingerprints(SOURCE, TRANSLATION)[1]


def test_the_same_finding_twice_in_a_section_has_two_fingerprints():
    twice = fingerprints(
        "新建幼儿园40所。\n新建幼儿园40所。", "Build 14 new kindergartens.\nBuild 14 new kindergartens."
    )
    assert len(set(twice)) == len(twice) == 2
