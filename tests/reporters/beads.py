"""Aligned documents made by hand: two linked beads, an omission and an addition, with text that formats trip over."""

import hashlib

from policyparse.align.segment_beads import AlignedDocuments, SegmentBead
from policyparse.model.bitext import Evidence
from policyparse.model.document import Document, Origin, Passage, Span
from policyparse.model.structure import Segment

SOURCE = ("建成港口3座<b>&“大型”，", "支持渔民转产。", "培育\u2028良\t种。")
TRANSLATION = (
    "Build 3 ports <b>&",
    "of large\x07 size.",
    "Free lunch \\n for\x0ball.",
    "Breed \ufffe good \U0001f41f seed.",
)


def aligned(source=SOURCE, translation=TRANSLATION):
    """The first source text is rendered by the first two translations, the second by none, the last by the last."""
    left, right = document("zh", source), document("en", translation)
    tie = Evidence(Span(0, 2), Span(0, 5), "word", 1.25)
    beads = (
        SegmentBead(left[1][:1], right[1][:2], 7.5, (tie,)),
        SegmentBead((), right[1][2:3], 0.0),
        SegmentBead(left[1][1:2], (), 0.0),
        SegmentBead(left[1][2:], right[1][3:], 3.25),
    )
    return AlignedDocuments(left[0], right[0], beads)


def document(language, texts):
    """A document of `texts`, one a line, and their segments."""
    whole = "\n".join(texts)
    origin = Origin(f"plan & slides.{language}.txt", hashlib.sha256(b"").hexdigest(), "text/plain")
    segments, at = [], 0
    for number, text in enumerate(texts, 1):
        passage = Passage(text, (Span(at, at + len(text)),))
        name = f"{'s' if language == 'zh' else 't'}{number}"
        segments.append(Segment(name, "clause", "", passage, number, number, number))
        at += len(text) + 1
    return Document(origin, language, whole, ()), tuple(segments)


def one(source, translation):
    """Aligned documents of one linked bead."""
    left, right = document("zh", (source,)), document("en", (translation,))
    return AlignedDocuments(left[0], right[0], (SegmentBead(left[1], right[1], 1.0),))
