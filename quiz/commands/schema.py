"""`quiz schema`: the format of quiz files, for editors."""

import json

import click

from quiz.reading.described import schema_of_quiz_files


@click.command()
def schema() -> None:
    """Print the JSON Schema of quiz files, for editors.

    Keep it as quiz.schema.json beside your file, and begin that with the line
    “# yaml-language-server: $schema=quiz.schema.json”. An editor that knows YAML then offers keys, and marks faults.
    """
    click.echo(json.dumps(schema_of_quiz_files(), ensure_ascii=False, indent=1))
