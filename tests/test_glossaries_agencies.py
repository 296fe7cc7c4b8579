"""The agency glossaries: their form, and names known for certain. Read with plain code, not with the termbase."""

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

GLOSSARIES = Path(__file__).parent.parent / "glossaries"
FILES = ("agencies-national", "agencies-provincial", "agencies-shanghai", "institutions")
COLUMNS = ("concept", "kind", "zh", "zh_short", "en", "en_admitted", "en_deprecated", "note")
HAN = re.compile(r"[\u3400-\u9fff]")
LATIN = re.compile(r"[A-Za-z]")
ACRONYM = re.compile(r"(?:[A-Z][A-Z0-9/-]*|\d[A-Z]+)")
CITY_FORMS = ("市科技局", "市财政局", "市卫生健康委", "市教育局", "市发展改革委", "市市场监管局", "市政府")


class Row(NamedTuple):
    concept: str
    kind: str
    zh: tuple[str, ...]
    zh_short: tuple[str, ...]
    en: tuple[str, ...]
    en_admitted: tuple[str, ...]
    en_deprecated: tuple[str, ...]
    note: dict[str, str]

    @property
    def forms(self):
        return (*self.zh, *self.zh_short)

    @property
    def accepted(self):
        return (*self.en, *self.en_admitted)

    @property
    def place(self):
        return self.note.get("place", "")


def lines_of(path):
    header, *lines = path.read_text(encoding="utf-8").split("\n")
    assert header == "\t".join(COLUMNS), path.name
    return [line for line in lines if line and not line.startswith("#")]


def parse(line):
    concept, kind, *cells, note = line.split("\t")
    pairs = (item.partition("=") for item in note.split("; ") if item)
    return Row(
        concept,
        kind,
        *(tuple(cell.split("|")) if cell else () for cell in cells),
        {key: value for key, _, value in pairs},
    )


@cache
def rows():
    return tuple(parse(line) for name in FILES for line in lines_of(GLOSSARIES / f"{name}.tsv"))


@cache
def by_form():
    return {(form, row.place): row for row in rows() for form in row.forms}


def resolve(form, place=""):
    """Return the row of `form` in a document of `place`: its own body, else a body of the centre, else the pattern."""
    return next(by_form()[form, where] for where in (place, "", "*") if (form, where) in by_form())


@pytest.mark.parametrize("name", FILES)
def test_every_line_has_eight_trimmed_columns(name):
    for line in lines_of(GLOSSARIES / f"{name}.tsv"):
        cells = line.split("\t")
        assert len(cells) == len(COLUMNS), line
        values = [value for cell in cells for value in cell.split("|")]
        assert all(value == value.strip() for value in values), line
        assert all(all(cell.split("|")) for cell in cells if cell), line


def test_concepts_are_unique_over_all_glossaries():
    concepts = Counter(line.split("\t")[0] for path in GLOSSARIES.glob("*.tsv") for line in lines_of(path))
    assert [concept for concept, count in concepts.items() if count > 1] == []


def test_concepts_say_where_they_belong():
    assert all(re.fullmatch(r"(?:cn|sh|prov|org)(?:-[a-z0-9]+)+", row.concept) for row in rows())


def test_kinds_are_agency_or_name():
    assert {row.kind for row in rows()} == {"agency", "name"}


def test_every_row_has_a_chinese_and_an_english_name():
    assert [row.concept for row in rows() if not (row.zh and row.en)] == []


def test_english_has_no_chinese_characters():
    assert [value for row in rows() for value in (*row.accepted, *row.en_deprecated) if HAN.search(value)] == []


def test_full_chinese_names_have_no_latin_letters():
    assert [value for row in rows() for value in row.zh if LATIN.search(value)] == []


def test_latin_short_forms_are_acronyms():
    latin = [value for row in rows() for value in row.zh_short if LATIN.search(value)]
    assert latin
    assert [value for value in latin if not ACRONYM.fullmatch(value)] == []


def test_names_have_no_characters_of_typing_slips():
    assert not [v for row in rows() for v in (*row.accepted, *row.en_deprecated) if re.search(r"[’“”\u00a0]|  ", v)]
    assert not [v for row in rows() for v in row.forms if re.search(r"[(),;\s]", v)]


def test_a_form_names_one_body_in_one_place():
    uses = Counter((form, row.place) for row in rows() for form in row.forms)
    assert [use for use, count in uses.items() if count > 1] == []


def test_no_english_name_is_listed_twice_in_a_row():
    assert [row.concept for row in rows() if len(set(row.accepted)) < len(row.accepted)] == []


def test_deprecated_english_is_no_part_of_an_accepted_name():
    clashes = [(old, name) for row in rows() for old in row.en_deprecated for name in row.accepted if old in name]
    assert clashes == []


def test_notes_have_known_keys():
    assert {key for row in rows() for key in row.note} == {"place", "place_en", "until", "successor"}


def test_former_bodies_name_a_successor_that_exists():
    concepts = {row.concept for row in rows()}
    successors = [row.note["successor"] for row in rows() if "successor" in row.note]
    assert successors
    assert [successor for successor in successors if successor not in concepts] == []


def test_the_glossaries_are_rich():
    named = [row for row in rows() if row.place != "*"]
    assert len(named) >= 700
    assert len(rows()) - len(named) >= 300


def test_every_shanghai_row_is_of_shanghai():
    shanghai = [parse(line) for line in lines_of(GLOSSARIES / "agencies-shanghai.tsv")]
    assert {row.place for row in shanghai} == {"上海市"}


def test_all_provincial_governments_are_listed():
    governments = [
        row for row in rows() if re.search("(?:省|自治区|[京津海庆]市)人民政府$", row.zh[0]) and row.place != "*"
    ]
    regions = [row for row in governments if row.place.endswith("自治区")]
    provinces = [row for row in governments if row.place.endswith("省")]
    municipalities = [row for row in governments if row.place in {"北京市", "天津市", "上海市", "重庆市"}]
    assert (len(provinces), len(regions), len(municipalities)) == (22, 5, 4)
    assert all(row.note["place_en"] for row in (*provinces, *regions, *municipalities))


def test_all_sixteen_districts_of_shanghai_are_listed():
    districts = [row for row in rows() if re.fullmatch("上海市.+区人民政府", row.zh[0])]
    assert len(districts) == 16
    assert all(any(form.endswith("区") for form in row.zh_short) for row in districts)


@pytest.mark.parametrize(
    ("form", "zh", "en"),
    [
        ("国务院", "国务院", "State Council"),
        ("国家发展改革委", "国家发展和改革委员会", "National Development and Reform Commission"),
        ("发展改革委", "国家发展和改革委员会", "National Development and Reform Commission"),
        ("工信部", "工业和信息化部", "Ministry of Industry and Information Technology"),
        ("工业和信息化部", "工业和信息化部", "Ministry of Industry and Information Technology"),
        ("科技部", "科学技术部", "Ministry of Science and Technology"),
        ("人力资源社会保障部", "人力资源和社会保障部", "Ministry of Human Resources and Social Security"),
        ("住房城乡建设部", "住房和城乡建设部", "Ministry of Housing and Urban-Rural Development"),
        ("国家卫生健康委", "国家卫生健康委员会", "National Health Commission"),
        ("国家药监局", "国家药品监督管理局", "National Medical Products Administration"),
        ("国家医保局", "国家医疗保障局", "National Healthcare Security Administration"),
        ("市场监管总局", "国家市场监督管理总局", "State Administration for Market Regulation"),
        ("人民银行", "中国人民银行", "People's Bank of China"),
        ("证监会", "中国证券监督管理委员会", "China Securities Regulatory Commission"),
        ("税务总局", "国家税务总局", "State Taxation Administration"),
        ("国家林草局", "国家林业和草原局", "National Forestry and Grassland Administration"),
        ("中央网信办", "中央网络安全和信息化委员会办公室", "Office of the Central Cyberspace Affairs Commission"),
        ("中央组织部", "中共中央组织部", "Organization Department of the CPC Central Committee"),
        ("中央宣传部", "中共中央宣传部", "Publicity Department of the CPC Central Committee"),
        ("全国人大常委会", "全国人民代表大会常务委员会", "Standing Committee of the National People's Congress"),
        ("最高检", "最高人民检察院", "Supreme People's Procuratorate"),
        ("中科院", "中国科学院", "Chinese Academy of Sciences"),
        ("银保监会", "中国银行保险监督管理委员会", "China Banking and Insurance Regulatory Commission"),
        ("世卫组织", "世界卫生组织", "World Health Organization"),
        ("FDA", "美国食品药品监督管理局", "U.S. Food and Drug Administration"),
        ("欧洲药品管理局", "欧洲药品管理局", "European Medicines Agency"),
        ("PMDA", "日本药品医疗器械局", "Pharmaceuticals and Medical Devices Agency"),
    ],
)
def test_national_and_international_names_resolve(form, zh, en):
    row = resolve(form)
    assert (row.zh[0], row.en[0]) == (zh, en)


@pytest.mark.parametrize(
    ("form", "zh", "en"),
    [
        ("市科委", "上海市科学技术委员会", "Science and Technology Commission of Shanghai Municipality"),
        ("市经济信息化委", "上海市经济和信息化委员会", "Shanghai Municipal Commission of Economy and Informatization"),
        ("市经信委", "上海市经济和信息化委员会", "Shanghai Municipal Commission of Economy and Informatization"),
        ("市发展改革委", "上海市发展和改革委员会", "Shanghai Municipal Development and Reform Commission"),
        ("市卫生健康委", "上海市卫生健康委员会", "Shanghai Municipal Health Commission"),
        ("市医保局", "上海市医疗保障局", "Shanghai Municipal Healthcare Security Administration"),
        ("市教委", "上海市教育委员会", "Shanghai Municipal Education Commission"),
        ("市商务委", "上海市商务委员会", "Shanghai Municipal Commission of Commerce"),
        ("市财政局", "上海市财政局", "Shanghai Municipal Finance Bureau"),
        ("市知识产权局", "上海市知识产权局", "Shanghai Intellectual Property Administration"),
        ("市药品监管局", "上海市药品监督管理局", "Shanghai Medical Products Administration"),
        ("市市场监管局", "上海市市场监督管理局", "Shanghai Municipal Administration for Market Regulation"),
        ("市委组织部", "中共上海市委组织部", "Organization Department of the CPC Shanghai Municipal Committee"),
        ("申康医院发展中心", "上海申康医院发展中心", "Shanghai Shenkang Hospital Development Center"),
        ("闵行区", "上海市闵行区人民政府", "People's Government of Minhang District, Shanghai"),
        ("浦东新区", "上海市浦东新区人民政府", "People's Government of Pudong New Area, Shanghai"),
    ],
)
def test_shanghai_short_forms_resolve_in_shanghai(form, zh, en):
    row = resolve(form, "上海市")
    assert (row.zh[0], row.en[0]) == (zh, en)


@pytest.mark.parametrize(
    ("form", "place", "zh"),
    [
        ("市经信局", "北京市", "北京市经济和信息化局"),
        ("市科委", "北京市", "北京市科学技术委员会"),
        ("市科创委", "深圳市", "深圳市科技创新委员会"),
        ("市工信局", "苏州市", "苏州市工业和信息化局"),
        ("市经济信息委", "重庆市", "重庆市经济和信息化委员会"),
        ("省政府", "广东省", "广东省人民政府"),
        ("国家药监局", "上海市", "国家药品监督管理局"),
    ],
)
def test_the_place_of_the_document_decides(form, place, zh):
    assert resolve(form, place).zh[0] == zh


@pytest.mark.parametrize(
    ("form", "en"),
    [
        ("省科技厅", "Provincial Department of Science and Technology"),
        ("省工业和信息化厅", "Provincial Department of Industry and Information Technology"),
        ("省发展改革委", "Provincial Development and Reform Commission"),
        ("自治区财政厅", "Autonomous Region Department of Finance"),
        ("市科技局", "Municipal Bureau of Science and Technology"),
        ("市科委", "Municipal Science and Technology Commission"),
        ("区卫生健康委", "District Health Commission"),
        ("县教育局", "County Bureau of Education"),
        ("各区政府", "district people's governments"),
        ("县级以上人民政府", "people's governments at or above the county level"),
    ],
)
def test_patterns_serve_places_without_rows_of_their_own(form, en):
    row = resolve(form, "某某市")
    assert (row.place, row.en[0]) == ("*", en)


@pytest.mark.parametrize("form", CITY_FORMS)
def test_patterns_and_named_bodies_share_short_forms(form):
    assert resolve(form).place == "*"
    assert resolve(form, "杭州市").zh[0].startswith("杭州市")


@pytest.mark.parametrize("trade", ["商务", "教育", "财政", "公安", "水利", "交通运输"])
def test_departments_by_trade_hide_the_ministry_inside_their_name(trade):
    assert resolve(f"{trade}部").place == ""
    assert resolve(f"{trade}部门").place == "*"


@pytest.mark.parametrize(
    ("form", "level", "place", "composed"),
    [
        ("省财政厅", "Provincial", "广东省", "Guangdong Provincial Department of Finance"),
        ("省委组织部", "Provincial", "浙江省", "Organization Department of the CPC Zhejiang Provincial Committee"),
        ("省政府办公厅", "Provincial", "湖南省", "General Office of the Hunan Provincial People's Government"),
        ("市水务局", "Municipal", "珠海市", "Zhuhai Municipal Bureau of Water Resources"),
        (
            "自治区教育厅",
            "Autonomous Region",
            "广西壮族自治区",
            "Guangxi Zhuang Autonomous Region Department of Education",
        ),
    ],
)
def test_a_pattern_takes_the_name_of_a_place_before_its_level(form, level, place, composed):
    place_en = next(row.note["place_en"] for row in rows() if row.place == place and "place_en" in row.note)
    assert resolve(form).en[0].replace(level, f"{place_en} {level}", 1) == composed
