"""What is told of its sides in another way stays the same in all else."""

import copy
import pickle
from dataclasses import replace

from policyparse.model.bitext import Difference, Place
from policyparse.model.document import Span
from policyparse.model.report import Finding
from tests.gate.sample import CHANGED

HERE, THERE = Place("s1", Span(3, 5), "8个"), Place("t1", Span(7, 8), "9")
DIFFERENCE = Difference("value", Span(0, 2), None, "8", "9", "8个 became 9", 0.7)


def test_a_difference_is_the_same_in_two_documents_as_in_two_texts():
    assert DIFFERENCE.placed(HERE, THERE) == replace(DIFFERENCE, source=HERE, translation=THERE)


def test_a_finding_is_the_same_without_its_documents():
    assert CHANGED.placed(HERE, None) == replace(CHANGED, source=HERE, translation=None)


def test_a_reviewer_looks_at_the_translation_or_where_it_shows_nothing_at_the_source():
    assert CHANGED.spot == ("translation", CHANGED.translation)
    assert CHANGED.placed(HERE, None).spot == ("source", HERE)


def test_both_are_kept_and_copied():
    for one in (DIFFERENCE, CHANGED):
        assert pickle.loads(pickle.dumps(one)) == copy.copy(one) == one
    assert isinstance(CHANGED, Finding)
