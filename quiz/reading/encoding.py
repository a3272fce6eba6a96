"""From a file's bytes to characters that YAML may read."""

import re

from quiz.reading.faults import Fault, FileError
from quiz.reading.file_types import other_type

MOST_BYTES = 1024 * 1024

# YAML allows more characters, but some of these end a line in one editor and not in another, and all are invisible.
_FORBIDDEN = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
# Those of old Macs too, and those of a file that was converted between systems twice.
_LINE_ENDS = re.compile("\r+\n|\r")


def decode(text: bytes | str, name: str) -> str:
    """The text with lines ended by one line feed. Raises FileError unless it is UTF-8 of at most 1 MiB."""
    raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    if other := other_type(raw):
        raise FileError(name, [Fault(0, "", other)])
    if len(raw) > MOST_BYTES:
        raise FileError(name, [Fault(0, "", "the file is over 1 MiB. A quiz is far smaller: is it the right file?")])
    try:
        characters = raw.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise FileError(name, [Fault(line, "", "this is not UTF-8 text. Save the file as UTF-8.")]) from None
    characters = _LINE_ENDS.sub("\n", characters)
    if faults := _forbidden(characters):
        raise FileError(name, faults)
    return characters


def _forbidden(text: str) -> list[Fault]:
    return [
        Fault(line, "", f"column {found.start() + 1} holds a control character (U+{ord(found[0]):04X}). Delete it.")
        for line, content in enumerate(text.split("\n"), start=1)
        if (found := _FORBIDDEN.search(content))
    ]
