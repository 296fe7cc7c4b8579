"""Settings of a project: `policyparse.toml`, or the table `[tool.policyparse]` of `pyproject.toml`."""

from policyparse.config.asking import BOUNDS, NOT_ASKING, Asking, bounded
from policyparse.config.limits import LIMITS, Reading, limited
from policyparse.config.load import load_config
from policyparse.config.model import (
    SEVERITIES,
    USUAL_SELECTION,
    Acceptance,
    Config,
    OwnCheck,
    PairPattern,
    Selection,
    Suppression,
)

__all__ = [
    "BOUNDS",
    "LIMITS",
    "NOT_ASKING",
    "SEVERITIES",
    "USUAL_SELECTION",
    "Acceptance",
    "Asking",
    "Config",
    "OwnCheck",
    "PairPattern",
    "Reading",
    "Selection",
    "Suppression",
    "bounded",
    "limited",
    "load_config",
]
