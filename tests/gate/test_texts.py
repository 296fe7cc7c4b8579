"""A message quotes on one line, and no more than it can bear."""

from policyparse.gate.texts import one_line, shortened


def test_what_a_terminal_would_act_on_becomes_a_blank():
    assert one_line("a\x1b[31m\nb\u2028c　d") == "a [31m b c d"


def test_a_long_text_is_cut_with_a_sign():
    assert shortened("two\n words") == "two words"
    assert shortened("x" * 61) == "x" * 59 + "…"
    assert shortened("x" * 60) == "x" * 60
