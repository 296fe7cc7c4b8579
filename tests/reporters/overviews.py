"""An overview with a pair in each state, made by hand."""

from datetime import UTC, datetime, timedelta

from policyparse.model.drift import Revision
from policyparse.model.overview import PairStatus, Sync, overview_of

ASKED = datetime(2026, 11, 29, 12, tzinfo=UTC)
REVISION = Revision("4fe1a2c0" * 5, ASKED - timedelta(days=40))


def pair(name, **more):
    values = {"coverage": 0.9, "sync": Sync(0, 0, None), "source_changed": REVISION, "translation_changed": REVISION}
    return PairStatus(f"zh/{name}.md", f"en/{name}.md", **(values | more))


PAIRS = (
    pair("step"),
    pair("unknown", sync=None, unknown="in no commit yet", source_changed=None, translation_changed=None),
    pair("warned", warnings=2),
    pair("unclear", sync=Sync(0, 1, None)),
    pair("behind", sync=Sync(2, 0, ASKED - timedelta(days=9, hours=1))),
    pair("later", sync=Sync(2, 0, ASKED - timedelta(days=30))),
    pair("failing", errors=1, failing=1),
    pair("worse", errors=3, failing=3),
    pair("lone | <b>", absent="translation", coverage=None, sync=None),
    pair("lost", error="en/lost.md: the file is empty; nothing to read", coverage=None, sync=None),
)


def overview(pairs=PAIRS):
    return overview_of("0.1.0", ASKED, pairs)
