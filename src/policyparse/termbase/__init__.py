"""Glossaries of both languages, loaded as one termbase."""

from policyparse.termbase.lookup import Termbase, load_termbase
from policyparse.termbase.model import CONTENT_KINDS, KINDS, Concept, Kind, Reading, Status, TermMatch

__all__ = ["CONTENT_KINDS", "KINDS", "Concept", "Kind", "Reading", "Status", "TermMatch", "Termbase", "load_termbase"]
