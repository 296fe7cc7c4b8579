"""What a project can set, as it is used."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from policyparse.config.asking import NOT_ASKING, Asking
from policyparse.config.limits import USUAL, Reading
from policyparse.model.document import Direction
from policyparse.model.severity import SEVERITIES, Severity

__all__ = [
    "MISSING",
    "SEVERITIES",
    "USUAL_SELECTION",
    "Acceptance",
    "Config",
    "Missing",
    "OwnCheck",
    "PairPattern",
    "Selection",
    "Suppression",
]

Missing = Literal["error", "warning", "ignore"]
MISSING: tuple[Missing, ...] = ("error", "warning", "ignore")


@dataclass(frozen=True, slots=True)
class Selection:
    """Which findings of a pair count, and for how much.

    `select`, `ignore` and the keys of `severity` name checks by id (PP202), by name (comparator-changed) or by the
    start of an id (PP2); what names a check more closely goes before. An empty `select` is all checks but those that
    are off by default; `enable` turns these on. `fail_on` is the least severity that fails the gate.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()
    fail_on: Severity = "error"
    enable: tuple[str, ...] = ()


USUAL_SELECTION = Selection()


@dataclass(frozen=True, slots=True)
class PairPattern:
    """One `[[pair]]`: absolute paths with `/`, in which `*`, `**`, `?` and `{stem}` may stand for parts of a name.

    The source and the translation of a bilingual file are that file.
    `source_commit` is the revision whose source the translation took over, `max_age` the whole days that a change of
    the source may be pending. `direction` says which language is the source; None is what the documents are in.
    the source may be pending. `missing` says how much it matters where one side of a pair is not there. `source_repo`
    is the absolute folder of another repository that the sources stand in. `line` is where it is in the settings.
    """

    source: str
    translation: str
    selection: Selection = USUAL_SELECTION
    glossaries: tuple[Path, ...] = ()
    source_commit: str | None = None
    max_age: int | None = None
    direction: Direction | None = None
    missing: Missing = "warning"
    source_repo: str | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Suppression:
    """One `[[suppress]]`: findings of `check` are not reported, in pairs that `pair` fits, where `text` stands.

    `pair` is a pattern for the source's or the translation's absolute path; empty `pair` and `text` fit all. `line` is
    where it is in the settings, `until` the last day that it holds, as 2027-06-30.
    """

    check: str
    reason: str
    pair: str = ""
    text: str = ""
    line: int = 0
    until: str | None = None


@dataclass(frozen=True, slots=True)
class OwnCheck:
    """One `[[check]]`: regular expressions that have to match, and others that silence it; empty ones do not count.

    `fires` and `silent` are examples, each a source and its translation. `where` is the file and the line.
    """

    id: str
    name: str
    message: str
    severity: Severity
    source: str = ""
    translation: str = ""
    unless_source: str = ""
    unless_translation: str = ""
    fires: tuple[tuple[str, str], ...] = ()
    silent: tuple[tuple[str, str], ...] = ()
    where: str = ""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Where the baseline is kept, None being its usual place, and whether each entry has to have a reason."""

    file: Path | None = None
    require_reason: bool = False


@dataclass(frozen=True, slots=True)
class Config:
    """What a project sets once for all its runs. Paths are absolute; `file` is where the settings stand.

    `english_model` names an installed spaCy pipeline, or the folder of one. `max_age` and `direction` hold for pairs of
    no `[[pair]]`. `asking` says whether and how a second opinion is asked for.
    `checks` are those that the project wrote itself. With `optional`, checks that are off by default run too, for a
    selection to be made of what they find.
    """

    glossaries: tuple[Path, ...] = ()
    file: Path | None = None
    reading: Reading = USUAL
    english_model: str | None = None
    selection: Selection = USUAL_SELECTION
    pairs: tuple[PairPattern, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    baseline: Acceptance = Acceptance()
    max_age: int | None = None
    asking: Asking = NOT_ASKING
    checks: tuple[OwnCheck, ...] = ()
    direction: Direction | None = None
    optional: bool = False
