"""Corpora: thousands of pairs or documents with their results in one store, recomputed only after changes."""
