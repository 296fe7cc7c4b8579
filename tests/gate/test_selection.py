"""What names a check more closely goes before."""

import pytest

from policyparse.config import Config, PairPattern, Selection
from policyparse.errors import UsageError
from policyparse.gate.catalogue import load_catalogue
from policyparse.gate.selection import expect_known, narrowed, ruled, used
from tests.gate.sample import CHANGED


@pytest.mark.parametrize(
    ("select", "ignore", "counts"),
    [
        ((), (), True),
        (("PP2",), (), True),
        (("pp202",), (), True),
        (("comparator-changed",), (), True),
        (("PP1",), (), False),
        (("comparator",), (), False),
        ((), ("PP2",), False),
        (("PP202",), ("PP2",), True),
        (("PP2",), ("comparator-changed",), False),
        (("PP202",), ("PP202",), False),
        (("PP",), ("PP20",), False),
    ],
)
def test_a_finding_counts_where_it_is_selected_more_closely_than_ignored(select, ignore, counts):
    assert (ruled(CHANGED, Selection(select, ignore)) is not None) is counts


def test_severity_is_that_of_the_closest_name_and_of_the_later_one_of_two():
    assert ruled(CHANGED, Selection(severity=(("PP202", "note"), ("PP2", "warning")))).severity == "note"
    assert (
        ruled(CHANGED, Selection(severity=(("PP202", "note"), ("comparator-changed", "warning")))).severity == "warning"
    )
    assert ruled(CHANGED, Selection(severity=(("PP1", "note"),))).severity == "error"


def test_a_selector_that_names_no_check_is_wrong_usage():
    expect_known(("PP2", "pp101", "value-changed"), load_catalogue())
    with pytest.raises(UsageError, match="no check is called 'PP9'"):
        expect_known(("PP9",), load_catalogue())


def test_the_command_line_selects_anew_ignores_more_and_holds_for_every_pair():
    selection = Selection(("PP1",), ("PP101",))
    config = narrowed(
        Config(selection=selection, pairs=(PairPattern("a", "b", selection),)), ["PP2,PP3"], ["PP301"], "note"
    )
    for own in (config.selection, config.pairs[0].selection):
        assert own == Selection(("PP2", "PP3"), ("PP101", "PP301"), (), "note")
    assert used(config, [config.selection]) == {"PP2", "PP3", "PP101", "PP301"}
