"""hunalign's published way (Varga et al., 2005, "Parallel corpora for medium density languages"), not its program.

Each source word becomes the dictionary rendering that is the most frequent in the translation, or itself. Two segments
are alike by the words that they share, over the words of the longer one, with a reward for shared numbers, and by the
ratio of their lengths. The best path over 1-1, 1-2, 2-1, 1-0 and 0-1 beads is found twice: the second time with the
words that the first alignment teaches. The paper leaves the weights open; these did best on the data of the benchmark.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from baselines.monotone import Bead, best_beads, links
from baselines.words import chinese_words, english_words, renderings
from policyparse.lexicon import Lexicon

_LENGTH, _NUMBERS, _SKIP = 0.35, 0.1, 0.0
_LEARNT, _TIMES = 0.5, 2  # the least association (Dice) and the least count of a learnt pair


def align(source: Sequence[str], translation: Sequence[str], lexicon: Lexicon) -> set[tuple[int, int]]:
    """Return the links of two passes."""
    chinese = [chinese_words(text, lexicon) for text in source]
    english = [set(english_words(text, lexicon)) for text in translation]
    use = Counter(word for words in english for word in words)
    offered = {word: renderings(word, lexicon) for words in chinese for word in words}
    dictionary = {word: {max(sorted(found), key=lambda one: use[one])} for word, found in offered.items()}
    first = _pass(source, translation, chinese, english, dictionary)
    learnt = _learnt(first, chinese, english)
    return links(
        _pass(source, translation, chinese, english, {w: dictionary[w] | learnt.get(w, set()) for w in offered})
    )


def _pass(
    source: Sequence[str],
    translation: Sequence[str],
    chinese: Sequence[Sequence[str]],
    english: Sequence[set[str]],
    dictionary: Mapping[str, set[str]],
) -> list[Bead]:
    said = [[dictionary[word] for word in words] for words in chinese]
    ratio = sum(map(len, translation)) / max(1, sum(map(len, source)))
    widths = [len(text) * ratio for text in source]
    lengths = [float(len(text)) for text in translation]

    def score(i: int, k: int, j: int, m: int) -> float:
        there = english[j] if m == j + 1 else english[j] | english[j + 1]
        words = said[i] if k == i + 1 else said[i] + said[i + 1]
        shared = {word for options in words for word in options & there}
        share = min(1.0, len(shared) / max(1, len(words), len(there)))
        x, y = sum(widths[i:k]), sum(lengths[j:m])
        numbers = _NUMBERS * any(word[0].isdigit() for word in shared)
        return share + numbers + _LENGTH * (min(x, y) / max(x, y, 1.0) - 1)

    return best_beads(len(source), len(translation), score, -_SKIP)


def _learnt(
    beads: Sequence[Bead], chinese: Sequence[Sequence[str]], english: Sequence[set[str]]
) -> dict[str, set[str]]:
    """Return the pairs of words that keep each other's company in 1-1 beads."""
    left: Counter[str] = Counter()
    right: Counter[str] = Counter()
    both: Counter[tuple[str, str]] = Counter()
    for i, k, j, m in beads:
        if k - i == m - j == 1:
            words = set(chinese[i])
            left.update(words)
            right.update(english[j])
            both.update((word, other) for word in words for other in english[j])
    found: dict[str, set[str]] = {}
    for (word, other), count in both.items():
        if count >= _TIMES and 2 * count / (left[word] + right[other]) >= _LEARNT:
            found.setdefault(word, set()).add(other)
    return found
