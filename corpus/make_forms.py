"""Make the forms of the corpus pair that stand beside its texts: DOCX, PDF, PPTX and HTML.

Run `python corpus/make_forms.py [FOLDER]`; without a folder they are renewed in place. The same texts give the same
bytes. Needs `pip install policyparse[dev]`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from forms.deck import slides_of
from forms.plan import parts_of
from forms.presentation import pptx
from forms.printed import plan_pdf, slides_pdf
from forms.web import page
from forms.word import docx

PAIR = Path(__file__).parent / "shanghai-medical-robots"


def forms() -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of each form."""
    plan = parts_of((PAIR / "source.zh.txt").read_text(encoding="utf-8"))
    yield "source.zh.docx", docx(plan)
    yield "source.zh.pdf", plan_pdf(plan)
    yield "source.zh.html", page(plan)
    slides = slides_of((PAIR / "translation.en.txt").read_text(encoding="utf-8"))
    yield "translation.en.pptx", pptx(slides)
    yield "translation.en.pdf", slides_pdf(slides)


def main(folder: Path) -> None:
    """Write all forms into `folder`."""
    for name, data in forms():
        (folder / name).write_bytes(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PAIR)
