"""What a downloaded file is called: after its group and the day, so that one finds it again."""

import re
import unicodedata
from datetime import date
from urllib.parse import quote

LONGEST = 60  # characters of a group's name; a path must stay short enough for every system
UNNAMED = "group"
_BETWEEN = re.compile(r"[\W_]+")


def disposition(group: str, day: date, file: str) -> str:
    """The header that names a download (RFC 6266): for all in ASCII, and with the name's own letters besides.

    group  its name, any text.
    file   the last part of its address: "responses.xlsx" is the group's file itself, others keep their names.
    """
    kind = ".xlsx" if file == "responses.xlsx" else f"-{file}"
    own = f"{_joined(group) or UNNAMED}-{day}{kind}"
    plain = f"{_joined(_ascii(group)) or UNNAMED}-{day}{kind}"
    also = "" if own == plain else f"; filename*=UTF-8''{quote(own, safe='')}"
    return f'attachment; filename="{plain}"{also}'


def _ascii(name: str) -> str:
    """The name without accents, and without the letters that have no plain one."""
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()


def _joined(name: str) -> str:
    """Letters and digits, with hyphens between."""
    return _BETWEEN.sub("-", unicodedata.normalize("NFC", name).casefold())[:LONGEST].strip("-")
