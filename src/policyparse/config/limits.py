"""How documents are read, and within which limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from policyparse.config.bounds import fields_set, whole_number


@dataclass(frozen=True, slots=True)
class Reading:
    """How documents are read, and the limits that keep a hostile one from taking the machine.

    A file of more than `max_bytes`, or with more than `max_characters` of text or `max_segments` paragraphs, lines or
    cells, is refused. Of a longer one, the first `max_pages` pages or slides are read. `max_seconds` (of processor
    time, so a busy machine changes no result) and `max_memory` (bytes) limit the parsing of a PDF file, which runs in a
    separate process. `max_unpacked` (bytes), `max_ratio` (unpacked to packed) and `max_parts` limit packages such as
    DOCX and PPTX; `max_depth` limits the nesting of elements.
    """

    password: str | None = None
    ocr: bool = False
    max_bytes: int = 100_000_000
    max_characters: int = 8_000_000
    max_segments: int = 200_000
    max_pages: int = 5_000
    max_seconds: int = 60
    max_memory: int = 1_000_000_000
    max_unpacked: int = 300_000_000
    max_ratio: int = 300
    max_parts: int = 10_000
    max_depth: int = 400


USUAL = Reading()
LIMITS = tuple(field.name for field in fields(Reading) if field.name.startswith("max_"))
"""The fields of `Reading` that are limits; users write them with hyphens."""


def limited(reading: Reading, limits: Mapping[str, object]) -> Reading:
    """Return `reading` with `limits` set, whose keys are written with hyphens; raises `UsageError`."""
    changes: dict[str, Any] = {
        field: whole_number("limit", key, value) for field, key, value in fields_set("limit", LIMITS, limits)
    }
    return replace(reading, **changes)
