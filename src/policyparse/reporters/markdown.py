"""The report for pull requests and wikis: the headline figures, and the findings with the words they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from policyparse.model.report import Finding, Report
from policyparse.reporters.harmless import harmless
from policyparse.reporters.index import Index, index, path_of
from policyparse.reporters.summary import SEVERITIES, SHOWN, Summary, count, signed, summary

MOST_CHARACTERS = 60_000
"""What a comment on a pull request can hold, with some room."""

_LONGEST_QUOTE = 300
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|~>$^=:])")
_MENTION = "@\N{WORD JOINER}"


def report_markdown(report: Report) -> str:
    """Return a comparison as Markdown of at most `MOST_CHARACTERS`; what is left out is said."""
    figures, known = summary(report), index(report)
    head = "\n".join(_headline(report, figures))
    foot = f"\n<sub>{escaped(signed(report.signature))}</sub>"
    room = MOST_CHARACTERS - len(head) - len(foot) - 200  # for the word on what was cut
    return f"{head}\n{''.join(_within(room, report, known))}\n{foot}\n"


def escaped(text: str) -> str:
    """Return text of a document as it reads: no markup, no HTML, and nobody is mentioned."""
    text = harmless(text).replace("&", "&amp;").replace("<", "&lt;")
    return _MARKUP.sub(r"\\\1", text).replace("@", _MENTION)


def _headline(report: Report, figures: Summary) -> Iterator[str]:
    source, translation = (side.structure.document for side in (report.bitext.source, report.bitext.translation))
    yield f"## {escaped(path_of(translation))} against {escaped(path_of(source))}\n"
    yield f"**{figures.claim}**{figures.grounds}\n"
    yield from _table(("Segments", *SHOWN), [(figures.segments, *figures.verdicts.values())])
    yield ""
    yield from _table(("Facts", ""), figures.in_words)


def _table(head: Iterable[object], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    titles = tuple(head)
    for row in (titles, ("---",) * len(titles), *rows):
        yield f"| {' | '.join(map(str, row))} |"


def _within(room: int, report: Report, known: Index) -> Iterator[str]:
    """Yield the findings by severity, the gravest first, as long as there is room."""
    left = len(report.findings)
    for severity in SEVERITIES:
        findings = [finding for finding in report.findings if finding.severity == severity]
        title = f"\n### {count(len(findings), severity)}\n\n"
        for finding in findings:
            words = title + _finding(finding, known)
            if len(words) > room:
                yield f"\n{count(left, 'finding')} more would not fit here; `--format html` has all.\n"
                return
            yield words
            room, left, title = room - len(words), left - 1, ""


def _finding(finding: Finding, known: Index) -> str:
    places = [place for place in (finding.source, finding.translation) if place]
    where = ", ".join(filter(None, (known.place(place.segment) for place in places)))
    quotes = "".join(f"  > {_quote(place.text)}\n\n" for place in places)
    return f"- **{finding.check}** {finding.name} ({where}): {escaped(finding.message)}\n\n{quotes}"


def _quote(text: str) -> str:
    return escaped(text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE] + "…")
