"""Two versions of a source: what was added, removed and changed, and what is no change."""

from hypothesis import given, settings
from hypothesis import strategies as st

from policyparse.gate.source_diff import content_key, source_diff
from policyparse.readers import read_text
from policyparse.structure import structure

SENTENCES = (
    "支持企业与高校共建实验室。",
    "到2027年建成8个现代海洋牧场。",
    "推广深水网箱养殖。",
    "加快建设渔港和冷链物流设施。",
    "完善渔业保险制度。",
    "鼓励社会资本参与投资。",
    "严格控制近海捕捞强度。",
    "定期公布海水水质监测结果。",
)
paragraphs = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6, unique=True)


def diff(old, new):
    return source_diff(*(structure(read_text(text, "zh")) for text in (old, new)))


def told(old, new):
    """Each change in short: its kind, and both texts."""
    return [(c.kind, c.old and c.old.text, c.new and c.new.text) for c in diff(old, new).changes]


def test_a_segment_that_was_added_stands_where_it_was_added():
    old, new = "推广网箱养殖。\n培育人才。", "推广网箱养殖。\n完善渔业保险制度。\n培育人才。"
    assert told(old, new) == [("added", None, "完善渔业保险制度。")]
    assert told(new, old) == [("removed", "完善渔业保险制度。", None)]


def test_two_wordings_at_one_place_are_one_change():
    old, new = "一、目标\n建成8个海洋牧场。\n培育人才。", "一、目标\n建成10个海洋牧场。\n培育人才。"
    assert told(old, new) == [("changed", "建成8个海洋牧场。", "建成10个海洋牧场。")]


def test_a_segment_with_little_in_common_is_another_segment():
    kinds = [kind for kind, *_ in told("建成8个海洋牧场。", "完善渔业保险制度。")]
    assert sorted(kinds) == ["added", "removed"]


def test_a_wording_that_moved_is_still_known_if_it_is_much_alike():
    old = "推广深水网箱养殖技术。\n完善渔业保险制度。\n培育人才。"
    new = "完善渔业保险制度。\n培育人才。\n推广深水网箱养殖新技术。"
    assert told(old, new) == [("changed", "推广深水网箱养殖技术。", "推广深水网箱养殖新技术。")]


def test_a_number_that_loses_its_sign_has_changed():
    for old, new in (("增长3.5%。", "增长35%。"), ("下降-5度。", "下降5度。"), ("建设5、6家。", "建设56家。")):
        assert [kind for kind, *_ in told(f"产值{old}", f"产值{new}")] == ["changed"]


def test_a_clause_of_a_sentence_is_told_by_itself():
    old = "加快建设渔港和冷链设施，推广深水网箱养殖。"
    assert told(old, "加快建设渔港和冷链设施，推广深水网箱养殖，完善渔业保险制度。") == [
        ("added", None, "完善渔业保险制度。")
    ]


def test_segments_that_were_only_cut_otherwise_have_not_changed():
    old = "加快建设渔港和冷链设施推广深水网箱养殖\n培育优良水产品种"
    new = "加快建设渔港和冷链设施，推广深水网箱养殖。培育优良水产品种。"
    assert diff(old, new) == ((), 0)


def test_a_cut_elsewhere_beside_a_change_leaves_the_change():
    old = "加快建设渔港和冷链设施推广深水网箱养殖\n培育8种优良水产品种"
    new = "加快建设渔港和冷链设施，推广深水网箱养殖。培育9种优良水产品种。"
    assert [kind for kind, *_ in told(old, new)] == ["changed"]


def test_a_new_number_in_front_is_no_change():
    old = "1. 完善渔业保险制度\n2. 培育优良水产品种"
    new = "1. 推广深水网箱养殖\n2. 完善渔业保险制度\n3. 培育优良水产品种"
    assert told(old, new) == [("added", None, "1. 推广深水网箱养殖")]


def test_of_equal_segments_as_many_are_new_as_there_are_more():
    old, new = "（市科委）\n培育人才。\n（市科委）", "（市科委）\n培育人才。\n（市科委）\n推广养殖。\n（市科委）"
    assert sorted(told(old, new), key=str) == [("added", None, "推广养殖。"), ("added", None, "（市科委）")]


@settings(max_examples=40, deadline=None)
@given(paragraphs)
def test_nothing_changed_from_a_text_to_itself(sentences):
    text = "\n".join(sentences)
    assert diff(text, text) == ((), 0)


@settings(max_examples=40, deadline=None)
@given(paragraphs, st.randoms(use_true_random=False))
def test_order_is_no_change(sentences, random):
    shuffled = list(sentences)
    random.shuffle(shuffled)
    assert diff("\n".join(sentences), "\n".join(shuffled)).changes == ()


@settings(max_examples=60, deadline=None)
@given(paragraphs, paragraphs)
def test_changes_account_for_all_that_differs(old, new):
    found = diff("\n".join(old), "\n".join(new)).changes
    lost = {change.old.text for change in found if change.old}
    gained = {change.new.text for change in found if change.new}
    assert (lost, gained) == (set(old) - set(new), set(new) - set(old))
    assert len(found) == max(len(found), len(lost), len(gained))


@settings(max_examples=40, deadline=None)
@given(paragraphs, st.lists(st.sampled_from(["\n", "\n\n", "\n  \n", "\n\n\n"]), min_size=6, max_size=6))
def test_blank_lines_and_spaces_are_no_change(sentences, breaks):
    old = "\n".join(sentences)
    new = "".join(f" {sentence}{end}" for sentence, end in zip(sentences, breaks, strict=False))
    assert diff(old, new) == ((), 0)


def test_the_key_of_a_segment_is_what_it_says():
    segment = structure(read_text("（一）增长３．５％，达到“新高”。", "zh")).segments[0]
    assert content_key(segment) == "增长3.5%达到新高"


def test_a_segment_that_grew_is_changed_however_much_it_grew():
    old, new = "1月31日，", "1月31日，世界卫生组织宣布此次疫情构成国际关注的突发公共卫生事件。"
    assert told(f"{old}\n培育人才。", f"{new}\n培育人才。") == [("changed", old, new)]


def test_a_segment_that_became_part_of_a_changed_one_is_not_removed():
    old = "加快建设渔港和冷链设施。\n推广深水网箱养殖。"
    new = "加快建设远洋渔港和冷链设施推广深水网箱养殖"
    assert [kind for kind, *_ in told(old, new)] == ["changed"]
    assert [kind for kind, *_ in told(new, old)] == ["changed"]
