"""Settings of a project: `policyparse.toml`, or the table `[tool.policyparse]` of `pyproject.toml`."""

from policyparse.config.limits import LIMITS, Reading, limited
from policyparse.config.load import load_config
from policyparse.config.model import ALL_RULES, SEVERITIES, Acceptance, Config, PairPattern, Rules, Suppression

__all__ = [
    "ALL_RULES",
    "LIMITS",
    "SEVERITIES",
    "Acceptance",
    "Config",
    "PairPattern",
    "Reading",
    "Rules",
    "Suppression",
    "limited",
    "load_config",
]
