"""Frozen types that the steps exchange; they have no behaviour beyond their invariants."""
