"""`quiz import`: find the occupations that O*NET describes, in a release of its database."""

from collections.abc import Iterator
from pathlib import Path

import click

from quiz.onet import Found, Release, search
from quiz.onet.names import ADDRESS, KNOWN
from quiz.reading.faults import printable

MOST_SHOWN = 40


@click.group("import")
def importing() -> None:
    """Find the codes of occupations in O*NET."""


@importing.command()
@click.option("--search", "words", required=True, metavar="WORDS", help="words of a title, such as “nurse”")
@click.option(
    "--release",
    "path",
    required=True,
    type=Path,
    metavar="FOLDER-or-ZIP",
    help=f"the text files of a release, from {ADDRESS}",
)
def onet(words: str, path: Path) -> None:
    """Find the codes of occupations by their titles, best first.

    The titles are their own, and others under which people know them. No release of O*NET comes with this software.
    """
    release = Release(path)
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
