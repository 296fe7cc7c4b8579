"""Which stretch of the translation renders which member of a list, and which member none does.

A hidden Markov model, as for the phrases of a bead. The members are read in their order; each is rendered by a chunk of
the translation between two separators, or left out. From member to member the chunk moves on by one, or skips some, or
now and then stays, for one chunk can render two members, or jumps. So a member in words that no dictionary lists takes
a chunk that is left over where it would stand, and one that was left out finds none.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from policyparse.sums import float_sum

_NEXT: Final = 0.85  # chance that a member moves on
_STAY: Final = 0.12  # that it shares the chunk before
_JUMP: Final = 0.01  # that it stands elsewhere
_SKIP: Final = 0.25  # how likely each further chunk in between is
_DROPPED: Final = 0.02  # chance that a member is left out


class Pairing(NamedTuple):
    """What is likely of one member: that it is left out, that one chunk renders it, and which one that is."""

    dropped: float
    chance: float
    chunk: int


def paired(likely: list[list[float]], both: list[list[float]]) -> list[Pairing]:
    """Return for each member what renders it.

    `likely` has for each chunk how much likelier the member's words are there if it renders the member, `both` the same
    where it renders the member before, too.
    """
    size = len(likely[0]) if likely else 0
    if not size:
        return [Pairing(1.0, 0.0, -1)] * len(likely)
    behind = _behind(likely, both)
    found = [0.0, *[value / size for value in likely[0]]]
    gone = [_DROPPED / (size + 1)] * (size + 1)
    out: list[Pairing] = []
    for at, row in enumerate(likely):
        if at:
            found, gone = _step(found, gone, row, both[at])
        after = behind[at]
        chances = [chance * after[k] for k, chance in enumerate(found)]
        left = float_sum([chance * after[k] for k, chance in enumerate(gone)])
        total = float_sum(chances) + left
        best = chances.index(max(chances[1:]), 1)
        out.append(Pairing(left / total, chances[best] / total, best - 1))
    return out


def _step(
    found: list[float], gone: list[float], row: list[float], shared: list[float]
) -> tuple[list[float], list[float]]:
    """Return the forward chances of the next member, by the chunk that renders it, and left out behind each chunk."""
    before = [chance + gone[k] for k, chance in enumerate(found)]
    total = float_sum(before)
    scale = 1.0 / total
    jump = _JUMP * total / len(row)
    far, now = 0.0, [0.0]
    for at, value in enumerate(row):
        far = before[at] + _SKIP * far
        now.append(scale * (value * (_NEXT * (1 - _SKIP) * far + jump) + shared[at] * _STAY * before[at + 1]))
    return now, [scale * _DROPPED * chance for chance in before]


def _behind(likely: list[list[float]], both: list[list[float]]) -> list[list[float]]:
    """Return the backward chances of all members: what stands behind each, by the last chunk that was used."""
    size = len(likely[0])
    out = [[1.0] * (size + 1)]
    for member in range(len(likely) - 1, 0, -1):
        after, shared = out[-1], both[member]
        weighed = [value * after[at + 1] for at, value in enumerate(likely[member])]
        jump = _JUMP * float_sum(weighed) / size
        far, now = 0.0, [0.0] * (size + 1)
        for at in range(size, -1, -1):
            stay = shared[at - 1] * after[at] if at else 0.0
            now[at] = _NEXT * (1 - _SKIP) * far + _STAY * stay + jump + _DROPPED * after[at]
            far = (weighed[at - 1] if at else 0.0) + _SKIP * far
        total = float_sum(now)
        out.append([value / total for value in now])
    return out[::-1]
