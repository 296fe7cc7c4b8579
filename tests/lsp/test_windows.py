"""Which lines changed, and which are compared anew."""

from hypothesis import given
from hypothesis import strategies as st

from policyparse.config import Config
from policyparse.lsp.examination import examine
from policyparse.lsp.protocol import Answer, Job, Text, dumps_answer, dumps_job, loads_answer, loads_job
from policyparse.lsp.windows import changes_between, lines_of, parts_of
from tests.gate.project import PAGES

LINES = st.lists(st.sampled_from(["", "a", "b", "c"]), max_size=12)


def seen_of(source, translation, suffix="md"):
    texts = Text(f"a.{suffix}", source, "zh"), Text(f"b.{suffix}", translation, "en")
    return examine(Job(*texts, (), Config().reading))


def page(name, times=1):
    return "\n".join([PAGES[f"docs/zh/{name}.md"]] * times), "\n".join([PAGES[f"docs/en/{name}.md"]] * times)


@given(LINES, LINES)
def test_changes_applied_from_the_last_one_make_the_new_text(before, after):
    lines = list(before)
    for shift, new in changes_between(before, after):
        assert len(new) == shift.new - shift.first
        assert [shift.now(line) for line in range(shift.first, shift.old)] == [None] * (shift.old - shift.first)
        lines[shift.first - 1 : shift.old - 1] = new
    assert lines == after


@given(LINES)
def test_a_text_that_did_not_change_has_no_changes(lines):
    assert list(changes_between(lines, lines)) == []


def test_lines_end_where_readers_and_editors_have_them_end():
    assert lines_of("a\r\nb\rc\nd\x0be\u2028f") == ["a", "b", "c", "d\x0be\u2028f"]


def test_jobs_and_answers_pass_through_the_protocol():
    seen = seen_of(*page("lifts"))
    assert loads_answer(dumps_answer(Answer(seen))) == Answer(seen)
    assert loads_answer(dumps_answer(Answer(None, "a line"))) == Answer(None, "a line")
    job = Job(Text("源.md", "文", "zh"), Text("b.md"), ("terms.tsv",), Config().reading, "en_model")
    assert loads_job(dumps_job(job)) == job


def test_a_window_holds_the_edited_block_and_what_renders_it_and_little_else():
    source, translation = page("lifts", 40)
    seen = seen_of(source, translation)
    lines = {"source": lines_of(source), "translation": lines_of(translation.replace("12 ancient", "13 ancient", 1))}
    [(shift, _)] = changes_between(lines_of(translation), lines["translation"])
    parts = parts_of(seen, "translation", shift, lines)
    assert all(part.end - part.start < 20 for part in parts.values())
    inside = "\n".join(lines["source"][parts["source"].start - 1 : parts["source"].end - 1])
    assert "修缮古桥12座" in inside


def test_what_is_too_large_for_a_window_is_left_to_the_whole_comparison():
    source, translation = page("lifts", 200)
    seen = seen_of(*page("lifts"))
    lines = {"source": lines_of(source), "translation": lines_of(translation)}
    [change] = changes_between(lines_of(seen.texts[1]), lines["translation"])
    assert parts_of(seen, "translation", change[0], lines) is None
