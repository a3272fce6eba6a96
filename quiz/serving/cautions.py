"""Warnings at the start of a set-up that works, but may not be what its operator wants."""

from collections.abc import Iterator
from pathlib import Path

from quiz.settings import Settings

READ_OR_WRITE, PASS = 0o006, 0o001  # in a mode: what others than owner and group may do


def cautions(settings: Settings, database: str, *, is_local: bool) -> Iterator[str]:
    """The warnings, a sentence or two each.

    database  the file of the database, or its address.
    is_local  whether only this machine can reach the quiz.
    """
    if settings.proxy_hops and not is_local:
        yield (
            f"QUIZ_PROXY_HOPS is {settings.proxy_hops}, and other machines can bypass the proxy: whoever does can "
            "claim any address. Listen on 127.0.0.1, or admit only the proxy."
        )
    file = Path(database)
    if file.is_file() and _is_open_to_others(file):
        yield f"Others on this machine can read {file}, which holds what people sent. chmod 700 {file.parent}"


def _is_open_to_others(file: Path) -> bool:
    """Whether others may open a file and reach its folder. Only a warning, since some file systems have no modes."""
    is_open = bool(file.stat().st_mode & READ_OR_WRITE)
    return is_open and all(folder.stat().st_mode & PASS for folder in file.absolute().parents)
