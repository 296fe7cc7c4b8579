"""Signs of the fonts Symbol and Wingdings, which Office files store in the private use area (U+F020 to U+F0FF)."""

from __future__ import annotations

import re

_GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
_SYMBOL = {
    0x2D: "−", 0x40: "≅", 0x5C: "∴", 0x5E: "⊥", 0x7E: "∼",
    0xA2: "′", 0xA3: "≤", 0xA4: "⁄", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓",
    0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB5: "∝", 0xB7: "•", 0xB8: "÷", 0xB9: "≠",
    0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xC7: "∩", 0xC8: "∪", 0xCE: "∈", 0xD2: "®", 0xD3: "©", 0xD4: "™",
    0xD6: "√", 0xD7: "⋅", 0xE2: "®", 0xE3: "©", 0xE4: "™", 0xE5: "∑",
}  # fmt: skip
_SYMBOL |= {0x41 + i: sign for i, sign in enumerate(_GREEK)}
_SYMBOL |= {0x61 + i: sign for i, sign in enumerate("αβχδεφγηιϕκλμνοπθρστυϖωξψζ")}
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x9F: "•", 0xA0: "▪", 0xA7: "▪", 0xA8: "□",
    0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {0x50: "✓", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□"}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}
_PRIVATE = re.compile("[\uf020-\uf0ff]")


def sign(code: str, font: str) -> str:
    """Return the character for the hexadecimal `code` in `font`; nothing for a sign that has none."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if 0xF020 <= number <= 0xF0FF:
        number -= 0xF000
    table = _FONTS.get(font.lower())
    if table is not None and number <= 0xFF:
        plain = chr(number) if 0x20 <= number < 0x7F and table is _SYMBOL else ""
        return table.get(number, plain)
    return chr(number) if 0xFF < number < 0xD800 or 0xF8FF < number < 0xFFFE else ""


def resolved(text: str) -> str:
    """Return `text` with stray signs of the font Symbol as what they show; a comparator may be one of them."""
    return _PRIVATE.sub(lambda found: sign(f"{ord(found.group()):x}", "symbol"), text)
