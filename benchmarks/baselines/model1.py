"""IBM Model 1 over the dictionary as a likelihood ratio, with length, in order (Brown et al., 1993; Moore, 2002).

Each word of the translation is rendered from a word of the source segment, all words and all their glosses being
equally likely, or comes from the translation's own frequencies.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from baselines.monotone import best_beads, links
from baselines.words import chinese_words, english_words, renderings
from policyparse.lexicon import Lexicon

_BACKGROUND, _SKIP, _MERGE, _SPREAD = 0.6, 2.0, 1.0, 16.0


def align(source: Sequence[str], translation: Sequence[str], lexicon: Lexicon) -> set[tuple[int, int]]:
    """Return the links of the likeliest path."""
    english = [english_words(text, lexicon) for text in translation]
    use = Counter(word for words in english for word in words)
    total = sum(use.values()) + 0.5 * len(use)
    common = {word: (count + 0.5) / total for word, count in use.items()}
    offers = [_offers(chinese_words(text, lexicon), lexicon) for text in source]
    ratio = sum(map(len, translation)) / max(1, sum(map(len, source)))
    missing = math.log(_BACKGROUND)

    def score(i: int, k: int, j: int, m: int) -> float:
        words = english[j] if m == j + 1 else english[j] + english[j + 1]
        weight = sum(
            math.log(_BACKGROUND + (1 - _BACKGROUND) * sum(map(_share(word), offers[i:k])) / (k - i) / common[word])
            if any(word in offer for offer in offers[i:k])
            else missing
            for word in words
        )
        x, y = sum(map(len, source[i:k])) * ratio, sum(map(len, translation[j:m]))
        delta = (y - x) ** 2 / (_SPREAD * max(1.0, (x + y) / 2))
        return weight - min(12.0, delta / 2) - _MERGE * (k - i + m - j - 2)

    return links(best_beads(len(source), len(translation), score, -_SKIP))


def _share(word: str):
    return lambda offer: offer.get(word, 0.0)


def _offers(words: Sequence[str], lexicon: Lexicon) -> dict[str, float]:
    """Return how likely each English word is to render a segment of these Chinese words."""
    found: Counter[str] = Counter()
    for word in words:
        options = renderings(word, lexicon)
        for option in options:
            found[option] += 1 / len(options) / len(words)
    return found
