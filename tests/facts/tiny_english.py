"""A pipeline of a few rules, saved as a trained one is: parts of speech by word, heads by order, names by pattern."""

from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

POS = {"VERB": {"build", "train", "support", "will", "be"}, "ADP": {"on", "for", "by", "to", "at", "of", "with"}}
BEFORE_A_NOUN = {"the": "DET", "a": "DET", "new": "ADJ", "at": "ADV", "least": "ADV", "over": "ADV"}
BODIES = ("Blue Harbour Alliance", "Ministry of Finance")


def part_of_speech(word):
    low = word.lower()
    if not word[0].isalnum():
        return "PUNCT"
    if word[0].isdigit():
        return "NUM"
    if low.endswith("ing"):
        return "VERB"
    listed = next((pos for pos, words in POS.items() if low in words), None)
    return BEFORE_A_NOUN.get(low) or listed or ("ADV" if low.endswith(("ly", "ed")) else "NOUN")


@Language.component("policyparse_tests_heads")
def heads(doc):
    """Hang each word before a noun on the noun, and the rest on the first word."""
    tags = [part_of_speech(token.text) for token in doc]
    found, deps = [], []
    for at, tag in enumerate(tags):
        noun = at
        while (
            noun + 1 < len(tags)
            and tags[noun + 1] in {"NUM", "ADJ", "NOUN"}
            and tags[noun] in {"DET", "NUM", "ADJ", "NOUN"}
        ):
            noun += 1
        inside = noun > at and tags[noun] == "NOUN"
        found.append(noun if inside else 0)
        deps.append("compound" if inside else "ROOT" if at == 0 else "dobj" if tag == "NOUN" else "dep")
    spaces = [bool(token.whitespace_) for token in doc]
    return Doc(doc.vocab, words=[token.text for token in doc], spaces=spaces, pos=tags, heads=found, deps=deps)


def save(folder: Path, *, language: str = "en", parsed: bool = True) -> str:
    """Save the pipeline in `folder` and return its path."""
    nlp = spacy.blank(language)
    nlp.meta["name"], nlp.meta["version"] = "tiny", "1.2.3"
    if parsed:
        nlp.add_pipe("policyparse_tests_heads")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "ORG", "pattern": body} for body in BODIES])
    ruler.add_patterns([{"label": "GPE", "pattern": "Shanghai"}])
    nlp.to_disk(folder)
    return str(folder)
