"""The figures of the report on a corpus: each is a query, in the order of the report.

`:most` is how many rows a list has at most, `:key` the column of the manifest that a figure is about. `title(text)` is
a heading without its number, `brief(path)` a path without the folders that all documents share.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from policyparse.model.table import Kind


class Figure(NamedTuple):
    """A question of the report; fields besides are those of the `Table` that answers it."""

    title: str
    query: str
    about: str = ""
    kinds: Mapping[str, Kind] = {}
    whole: bool = False
    key: str = ""


WHOLE = Figure(
    "All comparisons",
    """SELECT count(*) AS pairs, avg(coverage) AS coverage, sum(segments) AS "source segments", sum(omitted) AS omitted,
       sum(added) AS added, sum(findings_error) AS errors, sum(findings_warning) AS warnings,
       sum(findings_note) AS notes FROM summaries WHERE coverage IS NOT NULL GROUP BY NULL""",
    kinds={"coverage": "share"},
    whole=True,
)
"""What sums up all comparisons: pairs and their mean coverage, then the rest."""

FIGURES = (
    Figure(
        "Entries",
        """SELECT command, count(*) AS entries, sum(state = 'done') AS done, sum(state = 'failed') AS failed,
           sum(state = 'waiting') AS waiting FROM entries GROUP BY command""",
    ),
    Figure(
        "Coverage of the sources",
        """WITH RECURSIVE tenths (tenth) AS (SELECT 0 UNION ALL SELECT tenth + 1 FROM tenths WHERE tenth < 9)
           SELECT printf('%d to %d %%', tenth * 10, tenth * 10 + 10) AS coverage, count(entry) AS pairs
           FROM tenths LEFT JOIN summaries ON tenth = min(9, CAST(coverage * 10 AS INTEGER))
           WHERE EXISTS (SELECT 1 FROM summaries) GROUP BY tenth ORDER BY tenth""",
        "How many pairs have which share of their source's content in the translation.",
        {"pairs": "bar"},
    ),
    Figure(
        "What became of the sources",
        """SELECT * FROM (
             SELECT 'kept' AS verdict, sum(kept) AS segments FROM summaries
             UNION ALL SELECT 'reworded', sum(reworded) FROM summaries
             UNION ALL SELECT 'changed', sum(changed) FROM summaries
             UNION ALL SELECT 'omitted', sum(omitted) FROM summaries)
           WHERE segments > 0""",
        "Source segments of all pairs by their verdict.",
        {"verdict": "verdict", "segments": "bar"},
    ),
    Figure(
        "What became of the targets",
        """SELECT verdict, count(*) AS targets, count(DISTINCT entry) AS pairs
           FROM (SELECT DISTINCT entry, number, verdict FROM targets WHERE verdict IS NOT NULL)
           GROUP BY verdict ORDER BY instr('kept changed omitted added', verdict)""",
        "Quantitative commitments of all pairs by their verdict.",
        {"verdict": "verdict", "targets": "bar"},
    ),
    Figure(
        "Worst pairs",
        """SELECT id AS pair, coverage, omitted, segments, findings_error AS errors, findings_warning AS warnings
           FROM summaries JOIN entries USING (entry) WHERE coverage IS NOT NULL ORDER BY coverage, id LIMIT :most""",
        "Pairs whose translations have the least of their sources.",
        {"coverage": "share"},
    ),
    Figure(
        "Pairs with errors",
        """SELECT id AS pair, findings_error AS errors, findings_warning AS warnings, coverage
           FROM summaries JOIN entries USING (entry) WHERE findings_error > 0 ORDER BY errors DESC, id LIMIT :most""",
        "Pairs whose translations state a fact otherwise, such as a figure, a date or a direction.",
        {"errors": "bar", "coverage": "share"},
    ),
    Figure(
        "Sections most often omitted",
        """WITH heads AS (SELECT entry, section, min(title(text)) AS section_title FROM segments
           WHERE side = 'source' AND kind = 'heading' AND section <> '' GROUP BY entry, section)
           SELECT section_title AS section, count(DISTINCT entry) AS pairs, sum(verdict = 'omitted') AS omitted,
           count(*) AS segments
           FROM segments JOIN heads USING (entry, section) WHERE side = 'source' AND verdict <> 'ignored'
           GROUP BY section_title HAVING omitted > 0 ORDER BY omitted DESC, section_title LIMIT :most""",
        "Sections of the same title, with how many of their segments are omitted.",
        {"section": "chinese", "omitted": "bar"},
    ),
    Figure(
        "Most frequent findings",
        """SELECT check_id AS "check", name, severity, count(*) AS findings, count(DISTINCT entry) AS pairs
           FROM findings GROUP BY check_id, name, severity
           ORDER BY severity = 'error' DESC, findings DESC, check_id, severity LIMIT :most""",
        "Errors before all others; policyparse explain CHECK says what a check looks for.",
        {"severity": "severity", "findings": "bar"},
    ),
    Figure(
        "Agencies most often dropped",
        """SELECT coalesce(name_zh, surface) AS agency, coalesce(max(name_en), '') AS name, sum(NOT named) AS dropped,
           count(*) AS tasks, count(DISTINCT entry) AS pairs
           FROM agencies WHERE named IS NOT NULL GROUP BY agency HAVING dropped > 0
           ORDER BY dropped DESC, agency LIMIT :most""",
        "Of how many tasks given to an agency the translation does not name it.",
        {"agency": "chinese", "dropped": "bar"},
    ),
    Figure(
        "Deadlines of the targets",
        """SELECT coalesce(deadline, 'none') AS deadline, count(*) AS targets, count(DISTINCT entry) AS documents
           FROM targets WHERE verdict IS NULL GROUP BY 1 ORDER BY targets DESC, 1 LIMIT :most""",
        "Quantitative commitments of the documents read alone.",
        {"targets": "bar"},
    ),
    Figure(
        "Agencies with most tasks",
        """SELECT coalesce(name_zh, surface) AS agency, coalesce(max(name_en), '') AS name, count(*) AS tasks,
           count(DISTINCT entry) AS documents
           FROM agencies WHERE named IS NULL GROUP BY agency ORDER BY tasks DESC, agency LIMIT :most""",
        "In the documents read alone.",
        {"agency": "chinese", "tasks": "bar"},
    ),
    Figure(
        "Terms not rendered as the glossary has them",
        """SELECT source_text AS term, expected, group_concat(DISTINCT lower(actual)) AS actual, count(*) AS findings,
           count(DISTINCT entry) AS pairs
           FROM findings WHERE name = 'term-rendered-otherwise' GROUP BY source_text, expected
           ORDER BY findings DESC, source_text LIMIT :most""",
        kinds={"term": "chinese", "findings": "bar"},
    ),
    Figure(
        "Duplicate documents",
        """SELECT brief(first) AS document, side, kind AS same, min(share) AS "share at least", count(*) AS others,
           brief(min(path)) AS "such as" FROM duplicates GROUP BY first, side, kind
           ORDER BY others DESC, document, kind LIMIT :most""",
        "Documents that others are like: the same file, the same text in another file, or nearly the same; the share is"
        " that of the runs of three English words or five Chinese characters that both have.",
        {"share at least": "share"},
    ),
    Figure(
        "Failures by kind", "SELECT kind, count(*) AS entries FROM failures GROUP BY kind ORDER BY entries DESC, kind"
    ),
    Figure(
        "Failures",
        """SELECT id AS entry, kind, message FROM failures JOIN entries USING (entry)
           ORDER BY failures.entry LIMIT :most""",
    ),
)
"""What has no rows is left out."""

LAST = Figure(
    "Made with",
    """SELECT version, substr(termbase, 1, 19) AS termbase, substr(lexicon, 1, 19) AS lexicon, settings,
           count(*) AS entries FROM entries WHERE version IS NOT NULL GROUP BY version, termbase, lexicon, settings""",
    "The version, the digests of glossaries and lexicon, and the settings that results depend on.",
)
"""The figure at the end."""

_GROUPED = Figure(
    "",
    """SELECT value AS "group", count(*) AS pairs, avg(coverage) AS coverage, sum(omitted) AS omitted,
       sum(segments) AS segments, sum(findings_error) AS errors
       FROM summaries JOIN entries USING (entry), json_each(carried)
       WHERE key = :key AND value <> '' GROUP BY value ORDER BY coverage, value LIMIT :most""",
    "The pairs by what the manifest says of them, those with the least coverage first.",
    {"coverage": "share"},
)


def grouped(key: str) -> Figure:
    """Return the figure on the groups that a column of the manifest makes."""
    return _GROUPED._replace(title=f"By {key}", key=key)


GROUPING = """
SELECT key FROM summaries JOIN entries USING (entry), json_each(carried) WHERE value <> ''
GROUP BY key HAVING count(DISTINCT value) BETWEEN 2 AND count(*) / 2 ORDER BY key
"""
"""Columns of the manifest that sort the pairs into groups."""
