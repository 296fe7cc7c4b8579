"""Find for each weight a small pair whose outcome turns when the weight moves, and write tests/data/sentinels.toml.

    python fitting/sentinels.py [--out FILE] [WEIGHT ...]

A weight is a number of a table that a model reads, a field of `Weights`, or a constant of a module that aligns or
judges. Trees have no weight for a feature: in its place stands by how much the feature is moved in all cases, which is
0. The outcome of a pair is what the engine says of it before facts are compared: verdicts, links with what drew them,
and gaps. For each weight the script looks for a pair and for the value nearest to the weight at which the outcome is
another one; a test holds both. Sentinels of the table that hold stay; weights without one are printed as `none`: they
may be of no use. Run it after the weights were fitted anew, and after changes of the engine.
"""

from __future__ import annotations

import argparse
import importlib
import math
import pkgutil
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import NamedTuple
from unittest.mock import patch

import small_pairs

import policyparse
from policyparse.align import clauses, core
from policyparse.align.documents import Aligned
from policyparse.align.forest import Forest, Tree
from policyparse.align.segments import units_of
from policyparse.lexical.units import Unit
from policyparse.lexical.weights import WEIGHTS, Weights
from policyparse.model.bitext import Analysis
from policyparse.pipeline import Resources, analyse, load_resources
from policyparse.readers import read_text
from policyparse.structure import structure
from policyparse.verdicts import gaps
from policyparse.verdicts.segments import Judge, Judgement
from policyparse.verdicts.views import chinese_view, english_view

TABLE = Path(__file__).resolve().parents[1] / "tests" / "data" / "sentinels.toml"
HEAD = "# Pairs of fitting/small_pairs.py whose outcome turns at a bound of a weight. Made by fitting/sentinels.py."
ROOMS = ("lexical", "align", "verdicts")
CONSTANTS = {
    "align.answers": ("_FULL",),
    "align.room": ("LETTERS",),
    "align.clauses": ("_SIGHT", "_RIVALS", "_NEAR", "_CLAIM"),
    "align.phrases": (
        "_TEMPER",
        "_BARE",
        "_STAY",
        "_NEXT",
        "_SKIP",
        "_FURTHER",
        "_BACK",
        "_FARTHER",
        "_FIRST",
        "_LATER",
    ),
    "align.bitext": ("_SPREAD", "_RATIO_COUNT", "_VARIANCE_COUNT", "_VARIANCE", "_PROBED"),
    "align.core": ("RENDERED",),
    "align.verbatim": ("_NEAR", "_SHORT"),
    "align.chains": ("_SKEW",),
    "lexical.scorer": ("_UNOFFERED", "_PRIOR", "_MOST"),
    "lexical.coverage": ("FOUND", "_FULL", "_WHOLE", "_AGAIN", "_MOST"),
    "verdicts.gaps": ("_NEIGHBOURS", "_MARGIN"),
    "verdicts.lists": ("_TAKEN", "_MAYBE", "_SILENT", "_PRESENT"),
    "verdicts.pairing": ("_NEXT", "_STAY", "_JUMP", "_SKIP", "_DROPPED"),
    "verdicts.segments": ("_LOSS_GAP", "_ADDED"),
}
FORESTS: Mapping[str, tuple[str, tuple[str, ...]]] = {"rendered": ("clause", clauses.CLAUSE)}
"""Trees by what they say: the field of the models that has them, and the features that they may ask for."""
ALWAYS = frozenset({"one"})
"""Features that are the same in all cases: trees that ask for them say nothing by that."""
UNTURNED = frozenset(
    {
        *("unit: share", "unit: share by length", "unit: aside", "unit: chosen", "unit: strange numbers"),
        *("unit: writer", "unit: phrase lead", "rendered: share by room", "rendered: numbers", "rendered: claimed"),
        *("learnt", "learnt_least", "learnt_share", "learnt_strength"),
        *("verdicts.gaps._NEIGHBOURS", "verdicts.lists._SILENT", "verdicts.segments._LOSS_GAP"),
    }
)
"""What no small pair turns by when it moves, unless by moving however little: documents alone show it."""
BOUNDS = frozenset({"candidates", "weighed", "telling", "band", "rounds"})
"""What bounds the work that is done, and weighs nothing."""
LOSSES = ("run", "usual_ratio", "loss_ratio", "loss_run", "loss_bias", "loss_ceiling")
FACTORS = (0.5, 2.0, 0.2, 0.0, 5.0, -1.0)
"""By what a weight is moved, the nearest first."""
_STEPS = 8  # of a bisection
_BEYOND = 1e-4  # by what a feature that is moved lies beyond the value that a tree compares it with
_TRIED = 8  # pairs that may turn where a feature of trees moves, the nearest ones
_DIGITS = 4
POOLS = (
    range(100),
    range(100, 400),
    range(small_pairs.LONG, small_pairs.LONG + 20),
    range(small_pairs.LISTS, small_pairs.LISTS + 80),
    range(small_pairs.DIGESTS, small_pairs.DIGESTS + 60),
    range(small_pairs.OPENINGS, small_pairs.OPENINGS + 20),
    range(small_pairs.SPEECHES, small_pairs.SPEECHES + 40),
    range(small_pairs.SENTENCES, small_pairs.SENTENCES + 160),
    range(400, 900),
    range(small_pairs.DIGESTS + 60, small_pairs.DIGESTS + 200),
)
"""The pairs to look at, the next ones where the ones before do not do."""


class Sentinel(NamedTuple):
    """A weight, the number of a pair, the weight's value, and the one at which the outcome is another."""

    weight: str
    pair: int
    value: float
    bound: float


Outcome = tuple[frozenset[tuple[object, ...]], ...]


def weights() -> Iterator[tuple[str, float]]:
    """Yield the name and the value of each weight that a small pair can turn at."""
    yield from ((name, value) for name, value in _all_weights() if name not in UNTURNED)


def _all_weights() -> Iterator[tuple[str, float]]:
    models = clauses._models()
    for model, features in clauses.LINEAR.items():
        for name, value in zip(features, getattr(models, model), strict=True):
            yield f"{model}: {name}", value
    for forest in FORESTS:
        yield from ((f"{forest}: {name}", 0.0) for name in _thresholds(forest))
    for name, value in zip(gaps.FEATURES, gaps._weights(), strict=True):
        yield f"gap: {name}", value
    yield from ((name, value) for name, value in WEIGHTS._asdict().items() if name not in BOUNDS)
    for module, constants in CONSTANTS.items():
        for name in constants:
            yield f"{module}.{name}", getattr(importlib.import_module(f"policyparse.{module}"), name)


def _thresholds(forest: str) -> dict[str, list[float]]:
    """Return the features that trees ask for, in the order of their names, each with the values that they compare."""
    field, features = FORESTS[forest]
    asked: dict[str, list[float]] = {name: [] for name in features if name not in ALWAYS}
    for tree in getattr(clauses._models(), field).trees:
        for at, threshold in zip(tree.features, tree.thresholds, strict=True):
            if features[at] in asked:
                asked[features[at]].append(threshold)
    return {name: thresholds for name, thresholds in asked.items() if thresholds}


def _shifted(trees: Forest, feature: int, shift: float) -> Forest:
    """Return trees that say of a case what `trees` say where a feature is greater by `shift`."""

    def moved_tree(tree: Tree) -> Tree:
        asked = zip(tree.features, tree.thresholds, strict=True)
        return tree._replace(thresholds=tuple(value - shift * (at == feature) for at, value in asked))

    return Forest(trees.constant, tuple(map(moved_tree, trees.trees)))


@contextmanager
def moved(weight: str, value: float) -> Iterator[None]:
    """Take `value` for a weight as long as the context lasts."""
    with ExitStack() as stack:
        for change in _changes(weight, value):
            stack.enter_context(change)
        _forget()
        yield
    _forget()


def _changes(weight: str, value: float) -> Iterator[object]:
    model, _, name = weight.partition(": ")
    if model in clauses.LINEAR:
        models = clauses._models()
        changed = _replaced(clauses.LINEAR[model], getattr(models, model), name, value)
        yield patch.object(clauses, "_models", lambda: models._replace(**{model: changed}))
    elif model in FORESTS:
        models, (field, features) = clauses._models(), FORESTS[model]
        trees = _shifted(getattr(models, field), features.index(name), value)
        yield patch.object(clauses, "_models", lambda: models._replace(**{field: trees}))
    elif model == "gap":
        changed = _replaced(gaps.FEATURES, gaps._weights(), name, value)
        yield patch.object(gaps, "_weights", lambda: changed)
    elif weight in Weights._fields:
        changed_weights = WEIGHTS._replace(**{weight: value})
        readers = (module for module in modules() if hasattr(module, "WEIGHTS"))
        yield from (patch.object(module, "WEIGHTS", changed_weights) for module in readers)
    else:
        module, _, constant = weight.rpartition(".")
        yield patch.object(importlib.import_module(f"policyparse.{module}"), constant, value)


def _replaced(known: Iterable[str], values: Iterable[float], name: str, value: float) -> tuple[float, ...]:
    return tuple(value if other == name else old for other, old in zip(known, values, strict=True))


@cache
def modules() -> tuple[ModuleType, ...]:
    """Return the modules that align and judge."""
    found = []
    for room in ROOMS:
        package = importlib.import_module(f"policyparse.{room}")
        names_in = (info.name for info in pkgutil.iter_modules(package.__path__))
        found += [importlib.import_module(f"{package.__name__}.{name}") for name in names_in]
    return tuple(found)


def _forget() -> None:
    """Empty the caches of what was worked out with other weights."""
    for module in modules():
        for value in vars(module).values():
            if hasattr(value, "cache_clear") and value.__module__.startswith(policyparse.__name__):
                value.cache_clear()


@cache
def _resources() -> Resources:
    return load_resources()


@cache
def _sides(number: int) -> tuple[Analysis, Analysis]:
    texts = small_pairs.pair(number)
    documents = read_text(texts.source, "zh"), read_text(texts.translation, "en")
    source, translation = (analyse(structure(document), _resources()) for document in documents)
    return source, translation


def _join(number: int) -> tuple[tuple[Sequence[Unit], Sequence[Unit]], core.Joined]:
    units = tuple(units_of(side)[1] for side in _sides(number))
    return units, core.join(*units, _resources().lexicon, _resources().termbase)


def _link(number: int, joined: tuple[tuple[Sequence[Unit], Sequence[Unit]], core.Joined]) -> Aligned:
    units, beads = joined
    segments = tuple(units_of(side)[0] for side in _sides(number))
    return Aligned(*segments, *units, core.linked(*units, beads, _resources().lexicon))


_joined = cache(_join)


@cache
def _aligned(number: int) -> Aligned:
    return _link(number, _joined(number))


@cache
def _usual(pool: Iterable[int]) -> Mapping[int, Outcome]:
    return {number: outcome(number) for number in pool}


def outcome(number: int, weight: str = "") -> Outcome:
    """Return the verdicts, the links with what drew them, and the gaps of a pair.

    What comes before `weight` has a part is not done again. For the weights that no verdict hangs on, those of
    `omission_score` and of `uncovered`, these are returned too; for what holds of English sources, it is read as one.
    """
    if weight.startswith(("gap: ", "verdicts.")):
        aligned = _aligned(number)
    elif ": " in weight:
        aligned = _link(number, _joined(number))
    else:
        aligned = _link(number, _join(number))
    view = chinese_view(aligned)
    judgement = Judge(english_view(view) if weight == "english_doubt" else view).judge()
    return (
        frozenset((one.segment.id, one.verdict, one.links) for one in (*judgement.renderings, *judgement.accounts)),
        frozenset(aligned.alignment.links),
        frozenset((gap.segment, gap.span, gap.item) for gap in judgement.gaps),
        *([_losses(judgement)] if weight in LOSSES else []),
    )


def _losses(judgement: Judgement) -> frozenset[tuple[object, ...]]:
    """Return which segments are more likely to lack something than not, and what of each is not covered."""
    return frozenset((one.segment.id, one.omission_score > 0.5, one.uncovered) for one in judgement.renderings)


def find(weight: str, value: float, usual: Mapping[int, Outcome]) -> Sentinel | None:
    """Return the first pair whose outcome turns when the weight moves, as little as may be; None where none does."""
    if weight in {*LOSSES, "english_doubt"}:
        usual = {number: outcome(number, weight) for number in usual}
    if weight.partition(": ")[0] in FORESTS:
        return _find_shift(weight, usual)
    for far in filter(None, (_moved_to(value, factor) for factor in FACTORS)):
        with moved(weight, far):
            number = next((number for number, known in usual.items() if _differs(weight, number, known)), None)
        if number is not None:
            return Sentinel(weight, number, value, _bound(weight, value, far, number, usual[number]))
    return None


def _find_shift(weight: str, usual: Mapping[int, Outcome]) -> Sentinel | None:
    """Return the pair whose outcome turns first when a feature of trees is moved; None where none does."""
    ways = sorted(_ways(weight, usual), key=lambda way: abs(way[1]))
    for number, shift in ways[:_TRIED]:
        if _turns(weight, shift, number, usual[number]):
            found = Sentinel(weight, number, 0.0, _bound(weight, 0.0, shift, number, usual[number]))
            if holds(found):
                return found
    return None


def _ways(weight: str, pairs: Iterable[int]) -> Iterator[tuple[int, float]]:
    """Yield for each pair the least shift of a feature at which the trees say of a case what they did not.

    A pair that turns however little the feature is moved has no bound.
    """
    model, _, name = weight.partition(": ")
    field, features = FORESTS[model]
    at, trees = features.index(name), getattr(clauses._models(), field)
    for number in pairs:
        shifts = (
            shift for case in _cases(number, field) for shift in _crossings(case, at, trees, _thresholds(model)[name])
        )
        nearest = min(shifts, key=abs, default=None)
        if nearest is not None and abs(nearest) > 2 * _BEYOND:
            yield number, nearest


def _crossings(case: Sequence[float], at: int, trees: Forest, thresholds: Iterable[float]) -> Iterator[float]:
    """Yield the shifts of a feature that turn what trees say of a case, each just beyond a value that they compare."""
    said = trees.log_odds(case) >= 0
    for threshold in thresholds:
        apart = threshold - case[at]
        shift = apart + math.copysign(_BEYOND, apart)
        if (trees.log_odds((*case[:at], case[at] + shift, *case[at + 1 :])) >= 0) != said:
            yield shift


@cache
def _cases(number: int, field: str) -> Sequence[Sequence[float]]:
    """Return the cases of a pair that the trees of the models are asked about."""
    asked: list[Sequence[float]] = []
    trees = getattr(clauses._models(), field)

    class Noting:
        def log_odds(self, case: Sequence[float]) -> float:
            asked.append(case)
            return float(trees.log_odds(case))

    models = clauses._models()._replace(**{field: Noting()})
    with patch.object(clauses, "_models", lambda: models):
        _link(number, _joined(number))
    return asked


def _moved_to(value: float, factor: float) -> float | None:
    if not isinstance(value, int):
        return value * factor or 1e-9
    far = round(value * factor)
    return far if far != value and far > 0 else None


def _turns(weight: str, value: float, number: int, known: Outcome) -> bool:
    with moved(weight, value):
        return _differs(weight, number, known)


def _differs(weight: str, number: int, known: Outcome) -> bool:
    try:
        return outcome(number, weight) != known
    except (ValueError, ArithmeticError):  # no value that this weight may have: a chance of 2, say
        return False


def _bound(weight: str, value: float, far: float, number: int, known: Outcome) -> float:
    """Return the value nearest to the weight, by bisection, at which the outcome is another."""
    if isinstance(value, int):
        step = 1 if far > value else -1
        return next(near for near in range(value + step, far + step, step) if _turns(weight, near, number, known))
    near = value
    for _ in range(_STEPS):
        middle = (near + far) / 2
        if _turns(weight, middle, number, known):
            far = middle
        else:
            near = middle
    while round(far, _DIGITS) == round(value, _DIGITS) or not _turns(weight, round(far, _DIGITS), number, known):
        far += (far - value) * 0.01
    return round(far, _DIGITS)


def read(path: Path = TABLE) -> tuple[Sentinel, ...]:
    """Return the sentinels of a table."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(Sentinel(weight, **entry) for weight, entry in table.items())


def write(path: Path, sentinels: Iterable[Sentinel]) -> None:
    """Write a table of sentinels."""
    lines = [HEAD]
    for weight, number, value, bound in sentinels:
        lines.append(f'"{weight}" = {{ pair = {number}, value = {value!r}, bound = {bound!r} }}')
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def holds(sentinel: Sentinel) -> bool:
    """Return whether the outcome turns at the bound of a weight, and not where it has moved half as far."""
    weight, number, value, bound = sentinel
    known = outcome(number, weight)
    short = isinstance(value, int) or not _turns(weight, value + 0.5 * (bound - value), number, known)
    return short and _turns(weight, bound, number, known)


def main() -> int:
    """Search, print and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", nargs="*", metavar="WEIGHT", help="find sentinels for these alone")
    parser.add_argument("--out", type=Path, default=TABLE, help="where the table goes")
    options = parser.parse_args()
    known = {sentinel.weight: sentinel for sentinel in read(options.out)} if options.out.exists() else {}
    for weight, value in weights():
        old = known.get(weight)
        if options.weights and weight not in options.weights:
            continue
        if old and old.value == value and holds(old):
            continue
        found = next(filter(None, (find(weight, value, _usual(pool)) for pool in POOLS)), None)
        known.pop(weight, None)
        if found:
            known[weight] = found
        print(f"{weight}: {value} -> {found.bound} in pair {found.pair}" if found else f"{weight}: none", flush=True)
    write(options.out, (known[weight] for weight, _ in weights() if weight in known))
    return 0


if __name__ == "__main__":
    sys.exit(main())
