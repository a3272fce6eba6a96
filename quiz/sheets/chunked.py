"""What is written is sent on some rows at a time: one by one would take longer, all at once memory."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

CHUNK = 200  # rows

_T = TypeVar("_T")


def chunks(values: Iterable[_T]) -> Iterator[list[_T]]:
    """The values, some at a time."""
    left = iter(values)
    return iter(lambda: list(islice(left, CHUNK)), [])
