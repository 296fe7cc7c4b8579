"""What a parser adds to the facts of an English document, and to those of no other."""

from policyparse.facts import collect
from policyparse.facts.grammar import Grammar, counted, load_english
from policyparse.facts.quantities import find_quantities
from policyparse.model.document import Span
from policyparse.readers import read_text
from policyparse.structure import structure

TEXT = "By 2027, build 12 laboratories focusing on robots and train at least 300 surgeons every year."


class Parser:
    """A parser that finds what it was told to."""

    name = "told 1"

    def __init__(self, phrases=(), bodies=()):
        self.told = phrases, bodies

    def read(self, text):
        spans = (
            [Span(text.index(one), text.index(one) + len(one)) for one in told if one in text] for told in self.told
        )
        return Grammar(*map(tuple, spans))


def indicators(text, language, parser):
    facts = collect(structure(read_text(text, language)), None, parser)
    return [target.quantity.indicator for target in facts.targets]


def test_a_count_counts_the_rest_of_its_noun_phrase():
    assert indicators(TEXT, "en", None) == ["laboratories focusing", "surgeons every year"]
    parser = Parser(["12 laboratories", "at least 300 surgeons"])
    assert indicators(TEXT, "en", parser) == ["laboratories", "surgeons"]


def test_without_a_phrase_around_it_a_count_keeps_what_the_rules_found():
    assert indicators(TEXT, "en", Parser(["robots", "12"])) == indicators(TEXT, "en", None)


def test_chinese_is_not_read_by_a_parser_of_english():
    text = "到2027年，建成12个实验室。"
    assert indicators(text, "zh", Parser(["12个实验室"], ["实验室"])) == ["实验室"]


def test_an_amount_is_no_count():
    text = "The industry will reach 50 billion yuan."
    (amount,) = find_quantities(text, "en")
    assert counted(text, amount, amount.span, Grammar((Span(24, len(text)),))) is None


def test_organisations_that_nothing_else_knows_are_agencies():
    text = "The Blue Harbour Alliance will fund the Shanghai Water Bureau."
    document = structure(read_text(text, "en"))
    without, sharpened = (collect(document, None, one) for one in (None, Parser((), ["Blue Harbour Alliance"])))
    assert [agency.surface for agency in without.agencies] == ["Shanghai Water Bureau"]
    assert [agency.surface for agency in sharpened.agencies] == ["Blue Harbour Alliance", "Shanghai Water Bureau"]


def test_an_organisation_does_not_displace_an_agency_that_it_overlaps():
    document = structure(read_text("Funds of the Shanghai Water Bureau.", "en"))
    assert collect(document, None, Parser((), ["Water Bureau"])).agencies == collect(document, None).agencies


def test_an_organisation_at_a_word_of_duty_is_given_the_task():
    text = "Port construction will be led by Blue Harbour Alliance together with the Ministry of Finance."
    document = structure(read_text(text, "en"))
    without, sharpened = (
        [(agency.surface, agency.role) for agency in collect(document, None, one).assignments[0].agencies]
        for one in (None, Parser((), ["Blue Harbour Alliance"]))
    )
    assert without == [("Ministry of Finance", "support")]
    assert sharpened == [("Blue Harbour Alliance", "lead"), ("Ministry of Finance", "support")]


def test_no_name_is_no_parser():
    assert load_english(None) is None
