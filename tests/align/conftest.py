from __future__ import annotations

import pytest

from policyparse.lexicon import Lexicon, load_lexicon
from policyparse.termbase import Termbase, load_termbase


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="session")
def termbase() -> Termbase:
    return load_termbase()
