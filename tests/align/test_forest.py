"""Trees over named features: how a table of them is read, and what they say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyparse.align.clauses import CLAUSE, TREES
from policyparse.align.forest import Forest, Tree, forest


@pytest.mark.parametrize(
    ("case", "said"),
    [((0.0, 0.0), 1.5), ((0.0, 1.0), 2.5), ((2.0, 3.0), 3.5), ((2.0, 3.1), 4.5), ((1.0, 0.5), 1.5)],
)
def test_a_case_goes_left_up_to_the_threshold(case, said):
    tree = Tree((0, 1, 1), (1.0, 0.5, 3.0), (1.0, 2.0, 3.0, 4.0))
    assert Forest(0.5, (tree,)).log_odds(case) == said


def test_trees_add_up():
    tree = Tree((0,), (1.0,), (-1.0, 1.0))
    assert Forest(0.0, (tree, tree)).log_odds((2.0,)) == 2.0


@st.composite
def trees(draw):
    """A tree of two, four or eight leaves over three features, with few thresholds."""
    leaves = draw(st.sampled_from([2, 4, 8]))
    values = st.sampled_from([0.0, 0.5, 1.0])
    nodes = [(draw(st.integers(0, 2)), draw(values)) for _ in range(leaves - 1)]
    return Tree(*zip(*nodes, strict=True), tuple(draw(st.floats(-1, 1)) for _ in range(leaves)))


def walked(tree: Tree, case: tuple[float, ...]) -> float:
    """What a tree says of a case that goes through it node by node."""
    node = 0
    while node < len(tree.features):
        node = 2 * node + (1 if case[tree.features[node]] <= tree.thresholds[node] else 2)
    return tree.leaves[node - len(tree.features)]


@given(st.lists(trees(), max_size=5), st.tuples(*[st.sampled_from([-1.0, 0.0, 0.3, 0.5, 1.0, 2.0])] * 3))
def test_trees_that_are_read_at_once_say_what_they_say_node_by_node(grown, case):
    total = 0.25
    for tree in grown:
        total += walked(tree, case)
    assert Forest(0.25, grown).log_odds(case) == total


def test_the_trees_of_the_package_are_whole_and_ask_for_what_there_is():
    grown = forest(TREES, CLAUSE)
    assert grown.trees
    assert all(len(tree.features) == len(tree.thresholds) == len(tree.leaves) - 1 for tree in grown.trees)
    asked = {CLAUSE[at] for tree in grown.trees for at in tree.features}
    assert {"best", "room", "phrase worth"} <= asked
