"""What the parent hands to its workers, through memory that all of them share."""

import pickle
import zlib
from ctypes import c_char, c_uint64
from multiprocessing.sharedctypes import RawArray, RawValue
from struct import Struct

from quiz.errors import ContentError
from quiz.web.site import Published

ROOM = 4 * 1024 * 1024  # bytes for a packed edition; the largest file that is accepted needs a quarter
LONGEST_TROUBLE = 4_000  # bytes
_LENGTH = Struct("<Q")


class Handover:
    """The edition that is served, numbered from 1, and what keeps a newer one from being served.

    A worker compares the number at each request, so that all switch at the same moment. There are two places in memory:
    the parent writes the one that is not in use, and then the number, which makes the workers use it.
    """

    def __init__(self, first: Published) -> None:
        self._number = RawValue(c_uint64, 0)
        self._places = [RawArray(c_char, _LENGTH.size + ROOM) for _ in range(2)]
        self._trouble = RawArray(c_char, LONGEST_TROUBLE + 1)
        self.hand(first)

    @property
    def number(self) -> int:
        """The number of the edition that is served; each one that is handed over gets the next."""
        return int(self._number.value)

    @property
    def trouble(self) -> str:
        """Why the file as it is now is not served; empty if it is."""
        return self._trouble.value.decode(errors="ignore")

    @trouble.setter
    def trouble(self, text: str) -> None:
        self._trouble.value = text.encode()[:LONGEST_TROUBLE]

    def hand(self, published: Published) -> None:
        """Serve this edition from now on; called by the parent alone. Raises ContentError."""
        packed = zlib.compress(pickle.dumps(published))
        if len(packed) > ROOM:
            raise ContentError("this quiz is too large for a server that is running.", fix="Start it again.")
        number = self.number + 1
        place = memoryview(self._places[number % 2]).cast("B")
        place[_LENGTH.size : _LENGTH.size + len(packed)] = packed
        place[: _LENGTH.size] = _LENGTH.pack(len(packed))
        self._number.value = number
        self.trouble = ""

    def take(self) -> tuple[int, Published]:
        """The number of the edition that is served, and the edition."""
        while True:
            number = self.number
            place = memoryview(self._places[number % 2]).cast("B")
            (length,) = _LENGTH.unpack(place[: _LENGTH.size])
            packed = bytes(place[_LENGTH.size : _LENGTH.size + length])
            if number == self.number:  # else the parent may have written to this place meanwhile
                published: Published = pickle.loads(zlib.decompress(packed))  # noqa: S301 (the parent wrote it)
                return number, published
