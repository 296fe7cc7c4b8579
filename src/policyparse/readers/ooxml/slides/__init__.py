"""PPTX: the text of a presentation's package, slide by slide, each in visual order."""

from __future__ import annotations

from policyparse.errors import InputError
from policyparse.model.document import BlockRole
from policyparse.readers.interface import Composer, Layout
from policyparse.readers.loading import too_long
from policyparse.readers.ooxml.package import DamagedPartError, Package
from policyparse.readers.ooxml.slides.deck import Deck, Slide
from policyparse.readers.ooxml.slides.labels import joined
from policyparse.readers.ooxml.slides.order import in_order, repeated_in
from policyparse.readers.ooxml.slides.shapes import Group, Node, Shape
from policyparse.readers.ooxml.slides.text import Line

__all__ = ["read_presentation"]


def read_presentation(package: Package, part: str) -> Layout:
    """Return the text of the presentation whose main part is `part`.

    Raises `InputError` if nothing can be read or a limit is reached; what is damaged is named in `missing`.
    """
    try:
        deck = Deck(package, part)
    except DamagedPartError as error:
        raise InputError(f"{package.name}: {error}; repair it in its program or get it again") from error
    slides, missing = _slides(deck, package)
    composer = Composer(package.name, package.reading)
    repeated = repeated_in([slide.nodes for slide in slides])
    for slide in slides:
        for shape in in_order(slide.nodes, deck.size, repeated):
            _add_shape(composer, shape, slide.number)
        for i, line in enumerate(slide.notes):
            composer.add(line.text, "note", before="\n" if i else "\n\n", page=slide.number)
    if not composer.size:
        raise InputError(f"{package.name}: holds no text; if it holds pictures of text, export it as PDF and use --ocr")
    return composer.layout(missing)


def _slides(deck: Deck, package: Package) -> tuple[list[Slide], tuple[str, ...]]:
    """Return the slides that can be read, up to the limits, and a line for each that cannot or is not shown."""
    limits = package.reading
    slides, missing, size = [], [], 0
    for number in range(1, min(len(deck.parts), limits.max_pages) + 1):
        try:
            slide = deck.slide(number)
        except DamagedPartError as error:
            missing.append(f"slide {number} cannot be read: {error}")
            continue
        if slide.hidden:
            missing.append(f"slide {number} is hidden in the show; its text was read nevertheless")
        if slide.struck:
            missing.append(f"slide {number}: struck-out text was left out")
        slides.append(slide)
        size += sum(len(shape_text) for shape_text in map(_text, slide.nodes))
        if size > limits.max_characters:
            raise too_long(package.name, limits.max_characters)
    if len(deck.parts) > limits.max_pages:
        missing.append(f"only the first {limits.max_pages:,} slides were read; raise the limit (max-pages)")
    return slides, tuple(missing)


def _text(node: Node) -> str:
    return "".join(map(_text, node.members)) if isinstance(node, Group) else node.text


def _add_shape(composer: Composer, shape: Shape, page: int) -> None:
    lines = joined(shape.lines) if shape.kind == "text" and not shape.placed else shape.lines
    for i, line in enumerate(lines):
        role, level = _role(shape, line)
        composer.add(
            line.text,
            role,
            before=line.before if i else "\n\n",
            level=level,
            page=page,
            box=shape.box,
            size=line.size,
            bold=line.bold,
            continues=line.continues,
            cell=line.cell,
        )


def _role(shape: Shape, line: Line) -> tuple[BlockRole, int | None]:
    """Return role and level of a line by what its shape is and whether it has a bullet."""
    if shape.kind == "title":
        return "heading", 1
    if shape.kind == "text" and line.depth:
        return "list-item", line.depth
    return shape.kind, None
