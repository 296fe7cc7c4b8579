from __future__ import annotations

import pytest

from policyparse.comparison import force
from policyparse.comparison.answers import Answers
from policyparse.lexicon import load_lexicon
from policyparse.model.bitext import Difference
from policyparse.model.document import Span


def compare_force(source: str, translation: str) -> tuple[Difference[Span], ...]:
    return force.compare_force(source, translation, Answers(source, translation, load_lexicon()))


def shifts(source: str, translation: str) -> list[tuple[str, str]]:
    return [(one.expected, one.actual) for one in compare_force(source, translation)]


@pytest.mark.parametrize(
    ("source", "translation", "shift"),
    [
        ("申请人应当提交原件。", "Applicants may submit the originals.", ("应当", "may")),
        ("施工单位必须设置围挡。", "Builders might put up fences.", ("必须", "might")),
        ("我们将公布结果。", "We may publish the results.", ("将", "may")),
        ("必须立即整改。", "It should be put right at once.", ("必须", "should")),
        ("确保按期完成任务。", "We will strive to finish on time.", ("确保", "strive")),
        ("力争明年建成通车。", "The road will open to traffic next year.", ("力争", "stated plainly")),
        ("原则上不再新建。", "No more will be built.", ("原则上", "stated plainly")),
        ("居民可以选择缴费方式。", "Residents must choose how to pay.", ("可以", "must")),
    ],
)
def test_a_weakened_or_strengthened_commitment_is_reported(source, translation, shift):
    assert shift in shifts(source, translation)


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("申请人应当提交原件。", "Applicants shall submit the originals."),
        ("申请人应当提交原件。", "Applicants are required to submit the originals."),
        ("居民可以选择缴费方式。", "Residents may choose how to pay."),
        ("药物可能引起不适。", "The drug may cause discomfort."),
        ("力争明年建成通车。", "We hope to open the road to traffic next year."),
        ("严禁酒后驾车。", "Drunk driving is strictly prohibited."),
        ("会议于五月举行。", "The meeting was held in May."),
        (
            "社会各界反应积极，供应充足，主要功能完备。",
            "The public reacted well, supply is ample and the main functions work.",
        ),
        ("任何单位和个人不得侵占耕地。", "No organization or individual may encroach upon farmland."),
        ("有条件的地区可以先行先试。", "Regions may go ahead where conditions permit."),
        ("未经许可不得入内。", "Visitors may not enter without leave."),
    ],
)
def test_the_same_force_in_other_words_is_left_alone(source, translation):
    assert shifts(source, translation) == []


def test_one_weakened_modal_among_several_is_found():
    source = "用人单位应当签订合同，可以约定试用期。"
    assert shifts(source, "Employers shall sign a contract and may agree on a trial period.") == []
    assert shifts(source, "Employers may sign a contract and may agree on a trial period.") == [("应当", "may")]


def test_confidence_is_higher_beside_a_firm_modal():
    firm = compare_force("申请人应当到场。", "Applicants may be present.")[0]
    plain = compare_force("申请人到场。", "Applicants may be present.")[0]
    assert firm.confidence > plain.confidence
    assert plain.source is None


def test_spans_point_at_the_modals():
    source, translation = "到期后必须归还。", "It may be returned when due."
    (shift,) = compare_force(source, translation)
    assert source[slice(*shift.source)] == "必须"
    assert translation[slice(*shift.translation)] == "may be"
    assert "weakened" in shift.reason


def test_a_prohibition_that_became_a_permission_says_so():
    (difference,) = compare_force("不得收取押金。", "A deposit may be charged.")
    assert difference.reason.startswith(force.PERMITTED)


def test_a_law_of_taiwan_permits_by_de():
    source = "主管機關得視需要邀請專家列席。"
    assert shifts(source, "The competent authority may invite experts as needed.") == []
    assert shifts(source, "The competent authority shall invite experts as needed.") == [("得", "shall")]


def test_encouragement_is_no_duty():
    source = "鼓励饭店提供小份菜。"
    assert shifts(source, "Restaurants are encouraged to offer small portions.") == []
    assert shifts(source, "Restaurants are required to offer small portions.") == [("鼓励", "are required to")]


def test_what_is_permitted_is_looked_for_in_a_plain_source():
    assert shifts("欢迎来函。", "You may not find what this page offers.") == []
    assert shifts("市场需求带动生产。", "Demand drove production, which may come as a relief to shareholders.") == []


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("广告有危害健康之虞时，应令其停止。", "Where it may harm health, the authority shall order it to stop."),
        ("如果你使用语言标签，你应该遵循策略。", "You may be using language tags; you should follow a policy."),
        ("一个例子是将文件写入存储的系统。", "One example is a system that writes files to storage."),
        ("对基金会支持的项目给予资金支持。", "Projects of the foundation shall receive funds."),
        ("支出在税前扣除，并可加计扣除。", "Expenditure may be deducted, and an additional deduction may be claimed."),
    ],
)
def test_words_of_force_that_have_their_answer_accuse_nothing(source, translation):
    assert shifts(source, translation) == []


def test_of_two_words_the_one_that_governs_the_same_verb_is_named():
    source = "申请人应当提交报告，登记机关应当接收材料。"
    shift = compare_force(source, "Applicants may submit the report, and the authority shall receive the papers.")[0]
    assert source[shift.source.end :].startswith("提交")


def test_an_intention_that_became_a_possibility_is_found_without_a_word_in_common():
    assert ("将", "may") in shifts("展览将持续到年底。", "It may go on until December.")
