"""Connections to PostgreSQL that give up by themselves: a stopped server accepts all that is sent and never answers.

Its timeouts do not run then, and its kernel acknowledges every packet, so that those of TCP do not, either. They are
set all the same: for a server that is slow, a machine that is gone, a worker that is stopped while it holds a group.
"""

from math import ceil
from typing import Any, TypeVar

from psycopg import Connection, OperationalError
from psycopg.abc import PQGen
from psycopg.rows import TupleRow

from quiz.store.patience import Patience

_T = TypeVar("_T")

LEAST = 2  # seconds to connect: less is taken as this by libpq
AFTER = 1  # second after a statement's own timeout: the server's own error says more than none
NONE = "no server takes what is written"
KEEPALIVES = {"keepalives_idle": 30, "keepalives_interval": 5, "keepalives_count": 3}  # seconds, seconds, times


class PunctualConnection(Connection[TupleRow]):
    """A connection that is given up where the server says nothing for `silence` seconds."""

    silence: float

    def wait(self, gen: PQGen[_T], interval: float = 0.1, timeout: float | None = None) -> _T:
        """Wait for an answer; raises OperationalError."""
        try:
            return super().wait(gen, interval, self.silence if timeout is None else timeout)
        except OperationalError as error:
            if error.sqlstate is None:  # not from the server: no answer came, and a late one has no reader
                self.pgconn.finish()
            raise


class Servers:
    """The servers that an address names: often one; or several, of which one takes what is written.

    A process begins with the one that it found last. So it does not wait again and again for a machine that is gone,
    nor go back to a server that another has taken the place of, should somebody start it by mistake.
    """

    def __init__(self, patience: Patience) -> None:
        self._patience = patience
        self._found = 0

    def connect(self, parameters: dict[str, Any]) -> PunctualConnection:
        """Connect with these parameters of the address, which come before ours; raises OperationalError."""
        named, faults = _each(parameters), []
        wanted = {"target_session_attrs": "read-write"} if len(named) > 1 else {}
        first = self._found  # which another thread may change meanwhile
        for tried in range(len(named)):
            number = (first + tried) % len(named)
            left = self._patience.left / (len(named) - tried)  # an even share, of what those before have left over
            try:
                connection = _connect(self._patience, left, {**wanted, **parameters, **named[number]})
            except OperationalError as error:
                if len(named) == 1:
                    raise
                faults.append(f"{named[number]['host']}: {str(error).partition(chr(10))[0]}")
            else:
                self._found = number
                return connection
        raise OperationalError("; ".join([NONE, *faults]))


def _each(parameters: dict[str, Any]) -> list[dict[str, str]]:
    """Where each server is; one without a word where the address names at most one."""
    hosts, ports = (str(parameters.get(name, "")).split(",") for name in ("host", "port"))
    if len(hosts) < 2 or len(hosts) != len(ports):
        return [{}]
    return [{"host": host, "port": port} for host, port in zip(hosts, ports, strict=True)]


def _connect(patience: Patience, left: float, parameters: dict[str, Any]) -> PunctualConnection:
    milliseconds = round(1000 * patience.seconds)
    own = f"-c statement_timeout={milliseconds} -c idle_in_transaction_session_timeout={milliseconds}"
    ours: dict[str, Any] = {
        "connect_timeout": max(LEAST, ceil(left)),
        "tcp_user_timeout": milliseconds,
        **KEEPALIVES,
        **parameters,
        "options": f"{own} {parameters.get('options', '')}",
    }
    connection = PunctualConnection.connect(**ours)
    connection.silence = patience.seconds + AFTER
    return connection
