"""From a file that may be gzipped to its lines of text: each with its number, each bounded, and none cut off."""

import gzip
import re
from collections.abc import Generator
from contextlib import ExitStack
from io import BufferedReader
from typing import Final

from quiz.errors import ReleaseError
from quiz.reading import packed
from quiz.reading.file_types import other_type
from quiz.reading.packed import Packed, refusing, too_large

LONGEST_LINE: Final = 20_000  # bytes

_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"
_SAMPLE: Final = 4096
_CONTROL: Final = re.compile("[\x00-\x08\x0a-\x1f\x7f\x85\u2028\u2029]")


def lines(file: Packed) -> Generator[tuple[int, str], None, None]:
    """Its lines, from 1, without their ends. Raises ReleaseError at the first that is not as it should be."""
    with ExitStack() as stack:
        stream = stack.enter_context(file.opened())
        stack.enter_context(refusing(file.where))
        if _first(stream).startswith(_GZIP):
            stream = stack.enter_context(BufferedReader(gzip.GzipFile(fileobj=stream)))
        _refuse_others(_first(stream), file.where)
        size = 0
        for number, line in enumerate(iter(lambda: stream.readline(LONGEST_LINE + 1), b""), start=1):
            size += len(line)
            if size > packed.MOST_UNPACKED:
                raise too_large(file.where)
            yield number, _text(line, number, file.where)


def _first(stream: BufferedReader) -> bytes:
    """Some bytes of the beginning, which are read again."""
    return stream.peek(_SAMPLE)[:_SAMPLE]


def _refuse_others(start: bytes, where: str) -> None:
    if start.startswith((_GZIP, _ZIP)):
        raise ReleaseError("this is an archive in an archive.", where=where, fix="Unpack the inner one first.")
    if other_type(start):
        fix = "Use the text files of the release, in UTF-8, as they are published."
        raise ReleaseError("this is no text in UTF-8.", where=where, fix=fix)


def _text(line: bytes, number: int, where: str) -> str:
    place = f"{where}:{number}"
    if len(line) > LONGEST_LINE:
        fix = "Is it the right file? Its lines must end with line feeds."
        raise ReleaseError(f"this line is over {LONGEST_LINE:,} bytes.", where=place, fix=fix)
    if not line.endswith(b"\n"):
        fix = "Get the file again. If it is whole, end its last line."
        raise ReleaseError("this line does not end: the file is cut off.", where=place, fix=fix)
    try:
        text = line.decode().rstrip("\n").removesuffix("\r")
    except UnicodeDecodeError:
        fix = "Use the file as it is published, or save it again as UTF-8."
        raise ReleaseError("this is not UTF-8 text.", where=place, fix=fix) from None
    if number == 1:
        text = text.removeprefix("\ufeff")
    if found := _CONTROL.search(text):
        what = f"column {found.start() + 1} holds a control character (U+{ord(found[0]):04X})."
        raise ReleaseError(what, where=place, fix="Use the file as it is published.")
    return text
