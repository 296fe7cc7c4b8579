from pathlib import Path

import pytest

from policyparse.errors import InputError
from policyparse.termbase import Concept, audit, glossary
from policyparse.termbase.formats import merged


def flaws(*rows: str) -> list[tuple[str, str]]:
    data = "\n".join(("中文,英文,状态", *rows)).encode()
    return [(flaw.fault, flaw.term) for flaw in audit.flaws(glossary.parse_glossary(data, Path("t.csv")))]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (["窑炉,kiln,", "釉料,glaze,"], []),
        (["窑炉,,"], [("no rendering", "窑炉")]),
        (["窑炉,stove,forbidden"], [("no rendering", "窑炉")]),
        ([",kiln,"], [("no source", "kiln")]),
        (["窑炉,kiln,", "窑炉,furnace,"], [("conflict", "窑炉")]),
        (["窑炉,kiln,", "窑炉,furnace,admitted"], []),
        (["窑炉,kiln,", "窑炉,stove,forbidden"], []),
        (["窑炉,kiln,", "窑炉,Kilns,forbidden"], [("conflict", "窑炉")]),
        (["窑炉,kiln,", "窑炉,kiln,"], [("duplicate", "窑炉")]),
        (["窑炉,kiln,", "炉窑,kilns,"], [("rendered alike", "窑炉")]),
        (["电算,IT,", "它,it,"], []),
    ],
)
def test_what_is_wrong_is_found(rows: list[str], found: list[tuple[str, str]]) -> None:
    assert flaws(*rows) == found


def test_grave_faults_come_first() -> None:
    assert [fault for fault, _ in flaws("窑炉,kiln,", "炉窑,kiln,", "釉料,,")] == ["no rendering", "rendered alike"]


def test_what_is_not_to_be_translated_needs_no_rendering() -> None:
    assert audit.flaws([Concept("brand", "term", ("KILN9",), translate=False)]) == ()


def test_figures_count_terms_by_status() -> None:
    figures = audit.figures(
        [Concept("kiln", "term", ("窑炉",), ("炉",), ("kiln",), ("furnace",), en_forbidden=("stove",))]
    )
    expected = {"concepts": 1, "English terms": 3, "English forbidden": 1, "Chinese short forms": 1}
    assert expected.items() <= figures.items()


def test_a_term_that_is_said_countless_times_is_looked_at_in_good_time():
    concept = Concept("c", "term", ("窑炉",), (), ("kiln",))
    [flaw] = audit.flaws([concept] * 50_000)
    assert (flaw.fault, flaw.message) == ("duplicate", "is said 50000 times to be kiln")


def test_a_concept_of_more_forms_than_can_be_told_apart_is_refused():
    rows = [Concept("c", "term", ("窑炉",), (), (f"kiln {n}",)) for n in range(5_000)]
    with pytest.raises(InputError, match="the concept c has more than 4,000 forms: split it"):
        merged(rows)
    assert len(merged(rows[:4_000])[0].renderings) == 4_000
