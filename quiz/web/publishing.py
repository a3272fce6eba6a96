"""What is done before anything is served: the database made ready, the quiz files read, and their versions archived."""

import hashlib
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from quiz import reading
from quiz.edition import Edition
from quiz.errors import ContentError, SettingError, StoreError
from quiz.settings import Settings, shipped
from quiz.store import PATIENCE, Imprint, Store, open_store
from quiz.web import static
from quiz.web.versions import Served

MOST = 50  # quizzes on one server: each worker keeps them all in memory, and their list is one page


@dataclass(frozen=True, slots=True)
class Published:
    """An edition that is archived: all that it takes to serve it, without the file and without the database.

    stamp  changes when any page could: see `_stamp`.
    """

    edition: Edition
    served: Served
    stamp: str


@dataclass(frozen=True, slots=True)
class Read:
    """A quiz file as it was read."""

    file: Path
    text: bytes
    edition: Edition


def publish_all(settings: Settings, store: Store) -> list[Published]:
    """Read all quiz files, once, and archive their versions. Raises SettingError, ContentError or StoreError."""
    found = [read(file) for file in quiz_files(settings)]  # all first: nothing is archived where one is refused
    refuse_same((str(each.file), each.edition.quiz.id) for each in found)
    return [publish(settings, store, each) for each in found]


def quiz_files(settings: Settings) -> tuple[Path, ...]:
    """The quiz files to serve: at least one, and none of them twice. Raises SettingError."""
    files, named = settings.files, " ".join(map(str, settings.file))
    if not files:
        raise SettingError("holds no quiz file.", where=named, fix="Put a file there whose name ends in .yaml.")
    if len(files) > MOST:
        raise SettingError(
            f"these are {len(files)} quizzes, and one server takes up to {MOST}.", where=named, fix="Start another one."
        )
    first: dict[Path, Path] = {}
    for file in files:
        real = file.resolve()
        if other := first.get(real):
            same = "this file is named twice" if other == file else f"this is the same file as {other}"
            raise SettingError(f"{same}.", where=str(file), fix="Name each quiz once.")
        first[real] = file
    return files


def refuse_same(quizzes: Iterable[tuple[str, str]]) -> None:
    """Raise a ContentError where two files, each with the id of its quiz, have one id."""
    files: dict[str, str] = {}
    for file, id in quizzes:
        if id in files:
            raise ContentError(
                f"its id “{id}” is that of {files[id]}, too.",
                where=file,
                fix="Two quizzes on one server have two ids: change one, or serve one of them alone.",
            )
        files[id] = file


def read(file: Path) -> Read:
    """Read a quiz file, once. Raises ContentError."""
    text = reading.content(file)
    return Read(file, text, reading.parse(text, str(file)))


def publish(settings: Settings, store: Store, found: Read) -> Published:
    """Archive the version of a quiz before the first code of it is given out. Raises StoreError."""
    edition = found.edition
    store.archive(edition.quiz, datetime.now(UTC), Imprint(edition.title, edition.scope, edition.language))
    served = Served(edition.quiz, *store.served(edition.quiz.version))
    return Published(edition, served, _stamp(settings, found.text))


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
