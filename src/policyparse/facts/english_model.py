"""An installed spaCy pipeline as a parser of English (https://spacy.io/models/en). Imported where a user names one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import spacy
from spacy.language import Language

from policyparse.errors import UsageError
from policyparse.facts.grammar import Grammar
from policyparse.model.document import Span

_BODIES = frozenset({"ORG"})
"""Entity labels that mean an organisation, in the scheme of OntoNotes that the English pipelines are trained on."""

_UNUSED = ("lemmatizer", "textcat")
_LONGEST = 50_000  # characters of a paragraph; the memory that parsing needs grows with it


@dataclass(frozen=True, eq=False)
class EnglishModel:
    """A loaded pipeline; see `policyparse.facts.grammar.English`."""

    name: str
    pipeline: Language

    @lru_cache(maxsize=1024)  # noqa: B019  (a model lives as long as the process)
    def read(self, text: str) -> Grammar:
        """Return the noun phrases and organisations of `text`; none of one that is too long to parse."""
        if not text.strip() or len(text) > _LONGEST:
            return Grammar()
        doc = self.pipeline(text)
        phrases = doc.noun_chunks if doc.has_annotation("DEP") else ()
        return Grammar(
            tuple(Span(phrase.start_char, phrase.end_char) for phrase in phrases),
            tuple(Span(entity.start_char, entity.end_char) for entity in doc.ents if entity.label_ in _BODIES),
        )


@lru_cache(maxsize=4)
def load_model(name: str) -> EnglishModel:
    """Return the pipeline that is installed as `name`, or saved in the folder of that name.

    Raises `UsageError` for one that is not there, cannot be loaded, or is not English.
    """
    try:
        pipeline = spacy.load(name, exclude=_UNUSED)
        pipeline("A trial.")
    except OSError as error:
        raise UsageError(
            f"the English model {name!r} is not installed: run `python -m spacy download {name}`, or name a folder"
        ) from error
    except Exception as error:
        reason = " ".join(str(error).split())[:200]
        raise UsageError(f"the English model {name!r} cannot be loaded: {reason}") from error
    if pipeline.lang != "en":
        raise UsageError(f"the model {name!r} is of the language {pipeline.lang!r}: name an English one")
    meta = pipeline.meta
    return EnglishModel(f"{meta['lang']}_{meta['name']} {meta['version']}", pipeline)
