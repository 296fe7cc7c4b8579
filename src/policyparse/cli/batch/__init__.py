"""`batch`: what other commands do for a pair or a document, for a whole corpus."""

from collections.abc import Callable

from policyparse.cli.batch import doing, looking

COMMANDS: tuple[tuple[Callable[..., None], tuple[str, ...]], ...] = (
    (doing.compare, doing.COMPARE_EXAMPLES),
    (doing.extract_targets, doing.TARGETS_EXAMPLES),
    (doing.extract_assignments, doing.ASSIGNMENTS_EXAMPLES),
    (looking.report, looking.REPORT_EXAMPLES),
    (looking.export, looking.EXPORT_EXAMPLES),
    (looking.query, looking.QUERY_EXAMPLES),
)

HELP = """Compare or read a whole corpus.

All results go to one SQLite file. Run again, only what changed is done; interrupted anywhere, it goes on."""

EXAMPLES = ("policyparse batch compare archive/ -o archive.sqlite", "policyparse batch report archive.sqlite")
