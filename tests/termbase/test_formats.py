import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from openpyxl import Workbook

from policyparse.errors import InputError
from policyparse.termbase import KINDS, Concept, formats, glossary, load_termbase
from policyparse.termbase.formats import table

HOUSE = (
    Concept("kiln", "term", ("窑炉",), ("炉",), ("kiln",), ("furnace",), ("stove",), "of ceramics"),
    Concept("guild", "agency", ("陶瓷行业协会",), (), ("Ceramics Guild",)),
    Concept(
        "glaze", "name", ("青釉",), (), ("Qing Glaze",), en_forbidden=("green paint",), case_sensitive=True, pos="noun"
    ),
    Concept("brand", "term", ("KILN9",), (), ("KILN9",), translate=False),
)


def parse(data: bytes, name: str) -> tuple[Concept, ...]:
    return glossary.read_concepts(data, Path(name))


def core(concept: Concept) -> tuple[object, ...]:
    return (concept.zh, concept.zh_short, concept.by_status)


@pytest.mark.parametrize("layout", ["tsv", "csv", "xlsx", "tbx"])
def test_what_is_written_is_read_back(layout: str) -> None:
    again = parse(formats.write(HOUSE, layout), f"t.{layout}")
    assert [core(one) for one in again] == [core(one) for one in HOUSE]
    kept = [(one.kind, one.case_sensitive, one.translate, one.pos, one.note) for one in again]
    assert kept == [(one.kind, one.case_sensitive, one.translate, one.pos, one.note) for one in HOUSE]


@pytest.mark.parametrize(
    "head",
    [
        "英文,备注,中文", "English,Notes,Chinese", "译文,备注,术语", "translation,remark,source", "Target,Note,Source",
        "en-US,definition,zh-CN", "英文术语,说明,中文术语", "术语,备注,译文",
    ],
)  # fmt: skip
def test_columns_have_any_order_and_names_in_either_language(head: str) -> None:
    cells = ["窑炉", "of ceramics", "kiln"] if head == "术语,备注,译文" else ["kiln", "of ceramics", "窑炉"]
    (concept,) = parse(f"{head}\n{','.join(cells)}\n".encode(), "t.csv")
    assert (concept.zh, concept.en_preferred, concept.note) == (("窑炉",), ("kiln",), "of ceramics")


def test_an_english_source_is_told_by_what_its_cells_hold() -> None:
    (concept,) = parse("source;target\nkiln;窑炉\n".encode(), "t.csv")
    assert (concept.zh, concept.en_preferred) == (("窑炉",), ("kiln",))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_the_encodings_of_spreadsheets_are_read(encoding: str) -> None:
    text = '中文\t英文\n窑炉\t"kiln, or ""furnace"""\n'
    (concept,) = parse(text.encode(encoding), "t.tsv")
    assert concept.en_preferred == ('kiln, or "furnace"',)


def test_a_lone_inch_sign_is_no_quotation_mark() -> None:
    concepts = parse('中文\t英文\n六吋晶圆\t6" wafer\n窑炉\tkiln\n'.encode(), "t.tsv")
    assert [one.en_preferred for one in concepts] == [('6" wafer',), ("kiln",)]


def test_rows_of_one_term_are_one_concept_with_statuses() -> None:
    rows = (
        "term,translation,status\n窑炉,kiln,preferred\n窑炉,furnace,允许\n窑炉,stove,forbidden\n窑炉,oven,Deprecated\n"
    )
    (concept,) = parse(rows.encode(), "t.csv")
    assert concept.by_status == (("kiln",), ("furnace",), ("oven",), ("stove",))


def test_a_tick_under_forbidden_speaks_of_the_row() -> None:
    (concept,) = parse("中文,英文,禁用\n窑炉,kiln,\n窑炉,stove,是\n".encode(), "t.csv")
    assert concept.by_status == (("kiln",), (), (), ("stove",))


def test_utx_is_read() -> None:
    head = "#UTX 1.11; zh/en; 2026-01-01\n#src\ttgt\tsrc:pos\tterm status\n"
    (concept,) = parse(f"{head}窑炉\tkiln\tnoun\tapproved\n".encode(), "t.utx")
    assert (concept.zh, concept.en_preferred, concept.pos) == (("窑炉",), ("kiln",), "noun")


def test_a_title_above_the_header_and_other_sheets_are_passed_over() -> None:
    book = Workbook()
    book.active.append(["Read me"])
    sheet = book.create_sheet("terms")
    for row in (["Our terms"], [], ["No", "中文", "英文"], [1, "窑炉", "kiln"]):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    (concept,) = parse(out.getvalue(), "t.xlsx")
    assert (concept.zh, concept.en_preferred) == (("窑炉",), ("kiln",))


V2 = """<?xml version='1.0'?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><martifHeader><fileDesc/></martifHeader><text><body>
<termEntry id="e1"><descrip type="subjectField">ceramics</descrip>
<langSet xml:lang="zh-CN"><tig><term>窑炉</term></tig>
<ntig><termGrp><term>炉</term><termNote type="termType">abbreviation</termNote></termGrp></ntig></langSet>
<langSet xml:lang="en-GB"><tig><term>furnace</term>
<termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></tig>
<tig><term>the <hi>kiln</hi></term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
<tig><term>stove</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></tig></langSet>
<langSet xml:lang="ja"><tig><term>窯</term></tig></langSet></termEntry></body></text></martif>"""

DCT = """<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body>
<conceptEntry id="e1"><langSec xml:lang="zh"><termSec><term>窑炉</term></termSec>
<termSec><term>炉</term><basic:termType>shortForm</basic:termType></termSec></langSec>
<langSec xml:lang="en"><termSec><term>the kiln</term><min:partOfSpeech>noun</min:partOfSpeech>
<min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec>
<termSec><term>furnace</term></termSec>
<termSec><term>stove</term><min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus></termSec>
</langSec></conceptEntry></body></text></tbx>"""

MTF = """<?xml version="1.0" encoding="UTF-16"?><mtf><conceptGrp><concept>7</concept>
<languageGrp><language lang="ZH-CN" type="Chinese"/><termGrp><term>窑炉</term></termGrp>
<termGrp><term>炉</term><descripGrp><descrip type="Term type">abbreviation</descrip></descripGrp></termGrp>
</languageGrp>
<languageGrp><language lang="EN-US" type="English"/><termGrp><term>the kiln</term></termGrp>
<termGrp><term>furnace</term></termGrp>
<termGrp><term>stove</term><descripGrp><descrip type="Status">Deprecated</descrip></descripGrp></termGrp></languageGrp>
</conceptGrp></mtf>"""


@pytest.mark.parametrize(
    ("data", "name"),
    [(V2.encode(), "v2.tbx"), (DCT.encode(), "v3.tbx"), (V2.encode(), "v2.xml"), (MTF.encode("utf-16"), "t.xml")],
)
def test_editions_and_styles_of_xml_say_the_same(data: bytes, name: str) -> None:
    (concept,) = parse(data, name)
    assert core(concept) == (("窑炉",), ("炉",), (("the kiln",), ("furnace",), ("stove",), ()))


def test_what_is_written_as_tbx_has_the_shape_of_its_second_edition() -> None:
    root = etree.fromstring(formats.write(HOUSE, "tbx"))
    names = {"x": "urn:iso:std:iso:30042:ed-2"}
    assert root.tag == "{urn:iso:std:iso:30042:ed-2}tbx"
    assert (root.get("type"), root.get("style")) == ("TBX-Basic", "dca")
    assert len(root.xpath("x:text/x:body/x:conceptEntry[@id]/x:langSec/x:termSec/x:term", namespaces=names)) == 12
    allowed = {"preferredTerm-admn-sts", "admittedTerm-admn-sts", "deprecatedTerm-admn-sts"}
    assert {*root.xpath("//x:termNote[@type='administrativeStatus']/text()", namespaces=names)} == allowed


def test_one_id_in_two_files_of_xml_means_two_concepts(tmp_path: Path) -> None:
    one, other = tmp_path / "one.tbx", tmp_path / "other.tbx"
    one.write_text(DCT, encoding="utf-8")
    other.write_text(DCT.replace("窑炉", "釉料").replace("炉<", "釉<"), encoding="utf-8")
    termbase = load_termbase([one, other])
    assert termbase.concept_of("窑炉") != termbase.concept_of("釉料")


def test_rows_without_a_rendering_are_kept_for_the_report_and_left_out_of_a_comparison(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("中文,英文\n窑炉,kiln\n釉料,\n", encoding="utf-8")
    assert [one.usable for one in parse(path.read_bytes(), "t.csv")] == [True, False]
    assert load_termbase([path]).concept_of("釉料") is None


BOMB = '<!DOCTYPE tbx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><tbx><text><body><conceptEntry/></body></text></tbx>'


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (BOMB.encode(), "t.tbx", "declares XML entities"),
        (BOMB.encode("utf-16"), "t.tbx", "declares XML entities"),
        (b"<tbx><text><body><conceptEntry>", "t.tbx", "no well-formed XML"),
        (b"<tbx><text><body></body></text></tbx>", "t.tbx", "holds no concept"),
        (b"<tbx>" + b"<a>" * 5000, "t.tbx", "no well-formed XML"),
        (b"PK\x03\x04 no zip", "t.xlsx", "no workbook that can be read"),
        (b"\x00\x01\x02\x03", "t.csv", "NUL|binary"),
        ("只有一列\n窑炉\n".encode(), "t.csv", "no row names the columns"),
        (f"中文,英文\n{'窑|' * 5000}炉,kiln\n".encode(), "t.csv", "more than 4,000 forms"),
        (f'中文,英文\n窑,"{"k" * 200_000}"\n'.encode(), "t.csv", "no table"),
        ("中文,英文,状态\n窑炉,kiln,perhaps\n".encode(), "t.csv", "line 2: unknown status 'perhaps'"),
    ],
)
def test_what_is_hostile_or_broken_is_one_line(data: bytes, name: str, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        parse(data, name)
    assert "\n" not in str(caught.value)


def test_a_sheet_of_too_many_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("policyparse.termbase.formats.workbook._MOST_CELLS", 20)
    with pytest.raises(InputError, match="more than 20 cells"):
        parse(formats.write(HOUSE, "xlsx"), "t.xlsx")


def test_an_entity_never_reaches_a_file_of_the_machine(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("kept to oneself", encoding="utf-8")
    hostile = DCT.replace("<tbx ", f'<!DOCTYPE tbx SYSTEM "{secret.as_uri()}"><tbx ').replace("furnace", "&x;")
    try:
        found = repr(parse(hostile.encode(), "t.tbx"))
    except InputError as error:
        found = str(error)
    assert "kept to oneself" not in found


cells = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=6).filter(
    lambda text: not set(text) & set("|;；'\"=+-@#")
)


@given(st.lists(st.tuples(cells, cells, st.sampled_from(KINDS)), min_size=1, max_size=5, unique_by=lambda row: row[0]))
def test_any_terms_survive_a_table(rows: list[tuple[str, str, str]]) -> None:
    concepts = tuple(Concept(f"c{at}", kind, (zh,), (), (en,)) for at, (zh, en, kind) in enumerate(rows))
    lines = [(at, row) for at, row in enumerate(table.rows_of(concepts), 1)]
    again = table.read_rows(lines, Path("t.tsv"))
    assert [(one.id, one.kind, core(one)) for one in again] == [(one.id, one.kind, core(one)) for one in concepts]
