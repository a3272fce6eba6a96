"""`quiz check`: read a quiz file and judge it."""

import json
import sys
from pathlib import Path

import click

from quiz import reading
from quiz.against import against
from quiz.against import report as comparing
from quiz.lint import lint, report


@click.command()
@click.argument("file", type=Path)
@click.option("--json", "as_json", is_flag=True, help="print the report as JSON")
@click.option(
    "--against", "old", type=Path, metavar="OLD", help="say what differs from an older file, and who it moves"
)
def check(file: Path, as_json: bool, old: Path | None) -> int:
    """Read a quiz file and judge whether it separates people."""
    progress = _print_progress if sys.stderr.isatty() else None
    edition = reading.read(file)
    found, compared = against(reading.read(old), edition, progress) if old else (lint(edition, progress), None)
    if as_json:
        more = {"against": comparing.as_json(compared)} if compared else {}
        click.echo(json.dumps(report.as_json(found) | more, ensure_ascii=False, indent=1))
    else:
        click.echo("\n\n".join([*([comparing.render(compared)] if compared else []), report.render(found)]))
    return 1 if found.has_errors else 0


def _print_progress(what: str) -> None:
    click.echo(f"{what} …", err=True)
