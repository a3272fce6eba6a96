"""The files that are served as they are: hashed and compressed when a site is made, and without what is for us."""

import gzip
import hashlib
import mimetypes
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial
from pathlib import Path

import brotli

from quiz.settings import shipped
from quiz.theme import Theme

Ways = Mapping[str, Callable[[bytes], bytes]]
Forms = Mapping[str, bytes]  # one content in each encoding that makes it smaller, and as it is

PLAIN = "identity"
BEST: Ways = {"br": partial(brotli.compress, quality=11), "gzip": partial(gzip.compress, compresslevel=9, mtime=0)}
# What compressing makes much smaller.
TEXTS = {
    *("text/css", "text/html", "text/javascript", "text/plain", "image/svg+xml"),
    *("application/javascript", "application/json", "application/xml"),
}
SHEET, PAPER, AUTHOR, QUIZZES = "quiz.css", "paper.css", "author.css", "quizzes.css"
# The parts of the style sheets, in the order in which they are joined. What pages share comes first, then the rooms.
# Every page links the first sheet. Pages that are made to be written on or handed over, those of an author, and those
# that list several quizzes link one more.
PARTS = {
    SHEET: ("tokens", "base", "parts", "pictures", "print", "taking", "result", "roles", "role", "groups", "texts"),
    PAPER: ("paper",),
    AUTHOR: ("author",),
    QUIZZES: ("quizzes",),
}
SCRIPT = "quiz.js"
THEME, ICON = "theme.css", "icon.svg"
LEAD = "#0b4f6c"  # the accent of the icon, in whose place that of a theme stands
# Whoever asks for more contrast, or for colours of their own, gets what they ask for: no theme is meant for them.
ACCENTS = (
    "@media (forced-colors:none) and (not (prefers-contrast:more)){@layer tokens{"
    ":root{--lead:%s}@media (prefers-color-scheme:dark){:root{--lead:%s}}}}"
)
REMARK = re.compile(rb"^ *//.*\n| +// .*$|^\n", re.MULTILINE)
COMMENT, BLANK = re.compile(rb"/\*.*?\*/", re.DOTALL), re.compile(rb";?\s*(?=})|\s*\n\s*|(?<=[{:;,}]) | (?={)")


def saved() -> list[Path]:
    """The files on the disk."""
    return [path for path in shipped("static").rglob("*.*") if path.is_file()]


def hashed() -> dict[str, Forms]:
    """What is served, by names that change with the content."""
    return {_hashed(name, content): _forms(content, media_type(name)) for name, content in _served()}


def media_type(name: str) -> str:
    """The media type of a file, by its name."""
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


@lru_cache
def _forms(content: bytes, media_type: str) -> Forms:
    made = {encoding: way(content) for encoding, way in BEST.items()} if media_type in TEXTS else {}
    return {encoding: form for encoding, form in made.items() if len(form) < len(content)} | {PLAIN: content}


@lru_cache(maxsize=64)  # every page of a quiz with a theme asks
def themed(theme: Theme) -> Mapping[str, tuple[str, Forms]]:
    """The files of a theme, by their plain names: the name under which each is served, and its forms."""
    icon = (shipped("static") / ICON).read_text(encoding="utf-8").replace(LEAD, theme.accent)
    files = {THEME: (ACCENTS % (theme.accent, theme.accent_dark)).encode(), ICON: icon.encode()}
    return {name: (_hashed(name, content), _forms(content, media_type(name))) for name, content in files.items()}


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
