"""A badge for a README: how many pairs are in step, as an SVG image."""

from __future__ import annotations

from html import escape

from policyparse.model.overview import Overview

_LABEL = "translations"
_GREEN, _AMBER, _RED, _GREY = "#2a7d4f", "#8a5600", "#b3261e", "#56606b"  # white on each has a contrast over 4.5
_CHARACTER, _MARGIN, _HEIGHT = 6.6, 7, 20  # pixels; a character of Verdana at 11 pixels, on average
_BADGE = """\
<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="20" role="img" aria-label="{label}: {message}">
  <title>{label}: {message}</title>
  <clipPath id="r"><rect width="{width}" height="20" rx="3"/></clipPath>
  <g clip-path="url(#r)">
    <rect width="{left}" height="20" fill="#3b4149"/>
    <rect x="{left}" width="{right}" height="20" fill="{color}"/>
  </g>
  <g fill="#ffffff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11" text-anchor="middle">
    <text x="{left_middle}" y="14" textLength="{left_text}">{label}</text>
    <text x="{right_middle}" y="14" textLength="{right_text}">{message}</text>
  </g>
</svg>
"""


def badge(overview: Overview) -> str:
    """Return the badge: green if all pairs are in step, red if one fails the gate or lacks a side, else amber."""
    message, color = _said(overview)
    left_text, right_text = (round(_CHARACTER * len(text)) for text in (_LABEL, message))
    left, right = left_text + 2 * _MARGIN, right_text + 2 * _MARGIN
    return _BADGE.format(
        label=_LABEL,
        message=escape(message),
        color=color,
        width=left + right,
        left=left,
        right=right,
        left_text=left_text,
        right_text=right_text,
        left_middle=left / 2,
        right_middle=left + right / 2,
    )


def _said(overview: Overview) -> tuple[str, str]:
    states, whole = overview.states, len(overview.pairs)
    if not whole:
        return "none", _GREY
    message = f"{whole:,} in step" if states["in step"] == whole else f"{states['in step']:,} of {whole:,} in step"
    if states["not read"] or states["failing"] or states["missing"]:
        return message, _RED
    if states["behind"] or states["warned"]:
        return message, _AMBER
    return message, _GREY if states["unknown"] else _GREEN
