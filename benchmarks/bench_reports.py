"""What each format of the report costs, and how quickly its page answers in a browser.

    python benchmarks/bench_reports.py

Seconds and bytes of each format for the corpus pair (with the imports that the format needs) and for a pair of two
thousand statements. For the page of each pair: milliseconds until it is loaded, and until the screen shows a verdict
chosen, a word searched, the next row, and a jump to the findings (the median of nine). The page needs Chromium.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

import policyparse
from policyparse.reporters import REPORTERS

PAIR = Path(__file__).resolve().parent.parent / "corpus" / "shanghai-medical-robots"
STATEMENTS = 2000
THINGS = (
    ("渔港", "fishing ports"),
    ("冷链物流", "cold-chain logistics"),
    ("养殖", "aquaculture"),
    ("科研", "research"),
)
VERBS = (("加快建设", "Speed up"), ("大力发展", "Vigorously develop"), ("支持", "Support"), ("完善", "Improve"))
NUMERALS = "一二三四五六七八九十"
ARGUMENTS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking")
TIMED = """async () => {
  const shown = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const press = (key) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  const form = document.getElementById("filter");
  const deeds = {
    verdict: () => form.querySelector("[value=omitted]").click(),
    search: () => { form.q.value = form.q.value ? "" : "建设"; form.dispatchEvent(new Event("change")); },
    row: () => press("j"),
    jump: () => document.querySelector('nav a[href="#findings"]').click(),
  };
  const times = {};
  for (const [name, act] of Object.entries(deeds)) {
    times[name] = [];
    for (let run = 0; run < 9; run++) {
      const start = performance.now();
      act();
      await shown();
      times[name].push(performance.now() - start);
    }
  }
  return times;
}"""


def long_pair() -> tuple[str, str]:
    """Two thousand statements in ten sections, every fifth of them without a rendering, some with another number."""
    source, translation = [], []
    for at in range(STATEMENTS):
        (one, other), (verb, done) = (THINGS[at % 4], THINGS[at // 4 % 4]), VERBS[at // 16 % 4]
        if at % 200 == 0:
            source.append(f"{NUMERALS[at // 200]}、主要任务")
            translation.append("Main tasks")
        source.append(f"{verb}{one[0]}和{other[0]}项目{at + 2}个。")
        if at % 5 != 2:
            translation.append(f"{done} {at + 2 + (at % 11 == 3)} projects of {one[1]} and {other[1]}.")
    return "\n\n".join(source), "\n\n".join(translation)


def measure_formats(reports) -> None:
    for kind, reporter in REPORTERS.items():
        for name, report in reports.items():
            start = time.perf_counter()
            made = reporter(report)
            seconds = time.perf_counter() - start
            size = len(made if isinstance(made, bytes) else made.encode())
            print(f"{kind:<9} {name:<7} {seconds:6.2f} s {size:>10,} bytes")


def measure_page(browser, name: str, path: Path) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    start = time.perf_counter()
    page.goto(path.as_uri())
    loaded = 1000 * (time.perf_counter() - start)
    acts = page.evaluate(TIMED).items()
    times = ", ".join(f"{act} {statistics.median(found):.0f} ms" for act, found in acts)
    print(f"page      {name:<7} loaded {loaded:.0f} ms, {times}")


def main() -> None:
    reports = {
        "corpus": policyparse.compare(PAIR / "source.zh.txt", PAIR / "translation.en.txt").report,
        "long": policyparse.compare_texts(*long_pair()).report,
    }
    measure_formats(reports)
    chromium = shutil.which("chromium")
    if chromium is None:
        print("no Chromium: the page is not tried")
        return
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for name, report in reports.items():
            path = Path(folder) / f"{name}.html"
            path.write_text(str(REPORTERS["html"](report)), encoding="utf-8")
            measure_page(browser, name, path)
        browser.close()


if __name__ == "__main__":
    main()
