"""What works as it is set up, and may not be meant so: said once, at the start."""

from collections.abc import Iterator
from pathlib import Path

from quiz.settings import Settings

READ_OR_WRITE, PASS = 0o006, 0o001  # in a mode: what others than owner and group may do


def cautions(known: Settings, database: str, *, is_local: bool) -> Iterator[str]:
    """A sentence or two for each.

    database  the file of the database, or its address.
    is_local  whether only this machine can reach the quiz.
    """
    if known.proxy_hops and not is_local:
        yield (
            f"QUIZ_PROXY_HOPS is {known.proxy_hops}, and other machines can come past the proxy: whoever does can "
            "claim any address. Listen on 127.0.0.1, or let the proxy alone through."
        )
    file = Path(database)
    if file.is_file() and _is_open_to_others(file):
        yield f"Others on this machine can read {file}, which holds what people sent. chmod 700 {file.parent}"


def _is_open_to_others(file: Path) -> bool:
    """Whether others may open a file, and come to it: some file systems know no modes, so it is no fault."""
    is_open = bool(file.stat().st_mode & READ_OR_WRITE)
    return is_open and all(folder.stat().st_mode & PASS for folder in file.absolute().parents)
