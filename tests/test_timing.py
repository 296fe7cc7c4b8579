from __future__ import annotations

import signal
import threading

import pytest

from policyparse.config import Config, Reading
from policyparse.errors import InputError
from policyparse.pipeline import compare_texts
from policyparse.timing import computing

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system counts no processor time")

ERROR = InputError("slow")


def compute():
    while True:
        pass


def test_a_step_that_computes_too_long_is_stopped():
    with pytest.raises(InputError, match="slow"), computing(1, ERROR):
        compute()


def test_waiting_does_not_count():
    with computing(1, ERROR):
        threading.Event().wait(1.3)


def test_the_limit_ends_with_its_step():
    before = signal.getsignal(signal.SIGVTALRM)
    with computing(1, ERROR):
        pass
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0, 0)
    assert signal.getsignal(signal.SIGVTALRM) is before


def test_the_outer_limit_holds_for_what_is_within():
    with pytest.raises(InputError, match="outer"), computing(1, InputError("outer")), computing(9, InputError("inner")):
        compute()


def test_in_another_thread_there_is_no_limit():
    found = []

    def run():
        with computing(1, ERROR):
            found.append(signal.getitimer(signal.ITIMER_VIRTUAL))

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert found == [(0, 0)]


def test_a_pair_that_takes_too_long_to_compare_is_refused():
    source, translation = "支持企业建设十个平台。\n\n", "Support enterprises in building ten platforms.\n\n"
    config = Config(reading=Reading(max_seconds=1))
    with pytest.raises(InputError, match="the text: more than 1 seconds of computing"):
        compare_texts(source * 6_000, translation * 6_000, config)


def test_a_pair_of_too_many_segments_is_refused(monkeypatch):
    monkeypatch.setattr("policyparse.pipeline._MOST_COMPARED", 3)
    with pytest.raises(InputError, match="the text: more than 3 segments to compare; split it"):
        compare_texts("支持企业建设十个平台。\n\n" * 4, "Support enterprises in building ten platforms.")
