"""Verdicts on segments, and outcomes of targets, assignments and tracks."""
