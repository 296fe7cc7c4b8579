"""Frozen types that the steps hand to each other; no behaviour beyond their invariants."""
