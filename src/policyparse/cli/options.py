"""Arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policyparse.cli.completion import complete, limits
from policyparse.errors import UsageError
from policyparse.model.document import Direction

if TYPE_CHECKING:
    from policyparse.config import Config


def writable(path: Path | None) -> Path | None:
    """Return `path`; raises `UsageError` if no file can be made."""
    if path and path.is_dir():
        raise UsageError(f"cannot write {path}: it is a folder")
    if path and not path.parent.is_dir():
        raise UsageError(f"cannot write {path}: there is no folder {path.parent}")
    return path


Source = Annotated[
    str, typer.Argument(metavar="SOURCE", help="The source, Chinese or English; - reads standard input.")
]
Translation = Annotated[
    str, typer.Argument(metavar="TRANSLATION", help="Its rendering in the other language; - reads standard input.")
]
InDirection = Annotated[
    Direction | None,
    typer.Option(
        "--direction",
        help="Which language is the source, if the documents do not show it (see `policyparse docs direction`).",
    ),
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
        callback=writable,
        help="Write to FILE; a failed run leaves it unchanged.",
    ),
]
Glossaries = Annotated[
    list[Path] | None,
    typer.Option("--glossary", metavar="FILE", help="Add a glossary of your own; repeatable."),
]
Password = Annotated[
    str | None,
    typer.Option(
        "--password", metavar="TEXT", envvar="POLICYPARSE_PASSWORD", help="Open protected documents with this password."
    ),
]
Ocr = Annotated[
    bool,
    typer.Option(
        "--ocr", help="Read scanned PDF pages with Tesseract (needs tesseract; see `policyparse docs formats`)."
    ),
]
Limits = Annotated[
    list[str] | None,
    typer.Option(
        "--limit",
        metavar="NAME=NUMBER",
        autocompletion=complete(limits),
        help="Set a limit for reading documents, such as max-pages=100 (see `policyparse docs formats`).",
    ),
]
EnglishModel = Annotated[
    str | None,
    typer.Option(
        "--english-model",
        metavar="NAME",
        help="Analyse English with an installed spaCy pipeline too (see `policyparse docs spacy`).",
    ),
]
Settings = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="The settings file. Default: policyparse.toml in this folder or one above.",
    ),
]
NoBom = Annotated[
    bool, typer.Option("--no-bom", help="Write CSV without the byte order mark that tells spreadsheets it is UTF-8.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Do not show progress on standard error.")]


def configuration(
    glossaries: Iterable[Path] | None = None,
    settings: Path | None = None,
    *,
    password: str | None = None,
    ocr: bool = False,
    limit: Iterable[str] | None = None,
    english_model: str | None = None,
    direction: Direction | None = None,
) -> Config:
    """Return the settings of a file, or those that hold in the working folder, with those of the command line.

    Raises `UsageError`.
    """
    from policyparse.config import limited, load_config, read_config

    config = read_config(settings) if settings else load_config()
    return replace(
        config,
        glossaries=(*config.glossaries, *(path.absolute() for path in glossaries or ())),
        reading=replace(limited(config.reading, dict(map(_limit, limit or ()))), password=password, ocr=ocr),
        english_model=english_model or config.english_model,
        direction=direction or config.direction,
    )


def _limit(text: str) -> tuple[str, object]:
    name, _, number = text.partition("=")
    return name.strip(), int(number) if number.strip().isdecimal() else number
