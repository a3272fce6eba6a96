"""Versions of the quiz: today's, of the quiz file, and those kept in the database."""

from contextlib import closing
from dataclasses import dataclass

from quiz import links, reading
from quiz.commands import is_there
from quiz.content import Quiz
from quiz.errors import VersionUnknown
from quiz.settings import Settings
from quiz.store import open_store


@dataclass(frozen=True, slots=True)
class Known:
    """A version of the quiz, and where it was found."""

    quiz: Quiz
    where: str


def version_of(piece: str, settings: Settings) -> Known:
    """The version with this piece: today's file, else from the archive. Raises VersionUnknown."""
    now = today(settings)
    if links.piece(now.quiz.version) == piece:
        return now
    if quiz := archived(settings, piece):
        return Known(quiz, archive_name(settings))
    missing = links.version_unknown()
    looked = f"Looked for version {piece}… in {settings.file} and {archive_name(settings)}."
    raise VersionUnknown(missing.what, where=missing.where, fix=f"{looked} Name others with --quiz and --data.")


def today(settings: Settings) -> Known:
    """What the quiz file holds now. Raises ContentError."""
    return Known(reading.read(settings.file).quiz, str(settings.file))


def archived(settings: Settings, piece: str) -> Quiz | None:
    """The version that is kept, without making a database where there is none. Raises StoreError."""
    with closing(open_store(settings.database)) as store:
        if not is_there(settings, store):
            return None
        store.check()
        return store.find(piece)


def archive_name(settings: Settings) -> str:
    """What messages call the archive."""
    return "the database" if settings.database_url else f"the versions kept in {settings.data}"
