"""Altered files end in blocks or in a message, never in a traceback; where pdfium crashes, its process alone ends."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.readers.pdf.drawing import LANDSCAPE, both, drawn, han, justified, lines
from tests.readers.pdf.test_layout import BODY, PROSE, rows, slide

ALTERATIONS, SECONDS = 400, 4
SCRIPT = Path(__file__).with_name("fuzzing.py")


def table(canvas):
    for x in (72, 250, 420):
        canvas.line(x, 300, x, 240)
    for y in (300, 270, 240):
        canvas.line(72, y, 420, y)
    for x, y in ((80, 280), (260, 280), (80, 250), (260, 250)):
        canvas.drawString(x, y, "cell")


FILES = {
    "prose": drawn(both(justified(PROSE, left=72, top=700, width=440), table), han(rows(BODY * 3, 0))),
    "slides": drawn(slide("Aims", (40, 400, "- One", "- Two")), slide("Tasks", (40, 300, "Three")), size=LANDSCAPE),
    "turned": drawn(lambda canvas: (canvas.rotate(90), lines([PROSE[:60]], left=100, top=-200)(canvas))),
}


@pytest.mark.parametrize("name", FILES)
def test_no_alteration_of_a_file_ends_in_a_traceback(name, tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(FILES[name])
    seed, stop = 0, time.monotonic() + SECONDS
    while seed < ALTERATIONS and time.monotonic() < stop:
        command = [sys.executable, str(SCRIPT), str(path), str(seed), str(ALTERATIONS), str(stop - time.monotonic())]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
        assert "Traceback" not in done.stderr, f"alteration {done.stdout.split()[-1:]}: {done.stderr}"
        if done.returncode == 0:
            break
        seed = int(done.stdout.split()[-1]) + 1
    assert done.stdout
