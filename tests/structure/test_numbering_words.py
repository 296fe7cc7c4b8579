"""Numbers that open parts in English: a word of prose behind one opens none."""

from policyparse.structure.numbering import marker_of


def test_a_roman_number_is_read_whole_or_not_at_all():
    assert marker_of("Section III contains an account of the matters.") is None
    assert marker_of("Article IV. Data").value == (4,)
