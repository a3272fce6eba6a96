"""The files that are served as they are: hashed when a site is made, and without what is for us."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from quiz.settings import shipped

SHEET, PAPER = "quiz.css", "paper.css"
# The parts of the style sheets, in the order in which they are joined. What pages share comes first, then the rooms.
# Every page links the first sheet; pages that are made to be written on or handed over link the other, too.
PARTS = {
    SHEET: ("tokens", "base", "parts", "pictures", "print", "taking", "result", "roles", "role", "groups", "texts"),
    PAPER: ("paper",),
}
SCRIPT = "quiz.js"
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


def joined(name: str = SHEET) -> bytes:
    """A style sheet as it is written."""
    return b"\n".join((shipped("static") / "css" / f"{part}.css").read_bytes() for part in PARTS[name])


def sheet(name: str = SHEET) -> bytes:
    """A style sheet: one file to a browser, without what is for us: comments, blanks, the last semicolons."""
    return BLANK.sub(b"", COMMENT.sub(b"", joined(name)))


def script(name: str = SCRIPT) -> bytes:
    """A script, without its comments."""
    return REMARK.sub(b"", (shipped("static") / name).read_bytes())


def _served() -> Iterator[tuple[str, bytes]]:
    for name in PARTS:
        yield name, sheet(name)
    for path in sorted(shipped("static").glob("*.*")):
        yield path.name, script(path.name) if path.suffix == ".js" else path.read_bytes()


def _hashed(name: str, content: bytes) -> str:
    stem, suffix = name.rsplit(".", 1)
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:12]}.{suffix}"
