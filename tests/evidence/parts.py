"""The parts of the table, in its order."""

from tests.evidence.table import DATA, Part, Section

PARTS: dict[str, Part] = {}


def compute(name: str) -> Section:
    """Compute one part from the data that are there."""
    return PARTS[name](DATA)
