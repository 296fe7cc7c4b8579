"""HTML: the main text of a page.

The modules that read pages are imported for the first one.
"""

from __future__ import annotations

import re

from policyparse.config import Reading
from policyparse.errors import InputError
from policyparse.readers.formats import no_document
from policyparse.readers.interface import Layout, Reader

_HEAD = 1024
_PAGE = re.compile(
    rb"[\xef\xbb\xbf\xff\xfe\s]*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*"
    rb"<(?:!doctype\s+html|(?:html|head|title|meta|body|frameset|script|style|base)\b)",
    re.IGNORECASE,
)
_TAG = re.compile(rb"<(?:!--|/?[a-z][a-z0-9]*[\s/>])", re.IGNORECASE)
_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml"})


def _recognises(data: bytes, suffix: str) -> bool:
    head = data[:_HEAD].replace(b"\0", b"")
    return bool(_PAGE.match(head)) or (suffix in _SUFFIXES and bool(_TAG.search(head)))


def _read(data: bytes, name: str, reading: Reading) -> Layout:
    from policyparse.readers.html.page import read_page

    wrong = no_document(data)
    if wrong:
        raise InputError(f"{name}: {wrong}")
    return read_page(data, name, reading)


HTML = Reader(name="html", media_type="text/html", recognises=_recognises, read=_read)
