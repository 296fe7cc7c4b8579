from __future__ import annotations

import pytest

from policyparse.comparison.places import compare_places


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        ("支持四川省发展清洁能源。", "Support Sichuan Province.", "Support Shaanxi Province."),
        ("法国代表团到访苏州。", "A French delegation visited Suzhou.", "A German delegation visited Suzhou."),
        ("在山西开展试点。", "Run a trial in Shanxi.", "Run a trial in Shaanxi."),
    ],
)
def test_a_place_that_became_another_is_found(source, right, wrong):
    assert compare_places(source, right) == ()
    assert len(compare_places(source, wrong)) == 1


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("法国总统发表讲话。", "The president spoke in Paris."),
        ("推进京津冀协同发展。", "Coordinate Beijing, Tianjin and Hebei."),
        ("沪苏合作，四川参与。", "Shanghai and Jiangsu work together, and so do others."),
        ("黄河南岸的工程。", "Works on the southern bank of the Yellow River."),
        ("朝鲜和韩国", "North Korea and South Korea"),
    ],
)
def test_a_place_that_may_be_meant_is_left_alone(source, translation):
    assert compare_places(source, translation) == ()
