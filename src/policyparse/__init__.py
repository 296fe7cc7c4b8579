"""Compare a Chinese policy document with its English rendering, or an English one with its Chinese rendering.

The functions are imported when they are first used, so that `import policyparse` costs next to nothing.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policyparse.api import (
        Alignment,
        Assignments,
        Comparison,
        Drift,
        Outline,
        Quantities,
        Review,
        Targets,
        align_segments,
        compare,
        compare_texts,
        drift,
        extract_assignments,
        extract_quantities_text,
        extract_targets,
        extract_targets_text,
        outline,
        review,
    )

__version__ = "0.1.0"

__all__ = [
    "Alignment",
    "Assignments",
    "Comparison",
    "Drift",
    "Outline",
    "Quantities",
    "Review",
    "Targets",
    "__version__",
    "align_segments",
    "compare",
    "compare_texts",
    "drift",
    "extract_assignments",
    "extract_quantities_text",
    "extract_targets",
    "extract_targets_text",
    "outline",
    "review",
]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'policyparse' has no attribute {name!r}")
    return getattr(importlib.import_module("policyparse.api"), name)


def __dir__() -> list[str]:
    return __all__
