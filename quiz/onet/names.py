"""The names of tables and columns: which file of a release holds which table, and how names are compared."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

# Table → what it may be made of, the first that is there in full: the files of one release or another. The names that
# came later are those of the migration reference of release 30.3.
_MADE_OF: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "Skills": (("Skills",), ("Essential Skills", "Transferable Skills")),
    "Interests": (("Interests",), ("Career Interest Types",)),
}
_ENDING: Final = re.compile(r"(\.(txt|tsv|csv))?(\.gz)?$", re.IGNORECASE)
_TABLE: Final = re.compile(r"\.(txt|tsv|csv)(\.gz)?$", re.IGNORECASE)
_MONTH: Final = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December) 20\d\d\b"
)
_NUMBER: Final = re.compile(r"(?<![a-z0-9])(?:db[ _-]|o\*?net[ _-]?)v?(\d{1,2})[_.](\d{1,2})(?![0-9])", re.IGNORECASE)

ADDRESS: Final = "https://www.onetcenter.org/database.html"
KNOWN: Final = range(25, 31)  # releases
QUARTERLY: Final = range(25, 30)


def key(name: str) -> str:
    """What is compared of the name of a table or a column: its letters and numbers, without case."""
    return "".join(each for each in name.casefold() if each.isalnum())


def key_of_file(name: str) -> str:
    """The same of a file's name, without its ending; empty where it is no table."""
    return key(_ENDING.sub("", name)) if _TABLE.search(name) else ""


def made_of(table: str) -> tuple[tuple[str, ...], ...]:
    """What a table may be made of: one or more files, the first choice first."""
    return _MADE_OF.get(table, ((table,),))


def month_in(texts: Iterable[str]) -> str:
    """The month of a release, such as May 2025, in the first text that has one; empty where none has."""
    return next((found[0] for text in texts if (found := _MONTH.search(text))), "")


def month_of(number: str) -> str:
    """The month of a release of the years in which there was one each quarter, by its number; else empty.

    25.0 is of August 2020, 25.3 of May 2021.
    """
    major, _, minor = number.partition(".")
    if not (major.isdecimal() and int(major) in QUARTERLY and minor in {"0", "1", "2", "3"}):
        return ""
    month, later = (("August", 0), ("November", 0), ("February", 1), ("May", 1))[int(minor)]
    return f"{month} {1995 + int(major) + later}"


def number_in(texts: Iterable[str]) -> str:
    """The number of a release, such as 29.3, in the first text that has one; empty where none has."""
    return next((f"{found[1]}.{found[2]}" for text in texts if (found := _NUMBER.search(text))), "")
