import gzip
from pathlib import Path

import pytest

from policyparse.lexicon import cedict


@pytest.mark.parametrize(
    ("senses", "glosses"),
    [
        ("hospital/CL:所[suo3],家[jia1],座[zuo4]", [("hospital",)]),
        ("(literary) to bestow (a title (of nobility)) upon", [("bestow",)]),
        ("surname Zhang", []),
        ("variant of 佈|布[bu4]", []),
        ("old variant of 群[qun2]/crowd", [("crowd",)]),
        ("to coordinate; to harmonize, to mediate", [("coordinate",), ("harmonize",), ("mediate",)]),
        ("lit. to paint legs on a snake/fig. to overdo it", [("paint", "legs", "snake"), ("overdo",)]),
        ("to increase or expand", [("increase",), ("expand",)]),
        (
            "abbr. for 世界衛生組織|世界卫生组织[Shi4 jie4], World Health Organization (WHO)",
            [("world", "health", "organization")],
        ),
        ("high-tech/high-tech", [("high", "tech")]),
        ("driver's license", [("driver", "license")]),
        ("Müller's café", [("muller", "cafe")]),
        ("(particle)/of/the", []),
        ("see 天線|天线[tian1 xian4]/also written 地綫|地线[di4 xian4]/used in 犀利[xi1 li4]", []),
    ],
)
def test_glosses_keep_content_words_alone(senses: str, glosses: list[tuple[str, ...]]) -> None:
    assert list(cedict.glosses_of(senses)) == glosses


def test_glosses_are_capped() -> None:
    senses = "/".join(f"word{letter}" for letter in "abcdefghijklmnopqrst")
    assert len(cedict.glosses_of(senses)) == cedict.MOST_GLOSSES


def test_entries_are_read_with_references(tmp_path: Path) -> None:
    path = tmp_path / "cedict.txt.gz"
    lines = (
        "# a comment",
        "#! date=2024-01-01",
        "乾洗店 干洗店 [gan1 xi3 dian4] /dry cleaner/",
        "醫院 医院 [yi1 yuan4] /hospital/CL:所[suo3]/",
        "羣 群 [qun2] /variant of 群[qun2]/",
        "AA制 AA制 [A A zhi4] /to split the bill/",
    )
    path.write_bytes(gzip.compress(("\r\n".join(lines) + "\r\n").encode()))
    cleaner, hospital, crowd, bill = cedict.read_entries(path)
    assert cleaner[:2] == ("乾洗店", "干洗店")
    assert hospital == ("医院", "医院", "yi1 yuan4", (("hospital",),), ())
    assert (crowd.glosses, crowd.references) == ((), ("群",))
    assert bill.glosses == (("split", "bill"),)
