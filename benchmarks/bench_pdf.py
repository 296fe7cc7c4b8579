"""Pages a second and peak memory of reading a long PDF file, beside pdfplumber on the same file.

    python benchmarks/bench_pdf.py [PAGES]

The file is drawn first: PAGES (default 1,000) pages of Chinese and of English, in turn, with a running head and a page
number. Seconds are those of the processors (user and system) in a process of its own, with start and layout. pdfplumber
reads the first fiftieth of the pages, in the same way; memory is the peak resident set in megabytes.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

LEAST, MOST = 80, 150
SHARE = 50
HAN = "加快建设具有国际影响力的生物医药产业创新高地助力打造世界级产业集群推动核心技术自主研发"
WORDS = (
    "the",
    "city",
    "shall",
    "promote",
    "innovation",
    "in",
    "medical",
    "robots",
    "and",
    "coordination",
    "of",
    "departments",
)
OURS = """
import sys
from policyparse.config import Reading
from policyparse.readers import read
document = read(sys.argv[1], reading=Reading(max_seconds=600, max_characters=10**8))
print(document.blocks[-1].page)
"""
PLUMBER = """
import sys
import pdfplumber
with pdfplumber.open(sys.argv[1]) as file:
    for page in file.pages[: int(sys.argv[2])]:
        page.extract_text()
        page.close()
print(int(sys.argv[2]))
"""


PEAK = """
import resource
peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(peak / (1024**2 if sys.platform == "darwin" else 1024))
"""


class Cost(NamedTuple):
    """What reading took: pages a second of the processors, and megabytes at the peak of the largest process."""

    pages: float
    peak: float


def draw(path: Path, pages: int) -> None:
    """Write the file that is read."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    chance = random.Random(1)
    canvas = Canvas(str(path), pagesize=(595, 842))
    for page in range(1, pages + 1):
        canvas.setFont("STSong-Light", 9)
        canvas.drawString(80, 800, "上海市医疗机器人年度报告")
        canvas.drawCentredString(297, 40, f"— {page} —")
        for y, font, size, left, text in chinese(chance) if page % 2 else english(chance):
            canvas.setFont(font, size)
            canvas.drawString(left, y, text)
        canvas.showPage()
    canvas.save()


def chinese(chance: random.Random) -> Iterator[tuple[float, str, float, float, str]]:
    """Yield the lines of a page as GB/T 9704 sets it: 22 lines of 27 characters, each paragraph indented."""
    for i in range(22):
        indent = i % 6 == 0
        text = "".join(chance.choices(HAN, k=25 if indent else 12 if i % 6 == 5 else 27))
        yield 720 - 29 * i, "STSong-Light", 16, 112 if indent else 80, text


def english(chance: random.Random) -> Iterator[tuple[float, str, float, float, str]]:
    """Yield the lines of a page of a report: 44 lines of some 85 letters."""
    for i in range(44):
        yield 760 - 15 * i, "Times-Roman", 11, 72, " ".join(chance.choices(WORDS, k=13))


def measure(script: str, path: Path, pages: int) -> Cost:
    """Run `script` on the file in a process of its own."""
    before = os.times()
    command = [sys.executable, "-c", script + PEAK, str(path), str(pages)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    after = os.times()
    read, peak = done.stdout.split()
    seconds = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(int(read) / seconds, float(peak))


def main() -> None:
    """Print the figures, and say whether they keep what was agreed."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.pdf"
        draw(path, pages)
        ours, plumber = measure(OURS, path, pages), measure(PLUMBER, path, max(1, pages // SHARE))
    print(f"{'':12}{'pages a second':>16}{'MB':>8}")
    for name, cost in (("policyparse", ours), ("pdfplumber", plumber)):
        print(f"{name:12}{cost.pages:16.0f}{cost.peak:8.0f}")
    print(f"{'agreed':12}{f'>= {LEAST}':>16}{f'<= {MOST}':>8}")
    if ours.pages < LEAST or ours.peak > MOST:
        raise SystemExit("slower or larger than agreed")


if __name__ == "__main__":
    main()
