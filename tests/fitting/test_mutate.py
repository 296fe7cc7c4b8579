"""Mutants: what is changed, what is left alone, and that a mutant takes the place of its module."""

import ast
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "fitting"))

import mutate


def changes(text):
    return {(change.old, change.new) for change in mutate.changes(text)}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a < b", "a <= b"),
        ("a is None", "a is not None"),
        ("a and b", "a or b"),
        ("a + b", "a - b"),
        ("not a", "a"),
        ("3", "4"),
        ("0.5", "0.75"),
        ("True", "False"),
    ],
)
def test_an_expression_is_changed(old, new):
    assert changes(f"x = {old}") == {(old, new)}


def test_a_condition_is_turned_and_a_result_taken_away():
    text = "def f(x):\n    if x:\n        return x.name\n"
    assert [new.partition("\n")[0] for _, new in sorted(changes(text))] == ["if not x:", "return None"]


@pytest.mark.parametrize(
    "text",
    [
        "def f(x: int = 3) -> int:\n    return None",
        "@dataclass(frozen=True)\nclass A:\n    x: Literal[1]",
        "def f(x):\n    assert x > 0",
        "y = [*zip(a, b, strict=True)]",
        "z = a + 'text'",
    ],
)
def test_what_no_caller_can_tell_is_left_alone(text):
    assert changes(text) == set()


def test_a_change_is_made_once_and_where_it_belongs():
    text = "def f(a, b):\n    return (a < b, a < b)\n"
    (_, second) = [change for change in mutate.changes(text) if change.old == "a < b"]
    assert ast.unparse(mutate.mutated(text, second)) == "def f(a, b):\n    return (a < b, a <= b)"


def test_all_modules_of_the_rooms_have_mutants():
    named = {path.parent.name for path, _ in mutate.mutants([])}
    assert named == set(mutate.TESTS)
    assert {path.stem for path, _ in mutate.mutants(["align/beads"])} == {"beads"}


class _Item:
    """Stands for a test of pytest: in a file, and with what it does."""

    def __init__(self, file, does):
        self.path, self.does, self.config = Path(file), does, self
        self.hook = self

    def pytest_runtest_protocol(self, item, nextitem):  # noqa: ARG002  (as pytest calls it)
        item.does()


def test_it_is_noted_which_functions_of_the_rooms_a_test_calls():
    from policyparse.align import components, seeds

    items = [_Item("a", lambda: seeds.seeds([{0: 9.0}])), _Item("b", lambda: [*components.components([])])]
    first, second = mutate._Loop([], 1, sys.stdout)._calls(items)
    assert (seeds.__file__, "seeds") in first.functions
    assert {Path(file).stem for file, _ in second.functions} == {"components"}


def test_a_function_whose_result_is_kept_is_called_by_each_test():
    from policyparse.align import phrases

    items = [_Item(name, lambda: phrases._steps(3)) for name in "ab"]
    for call in mutate._Loop([], 1, sys.stdout)._calls(items):
        assert (phrases.__file__, "_step") in call.functions


def test_what_a_process_apart_works_out_comes_back_and_its_failure_is_none():
    call = mutate.Call(1.0, frozenset({("a", "b")}))
    assert mutate._apart(lambda: [call]) == [call]
    assert mutate._apart(lambda: 1 // 0) is None


def test_a_changed_function_of_a_loaded_module_is_given_its_new_code():
    from policyparse.align import components

    old = components.components.__code__
    change = next(one for one in mutate.mutants(["align/components"]) if one.change.old.startswith("return"))
    try:
        assert mutate.swapped(change) == {(components.__file__, "components")}
        assert components.components.__code__ != old
    finally:
        components.components.__code__ = old


def test_a_change_outside_of_functions_swaps_nothing():
    from policyparse.align import phrases

    change = next(one for one in mutate.mutants(["align/phrases"]) if one.change.old == str(phrases._TEMPER))
    assert mutate.swapped(change) == set()


def test_the_tests_of_each_room_are_there():
    files = {path.partition("::")[0] for paths in mutate.TESTS.values() for path in paths}
    assert all((mutate.ROOT / file).exists() for file in files)
