"""Make the table of Cantonese spellings of names: how Hong Kong's government spells the characters of names.

    python fitting/cantonese.py CHARACTERS [OUT]

CHARACTERS is `cantoroman/data/charToRoman.json` of the package cantonese-romanisation (MIT). The table keeps the
characters that names have most, by jieba's list of names.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from policyparse.folding import fold
from policyparse.lexicon import sources
from policyparse.lexicon.tables import FOLDER

CHARACTERS = 2000
SPELLINGS = 3
HEAD = """\
# Chinese character, tab, its usual spellings in the names of Hong Kong, by spaces. Made by fitting/cantonese.py: do not
# edit. See NOTICE for the source.
"""


def main(characters: str, out: str = str(FOLDER / "cantonese.tsv")) -> None:
    """Write the table of Cantonese spellings."""
    spellings: dict[str, dict[str, None]] = {}
    for char, found in json.loads(Path(characters).read_text(encoding="utf-8")).items():
        plain = (spelling for spelling in found if spelling.isascii() and spelling.isalpha())
        spellings.setdefault(fold(char), {}).update(dict.fromkeys(plain))
    use: Counter[str] = Counter()
    for line in sources.installed().frequencies.read_text(encoding="utf-8").splitlines():
        word, count, *tag = line.split(" ")
        if tag[:1] in (["nr"], ["nrfg"]) and 2 <= len(word) <= 4:
            use.update(dict.fromkeys(word, 1 + int(count)))
    common = [char for char, _ in use.most_common() if spellings.get(char)][:CHARACTERS]
    rows = (f"{char}\t{' '.join(list(spellings[char])[:SPELLINGS])}\n" for char in sorted(common))
    Path(out).write_text(HEAD + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
