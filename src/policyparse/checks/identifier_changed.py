"""A name that has to stay as it is stands otherwise in the translation: code, a version, a file name, a standard.

Names in backticks are compared, and words such as `v1.24`, `kube-proxy` or `maxSurge`. A name is reported where the
source's is gone and the translation has one much like it. Case, plural and addresses do not count.
"""

from __future__ import annotations

from collections.abc import Iterator

from policyparse.checks._base import Check, Example, Pair
from policyparse.checks._differences import differences, readings, report
from policyparse.model.report import Finding


def run(pair: Pair) -> Iterator[Finding]:
    """Report each name that differs."""
    for difference in differences(pair, "identifier"):
        yield report(CHECK, pair, difference, f"the name differs: {readings(difference)}")


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
        Example("该功能在 v1.24 版本中默认启用。", "This feature is enabled by default in V1.24.", fires=False),
        Example("请重新启动 kube-proxy 服务。", "Please restart the Kube-proxy service.", fires=False),
    ),
)
