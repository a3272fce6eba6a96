"""What all requests share: the settings, today's quiz, the archive of versions, and the files served as they are."""

import hashlib
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from quiz import links, reading
from quiz.content import Quiz
from quiz.edition import Edition
from quiz.errors import StoreError
from quiz.reach import draw_complete
from quiz.responses import Responses, blank
from quiz.result import Result
from quiz.settings import Settings, shipped
from quiz.store import PATIENCE, Imprint, Store, open_store
from quiz.theme import Theme
from quiz.web import static
from quiz.web.isolates import in_language
from quiz.web.pieces import Pieces

VERSIONS_KEPT = 32  # in memory, of those looked up in the archive
UNTITLED = "An earlier quiz"  # of versions archived before titles were kept beside them


@dataclass(frozen=True)
class Sheet:
    """What a code stands for."""

    quiz: Quiz
    responses: Responses
    code: str

    @cached_property
    def result(self) -> Result:
        """What follows from it."""
        return Result(self.quiz, self.responses)

    def answered(self, choices: Mapping[int, int]) -> "Sheet":
        """The same sheet with some choices set, by index."""
        return self._with(self.responses.answer(choices))

    def starred(self, stars: frozenset[int]) -> "Sheet":
        """The same sheet with these stars and no others."""
        return self._with(replace(self.responses, stars=stars))

    def _with(self, responses: Responses) -> "Sheet":
        return Sheet(self.quiz, responses, links.encode(self.quiz, responses))


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


@dataclass(frozen=True, slots=True)
class Published:
    """An edition that is archived: all that it takes to serve it, without the file and without the database.

    stamp  changes when any page could: see `_stamp`.
    """

    edition: Edition
    served: Served
    stamp: str


def publish(settings: Settings, store: Store) -> Published:
    """Read the quiz file, once, and archive its version before the first code of it is given out.

    Raises ContentError or StoreError.
    """
    text = reading.content(settings.file)
    edition = reading.parse(text, str(settings.file))
    store.archive(edition.quiz, datetime.now(UTC), Imprint(edition.title, edition.scope, edition.language))
    served = Served(edition.quiz, *store.served(edition.quiz.version))
    return Published(edition, served, _stamp(settings, text))


class Site:
    """One for each application; after it was made, nothing in it changes but its memory of what was looked up."""

    def __init__(
        self,
        settings: Settings,
        store: Store,
        published: Published,
        trouble: Callable[[], str] = str,
        before: "Site | None" = None,
    ) -> None:
        """Serve what is published.

        trouble  gives why a newer file is not served; empty where it is.
        before   the site that this one takes over from, with the versions that it has in memory.
        """
        self.settings, self.store, self.trouble, self.stamp = settings, store, trouble, published.stamp
        self.edition: Edition = in_language(published.edition, published.edition.language)
        self.today: Served = in_language(published.served, self.edition.language)
        self.static = static.hashed()
        self._hashed = {static.plain(name): name for name in self.static}
        if self.edition.theme:
            self.static |= dict(static.themed(self.edition.theme).values())
        draw_complete(self.quiz)  # now, so that the first result need not wait for it
        earlier = before.known if before else {}
        self.known: dict[str, Served] = {**earlier, links.piece(self.quiz.version): self.today}  # by their pieces
        self._pieces = Pieces(store.pieces)

    @property
    def quiz(self) -> Quiz:
        """Today's quiz."""
        return self.edition.quiz

    def blank(self) -> str:
        """The code of a sheet with nothing answered, of today's quiz."""
        return links.encode(self.quiz, blank(self.quiz))

    def open(self, text: str) -> Sheet:
        """What a code stands for. Raises a LinkError; only the code's own version is ever looked up."""
        code = links.open_code(text)
        quiz = self.version(code.piece)
        return Sheet(quiz, links.decode(quiz, code), code.text)

    def version(self, piece: str) -> Quiz:
        """The quiz whose version's hash starts with this piece. Raises VersionUnknown."""
        return self._served(piece).quiz

    def served(self, version: str) -> Served:
        """A version that is kept, with what was said of it when it was served. Raises VersionUnknown."""
        return self._served(links.piece(version))

    def newer_than(self, version: str) -> bool:
        """Whether today's version is a later one of the same quiz."""
        served = self.served(version)
        return served.quiz.id == self.quiz.id and served.since < self.today.since

    def edition_of(self, quiz: Quiz) -> Edition:
        """What is known today of a quiz: today's edition, for any version of it; of another quiz nothing but itself.

        Its roles and sources may have the ids of today's, and mean something else.
        """
        return self.edition if quiz.id == self.quiz.id else Edition(quiz, "", "", portraits=(), sources=())

    def file(self, name: str, theme: Theme | None = None) -> str:
        """The hashed name of a file in static/, or of a theme's own file in its place."""
        own = static.themed(theme).get(name) if theme else None
        return own[0] if own else self._hashed[name]

    def _served(self, piece: str) -> Served:
        if found := self.known.get(piece):
            return found
        self.known[piece] = found = self._find(piece)
        others = [known for known in list(self.known) if known != links.piece(self.quiz.version)]
        for oldest in others[:-VERSIONS_KEPT]:
            self.known.pop(oldest, None)
        return found

    def _find(self, piece: str) -> Served:
        quiz = self.store.find(piece) if self._pieces.has(piece, time.monotonic()) else None
        if quiz is None:
            raise links.version_unknown()
        imprint, since = self.store.served(quiz.version)
        if not imprint.language:
            return Served(quiz, replace(imprint, title=imprint.title or UNTITLED), since)
        return in_language(Served(quiz, imprint, since), imprint.language)


def ready_store(settings: Settings) -> Store:
    """The database of these settings, found whole and brought up to date. Raises StoreError."""
    make_folder(settings)
    with closing(open_store(settings.database, PATIENCE)) as patient:
        patient.ready()
    return open_store(settings.database)


def make_folder(settings: Settings) -> None:
    """Make the data folder for its owner alone, if the database is to be a file in it. Raises StoreError."""
    if not settings.database_url:
        try:
            settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"The data folder cannot be made ({error.strerror}).",
                where=str(settings.data),
                fix="Name another with QUIZ_DATA or --data.",
            ) from error


def _stamp(settings: Settings, text: bytes) -> str:
    """A hash over everything that pages are made from, besides the address: it changes when any page could."""
    package = Path(__file__).parents[1]
    files = [*package.rglob("*.py"), *shipped("templates").rglob("*.*"), *static.saved()]
    digest = hashlib.sha256(settings.model_dump_json().encode() + text)
    for path in sorted(files):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
