"""What an earlier run found is what this one would find, and never what another input or program would give."""

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from policyparse import earlier, pipeline, shelf
from policyparse.caching import CACHE_VARIABLE
from policyparse.cli import run
from policyparse.config import Config
from policyparse.earlier import recalled, shelf_of
from policyparse.lexicon import Lexicon, load_lexicon

PAIR = Path(__file__).resolve().parents[1] / "corpus" / "shanghai-medical-robots"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    for module in (earlier, shelf):
        monkeypatch.setattr(module, "cache_folder", lambda: tmp_path)
    return tmp_path / "analyses"


def make(value):
    def made():
        calls.append(value)
        return value

    calls = []
    return made, calls


def test_what_was_given_the_same_is_made_once():
    made, calls = make(("x", 1.5))
    with earlier.kept():
        assert [recalled(made, "kind", "a"), recalled(made, "kind", "a"), recalled(made, "kind", "b")] == [
            ("x", 1.5)
        ] * 3
        assert recalled(made, "other kind", "a") == ("x", 1.5)
    assert len(calls) == 3


def test_nothing_is_kept_outside(folder):
    made, calls = make(1)
    assert [recalled(made, "a"), recalled(made, "a")] == [1, 1]
    with pytest.raises(ZeroDivisionError), earlier.kept():
        raise ZeroDivisionError
    recalled(made, "a")
    with earlier.kept(), earlier.kept(keep=False):
        recalled(made, "a")
    assert len(calls) == 4
    assert not folder.exists()


@pytest.mark.parametrize(
    "spoiled",
    [b"", b"123", lambda whole: whole[:-1], lambda whole: whole[:9] + b"?" + whole[10:], b"\0\0\0\0"],
    ids=["empty", "short", "cut", "altered", "no object"],
)
def test_an_entry_that_is_not_whole_is_made_again(folder, spoiled):
    made, calls = make("something longer")
    with earlier.kept():
        recalled(made, "a")
        (entry,) = folder.iterdir()
        entry.write_bytes(spoiled if isinstance(spoiled, bytes) else spoiled(entry.read_bytes()))
        assert [recalled(made, "a"), recalled(made, "a")] == ["something longer"] * 2
    assert len(calls) == 2


def test_what_cannot_be_kept_is_made_each_time(tmp_path, monkeypatch):
    made, calls = make(lambda: None)
    with earlier.kept():
        recalled(made, "a")
        recalled(made, "a")
        assert len(calls) == 2
        (tmp_path / "file").write_text("no folder")
        monkeypatch.setattr(earlier, "cache_folder", lambda: tmp_path / "file")
        assert recalled(lambda: 3, "b") == 3


def test_the_folder_is_bounded_and_what_was_used_last_stays(folder, monkeypatch):
    monkeypatch.setattr(earlier, "_MOST_BYTES", 3_500)
    with earlier.kept():
        for number in range(6):
            recalled(lambda: "x" * 1_000, number)
            for entry in folder.iterdir():
                os.utime(entry, (entry.stat().st_atime, entry.stat().st_mtime - 10))
            made, calls = make("x" * 1_000)
            recalled(made, 0)
            assert not calls
    assert sum(entry.stat().st_size for entry in folder.iterdir()) <= 3_500


def test_the_state_of_the_program_counts(monkeypatch):
    made, calls = make(1)
    with earlier.kept():
        recalled(made, "a")
        monkeypatch.setattr(earlier, "program", lambda: "another")
        recalled(made, "a")
    assert len(calls) == 2


def test_each_file_of_the_package_is_part_of_its_state(tmp_path, monkeypatch):
    (tmp_path / "facts" / "__pycache__").mkdir(parents=True)
    (tmp_path / "facts" / "table.tsv").write_text("a", encoding="utf-8")
    monkeypatch.setattr(earlier, "__file__", str(tmp_path / "earlier.py"))
    state = earlier.program.__wrapped__
    first = state()
    assert first == state()
    (tmp_path / "facts" / "__pycache__" / "more.pyc").write_text("a", encoding="utf-8")
    assert first == state()
    os.utime(tmp_path / "facts" / "table.tsv", (1, 1))
    assert first != state()


def test_a_shelf_is_of_what_is_given_and_of_the_program(tmp_path, monkeypatch):
    def names():
        return {path.name for path in tmp_path.glob("things-*.bin")}

    for given in (("a", 1), ("a", 1), ("b", 1)):
        one = shelf_of("things", *given)
        one.put("x", [1])
        one.save()
    assert len(names()) == 2
    assert shelf_of("things", "a", 1).get("x") == [1]
    assert shelf_of("things", "c", 1).get("x") is None
    monkeypatch.setattr(earlier, "program", lambda: "another")
    assert shelf_of("things", "a", 1).get("x") is None


def test_a_text_is_cut_once(monkeypatch):
    lexicon = load_lexicon()
    text = "推动手术机器人产业发展"
    wanted = lexicon.cut(text)
    with earlier.kept():
        first = lexicon.cut(text)
        first.append("spoilt by its owner")
        monkeypatch.setattr(Lexicon, "_cut", None)
        assert lexicon.cut(text) == wanted


def prepared(source, translation):
    documents = pipeline.read_pair(source, translation)
    return pipeline.prepare(*documents)[1:]


def test_analyses_are_the_same_from_the_cache(monkeypatch):
    pair = PAIR / "source.zh.txt", PAIR / "translation.en.txt"
    wanted = prepared(*pair)
    with earlier.kept():
        assert prepared(*pair) == wanted
        for step in ("structure", "collect"):
            monkeypatch.setattr(pipeline, step, lambda *_: pytest.fail("found again"))
        again = prepared(*pair)
    assert again == wanted
    assert repr(again) == repr(wanted)


@pytest.mark.parametrize("style", ["terminal", "json", "markdown", "csv", "html", "brief"])
def test_a_report_is_the_same_from_the_cache(style, tmp_path):
    pair = [str(PAIR / "source.zh.txt"), str(PAIR / "translation.en.txt")]
    said = []
    for at, more in enumerate((["--no-cache"], [], [])):
        path = tmp_path / str(at)
        assert run(["compare", *pair, "--format", f"{style}={path}", *more]) == 0
        said.append(path.read_bytes())
    assert said[0] == said[1] == said[2]


def test_a_pair_is_aligned_once(monkeypatch):
    pair = PAIR / "source.zh.txt", PAIR / "translation.en.txt"
    with earlier.kept():
        wanted = pipeline.compare(*pair)
        monkeypatch.setattr(pipeline, "prepare", lambda *_: pytest.fail("aligned again"))
        assert pipeline.compare(*pair) == wanted


def test_a_pair_is_aligned_by_its_glossaries(tmp_path):
    for name, text in (("a.txt", "推广手术机器人。"), ("b.txt", "Promote surgical automata.")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "more.tsv").write_text("zh\ten\n手术机器人\tsurgical automaton\n", encoding="utf-8")
    other = Config(glossaries=(tmp_path / "more.tsv",))
    pair = tmp_path / "a.txt", tmp_path / "b.txt"
    wanted = [pipeline.compare(*pair, config) for config in (None, other)]
    assert wanted[0].bitext != wanted[1].bitext
    with earlier.kept():
        for _ in range(2):
            assert [pipeline.compare(*pair, config) for config in (None, other)] == wanted


def test_facts_depend_on_what_the_other_document_makes_of_the_structure(tmp_path):
    """A line that recurs in both documents is text in both; in one alone it is a running head."""
    line, body = "鼓励企业建设5个平台", "第{}段说明了一些事情，内容各不相同。"
    source = tmp_path / "a.txt"
    source.write_text("\n\n".join(f"{line}\n\n{body.format(at)}" for at in "一二三四五"), encoding="utf-8")
    texts = (
        "\n\n".join(
            f"Encourage firms to build 5 platforms.\n\nParagraph {at} says some other thing." for at in "12345"
        ),
        "\n\n".join(f"Paragraph {at} says some other thing." for at in "12345"),
    )
    for at, text in enumerate(texts):
        (tmp_path / f"{at}.txt").write_text(text, encoding="utf-8")
    wanted = [prepared(source, tmp_path / f"{at}.txt")[0] for at in (0, 1)]
    with earlier.kept():
        for _ in range(2):
            assert [prepared(source, tmp_path / f"{at}.txt")[0] for at in (0, 1)] == wanted


COMPARE = "import sys; from policyparse.cli import main; sys.argv[0] = 'policyparse'; sys.exit(main())"


def test_two_runs_at_once_and_one_after_them_say_the_same(tmp_path):
    for name, text in (("a.txt", "新建食堂30个。"), ("b.txt", "Build about 30 canteens.")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    environment = os.environ | {CACHE_VARIABLE: str(tmp_path / "cache")}
    command = [sys.executable, "-c", COMPARE, "compare", "a.txt", "b.txt", "--format", "json"]

    def start():
        return subprocess.Popen(command, stdout=subprocess.PIPE, cwd=tmp_path, env=environment)

    both = [start(), start()]
    said = [one.communicate()[0] for one in both] + [start().communicate()[0]]
    assert said[0].startswith(b"{")
    assert said[0] == said[1] == said[2]
    kept = [*(tmp_path / "cache" / "analyses").iterdir(), *(tmp_path / "cache").glob("cuts-*")]
    assert len(kept) == 8
    assert all(path.stat().st_mode & 0o077 == 0 for path in kept) or os.name == "nt"
    assert pickle.loads(next((tmp_path / "cache" / "analyses").iterdir()).read_bytes()[4:])


def test_nothing_is_kept_of_a_comparison_that_is_not_to(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, text in (("a.txt", "新建食堂30个。"), ("b.txt", "Build about 30 canteens.")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert run(["compare", "a.txt", "b.txt", "--no-cache", "-o", "out.json"]) == 0
    assert not (tmp_path / "analyses").exists()
    assert run(["compare", "a.txt", "b.txt", "-o", "again.json"]) == 0
    assert len(list((tmp_path / "analyses").iterdir())) == 7  # the bitext; structure, facts and words of both
    assert (tmp_path / "out.json").read_text(encoding="utf-8") == (tmp_path / "again.json").read_text(encoding="utf-8")
