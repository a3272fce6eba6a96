"""Connections that are held: whatever 150 people do with theirs, somebody who asks and reads is answered.

Those who send too slowly or nothing are cut off; those who never read are not, since a phone in a tunnel does the same.
"""

import random
import struct
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path

from tests.groups_app import SECRET
from tests.serving import Served, serving
from tests.sheets import path
from tests.torture.attackers import Attack, attacking
from tests.torture.table import Row, Scale
from tests.torture.visitors import make_group, stateless, visiting

MANY = 150
LONGEST = 60  # seconds in which whoever holds up the server is cut off
SHORTEST = 15  # seconds that people go round where nobody is cut off
GOAL = 1.0  # seconds that anybody may wait meanwhile
FORM = b"application/x-www-form-urlencoded"
BODIES = ("/groups/new", "/groups/x/leave")  # pages that take a form


def post(address: str, *headers: str, version: str = "1.1", length: str = "1000") -> bytes:
    """The head of a form that announces a body."""
    named = (f"Content-Length: {length}", f"Content-Type: {FORM.decode()}", *headers)
    return "\r\n".join((f"POST {address} HTTP/{version}", *named, "", "")).encode()


def get(address: str) -> bytes:
    """A whole request."""
    return f"GET {address} HTTP/1.1\r\nHost: a\r\n\r\n".encode()


def frame(kind: int, flags: int, stream: int, payload: bytes = b"") -> bytes:
    """A frame of HTTP/2."""
    return struct.pack(">I", len(payload))[1:] + struct.pack(">BBI", kind, flags, stream) + payload


def streams(address: str, count: int) -> bytes:
    """HTTP/2: one connection with many forms, each of which announces a body and sends none."""
    # In HPACK: POST, http; then the path, the authority, the body's length and its kind, spelled out.
    named = ((b"\x04", address.encode()), (b"\x01", b"a"), (b"\x0f\x0d", b"1000"), (b"\x0f\x10", FORM))
    head = b"\x83\x86" + b"".join(name + bytes([len(value)]) + value for name, value in named)
    opened = [frame(1, 4, 2 * number + 1, head) for number in range(count)]
    return b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + frame(4, 0, 0) + b"".join(opened)


def holding() -> dict[str, Sequence[Attack]]:
    """What holds up a server, by its name: attacks that are made by turns, until they are cut off."""
    heads = [post(address, "Host: a") for address in BODIES]
    chunked = [head.replace(b"Content-Length: 1000", b"Transfer-Encoding: chunked") for head in heads]
    return {
        "silent bodies": [Attack(head) for head in heads],
        "slow bodies": [Attack(head, b"a") for head in heads],
        "slow headers": [Attack(b"GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ", b"a"), Attack(b"G", b"")],
        "silent connections": [Attack(b""), Attack(get("/"))],
        "bodies by HTTP/1.0, with no Host": [Attack(post(address, version="1.0")) for address in BODIES],
        "bodies of 10 GB": [Attack(post(address, "Host: a", length=str(10**10)), bytes(10_000)) for address in BODIES],
        "endless chunks": [Attack(head, b"5\r\n=aaaa\r\n") for head in chunked],
        "bodies that are waited for (100-continue)": [
            Attack(post(address, "Host: a", "Expect: 100-continue")) for address in BODIES
        ],
    }


def lasting() -> dict[str, Sequence[Attack]]:
    """What is never cut off: people who don't read, or who leave and come again."""
    result, asked, draw = get(path("result")), get("/questionnaire"), random.Random(1)
    return {
        "slow readers, of one page each": [Attack(asked, reads=False)],
        "slow readers, of 40 pages each": [Attack(40 * get("/method"), reads=False), Attack(40 * result, reads=False)],
        "connections of 20 silent streams each (HTTP/2)": [Attack(streams(a, 20), reads=False) for a in BODIES],
        "people who ask and leave, and come again": [
            Attack(each, pace=3, leaves=True) for each in (result, asked, *(post(a, "Host: a") for a in BODIES))
        ],
        "people who send bytes that mean nothing, over and over": [
            Attack(draw.randbytes(200), leaves=True) for _ in range(10)
        ],
    }


@contextmanager
def server(folder: Path) -> Iterator[Served]:
    """Two workers that listen on IPv4 and IPv6, behind a proxy; anybody may make groups."""
    options = ("--workers", "2", "--host", "::")
    with serving(folder, *options, QUIZ_GROUPS="open", QUIZ_PROXY_HOPS="1", QUIZ_SECRET_KEY=SECRET) as served:
        yield served


def rows(scale: Scale) -> Iterator[Row]:
    """Each attack by itself, against two workers; two of them from IPv6, too; and all at once."""
    count, held, unread = scale.of(MANY, least=10), holding(), lasting()
    with tempfile.TemporaryDirectory() as folder, server(Path(folder)) as served:
        for name, some in (held | unread).items():
            yield attacked(served, f"{count} {name}", _many(some, count), scale)
        for name in ("silent bodies", "slow bodies"):
            yield attacked(served, f"{count} {name}, by IPv6", _many(held[name], count), scale, host="::1")
        yield all_at_once(served, scale.of(5), scale)


def all_at_once(served: Served, count: int, scale: Scale) -> Row:
    """All that is tried, so many of each, at the same time."""
    kinds = [each for some in (holding() | lasting()).values() for each in some]
    return attacked(served, f"{count * len(kinds)} of all kinds at once", count * kinds, scale)


def _many(attacks: Sequence[Attack], count: int) -> list[Attack]:
    """So many of them, by turns."""
    return list(islice(cycle(attacks), count))


def attacked(served: Served, case: str, attacks: Sequence[Attack], scale: Scale, *, host: str = "127.0.0.1") -> Row:
    """Attack until all are cut that are to be, or for a while, and let somebody go round the quiz."""
    steps = {**stateless(served.port), "make a group": make_group}
    with attacking(served.port, attacks, host) as attackers:
        assert attackers.all_begun.wait(LONGEST), "the server takes no more connections"
        with visiting(served.port, steps, pause=scale.pause) as visits:
            attackers.all_cut.wait(LONGEST if attackers.held else SHORTEST)
        never = attackers.held - len(attackers.cut)
    faults = [f"{never} were not cut off in {LONGEST} s"] if never else []
    return Row(case, attackers.came if attackers.held else "nobody is cut off", visits, faults, GOAL)
