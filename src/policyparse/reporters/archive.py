"""Office packages whose bytes depend only on their content."""

from __future__ import annotations

import io
import re
import zipfile

_DATE = (1980, 1, 1, 0, 0, 0)
_TIMES = {
    "docProps/core.xml": (rb"(<dcterms:(created|modified)[^>]*>)[^<]*", rb"\g<1>1980-01-01T00:00:00Z"),
    "word/comments.xml": (rb' w:date="[^"]*"', b""),
}
"""Where parts say when they were made, and what to say instead."""


def undated(package: bytes) -> bytes:
    """Return a package (XLSX, DOCX) with its parts in the same order, and without the time at which it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, _DATE)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o644 << 16
            data = old.read(name)
            new.writestr(part, re.sub(*_TIMES[name], data) if name in _TIMES else data)
    return out.getvalue()
