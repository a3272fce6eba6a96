"""`quiz db`: look at the database, or bring it up to date."""

from datetime import UTC, datetime
from pathlib import Path

import click

from quiz import store
from quiz.commands.database import existing_database, new_or_existing_database
from quiz.commands.interrupts import interruptible
from quiz.commands.options import DATA, settings_of
from quiz.store import Store
from quiz.store.versions import revision
from quiz.words.grammar import counted


@click.group()
def db() -> None:
    """Look at the database, or bring it up to date."""


@db.command()
@DATA
@interruptible()
def upgrade(data: Path | None) -> None:
    """Bring the tables to what this software needs.

    `quiz serve` does so, too.
    """
    with new_or_existing_database(settings_of(data=data)) as database:
        database.examine()
        before = _revision(database)
        database.upgrade()
        after = _revision(database)
    if before == after:
        click.echo(f"{database.where} is at revision {after}, as it was before.")
    else:
        click.echo(f"{database.where} is at revision {after}, up from {before or 'nothing'}.")


@db.command()
@DATA
@interruptible()
def seal(data: Path | None) -> None:
    """Accept a SQLite file as it is, after a change by hand.

    Nobody can see any more that it was changed.
    """
    with existing_database(settings_of(data=data)) as database:
        if changed := database.seal():
            click.echo(
                f"{database.where} was not what was written there: {', '.join(changed)}. "
                "From here on that is what counts, and nobody can see any more that it was changed."
            )
        else:
            click.echo(f"{database.where} is what was written to it.")


@db.command()
@DATA
@interruptible()
def status(data: Path | None) -> None:
    """Show which database it is, what it holds, and whether it fits.

    It fits where it has the tables that this software needs.
    """
    with existing_database(settings_of(data=data)) as database:
        database.check()
        groups = database.groups(datetime.now(UTC))
        responses = sum(each.responses for each in groups)
        click.echo(f"{database.where} is at revision {store.HEAD}, as this software needs.")
        click.echo(f"It holds {counted(len(groups), 'group')} with {counted(responses, 'response')}.")


def _revision(database: Store) -> str | None:
    with database.transaction() as connection:
        return revision(connection)
