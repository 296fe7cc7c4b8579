"""Pages as authorities and documentation sites publish them, made up, and what the tests look at."""

from __future__ import annotations

from policyparse.config import Reading
from policyparse.readers.html import HTML

SENTENCES = (
    "为加快建设渔港和冷链物流设施，促进渔业高质量发展，制定本方案。",
    "到2027年，建成8个综合服务平台，培育20家龙头企业，产业规模达到300亿元。",
    "支持渔民更新渔船，推广绿色渔具，完善监管制度，保障水产品质量安全。",
)
TITLE = "关于印发《渔业高质量发展行动方案》的通知"

PORTAL = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}_海州市人民政府</title></head><body>
<div class="top-bar"><a href="/">首页</a><a href="/a">政务公开</a><a href="/b">办事服务</a></div>
<div class="wrap"><div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/z">政策文件</a></div>
<table><tr><td>索引号</td><td>00123456-2024-77</td><td>发文机关</td><td>海州市人民政府</td></tr>
<tr><td>成文日期</td><td>2024年3月1日</td><td>有效性</td><td>有效</td></tr></table>
<div class="left"><h3>栏目导航</h3><ul><li><a href="/1">市政府文件</a></li><li><a href="/2">部门文件</a></li>
<li><a href="/3">政策解读</a></li></ul></div>
<div class="con"><div class="tit">{TITLE}</div>
<div class="xx">发布时间：2024-03-05　来源：市农业农村局
　字体：【<a>大</a> <a>中</a> <a>小</a>】</div>
<div class="TRS_Editor"><p>　　{SENTENCES[0]}</p><p>　　{SENTENCES[1]}</p><p>　　{SENTENCES[2]}</p>
<p style="text-align:right">海州市人民政府</p>
<p><a href="./P0203.doc">附件：重点任务清单</a></p></div></div>
<div class="right"><h3>热点</h3><a href="/h1">海州举行新闻发布会介绍渔业情况，答记者问</a><br>
<a href="/h2">一图读懂行动方案</a></div></div>
<div class="bottom"><p>主办：海州市人民政府办公室</p><p>苏ICP备12345678号</p></div>
<script>var hidden = "脚本";</script></body></html>"""

LAYOUT_TABLE = f"""<html><head><title>海州市政府网站</title></head><body bgcolor=#ffffff>
<table width=100%><tr><td><img src=logo.gif alt="logo.gif"></td></tr></table>
<table width=760><tr><td width=160><a href=1.htm>机构职能</a><br><a href=2.htm>政策法规</a><br>
<a href=3.htm>公告公示</a></td>
<td><table width=100%><tr><td align=center><font size=5><b>{TITLE}</b></font></td></tr>
<tr><td>发布日期：2004-03-05 &nbsp; 浏览次数：33</td></tr>
<tr><td><font size=3>&nbsp;&nbsp;&nbsp;&nbsp;{SENTENCES[0]}<br><br>&nbsp;&nbsp;&nbsp;&nbsp;{SENTENCES[1]}<br>
<br>&nbsp;&nbsp;&nbsp;&nbsp;{SENTENCES[2]}<br></font></td></tr>
<tr><td align=right>【打印】【关闭】</td></tr></table></td></tr></table>
<center><a href=a>网站地图</a> | <a href=b>联系我们</a></center></body></html>"""

DOCS = """<!doctype html><html lang="en"><head><title>Harbours | Fishery Docs</title></head><body class="nav-open">
<a class="skip" href="#main">Skip to main content</a>
<header><h1 class="logo"><a href="/">Fishery Docs</a></h1><nav><ul><li><a href="/a">Guide</a></li></ul></nav></header>
<main id="main"><nav class="breadcrumb"><a href="/">Docs</a> / <a href="/h">Harbours</a></nav>
<article><h1>Harbours<a class="headerlink" href="#h">¶</a></h1>
<p>A harbour shelters boats, and it lands their catch. Each harbour has a master.</p>
<aside class="note"><p>The harbour master answers to the <a href="/c">county</a> for safety.</p></aside>
<h2>Duties</h2><ol><li>Keep the fairway clear.</li>
<li>Report accidents within 24&nbsp;hours.
<ul><li>By radio.</li></ul></li></ol>
<table><thead><tr><th>Class</th><th>Berths</th></tr></thead><tbody><tr><td>A</td><td>40</td></tr></tbody></table>
<pre><code>berth --list</code></pre>
<figure><img src="x.png" alt="Plan of the inner basin"><figcaption>The inner basin.</figcaption></figure></article>
<aside class="sidebar"><a href="/x">Boats</a> <a href="/y">Nets</a></aside></main>
<footer><p>© 2024 The Fishery Authors, all rights reserved.</p></footer></body></html>"""

ONE_DIV = f"""<html><head><title>通知</title></head><body><div>{TITLE}<br><br>{SENTENCES[0]}<br><br>
{SENTENCES[1]}<br><br>{SENTENCES[2]}</div></body></html>"""


def read(page, **limits):
    """Return the layout of a page, given as text or bytes."""
    data = page if isinstance(page, bytes) else page.encode()
    return HTML.read(data, "page.html", Reading(**limits))


def blocks(page, role=None):
    """Return role and text of each block; the texts alone of those of one role."""
    layout = read(page)
    found = [(block.role, layout.text[slice(*block.span)]) for block in layout.blocks]
    return [text for known, text in found if known == role] if role else found


def content(page):
    """Return the texts of the blocks that are content."""
    return [text for role, text in blocks(page) if role != "furniture"]
