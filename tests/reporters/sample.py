"""A report made by hand: a city's hydrogen plan, and English slides about it. Every verdict and severity occurs."""

from decimal import Decimal

from policyparse.model.bitext import Account, Analysis, Bitext, Rendering
from policyparse.model.document import Document, Origin, Passage, Span
from policyparse.model.facts import Agency, Assignment, Facts, Quantity, Target
from policyparse.model.report import (
    AssignmentOutcome,
    Finding,
    Place,
    Report,
    Signature,
    TargetOutcome,
    TrackOutcome,
)
from policyparse.model.structure import Section, Segment, Structure

SOURCE = """滨江市人民政府文件
滨政发〔2024〕18号
一、总体目标
到2027年，力争建成加氢站30座以上，推广氢燃料电池汽车5000辆，氢能产业规模突破200亿元，带动就业1.2万人左右。
可再生能源制氢占比达到40%以上，单位制氢能耗下降15%。
二、重点赛道
——制氢赛道。支持碱性电解槽、质子交换膜电解槽、海水直接制氢装置研发。
——储运赛道。发展70兆帕高压储氢瓶、液氢储罐、掺氢天然气管道。
三、重点任务
（一）完善基础设施
统筹布局加氢站网络，优先利用现有加油站改造合建站，严禁在居民区新建高压储氢设施。（市发展改革委牵头，市住房城乡建设委、市应急局配合）
（二）攻克关键技术
加快突破膜电极、碳纸、空压机等核心部件，设立产业基金。（市科技局、市工业和信息化局）
（三）拓展应用场景
推动港口、物流园区率先使用氢能重卡[附]，探索氢能无人机巡检，建立
车辆共享机制，支持企业出海。（市交通运输局、市商务局）
（四）加强安全监管
建立全链条安全管理制度，对违规企业依法严肃处理。（市应急局、市市场监管局）
"""

TRANSLATION = """Binjiang Hydrogen Week
Overall Goals 01
By 2027, hope to build at least 30 refuelling stations
Some 5,000 fuel-cell vehicles on the road
Industry scale to exceed RMB 20 billion
Green hydrogen above 45% of production
Priority Tracks 02
Hydrogen production: alkaline and PEM electrolysers
Storage: 70 MPa high-pressure cylinders
Key Tasks 03
Improve infrastructure
Lay out a refuelling network, converting petrol stations first
New high-pressure storage is encouraged in residential areas
Core parts such as membrane electrods, with support from various funds
Heavy trucks in ports and logistics parks
Led by the Municipal Development and Reform Commission
Free shuttle buses for visitors of the exhibition
Thank you!
"""

SECTIONS = (
    ("", 1, None, "", False),
    ("一", 1, "一", "总体目标", False),
    ("二", 1, "二", "重点赛道", False),
    ("二/制氢赛道", 2, None, "制氢赛道", True),
    ("二/储运赛道", 2, None, "储运赛道", True),
    ("三", 1, "三", "重点任务", False),
    ("三/（一）", 2, "（一）", "完善基础设施", False),
    ("三/（二）", 2, "（二）", "攻克关键技术", False),
    ("三/（三）", 2, "（三）", "拓展应用场景", False),
    ("三/（四）", 2, "（四）", "加强安全监管", False),
)

# section, kind, quote, verdict, lines of the translation, quotes that were not found, confidence
RENDERINGS = (
    ("", "boilerplate", "滨江市人民政府文件", "ignored", (), (), 1.0),
    ("", "boilerplate", "滨政发〔2024〕18号", "ignored", (), (), 1.0),
    ("一", "heading", "一、总体目标", "kept", (2,), (), 0.98),
    ("一", "clause", "到2027年，力争建成加氢站30座以上", "reworded", (3,), ("力争",), 0.9),
    ("一", "clause", "推广氢燃料电池汽车5000辆", "changed", (4,), ("推广",), 0.8),
    ("一", "clause", "氢能产业规模突破200亿元", "kept", (5,), (), 0.95),
    ("一", "clause", "带动就业1.2万人左右", "omitted", (), ("带动就业1.2万人左右",), 0.9),
    ("一", "clause", "可再生能源制氢占比达到40%以上", "changed", (6,), ("可再生能源",), 0.7),
    ("一", "clause", "单位制氢能耗下降15%", "omitted", (), ("单位制氢能耗下降15%",), 0.9),
    ("二", "heading", "二、重点赛道", "kept", (7,), (), 0.97),
    ("二/制氢赛道", "heading", "制氢赛道", "kept", (8,), (), 0.9),
    ("二/制氢赛道", "item", "碱性电解槽", "kept", (8,), (), 0.9),
    ("二/制氢赛道", "item", "质子交换膜电解槽", "kept", (8,), (), 0.46),
    ("二/制氢赛道", "item", "海水直接制氢装置", "omitted", (), ("海水直接制氢装置",), 0.9),
    ("二/储运赛道", "heading", "储运赛道", "omitted", (), ("储运赛道",), 0.6),
    ("二/储运赛道", "item", "70兆帕高压储氢瓶", "kept", (9,), (), 0.9),
    ("二/储运赛道", "item", "液氢储罐", "omitted", (), ("液氢储罐",), 0.9),
    ("二/储运赛道", "item", "掺氢天然气管道", "omitted", (), ("掺氢天然气管道",), 0.9),
    ("三", "heading", "三、重点任务", "kept", (10,), (), 0.97),
    ("三/（一）", "heading", "（一）完善基础设施", "kept", (11,), (), 0.9),
    ("三/（一）", "clause", "统筹布局加氢站网络", "kept", (12,), (), 0.9),
    ("三/（一）", "clause", "优先利用现有加油站改造合建站", "reworded", (12,), ("合建站",), 0.8),
    ("三/（一）", "clause", "严禁在居民区新建高压储氢设施", "changed", (13,), ("严禁",), 0.8),
    ("三/（一）", "assignment", "（市发展改革委牵头，市住房城乡建设委、市应急局配合）", "changed", (16,), (), 0.8),
    ("三/（二）", "heading", "（二）攻克关键技术", "omitted", (), ("（二）攻克关键技术",), 0.8),
    ("三/（二）", "clause", "加快突破膜电极、碳纸、空压机等核心部件", "reworded", (14,), ("碳纸", "空压机"), 0.8),
    ("三/（二）", "clause", "设立产业基金", "reworded", (14,), ("设立产业",), 0.6),
    (
        "三/（二）",
        "assignment",
        "（市科技局、市工业和信息化局）",
        "omitted",
        (),
        ("（市科技局、市工业和信息化局）",),
        0.9,
    ),
    ("三/（三）", "heading", "（三）拓展应用场景", "omitted", (), ("（三）拓展应用场景",), 0.8),
    ("三/（三）", "clause", "推动港口、物流园区率先使用氢能重卡[附]", "reworded", (15,), ("率先",), 0.8),
    ("三/（三）", "clause", "探索氢能无人机巡检", "omitted", (), ("探索氢能无人机巡检",), 0.9),
    ("三/（三）", "clause", "建立\n车辆共享机制", "omitted", (), ("建立\n车辆共享机制",), 0.9),
    ("三/（三）", "clause", "支持企业出海", "omitted", (), ("支持企业出海",), 0.9),
    ("三/（三）", "assignment", "（市交通运输局、市商务局）", "omitted", (), ("（市交通运输局、市商务局）",), 0.9),
    ("三/（四）", "heading", "（四）加强安全监管", "omitted", (), ("（四）加强安全监管",), 0.8),
    ("三/（四）", "clause", "建立全链条安全管理制度", "omitted", (), ("建立全链条安全管理制度",), 0.9),
    ("三/（四）", "clause", "对违规企业依法严肃处理", "omitted", (), ("对违规企业依法严肃处理",), 0.9),
    ("三/（四）", "assignment", "（市应急局、市市场监管局）", "omitted", (), ("（市应急局、市市场监管局）",), 0.9),
)

WRAPPED = 15  # this line and the next are one paragraph
ADDED, IGNORED = (17,), (1, 18)
PAGES = {1: 1, 2: 2, 7: 3, 10: 4, 17: 5}

NAMES = {
    "市发展改革委": ("滨江市发展和改革委员会", "Binjiang Municipal Development and Reform Commission"),
    "市住房城乡建设委": ("滨江市住房和城乡建设委员会", "Binjiang Municipal Commission of Housing and Construction"),
    "市应急局": ("滨江市应急管理局", "Binjiang Emergency Management Bureau"),
    "市科技局": ("滨江市科学技术局", None),
}

# check, name, category, severity, message, quote of the source, line of the translation
FINDINGS = (
    ("PP304", "force-weakened", "rewording", "warning", "力争 (strive to) became “hope to”", "力争建成", 3),
    ("PP202", "comparator-changed", "change", "error", "exactly 5000 became about 5000", "5000辆", 4),
    ("PP201", "value-changed", "change", "error", "at least 40 % became more than 45 %", "40%以上", 6),
    ("PP104", "quantity-omitted", "omission", "warning", "15 % is not in the translation", "15%", None),
    ("PP101", "segment-omitted", "omission", "warning", "nothing renders it", "带动就业1.2万人左右", None),
    ("PP101", "segment-omitted", "omission", "warning", "nothing renders it", "支持企业出海", None),
    ("PP102", "item-omitted", "omission", "warning", "nothing renders it", "液氢储罐", None),
    ("PP103", "assignment-omitted", "omission", "error", "no agency is named", "（市科技局、", None),
    ("PP206", "polarity-changed", "change", "error", "a ban became encouragement", "严禁", 13),
    ("PP303", "enumeration-generalised", "rewording", "note", "产业基金 became “various funds”", "设立产业基金", 14),
    ("PP402", "misspelt-term", "terminology", "note", "“electrods” is one letter from “electrodes”", None, 14),
    ("PP501", "segment-added", "addition", "note", "nothing in the source says this", None, 17),
    ("PP601", "furniture-untitled", "structure", "note", "the first slide names no document", None, 1),
)


def report():
    """The sample report."""
    source, translation = _source(), _translation()
    renderings = _renderings(source)
    bitext = Bitext(
        Analysis(source, Facts((), (), (), ())),
        Analysis(translation, Facts((), (), (), ())),
        renderings,
        _accounts(translation, renderings),
    )
    return Report(
        signature=Signature("0.1.0", "sha256:0123abcd", "sha256:4567ef89", (("glossary", "energy.tsv"),)),
        bitext=bitext,
        findings=tuple(_finding(bitext, row) for row in FINDINGS),
        targets=_targets(translation),
        assignments=_assignments(source),
        tracks=_tracks(renderings),
    )


def document(path, language, text):
    return Document(Origin(path, "0" * 64, "text/plain"), language, text, ())


def _source():
    segments, at = [], 0
    for number, (section, kind, quote, *_) in enumerate(RENDERINGS, start=1):
        start = SOURCE.index(quote, at)
        at = start + len(quote)
        at += kind != "heading" and SOURCE[at] in "，。、"
        line = SOURCE.count("\n", 0, start) + 1
        paragraph = line - (line > WRAPPED)
        segments.append(Segment(f"s{number}", kind, section, _passage(start, at), paragraph, 0, line))
    heads = {segment.section: segment.id for segment in segments if segment.kind == "heading"}
    sections = tuple(
        Section(path, level, number, title, heads.get(path), Span(0, 0), track)
        for path, level, number, title, track in SECTIONS
    )
    return Structure(document("plan.zh.txt", "zh", SOURCE), sections, (), tuple(segments))


def _passage(start, end):
    """The characters between the offsets, a line's end left out as the structure leaves it out."""
    gap = SOURCE.find("\n", start, end)
    pieces = (Span(start, end),) if gap < 0 else (Span(start, gap), Span(gap + 1, end))
    return Passage("".join(SOURCE[one:other] for one, other in pieces), pieces)


def _translation():
    segments, at, section, page = [], 0, "", None
    for number, line in enumerate(TRANSLATION.splitlines(), start=1):
        page = PAGES.get(number, page)
        heading = line[-2:].isdigit()
        section = line if heading else section
        span = Span(at, at + len(line))
        kind = "heading" if heading else "clause"
        segments.append(Segment(f"t{number}", kind, section, Passage(line, (span,)), 0, 0, number, page))
        at = span.end + 1
    titles = dict.fromkeys(segment.section for segment in segments)
    sections = tuple(Section(title, 1, title[-2:], title[:-3], None, Span(0, 0)) for title in titles)
    return Structure(document("slides.en.pptx", "en", TRANSLATION), sections, (), tuple(segments))


def _renderings(source):
    return tuple(
        Rendering(
            segment=segment,
            verdict=verdict,
            coverage={"kept": 0.95, "omitted": 0.0}.get(verdict, 0.6),
            omission_score=0.1,
            uncovered=tuple(_within(segment, quote) for quote in missing),
            links=tuple(f"t{line}" for line in lines),
            confidence=confidence,
        )
        for segment, (_, _, _, verdict, lines, missing, confidence) in zip(source.segments, RENDERINGS, strict=True)
    )


def _within(segment, quote):
    start = SOURCE.index(quote, segment.span.start)
    return Span(start, start + len(quote))


def _accounts(translation, renderings):
    accounts = []
    for number, segment in enumerate(translation.segments, start=1):
        verdict = "added" if number in ADDED else "ignored" if number in IGNORED else "rendered"
        links = tuple(item.segment.id for item in renderings if segment.id in item.links)
        accounts.append(Account(segment, verdict, 0.8, (), links, 0.9))
    return tuple(accounts)


def _finding(bitext, row):
    check, name, category, severity, message, quote, line = row
    source = translation = None
    if quote:
        start = SOURCE.index(quote)
        home = next(
            item.segment for item in bitext.renderings if item.segment.span.start <= start < item.segment.span.end
        )
        source = Place(home.id, Span(start, start + len(quote)), quote)
    if line:
        segment = bitext.accounts[line - 1].segment
        translation = Place(segment.id, segment.span, segment.text)
    return Finding(check, name, category, severity, message, source, translation)


def _quantity(text, surface, row, **more):
    value, comparator, unit, unit_norm = row if len(row) == 4 else (*row, "count")
    start = text.index(surface)
    span = Span(start, start + len(surface))
    dimension = "money" if more.get("currency") else "count"
    return Quantity(span, surface, Decimal(value), None, comparator, unit, unit_norm, dimension, **more)


def _targets(translation):
    def zh(surface, sentence, *rest, modality="strive", **more):
        found = _quantity(SOURCE, surface, rest, deadline="2027", **more)
        return Target(f"q{found.span.start}", found, sentence, modality, "target", "一")

    def en(surface, sentence, *rest, modality=None, **more):
        found = _quantity(translation.document.text, surface, rest, **more)
        return Target(f"q{found.span.start}", found, sentence, modality, "target", "01")

    lines = translation.document.text.splitlines()
    return (
        TargetOutcome(
            zh("30座以上", "到2027年，力争建成加氢站30座以上", "30", "ge", "座", indicator="加氢站"),
            en("at least 30", lines[2], "30", "ge", None, deadline="2027"),
            "kept",
        ),
        TargetOutcome(
            zh("5000辆", "推广氢燃料电池汽车5000辆", "5000", "eq", "辆", indicator="氢燃料电池汽车"),
            en("Some 5,000", lines[3], "5000", "approx", None),
            "changed",
            ("exactly 5,000 became about 5,000",),
        ),
        TargetOutcome(
            zh("突破200亿元", "氢能产业规模突破200亿元", "20000000000", "gt", None, "CNY", currency="CNY"),
            en("exceed RMB 20 billion", lines[4], "20000000000", "gt", None, "CNY", currency="CNY"),
            "kept",
        ),
        TargetOutcome(zh("1.2万人左右", "带动就业1.2万人左右", "12000", "approx", "人", "person"), None, "omitted"),
        TargetOutcome(
            zh("40%以上", "可再生能源制氢占比达到40%以上", "40", "ge", "%", "percent"),
            en("above 45%", lines[5], "45", "gt", "%", "percent"),
            "changed",
            ("40 % became 45 %", "“at least” became “more than”"),
        ),
        TargetOutcome(
            zh("下降15%", "单位制氢能耗下降15%", "15", "eq", "%", "percent", change="decrease"), None, "omitted"
        ),
        TargetOutcome(None, en("70 MPa", lines[8], "70", "eq", "MPa", "MPa"), "added"),
    )


def _assignments(source):
    def outcome(segment, heading, verdict, *agencies, named=()):
        mentions = []
        for surface, role in agencies:
            start = SOURCE.index(surface, segment.span.start)
            full = NAMES.get(surface, (None, None))
            mentions.append(Agency(Span(start, start + len(surface)), surface, *full, role))
        found = Assignment(segment.span, segment.section, heading, tuple(mentions), segment.id)
        return AssignmentOutcome(found, verdict, named)

    one, two, three, four = (segment for segment in source.segments if segment.kind == "assignment")
    return (
        outcome(
            one,
            "（一）完善基础设施",
            "changed",
            ("市发展改革委", "lead"),
            ("市住房城乡建设委", "support"),
            ("市应急局", "support"),
            named=("市发展改革委",),
        ),
        outcome(two, "（二）攻克关键技术", "omitted", ("市科技局", "joint"), ("市工业和信息化局", "joint")),
        outcome(three, "（三）拓展应用场景", "omitted", ("市交通运输局", "joint"), ("市商务局", "joint")),
        outcome(four, "（四）加强安全监管", "omitted", ("市应急局", "joint"), ("市市场监管局", "joint")),
    )


def _tracks(renderings):
    def track(name, section, *, labelled):
        items = [item for item in renderings if item.segment.section == section and item.segment.kind == "item"]
        kept = tuple(item.segment.id for item in items if item.verdict != "omitted")
        dropped = tuple(item.segment.id for item in items if item.verdict == "omitted")
        return TrackOutcome(name, section, labelled, kept, dropped)

    return (
        track("制氢赛道", "二/制氢赛道", labelled=True),
        track("储运赛道", "二/储运赛道", labelled=False),
    )


def report_of_kept(size, unsure=0):
    """A report on `size` statements of one section that are all kept, one for one; the first few with a doubt."""
    source = _plain("s", "plan.zh.txt", "zh", [f"推进第{number}项工作" for number in range(1, size + 1)])
    translation = _plain("t", "plan.en.txt", "en", [f"Advance task {number}" for number in range(1, size + 1)])
    renderings = tuple(
        Rendering(segment, "kept", 1.0, 0.0, (), (f"t{number}",), 0.3 if number <= unsure else 0.9)
        for number, segment in enumerate(source.segments, start=1)
    )
    nothing = Facts((), (), (), ())
    accounts = _accounts_of_kept(translation)
    bitext = Bitext(Analysis(source, nothing), Analysis(translation, nothing), renderings, accounts)
    return Report(Signature("0.1.0", "sha256:0", "sha256:0"), bitext, (), (), (), ())


def _accounts_of_kept(translation):
    return tuple(
        Account(segment, "rendered", 1.0, (), (f"s{number}",), 0.9)
        for number, segment in enumerate(translation.segments, start=1)
    )


def _plain(prefix, path, language, lines):
    segments, at = [], 0
    for number, line in enumerate(lines, start=1):
        passage = Passage(line, (Span(at, at + len(line)),))
        segments.append(Segment(f"{prefix}{number}", "clause", "", passage, 0, 0, number))
        at += len(line) + 1
    return Structure(document(path, language, "\n".join(lines)), (), (), tuple(segments))
