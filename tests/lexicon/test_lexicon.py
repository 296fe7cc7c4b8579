import math
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyparse import caching
from policyparse.folding import fold
from policyparse.lexicon import UNKNOWN, Lexicon, load_lexicon, sources


def spoken(lexicon: Lexicon, word: str) -> list[str]:
    return [" ".join(map(lexicon.lemma_of, gloss)) for gloss in lexicon.glosses(word)]


def test_words_of_both_scripts_carry_the_same_glosses(lexicon: Lexicon) -> None:
    assert "hospital" in spoken(lexicon, "医院")
    assert spoken(lexicon, "饼干") == spoken(lexicon, fold("餅乾")) != []
    assert lexicon.glosses("没有这样的词") == ()
    assert lexicon.glosses("=hospital") == ()


def test_matches_are_all_words_at_every_place(lexicon: Lexicon) -> None:
    text = "建设机器人产业"
    found = [(start, text[start : start + length]) for start, length, _ in lexicon.all_matches(text)]
    assert [word for start, word in found if start == 2] == ["机", "机器", "机器人"]
    assert found == sorted(found, key=lambda match: (match[0], len(match[1])))
    mixed = fold("建成AI制造业创新中心；隨著餅乾產業。T恤、3C产品")
    words = {mixed[start : start + length] for start, length, _ in lexicon.all_matches(mixed)}
    assert {"制造业", "随著", "饼乾", "产业", "T恤"} <= words


def test_no_match_cuts_a_latin_word(lexicon: Lexicon) -> None:
    text = "购买ABT恤衫"
    assert all(start != 4 for start, _, _ in lexicon.all_matches(text))


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet="发展高质量疗醫AT1 ，=~\U00020000", max_size=20))
def test_matches_stay_inside_any_text(lexicon: Lexicon, text: str) -> None:
    for start, length, glosses in lexicon.all_matches(text):
        assert 0 < length <= len(text) - start
        assert glosses
        assert glosses == lexicon.glosses(text[start : start + length])


def test_cross_references_are_followed(lexicon: Lexicon) -> None:
    assert "cannon" in spoken(lexicon, "砲")


def test_names_come_after_words(lexicon: Lexicon) -> None:
    assert spoken(lexicon, "高")[0] in {"high", "tall"}


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("hospitals", "hospital"), ("industries", "industry"), ("children", "child"), ("criteria", "criterion"),
        ("developed", "develop"), ("led", "lead"), ("was", "be"), ("modelling", "model"),
        ("organisations", "organization"),
        ("colour", "color"), ("centres", "center"), ("programmes", "program"), ("paediatric", "pediatric"),
        ("analysing", "analyze"), ("exercise", "exercise"), ("advise", "advise"), ("business", "business"),
        ("nanozorbs", "nanozorb"), ("nanozorbis", "nanozorbis"),
    ],
)  # fmt: skip
def test_lemmas(lexicon: Lexicon, form: str, lemma: str) -> None:
    assert lexicon.lemma(form) == lemma
    assert lexicon.lemma(lemma) == lemma


def test_lemma_ids_lead_back_to_lemmas(lexicon: Lexicon) -> None:
    for number in range(0, len(lexicon), 997):
        assert lexicon.lemma_id(lexicon.lemma_of(number)) == number
    assert lexicon.lemma_id("zzyzxq") == UNKNOWN
    assert lexicon.lemma_id("robots") == lexicon.lemma_id("robot") != UNKNOWN


@pytest.mark.parametrize(
    "family",
    [
        ("industry", "industrial", "industries"),
        ("innovate", "innovated", "innovation"),
        ("coordinate", "coordination", "coordinated"),
        ("nanozorb", "nanozorbs"),
    ],
)
def test_a_family_shares_its_stem(lexicon: Lexicon, family: tuple[str, ...]) -> None:
    assert len({lexicon.stem(word) for word in family}) == 1


def test_a_word_that_no_gloss_uses_stands_for_itself(lexicon: Lexicon) -> None:
    assert lexicon.stem("industrialisations") == "industrialization"
    assert lexicon.stem("qwzxings") == "qwzxing"


def test_families_that_only_look_alike_do_not(lexicon: Lexicon) -> None:
    assert lexicon.stem("policy") != lexicon.stem("police")
    assert lexicon.stem("universal") != lexicon.stem("university")


def test_readings_put_the_common_one_first(lexicon: Lexicon) -> None:
    assert [lexicon.pinyin(char) for char in "上海重庆乾都吕"] == ["shang", "hai", "zhong", "qing", "gan", "du", "lu"]
    assert lexicon.readings("重") == ("zhong", "chong")
    assert lexicon.pinyin("x") == ""


def test_function_words(lexicon: Lexicon) -> None:
    assert all(map(lexicon.is_stop, ("the", "of", "shall", "which")))
    assert not any(map(lexicon.is_stop, ("hospital", "promote", "safety")))
    assert all(map(lexicon.is_empty, ("的", "以及", "进行", "了", fold("隨著"))))
    assert not any(map(lexicon.is_empty, ("医院", "促进", "安全")))


def test_probabilities_order_words_by_use(lexicon: Lexicon) -> None:
    develop, hospital, tokamak = (
        lexicon.log_prob(lexicon.lemma_id(word)) for word in ("develop", "hospital", "tokamak")
    )
    assert 0 > develop > hospital > tokamak
    total = sum(math.exp(lexicon.log_prob(number)) for number in range(len(lexicon)))
    assert total == pytest.approx(1, abs=1e-3)


def test_chinese_probabilities_hold_for_both_scripts(lexicon: Lexicon) -> None:
    assert lexicon.zh_log_prob("发展") > lexicon.zh_log_prob("机器人") > lexicon.zh_log_prob("没有这样的词")
    assert lexicon.zh_log_prob(fold("發展")) == lexicon.zh_log_prob("发展")
    assert lexicon.zh_log_prob(fold("餅乾")) == lexicon.zh_log_prob("饼干")


def test_offer_rates_are_shares(lexicon: Lexicon) -> None:
    assert 0 < lexicon.offer_rate("robot") < lexicon.offer_rate("develop") < 0.05
    assert lexicon.offer_rate("zzyzxq") == 0


def test_loading_builds_once_and_says_so(quick_build: list[str], tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv(caching.CACHE_VARIABLE, str(tmp_path))
    notes: list[str] = []
    first = load_lexicon(notes.append)
    assert notes == ["building the lexicon cache (once) ..."]
    again = load_lexicon(notes.append)
    assert (len(notes), len(quick_build)) == (1, 1)
    assert first.digest == again.digest == sources.content_digest(sources.installed())
    assert again.lemma("robots") == "robot"


def test_a_damaged_lexicon_is_built_anew(quick_build: list[str], tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv(caching.CACHE_VARIABLE, str(tmp_path))
    load_lexicon()
    (path,) = tmp_path.iterdir()
    content = bytearray(path.read_bytes())
    content[3000:4000] = bytes(1000)
    path.write_bytes(content)
    with pytest.warns(caching.CacheWarning, match="is damaged: building it anew"):
        assert load_lexicon().lemma("robots") == "robot"
    assert len(quick_build) == 2


def test_the_key_changes_with_any_input(tmp_path: Path) -> None:
    inputs = sources.installed()
    keys = {sources.state_key(inputs)}
    for name in ("cedict", "frequencies", "lemmas"):
        changed = tmp_path / name
        changed.write_bytes(getattr(inputs, name).read_bytes() + b"one more line\n")
        paths = {"cedict": inputs.cedict, "frequencies": inputs.frequencies, "lemmas": inputs.lemmas, name: changed}
        keys.add(sources.state_key(sources.Sources(**paths)))
    assert len(keys) == 4


PHRASES = """
加快推进 人工智能 与 实体经济深度融合 ， 到2027年 力争 突破50项 关键核心技术 （ 一） 欧阳振华 魏岚 在 临港新片区 调研 。
5G C919 大飞机 AI+制造 10%以上 醫療機構 開展 “百链千企” 行动 —— 研究生命起源 乒乓球拍卖完了 石墨烯 囗 龘龘
kube-apiserver 浦江之首 不低于 三分之二 的 了 国 家 级 ﹏ 𠮷野家 和 市经济信息化委
"""


def test_cuts_equal_those_of_jieba(lexicon: Lexicon) -> None:
    lexicon.cut("先导入而不装载词典")
    import jieba

    stock = jieba.Tokenizer()
    stock.FREQ, stock.total = stock.gen_pfdict(stock.get_dict_file())
    stock.initialized = True
    for line in _lines(400):
        assert lexicon.cut(line) == list(stock.cut(line))


def _lines(count: int) -> list[str]:
    """Sentences put together by chance from phrases, names, numbers and stray characters."""
    chance = random.Random(20)
    phrases = [*PHRASES.split(), "\r\n", " ", "\u3000"]
    return ["".join(chance.choices(phrases, k=chance.randint(1, 14))) for _ in range(count)]


def test_cutting_is_silent_and_leaves_nothing_behind(tmp_path: Path) -> None:
    import os
    import subprocess
    import sys

    temporary, cache = tmp_path / "tmp", tmp_path / "cache"
    temporary.mkdir()
    program = (
        "import sys; from policyparse.lexicon import store, segmenter; from array import array\n"
        "payload = store.pack(['机器人', '产业'], lambda trie: {'count': array('I', [90, 50])},"
        " {'total': 140, 'longest_word': 3})\n"
        "print(segmenter.Segmenter(store.open_bytes(payload)).cut('机器人产业'), 'pkg_resources' in sys.modules)"
    )
    environment = {**os.environ, "TMPDIR": str(temporary), caching.CACHE_VARIABLE: str(cache)}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False)
    assert (done.stdout, list(temporary.iterdir())) == ("['机器人', '产业'] False\n", [])
    assert "jieba" not in done.stderr.lower().replace("/jieba/", "")
