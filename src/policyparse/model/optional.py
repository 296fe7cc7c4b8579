"""Which checks are off unless the settings turn them on."""

OPTIONAL = ("PP7", "PP8")
"""The starts of their ids."""
