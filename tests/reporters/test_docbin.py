"""A DocBin keeps every character, and every mark as a span of whole tokens."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import DocBin

from policyparse.model.document import Document, Origin, Span
from policyparse.reporters.annotations import Mark, MarkedDocument
from policyparse.reporters.docbin import docbin

BLANK = {language: spacy.blank(language) for language in ("zh", "en")}
ALPHABET = "产業规模达 500亿元。，\n\t\u3000\u00a0\U00020000Robots' e-mail U.S. 10km (≥)"


def marked(text, spans, language="zh"):
    document = Document(Origin("", "", "text/plain"), language, text, ())
    marks = tuple(Mark(Span(*span), "kept", f"s{at}", "concept") for at, span in enumerate(spans))
    return MarkedDocument(document, {"segments": marks}, {"side": "source", "links": ["t1"]})


def loaded(payload, language):
    return list(DocBin().from_bytes(payload).get_docs(BLANK[language].vocab))


@st.composite
def texts_with_spans(draw):
    text = draw(st.text(alphabet=ALPHABET, min_size=1, max_size=60))
    place = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(place, place).map(sorted).filter(lambda pair: pair[0] < pair[1]), max_size=6))
    return text, spans


@settings(max_examples=150, deadline=None)
@given(texts_with_spans(), st.sampled_from(["zh", "en"]))
def test_text_and_spans_come_back_exactly(drawn, language):
    text, spans = drawn
    (doc,) = loaded(docbin([marked(text, spans, language)]), language)
    assert doc.text == text
    assert [(span.start_char, span.end_char) for span in doc.spans["segments"]] == [tuple(span) for span in spans]
    assert all(span.text == text[start:end] for span, (start, end) in zip(doc.spans["segments"], spans, strict=True))


def test_label_id_and_what_a_mark_stands_for_come_back():
    (doc,) = loaded(docbin([marked("产业规模", [(2, 4)])]), "zh")
    (span,) = doc.spans["segments"]
    assert (span.text, span.label_, span.id_, span.kb_id_) == ("规模", "kept", "s0", "concept")
    assert doc.user_data["policyparse"]["links"] == ("t1",)


def test_tokens_are_those_of_the_blank_pipeline_where_no_mark_cuts_them():
    text = "Build 10 labs, e.g. in the U.S. \n\nIt's due."
    (doc,) = loaded(docbin([marked(text, [(0, 5)], "en")]), "en")
    assert [(t.text, t.whitespace_) for t in doc] == [(t.text, t.whitespace_) for t in BLANK["en"](text)]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_text_beyond_the_limit_of_a_pipeline_is_taken(language):
    """Whose `max_length` is a million characters; the time grows with the length alone."""
    text = {"zh": "产业\n" * 340_000, "en": "tonnes\n" * 150_000}[language]
    assert len(text) > 1_000_000
    (doc,) = loaded(docbin([marked(text, [(0, 2)], language)]), language)
    assert doc.text == text


def test_one_file_has_both_sides_and_is_the_same_each_time():
    sides = [marked("产业规模", [(0, 4)]), marked("The industry", [(4, 12)], "en")]
    payload = docbin(sides)
    assert payload == docbin(sides)
    assert [doc.text for doc in loaded(payload, "zh")] == ["产业规模", "The industry"]
