"""Logs without codes: an address that holds answers is cut short, and whatever else looks like a code struck out."""

import logging
import re

ADDRESS = re.compile(r"(/(?:take|ready|answers|r|open|g|send|receipt|s)\b)[^\s\"'\])]*", re.IGNORECASE)
CODE = re.compile(  # or a secret; the first is tried once a word, or a long line of hyphens would take minutes
    r"(?<![0-9A-Za-z-])(?=(?:[A-Za-z-]*\d){2})[0-9A-Za-z-]{17,}|\b(?i:[0-9A-HJKMNP-TV-Z]{26})\b"
)


class WithoutCodes(logging.Formatter):
    """Formats a record, its traceback included, without codes."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as text, each code as "<code>"."""
        return CODE.sub("<code>", ADDRESS.sub(r"\1/<code>", super().format(record)))


def install() -> None:
    """Have every handler of the root logger strike out codes; give it one where the operator set up none."""
    root = logging.getLogger()
    if not root.handlers:
        root.addHandler(logging.StreamHandler())
    for handler in root.handlers:
        handler.setFormatter(WithoutCodes("%(levelname)s %(name)s: %(message)s"))
