"""Scanned pages by the system's Tesseract: pdfium renders the page, and Tesseract returns words with positions."""

from __future__ import annotations

import csv
import ctypes
import functools
import os
import shutil
import subprocess
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from policyparse.model.document import Box
from policyparse.readers.pdf.files import UnreadableError
from policyparse.readers.pdf.shapes import Run, Sheet

_DOTS = 300 / 72  # a point
_MOST_DOTS = 25_000_000
_LONGEST = 14_400.0  # points, what the format allows
_LANGUAGES = ("chi_sim", "eng")
_SURE = 10.0


@functools.cache
def command() -> str:
    """Return the command and make sure that it knows both languages; raises `UnreadableError`."""
    path = shutil.which("tesseract")
    if path is None:
        raise UnreadableError("Tesseract is not installed; install it (tesseract-ocr) or leave out --ocr")
    listed = subprocess.run([path, "--list-langs"], capture_output=True, check=False)  # noqa: S603  (found on the path)
    known = (listed.stdout + listed.stderr).decode("utf-8", "replace").split()
    lacking = [language for language in _LANGUAGES if language not in known]
    if lacking:
        names = " and ".join(lacking)
        raise UnreadableError(f"Tesseract lacks the language data {names}; install it (tesseract-ocr-chi-sim)")
    return path


def read(page: Any) -> Sheet:
    """Return what Tesseract reads on `page`."""
    width, height = (min(side(page), _LONGEST) for side in (pdfium.FPDF_GetPageWidthF, pdfium.FPDF_GetPageHeightF))
    scale = min(_DOTS, (_MOST_DOTS / max(1.0, width * height)) ** 0.5)
    image = _drawn(page, max(1, round(width * scale)), max(1, round(height * scale)))
    done = subprocess.run(  # noqa: S603  (found on the path)
        [command(), "stdin", "stdout", "-l", "+".join(_LANGUAGES), "--dpi", str(round(72 * scale)), "tsv"],
        input=image,
        capture_output=True,
        check=False,
        env=os.environ | {"OMP_THREAD_LIMIT": "1"},  # its threads wait for each other more than they work
    )
    if done.returncode:
        raise UnreadableError("Tesseract failed; try it by itself on an image of the page")
    runs = tuple(_runs(done.stdout.decode("utf-8", "replace"), scale))
    return Sheet(width, height, runs)


def _drawn(page: Any, width: int, height: int) -> bytes:
    """Return the page in shades of grey, as a portable graymap (PGM), which needs no library to write."""
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_Gray, None, 0)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, pdfium.FPDF_ANNOT | pdfium.FPDF_GRAYSCALE)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        raw = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    rows = (raw[at : at + width] for at in range(0, stride * height, stride))
    return b"P5 %d %d 255\n" % (width, height) + b"".join(rows)


def _runs(table: str, scale: float) -> Iterator[Run]:
    """Yield the words of Tesseract's table; words of one line get the line's height, so that they stay together."""
    top = bottom = 0.0
    for row in csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        place = [float(row[name]) / scale for name in ("left", "top", "width", "height")]
        if row["level"] == "4":
            top, bottom = place[1], place[1] + place[3]
        elif row["level"] == "5" and row["text"] and row["text"].strip() and float(row["conf"]) >= _SURE:
            box = Box(place[0], top, place[0] + place[2], bottom)
            yield Run(row["text"].strip(), box, bottom - top, bold=False, spaced=True)
