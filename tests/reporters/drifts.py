"""A drift of our own: a change of each verdict and each kind."""

from dataclasses import replace
from datetime import UTC, datetime

from policyparse.model.document import Passage, Span
from policyparse.model.drift import Change, Drift, Revision, Sign
from policyparse.model.report import Signature
from policyparse.model.structure import Segment
from policyparse.readers import read_text

TAKEN_OVER = Revision("a" * 40, datetime(2024, 1, 1, tzinfo=UTC))
SINCE = Revision("b" * 40, datetime(2024, 3, 1, 12, tzinfo=UTC))
ASKED = datetime(2024, 3, 31, 11, tzinfo=UTC)


def segment(name, text, line):
    return Segment(name, "clause", "", Passage(text, (Span(0, len(text)),)), 0, 0, line)


def drift():
    """Return a drift with a pending, a followed and an unclear change; the last is in no commit."""
    translation = segment("t1", "Build at least 8 ports [bold]now\x1b[31m, with 冷链 facilities for all of them.", 1)
    changes = (
        Change(
            "changed",
            "pending",
            0.99,
            segment("s1", "建成8个以上渔港。", 1),
            segment("s1", "建成10个以上渔港。", 1),
            (translation,),
            (
                Sign("new", "value", "10个以上", "at least 8", -2.8, "10个以上 became at least 8"),
                Sign("old", "number", "8个以上", "at least 8", 1.4),
                Sign("new", "number", "10个以上", None, -0.7),
            ),
            SINCE,
        ),
        Change("removed", "followed", 0.9, segment("s2", "培育良种。", 2), None, (), (), SINCE),
        Change("added", "unclear", 0.5, None, segment("s2", "推广养殖。", 2), (translation,), ()),
    )
    documents = (read_text(text, "zh") for text in ("建成8个以上渔港。\n培育良种。", "建成10个以上渔港。\n推广养殖。"))
    return Drift(
        Signature("0", "sha256:0", "sha256:0"),
        *documents,
        read_text("Build at least 8 ports.", "en"),
        changes,
        moved=2,
        taken_over=TAKEN_OVER,
        asked=ASKED,
    )


def without_git():
    """Return the same drift as made from files."""
    found = drift()
    return replace(found, changes=tuple(replace(c, since=None) for c in found.changes), taken_over=None, asked=None)
