"""The parts of the table, in its order."""

from tests.evidence import documents, occupations, reading_level, separability, sources, stability
from tests.evidence.table import DATA, Part, Section

PARTS: dict[str, Part] = {
    "separability": separability.part,
    "stability": stability.part,
    "reading level": reading_level.part,
    "sources": sources.part,
    "documents": documents.part,
    "occupations": occupations.part,
}


def compute(name: str) -> Section:
    """Compute one part from the data that are there."""
    return PARTS[name](DATA)
