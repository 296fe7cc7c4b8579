"""What is no change of a source: amounts written in another way, lists in another order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyparse.gate.equivalence import says_the_same
from policyparse.gate.source_diff import source_diff
from policyparse.readers import read_text
from policyparse.structure import structure

SAME = [
    ("海产品年产量达到1吨。", "海产品年产量达到1000公斤。"),
    ("一半的学校建成食堂。", "50%的学校建成食堂。"),
    ("投资1.2亿元。", "投资12000万元。"),
    ("新建食堂三十个以上。", "新建食堂不少于30个。"),
    ("两年内完成改造。", "24个月内完成改造。"),
    ("到2027年6月1日建成。", "到2027-06-01建成。"),
    ("培训1,000人。", "培训1000人。"),
    ("加快建设渔港、冷链物流和码头。", "加快建设码头、渔港和冷链物流。"),
    ("支持企业、高校以及科研院所共建实验室，培育人才。", "支持科研院所、企业和高校共建实验室，培育人才。"),
    ("建设6个国家级、20个市级和30个区级平台。", "建设三十个区级、20个市级和6个国家级平台。"),
]
OTHER = [
    ("海产品年产量达到1吨。", "海产品年产量达到100公斤。"),
    ("一半的学校建成食堂。", "五分之一的学校建成食堂。"),
    ("新建食堂30个以上。", "新建食堂30个。"),
    ("购置500台设备。", "购置500套设备。"),
    ("投资1亿元。", "投资1亿美元。"),
    ("到2027年6月1日建成。", "到2027年7月1日建成。"),
    ("增长20%。", "下降20%。"),
    ("气温降到-5度。", "气温降到5度。"),
    ("加快建设渔港、冷链物流和码头。", "加快建设码头、渔港和冷链设施。"),
    ("渔港、码头分别建设5个和6个泊位。", "码头、渔港分别建设5个和6个泊位。"),
    ("建设6个国家级、20个市级平台。", "建设20个国家级、6个市级平台。"),
    ("企业支持高校、院所。", "高校支持企业、院所。"),
    ("先建渔港、码头。", "先建码头、渔港。"),
]
MEMBERS = st.permutations(["渔港", "码头", "冷链物流", "深水网箱", "育种基地"])


@pytest.mark.parametrize(("old", "new"), SAME)
def test_what_says_the_same_is_no_change(old, new):
    assert says_the_same(old, new)
    assert says_the_same(new, old)
    assert source_diff(*(structure(read_text(text, "zh")) for text in (old, new))).changes == ()


@pytest.mark.parametrize(("old", "new"), OTHER)
def test_what_says_something_else_is_a_change(old, new):
    assert not says_the_same(old, new)
    assert not says_the_same(new, old)


@given(MEMBERS, MEMBERS)
def test_a_list_may_stand_in_any_order(one, other):
    old, new = (f"加快建设{'、'.join(members[:-1])}和{members[-1]}等设施。" for members in (one, other))
    assert says_the_same(old, new)


@given(MEMBERS, MEMBERS, st.integers(1, 4))
def test_a_member_that_is_gone_is_a_change(one, other, left):
    old, new = (f"加快建设{'、'.join(members)}等设施。" for members in (one, other[:left]))
    assert not says_the_same(old, new)
