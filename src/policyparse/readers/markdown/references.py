"""References in Markdown: links, pictures, anchors, code blocks, and the keys of its front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policyparse.model.document import Reference, ReferenceKind, Span
from policyparse.readers.markdown.frontmatter import front_matter

_FENCE = re.compile(
    r"^[ \t>]*(?P<fence>`{3,}|~{3,})[^\n`]*\n(?P<code>.*?)(?:^[ \t>]*(?P=fence)[`~]*[ \t]*$|\Z)",
    re.DOTALL | re.MULTILINE,
)
_TICKS = re.compile(r"(?<!`)`[^`\n]{1,2000}`(?!`)")
_KEY = re.compile(r"^(?P<key>[A-Za-z_][\w-]*)[ \t]*[:=]", re.MULTILINE)
_ADDRESS = r"<?(?P<{0}>[^\s<>()]+(?:\([^\s()]*\)[^\s<>()]*)*)>?"
_SIGNS = re.compile(
    rf"!\[[^\[\]]{{0,2000}}\]\({_ADDRESS.format('image')}(?:\s+[\"'(][^\n]*?)?\)"
    rf"|\]\({_ADDRESS.format('link')}(?:\s+[\"'(][^\n]*?)?\)"
    rf"|^[ ]{{0,3}}\[[^\]^\n]+\]:[ \t]*{_ADDRESS.format('defined')}"
    r"|<(?P<auto>https?://[^<>\s]+)>"
    r"|<a\s[^<>]{0,500}?\bhref=[\"'](?P<href>[^\"'<>]+)[\"']"
    r"|<img\s[^<>]{0,500}?\bsrc=[\"'](?P<src>[^\"'<>]+)[\"']"
    r"|\{#(?P<anchor>[\w.:-]{1,200})[^{}\n]{0,200}\}"
    r"|<[a-z][a-z0-9]*\s[^<>]{0,500}?\b(?:id|name)=[\"'](?P<id>[^\"'<>]+)[\"']",
    re.IGNORECASE | re.MULTILINE,
)
_KINDS: dict[str, ReferenceKind] = {
    "image": "image", "link": "link", "defined": "link", "auto": "link", "href": "link", "src": "image",
    "anchor": "anchor", "id": "anchor",
}  # fmt: skip


def references_of(text: str) -> Iterator[Reference]:
    """Yield the references of a text: the keys first, then the blocks of code, then all others."""
    front = front_matter(text).end
    for key in _KEY.finditer(text, 0, front):
        yield Reference("key", key["key"], Span(*key.span("key")))
    shown = list(text)
    for block in _FENCE.finditer(text, front):
        yield Reference("code", block["code"], Span(block.start("fence"), block.end()))
        shown[block.start() : block.end()] = _blanks(block)
    prose = _TICKS.sub(lambda code: " " * len(code[0]), "".join(shown))
    for sign in _SIGNS.finditer(prose, front):
        name = sign.lastgroup
        if name:
            yield Reference(_KINDS[name], sign[name], Span(*sign.span(name)))


def _blanks(block: re.Match[str]) -> str:
    return "".join("\n" if char == "\n" else " " for char in block[0])
