"""What more than one room of the web shows: links, faults of forms, results, lists that add up, tracks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its words."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one field of a form: its id in the page, its label, which may be empty, and the words."""

    id: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a form was refused: what became of it, and what to look at. Without words there is none.

    A page that has one begins with it, whatever the form: see base.html.
    """

    words: str
    faults: tuple[Fault, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is a problem."""
        return bool(self.words)

    def at(self, id: str) -> str:
        """What is wrong with one field; empty where nothing is."""
        return next((fault.words for fault in self.faults if fault.id == id), "")

    @classmethod
    def of(cls, *faults: Fault) -> "Problem":
        """What is wrong with some fields; without faults there is no problem."""
        return cls(FAULTY, faults) if faults else NO_PROBLEM


FAULTY = "Nothing was changed, nothing is lost. This needs another look:"
NO_PROBLEM = Problem("")
