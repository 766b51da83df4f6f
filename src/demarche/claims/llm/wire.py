"""The one door to the network: a chat request to an OpenAI-compatible endpoint, and the words of its answer."""

import json
import re
import socket
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from email.message import Message
from http.client import HTTPException, HTTPResponse
from typing import IO, Any, NoReturn
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

from demarche.claims.errors import EndpointError
from demarche.claims.llm.settings import KEY, MODEL, TIMEOUT, URL, Settings

TRIES = 4
BACKOFF = 0.5
"""Seconds before the second try; each further one waits twice as long."""
LONGEST_WAIT = 30.0
LARGEST = 8_000_000
"""Bytes of an answer; a longer one is none of claims."""

_BUSY = frozenset((408, 425, 429, 500, 502, 503, 504, 529))
_KEY_REFUSED = frozenset((401, 403))
_HIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


class _BusyError(Exception):
    """The endpoint may answer a later try."""

    def __init__(self, status: int | None, after: float | None) -> None:
        super().__init__()
        self.status = status
        self.after = after


def ask(settings: Settings, payload: Mapping[str, Any], wait: Callable[[float], None] = time.sleep) -> str:
    """Send a chat request and return the words of the answer; empty where the answer has none.

    Tries again, each time later, where the endpoint is busy or fails (429, 5xx, a connection cut off). Follows no
    redirection, which could take the text and the key to another machine.

    Raises:
        EndpointError: there is no answer, or it is of another form; the message says what to do.
    """
    for attempt in range(TRIES):
        try:
            return _words(settings, _post(settings, payload))
        except _BusyError as busy:
            if attempt + 1 == TRIES:
                _fail_busy(settings, busy.status)
            wait(min(LONGEST_WAIT, BACKOFF * 2**attempt if busy.after is None else busy.after))
    raise AssertionError("the last try returns or fails")


def _post(settings: Settings, payload: Mapping[str, Any]) -> bytes:
    headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "demarche"}
    if settings.key:
        headers["Authorization"] = f"Bearer {settings.key}"
    url = f"{settings.url.rstrip('/')}/chat/completions"
    request = Request(url, json.dumps(payload).encode("ascii"), headers, method="POST")  # noqa: S310  http(s) by `Settings`
    until = time.monotonic() + settings.timeout
    try:
        with _opener(settings).open(request, timeout=settings.timeout) as response:
            return _read(settings, response, until)
    except HTTPError as error:
        with error:
            _fail_status(settings, error)
    except URLError as error:
        _fail_connection(settings, error.reason)
    except (OSError, HTTPException) as error:
        _fail_connection(settings, error)


def _read(settings: Settings, response: HTTPResponse, until: float) -> bytes:
    """Return the whole answer; one that trickles or never ends is given up."""
    data = bytearray()
    while piece := response.read1(65536):
        data += piece
        if len(data) > LARGEST:
            raise EndpointError(f"{settings.site} sent an answer of more than {LARGEST:,} bytes; check {URL}")
        if time.monotonic() > until:
            raise TimeoutError
    return bytes(data)


def _words(settings: Settings, body: bytes) -> str:
    try:
        content = json.loads(body)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError):
        raise EndpointError(
            f"{settings.site} does not answer as an OpenAI-compatible endpoint does; check {URL} (it often ends in /v1)"
        ) from None
    return content if isinstance(content, str) else ""


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str) -> None:
        """Follow nothing: the redirection becomes an `HTTPError`."""
        _ = req, fp, code, msg, headers, newurl


def _opener(settings: Settings) -> OpenerDirector:
    # What stays on this machine must not go by way of a proxy.
    return build_opener(ProxyHandler({}) if settings.loopback else ProxyHandler(), _NoRedirect())


def _fail_status(settings: Settings, error: HTTPError) -> NoReturn:
    status = error.code
    if status in _BUSY:
        raise _BusyError(status, _retry_after(error.headers))
    if status in _KEY_REFUSED:
        advice = f"it refuses the key; check {KEY}" if settings.key else f"it wants a key; set {KEY}"
    elif status == 404:
        advice = f"it has no such address or model; check {URL} (it often ends in /v1) and {MODEL}"
    elif 300 <= status < 400:
        advice = f"it sends elsewhere, which is not followed; put the final address in {URL}"
    else:
        advice = _said(settings, error) or f"check {URL} and {MODEL}"
    raise EndpointError(f"{settings.site} answered {status}: {advice}", status) from None


def _said(settings: Settings, error: HTTPError) -> str:
    """Return how the endpoint explains itself, without the key."""
    body = b""
    with suppress(OSError, HTTPException):
        body = error.read(4000)
    text = body.decode("utf-8", "replace")
    with suppress(ValueError, LookupError, TypeError, RecursionError):
        text = str(json.loads(body)["error"]["message"])
    if settings.key:
        text = text.replace(settings.key, "[key]").replace(json.dumps(settings.key)[1:-1], "[key]")
    return _HIDDEN.sub(" ", text).strip()[:300]


def _fail_connection(settings: Settings, reason: object) -> NoReturn:
    if isinstance(reason, TimeoutError):
        raise EndpointError(
            f"{settings.site} gave no answer within {settings.timeout:g} seconds; raise {TIMEOUT} or use a faster model"
        ) from None
    if isinstance(reason, ConnectionRefusedError | socket.gaierror):
        why = "no such host" if isinstance(reason, socket.gaierror) else "nothing listens there"
        raise EndpointError(f"{settings.site} cannot be reached ({why}); start the endpoint, or check {URL}") from None
    if isinstance(reason, ConnectionError | HTTPException):
        raise _BusyError(None, None) from None
    why = f"{type(reason).__name__}: {_HIDDEN.sub(' ', str(reason))[:200]}"
    raise EndpointError(f"{settings.site} cannot be reached ({why}); check {URL}") from None


def _fail_busy(settings: Settings, status: int | None) -> NoReturn:
    what = f"answered {status}" if status else "cut the connection off"
    raise EndpointError(
        f"{settings.site} {what} {TRIES} times; try again later or check the endpoint", status
    ) from None


def _retry_after(headers: Message) -> float | None:
    said = headers.get("Retry-After", "").strip()
    return float(said) if re.fullmatch(r"\d{1,6}", said) else None
