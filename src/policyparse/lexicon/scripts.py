"""Which Chinese a text is written in, as a language tag (BCP 47)."""

from __future__ import annotations

_SIMPLIFIED = frozenset(
    "国发会个们这来时为业产动关实现设进对开样义务万与专书长东车见门问间风飞马鱼鸟龙龟际约纪细级办区术条场机构权标准总统规划资质认证"
)
_TRADITIONAL = frozenset(
    "國發會個們這來時為業產動關實現設進對開樣義務萬與專書長東車見門問間風飛馬魚鳥龍龜際約紀細級辦區術條場機構權標準總統規劃資質認證"
)
_HONG_KONG = frozenset("衞裏着綫")
_TAIWAN = frozenset("裡臺")
"""Forms that one of the two alone has as its standard, after the lists of characters that their schools teach."""
_SAMPLE = 200_000


def source_tag(text: str) -> str:
    """Return `zh-CN`, or for traditional Chinese `zh-HK` or `zh-TW` where its forms say so, else `zh-Hant`."""
    counts = {kind: sum(map(text[:_SAMPLE].count, kind)) for kind in (_SIMPLIFIED, _TRADITIONAL, _HONG_KONG, _TAIWAN)}
    if counts[_TRADITIONAL] <= counts[_SIMPLIFIED]:
        return "zh-CN"
    hong_kong, taiwan = counts[_HONG_KONG], counts[_TAIWAN]
    if hong_kong == taiwan:
        return "zh-Hant"
    return "zh-HK" if hong_kong > taiwan else "zh-TW"
