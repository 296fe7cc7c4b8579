"""How severe a finding is."""

from __future__ import annotations

from typing import Final, Literal

Severity = Literal["error", "warning", "note"]

SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warning", "note")
"""The most severe first."""
