"""Small pairs of our own, made from one plan and its translation: cut, joined, moved, shortened, added to.

`pair(n)` is the same pair for the same number. What is done to the plan is drawn from the kinds of renderings that
policyparse meets: full translations, digests, slides, versions of other years.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from itertools import chain
from typing import NamedTuple

Row = tuple[str, str]

ROWS: tuple[Row, ...] = (
    ("一、总体要求", "1. General requirements"),
    (
        "本市计划在三年内新建二十座加氢站，总投资约五亿元。",
        (
            "The city plans to build twenty hydrogen refuelling stations within three years, with a total investment "
            "of about 500 million yuan."
        ),
    ),
    (
        "港口的柴油卡车将逐步由燃料电池卡车替代。",
        "Diesel trucks at the port will gradually be replaced by fuel cell trucks.",
    ),
    (
        "市交通委负责制定车辆安全检查标准，每年更新一次。",
        (
            "The Municipal Transport Commission is responsible for drawing up vehicle safety inspection standards and "
            "updates them once a year."
        ),
    ),
    (
        "鼓励大学与企业共建实验室，培养专业工程师，促进成果转化。",
        (
            "Universities and enterprises are encouraged to build joint laboratories, train professional engineers and "
            "promote the commercialisation of results."
        ),
    ),
    ("二、重点任务", "2. Key tasks"),
    ("储氢容器必须每年接受一次压力检测。", "Hydrogen storage vessels must undergo a pressure test every year."),
    (
        "对购买燃料电池公交车的运营商给予补贴（不超过售价的30%）。",
        "Operators that purchase fuel cell buses receive subsidies (no more than 30% of the selling price).",
    ),
    (
        "加强消防演练，提高应急救援能力。",
        "Strengthen fire drills and improve emergency rescue capability.",
    ),
    (
        "完善居民投诉渠道，及时公布处理结果，接受社会监督。",
        "Improve complaint channels for residents, publish the results in good time and accept public supervision.",
    ),
    (
        "支持炼油厂、钢铁厂、化工厂、水泥厂利用副产氢气降低生产成本。",
        (
            "Support oil refineries, steel mills, chemical plants and cement works in using by-product hydrogen to "
            "lower production costs."
        ),
    ),
    ("每季度召开一次区域协调会议。", "Hold a regional coordination meeting every quarter."),
    ("三、保障措施", "3. Supporting measures"),
    (
        "到2027年，养老机构护理型床位占比达到60%以上，新增社区食堂150家。",
        (
            "By 2027, nursing beds will make up more than 60% of the beds in elderly care homes, and 150 community "
            "canteens will be added."
        ),
    ),
    (
        "推动古籍、档案、地方志的数字化，建立统一的检索平台。",
        (
            "Promote the digitisation of ancient books, archives and local chronicles, and establish a unified search "
            "platform."
        ),
    ),
    (
        "农村公路两侧应当种植行道树，禁止砍伐百年以上的古树。",
        (
            "Roadside trees shall be planted on both sides of rural roads; felling trees more than a hundred years old "
            "is prohibited."
        ),
    ),
    (
        "水库管理单位要在汛期前检查闸门，发现隐患立即报告。",
        (
            "Reservoir operators are to inspect sluice gates before the flood season and report hidden dangers "
            "immediately."
        ),
    ),
    (
        "允许渔民在休渔期从事海水养殖，但不得使用禁用药物。",
        "Fishermen may engage in marine aquaculture during the fishing moratorium, but must not use banned drugs.",
    ),
    (
        "机场扩建后年旅客吞吐量由800万人次提高到1200万人次。",
        "After the expansion the airport's annual passenger throughput will rise from 8 million to 12 million.",
    ),
    (
        "博物馆对中小学生免费开放，夜间延长开放时间。",
        "Museums are open to pupils free of charge and extend their opening hours at night.",
    ),
    ("期限：两年", "Term: two years"),
    (
        "（一）加大财政投入。设立专项资金，用于购置监测设备。",
        "(1) Increase fiscal input. Set up a special fund for the purchase of monitoring equipment.",
    ),
    (
        "（二）强化人才支撑。引进海外专家，给予住房优惠。",
        "(2) Strengthen talent support. Bring in overseas experts and offer them housing benefits.",
    ),
    (
        "各区政府要结合实际制定实施方案，确保各项任务落到实处。",
        (
            "District governments are to draw up implementation plans in light of local conditions so as to ensure "
            "that all tasks are carried out."
        ),
    ),
)

UNKNOWN: tuple[Row, ...] = (
    (
        "蔻芮珂在港区建厂，年产电解槽三百台。",
        "Corique builds a plant in the port area that makes 300 electrolysers a year.",
    ),
    ("市政府与蔻芮珂签订协议。", "The city government signs an agreement with Corique."),
    ("蔻芮珂为学徒提供奖学金。", "Corique offers scholarships to apprentices."),
    ("檬潼湖周边禁止采石。", "Quarrying is prohibited around Lake Montong."),
    ("檬潼湖水质由环保部门监测。", "The water of Lake Montong is monitored by the environmental authorities."),
    ("每年夏季在檬潼湖举办帆船比赛。", "A sailing regatta is held on Lake Montong every summer."),
    ("檬潼湖与蔻芮珂工厂之间修建步道。", "A footpath is built between Lake Montong and the Corique plant."),
    ("蔻芮珂每年公布事故次数。", "Corique publishes the number of accidents every year."),
)
"""Of names that no dictionary knows."""
LONG, LISTS, DIGESTS, OPENINGS, SPEECHES, SENTENCES = 1000, 2000, 3000, 4000, 5000, 6000
LISTED: tuple[tuple[str, str, tuple[str, ...], str], ...] = (
    (
        "重点支持小麦、玉米、大豆、油菜、棉花、茶叶等作物的保险。",
        "Priority is given to the insurance of",
        ("wheat", "maize", "soybeans", "rapeseed", "cotton", "tea"),
        "and other crops.",
    ),
    (
        "严查酒后驾驶、超速行驶、疲劳驾驶、违法载人，保障道路安全。",
        "Crack down on",
        ("drunk driving", "speeding", "driving while tired", "the illegal carriage of passengers"),
        "so as to keep roads safe.",
    ),
    (
        "建设图书馆、体育馆、游泳馆、美术馆、青少年宫，向市民开放。",
        "Build",
        ("libraries", "sports halls", "swimming pools", "art galleries", "youth centres"),
        "that are open to the public.",
    ),
    (
        "对纺织、印染、皮革、造纸、电镀五个行业实行排污许可（含试点企业）。",
        "Discharge permits are required in",
        ("textiles", "dyeing", "leather", "paper making", "electroplating"),
        "(pilot enterprises included).",
    ),
)
"""Sentences with a list: the Chinese, and the rendering before its members, by member, and behind them."""

FREE: tuple[str, ...] = (
    "Twenty new hydrogen stations in three years: the port goes green, and diesel gives way to fuel cells.",
    "Residents can complain more easily, and will hear sooner what came of it.",
    "Subsidies cover up to 30% of what a bus operator pays.",
    "Eldercare: 60% nursing beds, 150 more canteens by 2027.",
    "Refineries and mills save money with hydrogen that they used to burn off.",
    "Old trees are safe; new ones line the country roads.",
    "The airport will handle 12 million passengers a year, up from 8 million.",
)
"""What a newsletter makes of some of it."""

ADDED: tuple[str, ...] = (
    "Ticket prices for national holidays remain unchanged for pensioners.",
    "Analysts expect the measures to cost more than the government admits.",
    "This newsletter is published every month and sent to 4,000 subscribers.",
)
EXTRA: tuple[str, ...] = (
    "清洁取暖改造优先安排山区贫困户。",
    "严厉打击非法捕捞、非法采砂等违法行为。",
    "本办法自公布之日起施行，有效期五年。",
)


class SmallPair(NamedTuple):
    """Two texts, one line a statement."""

    source: str
    translation: str


Sides = tuple[list[str], list[str]]


def _lists(chance: random.Random) -> SmallPair:
    """Return sentences whose lists lack members, or have others in their place; some stand almost in Chinese."""
    source, translation = [], []
    for chinese, before, members, behind in chance.sample(LISTED, chance.choice((1, 1, 2, 3))):
        kept = [member for member in members if chance.random() < chance.choice((0.6, 0.8, 1.0))]
        if chance.random() < 0.3:
            kept.insert(chance.randrange(len(kept) + 1), chance.choice(("fishing nets", "bicycle lanes")))
        if chance.random() < 0.2:
            chance.shuffle(kept)
        source.append(chinese)
        translation.append(f"{before} {', '.join(kept[:-1])} and {kept[-1] if kept else 'others'} {behind}")
    if chance.random() < 0.4:
        chinese = chance.choice(EXTRA)
        at = chance.randrange(len(chinese) - 2)
        source.append(chinese)
        translation.append(chinese[:at] + chance.choice(("", "了", "某些")) + chinese[at + chance.choice((0, 1, 2)) :])
    return SmallPair("\n".join(source), "\n".join(translation))


def _digest(chance: random.Random) -> SmallPair:
    """Return a long source beside the rendering of a few of its statements, some said freely or shortened."""
    rows = [*ROWS, *UNKNOWN]
    chance.shuffle(rows)
    kept = sorted(chance.sample(range(len(rows)), chance.choice((1, 2, 3, 5))))
    sides = [source for source, _ in rows], [rows[at][1] for at in kept]
    sides[1].insert(chance.randrange(len(sides[1]) + 1), chance.choice(FREE))
    for _ in range(chance.randrange(3)):
        chance.choice((_shortened, _thinned, _joined, _freely))(sides, chance)
    return SmallPair("\n".join(sides[0]), "\n".join(sides[1]))


def _dropped(sides: Sides, chance: random.Random) -> None:
    del sides[1][chance.randrange(len(sides[1]))]


def _added(sides: Sides, chance: random.Random) -> None:
    sides[1].insert(chance.randrange(len(sides[1]) + 1), chance.choice(ADDED))


def _longer(sides: Sides, chance: random.Random) -> None:
    sides[0].insert(chance.randrange(len(sides[0]) + 1), chance.choice(EXTRA))


def _joined(sides: Sides, chance: random.Random) -> None:
    if len(sides[1]) > 1:
        at = chance.randrange(len(sides[1]) - 1)
        sides[1][at : at + 2] = [f"{sides[1][at].rstrip('.')}, and {sides[1][at + 1]}"]


def _halved(sides: Sides, chance: random.Random) -> None:
    at = chance.randrange(len(sides[1]))
    head, cut, tail = sides[1][at].partition(" and ")
    if cut:
        sides[1][at : at + 1] = [f"{head}.", tail.capitalize()]


def _shortened(sides: Sides, chance: random.Random) -> None:
    at = chance.randrange(len(sides[1]))
    head, cut, _ = sides[1][at].rpartition(",")
    sides[1][at] = f"{head}." if cut else " ".join(sides[1][at].split()[: chance.choice((3, 5, 8))])


def _thinned(sides: Sides, chance: random.Random) -> None:
    """Take some words out of a statement."""
    at = chance.randrange(len(sides[1]))
    words = sides[1][at].split()
    low = chance.randrange(len(words))
    sides[1][at] = " ".join(words[:low] + words[low + chance.choice((1, 2, 4)) :]) or "–"


def _moved(sides: Sides, chance: random.Random) -> None:
    at = chance.randrange(len(sides[1]))
    sides[1][:] = sides[1][at:] + sides[1][:at]


def _shuffled(sides: Sides, chance: random.Random) -> None:
    chance.shuffle(sides[1])


def _again(sides: Sides, chance: random.Random) -> None:
    sides[1].append(sides[1][chance.randrange(len(sides[1]))])


def _freely(sides: Sides, chance: random.Random) -> None:
    sides[1][chance.randrange(len(sides[1]))] = chance.choice(FREE)


def _left(sides: Sides, chance: random.Random) -> None:
    sides[1][chance.randrange(len(sides[1]))] = sides[0][chance.randrange(len(sides[0]))]


_EDITS: Sequence[Callable[[Sides, random.Random], None]] = (
    _dropped, _dropped, _added, _longer, _joined, _halved, _shortened, _shortened, _thinned, _thinned, _moved,
    _shuffled, _again, _freely, _left,
)  # fmt: skip


OPENED: Sequence[tuple[Sequence[str], Sequence[str]]] = (
    (
        ("财政司动议二读修订消费者委员会条例的草案。", "财政司致辞的译文：", "我谨动议二读该条例草案。"),
        (
            "The Financial Secretary moved the second reading of a bill to amend the Consumer Council Ordinance.",
            "He said: I move that the bill be read the second time.",
        ),
    ),
    (
        ("博物馆馆长介绍了展览。", "馆长说明如下：", "展厅每周一闭馆。"),
        ("The director introduced the exhibition.", "He explained as follows: the halls are closed on Mondays."),
    ),
    (
        ("会议讨论了防汛工作。", "会议作出以下决定：", "水库在汛期前检查闸门。"),
        ("The meeting discussed flood control.", "It decided: reservoirs check their gates before the flood season."),
    ),
    (
        ("渔民代表提出了建议。", "代表认为：", "休渔期应当延长一个月。"),
        ("Fishermen made a proposal.", "In their view: the moratorium should be extended by one month."),
    ),
)
"""What opens what follows, by a colon."""


def _opening(chance: random.Random) -> SmallPair:
    some = chance.sample(OPENED, chance.randrange(1, len(OPENED) + 1))
    sources, translations = zip(*some, strict=True)
    return SmallPair("\n".join(chain(*sources)), "\n".join(chain(*translations)))


CLAUSES: tuple[tuple[str, str], ...] = (
    ("加固水库大坝", "reinforce reservoir dams"),
    ("更换老旧水管", "replace old water pipes"),
    ("清理河道淤泥", "clear silt from rivers"),
    ("检查防洪闸门", "inspect flood gates"),
    ("储备救援物资", "stock rescue supplies"),
    ("培训志愿者", "train volunteers"),
    ("公布气象预警", "publish weather warnings"),
    ("修复灌溉渠道", "repair irrigation canals"),
    ("安置受灾居民", "resettle residents hit by disasters"),
    ("疏通排水管网", "dredge drainage networks"),
    ("绘制风险地图", "draw risk maps"),
    ("组织应急演练", "organise emergency drills"),
    ("补偿受损农户", "compensate farmers for damage"),
)
"""Of which one long sentence is made."""
LOOSE: tuple[str, ...] = ("spare no effort", "leave nobody behind", "make a fresh start", "do whatever it takes")
"""What may stand for a clause, in words that show none."""


def _sentence(chance: random.Random) -> SmallPair:
    """Return a sentence of many clauses beside one that lacks some in a row, with others said loosely or moved."""
    rows = chance.sample(CLAUSES, chance.randrange(5, len(CLAUSES) + 1))
    gone = chance.randrange(1, len(rows) - 1)
    start = chance.choice((0, chance.randrange(len(rows) - gone + 1)))
    kept = [translation for at, (_, translation) in enumerate(rows) if not start <= at < start + gone]
    for _ in range(chance.randrange(3)):
        kept[chance.randrange(len(kept))] = chance.choice(LOOSE)
    if chance.random() < 0.3:
        cut = chance.randrange(len(kept))
        kept = kept[cut:] + kept[:cut]
    source = "，".join(chinese for chinese, _ in rows)
    return SmallPair(f"{source}。", f"{', '.join(kept).capitalize()}.")


SPOKEN: Sequence[tuple[Sequence[str], Sequence[str]]] = (
    (
        ("馆长走进展厅，问道：“灯修好了吗？", "明天就要开馆了。”", "保安点了点头。"),
        ("The director came in. 'Are the lamps mended?'", "'Well?", "We open tomorrow.'", "The guard nodded."),
    ),
    (
        ("渔民答道：“网破了。", "我得先补网。”", "他收起了绳子。"),
        ("'It's torn,' the fisherman replied.", "'The net.", "It has to be mended first.'", "He put the rope away."),
    ),
    (
        ("农民笑了：“今年雨水多。", "稻子长得好。”", "孩子们跑到田里去了。"),
        ("The farmer laughed.", "'A wet year!", "And the rice?", "It grows.'", "Off ran the children, to the fields."),
    ),
    (
        ("老师说：“书在桌上。”", "“谁的书？”", "学生站了起来。"),
        ("'Over there,' said the teacher.", "'On the desk.'", "'Whose?'", "A pupil rose."),
    ),
)
"""What somebody says, divided otherwise."""


def _speech(chance: random.Random) -> SmallPair:
    some = chance.sample(SPOKEN, chance.randrange(1, len(SPOKEN) + 1))
    sources, translations = zip(*some, strict=True)
    return SmallPair("\n".join(chain(*sources)), "\n".join(chain(*translations)))


def pair(number: int) -> SmallPair:
    """Return the pair of that number.

    Those from `LONG` on are long, and say much of what no dictionary knows; those from `LISTS` on are of lists,
    those from `DIGESTS` on digests of a long source, those from `OPENINGS` on have sentences that open what follows,
    those from `SPEECHES` on direct speech, those from `SENTENCES` on one sentence of many clauses.
    """
    chance = random.Random(number)  # noqa: S311  (no secret)
    if number >= SENTENCES:
        return _sentence(chance)
    if number >= SPEECHES:
        return _speech(chance)
    if number >= OPENINGS:
        return _opening(chance)
    if number >= DIGESTS:
        return _digest(chance)
    if number >= LISTS:
        return _lists(chance)
    if number < LONG:
        size = chance.choice((1, 2, 2, 3, 3, 4, 5, 6, 8, 12))
        start = chance.randrange(len(ROWS) - size + 1)
        rows = list(ROWS[start : start + size])
    else:
        rows = [*ROWS, *chance.sample(UNKNOWN, chance.randrange(3, len(UNKNOWN)))]
        chance.shuffle(rows)
    sides = [source for source, _ in rows], [translation for _, translation in rows]
    for _ in range(chance.choice((0, 1, 1, 2, 2, 3, 4)) + 2 * (number >= LONG)):
        chance.choice(_EDITS)(sides, chance)
        if not sides[1]:
            break
    return SmallPair("\n".join(sides[0]), "\n".join(sides[1]) or chance.choice(ADDED))
