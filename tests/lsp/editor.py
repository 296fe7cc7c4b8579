"""An editor's side of the language server: it opens and changes texts, and waits for what is published of them."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities
from pytest_lsp.client import make_test_lsp_client

START = "import sys; from policyparse.cli import main; sys.exit(main())"
_PATIENCE = 60  # seconds until an answer that does not come fails a test


def make_client() -> LanguageClient:
    """Return a client that watches files when asked to, and takes an action that has a command for an action."""
    client = make_test_lsp_client()
    client.watched = []
    converter = client.protocol._converter
    converter.register_structure_hook(
        types.Command | types.CodeAction,
        lambda one, _: converter.structure(
            one, types.Command if isinstance(one.get("command"), str) else types.CodeAction
        ),
    )

    @client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def register(params: types.RegistrationParams) -> None:
        client.watched += [one.method for one in params.registrations]

    return client


class Editor:
    """One session over standard input and output, with the capabilities of a real editor."""

    def __init__(self, client: LanguageClient, folder: Path) -> None:
        self.client = client
        self.folder = folder
        self.texts: dict[str, str] = {}
        self.version = 0

    @classmethod
    async def start(cls, folder: Path, name: str = "visual-studio-code", *, links: bool = True) -> Editor:
        client = await ClientServerConfig([sys.executable, "-P", "-c", START, "lsp"], make_client).start()
        root = types.WorkspaceFolder(folder.as_uri(), "project")
        capabilities = client_capabilities(name)
        capabilities.text_document.definition.link_support = links
        await client.initialize_session(
            types.InitializeParams(capabilities, root_uri=folder.as_uri(), workspace_folders=[root])
        )
        return cls(client, folder)

    async def stop(self) -> None:
        await self.client.shutdown_session()
        await self.client.stop()

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str | None = None) -> None:
        """Open a file as it is, or with a text that was never saved."""
        self.texts[name] = (self.folder / name).read_text(encoding="utf-8") if text is None else text
        item = types.TextDocumentItem(self.uri(name), "markdown", self._next(), self.texts[name])
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def close(self, name: str) -> None:
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(self._document(name)))

    def save(self, name: str) -> None:
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(self._document(name)))

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace `old` in an open text, where it has to stand once."""
        assert self.texts[name].count(old) == (1 if old else len(self.texts[name]) + 1)
        self.texts[name] = self.texts[name].replace(old, new)
        document = types.VersionedTextDocumentIdentifier(self._next(), self.uri(name))
        change = types.TextDocumentContentChangeWholeDocument(self.texts[name])
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    def change_file(self, name: str) -> None:
        """Say that a file changed on disk, as an editor does that watches it."""
        event = types.FileEvent(self.uri(name), types.FileChangeType.Changed)
        self.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))

    async def until(self, name: str, wanted) -> list[types.Diagnostic]:
        """Return the diagnostics of a file as soon as they are as wanted."""
        async with asyncio.timeout(_PATIENCE):
            while self.uri(name) not in self.client.diagnostics or not wanted(self.shown(name)):
                await self.client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        return self.shown(name)

    def shown(self, name: str) -> list[types.Diagnostic]:
        return list(self.client.diagnostics.get(self.uri(name), ()))

    def range(self, name: str, words: str) -> types.Range:
        """Where words stand in an open text, in units of UTF-16."""
        before = self.texts[name].partition(words)[0]
        assert words in self.texts[name]
        line, column = before.count("\n"), len(before.rpartition("\n")[2].encode("utf-16-le")) // 2
        end = column + len(words.encode("utf-16-le")) // 2
        return types.Range(types.Position(line, column), types.Position(line, end))

    async def hover(self, name: str, words: str) -> str:
        params = types.HoverParams(self._document(name), self.range(name, words).start)
        found = await self.client.text_document_hover_async(params)
        return found.contents.value if found else ""

    async def definition(self, name: str, words: str):
        params = types.DefinitionParams(self._document(name), self.range(name, words).start)
        return await self.client.text_document_definition_async(params)

    async def actions(self, name: str, words: str) -> dict[str, types.CodeAction]:
        context = types.CodeActionContext(self.shown(name))
        params = types.CodeActionParams(self._document(name), self.range(name, words), context)
        found = await self.client.text_document_code_action_async(params)
        return {action.title: action for action in found or ()}

    async def run(self, command: types.Command) -> None:
        """Have the server do what an action asks for, and wait until it is done."""
        params = types.ExecuteCommandParams(command.command, command.arguments)
        await self.client.workspace_execute_command_async(params)

    def apply(self, action: types.CodeAction) -> str:
        """Return the text that an action's edit makes of the one file that it is about."""
        [(uri, changes)] = action.edit.changes.items()
        [change] = changes
        name = next(name for name in self.texts if self.uri(name) == uri)
        lines = self.texts[name].split("\n")
        start, end = (
            sum(len(line) + 1 for line in lines[: place.line])
            + len(lines[place.line].encode("utf-16-le")[: 2 * place.character].decode("utf-16-le"))
            for place in (change.range.start, change.range.end)
        )
        return self.texts[name][:start] + change.new_text + self.texts[name][end:]

    def _document(self, name: str) -> types.TextDocumentIdentifier:
        return types.TextDocumentIdentifier(self.uri(name))

    def _next(self) -> int:
        self.version += 1
        return self.version
