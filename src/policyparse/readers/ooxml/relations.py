"""Which part refers to which, and which part is what (ISO/IEC 29500-2, 6.5 relationships, 7.2 content types)."""

from __future__ import annotations

import posixpath
from typing import NamedTuple

from policyparse.readers.ooxml.markup import tree
from policyparse.readers.ooxml.names import q
from policyparse.readers.ooxml.package import CONTENT_TYPES, DamagedPartError, Package, resolve


class Relation(NamedTuple):
    """One reference: its id, the last word of its type (`slide`, `footnotes`), and the part that it names."""

    id: str
    kind: str
    part: str


def relations(package: Package, part: str) -> tuple[Relation, ...]:
    """Return what `part` refers to within the package, nothing if that cannot be read; links to elsewhere are left."""
    folder, name = posixpath.split(part)
    try:
        root = tree(package, posixpath.join(folder, "_rels", name + ".rels"))
    except DamagedPartError:
        return ()
    return tuple(
        Relation(one.get("Id", ""), one.get("Type", "").rpartition("/")[2], resolve(part, one.get("Target", "")))
        for one in root.iter(q("rel:Relationship"))
        if one.get("TargetMode") != "External"
    )


def related(package: Package, part: str, kind: str) -> tuple[str, ...]:
    """Return the parts of one kind that `part` refers to."""
    return tuple(relation.part for relation in relations(package, part) if relation.kind == kind)


def content_types(package: Package) -> dict[str, str]:
    """Return the content type of each part that has one of its own, by the part's name in lower case.

    Raises `DamagedPartError` if the list is missing or damaged.
    """
    root = tree(package, CONTENT_TYPES)
    return {
        one.get("PartName", "").lstrip("/").lower(): one.get("ContentType", "") for one in root.iter(q("ct:Override"))
    }
