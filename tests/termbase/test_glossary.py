from pathlib import Path

import pytest

from policyparse.errors import UsageError
from policyparse.termbase import Concept, glossary, load_termbase

ROW = "\t".join(  # noqa: FLY002  (an f-string of tabs cannot be read)
    (
        "wind-farm",
        "term",
        "风电场|风力发电场",
        "风场",
        "wind farm",
        "wind park|wind power plant",
        "windmill field",
        "onshore or offshore",
    )
)


def write(path: Path, *rows: str, header: str = glossary.HEADER) -> Path:
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def parse(path: Path) -> tuple[Concept, ...]:
    return glossary.parse_glossary(glossary.read_content(path), path)


def test_a_row_is_a_concept(tmp_path: Path) -> None:
    (concept,) = parse(write(tmp_path / "energy.tsv", "# Power", "", ROW))
    assert concept == Concept(
        id="wind-farm",
        kind="term",
        zh=("风电场", "风力发电场"),
        zh_short=("风场",),
        en_preferred=("wind farm",),
        en_admitted=("wind park", "wind power plant"),
        en_deprecated=("windmill field",),
        note="onshore or offshore",
        glossary="energy",
    )


def test_trailing_empty_cells_may_be_left_out(tmp_path: Path) -> None:
    (concept,) = parse(write(tmp_path / "a.tsv", "tide\tterm\t潮汐\t\ttide"))
    assert (concept.en_admitted, concept.note) == ((), "")


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_bytes(f"{glossary.HEADER}\r\n{ROW}\r\n".encode("utf-8-sig"))
    assert parse(path)[0].note == "onshore or offshore"


@pytest.mark.parametrize(
    ("rows", "line", "says"),
    [
        (["tide\tterm\t潮汐"], 2, "3 columns where 8 are needed"),
        ([ROW + "\tone more"], 2, "9 columns where 8 are needed"),
        (["# note", "tide\tnoun\t潮汐\t\ttide\t\t\t"], 3, "unknown kind 'noun': use one of term, agency"),
        (["tide\tterm\t\t\ttide\t\t\t"], 2, "column zh is empty"),
        (["tide\tterm\t潮汐\t\t\t\t\t"], 2, "column en is empty"),
        (["\tterm\t潮汐\t\ttide\t\t\t"], 2, "column concept is empty"),
        ([ROW, "", ROW], 4, "wind-farm stands here twice"),
    ],
)
def test_a_malformed_row_is_named(rows: list[str], line: int, says: str, tmp_path: Path) -> None:
    path = write(tmp_path / "bad.tsv", *rows)
    with pytest.raises(UsageError) as caught:
        load_termbase([path])
    assert str(caught.value).startswith(f"{path}, line {line}: ")
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("header", "says"),
    [
        ("name\tword", "no row names the columns"),
        ("", "no row names the columns"),
        (glossary.HEADER.replace("\t", ","), "no concept has both Chinese and English"),
        ("zh\ten", "line 2: 8 cells where the header has 2 columns"),
    ],
)
def test_a_header_that_does_not_fit_is_refused(header: str, says: str, tmp_path: Path) -> None:
    path = write(tmp_path / "bad.tsv", ROW, header=header)
    with pytest.raises(UsageError, match=says):
        load_termbase([path])


def test_a_missing_file_or_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot read the glossary"):
        load_termbase([tmp_path / "none.tsv"])
    with pytest.raises(UsageError, match="cannot read the glossary"):
        load_termbase([tmp_path])


def test_the_shipped_glossaries_load() -> None:
    termbase = load_termbase()
    assert len(termbase) == len(termbase.concepts) >= 800
    assert {concept.glossary for concept in termbase.concepts} == {p.stem for p in glossary.shipped_glossaries()}
