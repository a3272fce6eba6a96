"""The parts of the table, in its order."""

from tests.evidence import reading_level
from tests.evidence.table import DATA, Part, Section

PARTS: dict[str, Part] = {"reading level": reading_level.part}


def compute(name: str) -> Section:
    """Compute one part from the data that are there."""
    return PARTS[name](DATA)
