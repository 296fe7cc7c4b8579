"""How long does the language server take to answer a keystroke in a long pair?

    python benchmarks/bench_desk.py PAIRS.jsonl [ROWS]     aligned rows {"zh", "en"}, one paragraph each

Both sides are opened; then a number of one paragraph in fifty is changed in the translation or a character in the
source, and the time is taken until the diagnostics of that version of the text are there. `burst` is twenty keystrokes
in a row, without waiting between them, until the diagnostics of the last one.
"""

import asyncio
import json
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path

from lsprotocol import types

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.lsp.editor import Editor

STEP = 50
SETTINGS = '[[pair]]\nsource = "a.zh.txt"\ntranslation = "a.en.txt"\n'
SIDES = ("a.zh.txt", "a.en.txt")


def write(folder, path, count):
    rows = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()[:count]]
    (folder / "policyparse.toml").write_text(SETTINGS)
    for name, key in zip(SIDES, ("zh", "en"), strict=True):
        (folder / name).write_text("\n".join(" ".join(row[key].split()) for row in rows), encoding="utf-8")
    return len(rows)


async def answered(editor, name):
    """Wait for the diagnostics of a file as it is now; return the seconds that they took."""
    start = time.perf_counter()
    while True:
        published = await editor.client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        if (published.uri, published.version) == (editor.uri(name), editor.version):
            return time.perf_counter() - start


def edited(text, at):
    """Change a paragraph: its first number, or a character in its middle."""
    lines = text.split("\n")
    line = lines[at]
    found = re.search(r"\d", line)
    place = found.start() if found else len(line) // 2
    new = str((int(found[0]) + 1) % 10) if found else "x" if line.isascii() else "新"
    lines[at] = line[:place] + new + line[place + 1 :]
    return "\n".join(lines)


async def main(path, count):
    folder = Path(tempfile.mkdtemp())
    rows = write(folder, path, count)
    editor = await Editor.start(folder)
    for name in SIDES:
        editor.open(name)
    print(f"{rows} paragraphs, first diagnostics after {await answered(editor, SIDES[1]):.1f} s")
    await asyncio.sleep(2)
    for name in SIDES:
        times, found = [], 0
        for at in range(7, rows, STEP):
            editor.edit(name, editor.texts[name], edited(editor.texts[name], at))
            times.append(await answered(editor, name))
            found += any(one.range.start.line == at for one in editor.shown(name))
        print(
            f"{name}: {len(times)} keystrokes answered within {statistics.median(times) * 1000:.0f} ms in the median, "
            f"{sorted(times)[int(0.95 * len(times))] * 1000:.0f} ms at the 95th percentile, "
            f"{max(times) * 1000:.0f} at most; {found} of the edited lines have a finding"
        )
    name = SIDES[1]
    for _ in range(20):
        editor.edit(name, editor.texts[name], edited(editor.texts[name], rows // 2))
    print(f"burst: {await answered(editor, name) * 1000:.0f} ms")
    await editor.stop()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1000))
