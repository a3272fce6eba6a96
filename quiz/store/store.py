"""All sides of the store in one."""

from quiz.store.database import engine_at
from quiz.store.groups import Groups
from quiz.store.sending import Sending
from quiz.store.versions import Versions


class Store(Versions, Groups, Sending):
    """Versions, groups, and what takers send: one process's way to all of it."""


def open_store(url: str) -> Store:
    """The store at an address: sqlite:////folder/quiz.db or postgresql://user:password@host/name.

    Nothing is read yet: a fault of the database shows at the first use. Raises StoreError for any other address.
    """
    return Store(*engine_at(url))
