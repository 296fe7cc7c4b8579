"""What official documents and slides look like: closed classes and shapes, matched on folded text.

Sources: GB/T 9704-2012 (layout of official documents of Party and government organs), sections 7.2 and 7.3, and the
drafting rules that give chapters, articles and items their numbers.
"""

from __future__ import annotations

import re

HAN = r"[^\W\dA-Za-z_]"
"""A letter of no Latin alphabet. A class of categories compiles at once, a range of 20,000 characters does not."""

AGENCY_ENDS = (
    "委员会", "委", "局", "办公室", "办公厅", "办", "厅", "部", "署", "院",
    "政府", "党组", "中心", "公司", "集团", "银行", "协会", "学会", "联合会", "总工会",
    "妇联", "团市委", "检察院", "法院", "大学", "研究所", "开发区", "新区", "管委会", "区",
    "县", "市", "省", "州", "部门", "单位", "机构", "企业", "办事处", "街道",
    "乡镇", "总队", "海关", "税务",
)  # fmt: skip
"""How the names of agencies, and of what tasks are given to besides, end."""

AGENCY_ROLES = (
    "责任单位", "责任部门", "牵头单位", "牵头部门", "配合单位", "配合部门", "参与单位", "参加单位",
    "实施单位", "主办单位", "协办单位", "主管部门", "负责单位", "牵头", "配合", "参与",
    "参加", "负责", "按职责分工", "分别", "按照职责", "会同", "等", "共同",
    "由",
)  # fmt: skip
"""Words beside the names in a list of agencies."""


TERMINAL = "。！？；.!?;…"
CLOSERS = "”’\"'）)》〉」』】〕]*"
BRACKETS = {
    pair[0]: pair[1] for pair in ("（）", "()", "《》", "〈〉", "“”", "‘’", "「」", "『』", "【】", "〔〕", "[]")
}

UNFINISHED = "的之与和及或并对按在将把向从由为以于是不可其各该本这每多所更最很较被让使给跟同且而若如因至到"
"""Characters that no clause ends with."""

TITLE_ENDS = (
    "通知|意见|办法|方案|规划|决定|公告|通告|批复|报告|条例|规定|细则|纲要|"
    "计划|措施|要点|函|令|公报|议案|纪要|指南|政策|清单|规则|章程|决议"
)
FORMULAE = re.compile(
    r"特此(?:通知|公告|通告|批复|函复|函告|报告)[。.]?|此(?:复|致|令)[。.]?"
    r"|以上.{0,12}请.{0,10}(?:批示|审议|审阅)[。.]?|谢谢.{0,6}"
    r"|thanks?(?: you)?(?: for .{0,40})?\s*[!.]*|q\s*&\s*a|the end[.!]?",
    re.IGNORECASE,
)
DOCUMENT_NUMBER = re.compile(r"[^\W\d_]{1,16}\s*[〔\[（(【]\s*\d{4}\s*[〕\]）)】]\s*第?\s*\d{1,5}\s*号(?:\s*签发人.*)?")
LETTERHEAD = re.compile(rf"(?:{HAN}|[\s（）()]){{2,240}}?(?:{'|'.join(AGENCY_ENDS)})\s*文件")
"""The agencies, one or several in a row, and the word *document*."""
LETTERHEAD_END = re.compile(r"文\s*件")
"""The end of a letterhead in a cell of its own, beside the names of several agencies."""
DATE = re.compile(
    r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}"
    r"|[二一][〇○零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
    r"|(?:\d{1,2}\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+(?:\d{1,2},?\s+)?\d{4}"
)
PRINTED = re.compile(r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*印发")
"""The day of printing, which stands in a cell of its own beside the office that had it printed."""
_COLOPHON = (
    r"[（(]此件.{0,12}[）)]|[（(].{0,6}公开.{0,4}[）)]"
    r"|(?:抄送|主送|抄报|分送|印发机关|主题词|联系人|联系电话|签发人|公开方式)\s*[:：].*"
    r"|.{2,40}\s+\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*印发"
)
ADDRESSEE = re.compile(r"[^。！？]{2,120}[:：]")
ATTACHMENT = re.compile(
    r"(?:附件|附录|附)\s*[\d一二三四五六七八九十]{0,3}\s*[:：]?"
    r"|(?:annex|appendix|attachment)\s*[\dA-Z]{0,2}\s*:?",
    re.IGNORECASE,
)
ATTACHMENT_NOTE = re.compile(r"附件?\s*\d{0,2}\s*[:：]\s*\S.*")
UNNUMBERED = {"总则": "chapter", "附则": "chapter", "罚则": "chapter"}
"""Chapters of a regulation that may stand without a number, and the style of number that they would have."""
CONTENTS = re.compile(r"目\s*[录次]|(?:table of )?contents", re.IGNORECASE)
_PAGE_NUMBER = (
    r"[-—–―－·•]+\s*\d{1,4}\s*[-—–―－·•]+|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?"
    r"|page\s+\d{1,4}(?:\s+(?:of|/)\s*\d{1,4})?|\d{1,4}\s*/\s*\d{1,4}|\d{1,4}|[ivx]{1,6}|[ⅰ-ⅻ]"
)
_RULE = r"[\s\-=_*~+|:.·•—–―─━│┃┌┐└┘├┤┬┴┼#<>`]+"
_COMMENT = r"<!--.*?-->|(?:```|~~~)\S*"


def _any_of(*patterns: re.Pattern[str] | str) -> re.Pattern[str]:
    parts = (pattern if isinstance(pattern, str) else pattern.pattern for pattern in patterns)
    return re.compile("|".join(f"(?:{part})" for part in parts), re.IGNORECASE)


_STANDARD = r"[A-Z]{1,5}\d{0,2}(?:\s?/\s?[A-Z]{1,3})?\s?\d{2,6}(?:\.\d{1,3})?\s?[-—–]{1,2}\s?\d{4}"
_COVER = (
    rf"ICS(?:\s|:)*\d\d(?:\.\d{{2,3}}){{0,2}}|(?:CCS\s*)?[A-Z]\s?\d\d|{_STANDARD}"
    rf"|(?:代替|部分代替|replaces?|supersedes)\s*{_STANDARD}.*|备案号\s*[:：].*"
    r"|中华人民共和国.{2,12}标准|national standard of the people['’]s republic of china"
    rf"|(?:(?:{DATE.pattern})\s*(?:发布|实施)\s*){{1,2}}|.{{5,61}}发(?<=\s发)\s?布"
    r"|(?:(?:issued|issue date|published|implemented|implementation date|effective)\s*(?:on)?\s*:?\s*"
    rf"(?:{DATE.pattern})\s*){{1,2}}"
)
"""What stands on the cover of a standard around its title (GB/T 1.1-2020, section 8)."""

FORMAL = _any_of(DOCUMENT_NUMBER, DATE, PRINTED, _COLOPHON, _COVER, FORMULAE, ATTACHMENT)
"""Whole paragraphs that every document of the kind has and that say nothing of its subject."""
SIGN = _any_of(_PAGE_NUMBER, _RULE, _COMMENT)
"""Whole lines that are no text."""

TRACK_ENDS = (
    "赛道", "领域", "专项行动", "行动", "工程", "方向", "板块", "产业",
    "专项", "计划", "集群", "产业链", "走廊", "片区", "高地", "track",
    "tracks", "initiative", "initiatives", "campaign", "campaigns", "programme", "program", "project",
    "projects", "action", "actions", "cluster", "sector",
)  # fmt: skip
"""How the names of parallel lines of work end."""

ABBREVIATIONS = frozenset((
    "mr", "mrs", "ms", "dr", "prof", "st", "no", "nos", "vol", "art", "arts", "sec",
    "fig", "figs", "eq", "ref", "refs", "ch", "pp", "p", "cf", "vs", "etc", "al",
    "approx", "ca", "inc", "ltd", "co", "corp", "dept", "univ", "jan", "feb", "mar", "apr",
    "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "gen", "gov", "sen", "rep",
    "rev", "hon", "e.g", "i.e", "u.s", "u.k", "u.n", "a.m", "p.m", "ph.d", "d.c", "est",
    "min", "max", "resp", "incl", "excl", "viz", "jr", "sr",
))  # fmt: skip
"""English abbreviations after which a full stop ends no sentence, in lower case and without the last stop."""

ADVERBS = ("持续", "不断", "进一步", "逐步", "加快", "加速", "稳步", "全面", "大力", "显著", "有效", "切实", "明显")
"""Words that stand between what a clause speaks of and its verb."""

VERBS = (
    "推动", "推进", "促进", "加快", "加强", "强化", "支持", "鼓励", "建设", "建立",
    "构建", "打造", "培育", "完善", "优化", "深化", "提升", "提高", "扩大", "拓展",
    "落实", "健全", "实施", "开展", "发展", "引导", "引进", "探索", "保障", "加大",
    "统筹", "聚焦", "布局", "突破", "攻关", "研制", "研发", "形成", "实现", "制定",
    "规范", "严格", "坚持", "做好", "做强", "做大",
)  # fmt: skip
"""Verbs that open the clauses of a policy document."""
