"""The options that several commands have, and the settings that they change."""

from pathlib import Path

import click

from quiz import settings
from quiz.settings import Settings

DATA = click.option("--data", type=Path, metavar="DIR", help="the data folder (./quiz-data)")
QUIZ = click.option("--quiz", type=Path, metavar="FILE", help="the quiz file (the one that is shipped)")
QUIZZES = click.option(
    "--quiz",
    type=Path,
    metavar="FILE",
    multiple=True,
    help="the quiz file (the one that is shipped), or a folder of them; may be given several times",
)
ADDRESS = click.option("--address", metavar="URL", help="where the quiz is served, to print whole links")
SETTINGS = {"data": "QUIZ_DATA", "quiz": "QUIZ_FILE", "address": "QUIZ_PUBLIC_URL"}


def settings_of(**options: Path | tuple[Path, ...] | str | None) -> Settings:
    """The settings of the environment; an option that is given takes precedence. Raises SettingError."""
    return settings.from_environment({SETTINGS[name]: value for name, value in options.items() if value is not None})
