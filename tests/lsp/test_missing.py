"""Without the extra, one line says what to install."""

import sys

from policyparse.cli import run


def test_the_server_without_its_extra_says_what_to_install(monkeypatch, capsys):
    for name in [name for name in sys.modules if name.split(".")[0] in ("pygls", "lsprotocol") or ".lsp." in name]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pygls", None)
    monkeypatch.setitem(sys.modules, "lsprotocol", None)
    assert run(["lsp"]) == 2
    assert "pip install 'policyparse[lsp]'" in capsys.readouterr().err
