"""A run with a finding of each kind that formats have to tell, made by hand."""

from dataclasses import replace

from policyparse.config import Selection
from policyparse.gate.model import (
    Outcome,
    Pair,
    Record,
    Region,
    Remark,
    Ruling,
    Run,
    Side,
    Silence,
    Spot,
)
from policyparse.model.report import Finding

TEXT = Side("0" * 64, "text/markdown", in_file=True, missing=())
SLIDES = Side(
    "1" * 64, "application/vnd.openxmlformats-officedocument.presentationml.presentation", in_file=False, missing=()
)


def spot(text, line, column, *, around=None, page=None):
    return Spot(text, around or text, 0, len(text), Region(line, column, line, column + len(text)), page)


CHANGED = Finding(
    "PP202",
    "comparator-changed",
    "change",
    "error",
    "the comparator differs: 100% sure,\nso to say",
    spot("8个以上", 5, 12, around="全市建成8个以上现代海洋牧场"),
    spot("about 8", 5, 30, around="the city will build about 8 [modern](x) ranches, @all"),
    "≥ 8",
    "~ 8",
    0.9,
    "aaaaaaaaaaaaaaaa",
)
OMITTED = replace(
    CHANGED,
    check="PP101",
    name="segment-omitted",
    category="omission",
    severity="warning",
    message="nothing in the translation says this",
    source=spot("培育人才。", 9, 1),
    translation=None,
    fingerprint="bbbbbbbbbbbbbbbb",
)
ON_SLIDE = replace(
    CHANGED, check="PP201", name="value-changed", translation=spot("14", 40, 3, page=5), fingerprint="cccccccccccccccc"
)
PLAN = Pair("docs/zh/plan.md", "docs/en/plan, 1:2.md", Selection())
DECK = Pair("docs/zh/计划.md", "slides/deck 1.pptx", Selection())
GONE = Pair("docs/zh/gone.md", "docs/en/gone.md", Selection())


def record(translation, *findings):
    return Record(TEXT, translation, findings, (), (("changed", 1), ("kept", 3)))


RUN = Run(
    (
        Outcome(
            PLAN,
            record(TEXT, CHANGED, OMITTED, CHANGED),
            None,
            (
                Ruling(CHANGED, None, fails=True),
                Ruling(OMITTED, None, fails=False),
                Ruling(
                    replace(CHANGED, fingerprint="dddddddddddddddd"), Silence("baseline", "agreed <b>"), fails=False
                ),
                Ruling(replace(CHANGED, fingerprint="eeeeeeeeeeeeeeee"), Silence("comment", "as is"), fails=False),
            ),
        ),
        Outcome(DECK, record(SLIDES, ON_SLIDE), None, (Ruling(ON_SLIDE, None, fails=True),)),
        Outcome(GONE, None, "docs/en/gone.md: no such file; check the path"),
    ),
    (Remark("policyparse.toml", 12, "this suppression of PP9 suppresses nothing"),),
)
CLEAN = Run((Outcome(PLAN, record(TEXT)),))
