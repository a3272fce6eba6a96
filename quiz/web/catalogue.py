"""The quizzes of one server, each with its own site, and the site of what belongs to none of them."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from quiz import links
from quiz.content import Quiz
from quiz.edition import Edition
from quiz.errors import LinkError
from quiz.settings import Settings
from quiz.store import Imprint, Store
from quiz.web import headers
from quiz.web.isolates import in_language
from quiz.web.publishing import Published
from quiz.web.site import Shared, Site
from quiz.web.versions import Served, Versions

ALL = "All quizzes"  # what the site is called that belongs to none of several
NO_QUIZ = Quiz(id="", version="0" * 64, dimensions=(), questions=(), families=(), roles=())


class Catalogue:
    """One for each application, with one quiz or several; after it was made, nothing in it changes.

    front  the site of a page that belongs to no quiz; of a single quiz, its own.
    sites  those of the quizzes, in the order of their files; `is_single` where it is one alone.
    """

    def __init__(
        self,
        settings: Settings,
        store: Store,
        published: Sequence[Published],
        troubles: Sequence[Callable[[], str]] = (),
        before: "Catalogue | None" = None,
    ) -> None:
        """Serve what is published.

        troubles  give for each why a newer file is not served; empty where it is.
        before    the catalogue that this one takes over from, with the versions that it has in memory.
        """
        todays = (in_language(each.served, each.edition.language) for each in published)
        self.versions: Versions = Versions(store, todays, before.versions if before else None)
        themes = [each.edition.theme for each in published if each.edition.theme]
        shared, troubles = Shared(settings, store, self.versions, themes), troubles or [str] * len(published)
        ids = [each.edition.quiz.id if len(published) > 1 else "" for each in published]
        self.sites = tuple(Site(shared, *each) for each in zip(published, troubles, ids, strict=True))
        self._by_id = {site.quiz.id: site for site in self.sites}
        self.is_single = len(self.sites) == 1
        self.front = self.sites[0] if self.is_single else Site(shared, _front(published), self._trouble)

    def has(self, id: str) -> bool:
        """Whether a quiz with this id is served."""
        return id in self._by_id

    def of(self, id: str) -> Site:
        """The site of a quiz; for one that is not served, the front."""
        return self._by_id.get(id, self.front)

    def of_version(self, version: str) -> Site:
        """The site of the quiz that has or had this version. Raises VersionUnknown."""
        return self.front if self.is_single else self.of(self.versions.of(links.piece(version)).quiz.id)

    def of_code(self, text: str) -> Site:
        """The site of the quiz that a code is to, if its version is in memory; else, and for no code, the front."""
        if self.is_single:
            return self.front
        try:
            found = self.versions.at_hand(links.open_code(text).piece)
        except LinkError:
            return self.front
        return self.of(found.quiz.id) if found else self.front

    def _trouble(self) -> str:
        return "\n".join(filter(None, (site.trouble() for site in self.sites)))


def _front(published: Sequence[Published]) -> Published:
    """An edition that says nothing, for pages which show what all quizzes share: they change when any of them does."""
    edition = Edition(NO_QUIZ, ALL, "", portraits=())
    served = Served(NO_QUIZ, Imprint(ALL, "", edition.language), datetime.min.replace(tzinfo=UTC))
    return Published(edition, served, headers.tag(*(each.stamp for each in published)))
