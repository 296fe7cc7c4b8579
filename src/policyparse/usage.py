"""Terms across several pairs, which are compared one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from policyparse.chinese_english import PAIR
from policyparse.config import Config
from policyparse.gate.model import Pair
from policyparse.model.bitext import Bitext
from policyparse.pipeline import Progress, Resources, load_resources, prepare, read_pair
from policyparse.termbase.glossary import shipped_glossaries
from policyparse.terms.mining import Mined, mine
from policyparse.terms.uses import Use, uses
from policyparse.verdicts import judge


class _Judged(NamedTuple):
    pair: Pair
    resources: Resources
    bitext: Bitext


def mined(pairs: Sequence[Pair], config: Config, progress: Progress, *, least: int) -> tuple[Mined, ...]:
    """Return the terms that the pairs use and no glossary has; raises like a comparison.

    They are Chinese with English renderings, whichever is the source: links are the same in both directions.
    """
    judged = tuple(_judged(pairs, config, progress, chinese_first=True))
    resources = load_resources(config)
    return mine([one.bitext for one in judged], resources.termbase, resources.lexicon, least=least)


def used(pairs: Sequence[Pair], config: Config, progress: Progress) -> tuple[Use, ...]:
    """Return the uses of the terms of a project's own glossaries in all pairs; raises like a comparison."""
    shipped = frozenset(path.stem for path in shipped_glossaries())
    return tuple(
        use
        for pair, resources, bitext in _judged(pairs, config, progress)
        for use in uses(bitext, resources.termbase, resources.lexicon, without=shipped, pair=str(pair.translation))
    )


def _judged(
    pairs: Sequence[Pair], config: Config, progress: Progress, *, chinese_first: bool = False
) -> Iterator[_Judged]:
    for at, pair in enumerate(pairs, 1):
        progress(f"[{at}/{len(pairs)}] {pair.translation}")
        own = replace(config, glossaries=pair.glossaries, direction=pair.direction)
        documents = read_pair(pair.source, pair.translation, own)
        if chinese_first:
            documents = PAIR.ordered(PAIR.direction_from(documents[0].language), *documents)
        resources, source, translation = prepare(*documents, own, progress)
        bitext = judge.judge(source, translation, resources.lexicon, resources.termbase)
        yield _Judged(pair, resources, bitext)
