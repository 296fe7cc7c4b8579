"""Tables of elements, attributes and words that distinguish the text of a page from its surroundings.

Elements and roles are those of the HTML Living Standard and WAI-ARIA 1.2; the words are those that content management
systems of Chinese authorities, documentation sites and wikis give their elements and lines.
"""

from __future__ import annotations

import re

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
UNSHOWN = frozenset((
    "script", "style", "template", "noscript", "iframe", "object", "svg", "canvas", "audio", "video",
    "del", "s", "strike", "button", "select", "option", "textarea", "datalist", "input", "dialog", "rt", "rp",
    "annotation", "noframes",
))  # fmt: skip
"""Elements whose content is no text of the page: programs, controls, what is in for them, ruby's readings,
what is struck out."""
WHOLE = frozenset({"html", "body"})
"""Elements that are never hidden for good: pages hide themselves until a script has run."""
UNSHOWN_CLASSES = frozenset({"mw-editsection", "headerlink", "anchor-link", "noprint", "sr-only", "visually-hidden"})
UNSHOWN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

BLOCKS = frozenset((
    "html", "body", "address", "article", "aside", "blockquote", "caption", "center", "dd", "details", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "header", "hgroup", "hr", "legend",
    "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul", "h1", "h2", "h3", "h4", "h5", "h6", "marquee", "title",
))  # fmt: skip
"""Elements that start and end a line."""
HEADINGS = {f"h{level}": level for level in range(1, 7)}
PARAGRAPHS = frozenset({*HEADINGS, "p", "li", "dd", "dt", "blockquote", "pre", "ul", "ol", "dl", "figure"})
"""Elements that hold running text; what else holds it is a container."""
LISTS = frozenset({"ul", "ol", "menu", "dir"})
BOLD = frozenset({*HEADINGS, "b", "strong", "th"})
CODE = frozenset({"code", "samp", "kbd"})

MAIN = frozenset({"main", "article"})
CHROME_TAGS = frozenset({"footer", "header", "search", "menu", "aside"})
CHROME_ROLES = frozenset((
    "navigation", "banner", "contentinfo", "search", "menu", "menubar", "toolbar", "dialog",
))  # fmt: skip
CHROME_WORDS = frozenset((
    "nav", "navbar", "navi", "navigation", "menu", "submenu", "topbar", "breadcrumb", "breadcrumbs", "crumb", "crumbs",
    "bread", "footer", "foot", "copyright", "share", "sharing", "sidebar", "sidenav", "toolbar", "pagination", "pager",
    "skip", "cookie", "cookies", "related", "bdsharebuttonbox", "weizhi", "dqwz", "daohang", "dibu", "feedback",
    "editpage", "search", "banner", "siderail", "toc", "catlinks", "popup", "modal", "overlay", "dropdown",
    "tooltip", "lightbox",
))  # fmt: skip
"""Words of classes and ids of what surrounds the text (weizhi and dqwz: where one is; daohang: navigation)."""
WORD = re.compile(r"[A-Za-z][a-z]+|[A-Z]+(?![a-z])")

METADATA = re.compile(
    r"(?:索引号|索取号|信息分类|主题分类|公文种类|信息类别|发布机构|发文机关|发文单位|公开主体|发文字号|文号|成文日期"
    r"|发文日期|发布日期|公开日期|生成日期|公开方式|公开范围|公开属性|有效性|时效性|主题词|体裁分类|组配分类"
    r"|基本信息|统一编号|文\s*号|发布机关|制定机关|实施日期|生效日期|失效日期|文件状态|废止日期)\s*[:：]?"
)
"""Labels of a page's own record in the catalogue of government information, as whole runs or before their values."""

_SIGNED = (
    r"发布时间|发表时间|发布日期|发稿时间|更新时间|信息来源|文章来源|浏览次数|浏览量|阅读次数|阅读量|访问量|访问次数|点击数|点击率"
    r"|字体|字号|分享到|视力保护色|稿源|责任编辑"
)
_OTHERS = r"来源|作者|编辑|日期|时间|阅读|点击|分享|打印|关闭|收藏|审核|发布人|录入"
SIGNED = re.compile(rf"(?<![^\W\d_])(?:{_SIGNED})\s*[:：]")
LABEL = re.compile(rf"(?<![^\W\d_])(?:{_SIGNED}|{_OTHERS})\s*[:：】\]]|【(?:打印本页|关闭窗口)")
"""Labels of what is said of a page: a line of several, one of which is said of nothing else (`SIGNED`), is no text."""
_NETWORKS = "facebook|twitter|x|linkedin|wechat|weibo|whatsapp|email|reddit"
CHROME_LINES = re.compile(
    r"(?:您(?:现在|当前)?的?(?:所在)?的?位置|(?:现在|当前)的?(?:所在)?位置)\s*(?:是)?\s*[:：].*"
    r"|(?:上一篇|下一篇|上一条|下一条|相关链接|友情链接)\s*[:：].*|返回顶部|扫一扫.{0,20}|分享到?\s*[:：].{0,40}|分享[到至]?|字体(?:大小)?"
    r"|(?:字体|字号)\s*[:：].{0,30}|(?:浏览次数|浏览量|阅读次数|阅读量|访问量|点击数|点击率)\s*[:：]\s*\d*\s*次?"
    r"|版权所有\s*[:：©].*|.{0,100}(?:ICP备|公网安备|网站标识码).*|设为首页.*|加入收藏.*"
    r"|【?\s*(?:打印本页|打印|关闭窗口|关闭)\s*】?(?:\s*【?\s*(?:打印本页|打印|关闭窗口|关闭)\s*】?)?"
    r"|copyright\s*(?:©|\(c\)|\d{4}).*|(?:©|\(c\)\s*\d).*|all rights reserved\.?|skip to .{0,30}|back to top"
    rf"|share(?: this(?: page| article)?)?(?: on (?:{_NETWORKS}))?|print(?: this page)?|edit this page.*"
    r"|(?:page )?last (?:modified|updated|reviewed)\b.{0,60}|was this page helpful\?.*|you are here\s*:.{0,60}"
    r"|(?:posted on|published(?: on)?)\s*:.{0,60}",
    re.IGNORECASE,
)
"""Whole lines that are the page's and not the text's."""
ALT_ONLY = re.compile(r"[\w\s./%-]*\.(?:png|jpe?g|gif|bmp|svg|webp)|图片?\d*|logo|icons?|image\d*|photo", re.IGNORECASE)
"""Words for a picture that say nothing of it."""
DOCUMENTS = (
    ".doc", ".docx", ".pdf", ".xls", ".xlsx", ".ppt", ".pptx", ".wps", ".et", ".ofd", ".rtf", ".zip", ".rar", ".txt",
)  # fmt: skip
"""Ends of addresses of files: links to annexes belong to the text."""
