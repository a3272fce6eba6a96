"""A place in memory that the parent and all workers share, for one packed thing at a time."""

import pickle
import zlib
from mmap import mmap
from struct import Struct
from typing import Any

_LENGTH = Struct("<Q")


class Place:
    """Room for so many bytes, of which memory is taken only where they are written.

    Whoever may be disturbed by a writer has to see for itself, between `read` and `unpack`, that it was not.
    """

    def __init__(self, room: int) -> None:
        self._memory = mmap(-1, _LENGTH.size + room)

    def write(self, packed: bytes) -> None:
        """Put it in the place of what is there."""
        self._memory[_LENGTH.size : _LENGTH.size + len(packed)] = packed
        self._memory[: _LENGTH.size] = _LENGTH.pack(len(packed))

    def read(self) -> bytes:
        """What was written last, as it was packed."""
        (length,) = _LENGTH.unpack(self._memory[: _LENGTH.size])
        return self._memory[_LENGTH.size : _LENGTH.size + length]


def pack(thing: object) -> bytes:
    """The thing as bytes, small."""
    return zlib.compress(pickle.dumps(thing))


def unpack(packed: bytes) -> Any:
    """What was packed, by the parent and nobody else."""
    return pickle.loads(zlib.decompress(packed))  # noqa: S301 (the parent packed it)
