"""The table of the trials: what was done, what people who meant no harm got meanwhile, and whether a promise broke."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.torture.visitors import Visit

SHOWN = 3  # faults of a row that are printed


@dataclass(frozen=True, slots=True)
class Scale:
    """How much of each trial is done: 1 all of it, less in the gate."""

    share: float = 1.0

    def of(self, whole: int, least: int = 1) -> int:
        """So many of what would be `whole` in all."""
        return max(least, round(whole * self.share))

    @property
    def pause(self) -> float:
        """Seconds between two visits of one person; in the gate, others want the processor, too."""
        return 0.05 if self.share == 1 else 0.3


@dataclass(frozen=True, slots=True)
class Row:
    """One case.

    case    what was done, and how many.
    came    what came of it, such as how many were cut off.
    visits  what a healthy client asked meanwhile.
    faults  which promises broke; a visit that failed is one without being named here.
    most    seconds that a visit may take.
    """

    case: str
    came: str = ""
    visits: Sequence[Visit] = ()
    faults: Sequence[str] = field(default=())
    most: float | None = None

    @property
    def wrong(self) -> list[str]:
        """Every promise that broke, in words, but for how long somebody may wait: the gate runs on busy machines."""
        return [*self.faults, *(f"{each.what}: {each.fault}" for each in self.visits if each.fault)]

    @property
    def broken(self) -> list[str]:
        """Every promise that broke."""
        slow = self.most is not None and self.worst > self.most
        return [*self.wrong, *([f"somebody waited more than {self.most} s"] if slow else [])]

    @property
    def worst(self) -> float:
        """The longest wait, in seconds."""
        return max((each.waited for each in self.visits), default=0.0)

    def __str__(self) -> str:
        """The row as a line, with the first faults below it."""
        answered = sum(not each.fault for each in self.visits)
        asked = f"{answered:5} of {len(self.visits):5} {self.worst * 1000:7.0f} ms" if self.visits else " " * 25
        broken = self.broken
        lines = [f"{self.case:70} {asked}  {'BROKEN' if broken else 'kept  '}  {self.came}".rstrip()]
        lines += [f"    {fault}" for fault in broken[:SHOWN]]
        lines += [f"    and {len(broken) - SHOWN} more"] if len(broken) > SHOWN else []
        return "\n".join(lines)


HEADINGS = f"{'what was done':70} {'answered':>14} {'worst wait':>10}  promise  what came of it"
