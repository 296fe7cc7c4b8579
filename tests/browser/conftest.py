"""Pages in a real browser: Chromium, driven by Playwright.

Where there is no Chromium these tests are skipped; with POLICYPARSE_BROWSER=required that is a failure.
"""

import os
import shutil
from pathlib import Path

import pytest

ARGUMENTS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
AXE = Path(os.environ.get("POLICYPARSE_AXE", ".venv/node_modules/axe-core/axe.min.js")).absolute()


def skip(reason):
    """Skip with a word, or fail where the browser has to be there."""
    if os.environ.get("POLICYPARSE_BROWSER") == "required":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser():
    """A browser for all tests of a run."""
    if CHROMIUM is None:
        skip("there is no Chromium here (apt-get install chromium)")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        yield driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)


def _leaves(url, path):
    """Return whether a request is for anything but the page itself, or a file that it makes."""
    return url.partition("#")[0] != path.as_uri() and not url.startswith("blob:")


@pytest.fixture
def open_page(browser, tmp_path):
    """Return a function that opens a page's text in the browser; at the end no page may have complained."""
    contexts, complaints = [], []

    def opened(html, **options):
        path = tmp_path / f"page-{len(contexts)}.html"
        path.write_text(html, encoding="utf-8")
        context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}} | options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.on("request", lambda request: complaints.extend([request.url] if _leaves(request.url, path) else []))
        page.goto(path.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def violations():
    """Return a function that says what axe-core finds wrong with a page."""
    if not AXE.exists():
        skip(f"axe-core is not at {AXE} (npm install axe-core)")
    source = AXE.read_text(encoding="utf-8")

    def found(page):
        page.evaluate(source)
        result = page.evaluate("axe.run({ resultTypes: ['violations'] })")
        return [(rule["id"], [node["target"] for node in rule["nodes"]][:3]) for rule in result["violations"]]

    return found
