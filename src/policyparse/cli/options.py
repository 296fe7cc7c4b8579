"""Arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policyparse.errors import UsageError

if TYPE_CHECKING:
    from policyparse.config import Config


def _writable(path: Path | None) -> Path | None:
    if path and path.is_dir():
        raise UsageError(f"cannot write {path}: it is a folder")
    if path and not path.parent.is_dir():
        raise UsageError(f"cannot write {path}: there is no folder {path.parent}")
    return path


Source = Annotated[str, typer.Argument(metavar="SOURCE", help="The Chinese document; - reads standard input.")]
Translation = Annotated[
    str, typer.Argument(metavar="TRANSLATION", help="The English document; - reads standard input.")
]
OneDocument = Annotated[
    str, typer.Argument(metavar="DOC", help="A Chinese or English document; - reads standard input.")
]
Documents = Annotated[
    list[str], typer.Argument(metavar="DOC...", help="Chinese or English documents; - reads standard input.")
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        callback=_writable,
        help="Write to FILE, all of it or nothing.",
    ),
]
Glossaries = Annotated[
    list[Path] | None,
    typer.Option("--glossary", metavar="FILE", help="Add a glossary of your own; may be given several times."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing of progress on standard error.")]


def configuration(glossaries: Iterable[Path] | None) -> Config:
    """Return the settings that hold in the working folder, with `glossaries` added; raises `UsageError`."""
    from policyparse.config import load_config

    config = load_config()
    return replace(config, glossaries=(*config.glossaries, *(path.absolute() for path in glossaries or ())))
