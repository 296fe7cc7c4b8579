"""The brief for Word, on one portrait page."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from docx import Document
from docx.document import Document as Docx
from docx.shared import Mm, Pt

from policyparse.model.report import Signature
from policyparse.reporters.archive import undated
from policyparse.reporters.brief import Brief
from policyparse.reporters.docx.styles import keep_together, repeat, set_up, set_widths, shade
from policyparse.reporters.harmless import harmless
from policyparse.reporters.summary import count, signed


def brief_docx(brief: Brief, signature: Signature) -> bytes:
    """Return the brief as a DOCX file; the same report gives the same bytes."""
    document = Document()
    set_up(document, f"policyparse {signature.policyparse}", upright=True)
    document.add_paragraph("What the translation carries", style="Title")
    document.add_paragraph(harmless(f"{brief.paths[1]} against {brief.paths[0]}"))
    for at, sentence in enumerate(brief.sentences):
        document.add_paragraph().add_run(harmless(sentence)).bold = at == 0
    _targets(document, brief)
    _agencies(document, brief)
    if brief.tracks:
        document.add_heading("Tracks", 1)
        for track in brief.tracks:
            kept = f", {track.kept} of {count(track.whole, 'item')} kept" if track.whole else ""
            named = "named" if track.named else "unnamed"
            document.add_paragraph(harmless(f"{track.name}: {named}{kept}"), style="List Bullet")
    if brief.examples:
        document.add_heading("Examples", 1)
        examples = [
            (
                f"{one.place}\n{one.section}".strip(),
                one.source or "not in the source",
                one.translation or "not rendered",
                f"{one.severity}: {one.message}",
            )
            for one in brief.examples
        ]
        _table(document, ("Where", "Source", "Translation", "What"), examples, (35, 44, 46, 61))
    if brief.opinions:
        document.add_heading("Changed by a second opinion", 1)
        opinions = [(one.place, one.source, one.change, one.reason) for one in brief.opinions]
        _table(document, ("Where", "Source", "What", "Why"), opinions, (25, 60, 35, 60))
        if brief.more_opinions:
            document.add_paragraph(f"and {brief.more_opinions} more")
    document.add_heading("Not judged", 1)
    for line in brief.not_judged:
        document.add_paragraph(harmless(line), style="List Bullet")
    section = document.sections[0]
    section.footer_distance = Mm(4)
    section.footer.paragraphs[0].add_run(signed(signature)).font.size = Pt(6.5)
    out = io.BytesIO()
    document.save(out)
    return undated(out.getvalue())


def _targets(document: Docx, brief: Brief) -> None:
    if not brief.targets:
        return
    document.add_heading("Targets", 1)
    rows = []
    for target in brief.targets:
        source, translation = target.texts or ("", "")
        sides = ((target.source or "—", source), (target.translation or "—", translation, *target.reasons))
        rows.append(
            (target.verdict, f"{target.what} ({target.place})", *("\n".join(filter(None, side)) for side in sides))
        )
    _table(document, ("Verdict", "What", "Source", "Translation"), rows, (18, 62, 53, 53), shaded=True)


def _agencies(document: Docx, brief: Brief) -> None:
    if not brief.agencies:
        return
    document.add_heading("Agencies left out", 1)
    rows = [
        (one.surface, one.name or "not in the termbase", f"{one.lost} of {count(one.tasks, 'task')}")
        for one in brief.agencies
    ]
    _table(document, ("Agency", brief.official, "Left out of"), rows, (36, 120, 30))
    if brief.more_agencies:
        document.add_paragraph(f"and {brief.more_agencies} more")


def _table(
    document: Docx, titles: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int], *, shaded: bool = False
) -> None:
    body = list(rows)
    table = document.add_table(len(body) + 1, len(titles), style="Table Grid")
    set_widths(table, [Mm(width) for width in widths])
    head, *lines = table.rows
    repeat(head)
    for cell, title in zip(head.cells, titles, strict=True):
        cell.paragraphs[0].add_run(title).bold = True
        shade(cell, "head")
    for line, texts in zip(lines, body, strict=True):
        keep_together(line)
        cells = line.cells
        for cell, text in zip(cells, texts, strict=True):
            first, *others = text.split("\n")
            cell.paragraphs[0].add_run(harmless(first))
            for other in others:
                cell.add_paragraph().add_run(harmless(other))
        if shaded:
            shade(cells[0], texts[0])
