"""Make the pictures of the documentation: `python docs/pictures.py`, with Chromium and Playwright.

They show the report on the corpus pair, on the terminal and as a page. They depend on the fonts of the machine.
"""

from __future__ import annotations

import io
import shutil
import tempfile
from contextlib import chdir
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright
from rich.console import Console
from rich.text import Text

import policyparse
from policyparse.model.drift import Revision
from policyparse.model.overview import Overview, PairStatus, Sync, overview_of
from policyparse.model.report import Report
from policyparse.reporters.html import report_html
from policyparse.reporters.html.status import status_html
from policyparse.reporters.terminal import render_overview

ROOT = Path(__file__).resolve().parents[1]
PAIR = "corpus/shanghai-medical-robots/source.zh.txt", "corpus/shanghai-medical-robots/translation.en.txt"
SIDES = "source_changed", "translation_changed"
FOLDER = ROOT / "docs" / "pictures"
COLUMNS = 80
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


def overview() -> Overview:
    """Return the state of a project made up for the picture of `policyparse status`."""
    asked = datetime(2026, 11, 29, 9, 30, tzinfo=UTC)

    def pair(name: str, source: int, translation: int, **more: object) -> PairStatus:
        changed = (Revision("0" * 40, asked - timedelta(days=days)) for days in (source, translation))
        values = {"coverage": 1.0, "sync": Sync(0, 0, None)} | more
        return PairStatus(
            f"docs/zh/{name}.md", f"docs/en/{name}.md", None, None, **values, **dict(zip(SIDES, changed, strict=True))
        )

    def behind(pending: int, days: int) -> Sync:
        return Sync(pending, 0, asked - timedelta(days=days))

    return overview_of(
        "0.1.0",
        asked,
        (
            pair("ports", 60, 1, errors=2, failing=2, warnings=1, coverage=0.97),
            pair("schools", 9, 60, warnings=2, coverage=0.78, sync=behind(2, 9)),
            pair("lifts", 33, 60, warnings=1, coverage=0.8, sync=behind(1, 33)),
            pair("reading", 60, 12, warnings=1, coverage=0.86),
            pair("canteens", 60, 60),
            pair("harbour-safety", 47, 45, notes=1),
            pair("wetlands", 20, 18),
        ),
    )


def screen(report: Report) -> str:
    """Return the report on the terminal as a page, in colour and 80 columns wide."""
    written = io.StringIO()
    render_overview(report, file=written, width=COLUMNS, color=True)
    console = Console(file=io.StringIO(), record=True, width=COLUMNS, force_terminal=True)
    for line in written.getvalue().splitlines():
        console.print(Text.from_ansi(line), soft_wrap=True)
    page = console.export_html(inline_styles=True)
    return page.replace(
        '<pre style="', '<pre style="font-size: 14px; line-height: 18px; width: 80ch; padding: 8px; margin: 0;'
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
        page.write_text(status_html(overview()), encoding="utf-8")
        _take(browser, page.as_uri(), Picture("status", "header"), height=470)
        page.write_text(screen(report), encoding="utf-8")
        shown = browser.new_page()
        shown.goto(page.as_uri())
        shown.locator("pre").screenshot(path=FOLDER / "terminal.png")
        browser.close()


def _take(browser: Browser, address: str, picture: Picture, height: int = 760) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": height}, color_scheme=picture.scheme)
    page.goto(address)
    if picture.chosen:
        page.locator(picture.chosen).click()
    page.locator(picture.top).evaluate("one => one.scrollIntoView()")
    page.screenshot(path=FOLDER / f"{picture.name}.png")
    page.close()


if __name__ == "__main__":
    main()
