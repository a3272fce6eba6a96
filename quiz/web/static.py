"""The files that are served as they are: hashed when a site is made, and without what is for us."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from quiz.settings import shipped

# The parts of the style sheet, in the order in which they are joined. What pages share comes first, then the rooms.
PARTS = ("tokens", "base", "parts", "pictures", "print", "taking", "result", "roles", "role", "groups", "texts")
SHEET, SCRIPT = "quiz.css", "quiz.js"
REMARK = re.compile(rb"^ *//.*\n| +// .*$|^\n", re.MULTILINE)
COMMENT, BLANK = re.compile(rb"/\*.*?\*/", re.DOTALL), re.compile(rb";?\s*(?=})|\s*\n\s*|(?<=[{:;,}]) | (?={)")


def saved() -> list[Path]:
    """The files on the disk."""
    return [path for path in shipped("static").rglob("*.*") if path.is_file()]


def hashed() -> dict[str, bytes]:
    """What is served, by names that change with the content."""
    return {_hashed(name, content): content for name, content in _served()}


def plain(hashed: str) -> str:
    """The name of a file, from the one under which it is served."""
    stem, _, suffix = hashed.rsplit(".", 2)
    return f"{stem}.{suffix}"


def joined() -> bytes:
    """The style sheet as it is written."""
    return b"\n".join((shipped("static") / "css" / f"{part}.css").read_bytes() for part in PARTS)


def sheet() -> bytes:
    """The style sheet: one file to a browser, without what is for us: comments, blanks, the last semicolons."""
    return BLANK.sub(b"", COMMENT.sub(b"", joined()))


def script() -> bytes:
    """The script, without its comments."""
    return REMARK.sub(b"", (shipped("static") / SCRIPT).read_bytes())


def _served() -> Iterator[tuple[str, bytes]]:
    made = {SHEET: sheet(), SCRIPT: script()}
    yield from made.items()
    for path in sorted(shipped("static").glob("*.*")):
        if path.name not in made:
            yield path.name, path.read_bytes()


def _hashed(name: str, content: bytes) -> str:
    stem, suffix = name.rsplit(".", 1)
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:12]}.{suffix}"
