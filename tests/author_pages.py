"""An app with an author's pages in this process: its desk gives what a test puts on it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from flask import Flask, template_rendered

from quiz import settings
from quiz.edition import Edition
from quiz.survey import Survey, survey
from quiz.web.app import assemble
from quiz.web.author.desk import PENDING, Judged
from quiz.web.catalogue import Catalogue
from quiz.web.publishing import Published, publish_all, ready_store
from tests.pages import close

HERE = {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "127.0.0.1:8000"}


@dataclass
class Desk:
    """What an author looks at: the report, and the trouble with the file as it is now."""

    judged: Judged = PENDING
    trouble: str = ""

    def look(self) -> Judged:
        """As the server's."""
        return self.judged


def quick(edition: Edition) -> Survey:
    """A report of few sheets and people."""
    return survey(edition, sheets=400, people=100)


def author_pages(folder: Path, note: Callable[..., None], **given: object) -> dict[str, str]:
    """Every page of the author of a file, by its address; the report is there. `note` is called with each template."""
    desk = Desk()
    app = author_app(folder / "author", desk, given=given)
    site = app.extensions["quiz"]
    desk.judged, desk.trouble = Judged(quick(site.edition)), f"{site.edition.name}:1: {site.edition.title}"
    paths = ["/author", "/author/findings", *(f"/author/roles/{role.id}" for role in site.quiz.roles)]
    with template_rendered.connected_to(note, app):
        pages = {path: app.test_client().get(path, environ_overrides=HERE).text for path in paths}
    close(app)
    return pages


def author_app(
    folder: Path, desk: Desk, edition: Edition | None = None, given: Mapping[str, object] | None = None
) -> Flask:
    """An app on a database of its own, for an edition that stands in no file, or for a file; close it with `close`."""
    chosen = settings.from_environment({"QUIZ_DATA": folder / "data", **(given or {})})
    store = ready_store(chosen)
    [published] = publish_all(chosen, store)
    if edition:
        store.archive(edition.quiz, published.served.since, published.served.imprint)
        published = Published(edition, replace(published.served, quiz=edition.quiz), "a stamp")
    app = assemble(
        Catalogue(chosen, store, [published], [lambda: desk.trouble]), {published.edition.quiz.id: desk.look}
    )
    app.testing = True
    return app


def author_apps(folder: Path, desks: Mapping[str, Desk], files: Sequence[Path]) -> Flask:
    """An app on a database of its own with the quizzes of several files, each with a desk by its id."""
    chosen = settings.from_environment({"QUIZ_DATA": folder / "data", "QUIZ_FILE": tuple(files)})
    store = ready_store(chosen)
    looks = {id: desk.look for id, desk in desks.items()}
    app = assemble(Catalogue(chosen, store, publish_all(chosen, store)), looks)
    app.testing = True
    return app
