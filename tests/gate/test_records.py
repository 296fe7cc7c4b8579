"""A record comes back from JSON as it was."""

from policyparse.gate import records
from policyparse.gate.examination import record_of
from policyparse.gate.model import Region
from policyparse.pipeline import compare_texts
from tests.gate import sample

COMMENT = "<!-- policyparse: ignore PP201 -- agreed -->"


def test_a_record_with_everything_in_it_comes_back():
    record = record_of(compare_texts("新建食堂30个。\n培育人才。", f"{COMMENT}\nBuild 40 canteens.\n"))
    assert record.findings
    assert record.directives
    assert records.loads(records.dumps(record)) == record


def test_a_record_of_slides_comes_back():
    record = sample.record(sample.SLIDES._replace(missing=("slide 3",)), sample.ON_SLIDE)
    assert records.loads(records.dumps(record)) == record


def test_lines_and_columns_count_code_points_from_one():
    record = record_of(compare_texts("𠀀𠀀\n新建食堂30个。", "Canteens\n😀 Build 40 canteens."))
    (found,) = [found for found in record.findings if found.check == "PP201"]
    assert found.source.region == Region(2, 5, 2, 8)
    assert found.translation.region == Region(2, 9, 2, 11)
    assert found.spot == ("translation", found.translation)
    assert found.translation.around == "😀 Build 40 canteens."
