"""The end of a report: what was left aside, what the signs mean, and what the figures depend on."""

from __future__ import annotations

from rich.text import Text

from policyparse.model.report import Report, Signature
from policyparse.reporters.summary import SHOWN
from policyparse.reporters.terminal.layout import hang, title
from policyparse.reporters.terminal.page import Page, Part

_LABEL = 13
_DIGITS = 12


def footer(report: Report, page: Page) -> list[Text]:
    """Return the legend and the signature."""
    return [
        *title(page, "Legend and signature"),
        Text(),
        *_item("signs", page.join([page.verdict(name) for name in (*SHOWN, "added")]), page),
        *_item("in the margin", page.text(_margin(report)), page),
        *_item("not found", _missing(page), page),
        *_item("left aside", page.text(_ignored(report)), page),
        *_item("signature", page.text((_signature(report.signature), "muted")), page),
    ]


def _item(name: str, words: Text, page: Page) -> list[Text]:
    return hang(page.text((f"{name:<{_LABEL}}  ", "muted")), words, page.width)


def _margin(report: Report) -> str:
    units = any(segment.unit for segment in report.bitext.source.structure.segments[:1])
    return "the unit in the file (#12)" if units else "the line in the document, or its page (p3)"


def _missing(page: Page) -> Text:
    words: Part = "{in braces}" if page.marked else ("underlined", "missing")
    return page.text(words, ": the part of a segment that the translation does not render")


def _ignored(report: Report) -> str:
    source = sum(rendering.verdict == "ignored" for rendering in report.renderings)
    translation = sum(account.verdict == "ignored" for account in report.accounts)
    return (
        f"{source} source and {translation} translation segments: letterhead, page furniture (in full: --format json)"
    )


def _signature(signature: Signature) -> str:
    settings = "".join(f"  {name}={value}" for name, value in signature.settings)
    termbase, lexicon = _short(signature.termbase), _short(signature.lexicon)
    return f"policyparse {signature.policyparse}  termbase {termbase}  lexicon {lexicon}{settings}"


def _short(digest: str) -> str:
    """Return enough of a digest to tell it from others; JSON has all of it."""
    kind, _, digits = digest.rpartition(":")
    return f"{kind}:{digits[:_DIGITS]}..." if len(digits) > _DIGITS else digest
