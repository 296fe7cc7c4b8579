"""Documents and pairs with all annotations, for other tools."""

from __future__ import annotations

from policyparse import pipeline
from policyparse.config import Config
from policyparse.model.document import StrPath
from policyparse.pipeline import Progress
from policyparse.readers import read
from policyparse.reporters.annotations import MarkedDocument, mark_document, mark_pair
from policyparse.structure import structure


def export_document(
    path: StrPath, config: Config | None = None, progress: Progress | None = None
) -> tuple[MarkedDocument, ...]:
    """Return the document at `path` with its marks; raises `InputError` and `UsageError` like `pipeline.compare`."""
    document = read(path, reading=config.reading if config else None)
    resources = pipeline.load_resources(config, progress)
    return (mark_document(pipeline.analyse(structure(document), resources), resources.termbase),)


def export_pair(
    source: StrPath, translation: StrPath, config: Config | None = None, progress: Progress | None = None
) -> tuple[MarkedDocument, ...]:
    """Return both documents with the marks of their comparison; raises what `pipeline.compare` raises."""
    report = pipeline.compare(source, translation, config, progress)
    return mark_pair(report, pipeline.load_resources(config).termbase)
