"""Chinese words were left standing in an English sentence.

Letterheads and documents that a slide shows in full, documents and labels in both languages, Chinese in brackets or
quotation marks and Chinese right after an English name pass. In a bilingual file a unit that is Chinese as a whole does
not: its translation should be English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policyparse.checks._base import Check, Example, Pair
from policyparse.model.bitext import Account, Place
from policyparse.model.report import Finding
from policyparse.model.structure import Segment

_HAN = "\u3400-\u9fff"
_RUN = re.compile(rf"[{_HAN}]{{2,}}(?:[、，·\s]{{0,2}}[{_HAN}]+)*")
_QUOTED = re.compile(r"[(（\[【《〈“\"「『‘'][^()（）\[\]【】《》〈〉“”\"「」『』‘’']*[)）\]】》〉”\"」』’']")
_NAME_BEFORE = re.compile(r"\b[A-Z][\w'’.-]*[,:]?\s*$")
_PARTED = re.compile(r"[|/｜／]")
_LETTERS = re.compile(r"[A-Za-z]")
_QUOTATION = 3  # Chinese segments in a row that make a quoted document


def run(pair: Pair) -> Iterator[Finding]:
    """Report each run of Chinese in the translation that nothing explains."""
    chinese = [_is_chinese(account.segment) for account in pair.bitext.accounts]
    for at, account in enumerate(pair.bitext.accounts):
        quoted = chinese[at] and (_run_length(chinese, at) >= _QUOTATION or _stands_beside_english(pair, account))
        aside = quoted or account.segment.kind in ("boilerplate", "label")
        if account.segment.unit is not None or not aside:
            for match in _left(account.segment.text):
                yield _found(account.segment, match)


def _found(segment: Segment, match: re.Match[str]) -> Finding:
    place = Place(segment.id, segment.passage.locate(*match.span()), match[0])
    return CHECK.found(f"{match[0]} was not translated", None, place, actual=match[0])


def _stands_beside_english(pair: Pair, account: Account) -> bool:
    """Tell whether all that a Chinese segment says is said in English as well."""
    renderings = [pair.renderings[link] for link in account.links]
    return bool(renderings) and all(
        any(not _is_chinese(other) for other in pair.linked(rendering)) for rendering in renderings
    )


def _is_chinese(segment: Segment) -> bool:
    """Tell whether a segment of the translation is Chinese for the most part."""
    han = sum(len(run) for run in re.findall(rf"[{_HAN}]+", segment.text))
    return han > len(_LETTERS.findall(segment.text))


def _run_length(chinese: list[bool], at: int) -> int:
    """Return how many Chinese segments stand in a row around `at`."""
    before = next((at - step for step in range(at, -1, -1) if not chinese[step]), at + 1)
    after = next((step - at for step in range(at, len(chinese)) if not chinese[step]), len(chinese) - at)
    return before + after - 1


def _left(text: str) -> Iterator[re.Match[str]]:
    """Yield the runs of Chinese that stand in running text."""
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    for match in _RUN.finditer(text):
        inside = any(start < match.start() < end for start, end in quoted)
        if not (inside or _PARTED.search(text) or _NAME_BEFORE.search(text[: match.start()])):
            yield match


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
    ),
)
