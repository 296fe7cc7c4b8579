"""Speed of the quantity pass: characters a second and core, over sizes and over hostile runs of one sign.

Run `python benchmarks/bench_facts.py`; the sentences are our own, about one quantity in fifty characters.
"""

from __future__ import annotations

from itertools import cycle
from time import process_time

from policyparse.facts.quantities import read_numbers
from policyparse.facts.targets import Place, targets_at
from policyparse.model.document import Language

_CHINESE = (
    "聚焦智能制造、绿色低碳和数字经济等重点领域，推动产业链上下游协同创新，完善以企业为主体的技术创新体系。",
    "到2028年，全市先进制造业规模突破9000亿元，建成不少于12个特色产业园区，培育链主企业30家左右。",
    "强化组织领导，健全市区两级联动机制，压实工作责任，定期开展评估，确保各项任务落到实处、取得实效。",
    "鼓励金融机构开发适应中小企业特点的信贷产品，对符合条件的项目给予最高500万元贴息支持。",
    "统筹城乡教育资源配置，加强教师队伍建设，推动优质均衡发展，全面提升基本公共服务的可及性和满意度。",
)
_ENGLISH = (
    "The plan focuses on smart manufacturing, green development and the digital economy, and on closer cooperation.",
    "By 2028, output will exceed 900 billion yuan, with no fewer than 12 industrial parks and around 30 leading firms.",
    "Departments are to strengthen leadership, improve coordination between levels and review progress at intervals.",
    "Banks are encouraged to develop loans for small firms; eligible projects may receive up to 5 million yuan each.",
    "Schools in towns and villages will share resources, and public services will be easier to reach for everyone.",
)
_HOSTILE = ("1", "亿", ",", "1,", "1-", "January ", "2020-", "一点", "(")


def prose(language: Language, size: int) -> str:
    """Return `size` characters of sentences in turn."""
    sentences, text, length = cycle(_CHINESE if language == "zh" else _ENGLISH), list[str](), 0
    while length < size:
        text.append(next(sentences) + " ")
        length += len(text[-1])
    return "".join(text)[:size]


def rate(text: str, language: Language, *, targets: bool = False) -> float:
    """Return characters a second of processor time."""
    start = process_time()
    numbers = read_numbers(text, language)
    if targets:
        targets_at(Place(), numbers)
    return len(text) / max(process_time() - start, 1e-9)


def main() -> None:
    languages: tuple[Language, ...] = ("zh", "en")
    for language in languages:
        read_numbers("到2028年", language)
        for size in (10_000, 100_000, 1_000_000, 10_000_000):
            text = prose(language, size)
            both = f", with targets {rate(text, language, targets=True):12,.0f}" if size <= 1_000_000 else ""
            print(f"{language} prose {size:12,} characters: {rate(text, language):12,.0f} a second{both}")
        for sign in _HOSTILE:
            small, large = (rate((sign * size)[:size], language) for size in (50_000, 500_000))
            print(f"{language} {sign!r} repeated: {small:12,.0f} a second, ten times as long {large:12,.0f}")


if __name__ == "__main__":
    main()
