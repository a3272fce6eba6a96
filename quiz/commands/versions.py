"""Versions of the quiz: today's, from the quiz file, and those kept in the database."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

from quiz import links, reading
from quiz.commands.database import is_there
from quiz.content import Quiz
from quiz.errors import SettingError, VersionUnknown
from quiz.settings import Settings
from quiz.store import open_store


@dataclass(frozen=True, slots=True)
class Found:
    """A version of the quiz, and where it was found."""

    quiz: Quiz
    where: str


def todays(settings: Settings) -> Iterator[Found]:
    """The versions in the quiz files. Raises ContentError."""
    return (Found(reading.read(file).quiz, str(file)) for file in settings.files)


def today(settings: Settings) -> Found:
    """The version in the one quiz file. Raises ContentError, and SettingError where there are several, or none."""
    if len(settings.files) != 1:
        raise SettingError(
            f"this takes one quiz, and {len(settings.files)} are set.",
            where=f"QUIZ_FILE={' '.join(map(str, settings.file))}",
            fix="Name the one that is meant with --quiz.",
        )
    return next(todays(settings))


def find(piece: str, settings: Settings) -> Found:
    """The version whose codes begin with this piece: a file's, else one that is kept. Raises VersionUnknown."""
    for now in todays(settings):
        if links.piece(now.quiz.version) == piece:
            return now
    if kept := find_kept(piece, settings):
        return kept
    missing = links.version_unknown()
    files = ", ".join(map(str, settings.files))
    searched = f"Looked for version {piece}… in {files} and {_archive(settings)}."
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
