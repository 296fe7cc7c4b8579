"""Glossaries written for one test, and pairs judged with them."""

import pytest

from policyparse import pipeline
from policyparse.config import Config


@pytest.fixture
def compared(tmp_path):
    """A function: compare two texts with a glossary of these rows."""

    def run(source, translation, *rows):
        terms = tmp_path / "terms.csv"
        terms.write_text("\n".join(rows), encoding="utf-8")
        return pipeline.compare_texts(source, translation, Config((terms,)))

    return run


@pytest.fixture
def fired(compared):
    """A function: the ids of the checks on terms that fire on two texts with a glossary of these rows."""

    def run(source, translation, *rows):
        return [f.check for f in compared(source, translation, *rows).findings if f.check.startswith("PP5")]

    return run
