"""A release: its occupations, its scales, and the rows of its tables, each file read only when it is asked for."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Final

from quiz.errors import ReleaseError
from quiz.onet.figures import figure
from quiz.onet.names import ADDRESS, KNOWN, key_of_file, made_of, month_in, month_of, number_in
from quiz.onet.tables import Row, rows
from quiz.reading.faults import printable, quote
from quiz.reading.lines import lines
from quiz.reading.packed import Packed, files

CODE: Final = "O*NET-SOC Code"
READ_ME: Final = "readme"
MOST_SAID: Final = 10  # lines of the Read Me, whose first has the number

_CODE: Final = re.compile(r"\d\d-\d{4}\.\d\d")


@dataclass(frozen=True, slots=True)
class Occupation:
    """What O*NET describes; `code` is its O*NET-SOC code, such as 29-1141.00."""

    code: str
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class Scale:
    """What figures are given on, from `low` to `high`; `id` is such as IM."""

    id: str
    name: str
    low: Decimal
    high: Decimal


class Release:
    """The tables of a folder or an archive. Whatever cannot be read raises ReleaseError, when it is asked for.

    where   what messages call it.
    number  such as 29.3; empty where nothing says it.
    dated   of which month it is, such as May 2025; empty likewise.
    """

    def __init__(self, path: Path) -> None:
        self.where = printable(str(path))
        self._files: dict[str, list[Packed]] = defaultdict(list)
        everything = files(path)
        for file in everything:
            self._files[key_of_file(file.name)].append(file)
        folders = dict.fromkeys(file.folder for file in everything)
        self.number = number_in((*self._read_me(), *folders, path.name))
        self.dated = month_in(self._read_me()) or month_of(self.number)

    @property
    def is_known(self) -> bool:
        """Whether it is one of the releases whose tables we know."""
        return self.number != "" and int(self.number.partition(".")[0]) in KNOWN

    @property
    def credit(self) -> str:
        """Whose the data are, and under which licence, as those who use them must say."""
        named = f"O*NET {self.number} Database" if self.number else "O*NET Database (nothing says which release)"
        owner = "U.S. Department of Labor, Employment and Training Administration (USDOL/ETA)"
        return f"{named} by the {owner}, used under the CC BY 4.0 license. O*NET® is a trademark of USDOL/ETA."

    @cached_property
    def occupations(self) -> Mapping[str, Occupation]:
        """All that it describes, by code, in the order of the codes."""
        found: dict[str, Occupation] = {}
        for row in self.rows("Occupation Data", (CODE, "Title"), ("Description",)):
            code, title, description = row.cells
            if not _CODE.fullmatch(code):
                raise row.wrong(f"{quote(code)} is no code of an occupation, such as 29-1141.00.")
            if not title:
                raise row.wrong("this occupation has no title.")
            if code in found:
                raise row.wrong(f"{quote(code)} stands on an earlier line, too.")
            found[code] = Occupation(code, title, description)
        return dict(sorted(found.items()))

    @cached_property
    def scales(self) -> Mapping[str, Scale]:
        """Its scales, by id."""
        found = {}
        for row in self.rows("Scales Reference", ("Scale ID", "Scale Name", "Minimum", "Maximum")):
            id, name, low, high = row.cells
            scale = Scale(id, name, figure(row, low, "minimum"), figure(row, high, "maximum"))
            if not id or id in found or scale.low >= scale.high:
                raise row.wrong(f"{quote(id)} is no scale, or stands on an earlier line, too.")
            found[id] = scale
        return found

    def has(self, table: str) -> bool:
        """Whether it has a table, such as “Work Context”, under any of its names."""
        return any(self._has_all(names) for names in made_of(table))

    def rows(self, table: str, needed: Sequence[str], optional: Sequence[str] = ()) -> Iterator[Row]:
        """The rows of a table, which may be more than one file: the cells of these columns, in this order."""
        for file in self.files_of(table):
            yield from rows(file, needed, optional)

    def rows_of_occupations(
        self, table: str, needed: Sequence[str], optional: Sequence[str] = ()
    ) -> Iterator[tuple[Occupation, Row]]:
        """The same with the occupation that each row is about; the cells are those of the other columns."""
        for row in self.rows(table, (CODE, *needed), optional):
            occupation = self.occupations.get(row.cells[0])
            if occupation is None:
                raise row.wrong(f"{quote(row.cells[0])} is no occupation of “Occupation Data”.")
            yield occupation, row._replace(cells=row.cells[1:])

    def find(self, codes: Iterable[str]) -> tuple[Occupation, ...]:
        """The occupations of these codes, in their order, each once. Raises ReleaseError with the unknown ones."""
        wanted = list(dict.fromkeys(codes))
        if unknown := [code for code in wanted if code not in self.occupations]:
            what = " ".join(self._unknown(code) for code in unknown)
            raise ReleaseError(what, where=self.where, fix="`quiz import onet --search` finds codes by titles.")
        return tuple(self.occupations[code] for code in wanted)

    def files_of(self, table: str) -> tuple[Packed, ...]:
        """The files of a table, in their order. Raises ReleaseError where it has none, or two of one name."""
        for names in made_of(table):
            if self._has_all(names):
                return tuple(self._file(name) for name in names)
        others = "" if any(self._files) else " It has no table at all."
        fix = f"Name the folder or the archive in which the text files of a release are: {ADDRESS}."
        raise ReleaseError(f"there is no table {quote(table)}.{others}", where=self.where, fix=fix)

    def _has_all(self, names: Collection[str]) -> bool:
        return all(self._files.get(key_of_file(f"{name}.txt")) for name in names)

    def _file(self, name: str) -> Packed:
        found = self._files[key_of_file(f"{name}.txt")]
        if len(found) > 1:
            listed = ", ".join(file.where for file in found)
            raise ReleaseError(f"more than one file may be {quote(name)}: {listed}.", where=self.where, fix="Keep one.")
        return found[0]

    def _read_me(self) -> Iterator[str]:
        for file in self._files.get(READ_ME, ())[:1]:
            try:
                yield from (line for _, line in islice(lines(file), MOST_SAID))
            except ReleaseError:  # it is no table: what is wrong with it says nothing of those
                return

    def _unknown(self, code: str) -> str:
        near = get_close_matches(code[: len("29-1141.00")], self.occupations, n=1)
        meant = f" Did you mean {quote(near[0])}?" if near else ""
        return f"there is no occupation {quote(code)}.{meant}"
