"""The database: every version of a quiz that was ever served, and groups. The only place that knows SQL.

SQLite in one file, or PostgreSQL, by the same code. What is written together is written in one transaction, or not
at all. No clock is read here: whoever calls says what time it is.
"""

from quiz.store.backup import Counts, Progress, backup, check_backup, restore
from quiz.store.database import file_address
from quiz.store.patience import PATIENCE
from quiz.store.records import Access, Details, Entry, Group, Imprint, Kind, Link, Listed, Response, Sent, Sitting
from quiz.store.shelf import Shelf
from quiz.store.store import Store, open_store
from quiz.store.tables import metadata, quiz_versions
from quiz.store.versions import HEAD

__all__ = [
    "HEAD",
    "PATIENCE",
    "Access",
    "Counts",
    "Details",
    "Entry",
    "Group",
    "Imprint",
    "Kind",
    "Link",
    "Listed",
    "Progress",
    "Response",
    "Sent",
    "Shelf",
    "Sitting",
    "Store",
    "backup",
    "check_backup",
    "file_address",
    "metadata",
    "open_store",
    "quiz_versions",
    "restore",
]
