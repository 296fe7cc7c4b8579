"""Corpora: thousands of pairs or documents, their results in one store, done again only where something changed."""
