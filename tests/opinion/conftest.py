"""A real HTTP server on the loopback interface that answers as a test wants, and a pair to ask about."""

import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from policyparse.config import Asking, Config
from policyparse.opinion import asking
from policyparse.pipeline import engine
from policyparse.readers import read_text

SOURCE = """\
海洋牧场发展实施方案

一、总体目标

到2027年，全市建成8个现代海洋牧场。
推广深水网箱养殖。
完善渔港基础设施。

二、主要任务

严厉打击非法捕捞行为。
支持企业与高校共建实验室。
"""

TRANSLATION = """\
Implementation Plan for Marine Ranching

Overall Objectives

By 2027, build 18 modern marine ranches.
Net cages far from the shore come into wider use.
Improve the infrastructure of fishing ports.

Main Tasks

Award prizes to outstanding young anglers.
Support companies and universities in setting up joint laboratories.
"""


def answered(items, verdict="kept", **changes):
    """Answers of one verdict on all items."""
    lines = [] if verdict == "omitted" else [1]
    plain = {"verdict": verdict, "lines": lines, "reason": "It says so.", "confidence": 0.9}
    return [{"id": item["id"], **plain, **changes} for item in items]


def chat(content, **fields):
    """The response of an endpoint whose model says `content`."""
    text = content if isinstance(content, str) else json.dumps({"answers": content}, ensure_ascii=False)
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}], **fields})


@dataclass
class Server:
    """An endpoint: `answer` takes a request's items and returns a status, a body, and headers; it keeps all bodies."""

    answer: object = None
    bodies: list = field(default_factory=list)
    headers: list = field(default_factory=list)
    url: str = ""

    def items(self, at=-1):
        return json.loads(self.bodies[at]["messages"][1]["content"])["items"]


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_POST(self):
        known = self.server.known
        known.bodies.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        known.headers.append(dict(self.headers))
        status, body, *more = known.answer(known.items())
        data = body.encode()
        self.send_response(status)
        for name, value in (more[0] if more else {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@pytest.fixture
def server(monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    known = Server(lambda items: (200, chat(answered(items))))
    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    http.known = known
    known.url = f"http://127.0.0.1:{http.server_port}/v1"
    threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield known
    http.shutdown()
    http.server_close()


@pytest.fixture
def quick(monkeypatch):
    """Tries follow each other without a pause."""
    monkeypatch.setattr(asking, "_PAUSE", 0.0)


@pytest.fixture(scope="session")
def own():
    """What the engine says of the pair by itself."""
    return engine(read_text(SOURCE, "zh"), read_text(TRANSLATION, "en"))


@pytest.fixture
def pair(tmp_path):
    for name, text in (("a.zh.txt", SOURCE), ("b.en.txt", TRANSLATION)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / "a.zh.txt", tmp_path / "b.en.txt"


def everything(**changes):
    """Settings that ask about all segments."""
    return Asking(**{"model": "m", "below": 1.0, "batch": 4, **changes})


def asked_for(**changes):
    """The same, as settings of a comparison."""
    return Config(asking=everything(**changes))
