"""Make the pictures of the report that the docs show: `python docs/pictures.py`, with Chromium and Playwright.

The report is that of the corpus pair. Pictures depend on the fonts of the machine.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import chdir
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

import policyparse
from policyparse.reporters.html import report_html

ROOT = Path(__file__).resolve().parents[1]
PAIR = "corpus/shanghai-medical-robots/source.zh.txt", "corpus/shanghai-medical-robots/translation.en.txt"
FOLDER = ROOT / "docs" / "pictures"
ARGUMENTS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking")


class Picture(NamedTuple):
    """A view of the page: the element at its top, and the segment that is chosen."""

    name: str
    top: str
    chosen: str = ""
    scheme: str = "light"


PICTURES = (
    Picture("overview", "header"),
    Picture("texts", "#section-5", chosen="#s46"),
    Picture("texts-dark", "#section-5", chosen="#s46", scheme="dark"),
    Picture("assignments", "#assignments"),
)


def main() -> None:
    """Make all pictures."""
    FOLDER.mkdir(exist_ok=True)
    with chdir(ROOT):  # the report shows the paths as they are given
        report = policyparse.compare(*PAIR).report
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        page = Path(folder) / "report.html"
        page.write_text(report_html(report), encoding="utf-8")
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        for picture in PICTURES:
            _take(browser, page.as_uri(), picture)
        browser.close()


def _take(browser: Browser, address: str, picture: Picture) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 760}, color_scheme=picture.scheme)
    page.goto(address)
    if picture.chosen:
        page.locator(picture.chosen).click()
    page.locator(picture.top).evaluate("one => one.scrollIntoView()")
    page.screenshot(path=FOLDER / f"{picture.name}.png")
    page.close()


if __name__ == "__main__":
    main()
