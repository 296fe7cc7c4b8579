"""What is kept compiled: it is what Python makes, and nothing that is kept can spoil a run."""

import collections
import dataclasses
import inspect
import marshal
import os
import re
import subprocess
import sys
import typing
from dataclasses import FrozenInstanceError, make_dataclass

import pytest

from policyparse import compiled, shelf
from policyparse.caching import sealed
from policyparse.lexicon import sources, store

SAMPLES = (
    (r"a(?P<x>b|c)+?(?P=x)", 0),
    (r"(?i:第)\s*(\d{1,5})\s*号", re.IGNORECASE),
    ("^[一-鿿\U00020000-\U0003ffff]+$", re.MULTILINE | re.DOTALL),
    (r"(?<![\d.,])(?:(?:a|b){2,3}c)*(?!\w)  # note", re.VERBOSE),
    (rb"\xef\xbb\xbf?[^\x00]+", 0),
    (r"(?a)\w", re.ASCII),
    ("", 0),
)
COUNT = """
import contextlib, io, re, sys
parsed, parse = [], re._parser.parse
re._parser.parse = lambda pattern, *rest: parsed.append(pattern) or parse(pattern, *rest)
from policyparse import compiled
from policyparse.cli import run
before = len(parsed)
with contextlib.redirect_stdout(io.StringIO()), compiled.kept():
    assert run(["compare", *sys.argv[1:]]) == 0
print(len(parsed) - before)
"""


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(shelf, "cache_folder", lambda: tmp_path)
    return tmp_path


def compile_all():
    with compiled.kept():
        return [re.compile(pattern, flags) for pattern, flags in SAMPLES]


def files(folder):
    return list(folder.glob("expressions-*.bin"))


def no_compiler(*_):
    raise AssertionError("re compiled a pattern that was kept")


def test_what_is_kept_is_what_re_makes(monkeypatch):
    wanted = [re.compile(pattern, flags) for pattern, flags in SAMPLES]
    assert compile_all() == wanted
    monkeypatch.setattr(compiled, "_compiled", no_compiler)
    again = compile_all()
    assert again == wanted  # the same pattern, flags and code
    assert [(one.groups, dict(one.groupindex)) for one in again] == [
        (one.groups, dict(one.groupindex)) for one in wanted
    ]
    assert again[0].match("abb").groupdict() == {"x": "b"}


def test_re_is_as_it_was_outside():
    usual = re.compile
    with compiled.kept():
        assert re.compile is not usual
    assert re.compile is usual
    with pytest.raises(ZeroDivisionError), compiled.kept():
        raise ZeroDivisionError
    assert re.compile is usual


def test_what_re_refuses_is_refused_alike(folder):
    with compiled.kept():
        with pytest.raises(re.error, match="unterminated"):
            re.compile("(a")
        with pytest.raises(TypeError):
            re.compile(1)
        with pytest.raises(ValueError, match="flags"):
            re.compile(re.compile("a"), re.IGNORECASE)
        with pytest.raises(ValueError, match="ASCII"):
            re.compile("a", re.ASCII | re.UNICODE)
    assert not any("(a" in file.read_bytes().decode("latin-1") for file in files(folder))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(file.read_bytes()[:-9]),
        lambda file: file.write_bytes(bytes([file.read_bytes()[0] ^ 1]) + file.read_bytes()[1:]),
        lambda file: file.write_bytes(indexed(b"no marshal")),
        lambda file: file.write_bytes(indexed(marshal.dumps([1, 2]))),
        lambda file: file.write_bytes(shelf._file({("", 0): sealed(b"no marshal")})),
        lambda file: file.write_bytes(shelf._file({("", 0): sealed(marshal.dumps((32, b"\1", 0)))})),
        lambda file: file.write_bytes(
            shelf._file({("", 0): sealed(marshal.dumps((32, b"\xff" * 32, 0, {}, (None,))))})
        ),
        lambda file: (file.unlink(), file.mkdir()),
    ],
    ids=[
        "empty",
        "cut short",
        "altered",
        "not ours",
        "no table",
        "no value",
        "not a code",
        "a code that does not hold",
        "a folder",
    ],
)
def test_a_file_that_is_not_as_expected_costs_time_alone(folder, spoil):
    wanted = compile_all()
    spoil(files(folder)[0])
    assert compile_all() == wanted
    assert compile_all() == wanted


def indexed(payload):
    return (len(payload) + 4).to_bytes(4, "little") + sealed(payload)


def test_a_folder_that_cannot_be_written_is_no_matter(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setattr(shelf, "cache_folder", lambda: tmp_path / "file" / "below")
    assert compile_all() == [re.compile(pattern, flags) for pattern, flags in SAMPLES]


def test_records_are_what_they_are_without(monkeypatch):
    def record():
        return make_dataclass("Record", [("one", int), ("other", str, "x")], frozen=True, slots=True, order=True)

    with compiled.kept():
        record()
    monkeypatch.setattr(compiled, "compile", no_compiler, raising=False)
    with compiled.kept():
        again = record()
    usual = record()
    assert again(1) == again(1, "x") != again(2)
    assert again(1) < again(1, "y")
    assert repr(again(1)) == repr(usual(1)) == "Record(one=1, other='x')"
    assert hash(again(1)) == hash(usual(1))
    assert inspect.signature(again) == inspect.signature(usual)
    for name in ("__init__", "__eq__", "__hash__", "__setattr__"):
        assert getattr(again, name).__code__ == getattr(usual, name).__code__
    with pytest.raises(FrozenInstanceError):
        again(1).one = 2
    assert not hasattr(dataclasses, "exec")


def test_other_builds_of_python_have_files_of_their_own(folder, monkeypatch):
    compile_all()
    monkeypatch.setattr(sys, "version", sys.version + " of another day")
    compile_all()
    assert len(files(folder)) == 2


def test_a_second_comparison_compiles_next_to_nothing(tmp_path):
    (tmp_path / "a.txt").write_text("新建食堂30个。", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Build 30 canteens.", encoding="utf-8")
    command = [sys.executable, "-c", COUNT, str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    for _ in range(2):
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert int(done.stdout.split()[-1]) <= 40  # by `re.search` and its like, which the module `re` itself remembers


def test_the_folder_of_the_user_is_found_before_anything_is_kept(tmp_path):
    where = {name: value for name, value in os.environ.items() if name != "POLICYPARSE_CACHE_DIR"}
    home = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache"), "LOCALAPPDATA": str(tmp_path / "cache")}
    command = [sys.executable, "-m", "policyparse", "explain", "PP201"]
    done = subprocess.run(command, env=where | home, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert list(tmp_path.rglob("methods-*.bin"))


def test_records_and_types_by_name_are_what_python_makes():
    def made():
        class Pair(typing.NamedTuple):
            left: "int"
            right: "tuple[str, ...] | None" = None

        hints = typing.get_type_hints(make_dataclass("One", [("at", "Sequence[int]")]), {"Sequence": list})
        return Pair(1), Pair(1) == (1, None), Pair.__annotations__, typing.get_type_hints(Pair), hints

    wanted = made()
    for _ in range(2):
        with compiled.kept():
            assert repr(made()) == repr(wanted)
    assert "eval" not in vars(collections)
    assert "compile" not in vars(typing)


def test_what_has_a_place_of_its_own_is_compiled_there():
    with compiled.kept(), pytest.raises(SyntaxError) as error:
        typing.compile("1 +", "mine.py", "eval")
    assert error.value.filename == "mine.py"


def test_the_folder_is_found_before_patterns_are_kept(monkeypatch):
    usual, seen = re.compile, []
    monkeypatch.setattr(compiled, "cache_folder", lambda: seen.append(re.compile is usual))
    with compiled.kept():
        pass
    assert seen == [True]


def test_a_text_is_written_once():
    written, calls = [], []

    def write():
        calls.append(1)
        return "(?:部|委)"

    for _ in range(2):
        with compiled.kept():
            written.append(compiled.written("any of", "部\n委", write))
    assert (written, len(calls)) == (["(?:部|委)"] * 2, 1)
    assert compiled.written("any of", "部\n委", write)
    assert len(calls) == 2


def test_the_key_of_the_lexicon_changes_with_its_files(tmp_path):
    lemmas = tmp_path / "en.plzma"
    given = sources.installed()._replace(lemmas=lemmas)
    found = []
    for content in (b"one", b"one", b"three"):
        lemmas.write_bytes(content)
        with compiled.kept():
            found.append(sources.state_key(given))
        assert found[-1] == sources.state_key(given)
    assert found[0] == found[1] != found[2]


def test_what_is_read_of_files_is_read_again_where_one_changed(tmp_path):
    files = [tmp_path / name for name in ("table", "code")]

    def read():
        calls.append(1)
        return {"one": frozenset({"a"})}, [1.5], {"text": files[0].read_text()}

    found, calls = [], []
    for content in ("a", "a", "bc"):
        files[0].write_text(content)
        files[1].touch()
        for file in files:
            os.utime(file, (1, 1))
        with compiled.kept():
            found.append(compiled.written("table", "", read, files))
    os.utime(files[1], (2, 2))
    with compiled.kept():
        assert compiled.written("table", "", read, files) == found[2]
    assert found[0] == found[1] != found[2]
    assert len(calls) == 3


def test_a_store_is_read_whole_again_where_it_changed(tmp_path, monkeypatch):
    path, calls, verify = tmp_path / "small.bin", [], store._verify
    monkeypatch.setattr(store, "_verify", lambda file: calls.append(1) or verify(file))
    whole = store.pack(["word"], lambda _: {}, {})
    path.write_bytes(whole)
    for _ in range(2):
        with compiled.kept():
            assert "word" in store.open_store(path).trie
    assert len(calls) == 1
    path.write_bytes(whole + b"?")
    with compiled.kept(), pytest.raises(store.DamagedStoreError):
        store.open_store(path)
