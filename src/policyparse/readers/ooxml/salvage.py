"""Rebuilds the directory of a ZIP file that is truncated or damaged.

Each entry of a ZIP file has a header before its data (APPNOTE 6.3, section 4.3.7); if the header lacks the sizes, they
are in a descriptor after the data (4.3.9). The usual limits apply to hostile entries.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import islice

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_DESCRIPTOR = struct.Struct("<4s3I")
_SIZES_BEHIND = 0x8
_MOST = 0xFFFF  # entries that the end of a directory can count


def with_directory(data: bytes, most: int) -> bytes:
    """Return the whole entries of `data`, the first `most`, as a sound ZIP file."""
    found = list(islice(_entries(data), min(most, _MOST)))
    directory = b"".join(entry for entry, _ in found)
    end = found[-1][1] if found else 0
    return data[:end] + directory + _END.pack(b"PK\x05\x06", 0, 0, len(found), len(found), len(directory), end, 0)


def _entries(data: bytes) -> Iterator[tuple[bytes, int]]:
    """Yield an entry of the directory for each whole entry of the file, and where that ends."""
    at = 0
    while data[at : at + 4] == b"PK\x03\x04" and at + _LOCAL.size <= len(data):
        _, version, flags, method, time, date, crc, packed, size, name, extra = _LOCAL.unpack_from(data, at)
        start = at + _LOCAL.size + name + extra
        end = start + packed
        if flags & _SIZES_BEHIND and not packed:
            found = _descriptor(data, start)
            if found is None:
                return
            crc, packed, size = found
            end = start + packed + _DESCRIPTOR.size
        if end > len(data):
            return
        label = data[at + _LOCAL.size : at + _LOCAL.size + name]
        yield (
            _CENTRAL.pack(
                b"PK\x01\x02", 20, version, flags, method, time, date, crc, packed, size, name, 0, 0, 0, 0, 0, at
            )
            + label,
            end,
        )
        at = end


def _descriptor(data: bytes, start: int) -> tuple[int, int, int] | None:
    """Return CRC, packed and unpacked size of the entry whose data start at `start`, as the descriptor behind says."""
    at = data.find(b"PK\x07\x08", start)
    while 0 <= at <= len(data) - _DESCRIPTOR.size:
        _, crc, packed, size = _DESCRIPTOR.unpack_from(data, at)
        if packed == at - start:
            return crc, packed, size
        at = data.find(b"PK\x07\x08", at + 1)
    return None
