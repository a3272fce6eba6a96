"""The parts of the table, in its order."""

from tests.evidence import (
    alternatives,
    documents,
    fields,
    halves,
    occupations,
    outside,
    reading_level,
    separability,
    sources,
    stability,
)
from tests.evidence.table import DATA, Part, Section
from tests.examples import shipped_quiz

PARTS: dict[str, Part] = {
    "separability": separability.part,
    "alternatives": alternatives.part,
    "stability": stability.part,
    "halves": halves.part,
    "halves turned": halves.turned,
    "outside": outside.part,
    "outside by field": fields.by_field,
    "outside by word": fields.by_word,
    "reading level": reading_level.part,
    "sources": sources.part,
    "documents": documents.part,
    "occupations": occupations.part,
}


def heading() -> str:
    """What the table is about; a quiz of another version has another table."""
    return (
        f"The evidence on the shipped quiz, version {shipped_quiz().version[:12]}: what it can do, and what it cannot"
    )


def compute(name: str) -> Section:
    """Compute one part from the data that are there."""
    return PARTS[name](DATA)
