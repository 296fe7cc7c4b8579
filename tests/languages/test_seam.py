"""A language is one record: a toy language, put together here alone, is read by every step that reads a document."""

import re
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal

import pytest

from policyparse.batch.sketch import marks
from policyparse.facts.agencies import find_agencies_in
from policyparse.facts.assignments import duty_pattern, find_assignments_in
from policyparse.facts.cues import find_cues
from policyparse.facts.date_mention import DateMention
from policyparse.facts.dates import find_dates
from policyparse.facts.quantities import find_quantities
from policyparse.facts.quantities.draft import Draft
from policyparse.facts.references import Reference, find_references
from policyparse.facts.targets import find_targets
from policyparse.facts.units import COUNT
from policyparse.languages import LanguagePair, language, language_of, register
from policyparse.lexical.coverage import Answer, Coverage, Run
from policyparse.lexical.words import Word
from policyparse.model.document import Span
from policyparse.readers import read_text
from policyparse.structure import structure
from policyparse.verdicts.lists import lists_in

NUMBERS = {"ka": 1, "li": 2, "mu": 3, "ka-mu": 13}


def quantities(text, dates):
    """Read `exactly mu` as three, and `over li` as more than two; dates are none."""
    for found in re.finditer(r"\b(over )?(ka-mu|ka|li|mu)\b", text):
        if not any(date.span.start <= found.start() < date.span.end for date in dates):
            draft = Draft(*found.span(), COUNT)
            draft.value = Decimal(NUMBERS[found[2]])
            draft.comparator = "gt" if found[1] else "eq"
            yield draft


def dates(text):
    for found in re.finditer(r"\byear (\d{4})\b", text):
        yield DateMention(Span(*found.span()), found[1], found[1], int(found[1]))


def units(text):
    """Each statement ends at a full stop, whatever follows."""
    for number, found in enumerate(re.finditer(r"[^.]+\.?", text)):
        yield (*found.span(), number, False)


TOY = language.Language(
    code="xx",
    name="Toy",
    tag="x-toy",
    exchange_tag="x-toy",
    word=re.compile("[a-z]+"),
    shingles=lambda words, _: (word.encode() for word in words),
    lowered=str.lower,
    cues=lambda text, _: ((frozenset({"must"}), *found.span()) for found in re.finditer(r"\bzu\b", text)),
    terms=lambda _termbase, _text: (),
    layout=language.Layout(
        units=units,
        longest_title=20,
        is_bare_heading=lambda text: text.startswith("tala "),
        announces_title=lambda _: False,
        is_foreign=lambda text: not text.isascii(),
        is_label=lambda text: text.startswith("~"),
    ),
    numerals=language.Numerals(
        dates=dates,
        quantities=quantities,
        date_bound=lambda *_: "le",
        references=lambda text: (
            Reference("article", found[1], Span(*found.span())) for found in re.finditer(r"rule (\d+)", text)
        ),
    ),
    agencies=language.Agencies(
        folded=str,
        names=lambda text, gap: (found.span() for found in re.compile(r"Bu-\w+").finditer(text, *gap)),
        known=lambda *_: (),
        is_whole=lambda *_: True,
        places=dict,
        sentence=re.compile(r"[^.\n]+"),
        thin=re.compile(r"[\s,]*"),
        breaks=re.compile(","),
        is_item=lambda item: item.startswith("Bu-"),
        duty=lambda: duty_pattern("pala by", "helpa by", "sama by"),
        duty_shape=lambda _: "label",
    ),
    targets=language.Targets(
        end=re.compile("[.]"),
        run=re.compile("(?!)"),
        clause_mark=re.compile(","),
        words=lambda: defaultdict(lambda: re.compile("(?!)"), {"shall": re.compile(r"\bzu\b")}),
        is_bare=lambda _: False,
        is_start=lambda *_: False,
        is_duration=lambda _: False,
        is_condition=lambda _: False,
        is_achieved=lambda figure: "didda" in figure.before(),
        indicator=lambda _: None,
        phrase_after=lambda figure: figure.after().split()[0],
        phrase_before=lambda _: "",
        due=lambda _, before, later: before or later[1],
        is_base=lambda _: False,
    ),
    lists=language.Lists(
        run=re.compile(r"\w+(?:;\w+)+"),
        closed=False,
        comma=re.compile(";"),
        joint=re.compile("&"),
        reach=20,
        longest=20,
        tail=re.compile("(?!)"),
        separator=re.compile(","),
        rest=re.compile("(?!)"),
        respectively=re.compile("(?!)"),
        member=re.compile(";"),
        end=re.compile("[.]"),
        apart=5,
    ),
)


@pytest.fixture(autouse=True)
def _toy():
    register(TOY)
    assert language_of("xx") is TOY


def test_its_numerals_and_dates_are_read():
    found = find_quantities("build over li and ka-mu until year 2031", "xx")
    assert [(one.surface, one.value, one.comparator) for one in found] == [
        ("over li", 2, "gt"),
        ("ka-mu", 13, "eq"),
        ("year 2031", 2031, "le"),
    ]
    assert [date.year for date in find_dates("year 2031", "xx")] == [2031]
    assert [(one.kind, one.value) for one in find_references("see rule 7", "xx")] == [("article", "7")]


def test_its_targets_are_told_from_what_was_reached():
    found = find_targets("they zu build over li ports until year 2031. they didda build mu roads.", "xx")
    first, second = found
    assert (first.quantity.indicator, first.quantity.deadline, first.modality) == ("ports", "2031", "shall")
    assert (first.status, second.status) == ("target", "achieved")


def test_its_cues_are_found():
    (cue,) = find_cues("they zu build", "force", "xx")
    assert (cue.surface, cue.labels) == ("zu", {"must"})


def test_its_agencies_and_their_tasks_are_found():
    assert [one.surface for one in find_agencies_in("by Bu-Port and Bu-Sea.", "xx", None)] == ["Bu-Port", "Bu-Sea"]
    text = "pala by Bu-Port, Bu-Sea."
    ((_, agencies),) = find_assignments_in(text, "xx", find_agencies_in(text, "xx", None))
    assert [(one.surface, one.role) for one in agencies] == [("Bu-Port", "lead"), ("Bu-Sea", "lead")]


def test_its_text_is_cut_into_segments():
    text = "tala mola\nthey zu build ports. they zu plant trees and water them every day of the long year.\n~tag ö\n"
    found = structure(replace(read_text(text, "en"), language="xx"), "source").segments
    assert [(one.id, one.kind) for one in found] == [
        ("s1", "heading"),
        ("s2", "clause"),
        ("s3", "clause"),
        ("s4", "label"),
    ]
    assert [one.foreign for one in found] == [False, False, False, True]


def test_a_member_of_its_lists_is_missed():
    text = "tea;mulberry;silk"
    words = [Word(0, 3, "tea", "word"), Word(4, 12, "mulberry", "word"), Word(13, 17, "silk", "word")]
    answers = (Answer(words[0], 0, 0, 3, 1.0), Answer(words[2], 0, 5, 9, 1.0))
    cover = Coverage(0.7, 3.0, (Run(4, 12, 1.0),), answers, tuple(zip(words, (1, 1, 1), (1.0, 0.0, 1.0), strict=True)))
    (members,) = lists_in(text, cover, language.language_of("xx").lists)
    assert [text[member.start : member.end] for member in members] == ["tea", "mulberry", "silk"]
    assert [member.share for member in members] == [1.0, 0.0, 1.0]


def test_its_documents_are_told_to_be_alike():
    one, other = (replace(read_text(text, "en"), language="xx") for text in ("build ports now", "now build ports"))
    assert marks(one).sketch == marks(other).sketch


def test_it_stands_in_a_pair():
    pair = LanguagePair(
        first="xx",
        second="en",
        forth="xx-en",
        back="en-xx",
        detect=lambda text: "xx" if " zu " in text else "en",
        lexicon=lambda _: None,
        termbase=lambda _: None,
    )
    toy, english = "they zu build", "They shall BUILD 3"
    assert (pair.direction_of(toy, english), pair.direction_of(english, toy)) == ("xx-en", "en-xx")
    assert pair.languages_of("en-xx") == ("en", "xx")
    assert pair.direction_from("en") == "en-xx"
    assert pair.ordered("en-xx", english, toy) == (toy, english)
