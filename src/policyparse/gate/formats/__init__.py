"""Output formats of the gate: each module turns a run into text."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from policyparse.gate.formats import github, gitlab, json, junit, markdown, sarif, text
from policyparse.gate.model import Run
from policyparse.gate.rooted import rooted

Format = Callable[[Run], str]


def _for_platforms(render: Format) -> Format:
    """Return a format with paths relative to the top of the repository."""
    return lambda run: render(rooted(run))


FORMATS: Mapping[str, Format] = {
    "text": text.render,
    "json": json.render,
    "sarif": _for_platforms(sarif.render),
    "junit": _for_platforms(junit.render),
    "github": _for_platforms(github.render),
    "gitlab": _for_platforms(gitlab.render),
    "markdown": _for_platforms(markdown.render),
}
"""All of them by the name that `--format` knows; the first is used where none is asked for."""
