"""Words of the source language were left in the translation: Chinese in English, or English in Chinese.

Letterheads and documents that a slide shows in full, documents and labels in both languages, and words in brackets or
quotation marks pass. So does Chinese right after an English name, and English without the words of a sentence: names,
titles and code are often kept in Chinese, and so is what Chinese in brackets explains. In a bilingual file a unit that
is in the source's language as a whole does not pass: its translation should be in the other one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from policyparse.checks._base import Check, Example, Pair
from policyparse.chinese_english import PAIR
from policyparse.han import HAN, has_han
from policyparse.model.bitext import Account, Place
from policyparse.model.report import Finding
from policyparse.model.structure import Segment

_RUN = re.compile(rf"[{HAN}]{{2,}}(?:[、，·\s]{{0,2}}[{HAN}]+)*")
_HAN = re.compile(f"[{HAN}]+")
_QUOTED = re.compile(r"[(（\[【《〈“\"「『‘'][^()（）\[\]【】《》〈〉“”\"「」『』‘’']*[)）\]】》〉”\"」』’']")
_NAME_BEFORE = re.compile(r"\b[A-Z][\w'’.-]*[,:]?\s*$")
_PARTED = re.compile(r"[|/｜／]")
_LETTERS = re.compile(r"[A-Za-z]")
_ENGLISH_WORD = r"[A-Za-z]+(?:[-'’][a-z]+)*"
_ENGLISH_RUN = re.compile(rf"(?<![\w/@.`$#=_-]){_ENGLISH_WORD}(?:,?[ \n]{_ENGLISH_WORD})+(?![\w/@`=_-]|\.\w)")
_ENGLISH_QUOTED = re.compile(rf"{_QUOTED.pattern}|`[^`\n]*`|\*[^*\n]*\*")
_EXPLAINED = re.compile(rf"[\w\s,-]*[(（][^()（）]*[{HAN}]")
_FEWEST, _FEWEST_SAID = 5, 3  # words of English that are no name, and those in lower case that are no function words
_QUOTATION = 3  # Chinese segments in a row that make a quoted document


def run(pair: Pair) -> Iterator[Finding]:
    """Report each run of the source's language in the translation that nothing explains."""
    is_left, left = (_is_chinese, _left) if pair.bitext.direction == PAIR.forth else (_is_english, _english_left(pair))
    whole = [is_left(account.segment) for account in pair.bitext.accounts]
    for at, account in enumerate(pair.bitext.accounts):
        quoted = whole[at] and (_run_length(whole, at) >= _QUOTATION or _stands_beside(pair, account, is_left))
        aside = quoted or account.segment.kind in ("boilerplate", "label")
        if account.segment.unit is not None or not aside:
            for match in left(account.segment.text):
                yield _found(account.segment, match)


def _found(segment: Segment, match: re.Match[str]) -> Finding:
    place = Place.within(segment, *match.span())
    return CHECK.found(f"{match[0]} was not translated", None, place, actual=match[0])


def _stands_beside(pair: Pair, account: Account, is_left: Callable[[Segment], bool]) -> bool:
    """Return whether all that an untranslated segment says is said in the translation's language as well.

    What stands in the same sentence says another part of it.
    """
    renderings, sentence = [pair.renderings[link] for link in account.links], account.segment.sentence
    return bool(renderings) and all(
        any(other.sentence != sentence and not is_left(other) for other in pair.linked(rendering))
        for rendering in renderings
    )


def _is_chinese(segment: Segment) -> bool:
    """Return whether a segment of the translation is Chinese for the most part."""
    text = segment.text
    return has_han(text) and sum(map(len, _HAN.findall(text))) > len(_LETTERS.findall(text))


def _is_english(segment: Segment) -> bool:
    """Return whether a segment of a Chinese translation is a sentence of English."""
    return segment.foreign


def _run_length(left: list[bool], at: int) -> int:
    """Return how many untranslated segments stand in a row around `at`."""
    before = next((at - step for step in range(at, -1, -1) if not left[step]), at + 1)
    after = next((step - at for step in range(at, len(left)) if not left[step]), len(left) - at)
    return before + after - 1


def _left(text: str) -> Iterator[re.Match[str]]:
    """Yield the runs of Chinese that stand in running text."""
    if not has_han(text):
        return
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    for match in _RUN.finditer(text):
        inside = any(start < match.start() < end for start, end in quoted)
        if not (inside or _PARTED.search(text) or _NAME_BEFORE.search(text[: match.start()])):
            yield match


def _english_left(pair: Pair) -> Callable[[str], Iterator[re.Match[str]]]:
    """Return what yields the runs of English in a Chinese text that are part of a sentence.

    Those have a function word, and other words in lower case beside it.
    """
    lexicon = pair.lexicon

    def left(text: str) -> Iterator[re.Match[str]]:
        quoted = [match.span() for match in _ENGLISH_QUOTED.finditer(text)]
        for match in _ENGLISH_RUN.finditer(text):
            words = re.findall(_ENGLISH_WORD, match[0])
            empty = [lexicon.is_stop(word.lower()) for word in words]
            said = sum(word.islower() and not stop for word, stop in zip(words, empty, strict=True))
            passes = any(start < match.start() < end for start, end in quoted) or _EXPLAINED.match(text, match.end())
            if len(words) >= _FEWEST and any(empty) and said >= _FEWEST_SAID and not passes:
                yield match

    return left


CHECK = Check(
    id="PP502",
    name="untranslated-text",
    category="terminology",
    severity="warning",
    doc=__doc__,
    run=run,
    examples=(
        Example(
            "加快建设城乡冷链物流体系，支持产地预冷。",
            "Speed up the building of urban and rural 冷链物流 systems and support pre-cooling at places of origin.",
            fires=True,
        ),
        Example(
            "加强古籍保护。\n推广全民阅读，建设覆盖城乡的公共图书馆。",
            "Strengthen the protection of ancient books.\n推广全民阅读，建设覆盖城乡的公共图书馆。",
            fires=True,
        ),
        Example(
            "加快建设城乡冷链物流体系，支持产地预冷。",
            "Speed up the building of urban and rural cold-chain logistics (冷链物流) systems and support pre-cooling "
            "at places of origin.",
            fires=False,
        ),
        Example(
            "推广全民阅读，建设覆盖城乡的公共图书馆。",
            "推广全民阅读，建设覆盖城乡的公共图书馆。\nPromote reading and build public libraries in town and country.",
            fires=False,
        ),
        Example("智慧港口。", "智慧港口 | Smart port", fires=False),
        Example(
            "Speed up the building of cold-chain logistics and support pre-cooling at places of origin.",
            "加快建设冷链物流体系，support pre-cooling at places of origin。",
            fires=True,
        ),
        Example(
            "DAAS: data, assets, applications, and services of a county.",
            "DAAS：the data, assets, applications, and services（各县的数据、资产、应用和服务）。",
            fires=False,
        ),
        Example(
            "The Guide to Rural Logistics asks counties to build cold-chain systems.",
            "《Guide to Rural Logistics》要求各县建设冷链体系（cold-chain systems of the county）。",
            fires=False,
        ),
    ),
)
