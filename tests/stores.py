"""The stores of tests as fixtures: on both databases in turn, or in a file; and a group in one."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from quiz.store import PATIENCE, Store, file_address, open_store
from tests.store_examples import Made, make


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    """An upgraded, empty store, on both databases in turn."""
    with closing(open_store(database, PATIENCE)) as store:  # machines of tests are slow, and time is not tried here
        yield store


@pytest.fixture
def made(store: Store) -> Made:
    """A group without responses."""
    return make(store)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the store of the test is; the file does not exist yet."""
    return tmp_path / "quiz.db"


@pytest.fixture
def file_store(file: Path) -> Iterator[Store]:
    """An upgraded, empty store in the file."""
    with closing(open_store(file_address(file))) as store:
        store.upgrade()
        yield store
