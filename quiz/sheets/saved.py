"""What we export as JSON: a whole group, or what `quiz score --json` prints. Each sheet is known by its code."""

import json
from collections.abc import Iterator
from typing import IO, Any

from quiz.errors import ResponseError
from quiz.sheets.names import CODE, ID
from quiz.sheets.table import MARK, Line, Table

MOST_BYTES = 64 * 1024 * 1024  # a group of 20,000 has some 15 million


def read_saved(stream: IO[bytes], name: str) -> Table:
    """The sheets of a saved document, by number or id, and code. Raises ResponseError."""
    stream.seek(0)
    raw = stream.read(MOST_BYTES + 1).removeprefix(MARK)
    if len(raw) > MOST_BYTES:
        raise ResponseError(
            f"this has over {MOST_BYTES // 1024 // 1024} MiB.", where=name, fix="Score the group’s responses.csv."
        )
    found = list(_sheets(raw))
    if not found:
        raise ResponseError(
            "this is no group.json, nor what `quiz score --json` prints.",
            where=name,
            fix="Give one of these, or a table: CSV or .xlsx.",
        )
    return Table((ID, CODE), iter(found))


def _sheets(raw: bytes) -> Iterator[Line]:
    """A line for each sheet with a code."""
    try:
        group = json.loads(raw)
    except (ValueError, RecursionError):
        yield from _printed(raw)
        return
    responses = group.get("responses") if isinstance(group, dict) else None
    for n, each in enumerate(responses if isinstance(responses, list) else [], start=1):
        yield from _sheet(n, each, "number")
    if isinstance(group, dict):
        yield from _sheet(1, group.get("sheet"), ID)  # a single line of what is printed


def _printed(raw: bytes) -> Iterator[Line]:
    for n, text in enumerate(raw.splitlines(), start=1):
        try:
            saved = json.loads(text)
        except (ValueError, RecursionError):
            yield Line(n, (), "this line is not JSON.")
            continue
        yield from _sheet(n, saved.get("sheet") if isinstance(saved, dict) else None, ID)


def _sheet(n: int, each: Any, id: str) -> Iterator[Line]:
    if isinstance(each, dict) and isinstance(each.get(CODE), str):
        yield Line(n, (str(each.get(id, "")), each[CODE]))
