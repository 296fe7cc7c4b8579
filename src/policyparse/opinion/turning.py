"""The renderings of an English source as those of its Chinese side, which facts are compared from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from policyparse.model.bitext import Account, Evidence, Rendering


def turned(renderings: Sequence[Rendering], accounts: Iterable[Account]) -> tuple[Rendering, ...]:
    """Return for each segment of the translation what the renderings of the source say of it."""
    links: defaultdict[str, list[str]] = defaultdict(list)
    ties: defaultdict[str, list[Evidence]] = defaultdict(list)
    for item in renderings:
        for link in item.links:
            links[link].append(item.segment.id)
        for tie in item.evidence if item.links else ():
            ties[item.links[0]].append(Evidence(tie.translation, tie.source, tie.kind, tie.weight))
    return tuple(
        Rendering(
            account.segment,
            "kept" if links[account.segment.id] else "omitted",
            account.coverage,
            0.0,
            (),
            tuple(links[account.segment.id]),
            account.confidence,
            tuple(ties[account.segment.id]),
        )
        for account in accounts
    )
