"""Trees over named features: how a table of them is read, and what they say."""

from __future__ import annotations

import pytest

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


def test_the_trees_of_the_package_are_whole_and_ask_for_what_there_is():
    grown = forest(TREES, CLAUSE)
    assert grown.trees
    assert all(len(tree.features) == len(tree.thresholds) == len(tree.leaves) - 1 for tree in grown.trees)
    asked = {CLAUSE[at] for tree in grown.trees for at in tree.features}
    assert {"best", "room", "phrase worth"} <= asked
