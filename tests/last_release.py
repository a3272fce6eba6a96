"""The database of the last release with a group in use, and what its people held: made at revision 0005."""

import gzip
import hashlib
import json
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from flask.json.tag import TaggedJSONSerializer
from itsdangerous import URLSafeTimedSerializer

from tests.groups_app import SECRET

FOLDER = Path(__file__).parent / "golden" / "groups"
HELD = json.loads((FOLDER / "held.json").read_text(encoding="utf-8"))


def database_in(file: Path, deletes: datetime) -> None:
    """Put it into a new file, with another day of deletion."""
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(gzip.decompress((FOLDER / "database.sql.gz").read_bytes()).decode())
        connection.execute("UPDATE groups SET deletes = ?", [f"{deletes:%Y-%m-%d %H:%M:%S.%f}"])
        connection.commit()
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0005",)


def cookie(session: dict[str, object]) -> str:
    """A session as that software signed it, a minute ago."""
    how = {"key_derivation": "hmac", "digest_method": hashlib.sha1}
    signer = URLSafeTimedSerializer(SECRET, "cookie-session", TaggedJSONSerializer(), signer_kwargs=how)
    return str(signer.dumps(session))
