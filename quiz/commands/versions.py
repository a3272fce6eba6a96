"""Versions of the quiz: today's, from the quiz file, and those kept in the database."""

from contextlib import closing
from dataclasses import dataclass

from quiz import links, reading
from quiz.commands.database import is_there
from quiz.content import Quiz
from quiz.errors import VersionUnknown
from quiz.settings import Settings
from quiz.store import open_store


@dataclass(frozen=True, slots=True)
class Found:
    """A version of the quiz, and where it was found."""

    quiz: Quiz
    where: str


def today(settings: Settings) -> Found:
    """The version in the quiz file. Raises ContentError."""
    return Found(reading.read(settings.file).quiz, str(settings.file))


def find(piece: str, settings: Settings) -> Found:
    """The version whose codes begin with this piece: the file's, else one that is kept. Raises VersionUnknown."""
    now = today(settings)
    if links.piece(now.quiz.version) == piece:
        return now
    if kept := find_kept(piece, settings):
        return kept
    missing = links.version_unknown()
    searched = f"Looked for version {piece}… in {settings.file} and {_archive(settings)}."
    raise VersionUnknown(missing.what, where=missing.where, fix=f"{searched} Name others with --quiz and --data.")


def find_kept(piece: str, settings: Settings) -> Found | None:
    """The version that is kept in the database; where there is no database, none is made. Raises StoreError."""
    with closing(open_store(settings.database)) as store:
        if not is_there(store, settings):
            return None
        store.check()
        quiz = store.find(piece)
    return Found(quiz, _archive(settings)) if quiz else None


def _archive(settings: Settings) -> str:
    """What messages call the place of the versions kept."""
    return "the database" if settings.database_url else f"the versions kept in {settings.data}"
