"""Ways to lay a run of the gate out: each module turns a run into text."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from policyparse.gate.formats import github, gitlab, json, junit, markdown, sarif, text
from policyparse.gate.model import Run

Format = Callable[[Run], str]

FORMATS: Mapping[str, Format] = {
    "text": text.render,
    "json": json.render,
    "sarif": sarif.render,
    "junit": junit.render,
    "github": github.render,
    "gitlab": gitlab.render,
    "markdown": markdown.render,
}
"""All of them by the name that `--format` knows; the first is used where none is asked for."""
