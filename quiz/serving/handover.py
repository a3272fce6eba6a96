"""What the parent hands to its workers, through memory that all of them share."""

from collections.abc import Callable, Sequence
from ctypes import c_char, c_uint64
from functools import partial
from multiprocessing.sharedctypes import RawArray, RawValue

from quiz.errors import ContentError
from quiz.serving.place import Place, pack, unpack
from quiz.web.publishing import Published

ROOM = 4 * 1024 * 1024  # bytes for a packed edition; the largest file that is accepted needs a quarter
LONGEST_TROUBLE = 4_000  # bytes


class Handover:
    """The edition of one quiz that is served, numbered from 1, and what keeps a newer one from being served.

    A worker compares the number at each request, so that all switch at the same moment. There are two places in memory:
    the parent writes the one that is not in use, and then the number, which makes the workers use it.
    """

    def __init__(self, first: Published) -> None:
        self._number = RawValue(c_uint64, 0)
        self._places = [Place(ROOM) for _ in range(2)]
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
        packed = pack(published)
        if len(packed) > ROOM:
            raise ContentError("this quiz is too large for a server that is running.", fix="Start it again.")
        number = self.number + 1
        self._places[number % 2].write(packed)
        self._number.value = number
        self.trouble = ""

    def take(self) -> tuple[int, Published]:
        """The number of the edition that is served, and the edition."""
        while True:
            number = self.number
            packed = self._places[number % 2].read()
            if number == self.number:  # else the parent may have written to this place meanwhile
                return number, unpack(packed)


class Handovers:
    """Those of all quizzes, in the order of their files. Only this number is looked at with each request."""

    def __init__(self, first: Sequence[Published]) -> None:
        self.each = tuple(map(Handover, first))
        self._number = RawValue(c_uint64, 1)

    @property
    def number(self) -> int:
        """Changes whenever an edition was handed over."""
        return int(self._number.value)

    @property
    def troubles(self) -> tuple[Callable[[], str], ...]:
        """For each what gives why its file as it is now is not served; empty if it is."""
        return tuple(partial(getattr, each, "trouble") for each in self.each)

    def hand(self, place: int, published: Published) -> None:
        """Serve an edition of the quiz in this place from now on; called by the parent alone. Raises ContentError."""
        self.each[place].hand(published)
        self._number.value += 1
