"""`quiz bank`: list the dimensions of the bank, or print some of them as a quiz file has them."""

from collections.abc import Iterator

import click

from quiz.bank import KINDS, Bank, Banked, as_yaml, shipped


@click.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
def bank(ids: tuple[str, ...]) -> None:
    """List ready-made dimensions, or print some as YAML.

    Without an ID, all of them are listed. With one or more, they are printed with their questions, and with those that
    join only them: to be pasted into a quiz file.
    """
    whole = shipped()
    click.echo(as_yaml(whole, whole.find(ids)) if ids else "\n".join(_listed(whole)))


def _listed(bank: Bank) -> Iterator[str]:
    for kind, name in KINDS.items():
        yield name
        yield from map(_line, bank.of_kind(kind))
        yield ""
    asked = sum(len(each.questions) for each in bank.dimensions)
    yield f"{len(bank.dimensions)} dimensions with {asked} questions, and {len(bank.joined)} that join two or three."
    yield "`quiz bank ID…` prints some of them, to be pasted into a quiz file."


def _line(banked: Banked) -> str:
    dimension = banked.dimension
    return f"  {dimension.id:13} {dimension.name}: {dimension.low} – {dimension.high}"
