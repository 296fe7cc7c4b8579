"""The termbase: concepts found in running text of either language."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache, partial
from itertools import takewhile
from pathlib import Path
from typing import Final, TypeVar

from policyparse import folding
from policyparse.collecting import uncollected
from policyparse.compiled import written
from policyparse.errors import InputError, UsageError
from policyparse.lexicon import store
from policyparse.termbase import glossary, index, keys
from policyparse.termbase.grammar import fits
from policyparse.termbase.model import CONTENT_KINDS, KINDS, Concept, Kind, Reading, TermMatch

_Read = TypeVar("_Read")
_match = partial(tuple.__new__, TermMatch)  # `_make` without its check
_ZhHit = tuple[int, int, int]
_EnHit = tuple[int, int, int, list[str], str]
"""Where words stand that may be a form, its key, the words as written, and the one before them."""
_EnForm = tuple[int, int, int]
_Readings = tuple[tuple[Reading, ...], bool]
"""The readings of a key, and whether a text has to bear some of them out."""
_Terms = dict[str, tuple[TermMatch, ...]]
"""The terms of texts."""
_RECENT: Final = 2048  # texts that several steps ask for the same terms of
_LATEST: Final = 512  # texts, or lines of one, that are asked for terms of other kinds at once
_NAMES: frozenset[Kind] = frozenset({"agency", "name"})
_CODE = ("glossary.py", "index.py", "keys.py", "model.py", "formats")


class Termbase:
    """Concepts of one or several glossaries. Look-ups are cached, so share one instance in a run."""

    def __init__(self, concepts: Sequence[Concept] = (), *, compiled: store.Store | None = None) -> None:
        """Hold `concepts`, or those of a store that `index.compile_concepts` made."""
        if compiled is None:
            digest = hashlib.sha256(repr(tuple(concepts)).encode()).hexdigest()
            compiled = store.open_bytes(index.compile_concepts(concepts, f"sha256:{digest}"))
        self._trie, self._sections, meta = compiled.trie, compiled.sections, compiled.meta
        self.digest: str = meta["digest"]
        self._longest: int = meta["longest"]
        self._words: int = meta["words"]
        self._lined: bool = meta["lined"]
        self.glossaries: frozenset[str] = frozenset(meta["glossaries"])
        self._concepts: dict[int, Concept] = {}
        self._all: tuple[Concept, ...] | None = None
        self._readings: defaultdict[frozenset[Kind], dict[int, _Readings]] = defaultdict(dict)
        self._zh_openings: dict[frozenset[Kind], index.Openings] = {}
        self._en_openings: dict[frozenset[Kind], index.Openings] = {}
        self._zh_hits = lru_cache(maxsize=_LATEST)(self._scan_zh)
        self._en_hits = lru_cache(maxsize=_LATEST)(self._scan_en)
        self._zh_terms: defaultdict[tuple[bool, frozenset[Kind]], _Terms] = defaultdict(dict)
        self._en_terms: defaultdict[tuple[bool, frozenset[Kind]], _Terms] = defaultdict(dict)

    def __len__(self) -> int:
        """Return the number of concepts."""
        return len(self._sections["kind"])

    @property
    def concepts(self) -> tuple[Concept, ...]:
        """All concepts, in the order of their glossaries."""
        if self._all is None:
            self._all = tuple(self._concept(number) for number in range(len(self)))
        return self._all

    def find_zh(
        self, text: str, *, nested: bool = False, kinds: Collection[Kind] = CONTENT_KINDS
    ) -> tuple[TermMatch, ...]:
        """Return the terms of Chinese `text` by offset: the longest ones that do not overlap, or with `nested` all.

        Widths and the case of Latin letters do not count; a term that begins or ends with a Latin letter or a digit
        does not match inside a longer Latin word or number.
        """
        wanted = frozenset(kinds)
        known = self._zh_terms[nested, wanted]
        found = known.get(text)
        if found is None:
            find = self._zh_candidates if nested else self._zh_longest
            found = _kept(known, text, find(text, wanted))
        return found

    def concept_of(self, form: str, *, kinds: Collection[Kind] = CONTENT_KINDS) -> Concept | None:
        """Return the likeliest concept that the folded Chinese `form` as a whole stands for."""
        key = self._trie.get(keys.folded_key(form))
        readings = () if key is None else self._read(key, frozenset(kinds), _zh_reading)[0]
        return readings[0].concept if readings else None

    def find_en(
        self, text: str, *, nested: bool = False, kinds: Collection[Kind] = CONTENT_KINDS
    ) -> tuple[TermMatch, ...]:
        """Return the terms of English `text` by offset: the longest ones that do not overlap, or with `nested` all.

        Whole words match, regardless of number, -ing or -ed, hyphens, British spelling, and case, except in acronyms
        (AI, IoT) and for case-sensitive concepts. For a concept with a part of speech, only words that can have it
        match.
        """
        wanted = frozenset(kinds)
        known = self._en_terms[nested, wanted]
        found = known.get(text)
        if found is None:
            candidates = self._en_candidates(text, wanted)
            found = _kept(known, text, candidates if nested else _longest(candidates))
        return found

    def _zh_candidates(self, text: str, kinds: frozenset[Kind]) -> list[TermMatch]:
        candidates: list[TermMatch] = []
        known = self._readings[kinds]
        for start, end, key in self._zh_hits(text, _scanned(kinds)):
            readings, is_choosy = known.get(key) or self._read(key, kinds, _zh_reading)
            if is_choosy:
                readings = _in_case(readings, text[start:end])
            if readings:
                candidates.append(_match((start, end, readings)))
        return candidates

    def _zh_longest(self, text: str, kinds: frozenset[Kind]) -> list[TermMatch]:
        """Return the longest candidates; those inside of them are not looked for where no other kinds are."""
        if kinds <= _NAMES:
            return _longest(self._zh_candidates(text, kinds))
        found: list[TermMatch] = []
        known, folded, done = self._readings[kinds], keys.zh_key(text), 0
        for start in _opened(folded, self._openings("zh", _scanned(kinds))):
            if start < done:
                continue
            longest: tuple[Reading, ...] = ()
            for form, key in self._trie.iter_prefixes_with_ids(folded[start : start + self._longest]):
                end = start + len(form)
                if (form[0] < "\x80" or form[-1] < "\x80") and _cuts_latin(folded, start, end):
                    continue
                readings, is_choosy = known.get(key) or self._read(key, kinds, _zh_reading)
                if is_choosy:
                    readings = _in_case(readings, text[start:end])
                if readings:
                    longest, done = readings, end
            if longest:
                found.append(_match((start, done, longest)))
        return found

    def _en_candidates(self, text: str, kinds: frozenset[Kind]) -> list[TermMatch]:
        apart, closed = self._en_hits(text, _scanned(kinds))
        found = self._en_matches(apart, kinds)
        if closed:
            seen = {(start, end) for start, end, _ in found}
            found += [one for one in self._en_matches(closed, kinds) if one[:2] not in seen]
            found.sort(key=lambda one: one[:2])
        return found

    def _en_matches(self, hits: tuple[_EnHit, ...], kinds: frozenset[Kind]) -> list[TermMatch]:
        candidates: list[TermMatch] = []
        known = self._readings[kinds]
        for start, end, key, matched, before in hits:
            readings, is_choosy = known.get(key) or self._read(key, kinds, _en_reading)
            if is_choosy:
                readings = tuple([reading for reading in readings if _fits(reading, matched, before)])
            if readings:
                candidates.append(_match((start, end, readings)))
        return candidates

    def _scan_zh(self, text: str, kinds: frozenset[Kind]) -> tuple[_ZhHit, ...]:
        """Return where what may be a form of these kinds stands in `text`, and its key."""
        found: list[_ZhHit] = []
        if "\n" in text and not self._lined:  # no form goes on in another line, and lines may be known as paragraphs
            at = 0
            for line in text.split("\n"):
                found += [(at + start, at + end, key) for start, end, key in self._zh_hits(line, kinds)]
                at += len(line) + 1
            return tuple(found)
        folded = keys.zh_key(text)
        for start in _opened(folded, self._openings("zh", kinds)):
            for form, key in self._trie.iter_prefixes_with_ids(folded[start : start + self._longest]):
                end = start + len(form)
                if not ((form[0] < "\x80" or form[-1] < "\x80") and _cuts_latin(folded, start, end)):
                    found.append((start, end, key))
        return tuple(found)

    def _scan_en(self, text: str, kinds: frozenset[Kind]) -> tuple[tuple[_EnHit, ...], tuple[_EnHit, ...]]:
        """Return words of `text` that may be a form of these kinds, and its key.

        Hyphenated words come apart first, then closed up.
        """
        openings = None if "term" in kinds else self._openings("en", kinds)  # most words begin a term
        words = keys.en_words(text)
        forms = self._en_forms(words, _opened(words, openings))
        may_link = keys.may_link(text)
        if not (forms or may_link):
            return (), ()
        places = keys.en_places(text)
        apart = _hits(text, [[place] for place in places], forms) if forms else ()
        runs = keys.en_runs(text, places) if may_link else []
        joined = [at for at, run in enumerate(runs) if len(run) > 1]
        if not joined:
            return apart, ()
        for at in joined:
            words[at : at + len(runs[at])] = [keys.word_key(keys.surface_of(text, runs[at]))]
        near = {at for one in joined for at in range(one - self._words + 1, one + 2)}  # elsewhere all is as before
        return apart, _hits(text, runs, self._en_forms(words, [at for at in _opened(words, openings) if at in near]))

    def _en_forms(self, words: list[str], starts: list[int]) -> list[_EnForm]:
        """Return the forms that `words` may be from `starts` on."""
        found: list[_EnForm] = []
        for at in starts:
            ahead = index.ENGLISH_MARK + "".join([word + " " for word in words[at : at + self._words]])
            for form, key in self._trie.iter_prefixes_with_ids(ahead):
                found.append((at, at + form.count(" "), key))
        return found

    def _openings(self, language: str, kinds: frozenset[Kind]) -> index.Openings:
        """Return what forms of these kinds begin with: a text without any of it has none of them."""
        memo = self._zh_openings if language == "zh" else self._en_openings
        found = memo.get(kinds)
        if found is None:
            found = memo[kinds] = {}
            for kind in kinds:
                openings = index.openings_of(self._sections[index.openings_section(language, kind)])
                for first in found.keys() & openings.keys():
                    openings[first].update(found[first])
                found.update(openings)
        return found

    def _read(self, key: int, kinds: frozenset[Kind], reading: Callable[[Concept, int], Reading]) -> _Readings:
        memo = self._readings[kinds]
        found = memo.get(key)
        if found is None:
            start, stream = self._sections["start"][key], self._sections["posting"]
            pairs = map(index.unpack, stream[start + 1 : start + 1 + stream[start]])
            kept = [(self._concept(number), form) for number, form in pairs if self._kind(number) in kinds]
            readings = tuple(reading(concept, form) for concept, form in kept)
            found = memo[key] = readings, any(map(_is_choosy, readings))
        return found

    def _kind(self, number: int) -> Kind:
        return KINDS[self._sections["kind"][number]]

    def _concept(self, number: int) -> Concept:
        found = self._concepts.get(number)
        if found is None:
            start, end = self._sections["row_start"][number : number + 2]
            found = self._concepts[number] = index.concept_of(bytes(self._sections["row"][start:end]))
        return found


def load_termbase(extra: Sequence[Path] = ()) -> Termbase:
    """Return the glossaries of policyparse and the `extra` ones; later ones override earlier ones.

    A concept of an extra glossary replaces those that share its id or a Chinese form. Compiled once into the cache
    folder of the lexicon; raises `UsageError` for a glossary that cannot be read or is malformed.
    """
    shipped = glossary.shipped_glossaries()
    own = [(path, _settled("cannot read the glossary ", partial(glossary.read_content, path))) for path in extra]

    def names() -> tuple[str, str]:
        digest = _digest([(path, path.read_bytes()) for path in shipped], own)
        return digest, _state(digest)

    digest, state = names() if extra else written("state of the glossaries", "", names, (*shipped, *_code()))

    def compiled() -> bytes:
        with uncollected():
            base = tuple(one for path in shipped for one in glossary.parse_glossary(path.read_bytes(), path))
            layers = (_settled("", partial(_usable, content, path)) for path, content in own)
            return index.compile_concepts(index.override((base, *layers)), digest)

    return Termbase(compiled=store.load(f"termbase-{state}.bin", compiled))


def _usable(content: bytes, path: Path) -> tuple[Concept, ...]:
    concepts = tuple(concept for concept in glossary.read_concepts(content, path) if concept.usable)
    if not concepts and content.strip():
        raise InputError(f"{path}: no concept has both Chinese and English; `policyparse glossary check` says more")
    return concepts


def _settled(what: str, read: Callable[[], _Read]) -> _Read:
    """Return what `read` returns; a glossary that a project is set up with is at fault as its settings are."""
    try:
        return read()
    except InputError as error:
        raise UsageError(f"{what}{error}") from error


def _digest(shipped: Iterable[tuple[Path, bytes]], extra: Iterable[tuple[Path, bytes]]) -> str:
    digest = hashlib.sha256()
    for layer, contents in (("shipped", shipped), ("extra", extra)):
        for path, content in contents:
            digest.update(f"{layer}\0{path.stem}\0{len(content)}\0".encode() + content)
    return f"sha256:{digest.hexdigest()}"


def _state(digest: str) -> str:
    state = hashlib.sha256(digest.encode())
    for path in _code():
        state.update(path.read_bytes())
    return state.hexdigest()[:24]


def _code() -> list[Path]:
    """Return the files that the store depends on beside its glossaries."""
    named = [Path(__file__).with_name(name) for name in _CODE]
    beside = [file for path in named for file in (sorted(path.iterdir()) if path.is_dir() else (path,))]
    return [path for path in (*beside, *folding.FILES) if path.is_file()]


def _zh_reading(concept: Concept, form: int) -> Reading:
    return Reading(concept, concept.forms[form], "preferred" if form < len(concept.zh) else "admitted")


def _en_reading(concept: Concept, form: int) -> Reading:
    return Reading(concept, *concept.renderings[form])


def _hits(text: str, runs: list[keys.Run], forms: list[_EnForm]) -> tuple[_EnHit, ...]:
    found: list[_EnHit] = []
    for at, end, key in forms:
        words = [keys.surface_of(text, run) for run in runs[at:end]]
        before = keys.surface_of(text, runs[at - 1]) if at else ""
        found.append((runs[at][0][0], runs[end - 1][-1][1], key, words, before))
    return tuple(found)


def _scanned(kinds: frozenset[Kind]) -> frozenset[Kind]:
    """Return the kinds that are scanned for at once, since a text is asked for several of them."""
    return _NAMES if kinds <= _NAMES else kinds | CONTENT_KINDS


def _kept(known: _Terms, text: str, found: list[TermMatch]) -> tuple[TermMatch, ...]:
    if len(known) >= _RECENT:
        known.clear()
    kept = known[text] = tuple(found)
    return kept


def _longest(found: list[TermMatch]) -> list[TermMatch]:
    """Return the leftmost longest candidates that do not overlap; `found` is in order of start."""
    kept: list[TermMatch] = []
    for one in found:
        if not kept or one[0] >= kept[-1][1]:
            kept.append(one)
        elif one[0] == kept[-1][0] and one[1] > kept[-1][1]:
            kept[-1] = one
    return kept


def _opened(ones: Sequence[str], openings: index.Openings | None) -> list[int]:
    """Return at which characters or words what opens a form begins: anywhere, where nothing is said of that."""
    if openings is None:
        return list(range(len(ones)))
    found: list[int] = []
    seconds: dict[str, None] | None = None
    for at, one in enumerate(ones):
        if seconds and one in seconds:
            found.append(at - 1)
        seconds = openings.get(one)
        if seconds and "" in seconds:
            found.append(at)
            seconds = None
    return found


def _cuts_latin(text: str, start: int, end: int) -> bool:
    """Return whether `[start, end)` begins or ends inside a Latin word or a number."""
    return any(0 < at < len(text) and _is_latin(text[at - 1]) and _is_latin(text[at]) for at in (start, end))


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _in_case(readings: tuple[Reading, ...], surface: str) -> tuple[Reading, ...]:
    """Return the readings of a Chinese form that may be written as it is in a text."""
    written = folding.fold(surface)
    return tuple([one for one in readings if not one.concept.case_sensitive or one.form == written])


def _is_choosy(reading: Reading) -> bool:
    return bool(reading.concept.case_sensitive or reading.concept.pos or keys.acronyms(reading.form))


def _fits(reading: Reading, matched: Sequence[str], before: str) -> bool:
    """Return whether a form may be what was matched, by its capitals and its part of speech."""
    concept, form, _ = reading
    if concept.case_sensitive and not _same_capitals(form, matched):
        return False
    return _same_case(form, matched) and fits(concept.pos, form, matched[-1], before, single=len(matched) == 1)


def _same_capitals(form: str, matched: Sequence[str]) -> bool:
    """Return whether the words of a form are written as matched, but for their inflection."""
    words, written = [token.surface for token in keys.en_tokens(form)], list(matched)
    if len(words) != len(written):
        words, written = ["".join(words)], ["".join(written)]
    return all(_common(one, other) for one, other in zip(words, written, strict=True))


def _common(one: str, other: str) -> bool:
    """Return whether two words have the same capitals as far as they have the same letters."""
    pairs = takewhile(lambda pair: pair[0].lower() == pair[1].lower(), zip(one, other, strict=False))
    return all(letter == its for letter, its in pairs)


def _same_case(form: str, matched: Sequence[str]) -> bool:
    """Return whether each acronym of `form` is among the matched words as written; a plural s is no matter."""
    return all(acronym in matched or acronym + "s" in matched for acronym in keys.acronyms(form))
