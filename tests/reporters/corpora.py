"""Reports on corpora, made up."""

from policyparse.model.table import CorpusReport, Table

REPORT = CorpusReport(
    "archive.sqlite",
    "On average, the translations of 1,200 pairs cover 61 % of their sources.",
    (
        Table("All comparisons", ("pairs", "coverage"), [(1200, 0.614)], kinds={"coverage": "share"}, whole=True),
        Table(
            "Coverage of the sources",
            ("coverage", "pairs"),
            [("0 to 10 %", 0), ("10 to 20 %", 800), ("20 to 30 %", 1)],
            "How many pairs have which share.",
            {"pairs": "bar"},
        ),
        Table("Verdicts", ("verdict", "segments"), [("kept", 7), ("omitted", 3)], kinds={"verdict": "verdict"}),
        Table("Worst pairs", ("pair", "coverage"), [("p1", 0.004), ("p2", None)], kinds={"coverage": "share"}),
        Table(
            "Findings",
            ("section", "severity", "findings"),
            [("加快建设渔港", "warning", 4), ("其他", "error", 2)],
            kinds={"section": "chinese", "severity": "severity", "findings": "bar"},
        ),
    ),
)
"""One table of each kind of column."""


def hostile(words):
    """A report in which all that comes from outside is one of `words`."""
    tables = [
        Table(word, (word, "n"), [(other, at) for at, other in enumerate(words)], word, {word: "chinese", "n": "bar"})
        for word in words
    ]
    return CorpusReport(words[0], words[1], tuple(tables))
