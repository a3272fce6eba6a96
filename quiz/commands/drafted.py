"""The draft of a quiz that `quiz import onet` makes: written whole or not at all, checked, and reported."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

import click

from quiz.bank import shipped
from quiz.commands.files import new_file
from quiz.drafting import Choice, Wish, draft
from quiz.edition import Edition
from quiz.errors import ResponseError
from quiz.lint import Report, lint
from quiz.lint.report import line, summary
from quiz.onet import Release, Withheld
from quiz.reading import parse
from quiz.reading.faults import printable, quote
from quiz.reading.shapes import MARK
from quiz.reading.texts import WrongValueError, tidy
from quiz.words.grammar import counted

LONGEST_TITLE: Final = 120  # letters, as the format has it

_SOC: Final = re.compile(r"^\d\d-\d{4}$")  # as the classification has it; O*NET adds two digits of its own
_APART: Final = re.compile(r"[\s,;]+")  # what people put between codes
_DASHES: Final = re.compile(r"[\u2010-\u2015\u2212]")  # that word processors write for a hyphen


@dataclass(frozen=True, slots=True)
class Order:
    """What is wished for: the file, empty for standard output, and whether one that is there may be replaced."""

    wish: Wish
    file: str
    replaces: bool

    @classmethod
    def of(
        cls, day: datetime, *, title: str | bool, ask: str | bool, file: str | bool | None, force: str | bool
    ) -> "Order":
        """From the options of the command. Raises UsageError where there is no room for the title."""
        try:
            wanted = tidy(f"{title}".strip(), LONGEST_TITLE) if title else ""
        except WrongValueError as error:
            raise click.UsageError(f"--title: {error}") from error
        if wanted.startswith(MARK):
            raise click.UsageError(f"--title: a title cannot begin with {quote(MARK)}. Leave it out: one is made.")
        asked = tuple(id for id in re.split(r"[\s,]+", f"{ask or ''}") if id)
        return cls(Wish(wanted, date(day.year, day.month, day.day), asked), f"{file or ''}", bool(force))


def make(release: Release, codes: Sequence[str], order: Order) -> int:
    """Make the file, and say what became of it; 1 where `quiz check` finds an error in it."""
    _refuse_file(order)
    made = draft(release, shipped(), codes_in(codes), order.wish)
    edition = parse(made.text, order.file or "the quiz")
    _write(made.text, order)
    report = lint(edition)
    for said in (*_made(made.choice, edition, release), *_found(report, order), release.credit):
        click.echo(said, err=True)
    return 1 if report.has_errors else 0


def codes_in(words: Sequence[str]) -> list[str]:
    """The codes that somebody typed or pasted, with commas or not: “35-1011” is “35-1011.00”."""
    parts = [part for word in words for part in _APART.split(_DASHES.sub("-", word)) if part]
    return [_SOC.sub(r"\g<0>.00", part) for part in parts]


def _refuse_file(order: Order) -> None:
    """Raise ResponseError before all work, where no file can be made by this name."""
    file, what, fix = Path(order.file), "", "Name a file."
    if order.file and file.is_dir():
        what = "this is a folder."
    elif order.file and not file.parent.is_dir():
        what, fix = "there is no such folder to put it into.", "Make it, or name a file elsewhere."
    elif order.file and file.exists() and not order.replaces:
        what, fix = "this file is there already.", "Name another, or add --force to replace it."
    if what:
        raise ResponseError(what, where=printable(order.file), fix=fix)


def _write(text: str, order: Order) -> None:
    if not order.file:
        click.echo(text, nl=False)
        return
    with new_file(order.file, mode=0o666, replaces=order.replaces) as stream:
        stream.write(text.encode())


def _made(choice: Choice, edition: Edition, release: Release) -> Iterator[str]:
    """What was made, and what was not used."""
    quiz = edition.quiz
    yield (
        f"A quiz of {counted(len(quiz.roles), 'job')}: {counted(len(quiz.dimensions), 'dimension')}, "
        f"{counted(len(quiz.questions), 'question')}, {counted(len(edition.facts), 'fact')}."
    )
    if choice.absent:
        yield f"Not in this release, so not asked: {', '.join(each.id for each in choice.absent)}."
    suppressed = sum(each.withheld is Withheld.SUPPRESSED for each in choice.withheld)
    if suppressed:
        yield f"Not used: {counted(suppressed, 'figure')} that the release recommends to suppress."
    if not release.number:
        yield "Nothing says which release this is. Call the folder by it, such as db_29_3_text, and the file says it."


def _found(report: Report, order: Order) -> Iterator[str]:
    """What `quiz check` says of it, and what to do next."""
    yield from (line(finding, report.name) for finding in report.findings if finding.severity != "note")
    yield f"`quiz check` says: {summary(report)}"
    if order.file:
        name = printable(order.file)
        yield f"Next: write what is marked {MARK} in {name}; see its pages with `quiz serve --quiz {name} --watch`."
