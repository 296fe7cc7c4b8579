"""What a reviewer filled in is read back as it was filled in."""

import io
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from policyparse.config import Reading
from policyparse.errors import InputError
from policyparse.reporters.xlsx import report_xlsx
from policyparse.reporters.xlsx.findings import DECISIONS
from policyparse.reporters.xlsx.reviewed import Decided, read_review
from tests.reporters import sample

REPORT = sample.report()
COUNT = len(REPORT.findings)
COMMENTS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")) | st.just("\n"), max_size=40).map(str.strip)
ROWS = st.lists(st.tuples(st.sampled_from(("", *DECISIONS)), COMMENTS), min_size=COUNT, max_size=COUNT)


@pytest.fixture(scope="module")
def written():
    """The workbook of a report whose findings can be told apart."""
    stamped = (replace(finding, fingerprint=f"{at:016x}") for at, finding in enumerate(REPORT.findings, 1))
    return report_xlsx(replace(REPORT, findings=tuple(stamped)))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "review.xlsx"


def fill(data, path, rows):
    """Fill rows in, and return the fingerprints."""
    book = load_workbook(io.BytesIO(data))
    sheet = book["Findings"]
    at = {cell.value: cell.column for cell in sheet[1]}
    for number, (decision, comment) in enumerate(rows, 2):
        sheet.cell(number, at["decision"]).value = decision or None
        sheet.cell(number, at["comment"]).value = comment or None
    book.save(path)
    return [sheet.cell(number, at["fingerprint"]).value for number in range(2, sheet.max_row + 1)]


@settings(
    max_examples=20,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),  # each example writes a workbook: shrinking would take minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(rows=ROWS)
def test_decisions_and_comments_come_back_as_they_were_filled_in(written, path, rows):
    fingerprints = fill(written, path, rows)
    assert read_review(path, Reading()).decisions == tuple(
        Decided(number, fingerprint, decision, comment)
        for number, (fingerprint, (decision, comment)) in enumerate(zip(fingerprints, rows, strict=True), 2)
        if decision
    )


def test_a_workbook_knows_the_documents_it_is_about(written, path):
    path.write_bytes(written)
    review = read_review(path, Reading())
    bitext = REPORT.bitext
    assert review.paths == tuple(side.structure.document.origin.path for side in (bitext.source, bitext.translation))
    assert (review.name, review.decisions) == (str(path), ())


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (Reading(max_bytes=100), "larger than the limit"),
        (Reading(max_parts=3), "more than 3 parts"),
        (Reading(max_unpacked=1000), "unpacks to more than the limit"),
    ],
)
def test_the_limits_of_reading_hold(written, path, limits, words):
    path.write_bytes(written)
    with pytest.raises(InputError, match=words):
        read_review(path, limits)


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "{}",
        '{"schema": "policyparse.decisions/2", "decisions": []}',
        '{"schema": "policyparse.decisions/1", "source": "a", "translation": "b", "decisions": [{"decision": "fix"}]}',
        '{"schema": "policyparse.decisions/1", "source": "a", "translation": "b", "decisions": 7}',
    ],
)
def test_a_file_that_no_page_saved_is_refused(tmp_path, text):
    path = tmp_path / "decisions.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="is no review workbook"):
        read_review(path, Reading())


def test_what_the_page_saved_is_read(tmp_path):
    path = tmp_path / "decisions.json"
    path.write_text(
        '{"schema": "policyparse.decisions/1", "source": "a.zh.md", "translation": "a.en.md", "decisions":'
        ' [{"fingerprint": "0f", "decision": "accept", "comment": "agreed"}, {"fingerprint": "1f", "decision": "",'
        ' "comment": "hm"}]}',
        encoding="utf-8",
    )
    review = read_review(path, Reading())
    assert review.paths == ("a.zh.md", "a.en.md")
    assert [one[1:] for one in review.decisions] == [("0f", "accept", "agreed")]
