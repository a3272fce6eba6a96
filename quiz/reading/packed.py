"""Files that lie together in a folder or in a ZIP archive, opened one by one, and never more than is asked for."""

import io
import lzma
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import IO, Final

from quiz.errors import ReleaseError
from quiz.reading.faults import printable

MOST_FILES: Final = 1000
MOST_PACKED: Final = 512 * 1024 * 1024  # bytes of an archive
MOST_LISTED: Final = 1024 * 1024  # bytes of an archive's list of its files, which is held in memory
MOST_UNPACKED: Final = 256 * 1024 * 1024  # bytes of one file

_AGAIN: Final = "Get it again from where you have it."
_DAMAGED: Final = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, NotImplementedError, RuntimeError, ValueError
)  # fmt: skip
_END, _END_SIZE, _LOCATOR, _LOCATOR_SIZE = b"PK\x05\x06", 22, b"PK\x06\x07", 20
_LONGEST_COMMENT: Final = 65_535
_ENCRYPTED: Final = 0x1  # a flag of a file in an archive


@dataclass(frozen=True, slots=True)
class Packed:
    """One of the files.

    name    its own, without folders.
    folder  the name of the one that it lies in.
    where   what messages call it.
    opened  opens it for reading, as it is stored; raises ReleaseError.
    """

    name: str
    folder: str
    where: str
    opened: Callable[[], AbstractContextManager[io.BufferedReader]]


def files(path: Path) -> tuple[Packed, ...]:
    """The files of a folder, not of folders in it, or of an archive, in the order of their names.

    Raises ReleaseError. Hidden ones are left out.
    """
    where = printable(str(path))
    with refusing(where):
        if path.is_dir():
            found = list(islice(_of_folder(path), MOST_FILES + 1))
        elif path.is_file():
            found = _of_archive(path)
        elif path.exists():
            raise ReleaseError("this is neither a folder nor a ZIP archive.", where=where, fix="Name one of them.")
        else:
            raise ReleaseError("there is no such folder or file.", where=where, fix="Name one that is there.")
    if len(found) > MOST_FILES:
        raise ReleaseError(
            f"this holds over {MOST_FILES:,} files.", where=where, fix="Name what holds the tables alone."
        )
    return tuple(sorted(found, key=lambda file: (file.name, file.where)))


@contextmanager
def refusing(where: str) -> Iterator[None]:
    """Raise ReleaseError, in words, where the block meets what is damaged or cannot be read."""
    try:
        yield
    except OSError as error:
        if not error.strerror:  # as of a compressed file; what the system says has words
            raise _damaged(where) from error
        what = f"this cannot be read ({error.strerror})."
        raise ReleaseError(what, where=where, fix="Name what can be read.") from error
    except _DAMAGED as error:
        raise _damaged(where) from error


def _damaged(where: str) -> ReleaseError:
    return ReleaseError("this is damaged, or cut off.", where=where, fix=_AGAIN)


def _of_folder(folder: Path) -> Iterator[Packed]:
    for path in folder.iterdir():
        if not path.name.startswith(".") and not path.is_dir():
            where = printable(str(path))
            yield Packed(path.name, folder.resolve().name, where, partial(_from_folder, path, folder, where))


@contextmanager
def _from_folder(path: Path, folder: Path, where: str) -> Iterator[io.BufferedReader]:
    with refusing(where):
        real = path.resolve(strict=True)
        if not real.is_relative_to(folder.resolve()):
            raise ReleaseError("this leads out of its folder.", where=where, fix="Put the file itself there.")
        if not stat.S_ISREG(real.stat().st_mode):
            raise ReleaseError("this is no file, but a pipe or a device.", where=where, fix=_AGAIN)
        with real.open("rb") as stream:
            yield stream


def _of_archive(path: Path) -> list[Packed]:
    with path.open("rb") as stream:
        _measure(stream, printable(str(path)))
        with zipfile.ZipFile(stream) as archive:
            listed = archive.infolist()
    return [
        Packed(inside.name, inside.parent.name, where, partial(_from_archive, path, each, where))
        for each in listed
        if not each.is_dir() and not _is_hidden(inside := PurePosixPath(each.filename))
        if (where := f"{printable(str(path))}/{printable(each.filename)}")
    ]


def _is_hidden(path: PurePosixPath) -> bool:
    return path.name.startswith(".") or "__MACOSX" in path.parts


def _measure(stream: IO[bytes], where: str) -> None:
    """Raise ReleaseError unless it is an archive whose list of files is short: it would be read into memory whole."""
    size = stream.seek(0, io.SEEK_END)
    if size > MOST_PACKED:
        what = f"this is over {MOST_PACKED // 1024**2} MiB, which no release is."
        raise ReleaseError(what, where=where, fix="Name the archive of its text files.")
    stream.seek(max(0, size - _LONGEST_COMMENT - _END_SIZE - _LOCATOR_SIZE))
    last = stream.read()
    at = len(last) - _END_SIZE if last[-_END_SIZE:].startswith(_END) else last.rfind(_END)
    if at < 0:
        fix = "Name the folder or the ZIP archive that holds the tables; an archive that is cut off must be got again."
        raise ReleaseError("this is neither a folder nor a whole ZIP archive.", where=where, fix=fix)
    listed = int.from_bytes(last[at + 12 : at + 16], "little")
    if listed > MOST_LISTED or last[max(0, at - _LOCATOR_SIZE) : at].startswith(_LOCATOR):
        raise ReleaseError("this archive lists more files than any release has.", where=where, fix="Unpack it first.")


@contextmanager
def _from_archive(path: Path, inside: zipfile.ZipInfo, where: str) -> Iterator[io.BufferedReader]:
    if inside.flag_bits & _ENCRYPTED:
        raise ReleaseError("this is encrypted.", where=where, fix="Unpack the archive with its password first.")
    if stat.S_ISLNK(inside.external_attr >> 16):
        raise ReleaseError("this is a link to another file.", where=where, fix="Put the file itself there.")
    if inside.file_size > MOST_UNPACKED:
        raise too_large(where)
    with refusing(where), zipfile.ZipFile(path) as archive, archive.open(inside) as member:
        yield io.BufferedReader(member)  # type: ignore[arg-type]  # which has all that it needs


def too_large(where: str) -> ReleaseError:
    """The error of a file that unpacks to more than any table of a release."""
    return ReleaseError(
        f"this unpacks to over {MOST_UNPACKED // 1024**2} MiB, which no table does.", where=where, fix=_AGAIN
    )
