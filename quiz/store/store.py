"""All sides of the store in one."""

from quiz.store.database import engine_at
from quiz.store.groups import Groups
from quiz.store.patience import WAIT
from quiz.store.purging import Purging
from quiz.store.sending import Sending
from quiz.store.trying import Trying
from quiz.store.versions import Versions


class Store(Versions, Groups, Sending, Purging, Trying):
    """Versions, groups, and what takers send: one process's way to all of it."""


def open_store(url: str, wait: float = WAIT) -> Store:
    """The store at an address: sqlite:////folder/quiz.db or postgresql://user:password@host/name.

    wait  seconds that each transaction has for whatever keeps it waiting; an operator's commands have PATIENCE.
    Nothing is read yet: a fault of the database shows at the first use. Raises StoreError for any other address.
    """
    return Store(*engine_at(url, wait))
