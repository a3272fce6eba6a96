"""What the commands that work on results have in common: the settings, and the files they are given."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import nullcontext
from io import TextIOWrapper
from pathlib import Path
from typing import IO

from quiz.errors import ResponseError
from quiz.reading.faults import printable
from quiz.web import settings
from quiz.web.settings import Settings

STDIN = "-"


def settings_of(chosen: Namespace) -> Settings:
    """The settings of the environment, under what the command line says. Raises SettingError."""
    options = {"QUIZ_FILE": "quiz", "QUIZ_DATA": "data", "QUIZ_PUBLIC_URL": "address"}
    given = {name: getattr(chosen, option, None) for name, option in options.items()}
    return settings.from_environment({name: value for name, value in given.items() if value is not None})


def print_utf8() -> None:
    """Print UTF-8 whatever the terminal's own is: what is printed is often kept as a file."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")


def name_of(file: str) -> str:
    """What messages call a file."""
    return "standard input" if file == STDIN else printable(file)


def pieces(file: str, longest: int) -> Iterator[bytes]:
    """The lines of a file or of standard input; of a line over `longest` bytes, all but the first ones are dropped.

    Raises ResponseError where it cannot be opened or read.
    """
    try:
        with nullcontext(sys.stdin.buffer) if file == STDIN else Path(file).open("rb") as stream:
            while line := stream.readline(longest + 1):
                yield line
                if len(line) > longest:
                    _drop_line(stream, line)
    except FileNotFoundError as error:
        raise _unusable(file, "there is no such file.") from error
    except IsADirectoryError as error:
        raise _unusable(file, "this is a folder.") from error
    except OSError as error:
        raise _unusable(file, f"the file cannot be read ({error.strerror}).") from error
    except ValueError as error:
        raise _unusable(file, "this cannot be the name of a file.") from error


def _drop_line(stream: IO[bytes], start: bytes) -> None:
    while start and not start.endswith(b"\n"):
        start = stream.readline(len(start))


def _unusable(file: str, what: str) -> ResponseError:
    return ResponseError(what, where=name_of(file), fix="Name a file that can be read.")
