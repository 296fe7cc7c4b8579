"""Packages (DOCX, PPTX) without the time of their making."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

DATE = datetime(2023, 11, 27, tzinfo=UTC).replace(tzinfo=None)


def without_times(package: bytes) -> bytes:
    """Return the same parts in the same order, all dated alike."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, DATE.timetuple()[:6])
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return out.getvalue()
