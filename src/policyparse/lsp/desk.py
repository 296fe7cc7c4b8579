"""A pair that is open in an editor: its current texts, and its results, updated with each edit."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from policyparse.chinese_english import PAIR
from policyparse.gate.model import SIDES, Pair
from policyparse.lsp.analyst import Analyst
from policyparse.lsp.merging import Window, merged
from policyparse.lsp.project import Project
from policyparse.lsp.protocol import Job, Seen, Text
from policyparse.lsp.view import View
from policyparse.lsp.windows import Part, Shift, changes_between, lines_of, parts_of
from policyparse.model.document import Direction, SideName

_QUIET = 0.8  # seconds without an edit before the whole pair is compared anew
_PLAIN = "-.txt"  # what no editor has in lines of its own is read as plain text in a window

Texts = dict[SideName, str | None]
"""The text of each side that is open in the editor; None for a file that is not."""


class Analysts(NamedTuple):
    """Two processes, so that an edit need not wait for a long comparison."""

    near: Analyst
    whole: Analyst

    def end(self) -> None:
        """End both."""
        self.near.end()
        self.whole.end()


class Desk:
    """One pair; `published` is called whenever more is known of it."""

    def __init__(self, pair: Pair, project: Project, analysts: Analysts, published: Callable[[Desk], None]) -> None:
        """Lay a pair on the desk; nothing is compared before `touch`."""
        self.pair = pair
        self.project = project
        self.texts: Texts = {"source": None, "translation": None}
        self.versions: dict[SideName, int] = {}
        self._addresses: dict[SideName, str] = {}
        self.view: View | None = None
        self.error: str | None = None
        self._seen: Seen | None = None
        self._analysts = analysts
        self._published = published
        self._edits = 0
        self._answered = 0
        self._due = 0.0
        self._tasks: dict[str, asyncio.Task[None]] = {}

    def path(self, side: SideName) -> str:
        """Return the path of one side."""
        return self.pair.source if side == "source" else self.pair.translation

    def has_lines(self, side: SideName) -> bool:
        """Return whether the lines of a side are those of its file."""
        return self._seen is None or self._seen.record.side(side).in_file

    @property
    def settled(self) -> bool:
        """Whether the places of the view are those of the texts as they are."""
        return self.view is not None and self._answered == self._edits

    def lines(self, side: SideName) -> list[str]:
        """Return the lines of a side as they are in the editor; of a file that is not open, as it was read."""
        text = self.texts[side]
        if text is None or not self.has_lines(side):
            text = self._seen.text(side) if self._seen else ""
        return lines_of(text)

    def uri(self, side: SideName) -> str:
        """Return the address of one side, as the editor writes it where it has the file open."""
        return self._addresses.get(side) or Path(self.path(side)).absolute().as_uri()

    def open(self, side: SideName, uri: str, text: str, version: int) -> None:
        """Take a text that the editor has opened, and answer it."""
        self._addresses[side] = uri
        self.put(side, text, version, quiet=0)

    def put(self, side: SideName, text: str, version: int, quiet: float = _QUIET) -> None:
        """Take a text of the editor, with the editor's number of it, and answer it."""
        self.texts[side] = text
        self.versions[side] = version
        self.touch(quiet)

    def touch(self, quiet: float = _QUIET) -> None:
        """Answer an edit: at once from its window, and from the whole pair after `quiet` seconds without an edit."""
        self._edits += 1
        self._due = asyncio.get_running_loop().time() + quiet
        self._run("whole", self._compare_whole)
        self._run("near", self._compare_near)

    def judge(self, project: Project) -> None:
        """Apply the current settings and baseline to the findings."""
        self.project = project
        if self._seen:
            self.touch(0)

    def close(self) -> None:
        """Stop whatever is going on."""
        for task in self._tasks.values():
            task.cancel()

    def _run(self, name: str, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        if name not in self._tasks or self._tasks[name].done():
            self._tasks[name] = asyncio.create_task(work())

    async def _compare_whole(self) -> None:
        edits = -1
        while edits != self._edits:
            await self._quiet()
            edits = self._edits
            source, translation = (Text(self.path(side), self.texts[side]) for side in SIDES)
            answer = await self._analysts.whole.ask(self._job(source, translation))
            self.error, self._seen = answer.error, answer.seen or self._seen
        await self._answer()

    async def _quiet(self) -> None:
        """Wait until no edit came for long enough."""
        while (wait := self._due - asyncio.get_running_loop().time()) > 0:  # noqa: ASYNC110  (edits put the time off)
            await asyncio.sleep(wait)

    async def _compare_near(self) -> None:
        edits, seen = -1, self._seen
        while self._seen and (edits != self._edits or seen is not self._seen):
            edits, seen = self._edits, self._seen
            await self._answer()

    async def _answer(self) -> None:
        """Bring what is seen up to the texts as they are, change by change, and publish it."""
        while self._seen and not self.error:
            edits, seen = self._edits, self._seen
            change = next(self._changes(seen), None)
            if change is None:
                self._answered = edits
                self.view = View(seen, self.project.rulings(self.pair, seen.record))
                break
            now = await self._after(seen, *change)
            if seen is self._seen:
                self._seen = now
        self._published(self)

    def _changes(self, seen: Seen) -> Iterator[tuple[SideName, Shift, Sequence[str]]]:
        for side in SIDES:
            for shift, lines in changes_between(lines_of(seen.text(side)), self.lines(side)):
                yield side, shift, lines

    async def _after(self, seen: Seen, side: SideName, shift: Shift, new: Sequence[str]) -> Seen:
        """Return what is seen after one change; no more than the rest where a window would be too large."""
        lines = {name: lines_of(seen.text(name)) for name in SIDES}
        lines[side][shift.first - 1 : shift.old - 1] = new
        parts = parts_of(seen, side, shift, lines)
        found = await self._window(parts, lines, seen.direction) if parts else None
        source, translation = ("\n".join(lines[name]) for name in SIDES)
        return merged(seen, side, shift, (source, translation), Window(found, parts) if parts and found else None)

    async def _window(
        self, parts: dict[SideName, Part], lines: dict[SideName, list[str]], direction: Direction
    ) -> Seen | None:
        source, translation = (
            Text(
                self.path(side) if self.has_lines(side) else _PLAIN,
                "\n".join(lines[side][parts[side].start - 1 : parts[side].end - 1]),
                language,
            )
            for side, language in zip(SIDES, PAIR.languages_of(direction), strict=True)
        )
        return (await self._analysts.near.ask(self._job(source, translation))).seen

    def _job(self, source: Text, translation: Text) -> Job:
        config, pair = self.project.config, self.pair
        glossaries = tuple(map(str, pair.glossaries))
        return Job(source, translation, glossaries, config.reading, config.english_model, pair.direction)
