"""Language tags of Chinese texts."""

import pytest

from policyparse.lexicon.scripts import source_tag


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("", "zh-CN"),
        ("文件", "zh-CN"),
        ("规划、标准与认证", "zh-CN"),
        ("規劃、標準與認證", "zh-Hant"),
        ("衞生署在這裏推動規劃", "zh-HK"),
        ("臺北市在這裡推動規劃", "zh-TW"),
    ],
)
def test_a_text_has_the_tag_of_its_script(text, tag):
    assert source_tag(text) == tag
