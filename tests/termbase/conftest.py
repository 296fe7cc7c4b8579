import pytest

from policyparse import caching


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(caching.CACHE_VARIABLE, str(tmp_path_factory.getbasetemp() / "cache"))
