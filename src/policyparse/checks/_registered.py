"""Checks that other packages bring, by entry points of the group `policyparse.checks`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial

from policyparse import plugins
from policyparse.checks._base import Check, Pair
from policyparse.errors import UsageError
from policyparse.model.report import Finding

GROUP = "policyparse.checks"
_ID = re.compile(r"(?!PP)[A-Z]{2}\d{3}")
_NAME = re.compile(r"[a-z]+(?:-[a-z0-9]+)+")


@cache
def registered() -> tuple[Check, ...]:
    """Return the checks of all installed packages by id; raises `UsageError` for one that cannot be used."""
    found = [(plugin.package, check) for plugin in plugins.load(GROUP) for check in plugins.each(plugin, Check)]
    for package, check in found:
        if not _ID.fullmatch(check.id) or not _NAME.fullmatch(check.name):
            raise UsageError(
                f"the package {package} has a check {check.id} {check.name}: an id is two letters, other than PP, and"
                " three digits; a name is small letters with hyphens"
            )
    checks = (replace(check, run=partial(_guarded, package, check)) for package, check in found)
    return tuple(sorted(checks, key=lambda check: check.id))


def _guarded(package: str, check: Check, pair: Pair) -> Iterator[Finding]:
    try:
        yield from check.run(pair)
    except UsageError:
        raise
    except Exception as error:  # whatever the code of others raises
        raise UsageError(plugins.failed(package, f"the check {check.name}", error)) from error
