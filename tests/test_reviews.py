"""Bilingual files reviewed: links are those of the file, all checks run, and what is not checked is said."""

import pytest

import policyparse
from policyparse import reviews
from policyparse.bilingual import read_bilingual_data
from policyparse.errors import InputError, PartialWarning, UsageError
from policyparse.model.document import Origin
from policyparse.model.units import BilingualFile, BilingualUnit, CodedText
from policyparse.reviews import known_state, review_file
from tests.bilingual.samples import GETTEXT, OKAPI, SECOND

PAIRS = (
    ("建成充电站500座以上。", "About 400 charging stations will be built."),
    ("禁止在保护区内采砂。建设水库12座，改造泵站30座。", "Sand mining in the protected area is forbidden."),
    ("推广全民阅读，建设覆盖城乡的公共图书馆。", "Crack down hard on illegal fishing in the river basin."),
    ("完善社区食堂的卫生标准。", "Improve the hygiene standards of community canteens."),
    ("每年培训厨师200名。", "Train 200 cooks every year."),
)


def file(pairs=PAIRS, **changes):
    units = tuple(
        BilingualUnit(f"u{number}", CodedText(source), CodedText(translation), **changes)
        for number, (source, translation) in enumerate(pairs, 1)
    )
    return BilingualFile(Origin("plan.xlf", "0" * 64, "x"), "xliff-1.2", "zh-CN", "en", units)


@pytest.fixture(scope="module")
def report():
    return review_file(file()).report


def units_of(report):
    sides = (report.bitext.source, report.bitext.translation)
    return {segment.id: segment.unit for side in sides for segment in side.structure.segments}


def test_no_link_leaves_its_unit(report):
    units = units_of(report)
    ties = [(rendering.segment.id, link) for rendering in report.renderings for link in rendering.links]
    assert ties
    assert all(units[source] == units[translation] for source, translation in ties)


def test_checks_find_what_units_change(report):
    units = units_of(report)
    found = {(finding.check, units[(finding.translation or finding.source).segment]) for finding in report.findings}
    assert ("PP201", "u1") in found
    assert not {unit for _, unit in found} & {"u4", "u5"}


def test_a_clause_that_its_unit_leaves_out_is_found(report):
    units = units_of(report)
    second = [finding for finding in report.findings if finding.source and units[finding.source.segment] == "u2"]
    assert {(finding.check, finding.source.text) for finding in second} == {
        ("PP101", "建设水库12座，"),
        ("PP101", "改造泵站30座。"),
    }


def test_two_texts_that_have_nothing_in_common_are_omitted_and_added(report):
    units = units_of(report)
    verdicts = {units[rendering.segment.id]: rendering.verdict for rendering in report.renderings}
    added = {units[account.segment.id] for account in report.accounts if account.verdict == "added"}
    assert (verdicts["u3"], added) == ("omitted", {"u3"})


def test_the_order_of_units_does_not_matter(report):
    turned = review_file(file(PAIRS[::-1])).report
    assert sorted(finding.check for finding in turned.findings) == sorted(finding.check for finding in report.findings)


def test_two_units_with_the_same_words_stay_apart():
    found = review_file(file((("每年培训厨师200名。", "Train 200 cooks every year."), PAIRS[4]))).report
    assert [rendering.links for rendering in found.renderings] == [("t1",), ("t2",)]


def test_what_was_left_in_chinese_is_untranslated():
    found = review_file(file((*PAIRS[3:], (PAIRS[0][0], PAIRS[0][0])))).report
    checks = [finding.check for finding in found.findings]
    assert "PP502" in checks
    assert "PP101" not in checks
    left = found.renderings[-1]
    assert (left.verdict, left.coverage, left.quoted) == ("omitted", 0.0, False)


def test_placeholders_are_no_text_and_are_compared():
    with pytest.warns(PartialWarning):
        found = review_file(read_bilingual_data(GETTEXT.encode(), "en.po")).report
    (finding,) = found.findings
    assert (finding.check, finding.expected) == ("PP213", "⟦%(n)d⟧")
    assert [rendering.segment.text for rendering in found.renderings] == ["已删除个文件。"] * 2


def test_units_that_are_not_checked_are_said_with_their_ids():
    with pytest.warns(PartialWarning) as caught:
        found = review_file(read_bilingual_data(OKAPI.encode(), "plan.xlf")).report
    lines = (
        "1 unit has no translation (tu4)",
        "1 unit is fuzzy or a draft, and not checked (tu3)",
        "1 unit is not to be translated (tu0)",
    )
    assert found.bitext.translation.structure.document.missing == lines
    assert [str(one.message) for one in caught] == [f"plan.xlf: {line}" for line in lines]
    assert set(units_of(found).values()) == {"tu1", "tu2"}


@pytest.mark.filterwarnings("ignore::policyparse.errors.PartialWarning")
def test_the_states_to_be_checked_can_be_chosen():
    read = read_bilingual_data(SECOND.encode(), "plan.xlf")
    assert set(units_of(review_file(read, states=("final",)).report).values()) == {"u1/s2"}
    assert set(units_of(review_file(read, states=("draft",)).report).values()) == {"u3"}
    with pytest.raises(UsageError, match="unknown state 'fnal': did you mean 'final'"):
        known_state("fnal")


def test_many_ids_are_cut_short():
    empty = file((("完善标准。", ""),) * 12, state="new").units
    whole = file(PAIRS)
    both = BilingualFile(whole.origin, whole.format, "zh", "en", (*whole.units, *empty))
    with pytest.warns(PartialWarning, match=r"12 units have no translation \(u1, .*, u10 and 2 more\)"):
        review_file(both)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (file(tuple((source, source) for source, _ in PAIRS)), "both sides are Chinese; nothing was translated"),
        (file((("完善标准。", ""),), state="new"), "has nothing to check: 1 unit has no translation"),
        (BilingualFile(file().origin, "tmx", "ja", "en", file().units), "has a side in 'ja'"),
    ],
)
def test_what_cannot_be_reviewed_is_one_line(changed, message):
    with pytest.raises(InputError, match=message):
        review_file(changed)


def test_a_language_that_the_texts_deny_does_not_matter():
    whole = file()
    denied = BilingualFile(whole.origin, whole.format, "en", "zh", whole.units)
    assert review_file(denied).report.findings == review_file(whole).report.findings


def test_a_file_is_read_from_its_path(tmp_path):
    path = tmp_path / "en.csv"
    path.write_text("\n".join(",".join(pair) for pair in PAIRS[3:]), encoding="utf-8")
    assert reviews.review(path).report.renderings


def test_a_report_holds_so_many_units_and_parts_hold_all(monkeypatch):
    monkeypatch.setattr(reviews, "MOST_UNITS", 2)
    with pytest.raises(InputError, match="has 5 units, and a report shows 2 at most; use `policyparse check`"):
        review_file(file())
    parts = list(reviews.review_parts(file()))
    units = [segment.unit for part in parts for segment in part.report.bitext.source.structure.segments]
    assert list(dict.fromkeys(units)) == ["u1", "u2", "u3", "u4", "u5"]


def test_a_sentence_that_a_long_unit_leaves_out_is_found():
    source = "每年培训厨师200名。改造泵站30座，新建水库12座。完善社区食堂的卫生标准。"
    translation = "Train 200 cooks every year. Improve the hygiene standards of community canteens."
    found = review_file(file((*PAIRS[:1], (source, translation)))).report
    omitted = {rendering.segment.text for rendering in found.renderings if rendering.verdict == "omitted"}
    assert omitted == {"改造泵站30座，", "新建水库12座。"}


def test_sentences_of_a_unit_may_be_joined_by_its_translation():
    source = "每年培训厨师200名。完善社区食堂的卫生标准。"
    translation = "Train 200 cooks every year and improve the hygiene standards of community canteens."
    found = review_file(file(((source, translation), *PAIRS[3:]))).report
    assert {rendering.verdict for rendering in found.renderings} == {"kept"}


def test_units_that_were_left_as_they_were_do_not_hide_those_that_were_translated(tmp_path):
    rows = [("新建养老院120家。", "Build 12 nursing homes.")] + [
        (f"完善第{n}项托育服务。", f"完善第{n}项托育服务。") for n in range(9)
    ]
    units = "".join(
        f'<trans-unit id="{at}"><source>{zh}</source><target>{en}</target></trans-unit>'
        for at, (zh, en) in enumerate(rows)
    )
    path = tmp_path / "half.xlf"
    path.write_text(
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="zh-CN"'
        f' target-language="en" datatype="plaintext"><body>{units}</body></file></xliff>',
        encoding="utf-8",
    )
    checks = {finding.check for finding in policyparse.review(path).report.findings}
    assert {"PP201", "PP502"} <= checks
