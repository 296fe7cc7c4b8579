"""Reading a DOCX file of 100,000 paragraphs and a PPTX file of 1,000 slides, beside python-docx on the same file.

    python benchmarks/bench_ooxml.py [RUNS]

Seconds are the median of RUNS (default 5), each in a process of its own, without the start of Python and its imports.
Memory is the peak resident set in megabytes. python-docx gives the text of the paragraphs alone.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

PARAGRAPHS, SLIDES = 100_000, 1_000
SECONDS, MEGABYTES = 1.5, 150
TEXT = "推动低空经济高质量发展，建设区域性航空物流枢纽，产业规模达到100亿元。"
MAIN = "http://schemas.openxmlformats.org"
TYPES = "application/vnd.openxmlformats-officedocument"
MEASURE = """
import resource, sys, time
{imports}
start = time.perf_counter()
{read}
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
OURS = ("from policyparse.readers import read\nimport policyparse.readers.ooxml.word", "read(sys.argv[1])")
PYTHON_DOCX = ("import docx", "[paragraph.text for paragraph in docx.Document(sys.argv[1]).paragraphs]")


def main(runs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        word, slides = Path(folder) / "a.docx", Path(folder) / "a.pptx"
        _write_word(word)
        _write_slides(slides)
        print(f"{'':34}{'seconds':>10}{'MB':>8}")
        for what, path, reader, target in (
            (f"DOCX, {PARAGRAPHS:,} paragraphs", word, OURS, f"   (target: {SECONDS} s, {MEGABYTES} MB)"),
            ("  python-docx, the same file", word, PYTHON_DOCX, ""),
            (f"PPTX, {SLIDES:,} slides", slides, OURS, ""),
        ):
            seconds, memory = _measured(path, reader, runs)
            print(f"{what:34}{seconds:10.2f}{memory:8.0f}{target}")


def _measured(path: Path, reader: tuple[str, str], runs: int) -> tuple[float, float]:
    code = MEASURE.format(imports=reader[0], read=reader[1])
    said = [subprocess.check_output([sys.executable, "-c", code, str(path)], text=True).split() for _ in range(runs)]
    return statistics.median(float(one[0]) for one in said), max(float(one[1]) for one in said)


def _write_word(path: Path) -> None:
    line = (
        f"<w:p><w:pPr><w:jc w:val='both'/></w:pPr><w:r><w:rPr><w:sz w:val='32'/></w:rPr><w:t>{TEXT}</w:t></w:r></w:p>"
    )
    body = f"<w:body>{line * PARAGRAPHS}</w:body>"
    space = f'xmlns:w="{MAIN}/wordprocessingml/2006/main"'
    parts = {"word/document.xml": f"<w:document {space}>{body}</w:document>"}
    _write(path, parts, "word/document.xml", f"{TYPES}.wordprocessingml.document.main+xml")


def _write_slides(path: Path) -> None:
    space = (
        f'xmlns:p="{MAIN}/presentationml/2006/main" xmlns:a="{MAIN}/drawingml/2006/main" '
        f'xmlns:r="{MAIN}/officeDocument/2006/relationships"'
    )
    ids = "".join(f'<p:sldId id="{256 + i}" r:id="r{i}"/>' for i in range(SLIDES))
    links = ((f"r{i}", "slide", f"slides/s{i}.xml") for i in range(SLIDES))
    boxes = "".join(_box(f"{TEXT}{i}", i) for i in range(8))
    slide = f"<p:sld {space}><p:cSld><p:spTree>{boxes}</p:spTree></p:cSld></p:sld>"
    parts = {
        "ppt/presentation.xml": f"<p:presentation {space}><p:sldIdLst>{ids}</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": _links(*links),
        **{f"ppt/slides/s{i}.xml": slide for i in range(SLIDES)},
    }
    _write(path, parts, "ppt/presentation.xml", f"{TYPES}.presentationml.presentation.main+xml")


def _box(text: str, i: int) -> str:
    place = f'<a:off x="{i % 2 * 6_000_000}" y="{i // 2 * 1_500_000}"/><a:ext cx="5000000" cy="1000000"/>'
    body = f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>"
    return f"<p:sp><p:spPr><a:xfrm>{place}</a:xfrm></p:spPr><p:txBody>{body}</p:txBody></p:sp>"


def _links(*links: tuple[str, str, str]) -> str:
    kinds = f"{MAIN}/officeDocument/2006/relationships"
    rows = "".join(f'<Relationship Id="{name}" Type="{kinds}/{kind}" Target="{to}"/>' for name, kind, to in links)
    return f'<Relationships xmlns="{MAIN}/package/2006/relationships">{rows}</Relationships>'


def _write(path: Path, parts: dict[str, str], main_part: str, content_type: str) -> None:
    types = f'<Override PartName="/{main_part}" ContentType="{content_type}"/>'
    parts |= {
        "[Content_Types].xml": f'<Types xmlns="{MAIN}/package/2006/content-types">{types}</Types>',
        "_rels/.rels": _links(("r", "officeDocument", main_part)),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as package:
        for name, content in parts.items():
            package.writestr(name, content)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
