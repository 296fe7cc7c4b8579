"""English, assembled from what each step of reading knows of it."""

from __future__ import annotations

import re

from policyparse.facts import agencies, agency_register, assignments, cues, references
from policyparse.facts.dates_english import find_english_dates
from policyparse.facts.quantities.english import english_date_bound, find_english
from policyparse.facts.targets import exclusions, indicators, sentences, standing, times
from policyparse.facts.wordlists import lower
from policyparse.languages.language import Agencies, Language, Layout, Lists, Numerals, Targets
from policyparse.languages.shingles import words
from policyparse.structure import headings, languages, official
from policyparse.structure.clauses import units_of

_AND = "(?:and|or|as well as)"
_MEMBER = r"(?<![\d.])[^,.;:!?()\n]{2,48}"

LANGUAGE = Language(
    code="en",
    name="English",
    tag="en",
    exchange_tag="en",
    word=re.compile(r"[A-Za-zÀ-ɏ]+"),
    shingles=words,
    lowered=lower,
    cues=cues.english_cues,
    terms=lambda termbase, text: termbase.find_en(text),
    layout=Layout(
        units=units_of,
        longest_title=200,
        is_bare_heading=headings.is_bare_english,
        announces_title=official.announces_english_title,
        is_foreign=languages.is_chinese,
        is_label=languages.is_chinese_label,
    ),
    numerals=Numerals(
        dates=find_english_dates,
        quantities=find_english,
        date_bound=english_date_bound,
        references=references.english_references,
    ),
    agencies=Agencies(
        folded=lambda text: text,
        names=agencies.english_names,
        known=lambda termbase, text, kinds: termbase.find_en(text, kinds=kinds),
        is_whole=lambda *_: True,
        places=agency_register.english_places,
        sentence=re.compile(r"[^\n]+?(?:[.!?](?=\s+[A-Z(])|\n|\Z)"),
        thin=re.compile(r"(?:[\s,;:/()]|and\b|the\b|jointly\b|its\b|by\b|shall\b|will\b|should\b|is\b|are\b)*"),
        breaks=re.compile(r"[,;/|:()\n]+|\band\b"),
        is_item=assignments.is_english_item,
        duty=assignments.english_duty,
        duty_shape=assignments.english_duty_shape,
    ),
    targets=Targets(
        end=re.compile(r"[.!?](?=\s+[A-Z“\"(]|\s*$)|\n"),
        run=re.compile(r"\byears?\b"),
        clause_mark=re.compile(r"[,;](?=\s)"),
        words=sentences.english_words,
        is_bare=exclusions.is_bare_english,
        is_start=exclusions.is_start_english,
        is_duration=exclusions.is_duration_english,
        is_condition=exclusions.is_condition_english,
        is_achieved=standing.is_achieved_english,
        indicator=lambda _: None,
        phrase_after=indicators.english_phrase_after,
        phrase_before=indicators.english_phrase_before,
        due=times.english_due,
        is_base=times.is_base_english,
    ),
    lists=Lists(
        run=re.compile(rf"{_MEMBER}(?:,\s(?!{_AND}\s){_MEMBER})+(?:,\s{_AND}\s{_MEMBER})?"),
        closed=True,
        comma=re.compile(rf",(?!\s{_AND}\s)"),
        joint=re.compile(rf",?\s{_AND}\s"),
        reach=28,
        longest=50,
        tail=re.compile(r"(?!)"),
        separator=re.compile(r"[、，,；;/]|以及|和|与|及|或"),
        rest=re.compile(r"\b(?:others?|similar|such(?! as)|so on|more)\b", re.IGNORECASE),
        respectively=re.compile(r"\brespectively\b", re.IGNORECASE),
        member=re.compile(r"[,，、]\s*(?:and\s+|or\s+|while\s+)?(?!\d{3}\b)|\s+(?:and|or|while)\s+"),
        end=re.compile(r"[.;:!?](?=\s|$)|\n"),
        apart=20,
    ),
)
