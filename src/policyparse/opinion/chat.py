"""An endpoint with the OpenAI chat API: Ollama, llama.cpp, vLLM, and paid services."""

from __future__ import annotations

import json
import os
import queue
import threading
from collections.abc import Callable, Sequence
from http.client import HTTPException, HTTPResponse
from ipaddress import ip_address
from typing import Any
from urllib import error, request
from urllib.parse import urlsplit

from policyparse.errors import UsageError
from policyparse.opinion.interface import AskingError, Question, Reply
from policyparse.opinion.prompt import SCHEMA, dumps, instructions, items

_PATH = "/chat/completions"
_LONGEST = 4_000_000  # bytes of a response
_NOT_UNDERSTOOD = (400, 404, 422)  # of an endpoint that may not know the fields beside the messages
_PASSING = (408, 409, 425, 429)
_SERVER = 500


class Chat:
    """Asks an endpoint; the key is in the environment variable that is named, and nowhere else."""

    batch = None

    def __init__(self, url: str, model: str, key_variable: str | None = None) -> None:
        """Take where to ask; raises `UsageError` for what is no such address, no model and no key."""
        self._url = _address(url)
        if not model:
            raise UsageError("a second opinion needs the name of a model: --model NAME")
        self._model = model
        self._headers = {"Content-Type": "application/json", "User-Agent": "policyparse", **_key(key_variable)}
        self._plain = False

    def request(self, questions: Sequence[Question]) -> str:
        """Return the body of a request: the instructions, and the questions as one JSON text."""
        body: dict[str, Any] = {
            "model": self._model,
            "messages": [
                {"role": "system", "content": instructions(questions)},
                {"role": "user", "content": dumps({"items": items(questions, self._model)})},
            ],
        }
        if not self._plain:
            form = {"name": "second_opinion", "strict": True, "schema": SCHEMA}
            body |= {"temperature": 0, "response_format": {"type": "json_schema", "json_schema": form}}
        return dumps(body)

    def send(self, request: str, seconds: float) -> Reply:
        """Send a body and return what the model says; raises `AskingError`.

        An endpoint that does not know the form of the answer is asked again without it.
        """
        status, text = _within(seconds, lambda: self._post(request, seconds))
        if status in _NOT_UNDERSTOOD and not self._plain:
            self._plain = True
            body = json.loads(request)
            plain = dumps({name: body[name] for name in ("model", "messages")})
            status, text = _within(seconds, lambda: self._post(plain, seconds))
        if status != 200:
            raise AskingError(f"the endpoint answers {status}", passing=status in _PASSING or status >= _SERVER)
        return _reply(text)

    def _post(self, body: str, seconds: float) -> tuple[int, str]:
        post = request.Request(self._url, body.encode("utf-8", "replace"), self._headers, method="POST")  # noqa: S310  (http alone)
        try:
            with _opener(self._url).open(post, timeout=seconds) as response:
                return response.status, _body(response)
        except error.HTTPError as refused:
            after = refused.headers.get("Retry-After", "")
            if refused.code in _PASSING or refused.code >= _SERVER:
                message = f"the endpoint answers {refused.code}"
                raise AskingError(message, passing=True, after=float(after) if after.isdigit() else None) from refused
            return refused.code, ""
        except (OSError, HTTPException) as gone:
            reason = gone.reason if isinstance(gone, error.URLError) else gone
            late = isinstance(reason, TimeoutError)
            message = f"no answer within {seconds:.0f} seconds" if late else f"the endpoint is not there ({reason})"
            raise AskingError(message, passing=True) from gone


def _within(seconds: float, post: Callable[[], tuple[int, str]]) -> tuple[int, str]:
    """Return what `post` does; a server that drips cannot hold us, for its thread is left behind."""
    done: queue.SimpleQueue[tuple[int, str] | BaseException] = queue.SimpleQueue()

    def run() -> None:
        try:
            done.put(post())
        except BaseException as failure:  # noqa: BLE001  (raised again below)
            done.put(failure)

    threading.Thread(target=run, daemon=True).start()
    try:
        found = done.get(timeout=seconds)
    except queue.Empty:
        raise AskingError(f"no answer within {seconds:.0f} seconds", passing=True) from None
    if isinstance(found, BaseException):
        raise found
    return found


def _body(response: HTTPResponse) -> str:
    data = response.read(_LONGEST + 1)
    if len(data) > _LONGEST:
        raise AskingError("the endpoint answers more than 4 MB", passing=False)
    return data.decode("utf-8", "replace")


def _reply(text: str) -> Reply:
    """Return the words of the first choice; empty if there are none, as in a refusal."""
    try:
        found = json.loads(text)
        content = found["choices"][0]["message"].get("content")
        usage = found.get("usage") or {}
        tokens = usage.get("total_tokens") if isinstance(usage, dict) else None
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as broken:
        raise AskingError("the endpoint answers in another form than chat completions", passing=True) from broken
    known = isinstance(tokens, int) and not isinstance(tokens, bool) and tokens > 0
    return Reply(content if isinstance(content, str) else "", tokens if known else None)


class _NoRedirect(request.HTTPRedirectHandler):
    """Follows nowhere: text and key go to the address that the user gave."""

    def redirect_request(self, *_: object, **__: object) -> None:
        return None


def _opener(url: str) -> request.OpenerDirector:
    """Return what opens the address; one on this machine is reached without a proxy."""
    host = urlsplit(url).hostname or ""
    direct = [request.ProxyHandler({})] if _is_here(host) else []
    return request.build_opener(_NoRedirect, *direct)


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _address(url: str) -> str:
    try:
        parts = urlsplit(url)
        sound = parts.scheme in ("http", "https") and parts.hostname and (parts.port or 1)
    except ValueError:
        sound = False
    if not sound or any(char.isspace() or not char.isprintable() for char in url):
        raise UsageError(f"{url} is no address of an endpoint: give one such as http://localhost:11434/v1")
    if parts.username or parts.password or parts.query:
        raise UsageError(
            "the address of an endpoint holds no key: put the key in a variable, and name it with --key-variable"
        )
    base = f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}"
    return base if base.endswith(_PATH) else base + _PATH


def _key(variable: str | None) -> dict[str, str]:
    if variable is None:
        return {}
    key = os.environ.get(variable, "").strip()
    if not key:
        raise UsageError(f"the environment variable {variable} holds no key: set it, or leave --key-variable out")
    if not (key.isascii() and key.isprintable()):
        raise UsageError(f"the environment variable {variable} holds no key that can be sent: set it anew")
    return {"Authorization": f"Bearer {key}"}
