"""The words of what a paragraph or slide holds in a part of its own: a diagram or a chart."""

from __future__ import annotations

from policyparse.readers.ooxml.diagrams import chart_lines, points_of
from policyparse.readers.ooxml.markup import tree
from policyparse.readers.ooxml.package import DamagedPartError, Package
from policyparse.readers.ooxml.relations import Relation


def lines_of(package: Package, relation: Relation) -> tuple[str, ...]:
    """Return the lines of the diagram or chart that `relation` names, nothing if it cannot be read."""
    try:
        if relation.kind == "diagramData":
            return tuple(text for _, text in points_of(tree(package, relation.part)))
        if relation.kind == "chart":
            return tuple(chart_lines(tree(package, relation.part)))
    except DamagedPartError:
        return ()
    return ()
