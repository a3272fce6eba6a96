"""What tells specialist and technician apart: by the article, and by O*NET's figures for the two occupations."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

from tests.evidence import onet
from tests.evidence.table import Row, Section, absent

TITLE = "Specialist and technician: the article, beside O*NET"
NOTE = (
    "No people are counted here: O*NET’s figures are means of what workers, experts or a program said about an "
    "occupation, from 1 to 5, and for interests from 1 to 7. In brackets: the percentile among all occupations. The "
    "article says who has more of something, support specialist or support technician. Which elements stand for "
    "that is our choice. Beside it, O*NET says which of two occupations has more: user support (15-1232) or "
    "hardware repairers (49-2011). By chance, the two agree on half."
)
COLUMNS = ("user support", "repairers", "field technicians", "more by O*NET", "more by the article", "line")
OCCUPATIONS = ("15-1232", "49-2011", "49-2022")  # of the first three columns
SPECIALIST, TECHNICIAN = "specialist", "technician"

# Element → who has more of it by the article, and in which of its lines.
CLAIMS = {
    "Deal With External Customers": (SPECIALIST, "9"),
    "Performing for or Working Directly with the Public": (SPECIALIST, "9"),
    "Assisting and Caring for Others": (SPECIALIST, "14"),
    "Telephone": (SPECIALIST, "11"),
    "Electronic Mail": (SPECIALIST, "14"),
    "Education and Training": (SPECIALIST, "22"),
    "Repairing and Maintaining Electronic Equipment": (TECHNICIAN, "7"),
    "Repairing": (TECHNICIAN, "16"),
    "Installation": (TECHNICIAN, "7"),
    "In an Enclosed Vehicle or Equipment": (TECHNICIAN, "20"),
    "Realistic": (TECHNICIAN, "14"),
    "Telecommunications": (TECHNICIAN, "7"),
    "Programming": (TECHNICIAN, "18"),
}

Rated: TypeAlias = Mapping[tuple[str, str], tuple[Decimal, Decimal]]  # (element, occupation) → figure, percentile


def part(data: Path) -> Section:
    """Lay the article's claims beside the figures."""
    file = data / onet.OURS
    if not file.exists():
        return absent(TITLE, [file])
    return Section(TITLE, NOTE, COLUMNS, tuple(compared(rated(onet.rows(file)))))


def rated(table: Iterable[Mapping[str, str]]) -> Rated:
    """What the rows of our table of O*NET tell of the three occupations."""
    return {
        (row["element"], row["onet_soc_29_3"][:7]): (Decimal(row["raw"]), Decimal(row["percentile_all_occupations"]))
        for row in table
        if row["raw"] and row["onet_soc_29_3"][:7] in OCCUPATIONS
    }


def compared(figures: Rated) -> Iterator[Row]:
    """On how many elements the two agree, then each: the figures, and who has more."""
    more = {element: _more(*(figures[element, each][0] for each in OCCUPATIONS[:2])) for element in CLAIMS}
    same = sum(more[element] == claimed for element, (claimed, _) in CLAIMS.items())
    yield "the two agree on", "", "", "", f"{same} of {len(CLAIMS)}", "", ""
    yield "  by chance", "", "", "", f"{len(CLAIMS) / 2:g} of {len(CLAIMS)}", "", ""
    for element, (claimed, line) in CLAIMS.items():
        cells = (figures[element, each] for each in OCCUPATIONS)
        yield (
            f"  {element}",
            *(f"{raw:.2f} ({percentile:.1f})" for raw, percentile in cells),
            more[element],
            claimed,
            line,
        )


def _more(specialist: Decimal, technician: Decimal) -> str:
    if specialist == technician:
        return "neither"
    return SPECIALIST if specialist > technician else TECHNICIAN
