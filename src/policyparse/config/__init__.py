"""Settings of a project: `policyparse.toml`, or the table `[tool.policyparse]` of `pyproject.toml`."""

from policyparse.config.asking import BOUNDS, NOT_ASKING, Asking, bounded
from policyparse.config.limits import LIMITS, Reading, limited
from policyparse.config.load import load_config, read_config, settings_places
from policyparse.config.model import (
    MISSING,
    SEVERITIES,
    USUAL_SELECTION,
    Acceptance,
    Config,
    Missing,
    OwnCheck,
    PairPattern,
    Selection,
    Suppression,
)

__all__ = [
    "BOUNDS",
    "LIMITS",
    "MISSING",
    "NOT_ASKING",
    "SEVERITIES",
    "USUAL_SELECTION",
    "Acceptance",
    "Asking",
    "Config",
    "Missing",
    "OwnCheck",
    "PairPattern",
    "Reading",
    "Selection",
    "Suppression",
    "bounded",
    "limited",
    "load_config",
    "read_config",
    "settings_places",
]
