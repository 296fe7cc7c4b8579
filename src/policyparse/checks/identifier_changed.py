"""A name differs in the translation: code, a version, a file name, a standard, a place or a person.

The check compares names in backticks, and words such as `v1.24`, `kube-proxy` or `maxSurge`. It reports a name that
the translation replaced by a similar one, and code, a version or a name with digits that only one side has, with
nothing like it nearby on the other. It ignores case, plural endings and addresses. It reports a province, city or
country if the translation names another one instead (四川, *Shaanxi*), an acronym that was garbled (CPI, *CIP*), and a
person in pinyin whose given name is another one.
"""

from __future__ import annotations

from collections.abc import Iterator

from policyparse.checks._base import Check, Example, Pair
from policyparse.checks._differences import differences, readings, report, weighed
from policyparse.model.bitext import Difference
from policyparse.model.report import Finding


def run(pair: Pair) -> Iterator[Finding]:
    """Report each name that differs."""
    for difference in differences(pair, "identifier"):
        yield report(CHECK, pair, weighed(pair, difference), _message(difference))


def _message(difference: Difference) -> str:
    if difference.source and difference.translation:
        return f"the name differs: {readings(difference)}"
    return f"a name stands on one side alone: {difference.reason}"


CHECK = Check(
    id="PP211",
    name="identifier-changed",
    category="change",
    severity="warning",
    doc=__doc__,
    run=run,
    examples=(
        Example("该功能在 v1.24 版本中默认启用。", "This feature is enabled by default in v1.25.", fires=True),
        Example("将参数 `maxSurge` 设置为零。", "Set the parameter `maxSurges2` to zero.", fires=True),
        Example("支持四川省发展清洁能源装备。", "Support Shaanxi Province in developing clean energy.", fires=True),
        Example("支持四川省发展清洁能源装备。", "Support Sichuan Province in developing clean energy.", fires=False),
        Example("报告由赵生宇撰写。", "The report was written by Zhao Honghou.", fires=True),
        Example("一月份CPI同比上涨。", "In January, the CIP rose year on year.", fires=True),
        Example("节点可以同时使用 IPv4 和 IPv6 地址。", "A node can use its IPv4 address.", fires=True),
        Example("该功能在 v1.24 版本中默认启用。", "This feature is enabled by default in V1.24.", fires=False),
        Example("请重新启动 kube-proxy 服务。", "Please restart the Kube-proxy service.", fires=False),
    ),
)
