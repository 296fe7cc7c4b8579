"""Digests of everything that a result depends on."""

from __future__ import annotations

import json
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

from policyparse.batch.entries import Entry
from policyparse.batch.protocol import Setup
from policyparse.errors import InputError
from policyparse.gate.keys import code, digest, joined
from policyparse.model.document import StrPath
from policyparse.model.report import Signature
from policyparse.readers.loading import load
from policyparse.readers.remote import Url, located, suffix_of


def ground_of(setup: Setup, signature: Signature) -> str:
    """Return the digest of all that the results of a run share: program, termbase, lexicon, direction and reading.

    For a password, only its presence counts: it is not stored, not even in a digest.
    """
    direction = setup.config.direction or ""
    reading = asdict(setup.config.reading) | {"password": setup.config.reading.password is not None}
    settings = json.dumps(reading, sort_keys=True), json.dumps(signature_row(signature))
    return joined((setup.command, direction, *settings, code()))


def key_of(entry: Entry, ground: str, max_bytes: int) -> str | None:
    """Return the digest of an entry's files on `ground`; None if one cannot be read, which the run will explain.

    A file at a URL is read for it, up to `max_bytes`.
    """
    paths = [located(path) for path in (entry.source, entry.translation) if path is not None]
    try:
        return joined((ground, entry.direction, *map(suffix_of, paths), *(_digest(path, max_bytes) for path in paths)))
    except (OSError, ValueError, InputError):
        return None


def _digest(path: StrPath, max_bytes: int) -> str:
    return sha256(load(path, max_bytes)).hexdigest() if isinstance(path, Url) else digest(Path(path))


def signature_row(signature: Signature) -> tuple[str, str, str, str]:
    """Return a signature as the store has it: version, termbase, lexicon, settings as JSON."""
    return (
        signature.policyparse,
        signature.termbase,
        signature.lexicon,
        json.dumps(dict(signature.settings), ensure_ascii=False),
    )
