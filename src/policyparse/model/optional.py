"""The checks that are off by default."""

OPTIONAL = ("PP7", "PP8")
"""The starts of their ids."""
