"""A PDF file to blocks, page by page, within the limits that the user set. Runs in a process of its own."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from policyparse.readers.pdf.gaps import Gaps
from policyparse.readers.pdf.glyphs import Frame, glyphs_of
from policyparse.readers.pdf.objects import drawings_of
from policyparse.readers.pdf.pages import page_of
from policyparse.readers.pdf.prose import prose
from policyparse.readers.pdf.shapes import Page, Piece, Sheet
from policyparse.readers.pdf.slides import are_slides, slides
