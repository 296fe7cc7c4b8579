"""Statements of our own with their renderings, and what a slip of the pen makes of these: one edit at a time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

STATEMENTS: tuple[tuple[str, str], ...] = (
    (
        "到2028年，新建口袋公园60个以上，改造老旧小区120个。",
        "By 2028, build at least 60 pocket parks and renovate 120 old residential compounds.",
    ),
    (
        "产值年均增长8%左右，研发投入强度不低于3.5%。",
        "Output will grow by about 8% a year, with R&D intensity of no less than 3.5%.",
    ),
    (
        "对符合条件的企业给予不超过500万元的一次性奖励。",
        "Eligible enterprises shall receive a one-off reward of up to 5 million yuan.",
    ),
    (
        "粮食产量稳定在1.3万亿斤以上，耕地保有量不低于18.65亿亩。",
        "Grain output will stay above 650 million tonnes, and farmland will be no less than 124 million hectares.",
    ),
    (
        "申请人应当在收到通知之日起15个工作日内提交材料。",
        "Applicants shall submit the documents within 15 working days of receiving the notice.",
    ),
    (
        "未经批准，任何单位不得改变土地用途。",
        "No unit may change the use of land without approval.",
    ),
    (
        "单位GDP能耗下降13.5%，碳排放强度由2020年的0.82吨降至0.67吨。",
        (
            "Energy use per unit of GDP will fall by 13.5%, and carbon intensity will drop from 0.82 tonnes in 2020 to "
            "0.67 tonnes."
        ),
    ),
    (
        "各成员单位每季度至少召开两次会议。",
        "Members shall meet at least twice a quarter.",
    ),
    (
        "力争到2030年建成3到5个产值超百亿元的产业集群。",
        "Strive to build three to five industrial clusters with an output of more than 10 billion yuan by 2030.",
    ),
    (
        "本规定自2025年3月1日起施行，有效期至2030年2月28日。",
        "These provisions take effect on 1 March 2025 and are valid until 28 February 2030.",
    ),
    (
        "鼓励社会资本参与，原则上不新增政府债务。",
        "Private capital is encouraged to take part; in principle, no new government debt will be added.",
    ),
    (
        "必须立即停止使用，并在24小时内报告。",
        "Its use must be stopped at once and reported within 24 hours.",
    ),
    (
        "可以适当延长期限，但最长不超过6个月。",
        "The period may be extended, but by no more than 6 months.",
    ),
    (
        "市发展改革委牵头，市财政局、市生态环境局配合。",
        (
            "Led by the Municipal Development and Reform Commission, with the Municipal Finance Bureau and the "
            "Municipal Bureau of Ecology and Environment."
        ),
    ),
    (
        "根据《食品安全法》第三十四条第二款处以5万元以上10万元以下罚款。",
        "Fines of 50,000 to 100,000 yuan are imposed under Article 34, paragraph 2 of the Food Safety Law.",
    ),
    (
        "轨道交通运营里程达到约960公里，日均客流1200万人次。",
        "The metro will be some 960 kilometres long and carry 12 million passengers a day.",
    ),
    (
        "用水总量控制在67亿立方米以内，比上年减少2.4%。",
        "Water use will be kept within 6.7 billion cubic metres, 2.4% less than the year before.",
    ),
    (
        "失业率不超过5.5%，新增就业1200万人以上。",
        "Unemployment will not exceed 5.5%, and more than 12 million jobs will be created.",
    ),
    (
        "企业数量翻一番，市场份额提高到三分之一。",
        "The number of firms will double and their market share will rise to one third.",
    ),
    (
        "每千人口拥有床位6.8张，其中护理床位占比55%。",
        "There will be 6.8 beds per 1,000 people, of which 55% will be nursing beds.",
    ),
    (
        "禁止向未成年人销售烟酒，违者罚款1000元。",
        "It is prohibited to sell tobacco and alcohol to minors; offenders are fined 1,000 yuan.",
    ),
    (
        "继续扩大开放，不断降低物流成本。",
        "Continue to open up and keep lowering logistics costs.",
    ),
    (
        "出口额增至450亿美元，同比增长12.6%。",
        "Exports rose to US$45 billion, up 12.6% year on year.",
    ),
    (
        "第十二条 经营者不得收取未标明的费用。",
        "Article 12 Operators shall not charge fees that are not shown.",
    ),
    (
        "对标GB/T 19001和ISO 9001，完善HTTP/2接口。",
        "Align with GB/T 19001 and ISO 9001, and improve the HTTP/2 interface.",
    ),
    (
        "“十四五”期间建设5G基站7万个，覆盖率超过90%。",
        "Build 70,000 5G base stations during the 14th Five-Year Plan period, with coverage of over 90%.",
    ),
    (
        "上海、江苏、浙江、安徽等地共有2300多家企业参展。",
        "More than 2,300 companies from Shanghai, Jiangsu, Zhejiang and Anhui took part.",
    ),
    (
        "只有取得许可证的机构才能开展检测。",
        "Only institutions with a licence can carry out tests.",
    ),
    (
        "由教育部和国家卫生健康委负责，人民银行参加。",
        (
            "The Ministry of Education and the National Health Commission are responsible, with the People's Bank of "
            "China taking part."
        ),
    ),
    (
        "会议于6月18日下午3时举行，约有200名代表出席。",
        "The meeting was held at 3 p.m. on 18 June, with about 200 delegates present.",
    ),
    (
        "面积1500平方米，重约2.5吨，时速120公里。",
        "It covers 1,500 square metres, weighs about 2.5 tonnes and does 120 km/h.",
    ),
    (
        "要严格控制新增产能，减少煤炭消费。",
        "New capacity must be strictly controlled and coal consumption reduced.",
    ),
    (
        "应急预案原则上每三年修订一次，不需要备案。",
        "Emergency plans are in principle revised every three years and need not be filed.",
    ),
    (
        "到2026年，培育专精特新企业100家、单项冠军20家、独角兽5家。",
        "By 2026, foster 100 specialised firms, 20 single-product champions and 5 unicorns.",
    ),
    (
        "温度不得高于80℃，压力保持在0.3兆帕至0.5兆帕之间。",
        "The temperature must not be higher than 80°C, and the pressure is kept between 0.3 MPa and 0.5 MPa.",
    ),
)

_SLIPS: tuple[tuple[str, str], ...] = (
    (r"\b(\d)(\d*)\b", "one more"),
    (r"(?<=\d),(?=\d{3})", ""),
    (r"\bmillion\b", "billion"),
    (r"\bbillion\b", "million"),
    (r"\bat least\b|\bmore than\b|\bno less than\b|\bover\b|\babove\b", "at most"),
    (r"\bat least |\bmore than |\bno less than |\babout |\bup to |\bsome ", ""),
    (r"\bwithin\b|\bup to\b|\bnot exceed\b|\bno more than\b", "more than"),
    (r"\byuan\b", "dollars"),
    (r"\bUS\$", "€"),
    (r"%", " percentage points"),
    (r"\btonnes\b", "kilograms"),
    (r"\bkilometres\b|\bkm\b", "miles"),
    (r"\bhectares\b", "acres"),
    (r"\bdays\b", "months"),
    (r"\bmonths\b|\bhours\b", "days"),
    (r"\bshall\b|\bmust\b", "may"),
    (r"\bmay\b", "must"),
    (r"\bshall not\b|\bmust not\b|\bneed not\b", "shall"),
    (r"\bshall\b|\bmust\b|\bwill\b", "shall not"),
    (r"\bStrive to build\b", "Build"),
    (r"\b[Ii]n principle,? ?", ""),
    (r"\b[Nn]o\b", "any"),
    (r"\bwithout\b", "with"),
    (r"\bprohibited\b", "permitted"),
    (r"\bOnly institutions\b", "Institutions"),
    (r"\bencouraged\b", "required"),
    (r"\brise\b|\bgrow\b|\brose\b", "fall"),
    (r"\bfall\b|\bdrop\b", "rise"),
    (r"\breduced\b|\blowering\b|\bless than the\b", "increased"),
    (r"\bdouble\b", "triple"),
    (r"\bone third\b", "one quarter"),
    (r"\btwice\b", "once"),
    (r"\ba year\b|\ba quarter\b", "a month"),
    (r"\bMarch\b|\bJune\b", "May"),
    (r"\bArticle (\d)", r"Article 1\1"),
    (r", paragraph 2\b", ""),
    (r"\bFinance Bureau\b", "Health Bureau"),
    (r"\bMinistry of Education\b", "Ministry of Justice"),
    (r", Jiangsu\b", ""),
    (r"\bISO 9001\b", "ISO 9002"),
    (r"\bHTTP/2\b", "HTTP/3"),
    (r"\bFood Safety Law\b", "Labour Law"),
    (r"\bby 20(\d)(\d)\b", ""),
    (r"\b20(\d)(\d)\b", r"20\g<1>1"),
    (r" and [^,.]+\.", "."),
    (r", [^,.]+\.", "."),
    (r"\.$", ", and 45 more in 2031."),
    (r"\.$", ", led by the Ministry of Water Resources."),
)


def known() -> list[tuple[str, str]]:
    """Return short statements beside right and wrong renderings, of which each was the example of some rule."""
    lines = Path(__file__).with_name("statements.tsv").read_text(encoding="utf-8").splitlines()
    return [(source, translation) for source, translation in (line.replace("⏎", "\n").split("\t") for line in lines)]


def edits(statements: Iterable[tuple[str, str]] = STATEMENTS) -> Iterator[tuple[str, str]]:
    """Yield each statement with its rendering, and with each slip that applies to this."""
    for source, translation in statements:
        yield source, translation
        seen = {translation}
        for pattern, new in _SLIPS:
            for found in re.finditer(pattern, translation):
                put = _more(found) if new == "one more" else found.expand(new)
                edited = (translation[: found.start()] + put + translation[found.end() :]).replace("  ", " ")
                if edited not in seen:
                    seen.add(edited)
                    yield source, edited


def _more(found: re.Match[str]) -> str:
    return f"{int(found[1]) % 9 + 1}{found[2]}"


def swaps() -> Iterator[tuple[str, str]]:
    """Yield renderings in which two numbers changed places."""
    for source, translation in STATEMENTS:
        numbers = list(re.finditer(r"\d[\d.,]*\d|\d", translation))
        for one, other in pairwise(numbers):
            between = translation[one.end() : other.start()]
            yield source, translation[: one.start()] + other[0] + between + one[0] + translation[other.end() :]


def neighbours() -> Iterator[tuple[str, str]]:
    """Yield statements beside the rendering of the next one."""
    for (source, _), (_, translation) in pairwise(STATEMENTS):
        yield source, translation
