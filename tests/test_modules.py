"""Modules that are kept: they are what Python imports, and they are imported anew where their files change."""

import importlib
import os
import sys
from importlib.machinery import PathFinder

import pytest

from policyparse import modules
from policyparse.modules import Modules
from policyparse.shelf import Shelf


@pytest.fixture
def package(tmp_path, monkeypatch):
    folder = tmp_path / "kept_ones"
    (folder / "inner").mkdir(parents=True)
    (folder / "__init__.py").touch()
    (folder / "cli.py").write_text("said = 1")
    write(folder / "inner" / "__init__.py", "said = 'a package'")
    write(folder / "inner" / "one.py", "said = 'before'")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(modules, "_OURS", "kept_ones.")
    monkeypatch.setattr(modules, "_FEW", "kept_ones.cli")
    return folder


def write(path, text):
    path.write_text(text)
    os.utime(path, (1, 1))


def imported(path, name):
    """Import a module as a new process would; return it, and how often Python looked for one of ours."""
    for known in [one for one in sys.modules if one.partition(".")[0] == "kept_ones"]:
        del sys.modules[known]
    finder, looked = Modules(Shelf(str(path))), []
    usual = PathFinder.find_spec
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "meta_path", [finder, *sys.meta_path])
        patch.setattr(PathFinder, "find_spec", lambda *given: looked.append(given[0]) or usual(*given))
        found = importlib.import_module(name)
    finder._shelf.save()
    return found, looked.count("kept_ones.inner") + looked.count(name)


def test_a_module_is_found_once(package, tmp_path):
    first, looked = imported(tmp_path / "modules-1.bin", "kept_ones.inner.one")
    assert looked == 2
    again, looked = imported(tmp_path / "modules-1.bin", "kept_ones.inner.one")
    assert looked == 0
    for one in (first, again):
        assert one.said == "before"
        assert one.__file__ == str(package / "inner" / "one.py")
        assert one.__spec__.parent == one.__package__ == "kept_ones.inner"
        assert one.__spec__.loader.get_source(one.__name__) == "said = 'before'"
    assert list(sys.modules["kept_ones.inner"].__path__) == [str(package / "inner")]
    assert first.__cached__ == again.__cached__


def test_a_module_that_changed_is_found_anew(package, tmp_path):
    path, one = tmp_path / "modules-1.bin", package / "inner" / "one.py"
    imported(path, "kept_ones.inner.one")
    write(one, "said = 'changed'")
    assert imported(path, "kept_ones.inner.one")[0].said == "changed"
    assert imported(path, "kept_ones.inner.one")[0].said == "changed"
    one.unlink()
    with pytest.raises(ModuleNotFoundError):
        imported(path, "kept_ones.inner.one")


def test_an_extension_is_loaded_from_its_file(tmp_path, monkeypatch):
    spec = PathFinder.find_spec("marisa_trie")
    monkeypatch.setattr(modules, "_OURS", "marisa_")
    for _ in range(2):
        finder = Modules(Shelf(str(tmp_path / "modules-1.bin")))
        found = finder.find_spec("marisa_trie")
        assert (found.origin, type(found.loader)) == (spec.origin, type(spec.loader))
        finder._shelf.save()


def test_modules_of_others_and_those_of_the_command_line_are_left_to_python(package, tmp_path):
    finder = Modules(Shelf(str(tmp_path / "modules-1.bin")))
    assert finder.find_spec("json") is None
    assert finder.find_spec("kept_ones.cli", [str(package)]) is None
    assert finder.find_spec("kept_ones.none", [str(package)]) is None
