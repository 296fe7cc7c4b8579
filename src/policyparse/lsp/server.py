"""The language server: passes editor messages to the desks, and their findings back."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
from collections.abc import Iterator
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from policyparse import __version__
from policyparse.config import Config
from policyparse.config.load import FILE as SETTINGS
from policyparse.errors import PolicyparseError
from policyparse.gate.baseline import FILE as BASELINE
from policyparse.gate.model import SIDES
from policyparse.lsp import actions, answers
from policyparse.lsp.analyst import Analyst
from policyparse.lsp.desk import Analysts, Desk
from policyparse.lsp.diagnostics import diagnostics_of
from policyparse.lsp.project import Project
from policyparse.lsp.protocol import Job, Text
from policyparse.model.document import SideName

_WATCHED = (f"**/{SETTINGS}", "**/pyproject.toml", f"**/{BASELINE}", "**/*.tsv")

_WARM = Job(Text("-.txt", "一", "zh"), Text("-.txt", "One", "en"), (), Config().reading)
"""What has a process load all that it needs before the first edit."""


class DeskServer(LanguageServer):
    """The server of one editor, with a desk for each pair of which a side is open."""

    def __init__(self, settings: Path | None = None) -> None:
        """Ask for whole texts: what pygls takes for the end of a line is not what editors do.

        `settings` is the file that holds for all texts; without it, each text has those of its folder.
        """
        super().__init__("policyparse", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self._settings = settings
        self.analysts = Analysts(Analyst(), Analyst("--patient"))
        self.desks: dict[tuple[str, str], Desk] = {}

    def opened(self, uri: str, text: str, version: int) -> None:
        """Lay the pairs of a file on their desks."""
        path = _path(uri)
        if path is None:
            return
        project = self._project(path)
        found = list(project.pairs_of(path)) if project else []
        if project and not found:
            message = f"{path.name} belongs to no pair of the settings: write [[pair]] (see `policyparse init`)"
            self.window_log_message(types.LogMessageParams(types.MessageType.Info, message))
        for pair, side in found:
            assert project
            desk = self.desks.setdefault(pair[:2], Desk(pair, project, self.analysts, self.publish))
            desk.open(side, uri, text, version)

    def changed(self, path: Path | None, text: str, version: int) -> None:
        """Take the text of a file as it is now."""
        for desk, side in self.on(path):
            desk.put(side, text, version)

    def closed(self, path: Path | None) -> None:
        """Clear what is shown of a file, and the desks of which no side is open."""
        for desk, side in list(self.on(path)):
            desk.texts[side] = None
            self._show(desk.uri(side), [])
            if all(text is None for text in desk.texts.values()):
                desk.close()
                del self.desks[desk.pair[:2]]
            else:
                desk.touch(0)

    def reread(self) -> None:
        """Hold every pair against the settings and the baseline as they are now."""
        for desk in list(self.desks.values()):
            texts = [(side, text) for side, text in desk.texts.items() if text is not None]
            desk.close()
            del self.desks[desk.pair[:2]]
            for side, text in texts:
                self.opened(desk.uri(side), text, desk.versions[side])

    def on(self, path: Path | None) -> Iterator[tuple[Desk, SideName]]:
        """Yield the desks that a file is on, and the side that it is."""
        for desk in self.desks.values():
            for side in SIDES:
                if Path(desk.path(side)).absolute() == path:
                    yield desk, side

    def publish(self, desk: Desk) -> None:
        """Show what is found in a pair on each side that is open; a source of several pairs has the findings of all."""
        for side in SIDES:
            if desk.texts[side] is not None:
                shared = self.on(Path(desk.path(side)).absolute())
                found = [one for other, own in shared for one in diagnostics_of(other, own)]
                self._show(desk.uri(side), found, desk.versions[side] if desk.settled else None)

    def accept(self, source: str, translation: str, fingerprint: str) -> None:
        """Add a finding to the baseline, and open the file where its reason is for the writer to fill in."""
        desk = self.desks.get((source, translation))
        shown = desk.view.findings if desk and desk.view else ()
        found = next((one.ruling.found for one in shown if one.ruling.found.fingerprint == fingerprint), None)
        if desk and found:
            path = desk.project.baseline
            try:
                desk.project.accept(desk.pair, found)
            except PolicyparseError as error:
                self._complain(error)
                return
            self.reread()
            if desk.project.config.baseline.require_reason:
                self.select(path.absolute().as_uri(), _empty_reason(path))

    def select(self, uri: str, chosen: types.Range) -> None:
        """Ask the editor to select a range, as far as it can."""
        window = self.client_capabilities.window
        if window and window.show_document and window.show_document.support:
            self.window_show_document(types.ShowDocumentParams(uri, take_focus=True, selection=chosen), lambda _: None)

    def warm(self) -> None:
        """Have the process that answers edits load what it needs."""
        self._warming = asyncio.create_task(self.analysts.near.ask(_WARM))

    @property
    def takes_links(self) -> bool:
        """Whether the editor takes a place together with the one that leads to it."""
        texts = self.client_capabilities.text_document
        return bool(texts and texts.definition and texts.definition.link_support)

    def watch(self) -> None:
        """Ask the editor to say when the settings, the baseline or a glossary change, as far as it can."""
        workspace = self.client_capabilities.workspace
        watching = workspace and workspace.did_change_watched_files
        if watching and watching.dynamic_registration:
            wanted = types.DidChangeWatchedFilesRegistrationOptions(
                [types.FileSystemWatcher(pattern) for pattern in _WATCHED]
            )
            one = types.Registration("watch", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, wanted)
            self.client_register_capability(types.RegistrationParams([one]))

    def _project(self, path: Path) -> Project | None:
        try:
            return Project(path.parent, self._settings)
        except PolicyparseError as error:
            self._complain(error)
            return None

    def _complain(self, error: PolicyparseError) -> None:
        self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"policyparse: {error}"))

    def _show(self, uri: str, found: list[types.Diagnostic], version: int | None = None) -> None:
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))


def serve(settings: Path | None = None) -> None:
    """Serve an editor over standard input and output until it is done."""
    logging.getLogger("pygls").setLevel(logging.CRITICAL)
    server = _server(settings)
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what else is printed is no message
    gc.freeze()  # what was imported stays: no collection has to go through it
    try:
        server.start_io(stdout=out)
    finally:
        server.analysts.end()


def _server(settings: Path | None) -> DeskServer:
    server = DeskServer(settings)
    for registered in (_texts, _answers, _commands):
        registered(server)
    return server


def _texts(server: DeskServer) -> None:
    """Register what the editor says of its texts."""

    @server.feature(types.INITIALIZED)
    def ready(_: types.InitializedParams) -> None:
        server.watch()
        server.warm()

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        server.opened(document.uri, document.text, document.version)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        document = server.workspace.get_text_document(params.text_document.uri)
        server.changed(_path(document.uri), document.source, params.text_document.version)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        for desk, _ in server.on(_path(params.text_document.uri)):
            desk.touch(0)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.closed(_path(params.text_document.uri))

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def rewritten(_: types.DidChangeWatchedFilesParams) -> None:
        server.reread()


def _answers(server: DeskServer) -> None:
    """Register what the editor asks of a place."""

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        found = (answers.hover(*place, params.position) for place in server.on(_path(params.text_document.uri)))
        return next((one for one in found if one), None)

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def definition(params: types.DefinitionParams) -> list[types.LocationLink] | list[types.Location]:
        places = server.on(_path(params.text_document.uri))
        links = [link for place in places for link in answers.definition(*place, params.position)]
        if server.takes_links:
            return links
        return [types.Location(link.target_uri, link.target_range) for link in links]

    kinds = [types.CodeActionKind.QuickFix, types.CodeActionKind.Refactor]

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(kinds))
    def offered(params: types.CodeActionParams) -> list[types.CodeAction]:
        return [
            one for place in server.on(_path(params.text_document.uri)) for one in actions.actions(*place, params.range)
        ]


def _commands(server: DeskServer) -> None:
    """Register what actions have the server do."""

    @server.command(actions.ACCEPT)
    def accept(source: str, translation: str, fingerprint: str) -> None:
        server.accept(source, translation, fingerprint)

    @server.command(actions.SELECT)
    def select(uri: str, chosen: types.Range) -> None:
        server.select(uri, chosen)


def _path(uri: str) -> Path | None:
    """Return the path of a file's address; None for what is no file, such as a text without a name."""
    path = to_fs_path(uri) if uri.startswith("file:") else None
    return Path(path).absolute() if path else None


def _empty_reason(path: Path) -> types.Range:
    """Return the place of the first reason in a baseline that is empty."""
    lines = path.read_text(encoding="utf-8").split("\n")
    wanted = '"reason": "'
    row = next((at for at, line in enumerate(lines) if f'{wanted}"' in line), 0)
    column = lines[row].find(wanted) + len(wanted)
    place = types.Position(row, max(0, column))
    return types.Range(place, place)
