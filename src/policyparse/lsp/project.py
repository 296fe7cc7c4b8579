"""The project that a file belongs to: its settings, its pairs, and the findings that were accepted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from policyparse.config import load_config, read_config
from policyparse.gate import baseline
from policyparse.gate.matching import Matcher
from policyparse.gate.model import Outcome, Pair, Record, Ruling, Spot
from policyparse.gate.pairs import configured, shown
from policyparse.gate.run import rulings_of
from policyparse.model.document import SideName
from policyparse.model.report import Finding

REASON = "accepted in the editor"


class Project:
    """What holds in a folder, as it was read; raises `UsageError` for settings or a baseline that are not sound."""

    def __init__(self, folder: Path, settings: Path | None = None) -> None:
        """Read the settings that hold in a folder, or those that are named, and the baseline."""
        self.config = read_config(settings) if settings else load_config(folder)
        self.pairs = configured(self.config).found
        self.baseline = baseline.place_of(self.config)
        known = frozenset(baseline.paths_of(pair, self.baseline) for pair in self.pairs)
        self._matcher = Matcher(baseline.load(self.baseline), known, baseline.today())

    def pairs_of(self, path: Path) -> Iterator[tuple[Pair, SideName]]:
        """Yield the pairs that a file belongs to, and the side that it is."""
        name = shown(path)
        for pair in self.pairs:
            if name == pair.source:
                yield pair, "source"
            elif name == pair.translation:
                yield pair, "translation"

    def rulings(self, pair: Pair, record: Record) -> tuple[Ruling, ...]:
        """Return the findings of a pair that are reported."""
        where = baseline.paths_of(pair, self.baseline)
        accepted = baseline.in_force(self._matcher.match(where, record.findings), baseline.today())
        rulings = rulings_of(Outcome(pair, record), self.config, accepted)
        return tuple(ruling for ruling in rulings if ruling.status == "open")

    def accept(self, pair: Pair, found: Finding[Spot]) -> None:
        """Add a finding to the baseline; where the settings demand a reason, it is left for the writer to fill in."""
        reason = "" if self.config.baseline.require_reason else REASON
        entry = baseline.entry_of(found, pair, self.baseline, reason, baseline.today())
        baseline.change(self.baseline, lambda entries: {*entries, entry})
