"""Files that are text but no documents."""

from __future__ import annotations

import pytest

from policyparse.errors import InputError
from policyparse.readers import read_data

LFS = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"
CONFLICT = "# Plan\n\n<<<<<<< HEAD\nFive parks.\n=======\nSix parks.\n>>>>>>> main\n"
PO = '# Translators\n#\nmsgid ""\nmsgstr ""\n"Language: en\\n"\n\nmsgid "计划"\nmsgstr "Plan"\n'
XLIFF = '<?xml version="1.0"?>\n<xliff version="1.2"><file source-language="zh"></file></xliff>'
TMX = '<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4"><body/></tmx>'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (LFS, "is a Git LFS pointer and not the file itself"),
        (CONFLICT, "holds merge-conflict markers"),
        (PO, "is a catalogue of translations"),
        (XLIFF, "is a file of translation units"),
        (TMX, "is a file of translation units"),
    ],
)
@pytest.mark.parametrize("name", ["plan.txt", "plan.md", "plan"])
def test_what_is_no_document_is_refused_with_one_line(text, said, name):
    with pytest.raises(InputError, match=said):
        read_data(text.encode(), name)


def test_a_conflict_in_a_page_is_refused_too_with_its_line():
    page = f"<!doctype html>\n<html><body>\n{CONFLICT}</body></html>"
    with pytest.raises(InputError, match="from line 5 on"):
        read_data(page.encode(), "plan.html")


@pytest.mark.parametrize(
    "text",
    [
        "# Plan\n\n=======\n\nFive parks.",
        f"Both sides:\n\n```\n{CONFLICT}```\n",
        "The tag <tmx> opens a file.",
        "msgid is a keyword.",
    ],
)
def test_documents_about_such_files_are_read(text):
    assert read_data(text.encode(), "plan.md").text == text
