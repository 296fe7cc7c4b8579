"""The shipped domain glossaries: form of the files, size, and how little of them the first pair supplies."""

import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
GLOSSARIES = ROOT / "glossaries"
FIRST_PAIR = ROOT / "corpus" / "shanghai-medical-robots" / "source.zh.txt"

HEADER = ["concept", "kind", "zh", "zh_short", "en", "en_admitted", "en_deprecated", "note"]
KINDS = {"term", "track", "heading", "measure", "comparator", "name"}
DOMAINS = (
    "policy",
    "headings",
    "tracks",
    "medical-robots",
    "industry",
    "law",
    "public-affairs",
    "measures",
    "comparators",
    "names",
)
CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
CONCEPT = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ALIGNED_COLUMNS = ("zh", "zh_short", "en", "en_admitted", "en_deprecated")
ENGLISH_COLUMNS = ("en", "en_admitted", "en_deprecated")


def lines_of(path):
    return path.read_text(encoding="utf-8").splitlines()


def cells_of(path):
    return [line.split("\t") for line in lines_of(path)[1:] if line and not line.startswith("#")]


def rows_of(path):
    return [dict(zip(HEADER, cells, strict=True)) for cells in cells_of(path)]


def forms(cell):
    return cell.split("|") if cell else []


def chinese_forms(row):
    return forms(row["zh"]) + forms(row["zh_short"])


def repeated(values):
    return [value for value, count in Counter(values).items() if count > 1]


def domain_rows():
    return [row for name in DOMAINS for row in rows_of(GLOSSARIES / f"{name}.tsv")]


def all_rows():
    return [row for path in sorted(GLOSSARIES.glob("*.tsv")) for row in rows_of(path)]


def row_of(form, kind):
    (row,) = [row for row in domain_rows() if row["kind"] == kind and form in chinese_forms(row)]
    return row


@pytest.fixture(params=DOMAINS)
def glossary(request):
    return GLOSSARIES / f"{request.param}.tsv"


def test_header_and_eight_columns(glossary):
    assert lines_of(glossary)[0].split("\t") == HEADER
    assert [cells for cells in cells_of(glossary) if len(cells) != len(HEADER)] == []


def test_concepts_and_kinds_are_well_formed(glossary):
    rows = rows_of(glossary)
    assert [row["concept"] for row in rows if not CONCEPT.fullmatch(row["concept"])] == []
    assert {row["kind"] for row in rows} <= KINDS


def test_every_row_has_chinese_and_english(glossary):
    assert [row["concept"] for row in rows_of(glossary) if not (row["zh"] and row["en"])] == []


def test_values_are_trimmed_and_never_empty(glossary):
    values = [value for row in rows_of(glossary) for column in ALIGNED_COLUMNS for value in forms(row[column])]
    assert [value for value in values if not value or value != " ".join(value.split())] == []


def test_english_columns_hold_no_chinese(glossary):
    rows = rows_of(glossary)
    assert [row["concept"] for row in rows if any(CHINESE.search(row[column]) for column in ENGLISH_COLUMNS)] == []


def test_one_rendering_has_one_status(glossary):
    for row in rows_of(glossary):
        assert repeated(form.lower() for column in ENGLISH_COLUMNS for form in forms(row[column])) == [], row["concept"]


def test_english_forms_are_short():
    renderings = [form for row in domain_rows() for form in forms(row["en"])]
    assert sum(len(form.split()) > 5 for form in renderings) < len(renderings) / 20


def test_concepts_are_unique_over_all_glossaries():
    assert repeated(row["concept"] for row in all_rows()) == []


def test_a_chinese_form_stands_once_in_its_kind():
    assert repeated((row["kind"], form) for row in domain_rows() for form in chinese_forms(row)) == []


def test_a_thousand_rows_and_every_kind():
    rows = domain_rows()
    assert len(rows) >= 1_000
    assert {row["kind"] for row in rows} == KINDS


@pytest.mark.parametrize("rows", [all_rows, domain_rows])
def test_the_first_pair_supplies_less_than_a_fifth(rows):
    source = "".join(FIRST_PAIR.read_text(encoding="utf-8").split())
    entries = {form for row in rows() for form in chinese_forms(row)}
    assert sum(form in source for form in entries) < len(entries) / 5


@pytest.mark.parametrize(
    ("form", "kind", "rendering"),
    [
        ("培育", "term", "foster"),
        ("集聚区", "term", "cluster"),
        ("飞行检查", "term", "unannounced inspection"),
        ("揭榜挂帅", "term", "open bidding for selecting the best candidates"),
        ("附则", "heading", "supplementary provisions"),
        ("低空经济", "track", "low-altitude economy"),
        ("人次", "measure", "visit"),
        ("不低于", "comparator", "at least"),
        ("大湾区", "name", "Greater Bay Area"),
    ],
)
def test_known_concepts_have_their_renderings(form, kind, rendering):
    row = row_of(form, kind)
    assert rendering in forms(row["en"]) + forms(row["en_admitted"])


@pytest.mark.parametrize(
    ("form", "calque"),
    [("飞行检查", "flight inspection"), ("短板", "short board"), ("链主", "chain master"), ("亩", "acre")],
)
def test_known_bad_renderings_are_deprecated(form, calque):
    assert any(calque in forms(row["en_deprecated"]) for row in domain_rows() if form in chinese_forms(row))
