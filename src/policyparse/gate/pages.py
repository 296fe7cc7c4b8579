"""Inconsistency across pages: the same sentence or the same term with different renderings."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from policyparse.config import Config
from policyparse.gate.catalogue import SENTENCE_VARIES, TERM_VARIES, CheckInfo
from policyparse.gate.model import Outcome, Phrase, Spot
from policyparse.gate.selection import closest
from policyparse.gate.texts import shortened
from policyparse.model.report import Finding

_CHECKS: dict[str, CheckInfo] = {"sentence": SENTENCE_VARIES, "term": TERM_VARIES}
_Use = tuple[int, Phrase]
"""A phrase, and the number of the pair that it is in."""


def wanted(config: Config) -> bool:
    """Return whether the settings enable a check that compares pages."""
    selections = (config.selection, *(pair.selection for pair in config.pairs))
    return any(
        closest((*selection.enable, *selection.select), check) >= 0
        for selection in selections
        for check in _CHECKS.values()
    )


def with_varied(outcomes: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """Return the outcomes with a finding for each phrase whose rendering differs from the usual one."""
    uses: defaultdict[tuple[str, str], list[_Use]] = defaultdict(list)
    for number, outcome in enumerate(outcomes):
        for phrase in outcome.record.phrases if outcome.record else ():
            uses[phrase.kind, phrase.key].append((number, phrase))
    found: defaultdict[int, list[Finding[Spot]]] = defaultdict(list)
    for group in uses.values():
        for number, finding in _varied(group, outcomes):
            found[number].append(finding)
    return tuple(_with(outcome, found[number]) for number, outcome in enumerate(outcomes))


def _with(outcome: Outcome, found: Sequence[Finding[Spot]]) -> Outcome:
    if outcome.record is None or not found:
        return outcome
    return outcome._replace(record=outcome.record._replace(findings=(*outcome.record.findings, *found)))


def _varied(group: Sequence[_Use], outcomes: Sequence[Outcome]) -> Iterator[tuple[int, Finding[Spot]]]:
    """Yield a finding for the first use in each pair of an unusual rendering."""
    counts = Counter(phrase.said for _, phrase in group)
    usual = max(counts, key=lambda said: counts[said])
    number, example = next((number, phrase) for number, phrase in group if phrase.said == usual)
    place = f"{outcomes[number].pair.translation}:{example.translation.region.line}"
    seen = set()
    for at, phrase in group:
        if phrase.said != usual and (at, phrase.said) not in seen:
            seen.add((at, phrase.said))
            yield at, _found(phrase, example, place)


def _found(phrase: Phrase, example: Phrase, place: str) -> Finding[Spot]:
    check = _CHECKS[phrase.kind]
    usual, said = example.translation.text, phrase.translation.text
    return Finding(
        check.id,
        check.name,
        check.category,
        check.severity,
        f"{shortened(phrase.source.text)} is “{shortened(said)}” here, “{shortened(usual)}” in {place}",
        phrase.source,
        phrase.translation,
        usual,
        said,
        1.0,
        _fingerprint(check.id, phrase),
    )


def _fingerprint(check: str, phrase: Phrase) -> str:
    identity = f"{check}\0{phrase.key}\0{phrase.said}"
    return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:16]
