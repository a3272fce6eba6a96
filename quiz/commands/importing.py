"""`quiz import`: what O*NET describes, from a release of its database: find occupations, and make a quiz of some."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click

from quiz.commands.drafted import Order, make
from quiz.onet import Found, Release, search
from quiz.onet.names import ADDRESS, KNOWN
from quiz.reading.faults import printable

MOST_SHOWN = 40


@click.group("import")
def importing() -> None:
    """Find occupations of O*NET, and make a quiz of some."""


@importing.command()
@click.argument("codes", nargs=-1, metavar="[SOC]...")
@click.option("--search", "words", metavar="WORDS", help="list codes by words of a title, such as “nurse”")
@click.option(
    "--release",
    "path",
    required=True,
    type=Path,
    metavar="FOLDER-or-ZIP",
    help=f"the text files of a release, from {ADDRESS}",
)
@click.option("-o", "file", metavar="FILE", help="the file to make (standard output if there is none)")
@click.option("--force", is_flag=True, help="replace FILE where it is there already")
@click.option("--title", default="", help="the title of the quiz")
@click.option("--ask", default="", metavar="ID,ID…", help="choose from these preferences alone; `quiz bank` lists them")
@click.option(
    "--on",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="the day on which the release was read, as year-month-day (today)",
)
def onet(codes: tuple[str, ...], words: str | None, path: Path, day: datetime | None, **options: str | bool) -> int:
    """Make a quiz of occupations by their codes, or find codes.

    With two to twelve codes, such as 29-1141.00, a quiz file is made of what the release says of them. With --search,
    codes are listed, best first: by their titles, and by others under which people know them. No release of O*NET comes
    with this software.
    """
    _refuse_both(codes, words, asks_for_file=day is not None or any(options.values()))
    release = Release(path)
    if words is None:
        return make(release, codes, Order.of(day or datetime.now(UTC), **options))
    _list(release, words)
    return 0


def _refuse_both(codes: tuple[str, ...], words: str | None, *, asks_for_file: bool) -> None:
    """Raise UsageError unless just one of the two uses is asked for."""
    if words is None and not codes:
        raise click.UsageError("Name two to twelve codes to make a quiz of, or --search WORDS to find codes.")
    if words is not None and codes:
        raise click.UsageError("Either name codes, or --search WORDS; both at once is too much.")
    if words is not None and asks_for_file:
        raise click.UsageError("--search makes no file: leave out -o, --force, --title, --ask and --on.")


def _list(release: Release, words: str) -> None:
    found = search(release, words)
    for one in found[:MOST_SHOWN]:
        click.echo(printable(_line(one)))
    for note in _notes(release, len(found) - MOST_SHOWN):
        click.echo(note, err=True)


def _line(found: Found) -> str:
    other = f" (also: {found.title})" if found.title else ""
    return f"{found.occupation.code}  {found.occupation.title}{other}"


def _notes(release: Release, more: int) -> Iterator[str]:
    """What is said besides, apart from the list: what was left out, and whose the data are."""
    if more > 0:
        yield f"And {more} more; another word makes the list shorter."
    if release.number and not release.is_known:
        yield f"Only releases {KNOWN[0]} to {KNOWN[-1]} are known here; this one is read as if it were one of them."
    yield release.credit
