"""A program that answers: one JSON object a line in, one a line out."""

import json
import shlex
import sys

import pytest

from policyparse.errors import OpinionWarning, UsageError
from policyparse.opinion.command import Command
from policyparse.pipeline import consulted
from tests.opinion.conftest import everything

GOOD = """
import json, sys
for line in sys.stdin:
    item = json.loads(line)
    answer = {"id": item["id"], "verdict": "kept", "lines": [1], "reason": item["prompt"], "confidence": 0.9}
    print(json.dumps(answer))
"""
ENDS = "import sys; sys.exit(3)"
HANGS = "import sys, time; sys.stdin.read(); time.sleep(60)"
DEAF = "import time; time.sleep(60)"
SAYS_PROSE = "import sys; print('All is kept.', len(sys.stdin.read()))"
ANSWERS_ONE = GOOD + "    sys.stdout.flush()\n    sys.exit(1)\n"
ANSWERS_ONE_AND_HANGS = GOOD + "    sys.stdout.flush()\n    import time; time.sleep(60)\n"
PATIENCE = 60  # seconds for a program that ends by itself, however busy the machine is
START = 3  # seconds in which, even on a busy machine, a program has started and said something
BINARY = "import sys; sys.stdin.read(); sys.stdout.buffer.write(bytes(range(256)))"


@pytest.fixture
def program(tmp_path):
    def made(text):
        path = tmp_path / "a program.py"
        path.write_text(text, encoding="utf-8")
        return f"{shlex.quote(sys.executable)} {shlex.quote(str(path))}"

    return made


def test_a_program_answers_all_questions_in_one_run(own, program):
    found = consulted(own, everything(command=program(GOOD), model=""))
    assert (found.asked.calls, found.report.consultation.answered) == (1, 8)
    assert found.report.consultation.model.startswith("python")
    assert found.report.renderings[0].opinion.reason == "1"


def test_each_line_has_all_that_is_to_be_known_of_a_question(own, program, tmp_path):
    kept = tmp_path / "asked.jsonl"
    copies = f"import io, sys; text = sys.stdin.read(); open({str(kept)!r}, 'w', encoding='utf-8').write(text)"
    consulted(own, everything(command=program(f"{copies}; sys.stdin = io.StringIO(text)\n{GOOD}")))
    lines = [json.loads(line) for line in kept.read_text(encoding="utf-8").splitlines()]
    assert {"id", "section", "source", "lines", "engine", "instructions", "prompt"} == set(lines[0])


@pytest.mark.parametrize(
    ("text", "timeout", "answers", "said"),
    [
        (ENDS, PATIENCE, 0, "the program ends with exit code 3"),
        (HANGS, 1, 0, "the program gives no answer within 1 seconds"),
        (DEAF, 1, 0, "the program gives no answer within 1 seconds"),
        (SAYS_PROSE, PATIENCE, 0, "8 of the answers of a request cannot be read"),
        (BINARY, PATIENCE, 0, "8 of the answers of a request cannot be read"),
        (ANSWERS_ONE, PATIENCE, 3, "5 of the answers of a request cannot be read"),
        (ANSWERS_ONE_AND_HANGS, START, 3, "5 of the answers of a request cannot be read"),
    ],
    ids=["ends", "hangs", "deaf", "prose", "binary", "partly", "partly and hangs"],
)
@pytest.mark.usefixtures("quick")
def test_a_program_that_fails_leaves_the_verdicts_of_the_engine(own, program, text, timeout, answers, said):
    with pytest.warns(OpinionWarning, match=said):
        found = consulted(own, everything(command=program(text), timeout=timeout))
    assert found.report.consultation.answered == answers


@pytest.mark.parametrize("command", ["", "no-such-program-here", "'unclosed"])
def test_a_program_that_there_is_not_is_wrong_usage(command):
    with pytest.raises(UsageError):
        Command(command, "m")
