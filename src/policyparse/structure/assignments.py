"""Assignments of tasks: a bracket at the end of a paragraph, or a line or sentence with 责任单位."""

from __future__ import annotations

import re
from typing import Final

from policyparse.structure import tables

_CLOSING = {"）": "（", ")": "(", "】": "【", "]": "[", "〕": "〔"}
_LONGEST: Final = 600
_NAME_PARTS = re.compile(r"[、，；,;/\s]|和(?=[市省区县各国])|及(?=[市省区县各国])")
_ROLES = re.compile(rf"(?:{'|'.join(tables.AGENCY_ROLES)})[:：]?")
_LABEL = re.compile(
    r"(?:^|(?<=[。；;）)\s]))[（(【\[]?(?:责任|牵头|配合|主办|协办|参与|参加|实施|负责|主管)(?:单位|部门)\s*[:：]"
    r"|(?:^|(?<=[.;)\s]))[(\[]?(?:responsible|lead|leading|supporting|participating)\s+(?:agenc(?:y|ies)|units?|departments?|bodies)\s*:",
    re.IGNORECASE,
)
_FINISHED = "。；！？;"


def assignment_start(text: str) -> int | None:
    """Return where the list of agencies that closes the folded paragraph `text` starts; None if there is none."""
    label = _LABEL.search(text) if ":" in text or "：" in text else None
    if label and "。" not in text[label.end() : -1]:
        return label.start()
    body = text.rstrip("。. ")
    start = _last_bracket(body)
    if start is None:
        return None
    before = text[:start].rstrip()
    names = _names(body[start + 1 : -1])
    if not names or not _are_agencies(names):
        return None
    apart = not before or before[-1] in _FINISHED
    return start if apart or (len(names) > 1 and len(body) == len(text)) else None


def _last_bracket(text: str) -> int | None:
    """Where the bracket that ends `text` opens, brackets within it skipped."""
    if not text or text[-1] not in _CLOSING:
        return None
    close, depth = text[-1], 0
    for i in range(len(text) - 1, max(-1, len(text) - _LONGEST), -1):
        depth += (text[i] == close) - (text[i] == _CLOSING[close])
        if depth == 0:
            return i
    return None


def _names(inside: str) -> list[str]:
    bare = re.sub(r"[（(][^（）()]*[）)]", "", inside)
    parts = (_ROLES.sub("", part).strip() for part in _NAME_PARTS.split(bare))
    return [part for part in parts if part]


def _are_agencies(names: list[str]) -> bool:
    known = sum(name.endswith(tables.AGENCY_ENDS) and 2 <= len(name) <= 30 for name in names)
    return known >= max(1, 0.6 * len(names)) and (len(names) > 1 or len(names[0]) >= 3)
