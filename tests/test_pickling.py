"""Pickled records come back as they were."""

import pickle
from dataclasses import dataclass, field

import pytest

from policyparse import pickling


@dataclass(frozen=True, slots=True)
class One:
    value: object


@dataclass(frozen=True, slots=True)
class Several:
    name: str
    inner: tuple[One, ...] = ()
    seen: dict[str, One] = field(default_factory=dict)
    size: int = field(init=False, default=0)

    def __post_init__(self):
        object.__setattr__(self, "size", len(self.name))


@dataclass(frozen=True, slots=True)
class Longer(One):
    more: int


@dataclass
class Open:
    value: int


@dataclass(frozen=True, slots=True)
class Nothing:
    pass


ONE = One(("文", 1.5))


@pytest.mark.parametrize(
    "value",
    [ONE, Several("abc", (ONE, ONE), {"x": ONE}), Longer(1, 2), Open(3), Nothing(), [One(One(None))], {"a": (1, b"2")}],
    ids=repr,
)
def test_a_value_comes_back_as_it_was(value):
    assert pickle.loads(pickling.dumps(value)) == value


def test_what_was_one_stays_one():
    several = pickle.loads(pickling.dumps(Several("abc", (ONE, ONE), {"x": ONE})))
    assert several.inner[0] is several.inner[1] is several.seen["x"]
    assert several.size == 3


def test_what_cannot_be_pickled_is_said_as_pickle_says_it():
    with pytest.raises((pickle.PicklingError, AttributeError)):
        pickling.dumps(One(lambda: None))
