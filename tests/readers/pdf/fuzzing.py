"""Parses altered files one after the other; run by the tests in a process that pdfium may bring down.

    python fuzzing.py FILE FIRST LAST SECONDS

Prints the number of each alteration before it is parsed, and a traceback for what no reader may raise.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import time
from pathlib import Path

from policyparse.readers.pdf.extract import extract
from policyparse.readers.pdf.files import UnreadableError
from policyparse.readers.pdf.shapes import Settings

SETTINGS = Settings(None, ocr=False, max_pages=20, max_seconds=10, max_memory=10**9, max_characters=10**6)


def altered(data: bytes, seed: int) -> bytes:
    """Return `data` with bytes changed, cut out, doubled or moved, or with other numbers."""
    chance = random.Random(seed)
    changed = bytearray(data)
    start = chance.randrange(len(data))
    end = min(len(data), start + chance.randrange(1, 2000))
    match chance.randrange(5):
        case 0:
            for _ in range(chance.choice((1, 10, 100))):
                changed[chance.randrange(len(data))] = chance.randrange(256)
        case 1:
            del changed[start:end]
        case 2:
            changed[start:start] = data[start:end]
        case 3:
            changed[start:end] = data[-(end - start) :]
        case _:
            for at in range(start, end):
                if chr(changed[at]).isdigit() and chance.random() < 0.2:
                    changed[at] = ord(chance.choice("0123456789-."))
    return bytes(changed)


def main() -> None:
    """Parse alterations FIRST to LAST of FILE, as many as SECONDS allow."""
    path, first, last, seconds = sys.argv[1:]
    resource.setrlimit(resource.RLIMIT_AS, (SETTINGS.max_memory, SETTINGS.max_memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    data, stop = Path(path).read_bytes(), time.monotonic() + float(seconds)
    for seed in range(int(first), int(last)):
        if time.monotonic() > stop:
            return
        sys.stdout.write(f"{seed}\n")
        sys.stdout.flush()
        try:
            json.dumps(extract(altered(data, seed), SETTINGS)).encode()
        except (UnreadableError, MemoryError):
            continue


if __name__ == "__main__":
    main()
