"""JSON Schemas (draft 2020-12) of everything that policyparse writes as JSON.

Each file has the definitions that only it uses; `shared.json` has the rest. `load` combines them into a self-contained
schema.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from policyparse.errors import unknown

NAMES = ("compare", "targets", "quantities", "assignments", "outline", "alignment", "bead", "check", "drift", "status")


def load(name: str) -> dict[str, Any]:
    """Return the schema called `name`, one of `NAMES`, with every definition that it refers to.

    Raises `UsageError` for a name that is none of them.
    """
    if name not in NAMES:
        raise unknown("schema", name, NAMES)
    schema = _read(name)
    definitions = _read("shared")["$defs"] | schema.pop("$defs", {})
    return schema | {"$defs": {key: definitions[key] for key in sorted(_closure(schema, definitions))}}


def _read(name: str) -> dict[str, Any]:
    return dict(json.loads(files(__name__).joinpath(f"{name}.json").read_text(encoding="utf-8")))


def _closure(schema: object, definitions: dict[str, Any]) -> set[str]:
    """Return the names of all definitions that `schema` refers to, directly or indirectly."""
    found: set[str] = set()
    waiting = _references(schema)
    while waiting:
        found |= waiting
        waiting = set().union(*(_references(definitions[name]) for name in waiting)) - found
    return found


def _references(node: object) -> set[str]:
    if isinstance(node, dict):
        own = {node["$ref"].removeprefix("#/$defs/")} if isinstance(node.get("$ref"), str) else set()
        return own.union(*(_references(child) for child in node.values()))
    if isinstance(node, list):
        return set().union(*map(_references, node))
    return set()
