"""Between RSGI, the interface of the server, and WSGI, that of the application.

A body is received before anything runs, by a deadline and up to a limit, so that a client that sends none blocks no
thread. Then the request runs in the lane that it needs: see quiz/lanes.py, and docs/decisions/serving.md for what was
measured.
"""

import asyncio
import logging
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any, TypeVar

from granian.rsgi import HTTPProtocol, ProtocolClosed, ProtocolError, Scope  # type: ignore[attr-defined]

from quiz.lanes import Lane, WrongLane, enter
from quiz.web.tally import BEGUN

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication, WSGIEnvironment

DEADLINE = 20  # seconds for a body to come in
MOST_KEPT = 128 * 1024  # bytes of a body: more than the application takes, so that it is the one to refuse
MOST_READ = 4 * 1024 * 1024  # bytes; up to here a body that is too long is read to its end, so that the client sees why
PIECE = 64 * 1024  # bytes of a long answer that are sent at a time
THREADS = {Lane.MADE: 4, Lane.STORED: 16}
SAFE = {"GET", "HEAD"}
ALWAYS = {
    "SCRIPT_NAME": "",
    "wsgi.version": (1, 0),
    "wsgi.errors": sys.stderr,
    "wsgi.multithread": True,
    "wsgi.multiprocess": True,
    "wsgi.run_once": False,
}
PLAIN = [
    ("content-type", "text/plain; charset=utf-8"),
    ("cache-control", "no-store"),
    ("x-content-type-options", "nosniff"),
    ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
]
LATE = (
    f"Your form did not arrive whole within {DEADLINE} seconds. Nothing was changed. Go back and send it once more.\n"
)
BROKEN = b"Something went wrong on our side. Go back and try once more.\n"

Result = TypeVar("Result")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Answer:
    """An application's answer: `body` at once, or in pieces that are made as the client reads them."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes | Iterator[bytes]
    close: Callable[[], object] = lambda: None  # to be called after the last piece


class Adapter:
    """A worker's application as the server calls it.

    current  returns the WSGI application that answers now.
    close    is called when the worker stops.
    """

    def __init__(self, current: "Callable[[], WSGIApplication]", close: Callable[[], None]) -> None:
        self._current = current
        self._close = close
        self._pools = {
            lane: ThreadPoolExecutor(threads, lane.name.lower(), enter, (lane,)) for lane, threads in THREADS.items()
        }

    def __rsgi_init__(self, loop: asyncio.AbstractEventLoop) -> None:
        """Start, in the thread that all connections share."""
        self._loop = loop
        enter(Lane.AT_HAND)

    def __rsgi_del__(self, loop: asyncio.AbstractEventLoop) -> None:
        """Stop, once every request is answered."""
        for pool in self._pools.values():
            pool.shutdown()
        self._close()

    async def __rsgi__(self, scope: Scope, protocol: HTTPProtocol) -> None:
        """Answer one request; a client that leaves in the middle gets no answer."""
        with suppress(ProtocolClosed, ProtocolError):
            try:
                body = await _body(scope, protocol)
            except (TimeoutError, EOFError):
                protocol.response_str(408, PLAIN, LATE)
                return
            await self._send(protocol, await self._answer(partial(_environ, scope, body, time.monotonic())))

    async def _answer(self, environ: "Callable[[], WSGIEnvironment]") -> Answer:
        """Run the request, and again in a slower lane if it needs one; a request that may change anything runs once."""
        app, request = self._current(), environ()
        lane = Lane.AT_HAND if request["REQUEST_METHOD"] in SAFE else Lane.STORED
        while True:
            try:
                return _call(app, request) if lane == Lane.AT_HAND else await self._run(lane, _call, app, request)
            except WrongLane as needs:
                lane, request = needs.lane, environ()
            except Exception:
                log.exception("A request failed outside of Flask.")
                return Answer(500, PLAIN, BROKEN)

    async def _send(self, protocol: HTTPProtocol, answer: Answer) -> None:
        if isinstance(answer.body, bytes):
            protocol.response_bytes(answer.status, answer.headers, answer.body)
            return
        transport = protocol.response_stream(answer.status, answer.headers)
        try:
            while piece := await self._run(Lane.STORED, _some, answer.body):
                await transport.send_bytes(piece)
        finally:
            await self._run(Lane.STORED, answer.close)

    def _run(self, lane: Lane, do: Callable[..., Result], *what: Any) -> "asyncio.Future[Result]":
        return self._loop.run_in_executor(self._pools[lane], do, *what)


async def _body(scope: Scope, protocol: HTTPProtocol) -> bytes:
    """The body, cut where it is too long. Raises TimeoutError, and EOFError where it is shorter than announced."""
    headers = scope.headers
    if "content-length" not in headers and "transfer-encoding" not in headers:
        return b""
    kept, read = bytearray(), 0
    async with asyncio.timeout(DEADLINE):
        async for piece in protocol:
            read += len(piece)
            kept += piece[: MOST_KEPT - len(kept)]
            if read > MOST_READ:
                return bytes(kept)
    if read < int(headers.get("content-length") or 0):
        raise EOFError
    return bytes(kept)


def _environ(scope: Scope, body: bytes, begun: float) -> "WSGIEnvironment":
    """The request as PEP 3333 describes it. The body is here in one piece, whatever announced it."""
    server, _, port = scope.server.rpartition(":")
    headers = _headers(scope)
    content_type = headers.pop("HTTP_CONTENT_TYPE", "")
    headers.pop("HTTP_CONTENT_LENGTH", None)
    headers.pop("HTTP_TRANSFER_ENCODING", None)
    return {
        **ALWAYS,
        **headers,
        BEGUN: begun,
        "REQUEST_METHOD": scope.method,
        "PATH_INFO": scope.path.encode().decode("latin-1"),
        "QUERY_STRING": scope.query_string,
        "CONTENT_TYPE": content_type,
        "CONTENT_LENGTH": str(len(body)),
        "SERVER_NAME": server,
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version if '.' in scope.http_version else scope.http_version + '.0'}",
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": BytesIO(body),
    }


def _headers(scope: Scope) -> dict[str, str]:
    """The headers by their names in WSGI; the values of one that was sent several times are joined."""
    headers: dict[str, str] = {}
    for name, value in scope.headers.items():
        if "_" in name:
            continue  # x_forwarded_for would pass for x-forwarded-for, which proxies alone may set
        key = f"HTTP_{name.replace('-', '_').upper()}"
        separator = "; " if name == "cookie" else ", "
        headers[key] = f"{headers[key]}{separator}{value}" if key in headers else value
    return headers


def _call(app: "WSGIApplication", environ: "WSGIEnvironment") -> Answer:
    begun: list[Any] = []

    def start(status: str, headers: list[tuple[str, str]], _: object = None) -> Callable[[bytes], object]:
        begun[:] = int(status[:3]), headers
        return lambda _: None

    pieces = app(environ, start)
    close = getattr(pieces, "close", lambda: None)
    status, headers = begun
    if _is_long(environ["REQUEST_METHOD"], status, headers):
        return Answer(status, headers, iter(pieces), close)
    try:
        return Answer(status, headers, b"".join(pieces))
    finally:
        close()


def _some(pieces: Iterator[bytes]) -> bytes:
    """The next pieces, as many as are worth sending together; empty after the last."""
    some = bytearray()
    for piece in pieces:
        some += piece
        if len(some) >= PIECE:
            break
    return bytes(some)


def _is_long(method: str, status: int, headers: list[tuple[str, str]]) -> bool:
    """Whether an answer is sent while it is made, since its length is not known."""
    is_empty = method == "HEAD" or status in {204, 304}
    return not is_empty and not any(name.lower() == "content-length" for name, _ in headers)
