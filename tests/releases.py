"""A made-up release of O*NET: ten occupations with figures for all elements of the bank, written in every shape.

Nothing in it is of O*NET but the ids and names of elements and scales. The figures follow a rule, so that a test can
work each of them out by hand: see `value`.
"""

import csv
import gzip
import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import product
from pathlib import Path

from quiz.bank import Element, shipped

Rows = list[list[str]]
Tables = dict[str, Rows]

CODES = {
    "11-9001.00": "Lighthouse Managers",
    "13-9002.00": "Weather Accountants",
    "15-9003.00": "Cloud Shepherds",
    "17-9004.00": "Bridge Dreamers, Wood and Stone",
    "19-9005.00": "Comet Listeners",
    "25-9006.00": "Teachers of Echoes",
    "27-9007.00": "Moon Painters",
    "29-9008.00": "Puppet Nurses",
    "29-9009.00": 'Nurses of "Old" Trees',
    "47-9010.00": "Sand Plumbers",
}
ALTERNATE = [
    ("11-9001.00", "Beacon Boss"),
    ("15-9003.00", "Fog Nurse"),
    ("15-9003.00", "Cumulus Driver"),
    ("29-9008.00", "Doll Nurse"),
    ("29-9009.00", "Bark Nurse"),
    ("29-9009.00", "Root Nurse"),
    ("47-9010.00", "Dune Fitter, Señior"),
]
REPORTED = [("27-9007.00", "Lunar Artist"), ("29-9008.00", "Puppet Nurses"), ("47-9010.00", "Pipe Fitter")]
SCALES = {
    "IM": (1, 5),
    "LV": (0, 7),
    "OI": (1, 7),
    "IH": (0, 6),
    "EX": (1, 7),
    "CX": (1, 5),
    "CXP": (0, 100),
    "RL": (0, 100),
}
WITH_LEVELS = ("Knowledge", "Skills", "Work Activities")
SUPPRESSED, NOT_RELEVANT = ("29-9008.00", "2.C.1.a"), ("29-9009.00", "2.C.1.a")  # of Knowledge, at the level
ZONES = (3, 4, 2, 4, 5, 4, 2, 4, 3, 2)  # of each occupation
ZONE_NAMES = {
    2: ("Job Zone Two: Some Preparation Needed", "Usually a school for bells."),
    3: ("Job Zone Three: Medium Preparation Needed", "Usually a school for bells, and a year at sea."),
    4: ("Job Zone Four: Considerable Preparation Needed", "Most ask for a degree in weather, but some do not."),
    5: ("Job Zone Five: Extensive Preparation Needed", "Most ask for more than a degree."),
}
LEVELS = {
    "1": "Less than a Song",
    "2": "Song - or the equivalent (for example, a hum)",
    "3": "Opera - awarded for singing",
}
SHARES = ("9.99", "30.50", "59.51")  # who say so, of every occupation but the one for which a share is not to be used
NOT_SHARED = "13-9002.00"
RELATED = {  # the first of them is related to the second, and stands highest in its list
    "11-9001.00": ("13-9002.00", "19-9005.00", "29-9009.00"),
    "13-9002.00": ("11-9001.00", "17-9004.00"),
    "29-9008.00": ("29-9009.00",),
    "29-9009.00": ("29-9008.00", "47-9010.00"),
}
TASKS, TOO_LONG = 7, 2  # of each occupation, the last of them supplemental; the number of one too long to be quoted
READ_ME = "O*NET 29.3 Database\r\nMay 2025 Release\r\n"
HEAD = ["O*NET-SOC Code", "Title"]
FIGURES = ["Element ID", "Element Name", "Scale ID", "Scale Name", "Category", "Data Value", "N", "Standard Error"]
BOUNDS = ["Lower CI Bound", "Upper CI Bound", "Recommend Suppress", "Not Relevant", "Date", "Domain Source"]


def elements(table: str) -> list[Element]:
    """The elements of the bank that are in a table, by id."""
    found = [each for banked in shipped().dimensions for each in banked.elements if each.file == table]
    return sorted(found, key=lambda element: element.id)


def value(occupation: int, element: int, scale: str) -> Decimal:
    """The figure of an occupation for an element of its table, both counted from 0.

    The ten figures of an element lie on ten of the eleven tenths of its scale, so that no two occupations are alike.
    """
    low, high = SCALES[scale]
    tenths = ((occupation + 1) * (element % 10 + 1) + element // 10) % 11
    return (Decimal(low) + Decimal(high - low) * tenths / 10).quantize(Decimal("0.01"))


def tables() -> Tables:
    """All tables of the release: the columns, then the rows."""
    made: Tables = {
        "Occupation Data": [[*HEAD, "Description"], *([c, t, f"{t} do it."] for c, t in CODES.items())],
        "Alternate Titles": [[*HEAD, "Alternate Title"], *([c, CODES[c], t] for c, t in ALTERNATE)],
        "Sample of Reported Titles": [[*HEAD, "Reported Job Title"], *([c, CODES[c], t] for c, t in REPORTED)],
        "Scales Reference": [
            ["Scale ID", "Scale Name", "Minimum", "Maximum"],
            *([id, f"Scale {id}", str(low), str(high)] for id, (low, high) in SCALES.items()),
        ],
    }
    made |= _described()
    for table in ("Interests", "Knowledge", "Skills", "Work Styles", "Work Values", "Work Activities", "Work Context"):
        made[table] = [[*HEAD, *FIGURES, *BOUNDS], *_figures(table)]
    return made


def _described() -> Tables:
    """What is said of the occupations in words, or in shares of those asked."""
    zones = zip(CODES.items(), ZONES, strict=True)
    needed = ["2.D.1", "Required Level of Education", "RL", "Required Level Of Education (Categories 1-3)"]
    return {
        "Job Zones": [[*HEAD, "Job Zone", "Date"], *([*named, f"{zone}", "08/2023"] for named, zone in zones)],
        "Job Zone Reference": [
            ["Job Zone", "Name", "Experience", "Education"],
            *([f"{zone}", name, "Some.", education] for zone, (name, education) in ZONE_NAMES.items()),
        ],
        "Task Statements": [
            [*HEAD, "Task ID", "Task", "Task Type", "Incumbents Responding", "Date", "Domain Source"],
            *(_task(n, code, number) for n, code in enumerate(CODES) for number in range(1, TASKS + 1)),
        ],
        "Task Ratings": [
            [*HEAD, "Task ID", "Task", "Scale ID", "Category", "Data Value", "Recommend Suppress"],
            ["11-9001.00", "", "103", "", "IM", "n/a", "4.50", "N"],
            ["11-9001.00", "", "105", "", "IM", "n/a", "4.75", "N"],
            ["11-9001.00", "", "106", "", "IM", "n/a", "4.90", "Y"],
        ],
        "Education, Training, and Experience": [
            [*HEAD, *FIGURES[:6], "Recommend Suppress", "Date"],
            *(
                [*named, *needed, level, share, _shared(named[0], level), "08/2022"]
                for named, level, share in _shares()
            ),
        ],
        "Education, Training, and Experience Categories": [
            ["Element ID", "Element Name", "Scale ID", "Scale Name", "Category", "Category Description"],
            *([*needed, category, name] for category, name in LEVELS.items()),
        ],
        "Related Occupations": [
            [*HEAD, "Related O*NET-SOC Code", "Related Title", "Relatedness Tier", "Index"],
            *([code, CODES[code], other, CODES[other], "Primary-Short", place] for code, other, place in _related()),
        ],
    }


def _task(n: int, code: str, number: int) -> list[str]:
    """Tasks are numbered from 101 for the first occupation, from 201 for the next, and so on."""
    text = f"Do thing {number} as {CODES[code]} do{' and look at it again' * 10 if number == TOO_LONG else ''}."
    sort = "Supplemental" if number == TASKS else "Core"
    return [code, CODES[code], f"{n + 1}0{number}", text, sort, "95", "08/2023", "Incumbent"]


def _shares() -> Iterator[tuple[tuple[str, str], str, str]]:
    shares = zip(LEVELS, SHARES, strict=True)
    yield from ((named, level, share) for named, (level, share) in product(CODES.items(), shares))


def _shared(code: str, level: str) -> str:
    return "Y" if (code, level) == (NOT_SHARED, "3") else "N"


def _related() -> Iterator[tuple[str, str, str]]:
    yield from ((code, other, f"{at}") for code, others in RELATED.items() for at, other in enumerate(others, start=1))


def _figures(table: str) -> Rows:
    found = []
    for n, code in enumerate(CODES):
        for m, element in enumerate(elements(table)):
            scales = (element.scale, "LV") if table in WITH_LEVELS else (element.scale,)
            found += [_row(n, m, code, element, scale) for scale in scales]
        if table == "Interests":
            found.append([code, CODES[code], "1.B.1.i", "Third Interest High-Point", "IH", "Scale IH", "n/a", "0"])
        if table == "Work Context":  # shares of those who chose a category, which are no figures
            share = ["4.C.3.d.1", "Time Pressure", "CXP", "Scale CXP"]
            found += [[code, CODES[code], *share, category, "50.00"] for category in ("1", "2")]
    width = len([*HEAD, *FIGURES, *BOUNDS])
    return [row + [""] * (width - len(row)) for row in found]


def _row(n: int, m: int, code: str, element: Element, scale: str) -> list[str]:
    number = value(n, m, scale)
    low, high = number - Decimal("0.05"), number + Decimal("0.05")
    about = [code, CODES[code], element.id, element.name, scale, f"Scale {scale}", "n/a"]
    is_level = scale == "LV"
    suppressed = "Y" if is_level and (code, element.id) == SUPPRESSED else "N"
    irrelevant = ("Y" if (code, element.id) == NOT_RELEVANT else "N") if is_level else "n/a"
    return [*about, f"{number}", "20", "0.0250", f"{low}", f"{high}", suppressed, irrelevant, "08/2024", "Analyst"]


# How it is written


def text_of(rows: Rows) -> bytes:
    """A table as it is published: tabs between cells, and lines that end as on Windows."""
    return "".join("\t".join(row) + "\r\n" for row in rows).encode()


def csv_of(rows: Rows, delimiter: str = ",") -> bytes:
    """A table as a spreadsheet saves it, with the mark in front that some of them put there."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def as_published(made: Mapping[str, Rows]) -> dict[str, bytes]:
    """The files of the release, by name."""
    return {f"{name}.txt": text_of(rows) for name, rows in made.items()} | {"Read Me.txt": READ_ME.encode()}


def in_folder(path: Path, files: Mapping[str, bytes]) -> Path:
    """A new folder with these files."""
    path.mkdir()
    for name, content in files.items():
        (path / name).write_bytes(content)
    return path


def in_archive(path: Path, files: Mapping[str, bytes]) -> Path:
    """A new ZIP archive with these files."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def _gzipped(made: Tables) -> dict[str, bytes]:
    return {f"{name.lower().replace(' ', '_')}.tsv.gz": gzip.compress(text_of(made[name])) for name in made}


def _loud(made: Tables) -> dict[str, bytes]:
    """In capitals, and with the columns in another order, named as in the SQL files of a release."""
    turned = {
        name: [[each.upper().replace(" ", "_") for each in rows[0]][::-1], *(row[::-1] for row in rows[1:])]
        for name, rows in made.items()
    }
    return {f"{name.upper().replace(' ', '_')}.TXT": text_of(rows) for name, rows in turned.items()}


def _later(made: Tables) -> dict[str, bytes]:
    """With the names of files that later releases have."""
    skills, others = made["Skills"], {name: rows for name, rows in made.items() if name not in {"Skills", "Interests"}}
    for name, prefix in (("Essential Skills", "2.A."), ("Transferable Skills", "2.B.")):
        others[name] = [skills[0], *(row for row in skills[1:] if row[2].startswith(prefix))]
    others["Career Interest Types"] = made["Interests"]
    return as_published(others) | {"Read Me.txt": b"O*NET 30.3 Database\n"}


SHAPES: dict[str, Callable[[Path, Tables], Path]] = {
    "folder": lambda path, made: in_folder(path / "text", as_published(made)),
    "gzipped": lambda path, made: in_folder(path / "db_29_3_text", _gzipped(made)),
    "csv": lambda path, made: in_folder(path / "db_29_3", {f"{name}.csv": csv_of(made[name]) for name in made}),
    "semicolons": lambda path, made: in_folder(
        path / "onet-29.3", {f"{name}.csv": csv_of(made[name], ";") for name in made}
    ),
    "loud": lambda path, made: in_folder(path / "DB_29_3", _loud(made)),
    "later": lambda path, made: in_folder(path / "later", _later(made)),
    "archive": lambda path, made: in_archive(path / "a.zip", as_published(made)),
    "archive with a folder": lambda path, made: in_archive(
        path / "b.zip",
        {f"db_29_3_text/{name}": content for name, content in as_published(made).items() if name != "Read Me.txt"}
        | {"__MACOSX/db_29_3_text/._Skills.txt": b"\0", "db_29_3_text/.DS_Store": b"\0"},
    ),
    "archive of gzipped": lambda path, made: in_archive(path / "db_29_3.zip", _gzipped(made)),
}
