"""`quiz groups`: which groups are kept, what is overdue, and a new link for a lost one."""

import sys
from argparse import Namespace
from collections.abc import Callable
from datetime import UTC, datetime

from quiz.commands import kept, print_utf8, say, settings_of
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


def run(chosen: Namespace) -> int:
    """Do what was chosen."""
    print_utf8()
    ACTIONS[chosen.action](chosen)
    return 0


def _list(chosen: Namespace) -> None:
    """Print a line a group, oldest first. Neither a code nor a link is among them."""
    now = datetime.now(UTC)
    with kept(settings_of(chosen)) as store:
        store.check()
        rows = [_cells(each, now) for each in store.groups(now)]
    if not rows:
        say("No groups are kept.")
        return
    widths = [max(map(len, column)) for column in zip(HEADER, *rows, strict=True)]
    for cells in (HEADER, *rows):
        say("  ".join(f"{cell:{width}}" for cell, width in zip(cells, widths, strict=True)).rstrip())


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


def _purge(chosen: Namespace) -> None:
    """Delete the groups whose day of deletion is over, with all that is in them."""
    with kept(settings_of(chosen)) as store:
        store.check()
        deleted = store.purge(datetime.now(UTC), is_sure=chosen.confirm)
    say(f"{counted(deleted, 'group')} deleted." if deleted else "No group’s day of deletion is over: none was deleted.")


def _reissue(chosen: Namespace) -> None:
    """Print a new link, alone on its line, so that it can be passed on; the rest is said besides."""
    settings, token, id = settings_of(chosen), new_token(), chosen.id.strip().upper()
    with kept(settings) as store:
        store.check()
        try:
            store.reissue(id, chosen.kind, digest(token), datetime.now(UTC))
        except GroupGone as error:
            raise GroupGone(
                error.what, where=f"group {quote(id)}", fix="`quiz groups list` names all groups."
            ) from error
    say(Addresses(settings.public_url).secret(token))
    sys.stderr.write(AFTERWARDS[chosen.kind] + "\n")
    if not settings.public_url:
        sys.stderr.write("Put the address of your quiz before it, or name that with --address.\n")


ACTIONS: dict[str, Callable[[Namespace], None]] = {"list": _list, "purge": _purge, "reissue": _reissue}
