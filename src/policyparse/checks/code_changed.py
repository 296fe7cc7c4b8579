"""A block of code differs: only one side has one of its lines, or the whole block.

Comments may be translated, and so may lines that contain Chinese. White space and blank lines are ignored. The check
covers fenced blocks in Markdown and `pre` in HTML.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from policyparse.checks._base import Check, Example, Pair
from policyparse.checks._references import place, references, shown
from policyparse.han import has_han
from policyparse.model.document import Reference
from policyparse.model.report import Finding

_COMMENT = re.compile(r"(?:^|\s)(?://|--|;)(?:\s.*)?$|(?:\s#|^#(?=\s|$)).*|/\*.*?\*/|<!--.*?-->")
_NEAR = 20  # blocks in which the counterpart of the next one is looked for


def run(pair: Pair) -> Iterator[Finding]:
    """Report each block without an equal one on the other side."""
    source, translation = pair.bitext.source.structure, pair.bitext.translation.structure
    if source.document.references is None or translation.document.references is None:
        return
    lone, waiting = [], references(translation.document, "code")
    for block in references(source.document, "code"):
        same = next((other for other in waiting[:_NEAR] if not _difference(block.value, other.value)), None)
        if same:
            waiting.remove(same)
        else:
            lone.append(block)
    while lone or waiting:
        one, other = (blocks.pop(0) if blocks else None for blocks in (lone, waiting))
        yield CHECK.found(
            _message(one, other), place(source, one) if one else None, place(translation, other) if other else None
        )


def _message(one: Reference | None, other: Reference | None) -> str:
    if one and other:
        return f"the code differs: {shown(_difference(one.value, other.value))}"
    return f"the {'source' if one else 'translation'} alone has this block of code"


def _difference(source: str, translation: str) -> str:
    """Return a line that stands on one side alone; empty where each has its counterpart, or may be its translation."""
    ours, theirs = (Counter(_lines(text)) for text in (source, translation))
    lost, gained = list((ours - theirs).elements()), list((theirs - ours).elements())
    chinese = [line for line in lost if has_han(line)]
    plain = [line for line in lost if not has_han(line)]
    return next(iter((*plain, *gained[len(chinese) :], *chinese[len(gained) :])), "")


def _lines(code: str) -> Iterator[str]:
    for line in code.splitlines():
        text = " ".join(_COMMENT.sub("", line).split())
        if text:
            yield text


_SOURCE = "运行命令：\n\n```sh\n# 启动服务\nserve --port 8080\n```"
_SAME = "Run:\n\n```sh\n# Start the service\nserve --port 8080\n```"

CHECK = Check(
    id="PP704",
    name="code-changed",
    category="structure",
    severity="warning",
    doc=__doc__,
    run=run,
    examples=(
        Example(_SOURCE, _SAME.replace("8080", "8081"), fires=True, markdown=True),
        Example(_SOURCE, "Run the command.", fires=True, markdown=True),
        Example(_SOURCE, _SAME, fires=False, markdown=True),
        Example(_SOURCE.replace("8080", "8080 #端口"), _SAME, fires=False, markdown=True),
    ),
)
