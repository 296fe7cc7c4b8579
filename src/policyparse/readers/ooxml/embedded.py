"""The words of what a paragraph or slide holds in a part of its own: a diagram or a chart."""

from __future__ import annotations

from policyparse.readers.ooxml.diagrams import chart_lines, points_of
from policyparse.readers.ooxml.markup import tree
from policyparse.readers.ooxml.package import DamagedPartError, Package
from policyparse.readers.ooxml.relations import Relation


def lines_of(package: Package, relation: Relation) -> tuple[tuple[int, str], ...]:
    """Return depth, from one, and text of the lines of the diagram or chart that `relation` names.

    There are none if it is something else or cannot be read.
    """
    try:
        if relation.kind == "diagramData":
            return tuple(points_of(tree(package, relation.part)))
        if relation.kind == "chart":
            return tuple((1, line) for line in chart_lines(tree(package, relation.part)))
    except DamagedPartError:
        return ()
    return ()
