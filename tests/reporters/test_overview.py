"""An overview says what needs work first, in all layouts alike, and no text of it is taken for markup."""

import pytest
from lxml import etree

from policyparse.reporters.badge import badge
from policyparse.reporters.html.status import status_html
from policyparse.reporters.overview import claim, overview_markdown
from tests.reporters import overviews

ORDER = ["lost", "lone | <b>", "worse", "failing", "later", "behind", "warned", "unclear", "unknown", "step"]


def test_pairs_come_by_what_they_need():
    found = overviews.overview()
    assert [pair.source for pair in found.pairs] == [f"zh/{name}.md" for name in ORDER]
    assert [found.days(pair) for pair in found.pairs if pair.sync and pair.sync.pending] == [30, 9]
    assert claim(found) == (
        "10 pairs: 1 not read, 1 missing, 2 failing, 2 behind, 2 warned, 1 unknown, 1 in step; 90 % carried."
    )
    assert claim(overviews.overview(())) == "0 pairs: none."


def test_names_are_no_markup():
    page = etree.HTML(status_html(overviews.overview()))
    assert len(page.findall(".//tbody/tr")) == len(ORDER)
    assert page.find(".//tbody//b") is None
    assert r"| **missing** | `zh/lone \| <b>.md` |" in overview_markdown(overviews.overview())


@pytest.mark.parametrize(
    ("names", "color", "says"),
    [
        (ORDER, "#b3261e", "1 of 10 in step"),
        (["step", "lone | <b>"], "#b3261e", "1 of 2 in step"),
        (["step", "behind"], "#8a5600", "1 of 2 in step"),
        (["step", "unknown"], "#56606b", "1 of 2 in step"),
        (["step"], "#2a7d4f", "1 in step"),
        ([], "#56606b", "none"),
    ],
)
def test_a_badge_has_the_colour_of_the_worst_pair(names, color, says):
    pairs = tuple(pair for pair in overviews.PAIRS if pair.source[3:-3] in names)
    image = badge(overviews.overview(pairs))
    assert f'fill="{color}"' in image
    assert etree.fromstring(image.encode()).get("aria-label") == f"translations: {says}"
