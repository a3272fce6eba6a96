"""The command `quiz`: which commands there are, and how each of them ends."""

import errno
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from io import TextIOWrapper

import click

from quiz.errors import ContentError, QuizError

COMMANDS = [
    "serve",
    "reload",
    "new",
    "check",
    "schema",
    "bank",
    "import",
    "score",
    "verify",
    "db",
    "backup",
    "restore",
    "groups",
]
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}  # what the system calls a place with no room
MODULES = {"import": "importing"}  # of a command whose name is a word of Python


class Commands(click.Group):
    """The commands, each in a module of its own; it is loaded late, since `quiz check` needs no server or database."""

    def list_commands(self, _: click.Context) -> list[str]:
        """The commands in the order of the help."""
        return COMMANDS

    def get_command(self, _: click.Context, name: str) -> click.Command | None:
        """The command of this name; None if there is none."""
        if name not in COMMANDS:
            return None
        module = MODULES.get(name, name)
        command: click.Command = getattr(import_module(f"quiz.commands.{module}"), module)
        return command

    def invoke(self, context: click.Context) -> None:
        """Run a command and exit with its code."""
        context.exit(_exit_code(lambda: super(Commands, self).invoke(context)))


def _exit_code(run: Callable[[], int | None]) -> int:
    """Run a command; an error that a person can put right is reported in words, with exit code 2."""
    try:
        return run() or 0
    except ContentError as error:
        click.echo(error, err=True)  # a line a fault, each with its file: what editors and people can jump to
        return 2
    except QuizError as error:
        click.echo(f"quiz: {error}", err=True)
        return 2
    except BrokenPipeError:  # as in `quiz check FILE | head`: nobody reads on, which is no fault
        _drop_output()
        return 0
    except OSError as error:  # what the system says of a file, or of where the output goes: that the disk is full
        where = error.filename or "standard output"
        fix = "Make room, or name another" if error.errno in FULL else "Name another"
        click.echo(f"quiz: {where}: this cannot be used ({error.strerror}). {fix}.", err=True)
        _drop_output()
        return 2
    except KeyboardInterrupt:  # caught here, since click would print an empty line and “Aborted!”
        click.echo("quiz: stopped before it was done.", err=True)
        return 130


def _drop_output() -> None:
    """Drop what is not printed yet, which would fail again at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _print_version(context: click.Context, _: click.Parameter, is_wanted: bool) -> None:
    if is_wanted:
        from quiz.store import HEAD

        click.echo(f"quiz {_installed()}, database revision {HEAD}")
        context.exit()


def _installed() -> str:
    try:
        return version("quiz")
    except PackageNotFoundError:
        return "of a folder that is not installed"


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="print which version of the software this is",
)
def quiz() -> None:
    """The career quiz that shows its working."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command of these arguments, or of the command line, and exit."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # as after `>&-`: what is printed goes nowhere
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8"))
    if isinstance(sys.stdout, TextIOWrapper):  # whatever the terminal's own encoding is: output is often kept in a file
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # a file's name may be no UTF-8
    sys.exit(_exit_code(lambda: quiz.main(arguments, prog_name="quiz")))  # --help and --version print before `invoke`
