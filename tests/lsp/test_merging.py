"""What is seen after an edit: what the window saw in the place of what was seen before, all else moved."""

import pytest

from policyparse.lsp.merging import Window, merged
from policyparse.lsp.windows import changes_between, lines_of, parts_of
from tests.lsp.test_windows import page, seen_of

TIMES = 6


def after(seen, side, text):
    """What is seen after one side became `text`, window by window."""
    for shift, new in changes_between(lines_of(seen.text(side)), lines_of(text)):
        lines = {"source": lines_of(seen.texts[0]), "translation": lines_of(seen.texts[1])}
        lines[side][shift.first - 1 : shift.old - 1] = new
        parts = parts_of(seen, side, shift, lines)
        assert parts
        cut = ("\n".join(lines[one][parts[one].start - 1 : parts[one].end - 1]) for one in ("source", "translation"))
        texts = "\n".join(lines["source"]), "\n".join(lines["translation"])
        seen = merged(seen, side, shift, texts, Window(seen_of(*cut), parts))
    assert seen.text(side) == text
    return seen


def findings(seen):
    return sorted(
        (found.check, *(spot and (spot.text, spot.region) for spot in (found.source, found.translation)))
        for found in seen.record.findings
    )


@pytest.fixture(scope="module")
def seen():
    source, translation = page("lifts", TIMES)
    return seen_of(source, translation.replace("500 lifts", "600 lifts", 1))


@pytest.mark.parametrize(
    ("side", "old", "new"),
    [
        ("translation", "12 ancient", "13 ancient"),
        ("translation", "600 lifts", "500 lifts"),
        ("translation", "# Plan for", "A line.\n\nAnother one.\n\n# Plan for"),
        ("source", "古桥12座", "古桥十三座"),
        ("source", "推进", "\n\n推进"),
    ],
)
def test_windows_find_what_a_whole_comparison_finds(seen, side, old, new):
    text = seen.text(side).replace(old, new, 1)
    whole = seen_of(*((text, seen.texts[1]) if side == "source" else (seen.texts[0], text)))
    assert findings(after(seen, side, text)) == findings(whole)


def test_several_places_are_edited_at_once(seen):
    text = seen.texts[1].replace("12 ancient", "13 ancient").replace("600 lifts", "500 lifts\nare there")
    whole = seen_of(seen.texts[0], text)
    assert findings(after(seen, "translation", text)) == findings(whole)


@pytest.mark.parametrize("side", ["source", "translation"])
def test_links_are_those_of_both_sides_and_segments_stand_in_order(seen, side):
    now = after(seen, side, "\n\n" + seen.text(side).replace("12", "13", 2))
    assert {(i, j) for i, one in enumerate(now.source) for j in one.links} == {
        (i, j) for j, one in enumerate(now.translation) for i in one.links
    }
    for one in (now.source, now.translation):
        assert [stretch.region for stretch in one] == sorted(stretch.region for stretch in one)
    assert len(now.terms) == len(now.source)


def test_an_edit_undone_leaves_all_as_it_was(seen):
    edited = after(seen, "translation", seen.texts[1].replace("12 ancient", "13 ancient", 1))
    back = after(edited, "translation", seen.texts[1])
    assert findings(back) == findings(seen)
    assert (back.source, back.translation) == (seen.source, seen.translation)


def test_without_a_window_nothing_is_said_of_the_changed_lines(seen):
    lines = lines_of(seen.texts[1])
    at = next(at for at, line in enumerate(lines) if "600" in line)
    [(shift, _)] = changes_between(lines, lines[:at] + lines[at + 1 :])
    now = merged(seen, "translation", shift, (seen.texts[0], "\n".join(lines[:at] + lines[at + 1 :])), None)
    assert findings(now) == []
    assert len(now.translation) == len(seen.translation) - 2  # the paragraph has two


def test_a_comment_that_asks_for_silence_keeps_its_finding(seen):
    text = seen.texts[1].replace("Install 600", "<!-- policyparse: ignore PP201 -- as agreed -->\nInstall 600")
    now = after(seen, "translation", text)
    [directive] = now.record.directives
    assert [now.record.findings[at].check for at in directive.covers] == ["PP201"]
    later = after(now, "translation", "\n\n" + text)
    assert later.record.directives == (directive._replace(line=directive.line + 2),)
