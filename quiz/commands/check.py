"""`quiz check`: read a quiz file and judge it."""

import json
import sys
from pathlib import Path

import click

from quiz import reading
from quiz.lint import lint, report


@click.command()
@click.argument("file", type=Path)
@click.option("--json", "as_json", is_flag=True, help="print the report as JSON")
def check(file: Path, as_json: bool) -> int:
    """Read a quiz file and judge whether it separates people."""
    found = lint(reading.read(file), _print_progress if sys.stderr.isatty() else None)
    click.echo(json.dumps(report.as_json(found), ensure_ascii=False, indent=1) if as_json else report.render(found))
    return 1 if found.has_errors else 0


def _print_progress(what: str) -> None:
    click.echo(f"{what} …", err=True)
