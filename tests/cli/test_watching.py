"""Watching: no change of the settings is lost, not even one from before the files are watched."""

from pathlib import Path

import pytest

from policyparse.cli.watching import watching
from policyparse.config import read_config


def test_settings_that_change_before_they_are_watched_are_read_again(tmp_path, monkeypatch):
    file = tmp_path / "policyparse.toml"
    file.write_text("select = []\n", encoding="utf-8")
    runs: list[tuple[str, ...]] = []

    def changes(config, _arguments):
        if not runs and config.selection.select == ():
            file.write_text('select = ["PP202"]\n', encoding="utf-8")
        yield frozenset[Path]()
        raise KeyboardInterrupt

    monkeypatch.setattr("policyparse.gate.watching.changes", changes)

    def once(config):
        runs.append(tuple(config.selection.select))
        return 0

    with pytest.raises(KeyboardInterrupt):
        watching(lambda: read_config(file), once, ())
    assert runs == [("PP202",)]
