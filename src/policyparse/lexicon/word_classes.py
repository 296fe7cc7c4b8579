"""Parts of speech of Chinese words, as jieba's dictionary gives them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from policyparse.lexicon import sources


@cache
def word_classes() -> Mapping[str, str]:
    """Return the tag of each word of jieba's dictionary (`n`, `vn`, `v`, `a` …); takes a third of a second, once."""
    lines = sources.installed().frequencies.read_text(encoding="utf-8").splitlines()
    return {word: tag for word, _, tag in (line.split(" ") for line in lines)}
