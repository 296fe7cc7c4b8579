"""Selection of findings and severities: `select`, `ignore` and `severity`, by id, name or prefix of an id."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from policyparse.config import Config, Selection
from policyparse.errors import UsageError, guess
from policyparse.gate.catalogue import CheckInfo
from policyparse.gate.model import Spot
from policyparse.model.optional import OPTIONAL
from policyparse.model.report import Finding
from policyparse.model.severity import Severity

_NAMED = 100  # a name, or a whole id, goes before any start of an id
_NOT = -1


def fit(selector: str, check: Finding[Spot] | CheckInfo) -> int:
    """Return how specifically `selector` matches a check; negative if it does not match."""
    id_ = check.check if isinstance(check, Finding) else check.id
    if selector == check.name or selector.upper() == id_:
        return _NAMED
    return len(selector) if selector[:2].upper() == id_[:2] and id_.startswith(selector.upper()) else _NOT


def closest(selectors: Iterable[str], check: Finding[Spot] | CheckInfo) -> int:
    """Return how specifically the most specific of `selectors` matches a check; negative if none does."""
    return max((fit(selector, check) for selector in selectors), default=_NOT)


def ruled(found: Finding[Spot], selection: Selection) -> Finding[Spot] | None:
    """Return a finding with the severity that `selection` gives it; None if it is left out."""
    chosen = closest(selection.select, found) if selection.select else 0
    if found.check.startswith(OPTIONAL):
        chosen = max(closest(selection.enable, found), chosen if selection.select else _NOT)
    if chosen <= closest(selection.ignore, found):
        return None
    own = [(fit(selector, found), severity) for selector, severity in selection.severity]
    best = max((weight for weight, _ in own), default=_NOT)
    if best < 0:
        return found
    return replace(found, severity=[severity for weight, severity in own if weight == best][-1])


def used(config: Config, selections: Iterable[Selection]) -> set[str]:
    """Return all selectors in the settings and the selections."""
    found = {one.check for one in config.suppressions}
    for selection in selections:
        found |= {*selection.select, *selection.enable, *selection.ignore}
        found |= {selector for selector, _ in selection.severity}
    return found


def expect_known(selectors: Iterable[str], catalogue: Iterable[CheckInfo]) -> None:
    """Raise `UsageError` for a selector that names no check."""
    checks = tuple(catalogue)
    for selector in sorted(selectors):
        if all(fit(selector, check) < 0 for check in checks):
            ways = "an id, a name, or the start of an id such as PP2; `policyparse explain` lists them"
            near = guess(selector, [name for check in checks for name in (check.id, check.name)])
            asked = f"did you mean {near!r}? Use" if near else "use"
            raise UsageError(f"no check is called {selector!r}: {asked} {ways}")


def narrowed(
    config: Config, select: Iterable[str] | None, ignore: Iterable[str] | None, fail_on: Severity | None
) -> Config:
    """Return the settings with the command line's choice of checks, for every pair; commas separate names."""
    wanted, unwanted = (tuple(name for text in names or () for name in text.split(",")) for names in (select, ignore))

    def own(selection: Selection) -> Selection:
        return replace(
            selection,
            select=wanted or selection.select,
            ignore=(*selection.ignore, *unwanted),
            fail_on=fail_on or selection.fail_on,
        )

    pairs = tuple(replace(pair, selection=own(pair.selection)) for pair in config.pairs)
    return replace(config, selection=own(config.selection), pairs=pairs)
