"""Manifests: what they hold, and one line that says what is wrong with them."""

import pytest

from policyparse.batch.entries import Entry, LeftOver
from policyparse.batch.manifest import read_manifest
from policyparse.errors import UsageError

TABLES = {
    "pairs.csv": "id,source,translation,region\np1,a.zh.txt,en/a.txt,Shanghai\n",
    "pairs.tsv": "id\tsource\ttranslation\tregion\np1\ta.zh.txt\ten/a.txt\tShanghai\n",
    "pairs.jsonl": '{"id": "p1", "source": "a.zh.txt", "translation": "en/a.txt", "region": "Shanghai"}\n\n',
}


def written(folder, name, text):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", TABLES)
def test_a_row_is_a_pair_with_what_it_carries_along(tmp_path, name):
    found = read_manifest(written(tmp_path, name, TABLES[name]), paired=True)
    paths = str(tmp_path / "a.zh.txt"), str(tmp_path / "en" / "a.txt")
    assert found.entries == (Entry("p1", *paths, {"region": "Shanghai"}),)
    assert found.left_over == tuple(LeftOver(path, "no such file") for path in paths)


def test_without_an_id_the_paths_are_one(tmp_path):
    path = written(tmp_path, "pairs.csv", "source,translation\na.txt,b.txt\na.txt,c.txt\n")
    assert [entry.id for entry in read_manifest(path, paired=True).entries] == ["a.txt:b.txt", "a.txt:c.txt"]


def test_a_list_of_documents_carries_a_translation_along(tmp_path):
    path = written(tmp_path, "pairs.csv", TABLES["pairs.csv"])
    ((name, source, translation, carried),) = read_manifest(path, paired=False).entries
    assert (name, source, translation) == ("p1", str(tmp_path / "a.zh.txt"), None)
    assert carried == {"region": "Shanghai", "translation": "en/a.txt"}


def test_a_pair_has_the_direction_of_its_row(tmp_path):
    text = "source,translation,direction\na.txt,b.txt,en-zh\nc.txt,d.txt,\n"
    path = written(tmp_path, "pairs.csv", text)
    assert [entry.direction for entry in read_manifest(path, paired=True).entries] == ["en-zh", ""]
    (document, _) = read_manifest(path, paired=False).entries
    assert (document.direction, document.carried["direction"]) == ("", "en-zh")


def test_a_byte_order_mark_is_no_part_of_a_name(tmp_path):
    path = written(tmp_path, "pairs.csv", "\ufeffsource\nplan.txt\n")
    assert [entry.id for entry in read_manifest(path, paired=False).entries] == ["plan.txt"]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("pairs.csv", "source,translation\na.txt,\n", "line 2: no translation"),
        ("pairs.csv", "zh,en\na.txt,b.txt\n", "no column source: name it in the first line .it has 'zh', 'en'.$"),
        ("pairs.csv", "source;translation\na.txt;b.txt\n", "no column source: .* 'source;translation'"),
        ("pairs.csv", "source, translation\na.txt, b.txt\n", "no column translation: .* 'source', ' translation'"),
        ("pairs.tsv", "", "no column source: name it in the first line .it is empty.$"),
        ("pairs.csv", "source,translation,source\na.txt,b.txt,c.txt\n", "has two columns 'source'"),
        ("pairs.csv", "source,translation\na.txt,b.txt,c.txt\n", "line 2: more fields than the header"),
        ("pairs.csv", "source,translation\na.txt,b.txt\na.txt,b.txt\n", "two entries are called 'a.txt:b.txt'"),
        ("pairs.csv", "source,translation\n-,b.txt\n", "reads files alone"),
        ("pairs.jsonl", '{"source": "a"\n', "line 1: not valid JSON"),
        ("pairs.jsonl", '\n["a", "b"]\n', "line 2: not an object"),
        ("pairs.jsonl", '{"source": 3, "translation": "b"}\n', "line 1: no source"),
        ("pairs.jsonl", '{"source": "a", "translation": "b", "note": "\\ud800"}\n', "half of a surrogate pair"),
        (
            "pairs.csv",
            "source,translation,direction\na.txt,b.txt,en\n",
            "line 2: the direction is 'en': write zh-en or en-zh",
        ),
        ("pairs.jsonl", '{"source": "a", "translation": "b", "direction": ["zh-en"]}\n', "line 1: the direction is"),
        ("pairs.xlsx", "", "is no manifest"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path, name, text, message):
    with pytest.raises(UsageError, match=message):
        read_manifest(written(tmp_path, name, text), paired=True)


def test_a_table_has_to_be_utf_8(tmp_path):
    (tmp_path / "pairs.csv").write_bytes("source\n规划.txt\n".encode("gb18030"))
    with pytest.raises(UsageError, match="is not UTF-8"):
        read_manifest(tmp_path / "pairs.csv", paired=False)


def test_a_url_stands_for_itself_and_is_not_looked_for(tmp_path):
    path = written(tmp_path, "pairs.csv", "source,translation\ns3://b/a.docx?v=2,zip://en.txt::https://h/a.zip\n")
    found = read_manifest(path, paired=True)
    assert found.entries[0][1:3] == ("s3://b/a.docx?v=2", "zip://en.txt::https://h/a.zip")
    assert found.left_over == ()


@pytest.mark.parametrize(
    "url",
    [
        "https://reader:hunter2@host/a.txt",
        "zip://a.txt::ftp://reader:hunter2@host/a.zip",
        "https://h/a.txt?X-Amz-Signature=hunter2",
        "https://h/a.txt?v=2&access_token=hunter2",
        "https://h/a.txt?api-key=hunter2",
    ],
)
def test_a_url_with_a_secret_is_refused_without_telling_it(tmp_path, url):
    with pytest.raises(UsageError, match="line 2: the URL of the source has a secret in it") as error:
        read_manifest(written(tmp_path, "plans.csv", f"source\n{url}\n"), paired=False)
    assert "hunter2" not in str(error.value)


def test_a_user_without_a_password_and_a_port_are_no_secrets(tmp_path):
    path = written(tmp_path, "plans.csv", "source\nsftp://reader@host:22/a.txt\nhttps://host:8080/a@b.txt?page=2\n")
    assert len(read_manifest(path, paired=False).entries) == 2
