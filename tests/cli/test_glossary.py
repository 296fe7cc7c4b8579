"""`glossary`: converted, checked and counted; what cannot be read is one line and 3."""

import json

import pytest


@pytest.fixture
def terms(tmp_path):
    path = tmp_path / "terms.csv"
    path.write_bytes("术语,译文,状态\n窑炉,kiln,\n窑炉,stove,禁用\n釉料,glaze,\n".encode("gb18030"))
    return path


@pytest.mark.parametrize("suffix", ["tsv", "csv", "xlsx", "tbx"])
def test_a_converted_glossary_says_the_same(cli, terms, tmp_path, suffix):
    path = tmp_path / f"out.{suffix}"
    assert cli("glossary", "convert", terms, "-o", path).code == 0
    assert cli("glossary", "convert", path).out == cli("glossary", "convert", terms).out or suffix == "tbx"
    before, after = (json.loads(cli("glossary", "stats", one, "-f", "json").out) for one in (terms, path))
    assert [row["count"] for row in before] == [row["count"] for row in after]


def test_a_conflict_that_the_new_glossary_does_not_show_is_said(cli, terms, tmp_path):
    rows = "".join(f"釉料{n},glaze {n},首选\n釉料{n},enamel {n},首选\n" for n in range(12))
    terms.write_text(f"术语,译文,状态\n窑炉,kiln,首选\n窑炉,kiln,禁用\n{rows}", encoding="utf-8")
    outcome = cli("glossary", "convert", terms, "-o", tmp_path / "out.tbx")
    assert (outcome.code, len(outcome.errors)) == (0, 11)
    assert "窑炉 has “kiln” both as right and as wrong, which the new glossary does not show" in outcome.errors[0]
    assert outcome.errors[-1].endswith("and 3 more conflicts")
    assert cli("glossary", "convert", tmp_path / "out.tbx").errors == []


def test_a_glossary_without_fault_ends_well(cli, terms):
    outcome = cli("glossary", "check", terms)
    assert (outcome.code, outcome.errors) == (0, [])
    assert outcome.out.startswith("Nothing is wrong.")


def test_a_grave_fault_ends_with_1(cli, terms, tmp_path):
    more = tmp_path / "more.csv"
    more.write_text("中文,英文\n窑炉,furnace\n", encoding="utf-8")
    outcome = cli("glossary", "check", terms, more, "-f", "json")
    assert outcome.code == 1
    assert json.loads(outcome.out) == [{"fault": "conflict", "term": "窑炉", "what": "is kiln and furnace"}]


@pytest.mark.parametrize("step", ["convert", "check", "stats"])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("t.tbx", b'<!DOCTYPE t [<!ENTITY a "b">]><tbx/>'),
        ("t.xlsx", b"PK\x03\x04"),
        ("t.csv", b"\xff\xff\xff"),
        ("t.xml", b"<mtf>"),
        ("t.tsv", b""),
        ("t.csv", b"zh,en\n" + b"x" * 200_000),
        ("t.csv", b"x" * 200_000 + b",en\nzh,en\n"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_line_and_3(cli, tmp_path, step, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    outcome = cli("glossary", step, path)
    assert (outcome.code, outcome.out, len(outcome.errors)) == (3, "", 1)
    assert name in outcome.errors[0]


def test_an_input_is_not_written_over(cli, terms):
    assert cli("glossary", "convert", terms, "-o", terms).code == 2


@pytest.fixture
def pairs(tmp_path, monkeypatch):
    """A project of two pairs that render one term in two ways."""
    monkeypatch.chdir(tmp_path)
    texts = {
        "one.zh.md": "修缮古城墙的箭楼。\n开放箭楼五座。\n审查访问控制。\n加强访问控制。",
        "one.en.md": "Restore the watchtower of the old wall.\nOpen five watch-towers.\nReview access control.\n"
        "Strengthen access control.",
        "two.zh.md": "修缮古城墙的箭楼。\n建立访问控制。",
        "two.en.md": "Restore the archery tower of the old wall.\nSet up access control.",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text.replace("\n", "\n\n"), encoding="utf-8")
    (tmp_path / "terms.csv").write_text("中文,英文,同义词\n箭楼,watchtower,archery tower\n", encoding="utf-8")
    settings = 'glossaries = ["terms.csv"]\n[[pair]]\nsource = "{stem}.zh.md"\ntranslation = "{stem}.en.md"\n'
    (tmp_path / "policyparse.toml").write_text(settings, encoding="utf-8")


@pytest.mark.usefixtures("pairs")
def test_a_term_that_two_pairs_render_differently_is_listed_with_its_places(cli):
    found = json.loads(cli("glossary", "consistency", "-f", "json").out)
    assert [(row["name"], row["way"], row["uses"]) for row in found] == [
        ("箭楼", "watchtower", 2),
        ("箭楼", "archery tower", 1),
    ]
    assert found[0]["places"].startswith("one.en.md: t")
    assert found[1]["places"].startswith("two.en.md: t")
    assert cli("glossary", "consistency", "one.zh.md").out == "Each term is rendered in one way.\n"


@pytest.mark.usefixtures("pairs")
def test_terms_are_mined_from_all_pairs_or_from_one(cli, tmp_path):
    lines = cli("glossary", "mine").out.splitlines()
    assert [line.split("\t")[:3] for line in lines[1:]] == [["访问控制", "access control", "3"]]
    assert cli("glossary", "mine", "two.zh.md", "two.en.md").out.count("\n") == 1
    assert cli("glossary", "mine", "-o", tmp_path / "mined.tbx").code == 0
    assert "访问控制" in cli("glossary", "convert", tmp_path / "mined.tbx").out


@pytest.mark.usefixtures("pairs")
def test_an_english_source_has_the_same_terms(cli, tmp_path):
    forth = [line.split("\t")[:4] for line in cli("glossary", "mine").out.splitlines()]
    settings = 'glossaries = ["terms.csv"]\n[[pair]]\nsource = "{stem}.en.md"\ntranslation = "{stem}.zh.md"\n'
    (tmp_path / "policyparse.toml").write_text(settings, encoding="utf-8")
    assert [line.split("\t")[:4] for line in cli("glossary", "mine").out.splitlines()] == forth
    (tmp_path / "more.csv").write_text("中文,英文,简称\n箭楼,watchtower,箭塔\n", encoding="utf-8")
    (tmp_path / "two.zh.md").write_text("修缮古城墙的箭塔。\n\n建立访问控制。", encoding="utf-8")
    (tmp_path / "two.en.md").write_text("Restore the watchtower of the old wall.\n\nSet up access control.")
    found = json.loads(cli("glossary", "consistency", "--glossary", "more.csv", "-f", "json").out)
    assert [(row["name"], row["way"], row["uses"]) for row in found] == [
        ("watchtower", "箭楼", 2),
        ("watchtower", "箭塔", 1),
    ]


def test_without_pairs_it_says_what_to_do(cli, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    outcome = cli("glossary", "mine")
    assert (outcome.code, len(outcome.errors)) == (2, 1)
    assert "[[pair]]" in outcome.errors[0]
