"""Play class days: `python -m tests.classday SEED`, or `--seeds 1-100`, or `--minutes 60`; exit code 1 if one broke."""

import argparse
import sys
import time
from collections.abc import Iterable, Iterator
from itertools import count

from tests.classday.play import Outcome, place, play
from tests.databases import KINDS


def main() -> int:
    """Print a line for each seed when it is done, and their sum."""
    parser = argparse.ArgumentParser(prog="python -m tests.classday", description=__doc__)
    parser.add_argument("seed", nargs="*", type=int, help="which seeds (1)")
    parser.add_argument("--seeds", type=_range, help="a range of them, such as 1-100")
    parser.add_argument("--minutes", type=float, help="for so long, from the first seed on")
    parser.add_argument("--database", choices=KINDS, default=KINDS[0])
    parser.add_argument("--days", type=int, default=0, help="so many days of each, in place of 1 to 3")
    chosen = parser.parse_args()
    outcomes = []
    with place(chosen.database) as at:
        for seed in _until(chosen.minutes, _seeds(chosen)):
            outcomes.append(play(seed, at, days=chosen.days))
            print(outcomes[-1], flush=True)
    print(total(outcomes))
    return int(any(each.broken for each in outcomes))


def _range(text: str) -> range:
    first, _, last = text.partition("-")
    return range(int(first), 1 + int(last or first))


def _seeds(chosen: argparse.Namespace) -> Iterable[int]:
    if chosen.minutes:
        return count((chosen.seed or [1])[0])
    return [*chosen.seed, *(chosen.seeds or ())] or [1]


def _until(minutes: float | None, seeds: Iterable[int]) -> Iterator[int]:
    """The seeds, until the time is over."""
    last = time.monotonic() + minutes * 60 if minutes else None
    for seed in seeds:
        if last and time.monotonic() > last:
            return
        yield seed


def total(outcomes: list[Outcome]) -> str:
    """How many seeds, what was acknowledged, and what broke."""
    kinds = {kind: sum(each.kind == kind for each in outcomes) for kind in ("lost", "doubled", "leaked", "left")}
    other = sum(bool(each.broken) for each in outcomes) - sum(kinds.values())
    broken = ", ".join(f"{number} {kind}" for kind, number in kinds.items())
    acknowledged = sum(each.acknowledged for each in outcomes)
    return f"{len(outcomes)} seeds, {acknowledged} responses acknowledged; {broken}, {other} otherwise broken"


if __name__ == "__main__":
    sys.exit(main())
