"""Class days by the hundred: seeds of tests/classday on each database, each with a school, its operator and faults."""

from collections.abc import Iterator

from tests.classday.play import place, play
from tests.torture.table import Row, Scale

SEEDS = {"sqlite": 100, "postgresql": 30}


def rows(scale: Scale) -> Iterator[Row]:
    """A row for each database, and one for each seed that failed."""
    for database, many in SEEDS.items():
        seeds = range(1, 1 + scale.of(many))
        with place(database) as at:
            outcomes = [play(seed, at) for seed in seeds]
        acts, acknowledged = (
            sum(counts) for counts in zip(*((len(o.acts), o.acknowledged) for o in outcomes), strict=True)
        )
        faults = [str(each) for each in outcomes if each.broken]
        yield Row(
            f"{len(seeds)} seeds on {database}", f"{acts} acts, {acknowledged} responses acknowledged", (), faults
        )
