"""Decisions of a review workbook taken back into the baseline: written by us, filled in, saved by another program."""

import json
import zipfile
from datetime import UTC, datetime

import pytest
from openpyxl import Workbook, load_workbook

from tests.gate import project

PAIR = ("docs/zh/canteens.md", "docs/en/canteens.md")
CHANGES = (("at least 30", "about 30"), ("200 cooks", "300 cooks"), ("By 2027", "By 2028"))
TODAY = datetime.now(UTC).date().isoformat()


@pytest.fixture
def call(folder, call):
    """Run the command line in a project of which one page has three findings; return code, output and errors."""
    for old, new in CHANGES:
        project.edit(folder / PAIR[1], old, new)

    return call


@pytest.fixture
def review(call, folder):
    """Write a workbook, fill in decisions by check, and return its path; `changes` do more to it."""

    def review(decisions, *changes):
        path = folder / "review.xlsx"
        assert call("compare", *PAIR, "--format", f"xlsx={path}")[0] == 0
        book = load_workbook(path)
        sheet = book["Findings"]
        at = {cell.value: cell.column for cell in sheet[1]}
        for row in range(2, sheet.max_row + 1):
            decision, comment = decisions.get(sheet.cell(row, at["check"]).value[:5], (None, None))
            sheet.cell(row, at["decision"]).value = decision
            sheet.cell(row, at["comment"]).value = comment
        for change in changes:
            change(book)
        book.save(path)
        return path

    return review


def accepted(folder):
    path = folder / "policyparse.baseline.json"
    rows = json.loads(path.read_text(encoding="utf-8"))["accepted"] if path.exists() else []
    return {row["check"]: (row["reason"], row["date"]) for row in rows}


def refused(call, *arguments):
    code, out, errors = call("baseline", "import", *arguments)
    assert out == ""
    (line,) = errors
    return code, line


def test_what_is_accepted_goes_into_the_baseline_with_its_comment_and_the_rest_does_not(call, review, folder):
    comment = "=as agreed, 约数\n“with” the ministry"
    path = review({"PP202": ("accept", comment), "PP201": ("fix", "a slip"), "PP204": ("discuss", None)})
    code, out, errors = call("baseline", "import", path)
    assert (code, errors) == (0, [])
    new, count = out.splitlines()
    assert new.startswith("+ docs/en/canteens.md: PP202 comparator-changed, ≥ 30 → ~ 30: By 2028, the city")
    assert count == "policyparse.baseline.json: 1 entry"
    assert accepted(folder) == {"PP202": (comment, TODAY)}
    code, out, _ = call("check", "--workers", 1)
    assert (code, "2 errors" in out, "1 accepted" in out) == (1, True, True)


def test_the_entries_are_those_that_an_update_writes(call, review, folder):
    call("baseline", "update", "--reason", "fine", "--workers", 1)
    written = (folder / "policyparse.baseline.json").read_bytes()
    (folder / "policyparse.baseline.json").unlink()
    call("baseline", "import", review(dict.fromkeys(("PP201", "PP202", "PP204"), ("accept", "fine"))))
    assert (folder / "policyparse.baseline.json").read_bytes() == written


def test_what_is_to_be_fixed_loses_its_entry_and_what_is_discussed_keeps_it(call, review, folder):
    call("baseline", "update", "--reason", "all fine", "--workers", 1)
    path = review({"PP201": ("fix", None), "PP204": ("discuss", "?")})
    gone, count = call("baseline", "import", path)[1].splitlines()
    assert gone.startswith("- docs/en/canteens.md: PP201 value-changed, 200 per year → 300 per year")
    assert count == "policyparse.baseline.json: 2 entries"
    assert set(accepted(folder)) == {"PP202", "PP204"}


def test_an_entry_keeps_its_date_unless_it_has_another_reason_now(call, review, folder):
    path = folder / "policyparse.baseline.json"
    call("baseline", "update", "--reason", "first", "--workers", 1)
    path.write_text(path.read_text(encoding="utf-8").replace(TODAY, "2020-02-02"), encoding="utf-8")
    call("baseline", "import", review({"PP201": ("accept", None), "PP202": ("accept", "second")}))
    old = ("first", "2020-02-02")
    assert accepted(folder) == {"PP201": old, "PP202": ("second", TODAY), "PP204": old}


def test_rows_may_be_sorted_columns_moved_and_decisions_typed_by_hand(call, review, folder):
    def change(book):
        sheet = book["Findings"]
        rows = list(sheet.iter_rows(values_only=True))
        book.remove(sheet)
        moved = book.create_sheet("Findings", 0)
        for row in (rows[0], *reversed(rows[1:])):
            moved.append(["note", *reversed(row)])

    call("baseline", "import", review({"PP202": (" Accept ", 2027), "PP201": (None, "no decision")}, change))
    assert accepted(folder) == {"PP202": ("2027", TODAY)}


def test_the_reason_of_the_command_stands_in_for_comments(call, review, folder):
    (folder / "policyparse.toml").write_text("[baseline]\nrequire-reason = true\n" + project.SETTINGS, encoding="utf-8")
    path = review({"PP202": ("accept", None)})
    code, line = refused(call, path)
    assert code == 2
    assert "the settings demand a reason: write a comment, or give --reason TEXT" in line
    assert accepted(folder) == {}
    assert call("baseline", "import", path, "--reason", "as agreed")[0] == 0
    assert accepted(folder) == {"PP202": ("as agreed", TODAY)}


def test_findings_that_the_pair_no_longer_has_change_nothing(call, review, folder):
    path = review({"PP202": ("accept", "fine"), "PP201": ("accept", "fine"), "PP204": ("fix", None)})
    project.edit(folder / PAIR[1], "about 30", "at least 30")
    code, line = refused(call, path)
    assert code == 2
    assert "1 of 2 accepted findings are not found in the pair as it is" in line
    assert accepted(folder) == {}


def test_what_was_fixed_meanwhile_may_stand_in_the_workbook(call, review, folder):
    path = review({"PP202": ("fix", None), "PP201": ("accept", "fine")})
    project.edit(folder / PAIR[1], "about 30", "at least 30")
    assert call("baseline", "import", path)[0] == 0
    assert set(accepted(folder)) == {"PP201"}


def test_a_workbook_of_another_pair_is_refused(call, review):
    code, line = refused(call, review({"PP202": ("accept", "fine")}), "docs/en/ports.md")
    assert code == 2
    assert "1 of 1 accepted findings are not found" in line


def test_a_pair_may_be_named_and_has_to_be_where_the_workbook_names_none(call, review, folder):
    path = review({"PP202": ("accept", "fine")}, lambda book: book.remove(book["Summary"]))
    code, line = refused(call, path)
    assert code == 2
    assert "does not say which documents it is about: name the pair after it" in line
    assert call("baseline", "import", path, PAIR[1])[0] == 0
    assert set(accepted(folder)) == {"PP202"}


def test_documents_that_are_gone_leave_the_baseline_as_it_is(call, review, folder):
    path = review({"PP202": ("accept", "fine")})
    for name in PAIR:
        (folder / name).unlink()
    code, line = refused(call, path)
    assert code == 3
    assert "no such file" in line
    assert accepted(folder) == {}


def in_row_two(title, value):
    def change(book):
        sheet = book["Findings"]
        (column,) = (cell.column for cell in sheet[1] if cell.value == title)
        sheet.cell(2, column).value = value

    return change


def twice(book):
    rows = list(book["Findings"].iter_rows(values_only=True))
    at = rows[0].index("decision")
    book["Findings"].append([*rows[1][:at], "fix", *rows[1][at + 1 :]])


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (in_row_two("decision", "ok"), "row 2: 'ok' is no decision; choose accept, fix, discuss"),
        (in_row_two("fingerprint", None), "row 2: the decision is on no finding"),
        (twice, "the same finding has another decision above"),
        (lambda book: book["Findings"].delete_rows(1), "is no review workbook"),
        (lambda book: book.remove(book["Findings"]), "is no review workbook"),
    ],
)
def test_a_workbook_that_cannot_be_understood_is_refused_with_one_line(call, review, change, words):
    path = review(dict.fromkeys(("PP201", "PP202", "PP204"), ("accept", "fine")), change)
    code, line = refused(call, path)
    assert code == 3
    assert line.startswith(f"policyparse: {path}")
    assert words in line


def zipped(path, **parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)


def test_files_that_are_no_review_workbook_are_refused_with_one_line(call, folder):
    Workbook().save(folder / "empty.xlsx")
    (folder / "text.xlsx").write_text("fine", encoding="utf-8")
    zipped(folder / "zip.xlsx", a="b")
    for name in ("empty.xlsx", "text.xlsx", "zip.xlsx"):
        code, line = refused(call, folder / name)
        assert code == 3
        assert "is no review workbook; give one that `compare --format xlsx` wrote" in line
    assert refused(call, folder / "none.xlsx")[0] == 3
    assert refused(call)[0] == 2


def test_a_damaged_workbook_is_refused_with_one_line(call, review):
    path = review({"PP202": ("accept", "fine")})
    data = path.read_bytes()
    for at in range(0, len(data), len(data) // 40):
        path.write_bytes(data[:at] + bytes(200) + data[at + 200 :])
        code, out, errors = call("baseline", "import", path)
        assert (code, len(errors)) in ((0, 0), (2, 1), (3, 1))
        assert bool(out) == (code == 0)
        path.write_bytes(data[: at or 1])
        assert refused(call, path)[0] == 3


def test_a_bomb_is_refused_before_it_is_unpacked(call, review):
    path = review({"PP202": ("accept", "fine")})
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet9.xml", bytes(400_000_000))
    code, line = refused(call, path)
    assert code == 3
    assert "unpacks to more than the limit" in line
