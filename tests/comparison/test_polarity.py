from __future__ import annotations

import pytest

from policyparse.comparison import polarity
from policyparse.comparison.answers import Answers
from policyparse.lexicon import load_lexicon
from policyparse.model.bitext import Difference
from policyparse.model.document import Span


def compare_polarity(source: str, translation: str) -> tuple[Difference[Span], ...]:
    return polarity.compare_polarity(source, translation, Answers(source, translation, load_lexicon()))


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("市场主体可以自主选择登记地点。", "Market players cannot choose where to register."),
        ("项目已纳入年度计划。", "The project is not part of the annual plan."),
        ("各单位按时报送材料。", "All units never submit their papers on time."),
    ],
)
def test_a_negation_that_the_source_does_not_have_is_reported(source, translation):
    (difference,) = compare_polarity(source, translation)
    assert difference.source is None
    assert translation[slice(*difference.translation)] in {"cannot", "not", "never"}


@pytest.mark.parametrize(
    ("source", "translation", "word"),
    [
        ("企业不承担该项费用。", "Enterprises bear this cost.", "不"),
        ("目前尚未制定统一标准。", "A uniform standard has been set.", "尚未"),
        ("任何人不得擅自改变用途。", "Anyone may change its use at will.", "不得"),
        ("经审核，不予登记。", "Registration follows a review.", "不予"),
        ("项目不得办理备案，不享受支持。", "The project gets no filing, and still enjoys support.", "不"),
        ("若清单不包含任何条目，则重新生成。", "It is made anew if the list does contain any entries.", "不"),
    ],
)
def test_a_negation_that_the_translation_drops_is_reported(source, translation, word):
    (difference,) = compare_polarity(source, translation)
    assert difference.translation is None
    assert source[slice(*difference.source)] == word


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("企业不承担该项费用。", "Enterprises do not bear this cost."),
        ("请勿触摸。", "Keep hands off."),
        ("缺乏统一标准。", "There is no uniform standard."),
        ("禁止在此停车。", "Do not park here."),
        ("无法按期完成的，应当说明理由。", "Those that fail to finish in time shall state the reasons."),
        ("不断深化改革，取得不少成果。", "Reform has deepened steadily, with good results."),
        ("不同地区可以采取不同办法。", "Regions may go about it in their own ways."),
        ("不仅要快，而且要好。", "It should be fast and also good, not only the former."),
        ("数量不超过十个。", "There are no more than ten of them."),
        ("未经批准，不得开工。", "Work may not start without approval."),
        ("该方法并不可靠。", "The method is unreliable."),
        ("见第五号文件。", "See Document No. 5."),
        ("俄罗斯首都莫斯科。", "Moscow, the capital of Russia."),
    ],
)
def test_a_negation_said_otherwise_is_left_alone(source, translation):
    assert compare_polarity(source, translation) == ()


def test_a_second_negation_needs_a_second_ground():
    source = "本办法不适用于个体工商户，自发布之日起施行。"
    assert compare_polarity(source, "These measures do not apply to the self-employed and take effect on issue.") == ()
    extra = "These measures do not apply to the self-employed and do not take effect on issue."
    assert len(compare_polarity(source, extra)) == 1


def test_code_and_addresses_are_not_read():
    assert compare_polarity("把该字段设为 `none`。", "Set the field to `none`.") == ()
    assert compare_polarity("参见说明。", "See https://example.org/do/not/enter for details.") == ()


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (
            "该类旅馆可以延长营业时间，但不得接待未成年人。",
            "Such hotels may extend their hours but may not take in minors.",
            "Such hotels may extend their hours but may take in minors.",
        ),
        (
            "养殖户不得使用违禁药物。",
            "Farmers shall not use banned drugs.",
            "Farmers shall use banned drugs.",
        ),
        (
            "没有排污许可证的企业应当停产。",
            "Enterprises without a discharge permit shall stop production.",
            "Enterprises with a discharge permit shall stop production.",
        ),
        (
            "乌云与火山活动无关。",
            "The dark clouds are not related to volcanic activity.",
            "The dark clouds are related to volcanic activity.",
        ),
    ],
)
def test_a_negation_is_known_by_what_it_denies(source, right, wrong):
    assert compare_polarity(source, right) == ()
    assert len(compare_polarity(source, wrong)) == 1


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("新型诈骗手法层出不穷。", "New kinds of fraud keep emerging."),
        ("保证金没入国库。", "The deposit is forfeited to the treasury."),
        ("储备规模没问题。", "The size of the reserves is fine."),
        ("能不能分红全看收成。", "Whether there are dividends depends on the harvest."),
        ("不得泄露信息，不得出售信息。", "They may not disclose or sell information."),
        ("组织力量前往不冻泉保护站查找。", "Forces were organised to search at the Budongquan Protection Station."),
    ],
)
def test_a_word_that_holds_a_negation_denies_nothing(source, translation):
    assert compare_polarity(source, translation) == ()


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (
            "公园只发放一个月以内的许可证。",
            "The park only issues permits for the coming month.",
            "The park does not only issue permits for the coming month.",
        ),
        (
            "补贴不仅用于购买设备。",
            "Subsidies are not only for buying equipment.",
            "Subsidies are only for buying equipment.",
        ),
        (
            "节奏不仅仅是对信号的简单反应。",
            "Rhythms are more than a simple response to signals.",
            "Rhythms are not more than a simple response to signals.",
        ),
        (
            "由于执法人员不在场，抢劫持续了一夜。",
            "Looting continued overnight in the absence of officers.",
            "Looting continued overnight in no absence of officers.",
        ),
    ],
)
def test_only_and_a_lack_are_affirmed_or_denied(source, right, wrong):
    assert compare_polarity(source, right) == ()
    assert len(compare_polarity(source, wrong)) == 1


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("他一次次遭受挫折，却从不气馁。", "He suffered one setback after another, but he never lost heart."),
        ("这种做法很不光彩。", "Such a ploy is only shabby."),
        ("市场上不缺人才。", "There is no shortage of talent on the market."),
        ("不仅要快，而且只能用于公益。", "It must be fast, and used for the public good only."),
    ],
)
def test_words_that_hold_only_or_a_lack_stay_quiet(source, translation):
    assert compare_polarity(source, translation) == ()


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        (
            "屆期未申報者，原登錄失其效力。",
            "For those who fail to file in time, the original listing shall become invalid.",
        ),
        ("以指南而不是清单的形式执行基线。", "Carry out the baselines as a guide rather than a checklist."),
        ("确保完整性和不可否认性。", "Ensure integrity and non-repudiation."),
        ("使应用程序成为云无关的。", "Make applications cloud agnostic."),
        ("与云提供商无关。", "This is independent of the cloud provider."),
        ("转发到无法通过凭据访问的位置。", "Forward them to a location inaccessible via credentials."),
        ("回归测试可以防止已知问题，但不能阻止所有问题。", "Tests prevent known issues, they cannot stop all issues."),
        (
            "未经主管部门批准，不得使用境外资源。",
            "Using foreign resources requires the prior consent of the authority.",
        ),
        ("经核准后，始得制造。", "No manufacture shall be allowed until approval."),
        ("各区按照10至15分钟的原则布局。", "No district should plan for more than 15 minutes."),
        ("一定要提及版本号。", "Don’t forget to mention the version number."),
        ("公司不作任何保证。", "THE COMPANY MAKES NO WARRANTIES."),
    ],
)
def test_a_negation_that_is_said_in_another_way_is_left_alone(source, translation):
    assert compare_polarity(source, translation) == ()


def test_a_consent_stands_for_a_ban_without_it_and_for_no_other():
    source, consent = "未经批准，不得使用境外资源。", "Foreign resources may be used without approval."
    assert compare_polarity(source, consent) != ()
