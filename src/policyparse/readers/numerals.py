"""Automatic numbers written out, in the formats that Office files name (ISO/IEC 29500-1, 17.18.59, ST_NumberFormat)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from policyparse.han import DIGITS

_Bare = Literal["front", "always", "never"]
_FORMAL_SIMPLIFIED = "壹贰叁肆伍陆柒捌玖"
_FORMAL_TRADITIONAL = "壹貳參肆伍陸柒捌玖"
_FORMAL_JAPANESE = "壱弐参四伍六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_MOST_ROMAN = 4999
_MOST_LETTERS = 26 * 30


def written(number: int, style: str) -> str:
    """Return `number` in the format called `style`; formats that are not known here are written as decimals."""
    return _FORMATS.get(style, str)(number)


def _row(signs: str) -> Callable[[int], str]:
    """Write with one sign a number, in decimals beyond the last sign."""
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else str(number)


def _digits(signs: str) -> Callable[[int], str]:
    """Write digit by digit, as in 一〇二; `signs` starts with zero."""
    return lambda number: "".join(signs[int(digit)] for digit in str(number)) if number >= 0 else str(number)


def _counted(digits: str, units: str, zero: str, bare: _Bare) -> Callable[[int], str]:
    """Write with tens, hundreds and thousands, as in 一百〇二; `zero` fills gaps, `bare` says where 十 is no 一十."""

    def count(number: int) -> str:
        if not 0 < number < 10_000:
            return str(number) if number else zero or "零"
        text, gap = "", False
        for place in (3, 2, 1, 0):
            digit = number // 10**place % 10
            if digit:
                silent = digit == 1 and place and (bare == "always" or (bare == "front" and place == 1 and not text))
                text += (
                    (zero if gap else "") + ("" if silent else digits[digit - 1]) + (units[place - 1] if place else "")
                )
            gap = bool(text) and not digit
        return text

    return count


def _below(limit: int, low: Callable[[int], str], high: Callable[[int], str]) -> Callable[[int], str]:
    return lambda number: low(number) if number < limit else high(number)


def _roman(number: int) -> str:
    if not 0 < number <= _MOST_ROMAN:
        return str(number)
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


def _letters(number: int) -> str:
    """Write a to z, then aa to zz, then aaa."""
    if not 0 < number <= _MOST_LETTERS:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _ordinal(number: int) -> str:
    last = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{last}"


_circled = _row("".join(map(chr, (*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0)))))
_thousand = _counted(DIGITS, "十百千", "〇", "front")
_wide = _digits("０１２３４５６７８９")
_by_digit = _digits("〇" + DIGITS)

_FORMATS: Mapping[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "bullet": lambda _: "",
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": _row("".join(map(chr, range(0x2488, 0x249C)))),
    "decimalEnclosedParen": _row("".join(map(chr, range(0x2474, 0x2488)))),
    "numberInDash": lambda number: f"- {number} -",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperRoman": _roman,
    "ordinal": _ordinal,
    "hex": lambda number: f"{number:X}",
    "chineseCounting": _below(100, _thousand, _by_digit),
    "chineseCountingThousand": _thousand,
    "chineseLegalSimplified": _counted(_FORMAL_SIMPLIFIED, "拾佰仟", "零", "never"),
    "ideographDigital": _by_digit,
    "ideographTraditional": _row(_STEMS),
    "ideographZodiac": _row(_BRANCHES),
    "ideographZodiacTraditional": lambda number: _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12],
    "ideographEnclosedCircle": _row("".join(map(chr, range(0x3220, 0x322A)))),
    "ideographLegalTraditional": _counted(_FORMAL_TRADITIONAL, "拾佰仟", "零", "never"),
    "taiwaneseCounting": _below(100, _thousand, _by_digit),
    "taiwaneseCountingThousand": _counted(DIGITS, "十百千", "零", "front"),
    "taiwaneseDigital": _by_digit,
    "japaneseCounting": _counted(DIGITS, "十百千", "", "always"),
    "japaneseLegal": _counted(_FORMAL_JAPANESE, "拾百阡", "", "never"),
    "japaneseDigitalTenThousand": _by_digit,
    "koreanDigital2": _by_digit,
}
