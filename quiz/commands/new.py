"""`quiz new`: write a small whole quiz, from which an author begins."""

from pathlib import Path
from shlex import quote
from typing import Final

import click

from quiz.errors import QuizError
from quiz.reading.faults import printable

TEMPLATE: Final = Path(__file__).with_name("new.yaml")
STANDARD_OUTPUT: Final = Path("-")

NEXT: Final = """\
{name} is a whole quiz of four jobs, which passes its check. Open it, and change it bit by bit.

    quiz check {file}
    quiz serve --quiz {file} --watch

The first says what is wrong, and in which line. The second shows the quiz at http://127.0.0.1:8000, again at each save,
and at http://127.0.0.1:8000/author what an author asks of it."""


@click.command()
@click.argument("file", type=Path)
def new(file: Path) -> None:
    """Write a small quiz to begin from.

    It has four jobs, passes `quiz check`, and says of each line what it is for. A file that is there already is left
    as it is. FILE may be -, for standard output.
    """
    if file == STANDARD_OUTPUT:
        click.echo(TEMPLATE.read_bytes(), nl=False)
        return
    _write(file, TEMPLATE.read_bytes())
    click.echo(NEXT.format(name=printable(str(file)), file=quote(printable(str(file)))))


def _write(file: Path, text: bytes) -> None:
    """Make the file, whole or not at all."""
    try:
        stream = file.open("xb")
    except FileExistsError as error:
        where = printable(str(file))
        raise QuizError("this is there already, and stays as it is.", where=where, fix="Name a new file.") from error
    try:
        with stream:
            stream.write(text)
    except OSError:
        file.unlink()
        raise
