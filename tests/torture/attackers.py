"""People who hold connections: they send too little, too slowly, too much, or never read. One thread is all of them."""

import asyncio
import socket
import struct
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

LITTLE = 4096  # bytes that whoever never reads lets arrive


@dataclass(frozen=True, slots=True)
class Attack:
    """What one of them does.

    first  sent at once.
    then   sent again and again until the connection is cut; nothing if empty.
    pace   seconds before each of those.
    reads  whether it reads what comes, and so notices that it was cut.
    leaves  whether it hangs up at once, and does all that again after `pace`.
    """

    first: bytes
    then: bytes = b""
    pace: float = 1.0
    reads: bool = True
    leaves: bool = False


@dataclass
class Attackers:
    """All of them, while they are at it.

    cut  after how many seconds each was cut off; of those who never read, and of those who leave, none.
    """

    port: int
    attacks: Sequence[Attack]
    host: str
    cut: list[float] = field(default_factory=list)
    all_begun: threading.Event = field(default_factory=threading.Event)
    all_cut: threading.Event = field(default_factory=threading.Event)
    _begun: int = 0

    @property
    def held(self) -> int:
        """How many are to be cut off: those who stay and read."""
        return sum(each.reads and not each.leaves for each in self.attacks)

    @property
    def came(self) -> str:
        """How many were cut, and when."""
        after = f", after {min(self.cut):.1f} to {max(self.cut):.1f} s" if self.cut else ""
        return f"{len(self.cut)} of {self.held} cut{after}"

    async def attack(self) -> None:
        """Let each of them do what it does, until cancelled."""
        async with asyncio.TaskGroup() as group:
            for each in self.attacks:
                group.create_task(self._come_and_go(each) if each.leaves else self._stay(each))

    async def _stay(self, attack: Attack) -> None:
        since = time.monotonic()
        with self._socket(attack) as connection, suppress(OSError):
            await self._begin(connection)
            await _hold(connection, attack)
        if attack.reads:
            self.cut.append(time.monotonic() - since)
        if len(self.cut) == self.held:
            self.all_cut.set()

    async def _come_and_go(self, attack: Attack) -> None:
        loop = asyncio.get_running_loop()
        while True:
            with self._socket(attack) as connection, suppress(OSError):
                await self._begin(connection)
                await loop.sock_sendall(connection, attack.first)
                # Without a farewell: what is on its way is dropped.
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            await asyncio.sleep(attack.pace)

    async def _begin(self, connection: socket.socket) -> None:
        await asyncio.get_running_loop().sock_connect(connection, (self.host, self.port))
        self._begun += 1
        if self._begun == len(self.attacks):
            self.all_begun.set()

    def _socket(self, attack: Attack) -> socket.socket:
        connection = socket.socket(socket.AF_INET6 if ":" in self.host else socket.AF_INET)
        connection.setblocking(False)
        if not attack.reads:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, LITTLE)
        return connection


async def _hold(connection: socket.socket, attack: Attack) -> None:
    """Send and read until the connection is cut. Raises OSError where it was cut in the middle."""
    sending = asyncio.ensure_future(_send(connection, attack))
    reading = asyncio.ensure_future(_read(connection) if attack.reads else asyncio.Event().wait())
    try:
        await asyncio.wait({sending, reading}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        sending.cancel()
        reading.cancel()
        await asyncio.gather(sending, reading, return_exceptions=True)


async def _send(connection: socket.socket, attack: Attack) -> None:
    loop = asyncio.get_running_loop()
    await loop.sock_sendall(connection, attack.first)
    while attack.then:
        await asyncio.sleep(attack.pace)
        await loop.sock_sendall(connection, attack.then)
    await asyncio.Event().wait()


async def _read(connection: socket.socket) -> None:
    while await asyncio.get_running_loop().sock_recv(connection, 65_536):
        pass


@contextmanager
def attacking(port: int, attacks: Sequence[Attack], host: str = "127.0.0.1") -> Iterator[Attackers]:
    """Let them be at it for as long as the block runs."""
    attackers, loop = Attackers(port, attacks, host), asyncio.new_event_loop()
    task = loop.create_task(attackers.attack())

    def run() -> None:
        with suppress(asyncio.CancelledError):
            loop.run_until_complete(task)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield attackers
    finally:
        loop.call_soon_threadsafe(task.cancel)
        thread.join()
        loop.close()
