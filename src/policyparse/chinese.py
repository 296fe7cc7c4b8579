"""Chinese, assembled from what each step of reading knows of it."""

from __future__ import annotations

import re

from policyparse.facts import agencies, agency_register, assignments, cues, references
from policyparse.facts.dates_chinese import find_chinese_dates
from policyparse.facts.quantities.chinese import chinese_date_bound, find_chinese
from policyparse.facts.targets import exclusions, indicators, sentences, standing, times
from policyparse.folding import fold
from policyparse.languages.language import Agencies, Language, Layout, Lists, Numerals, Targets
from policyparse.languages.shingles import characters
from policyparse.structure import headings, languages, official
from policyparse.structure.clauses import units_of

LANGUAGE = Language(
    code="zh",
    name="Chinese",
    tag="zh-Hans",
    exchange_tag="zh-CN",
    word=re.compile(r"[^\W\dA-Za-z_À-ɏ]"),
    shingles=characters,
    lowered=lambda text: text,
    cues=cues.chinese_cues,
    terms=lambda termbase, text: termbase.find_zh(text),
    layout=Layout(
        units=units_of,
        longest_title=60,
        is_bare_heading=headings.is_bare_chinese,
        announces_title=official.announces_chinese_title,
        is_foreign=languages.is_english,
        is_label=lambda _: False,
    ),
    numerals=Numerals(
        dates=find_chinese_dates,
        quantities=find_chinese,
        date_bound=chinese_date_bound,
        references=references.chinese_references,
    ),
    agencies=Agencies(
        folded=fold,
        names=agencies.chinese_names,
        known=lambda termbase, text, kinds: termbase.find_zh(text, kinds=kinds),
        is_whole=agency_register.is_whole_chinese,
        places=agency_register.chinese_places,
        sentence=re.compile(r"[^。\n！!？?]+"),
        thin=re.compile(r"[\s、，,；;/和及与以并由等各级单位部门共同按照职责分工自别具体统一积极密切的（(]*"),
        breaks=re.compile(r"[、，,；;。：:/｜|（(）)\s]+|以及|[和及与并]"),
        is_item=assignments.is_chinese_item,
        duty=assignments.chinese_duty,
        duty_shape=assignments.chinese_duty_shape,
    ),
    targets=Targets(
        end=re.compile(r"[。！？\n]"),
        run=re.compile(r"年(?:之|以)?内|年(?:左右)?的?时间|未来|今后|接下来"),
        clause_mark=re.compile(r"[，；。]"),
        words=sentences.chinese_words,
        is_bare=exclusions.is_bare_chinese,
        is_start=exclusions.is_start_chinese,
        is_duration=exclusions.is_duration_chinese,
        is_condition=exclusions.is_condition_chinese,
        is_achieved=standing.is_achieved_chinese,
        indicator=indicators.respective,
        phrase_after=indicators.chinese_phrase_after,
        phrase_before=indicators.chinese_phrase_before,
        due=times.chinese_due,
        is_base=times.is_base_chinese,
        time_first=True,
    ),
    lists=Lists(
        run=re.compile(r"(?<![^，。；：！？;:!?\n])[^，。；：！？;:!?\n]*、[^。；：！？;:!?\n，]*"),
        closed=False,
        comma=re.compile("、"),
        joint=re.compile(r"以及|和|与|及|或"),
        reach=8,
        longest=14,
        tail=re.compile("等"),
        separator=re.compile(r",?\s+(?:and|or|as well as)\s|[,;/]\s?"),
        rest=re.compile(r"(?!)"),
        respectively=re.compile("分别|依次"),
        member=re.compile("[、，,]|以及|和|与|及"),
        end=re.compile("[。；：！？\n]"),
        apart=8,
    ),
)
