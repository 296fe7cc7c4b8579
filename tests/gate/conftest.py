"""A project in the working folder, and a cache of records of one's own."""

import pytest

from policyparse.gate import cache
from tests.gate import project


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory, monkeypatch):
    """Keep records apart from other tests', and the lexicon where it is."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setattr(cache, "cache_folder", lambda: folder)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The folder of a project of three faithful pairs, as the working folder."""
    monkeypatch.chdir(tmp_path)
    return project.build(tmp_path)
