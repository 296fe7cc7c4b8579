"""A project of three pairs, and an editor that is at work in it."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from tests.gate import project
from tests.lsp.editor import Editor
from tests.lsp.loops import finished

Scenario = Callable[[Editor], Coroutine[Any, Any, None]]


@pytest.fixture
def folder(tmp_path):
    """A folder with settings and three faithful pairs, one of them with two mistakes."""
    built = project.build(tmp_path)
    project.edit(built / "docs/en/lifts.md", "500", "600")
    return built


@pytest.fixture
def editing(folder):
    """Run a scenario with an editor that has started the language server."""

    def run(
        scenario: Callable[[Editor], Coroutine[Any, Any, None]], name: str = "visual-studio-code", *, links: bool = True
    ) -> None:
        async def whole() -> None:
            editor = await Editor.start(folder, name, links=links)
            try:
                await scenario(editor)
            finally:
                await editor.stop()

        finished(whole())

    return run
