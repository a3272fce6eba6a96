"""`quiz check`: read a quiz file and judge it."""

import json
import sys
from pathlib import Path

import click

from quiz import reading
from quiz.against import against
from quiz.against import report as comparing
from quiz.lint import lint, report
from quiz.lint.codes.printing import explain, find, page


@click.command()
@click.argument("file", type=Path, required=False)
@click.option("--json", "as_json", is_flag=True, help="print the report as JSON")
@click.option(
    "--against", "old", type=Path, metavar="OLD", help="say what differs from an older file, and who it moves"
)
@click.option("--strict", is_flag=True, help="fail on warnings, too")
@click.option(
    "--explain", "code", metavar="CODE", help="say what a finding means, with an example; “all” for a page of all"
)
def check(file: Path | None, as_json: bool, old: Path | None, strict: bool, code: str | None) -> int:
    """Read a quiz file and judge whether it separates people.

    It exits with 1 where there is an error; with --strict, also where there is a warning. Notes fail nothing.
    """
    if code:
        click.echo(page() if code == "all" else explain(find(code)))
        return 0
    if not file:
        raise click.UsageError("Missing argument “FILE”: which quiz file is to be checked?")
    progress = _print_progress if sys.stderr.isatty() else None
    edition = reading.read(file)
    found, compared = against(reading.read(old), edition, progress) if old else (lint(edition, progress), None)
    if as_json:
        more = {"against": comparing.as_json(compared)} if compared else {}
        click.echo(json.dumps(report.as_json(found) | more, ensure_ascii=False, indent=1))
    else:
        click.echo("\n\n".join([*([comparing.render(compared)] if compared else []), report.render(found)]))
    return 1 if found.has_errors or (strict and found.count("warning")) else 0


def _print_progress(what: str) -> None:
    click.echo(f"{what} …", err=True)
