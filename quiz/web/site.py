"""One quiz as it is served: what its pages are made from, and what every page shares."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from quiz import links
from quiz.content import Quiz
from quiz.edition import Edition
from quiz.reach import draw_complete
from quiz.responses import Responses, blank
from quiz.result import Result
from quiz.settings import Settings
from quiz.store import Store
from quiz.theme import Theme
from quiz.web import static
from quiz.web.isolates import in_language
from quiz.web.publishing import Published
from quiz.web.versions import Served, Versions


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


class Shared:
    """What every request shares, whichever quiz it is about: settings, store, versions, files served as they are."""

    def __init__(self, settings: Settings, store: Store, versions: Versions, themes: Iterable[Theme]) -> None:
        self.settings, self.store, self.versions = settings, store, versions
        self.static = static.hashed()
        self._hashed = {static.plain(name): name for name in self.static}
        for theme in themes:
            self.static |= dict(static.themed(theme).values())

    def file(self, name: str, theme: Theme | None = None) -> str:
        """The hashed name of a file in static/, or of a theme's own file in its place."""
        own = static.themed(theme).get(name) if theme else None
        return own[0] if own else self._hashed[name]


class Site:
    """A quiz as it is served; after it was made, nothing in it changes but the memory of versions looked up."""

    def __init__(self, shared: Shared, published: Published, trouble: Callable[[], str] = str, at: str = "") -> None:
        """Serve what is published.

        trouble  gives why a newer file is not served; empty where it is.
        at       what its addresses say to tell it from others, its id; empty where it is alone.
        """
        self.settings, self.store, self.static, self.file = shared.settings, shared.store, shared.static, shared.file
        self.trouble, self.stamp, self.at = trouble, published.stamp, at
        self.edition: Edition = in_language(published.edition, published.edition.language)
        self.today: Served = in_language(published.served, self.edition.language)
        self._versions = shared.versions
        if self.has_quiz:
            draw_complete(self.quiz)  # now, so that the first result need not wait for it

    @property
    def quiz(self) -> Quiz:
        """Today's quiz."""
        return self.edition.quiz

    @property
    def has_quiz(self) -> bool:
        """Whether there is one: the site of what belongs to none of several quizzes has none."""
        return bool(self.quiz.id)

    def blank(self) -> str:
        """The code of a sheet with nothing answered, of today's quiz."""
        return links.encode(self.quiz, blank(self.quiz))

    def open(self, text: str) -> Sheet:
        """What a code stands for, of whichever quiz. Raises a LinkError; only its own version is ever looked up."""
        code = links.open_code(text)
        quiz = self.version(code.piece)
        return Sheet(quiz, links.decode(quiz, code), code.text)

    def version(self, piece: str) -> Quiz:
        """The quiz whose version's hash starts with this piece. Raises VersionUnknown."""
        return self._versions.of(piece).quiz

    def served(self, version: str) -> Served:
        """A version that is kept, with what was said of it when it was served. Raises VersionUnknown."""
        return self._versions.of(links.piece(version))

    def newer_than(self, version: str) -> bool:
        """Whether today's version is a later one of the same quiz."""
        served = self.served(version)
        return served.quiz.id == self.quiz.id and served.since < self.today.since

    def edition_of(self, quiz: Quiz) -> Edition:
        """What is known today of a quiz: today's edition, for any version of it; of another quiz nothing but itself.

        Its roles and sources may have the ids of today's, and mean something else.
        """
        return self.edition if quiz.id == self.quiz.id else Edition(quiz, "", "", portraits=(), sources=())
