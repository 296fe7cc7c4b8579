"""Pages to open: the corpus pair, the sample, a long pair, and a hostile one."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import policyparse
from policyparse.model.bitext import Opinion
from policyparse.model.report import Consultation
from policyparse.reporters.html import report_html
from policyparse.reporters.html.batch import corpus_html
from policyparse.reporters.html.status import status_html
from tests.reporters import corpora, overviews, sample

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "shanghai-medical-robots"
NUMERALS = "一二三四五六七八九十"
HOSTILE = (
    "<script>alert('script')</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><style>body{display:none}</style>",
    "{{ 7 * 7 }}{% raw %}",
    "=HYPERLINK(1)",
    "\x07\x1b[31m\u202eevitcelfer\u2066",
    "x" * 10_000,
)


@cache
def corpus():
    """The page of the corpus pair."""
    return report_html(policyparse.compare(CORPUS / "source.zh.txt", CORPUS / "translation.en.txt").report)


@cache
def brief():
    """The brief of the corpus pair."""
    return policyparse.compare(CORPUS / "source.zh.txt", CORPUS / "translation.en.txt").to_html(brief=True)


@cache
def opined():
    """The page of the sample, of which a second opinion changed one segment that was omitted."""
    report = sample.report()
    lost = next(item for item in report.renderings if item.verdict == "omitted")
    opinion = Opinion("kept", (), "It says so.", 0.9, "omitted", ())
    renderings = (
        replace(item, verdict="kept", opinion=opinion) if item is lost else item for item in report.renderings
    )
    known = Consultation("m", 1, 1, (("kept", 4), ("omitted", 9)), ())
    return report_html(replace(report, bitext=replace(report.bitext, renderings=tuple(renderings)), consultation=known))


@cache
def small():
    """The page of the sample report, in which every verdict and severity occurs."""
    return report_html(sample.report())


@cache
def stamped():
    """The page of the sample report, its findings told apart by fingerprints."""
    report = sample.report()
    found = tuple(replace(one, fingerprint=f"{at:016x}") for at, one in enumerate(report.findings))
    return report_html(replace(report, findings=found))


@cache
def hostile():
    """The page of two documents full of things that a page had better not believe."""
    source = "\n\n".join(f"{NUMERALS[at]}、任务{text}\n\n建设{at + 2}个平台{text}。" for at, text in enumerate(HOSTILE))
    translation = "\n\n".join(f"Build {at + 3} platforms {text}." for at, text in enumerate(HOSTILE))
    return report_html(policyparse.compare_texts(source, translation).report)


@cache
def archive():
    """The report on a corpus."""
    return corpus_html(corpora.REPORT)


@cache
def hostile_archive():
    """The report on a corpus whose files, headings and columns are not to be believed."""
    return corpus_html(corpora.hostile(HOSTILE))


@cache
def status():
    """The overview of a project with a pair in each state."""
    return status_html(overviews.overview())


@cache
def hostile_status():
    """The overview of a project whose files have names that are not to be believed."""
    pairs = (replace(one, translation=text, error=text) for one, text in zip(overviews.PAIRS, HOSTILE, strict=False))
    return status_html(overviews.overview(tuple(pairs)))


@cache
def long():
    """The page of a pair of two thousand statements, every fifth of them omitted."""
    report = sample.report_of_kept(2000)
    renderings = tuple(
        replace(rendering, verdict="omitted", links=()) if at % 5 == 0 else rendering
        for at, rendering in enumerate(report.renderings)
    )
    return report_html(replace(report, bitext=replace(report.bitext, renderings=renderings)))
