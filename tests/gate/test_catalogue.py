"""The catalogue says what the checks say, and is kept."""

from policyparse.checks import CHECKS
from policyparse.gate import cache, catalogue


def test_it_lists_all_checks_and_is_kept_for_the_next_run(monkeypatch):
    rules = catalogue.load_catalogue()
    assert [(rule.id, rule.name, rule.severity) for rule in rules] == [
        (c.id, c.name, c.severity) for c in (*CHECKS, *catalogue.ALONE)
    ]
    monkeypatch.setattr(cache, "keep", None)
    assert catalogue.load_catalogue() == rules
