import pytest

from policyparse.lexicon import Lexicon, build, sources, store


@pytest.fixture(scope="session")
def payload() -> bytes:
    return build.compile_lexicon(sources.installed())


@pytest.fixture(scope="session")
def lexicon(payload: bytes) -> Lexicon:
    return Lexicon(store.open_bytes(payload))


@pytest.fixture
def quick_build(payload: bytes, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """`load_lexicon` with the compiling done beforehand; returns the inputs of each build that it asked for."""
    builds: list[str] = []

    def ready(inputs: sources.Sources) -> bytes:
        builds.append(str(inputs.cedict))
        return payload

    monkeypatch.setattr(build, "compile_lexicon", ready)
    return builds
