"""A document renders one term of your own glossaries in several ways, or several terms in the same way.

The glossary may allow each rendering, but a reader of the whole document cannot know that they mean the same.
Inflected and hyphenated forms count as one rendering. The glossaries that come with policyparse are not checked: they
hold general language, which varies.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policyparse.checks._base import Check, Example, Pair
from policyparse.model.report import Finding
from policyparse.terms.consistency import Variation, Way, alike, variations
from policyparse.terms.uses import uses


def run(pair: Pair) -> Iterator[Finding]:
    """Report each such term at the first place of its rarest way."""
    if not pair.own_glossaries:
        return
    every = uses(pair.bitext, pair.termbase, pair.lexicon, without=pair.shipped_glossaries)
    found = tuple(use for use in every if use.status in ("preferred", "admitted"))  # others have findings of their own
    for variation in variations(found):
        yield _found(variation, f"{variation.name} is {_ways(variation.ways)} in this document", variation.ways[0].name)
    for variation in alike(found):
        yield _found(variation, f"“{variation.name}” stands for {_terms(variation.ways)} in this document", None)


def _found(variation: Variation, message: str, expected: str | None) -> Finding:
    use = variation.ways[-1].uses[0]
    return CHECK.found(message, use.source, use.translation, expected=expected, actual=use.words)


def _ways(ways: Iterable[Way]) -> str:
    return " and ".join(f"“{way.name}” {_times(way)}" for way in ways)


def _terms(ways: Iterable[Way]) -> str:
    return " and ".join(f"{way.name} {_times(way)}" for way in ways)


def _times(way: Way) -> str:
    return "once" if len(way.uses) == 1 else f"{len(way.uses)} times"


CHECK = Check(
    id="PP506",
    name="term-inconsistent",
    category="terminology",
    severity="note",
    doc=__doc__,
    run=run,
    examples=(
        Example(
            "修缮古城墙的箭楼。\n开放三座箭楼。",
            "Restore the embrasured watchtowers of the old city wall.\nOpen three archery towers.",
            fires=True,
            glossary="中文,英文,同义词\n箭楼,embrasured watchtower,archery tower",
        ),
        Example(
            "修缮古城墙的箭楼。\n开放三座箭楼。",
            "Restore the archery towers of the old city wall.\nOpen three archery-towers.",
            fires=False,
            glossary="中文,英文,同义词\n箭楼,embrasured watchtower,archery tower",
        ),
        Example(
            "Restore the embrasured watchtowers of the old city wall.\nOpen three embrasured watchtowers.",
            "修缮古城墙的箭楼。\n开放三座箭塔。",
            fires=True,
            glossary="中文,英文,简称\n箭楼,embrasured watchtower,箭塔",
        ),
    ),
)
