"""Office files with a password: a package encrypted within an older container (MS-OFFCRYPTO)."""

from __future__ import annotations

import importlib
import io
import re

from policyparse.config import Reading
from policyparse.errors import InputError

_CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAM = "EncryptedPackage".encode("utf-16-le")
_ROUNDS = re.compile(rb'spinCount="(\d+)"')
_MOST_ROUNDS = 1_000_000


def is_encrypted(data: bytes) -> bool:
    """Return whether `data` is an encrypted package."""
    return data.startswith(_CONTAINER) and _STREAM in data


def decrypted(data: bytes, name: str, reading: Reading) -> bytes:
    """Return the package in `data`, opened with the user's password if it is encrypted.

    Raises `InputError` without a password, with a wrong one, and without the library for it.
    """
    if not is_encrypted(data):
        return data
    if not reading.password:
        raise InputError(f"{name}: is encrypted; give its password (--password) or save it without one")
    if any(int(rounds) > _MOST_ROUNDS for rounds in _ROUNDS.findall(data)):
        raise InputError(f"{name}: its encryption would take too long to undo; save it without a password")
    try:
        crypto = importlib.import_module("msoffcrypto")
    except ImportError as error:
        raise InputError(
            f"{name}: is encrypted; save it without a password, or install policyparse[encrypted]"
        ) from error
    opened = io.BytesIO()
    try:
        file = crypto.OfficeFile(io.BytesIO(data))
        file.load_key(password=reading.password)
        file.decrypt(opened)
    except Exception as error:
        raise InputError(f"{name}: is encrypted, and its password is not the one given") from error
    return opened.getvalue()
