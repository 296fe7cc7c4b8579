from __future__ import annotations

from pathlib import Path

import pytest

from policyparse.readers import read
from policyparse.structure import structure
from tests.structure.helpers import render

DOCUMENTS = sorted((Path(__file__).parent / "documents").iterdir())


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_the_structure_of_a_whole_document_is_as_agreed(path, golden):
    golden(f"structure/{path.name}.tsv", render(structure(read(path))))
