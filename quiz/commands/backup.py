"""`quiz backup`: save all that is kept in one file."""

from pathlib import Path

import click

from quiz import store
from quiz.commands.database import contents, existing_database, progress
from quiz.commands.interrupts import interruptible
from quiz.commands.options import DATA, settings_of


@click.command()
@click.argument("file", type=Path)
@DATA
@interruptible()
def backup(file: Path, data: Path | None) -> None:
    """Save all that is kept in FILE, while the quiz is served.

    FILE is a new SQLite file; one that exists is left alone.
    """
    with existing_database(settings_of(data=data)) as database, progress("{done} of {total} rows copied …") as update:
        counts = store.backup(database, file, update)
    click.echo(f"Saved {contents(counts)} from {database.where} in {file}.")
