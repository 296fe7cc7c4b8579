"""Markdown: the report for pull requests and wikis, in at most 80 lines, and the brief."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from policyparse.model.report import Finding, Report
from policyparse.reporters.brief import Brief, Example, TargetLine, brief, shortened
from policyparse.reporters.digest import by_severity
from policyparse.reporters.harmless import harmless
from policyparse.reporters.index import Index, index, untitled
from policyparse.reporters.sidebyside import breadcrumbs, section_of
from policyparse.reporters.summary import SEVERITIES, SHOWN, SIGNS, count, signed

MOST_CHARACTERS = 60_000
"""What a comment on a pull request can hold, with some room."""

MOST_LINES = 80
"""How long a reader wants one to be."""

_MOST_TARGETS, _MOST_ERRORS = 12, 10
_LONGEST_QUOTE = 80
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|~>$^=:])")
_MENTION = "@\N{WORD JOINER}"


def report_markdown(report: Report) -> str:
    """Return a comparison in at most `MOST_LINES` lines and `MOST_CHARACTERS`, with a note on what is left out.

    Errors and what became of targets come first; the other findings are folded, section by section.
    """
    known = index(report)
    shown = brief(report)
    errors = [finding for finding in report.findings if finding.severity == "error"]
    head = [*_headline(shown), *_targets(shown, [one for one in shown.targets if one.verdict != "kept"])]
    head += [*_listed(errors, known), *_opinions(shown)]
    foot = ["", f"<sub>{escaped(signed(report.signature))}</sub>"]
    lines = MOST_LINES - len(head) - len(foot)
    room = MOST_CHARACTERS - sum(len(line) + 1 for line in (*head, *foot))
    rest = [*errors[_MOST_ERRORS:], *(one for one in by_severity(report.findings) if one.severity != "error")]
    return "\n".join((*head, *_folded(rest, known, lines, room), *foot)) + "\n"


def brief_markdown(shown: Brief) -> str:
    """Return the brief as Markdown."""
    lines = [*_headline(shown), *_targets(shown, shown.targets), *_agencies(shown), *_tracks(shown)]
    lines += [*_examples(shown.examples), *_opinions(shown)]
    lines += ["", "### Not judged", "", *(f"- {escaped(line)}" for line in shown.not_judged)]
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """Return text of a document literally: no markup, no HTML, and no mentions."""
    text = harmless(text).replace("&", "&amp;").replace("<", "&lt;")
    return _MARKUP.sub(r"\\\1", text).replace("@", _MENTION)


def _headline(shown: Brief) -> Iterator[str]:
    claim, *others = shown.sentences
    yield f"## {escaped(shown.paths[1])} against {escaped(shown.paths[0])}"
    yield ""
    yield " ".join((f"**{claim}**", *map(escaped, others)))
    if shown.figures.segments:
        yield ""
        yield from _table(("Segments", *SHOWN), [(shown.figures.segments, *shown.figures.verdicts.values())])
        yield ""
        names, words = zip(*shown.figures.in_words, strict=True)
        yield from _table(names, [words])


def _targets(shown: Brief, targets: Sequence[TargetLine]) -> Iterator[str]:
    if not targets:
        return
    kept = sum(one.verdict == "kept" for one in shown.targets)
    yield from ("", f"### Targets: {kept} of {count(len(shown.targets), 'target')} kept", "")
    yield from _table(("", "What", "Source", "Translation"), map(_target, targets[:_MOST_TARGETS]))
    if len(targets) > _MOST_TARGETS:
        yield from ("", f"and {len(targets) - _MOST_TARGETS} more")


def _target(target: TargetLine) -> tuple[str, ...]:
    source, translation = target.texts or ("", "")
    sides = ((target.source, source), (target.translation, translation, *target.reasons))
    texts = ("<br>".join(escaped(text) for text in side if text) or "—" for side in sides)
    verdict = next(f"{sign} {name}" for name, sign in SIGNS.items() if name == target.verdict)
    return verdict, f"{escaped(target.what)} ({target.place})".strip(), *texts


def _agencies(shown: Brief) -> Iterator[str]:
    if shown.agencies:
        yield from ("", "### Agencies left out", "")
        rows = ((escaped(one.surface), escaped(one.name), f"{one.lost} of {one.tasks}") for one in shown.agencies)
        yield from _table(("Agency", shown.official, "Tasks"), rows)
    if shown.more_agencies:
        yield from ("", f"and {shown.more_agencies} more")
    if shown.partly:
        yield from ("", "### Tasks kept in part", "")
        yield from _table(("Task", "Where", "What"), (tuple(map(escaped, line)) for line in shown.partly))


def _tracks(shown: Brief) -> Iterator[str]:
    if shown.tracks:
        yield from ("", "### Tracks", "")
    for track in shown.tracks:
        kept = f", {track.kept} of {count(track.whole, 'item')} kept" if track.whole else ""
        yield f"- {escaped(track.name)}: {'named' if track.named else 'unnamed'}{kept}"


def _examples(examples: Sequence[Example]) -> Iterator[str]:
    if examples:
        yield from ("", "### Examples", "")
        rows = (
            (one.place, *map(escaped, (one.source, one.translation, f"{one.severity}: {one.message}")))
            for one in examples
        )
        yield from _table(("Where", "Source", "Translation", "What"), rows)


def _opinions(shown: Brief) -> Iterator[str]:
    if shown.opinions:
        yield from ("", "### Changed by a second opinion", "")
    for one in shown.opinions:
        yield f"- {escaped(f'{one.change} ({one.place}): “{shortened(one.source, _LONGEST_QUOTE)}”: {one.reason}')}"
    if shown.more_opinions:
        yield f"- and {shown.more_opinions} more: `--format html` and `--format json` have all"


def _table(head: Iterable[object], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    titles = tuple(head)
    for row in (titles, ("---",) * len(titles), *rows):
        yield f"| {' | '.join(map(str, row))} |"


def _listed(errors: Sequence[Finding], known: Index) -> Iterator[str]:
    if errors:
        yield from ("", f"### {count(len(errors), 'error')}", "")
    for finding in errors[:_MOST_ERRORS]:
        quotes = " → ".join(
            f"“{escaped(_quote(place.text))}”" for place in (finding.source, finding.translation) if place
        )
        head = f"- **{finding.check}** {finding.name} ({_where(finding, known)})"
        yield f"{head}: {escaped(finding.message)}: {quotes}"


def _where(finding: Finding, known: Index) -> str:
    places = [place for place in (finding.source, finding.translation) if place]
    return ", ".join(filter(None, (known.place(place.segment) for place in places)))


def _folded(findings: Sequence[Finding], known: Index, lines: int, room: int) -> Iterator[str]:
    """Yield a part that can be opened for each severity, and in it a line for each section, while there is room."""
    left = len(findings)
    room -= 200  # for the word on what was cut
    lines -= 2
    for severity in SEVERITIES:
        group = [finding for finding in findings if finding.severity == severity]
        head = ["", f"<details><summary>{count(len(group), severity)}</summary>", "<ul>"]
        for name, members in groupby(group, key=lambda one: _section_name(one, known)):
            told = list(members)
            words = _section(name, told, known)
            if len(words) + sum(map(len, head)) > room or lines < len(head) + 3:
                break
            yield from (*head, words)
            lines, room, left = lines - len(head) - 1, room - len(words) - sum(map(len, head)), left - len(told)
            head = []
        if group and not head:
            yield from ("</ul>", "</details>")
            lines -= 2
    if left:
        yield from ("", f"{count(left, 'finding')} more would not fit here; `--format html` has all.")


def _section_name(finding: Finding, known: Index) -> str:
    path = section_of(finding, known)
    return breadcrumbs(path, known) or (untitled(None) if finding.source else "Only in the translation")


def _section(name: str, findings: Iterable[Finding], known: Index) -> str:
    """Return the findings of a section on one line, those with the same message told together."""
    alike: dict[str, list[str]] = defaultdict(list)
    for one in findings:
        alike[f"{one.check} {one.message}"].append(f"“{_words(one)}” ({_where(one, known)})")
    items = "".join(f"<li>{_plain(head)}: {_plain('; '.join(quotes))}</li>" for head, quotes in alike.items())
    return f"<li>{_plain(name)}<ul>{items}</ul></li>"


def _words(finding: Finding) -> str:
    return " → ".join(_quote(place.text) for place in (finding.source, finding.translation) if place)


def _plain(text: str) -> str:
    """Return text as it reads within HTML; nobody is mentioned."""
    return html.escape(harmless(text), quote=False).replace("@", _MENTION)


def _quote(text: str) -> str:
    return shortened(text, _LONGEST_QUOTE)
