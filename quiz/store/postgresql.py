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


def connect(patience: Patience, parameters: dict[str, Any]) -> PunctualConnection:
    """Connect with these parameters of the address, which come before ours."""
    milliseconds = round(1000 * patience.seconds)
    own = f"-c statement_timeout={milliseconds} -c idle_in_transaction_session_timeout={milliseconds}"
    ours: dict[str, Any] = {
        "connect_timeout": max(LEAST, ceil(patience.left)),
        "tcp_user_timeout": milliseconds,
        **KEEPALIVES,
        **parameters,
        "options": f"{own} {parameters.get('options', '')}",
    }
    connection = PunctualConnection.connect(**ours)
    connection.silence = patience.seconds + AFTER
    return connection
