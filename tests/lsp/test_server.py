"""The language server over standard input and output, as an editor meets it."""

import json

import pytest

from policyparse.lsp.server import DeskServer
from tests.gate import project

EN, ZH = "docs/en/lifts.md", "docs/zh/lifts.md"


def codes(shown):
    return [one.code for one in shown]


@pytest.mark.parametrize("name", ["visual-studio-code", "neovim"])
def test_findings_are_shown_where_they_stand_and_lead_to_the_other_side(editing, name):
    async def scenario(editor):
        editor.open(EN)
        [shown] = await editor.until(EN, bool)
        assert (shown.code, shown.range, shown.severity) == ("PP201", editor.range(EN, "600"), 1)
        assert "the source says 500" in shown.message
        [related] = shown.related_information
        assert (related.location.uri, related.location.range.start.line) == (editor.uri(ZH), 2)

    editing(scenario, name)


def test_an_edit_of_either_side_is_answered_before_it_is_saved(editing):
    async def scenario(editor):
        editor.open(EN)
        editor.open(ZH)
        await editor.until(EN, bool)
        editor.edit(EN, "600 lifts", "500 lifts")
        await editor.until(EN, lambda shown: not shown)
        editor.edit(ZH, "古桥12座", "古桥𠀀15座")
        [shown] = await editor.until(ZH, bool)
        assert shown.range == editor.range(ZH, "15座")
        [across] = await editor.until(EN, bool)
        assert across.range == editor.range(EN, "12")

    editing(scenario)


def test_what_the_translation_lacks_is_shown_behind_what_comes_before_it(editing):
    async def scenario(editor):
        editor.open(EN)
        await editor.until(EN, bool)
        editor.edit(EN, "Install 600 lifts in old residential compounds.\n", "")
        shown = await editor.until(EN, lambda shown: "PP101" in codes(shown))
        [omitted] = [one for one in shown if one.code == "PP101"]
        assert "推进老旧小区加装电梯500台" in omitted.message
        assert omitted.range.start.line == 0

    editing(scenario)


def test_the_hover_has_the_other_side_and_its_terms_and_the_definition_leads_there(editing):
    async def scenario(editor):
        editor.open(EN)
        await editor.until(EN, bool)
        text = await editor.hover(EN, "600 lifts")
        assert "推进老旧小区加装电梯500台。" in text
        assert "- 推进: advance" in text
        first, second = await editor.definition(EN, "Protect")
        assert {first.target_uri, second.target_uri} == {editor.uri(ZH)}
        assert [first.target_range.start.character, second.target_range.start.character] == [0, 7]
        assert await editor.hover(EN, "\nInstall") == ""

    editing(scenario)


def test_a_finding_is_suppressed_by_a_comment_whose_reason_is_selected(editing):
    async def scenario(editor):
        editor.open(EN)
        await editor.until(EN, bool)
        found = await editor.actions(EN, "600")
        action = found["Suppress PP201 (value-changed) by a comment with a reason"]
        text = editor.apply(action)
        assert "\n<!-- policyparse: ignore PP201 -- reason -->\nInstall 600" in text
        editor.edit(EN, editor.texts[EN], text)
        await editor.until(EN, lambda shown: not shown)
        await editor.run(action.command)
        [asked] = editor.client.shown_documents
        assert (asked.uri, asked.selection) == (editor.uri(EN), editor.range(EN, "reason"))

    editing(scenario)


def test_a_comment_in_a_list_stands_at_the_end_of_its_item(editing, folder):
    (folder / EN).write_text("- Install 600 lifts in old residential compounds.\n- Repair 12 ancient bridges.\n")
    (folder / ZH).write_text("- 推进老旧小区加装电梯500台。\n- 修缮古桥12座。\n", encoding="utf-8")

    async def scenario(editor):
        editor.open(EN)
        await editor.until(EN, bool)
        found = await editor.actions(EN, "600")
        text = editor.apply(found["Suppress PP201 (value-changed) by a comment with a reason"])
        assert "compounds. <!-- policyparse: ignore PP201 -- reason -->\n- Repair" in text
        editor.edit(EN, editor.texts[EN], text)
        await editor.until(EN, lambda shown: not shown)

    editing(scenario)


def test_a_finding_goes_to_the_baseline_and_is_gone(editing, folder):
    async def scenario(editor):
        editor.open(EN)
        await editor.until(EN, bool)
        found = await editor.actions(EN, "600")
        await editor.run(found["Accept PP201 (value-changed): add it to the baseline"].command)
        await editor.until(EN, lambda shown: not shown)
        [entry] = json.loads((folder / "policyparse.baseline.json").read_text(encoding="utf-8"))["accepted"]
        assert (entry["check"], entry["reason"], entry["pair"]["translation"]) == (
            "PP201",
            "accepted in the editor",
            EN,
        )
        assert editor.client.shown_documents == []

    editing(scenario)


def test_where_a_reason_is_demanded_the_baseline_is_opened_at_it(editing, folder):
    settings = folder / "policyparse.toml"
    settings.write_text(settings.read_text() + "[baseline]\nrequire-reason = true\n")

    async def scenario(editor):
        editor.open(EN)
        await editor.until(EN, bool)
        found = await editor.actions(EN, "600")
        await editor.run(found["Accept PP201 (value-changed): add it to the baseline"].command)
        await editor.until(EN, lambda shown: not shown)
        [asked] = editor.client.shown_documents
        line = (
            (folder / "policyparse.baseline.json").read_text(encoding="utf-8").split("\n")[asked.selection.start.line]
        )
        assert line[: asked.selection.start.character].endswith('"reason": "')

    editing(scenario)


def test_the_preferred_term_replaces_a_deprecated_one_and_a_missing_one_is_put_in(editing, folder):
    (folder / ZH).write_text("振兴一批老字号。\n\n大力发展银发经济。\n", encoding="utf-8")
    (folder / EN).write_text("Revive a number of brands of old font size.\n\nDevelop services for old people.\n")

    async def scenario(editor):
        editor.open(EN)
        await editor.until(EN, lambda shown: "PP501" in codes(shown))
        found = await editor.actions(EN, "brands of old font size")
        [title] = [title for title in found if title.startswith("Write “")]
        assert "old font size" not in editor.apply(found[title])
        wanted = await editor.actions(EN, "services")
        assert "Develop silver economy for old people." in editor.apply(wanted["Insert “silver economy” (银发经济)"])

    editing(scenario)


def test_settings_that_are_not_sound_and_files_without_a_pair_are_said(editing, folder):
    (folder / "other.md").write_text("Nobody pairs this.")

    async def scenario(editor):
        editor.open("other.md")
        editor.open(EN)
        await editor.until(EN, bool)
        assert "other.md belongs to no pair" in editor.client.log_messages[0].message
        (folder / "policyparse.toml").write_text("select = 3\n")
        editor.open(ZH)
        await editor.hover(EN, "Install")
        assert "line 1: select must be a list" in editor.client.messages[0].message

    editing(scenario)


def test_a_text_that_cannot_be_compared_is_said_in_its_first_line(editing):
    async def scenario(editor):
        editor.open(EN, "")
        [shown] = await editor.until(EN, bool)
        assert "the text is empty" in shown.message
        editor.edit(EN, editor.texts[EN], (editor.folder / EN).read_text())
        await editor.until(EN, lambda shown: codes(shown) == ["PP201"])

    editing(scenario)


def test_a_file_that_is_closed_shows_nothing(editing):
    async def scenario(editor):
        editor.open(EN)
        await editor.until(EN, bool)
        editor.close(EN)
        await editor.until(EN, lambda shown: not shown)

    editing(scenario)


def test_changed_settings_hold_at_once(editing, folder):
    async def scenario(editor):
        editor.open(EN)
        await editor.until(EN, bool)
        assert editor.client.watched == ["workspace/didChangeWatchedFiles"]
        project.edit(folder / "policyparse.toml", "[[pair]]", 'ignore = ["PP201"]\n[[pair]]')
        editor.change_file("policyparse.toml")
        await editor.until(EN, lambda shown: not shown)

    editing(scenario)


def test_names_with_blanks_signs_and_chinese_are_taken_as_the_editor_writes_them(editing, folder):
    for language in ("zh", "en"):
        (folder / f"docs/{language}/lifts.md").rename(folder / f"docs/{language}/电梯 #1 (100%).md")
    name = "docs/en/电梯 #1 (100%).md"

    async def scenario(editor):
        editor.open(name)
        [shown] = await editor.until(name, bool)
        assert shown.code == "PP201"
        [link] = await editor.definition(name, "Install")
        assert link.target_uri == editor.uri("docs/zh/电梯 #1 (100%).md")

    editing(scenario)


def test_an_editor_that_takes_no_links_is_given_places(editing):
    async def scenario(editor):
        editor.open(EN)
        await editor.until(EN, bool)
        [place] = await editor.definition(EN, "Install")
        assert (place.uri, place.range.start.line) == (editor.uri(ZH), 2)

    editing(scenario, links=False)


def test_a_page_in_html_shows_what_is_found_in_its_first_line(editing, folder):
    (folder / "policyparse.toml").write_text('[[pair]]\nsource = "a.zh.html"\ntranslation = "a.en.html"\n')
    page = "<html><body><h1>{}</h1>\n<p>{}</p></body></html>"
    (folder / "a.zh.html").write_text(page.format("改造方案", "推进老旧小区加装电梯500台。"), encoding="utf-8")
    (folder / "a.en.html").write_text(page.format("Plan", "Install 600 lifts in old residential compounds."))

    async def scenario(editor):
        editor.open("a.en.html")
        [shown] = await editor.until("a.en.html", bool)
        assert (shown.code, shown.range.start.line, shown.related_information) == ("PP201", 0, ())
        assert await editor.hover("a.en.html", "Install") == ""
        editor.edit("a.en.html", "600", "500")
        await editor.until("a.en.html", lambda shown: not shown)

    editing(scenario)


MOVES = {
    "moves.md": "# Plan\n\nBuild 500 lifts.\nTrain 200 cooks every year.\n",
    "moves.zh.md": "# 方案\n\n建设600部电梯。\n每年培训厨师200名。\n",
    "policyparse.toml": '[[pair]]\nsource = "moves.md"\ntranslation = "moves.zh.md"\ndirection = "en-zh"\n',
}


def test_a_source_in_english_is_edited_as_well(folder, editing):
    for name, text in MOVES.items():
        (folder / name).write_text(text, encoding="utf-8")

    async def scenario(editor):
        editor.open("moves.zh.md")
        [shown] = await editor.until("moves.zh.md", bool)
        assert (shown.code, "the source says 500" in shown.message) == ("PP201", True)
        editor.edit("moves.zh.md", "600", "500")
        await editor.until("moves.zh.md", lambda shown: not shown)
        editor.edit("moves.zh.md", "200", "20")
        await editor.until("moves.zh.md", lambda shown: codes(shown) == ["PP201"])

    editing(scenario)


def test_settings_may_be_named(folder):
    (folder / "policyparse.toml").rename(folder / "other.toml")
    server = DeskServer(folder / "other.toml")
    found = list(server._project(folder / EN).pairs_of(folder / EN))
    assert [side for _, side in found] == ["translation"]
