"""The page on all checks, `docs/checks.md`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policyparse.checks._base import Check, Example

_HEAD = """\
# Checks

Each finding names its check; `policyparse explain NAME` prints the section of this page. The severity given here is the
usual one. A finding of low confidence has a lower severity: a warning instead of an error, or a note.

Checks with ids that start with PP7 or PP8 are off by default, because opinions differ on what they report. The key
`enable` in the [settings](configuration.md#checks) turns them on for `check`.

This page is generated from the checks: `python -m policyparse.checks > docs/checks.md`.
"""


def page(checks: Iterable[Check]) -> str:
    """Return the page on all checks, in Markdown."""
    known = tuple(checks)
    rows = (
        f"| [{check.id}](#{_anchor(check)}) | {check.name} | {check.category} | {check.severity} |" for check in known
    )
    table = "\n".join(("| id | name | category | severity |", "| --- | --- | --- | --- |", *rows))
    return "\n".join((_HEAD, table, *map(_section, known)))


def _section(check: Check) -> str:
    parts = [
        f"\n## {check.id} {check.name}",
        f"Category {check.category}, severity {check.severity}{'; off by default' if check.optional else ''}.",
        check.doc.strip(),
    ]
    for heading, examples in _examples(check):
        texts = "\n\n".join(map(shown, examples))
        fence = "````" if "```" in texts else "```"
        parts += [f"{heading}:", f"{fence}text\n{texts}\n{fence}"]
    return "\n\n".join(parts) + "\n"


def shown(example: Example) -> str:
    """Return an example as it is printed: its texts, and the glossary that they need."""
    terms = "".join(f"[{row}]\n" for row in example.glossary.splitlines())
    return f"{terms}{example.source}\n{example.translation}"


def _examples(check: Check) -> Iterator[tuple[str, list[Example]]]:
    yield "Reported", [example for example in check.examples if example.fires]
    yield "Not reported", [example for example in check.examples if not example.fires]


def _anchor(check: Check) -> str:
    return f"{check.id.lower()}-{check.name}"
