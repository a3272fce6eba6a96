"""What the parent hands to its workers, through memory that all of them share."""

import pickle
import zlib
from ctypes import c_char, c_uint64
from multiprocessing.sharedctypes import RawArray, RawValue
from struct import Struct

from quiz.errors import ContentError
from quiz.web.site import Published

ROOM = 4 * 1024 * 1024  # bytes for an edition, packed; the largest file that is read needs a quarter of it
LONGEST_TROUBLE = 4_000  # bytes
_LENGTH = Struct("<Q")


class Handover:
    """The edition that is served, by its number from 1, and what kept a newer one from being served.

    A worker compares the number at each request, so that all switch at one moment. Of two places in memory, the one
    that is not served is written; it is served once its number is.
    """

    def __init__(self, first: Published) -> None:
        self._number = RawValue(c_uint64, 0)
        self._places = [RawArray(c_char, _LENGTH.size + ROOM) for _ in range(2)]
        self._trouble = RawArray(c_char, LONGEST_TROUBLE + 1)
        self.hand(first)

    @property
    def number(self) -> int:
        """Which edition is served; every one that is handed over has the next number."""
        return int(self._number.value)

    @property
    def trouble(self) -> str:
        """Why the file as it is now is not served; empty where it is."""
        return self._trouble.value.decode(errors="ignore")

    @trouble.setter
    def trouble(self, text: str) -> None:
        self._trouble.value = text.encode()[:LONGEST_TROUBLE]

    def hand(self, published: Published) -> None:
        """Serve this one from now on. Only the parent does so. Raises ContentError."""
        packed = zlib.compress(pickle.dumps(published))
        if len(packed) > ROOM:
            raise ContentError("this quiz is larger than what a running server can take.", fix="Start it again.")
        number = self.number + 1
        place = memoryview(self._places[number % 2]).cast("B")
        place[_LENGTH.size : _LENGTH.size + len(packed)] = packed
        place[: _LENGTH.size] = _LENGTH.pack(len(packed))
        self._number.value = number
        self.trouble = ""

    def take(self) -> tuple[int, Published]:
        """The edition that is served, with its number."""
        while True:
            number = self.number
            place = memoryview(self._places[number % 2]).cast("B")
            (length,) = _LENGTH.unpack(place[: _LENGTH.size])
            packed = bytes(place[_LENGTH.size : _LENGTH.size + length])
            if number == self.number:  # else the next but one may be in the place that was read
                published: Published = pickle.loads(zlib.decompress(packed))  # noqa: S301 (the parent wrote it)
                return number, published
