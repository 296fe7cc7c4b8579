"""The plan as the page of an authority's site."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from forms.plan import Part

_BOLD = re.compile(r"\*\*(.*?)\*\*")
_ALIGN = {"number": "center", "title": "center", "signature": "right", "date": "right"}
_PAGE = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="gb2312"><title>{title}_上海市经济和信息化委员会</title>
<script>document.title = document.title;</script></head><body>
<div class="header"><a href="/">首页</a> <a href="/xxgk">政务公开</a> <a href="/zwfw">政务服务</a></div>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/xxgk">信息公开</a> &gt;
<a href="/xxgk/wj">文件</a></div>
<h1>{title}</h1>
<div class="info">发布时间：2023-11-06 来源：上海市经济和信息化委员会 字体：【<a>大</a> <a>中</a> <a>小</a>】</div>
<div class="Article_content">
{paragraphs}
</div>
<div class="share">分享到：<a href="/weixin">微信</a> <a href="/weibo">微博</a></div>
<div class="footer">主办单位：上海市经济和信息化委员会 沪ICP备00000000号</div>
</body></html>
"""


def page(parts: Sequence[Part]) -> bytes:
    """Return the notice and its annex as HTML in GB 18030 that calls itself gb2312, as many pages do."""
    title = next(part.text for part in parts if part.role == "title")
    letterhead = "<br>\n".join(part.text for part in parts if part.role == "agency") + " 文件"
    rows = [f"<p>{letterhead}</p>", *(_paragraph(part) for part in parts if part.role != "agency")]
    whole = _PAGE.format(title=escape(title), paragraphs="\n".join(rows))
    return whole.encode("gb18030")


def _paragraph(part: Part) -> str:
    align = _ALIGN.get(part.role)
    style = f"text-align:{align}" if align else "text-indent:2em"
    text = _BOLD.sub(r"<strong>\1</strong>", escape(part.text, quote=False))
    return f'<p style="{style}">{text}</p>'
