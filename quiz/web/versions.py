"""The versions that are or were served here: today's, and of the others those that were looked up, in memory."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from quiz import links
from quiz.content import Quiz
from quiz.store import Imprint, Store
from quiz.web.isolates import in_language
from quiz.web.pieces import Pieces

VERSIONS_KEPT = 32  # in memory, of those looked up in the archive
UNTITLED = "An earlier quiz"  # of versions archived before titles were kept beside them


@dataclass(frozen=True, slots=True)
class Served:
    """A version that is or was served here, under which imprint, and since when."""

    quiz: Quiz
    imprint: Imprint
    since: datetime

    @property
    def has_title(self) -> bool:
        """Whether its title is known."""
        return self.imprint.title != UNTITLED


class Versions:
    """What all quizzes of one application share: whichever is asked for, one look-up finds it."""

    def __init__(self, store: Store, todays: Iterable[Served], before: "Versions | None" = None) -> None:
        """Know today's versions.

        before  the versions that these take over from, with those that it has in memory.
        """
        today = {links.piece(each.quiz.version): each for each in todays}
        self._store = store
        self._todays = today.keys()
        self.known: dict[str, Served] = {**(before.known if before else {}), **today}  # by their pieces
        self._pieces = Pieces(store.pieces)

    def of(self, piece: str) -> Served:
        """The version whose codes begin with this piece. Raises VersionUnknown."""
        if found := self.at_hand(piece):
            return found
        self.known[piece] = found = self._find(piece)
        others = [known for known in list(self.known) if known not in self._todays]
        for oldest in others[:-VERSIONS_KEPT]:
            self.known.pop(oldest, None)
        return found

    def at_hand(self, piece: str) -> Served | None:
        """The same, if it is in memory."""
        return self.known.get(piece)

    def _find(self, piece: str) -> Served:
        quiz = self._store.find(piece) if self._pieces.has(piece, time.monotonic()) else None
        if quiz is None:
            raise links.version_unknown()
        imprint, since = self._store.served(quiz.version)
        if not imprint.language:
            return Served(quiz, replace(imprint, title=imprint.title or UNTITLED), since)
        return in_language(Served(quiz, imprint, since), imprint.language)
