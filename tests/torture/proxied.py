"""A class behind a proxy with TLS on loopback, each pupil from an address of their own (127.0.0.0/8)."""

import http.client
import socket
import ssl
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from pathlib import Path

from quiz.links import new_join_code
from quiz.store import Store, file_address, open_store
from quiz.web.limits import Limits
from tests.devices import LOST, Device
from tests.groups_app import SECRET
from tests.serving import WAIT, free_port, serving
from tests.torture.table import Row, Scale
from tests.torture.visitors import visit
from tests.waiting import until
from tests.writers import Opened, codes, made_in, total

SITE = "quiz.example"  # which every file in deploy/ names
PUPILS = 30
GUESSER = 200  # the last number of the address of somebody who guesses


@dataclass(frozen=True, slots=True)
class Front:
    """A proxy: its port for https and for http, and the certificate that vouches for it."""

    https: int
    http: int
    trusted: Path


Start = Callable[[Path, int, int, int], AbstractContextManager[Front]]


class Browser(Device):
    """A device that knows the site by its name, and comes from 127.0.0.<number>."""

    def __init__(self, front: Front, number: int) -> None:
        super().__init__(front.https)
        context = ssl.create_default_context(cafile=str(front.trusted))
        self._connection = http.client.HTTPSConnection(SITE, timeout=WAIT, context=context)
        self._connection._create_connection = lambda *_: socket.create_connection(  # type: ignore[attr-defined]
            ("127.0.0.1", front.https), WAIT, (f"127.0.0.{number}", 0)
        )
        self._from = {"Referer": f"https://{SITE}/", "X-Forwarded-For": f"192.0.2.{number}", "X-Forwarded-Port": "1"}


def row_behind(start: Start, scale: Scale) -> Row:
    """The quiz behind that proxy, and a class in front of it."""
    with tempfile.TemporaryDirectory() as name:
        folder, database = Path(name), file_address(Path(name) / "quiz.db")
        (folder / "front").mkdir()
        settings = {
            "QUIZ_DATABASE_URL": database,
            "QUIZ_SECRET_KEY": SECRET,
            "QUIZ_PUBLIC_URL": f"https://{SITE}",
            "QUIZ_TRUSTED_HOSTS": f"{SITE} 127.0.0.1",
            "QUIZ_PROXY_HOPS": "1",
        }
        with (
            serving(folder, port=0, stdin=None, **settings) as served,
            start(folder / "front", served.port, free_port(), free_port()) as front,
            closing(open_store(database)) as store,
        ):
            until(front.trusted.exists)
            until(lambda: answers(front))
            return _class(front, store, folder, f"{start.__name__}: a class through TLS", scale.of(PUPILS))


def answers(front: Front) -> bool:
    """Whether the quiz answers behind it."""
    try:
        with closing(Browser(front, 1)) as browser:
            return browser.ask("/healthz").status == HTTPStatus.OK
    except LOST:
        return False


def _class(front: Front, store: Store, folder: Path, case: str, count: int) -> Row:
    made, visits = made_in(store), []
    for number in range(1, count + 1):
        with closing(Browser(front, number)) as browser:
            sending = partial(_send, join=made.join, code=codes()[number % len(codes())])
            visits.append(visit(front.https, "pupil", sending, device=browser))
    faults = [f"{total(store)} are kept, not {count}"] * (total(store) != count)
    faults += _redirects(front) + _counts_addresses(front)
    faults += [f"{file.name} holds a code" for file in (folder / "front").rglob("*") if _tells(file, made)]
    faults += [f"{file.name} holds a code" for file in folder.glob("output-*") if _tells(file, made)]
    return Row(case, f"{total(store)} of {count} sent and kept", visits, faults)


def _send(browser: Device, join: str, code: str) -> None:
    """Look at the result, send it, and open the receipt."""
    answer = browser.ask(f"/g/{join}/r/{code}")
    assert answer.headers["Strict-Transport-Security"], answer.status
    sent = browser.press(browser.open(f"/g/{join}/send/{code}"))
    assert sent.status == HTTPStatus.SEE_OTHER, sent.status
    receipt = browser.ask(sent.headers["Location"].removeprefix(f"https://{SITE}"))
    assert "Sent to 9b" in receipt.text, receipt.status


def _redirects(front: Front) -> list[str]:
    """Whoever types the name alone is led to https."""
    with closing(http.client.HTTPConnection("127.0.0.1", front.http, timeout=WAIT)) as connection:
        connection.request("GET", "/method", headers={"Host": SITE})
        led = connection.getresponse().headers["Location"]
    return [] if led == f"https://{SITE}/method" else [f"http leads to {led}"]


def _counts_addresses(front: Front) -> list[str]:
    """Whoever guesses is counted by the address they have, whatever they claim; another address is let guess."""
    with closing(Browser(front, GUESSER)) as guesser, closing(Browser(front, GUESSER + 1)) as other:
        answers = []
        for number in range(Limits().guesses.most + 1):
            claimed = {"X_Forwarded_For": f"198.51.100.{number}"}
            answers.append(guesser.ask(f"/g/{new_join_code()}", **claimed).status)
        first = other.ask(f"/g/{new_join_code()}").status
    wrong = ["a claimed address was believed"] * (answers[-1] != HTTPStatus.TOO_MANY_REQUESTS)
    return wrong + ["all share one address"] * (first != HTTPStatus.NOT_FOUND)


def _tells(file: Path, made: Opened) -> bool:
    return file.is_file() and any(code.encode() in file.read_bytes() for code in (made.join, *codes()))
