"""A package: a ZIP file of parts (ISO/IEC 29500-2), unpacked in memory, within limits.

The declared size of a part is checked before it is unpacked, and the unpacked bytes are counted, because a hostile
package may lie. Parts that are not needed, such as pictures, are never unpacked.
"""

from __future__ import annotations

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from urllib.parse import unquote

from policyparse.config import Reading
from policyparse.errors import InputError
from policyparse.readers.ooxml.salvage import with_directory

SIGNATURE = b"PK\x03\x04"
CONTENT_TYPES = "[content_types].xml"
_ENTRY = b"PK\x01\x02"
_CHUNK = 1 << 16
_ALWAYS = 1_000_000  # bytes that a part may unpack to, however small it was packed
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, struct.error, OverflowError)


class DamagedPartError(Exception):
    """A part is missing, truncated or not XML; the caller decides whether the rest is usable."""


class Package:
    """The parts of one package, by name.

    `name` is what messages call the file, `nodes` counts the elements and attributes that were parsed so far. A package
    whose directory is missing or damaged is `salvaged` from its entries.
    """

    def __init__(self, data: bytes, name: str, reading: Reading) -> None:
        """Open the package in `data`; raises `InputError` if it is damaged or has too many parts."""
        self.name = name
        self.reading = reading
        self.nodes = 0
        self._left = reading.max_unpacked
        if data.count(_ENTRY) > reading.max_parts:
            raise InputError(f"{name}: has more than {reading.max_parts:,} parts; raise the limit (max-parts)")
        found = _opened(data)
        self.salvaged = found is None
        found = found or _opened(with_directory(data, reading.max_parts))
        if found is None:
            raise InputError(f"{name}: is a damaged or cut-off ZIP file; get it again")
        self._zip = found
        self._parts: dict[str, list[zipfile.ZipInfo]] = {}
        for info in self._zip.infolist():
            self._parts.setdefault(_key(info.filename), []).append(info)

    def __contains__(self, part: str) -> bool:
        """Return whether there is a part of that name."""
        return _key(part) in self._parts

    def __iter__(self) -> Iterator[str]:
        """Yield the names of all parts, in lower case and without a slash in front."""
        return iter(self._parts)

    def chunks(self, part: str) -> Iterator[bytes]:
        """Yield the part piece by piece; raises `DamagedPartError`, and `InputError` where a limit is reached."""
        info = self._info(part)
        most = min(self._left, _ALWAYS + self.reading.max_ratio * info.compress_size)
        if info.file_size > most:
            raise self._too_large(part, info.file_size > self._left)
        unpacked = 0
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    unpacked += len(chunk)
                    self._left -= len(chunk)
                    if unpacked > most:
                        raise self._too_large(part, self._left < 0)
                    yield chunk
        except (*_BROKEN, NotImplementedError, RuntimeError) as error:
            raise DamagedPartError(f"{part} is damaged") from error

    def _info(self, part: str) -> zipfile.ZipInfo:
        found = self._parts.get(_key(part), [])
        if not found:
            raise DamagedPartError(f"{part} is missing")
        if len(found) > 1:
            raise InputError(f"{self.name}: has two parts called {part}; open and save it in an office program")
        if found[0].flag_bits & 1:
            raise InputError(f"{self.name}: is encrypted; save it without a password")
        return found[0]

    def _too_large(self, part: str, total: bool) -> InputError:
        if total:
            return InputError(f"{self.name}: unpacks to more than the limit; if you trust it, raise max-unpacked")
        return InputError(f"{self.name}: {part} unpacks as a bomb does; if you trust it, raise max-ratio")


def expect_bounded(package: Package) -> None:
    """Unpack each part within its limits and discard it, before another library reads the package.

    Raises `DamagedPartError` for a part that cannot be unpacked, `InputError` where a limit is reached.
    """
    for part in package:
        for _ in package.chunks(part):
            pass


def resolve(base: str, target: str) -> str:
    """Return the name of the part that the part `base` calls `target`; it never leads out of the package."""
    joined = posixpath.join(posixpath.dirname(base), unquote(target).replace("\\", "/"))
    return posixpath.normpath("/" + joined).lstrip("/")


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _opened(data: bytes) -> zipfile.ZipFile | None:
    """Return `data` as a ZIP file, None if its directory makes no sense."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (*_BROKEN, NotImplementedError):
        return None
