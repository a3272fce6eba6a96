"""`quiz restore`: put a backup into an empty database, or check it."""

from pathlib import Path

import click

from quiz import store
from quiz.commands.database import contents, new_or_existing_database, progress
from quiz.commands.interrupts import interruptible
from quiz.commands.options import DATA, settings_of


@click.command()
@click.argument("file", type=Path)
@DATA
@click.option("--check", "only_check", is_flag=True, help="only check that the file is whole; no database is touched")
@interruptible()
def restore(file: Path, data: Path | None, only_check: bool) -> None:
    """Put a backup into an empty database, or check it.

    FILE is what `quiz backup` saved, from either kind of database.
    """
    if only_check:
        with progress("{done} of {total} responses checked …") as update:
            counts = store.check_backup(file, update)
        click.echo(f"{file} is whole: {contents(counts)}.")
        return
    with new_or_existing_database(settings_of(data=data)) as database:
        with progress("{done} of {total} rows read …") as update:  # twice: checked, then copied
            counts = store.restore(file, database, update)
        click.echo(f"Restored {contents(counts)} from {file} into {database.where}.")
