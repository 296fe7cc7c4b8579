"""Pages to open: the corpus pair, the sample, a long pair, and a hostile one."""

from functools import cache
from pathlib import Path

import policyparse
from policyparse.reporters.html import report_html
from tests.reporters import sample

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "shanghai-medical-robots"
THINGS = (
    ("渔港", "fishing ports"), ("冷链物流", "cold-chain logistics"), ("养殖", "aquaculture"), ("科研", "research"),
    ("人才", "talent"), ("港口", "harbours"), ("能源", "energy"), ("环境", "the environment"),
)  # fmt: skip
VERBS = (("加快建设", "Speed up"), ("大力发展", "Vigorously develop"), ("支持", "Support"), ("完善", "Improve"))
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
def small():
    """The page of the sample report, in which every verdict and severity occurs."""
    return report_html(sample.report())


@cache
def hostile():
    """The page of two documents full of things that a page had better not believe."""
    source = "\n\n".join(f"{NUMERALS[at]}、任务{text}\n\n建设{at + 2}个平台{text}。" for at, text in enumerate(HOSTILE))
    translation = "\n\n".join(f"Build {at + 3} platforms {text}." for at, text in enumerate(HOSTILE))
    return report_html(policyparse.compare_texts(source, translation).report)


@cache
def long():
    """The page of a pair of two thousand segments: a fifth of them omitted, some with another number."""
    source, translation = [], []
    for at in range(2000):
        (one, two), (verb, done) = (THINGS[at % 8], THINGS[(at // 8) % 8]), VERBS[at % 4]
        if at % 200 == 0:
            source.append(f"{NUMERALS[at // 200]}、主要任务")
            translation.append("Main tasks")
        source.append(f"{verb}{one[0]}和{two[0]}项目{at + 2}个。")
        if at % 5 != 2:
            translation.append(f"{done} {at + 2 + (at % 11 == 3)} projects of {one[1]} and {two[1]}.")
    return report_html(policyparse.compare_texts("\n\n".join(source), "\n\n".join(translation)).report)
