"""What policyparse has to know of a language to read a document in it, behind one record.

The functions and patterns of a record stand beside what they serve: numerals with the quantities, cues with the
tables. A language is put together in a module of its own, which is imported when the language is first met.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from policyparse.facts.date_mention import DateMention
    from policyparse.facts.quantities.draft import Draft
    from policyparse.facts.references import Reference
    from policyparse.facts.targets.sentences import Figure
    from policyparse.model.document import Span
    from policyparse.model.facts import Comparator
    from policyparse.structure.clauses import Unit
    from policyparse.termbase import Concept, Kind, Termbase, TermMatch

Found = tuple[frozenset[str], int, int]
"""The labels of a cue, and where it stands."""
DutyShape = Literal["label", "verb", "with"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a text shows its parts: a heading without a number, a title, what is foreign to it, what only labels.

    `units` cuts a paragraph of folded text into clauses and items.
    """

    units: Callable[[str], Iterable[Unit]]
    longest_title: int
    is_bare_heading: Callable[[str], bool]
    announces_title: Callable[[str], bool]
    is_foreign: Callable[[str], bool]
    is_label: Callable[[str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numerals:
    """How dates, quantities and numbers that name are written; all take folded text, references in lower case."""

    dates: Callable[[str], Iterable[DateMention]]
    quantities: Callable[[str, Sequence[DateMention]], Iterable[Draft]]
    date_bound: Callable[[str, int, int], Comparator]
    references: Callable[[str], Iterable[Reference]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agencies:
    """How agencies are named, and how a text gives them a task.

    `folded` is the text that `names` are looked for in, `is_whole` tells a name of the glossaries from a piece of a
    longer word. `places` are full Chinese names of places by their names in the language. Between agencies and a word
    of duty stands what is `thin` at most; `breaks` part the items of a list.
    """

    folded: Callable[[str], str]
    names: Callable[[str, Span], Iterable[tuple[int, int]]]
    known: Callable[[Termbase, str, Sequence[Kind]], Sequence[TermMatch]]
    is_whole: Callable[[str, int, int, tuple[Concept, ...]], bool]
    places: Callable[[], Mapping[str, str]]
    sentence: re.Pattern[str]
    thin: re.Pattern[str]
    breaks: re.Pattern[str]
    is_item: Callable[[str], bool]
    duty: Callable[[], re.Pattern[str]]
    duty_shape: Callable[[re.Match[str]], DutyShape | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Targets:
    """How a text says what a figure is aimed at, by when, and which figures are no aim.

    A sentence ends at `end`, and a clause at `clause_mark`, which parts a figure from a date; `run` shows that a time
    to run may be said. `words` are the patterns of the word lists by name. The rules are asked of a figure: whether it
    counts nothing (`is_bare`), whether a change starts there (`is_start`), how long something lasts (`is_duration`),
    which things are counted (`is_condition`), and whether it was reached; `indicator` is what it belongs to,
    `phrase_after` and `phrase_before` what is beside it. `due` chooses between the times before and after it;
    `time_first` says that a time holds for what follows it alone. `is_base` tells a date that a change is measured
    against.
    """

    end: re.Pattern[str]
    run: re.Pattern[str]
    clause_mark: re.Pattern[str]
    words: Callable[[], Mapping[str, re.Pattern[str]]]
    is_bare: Callable[[Figure], bool]
    is_start: Callable[[Figure, str], bool]
    is_duration: Callable[[Figure], bool]
    is_condition: Callable[[Figure], bool]
    is_achieved: Callable[[Figure], bool]
    indicator: Callable[[Figure], str | None]
    phrase_after: Callable[[Figure], str]
    phrase_before: Callable[[Figure], str]
    due: Callable[[Figure, str | None, tuple[Span, str]], str | None]
    is_base: Callable[[Figure], bool]
    time_first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """How a list is made, and how what renders its members is parted in a translation of it.

    `run` is a whole list, `comma` and `joint` part its members; one that is `closed` has a joint before the last.
    `reach` is how many characters of the first and the last stretch belong to it, `longest` how many the last but
    one member has; `tail` ends the last one. A member like `rest` stands for what is not named. `respectively` says
    that a list of numbers answers to one of things, whose members `member` parts and which `end` ends; its numbers
    stand at most `apart` characters from each other.
    """

    run: re.Pattern[str]
    closed: bool
    comma: re.Pattern[str]
    joint: re.Pattern[str]
    reach: int
    longest: int
    tail: re.Pattern[str]
    separator: re.Pattern[str]
    rest: re.Pattern[str]
    respectively: re.Pattern[str]
    member: re.Pattern[str]
    end: re.Pattern[str]
    apart: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One language.

    `tag` is its name in pages, `exchange_tag` in files for translation tools (BCP 47). `word` is any word written as
    the language is; `shingles` are the runs by which two documents are alike; `lowered` is folded text as word lists
    take it; `cues` finds the words of a table of closed classes; `terms` are the glossaries' terms in a text.
    """

    code: str
    name: str
    tag: str
    exchange_tag: str
    word: re.Pattern[str]
    shingles: Callable[[Sequence[str], str], Iterator[bytes]]
    lowered: Callable[[str], str]
    cues: Callable[[str, str], Iterable[Found]]
    terms: Callable[[Termbase, str], Iterable[TermMatch]]
    layout: Layout
    numerals: Numerals
    agencies: Agencies
    targets: Targets
    lists: Lists


_MODULES: Final = {"zh": "policyparse.chinese", "en": "policyparse.english"}
_known: dict[str, Language] = {}


def language_of(code: str) -> Language:
    """Return the language of a code; raises `KeyError` for one that is neither ours nor registered."""
    found = _known.get(code)
    if found is None:
        found = _known[code] = import_module(_MODULES[code]).LANGUAGE
    return found


def register(language: Language) -> None:
    """Make a language known by its code."""
    _known[language.code] = language
