"""`lsp`: the language server for editors."""

from __future__ import annotations

from policyparse.cli.options import Settings, configuration
from policyparse.errors import UsageError

EXAMPLES = ("policyparse lsp", "policyparse lsp --config docs/policyparse.toml")


def lsp(settings: Settings = None) -> None:
    """Serve an editor: show the findings of a pair while either side is written.

    The editor starts this command and speaks the Language Server Protocol on its standard input and output.
    `policyparse docs editors` says how to set up VS Code, Neovim and Helix.
    """
    try:
        from policyparse.lsp.server import serve
    except ImportError as error:
        if error.name not in ("pygls", "lsprotocol"):
            raise
        raise UsageError("the language server needs pygls: pip install 'policyparse[lsp]'") from error
    if settings:
        configuration(settings=settings)  # says at once what is wrong with them
    serve(settings and settings.absolute())
