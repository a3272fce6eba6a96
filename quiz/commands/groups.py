"""`quiz groups`: list the groups, delete what is overdue, and replace a lost link."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import click

from quiz.commands.database import existing_database
from quiz.commands.options import ADDRESS, DATA, settings_of
from quiz.errors import GroupGone
from quiz.links import digest, new_token
from quiz.reading.faults import printable, quote
from quiz.store import Listed
from quiz.web.addresses import Addresses
from quiz.words.grammar import counted
from quiz.words.times import day, moment

HEADER = ("id", "state", "made", "deleted on", "responses", "last sent", "name, who asks")
AFTERWARDS = {
    "manage": "The manage link that was lost opens nothing any more, nor does any browser it was open in.",
    "results": "Other results links still open the group; its manage page revokes them.",
}


@click.group()
def groups() -> None:
    """List groups, delete what is overdue, or replace a lost link."""


@groups.command("list")
@DATA
def list_groups(data: Path | None) -> None:
    """Print a line for each group, oldest first.

    Each has its id, how many responses it has, when it is deleted, and who asks; its quiz, too, where groups take
    several. Neither a code nor a link is there.
    """
    now = datetime.now(UTC)
    with existing_database(settings_of(data=data)) as store:
        store.check()
        kept = store.groups(now)
        known = store.titles()
    titles = {each.group.version: known[each.group.version] for each in kept}
    if not kept:
        click.echo("No groups are kept.")
        return
    rows = [HEADER, *(_cells(each, now) for each in kept)]
    if len(set(titles.values())) > 1:
        quizzes = ["quiz", *(printable(titles[each.group.version]) for each in kept)]
        rows = [(*cells[:-1], quiz, cells[-1]) for cells, quiz in zip(rows, quizzes, strict=True)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for cells in rows:
        click.echo("  ".join(f"{cell:{width}}" for cell, width in zip(cells, widths, strict=True)).rstrip())


def _cells(each: Listed, now: datetime) -> tuple[str, ...]:
    group = each.group
    return (
        group.id,
        "open" if group.is_open(now) else "closed",
        day(group.made, group.zone),
        day(group.deletes, group.zone),
        f"{each.responses:,}",
        moment(each.last_sent, group.zone) if each.last_sent else "never",
        printable(f"{group.name}, {group.contact}, {group.organisation}"),
    )


@groups.command()
@DATA
@click.option("--confirm", is_flag=True, help="the clock is right, though it is long after all that was kept")
def purge(data: Path | None, confirm: bool) -> None:
    """Delete groups, with all in them, whose day of deletion is over.

    The quiz does so by itself where groups are used.
    """
    with existing_database(settings_of(data=data)) as store:
        store.check()
        deleted = store.purge(datetime.now(UTC), is_sure=confirm)
    if deleted:
        click.echo(f"{counted(deleted, 'group')} deleted.")
    else:
        click.echo("No group’s day of deletion is over: none was deleted.")


@groups.command()
@click.argument("group")
@click.argument("kind", type=click.Choice(["results", "manage"]), default="manage")
@DATA
@ADDRESS
def reissue(group: str, kind: Literal["results", "manage"], data: Path | None, address: str | None) -> None:
    """Print a new link for a lost one.

    GROUP is the group's id, from `quiz groups list`. The new link is a manage link, unless you write “results”. It is
    printed alone on its line, to be passed on. That it was made is noted in the group's record.
    """
    settings, token, id = settings_of(data=data, address=address), new_token(), group.strip().upper()
    with existing_database(settings) as store:
        store.check()
        try:
            store.reissue(id, kind, digest(token), datetime.now(UTC))
        except GroupGone as error:
            fix = "`quiz groups list` names all groups."
            raise GroupGone(error.why, error.what, where=f"group {quote(id)}", fix=fix) from error
    click.echo(Addresses(settings.public_url).secret(token))
    click.echo(AFTERWARDS[kind], err=True)
    if not settings.public_url:
        click.echo("Put the address of your quiz before it, or name that with --address.", err=True)
