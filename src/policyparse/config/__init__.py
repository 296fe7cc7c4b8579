"""Settings of a project: `policyparse.toml`, or the table `[tool.policyparse]` of `pyproject.toml`."""

from policyparse.config.limits import LIMITS, Reading, limited
from policyparse.config.load import load_config
from policyparse.config.model import (
    SEVERITIES,
    USUAL_SELECTION,
    Acceptance,
    Config,
    PairPattern,
    Selection,
    Suppression,
)

__all__ = [
    "LIMITS",
    "SEVERITIES",
    "USUAL_SELECTION",
    "Acceptance",
    "Config",
    "PairPattern",
    "Reading",
    "Selection",
    "Suppression",
    "limited",
    "load_config",
]
