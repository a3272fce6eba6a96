"""The secret key, by which a session's cookie and a form's token are known to be ours."""

import os
import secrets
from pathlib import Path

from quiz.errors import SettingError
from quiz.settings import Settings, rules

FILE = "secret-key"
OTHERS = 0o077  # in a file's mode: whatever others than its owner may do


def secret_key(settings: Settings) -> str:
    """The key that is set, else the one in the data folder, made there on first start. Raises SettingError.

    Losing it ends sessions, and loses neither links nor data.
    """
    if settings.secret_key:
        return settings.secret_key
    if settings.database_url.startswith("postgres"):
        raise SettingError(
            "QUIZ_SECRET_KEY: is needed where the database is not a file here, since all machines must share one.",
            fix="Set it to a long random text, such as `openssl rand -hex 32` prints.",
        )
    return _kept(settings.data / FILE)


def _kept(file: Path) -> str:
    """The key in a file, in a folder for its owner alone. Of several processes that start at once, one makes it."""
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)  # before anybody else; the database is in it, too
        _make(file)
        mode, key = file.stat().st_mode, file.read_text(encoding="ascii", errors="ignore")
    except OSError as error:
        raise SettingError(
            f"The secret key cannot be kept ({error.strerror}).",
            where=str(file),
            fix="Let the user that runs the quiz write in that folder, or set QUIZ_SECRET_KEY.",
        ) from error
    if what := _fault(mode, key):
        raise SettingError(
            what,
            where=str(file),
            fix="Delete the file, and start again: another is made, and people open their groups by their links once "
            "more. Where files have no modes that keep others out, set QUIZ_SECRET_KEY.",
        )
    return key


def _fault(mode: int, key: str) -> str:
    """Why a key is no secret, or no key; empty where it is one."""
    if mode & OTHERS:
        return f"Others on this machine can read the secret key (mode {mode & 0o777:o}, not 600)."
    if len(key) < rules.SHORTEST_KEY:
        return "The secret key was cut short."
    return "" if rules.is_varied(key) else "The secret key can be guessed, since it repeats itself."


def _make(file: Path) -> None:
    """Make the file unless it is there: written beside it and linked, so that nobody ever reads half a key."""
    if file.exists():
        return
    draft = file.with_name(f"{FILE}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as out:
        out.write(secrets.token_hex(32))
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
