"""General words of both languages behind one compiled, memory-mapped cache."""

from policyparse.lexicon.lookup import UNKNOWN, Glosses, Lexicon, load_lexicon

__all__ = ["UNKNOWN", "Glosses", "Lexicon", "load_lexicon"]
