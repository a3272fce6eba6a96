"""Plant each fault in a copy, and see who finds it: `python -m tests.planted [NAME …]`; exit code 1 if nobody does."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.planted.copies import Said, copy, first_seed, planted, run_tests
from tests.planted.faults import Fault, faults, table

SHOWN = 110  # characters of what a test says


def main() -> int:
    """Print a line for each fault as soon as it is known; and what a test said with and without it."""
    parser = argparse.ArgumentParser(prog="python -m tests.planted", description=__doc__)
    parser.add_argument("name", nargs="*", help="which faults (all)")
    parser.add_argument("--classday", action="store_true", help="let the class-day simulator look for them, too")
    parser.add_argument("--table", action="store_true", help="print what docs/planted.md lists, and plant nothing")
    chosen = parser.parse_args()
    found, missed = faults(*chosen.name), 0
    if chosen.table:
        print(table(found), end="")
        return 0
    with copy() as whole:
        without = run_tests(whole, *{fault.caught_by for fault in found})
        for fault in found:
            lines = [*_lines(fault, whole, with_seeds=chosen.classday)]
            missed += lines[0].startswith("MISSED")
            print(*lines, sep="\n", flush=True)
    print(f"{len(found) - missed} of {len(found)} planted faults were found.")
    if without.outcome != "passed":
        print(f"BUT without any fault: {_shown(without)}")
    return int(missed > 0 or without.outcome != "passed")


def _lines(fault: Fault, whole: Path, *, with_seeds: bool) -> Iterator[str]:
    """What became of a fault."""
    with planted(whole, fault) as folder:
        said = run_tests(folder, fault.caught_by)
        asked = with_seeds and fault.is_class_day
        seed = first_seed(folder, whole) if asked else None
    is_found = said.outcome == "failed" and not (asked and seed is None)
    yield f"{'found ' if is_found else 'MISSED'}  {fault.name}"
    yield f"        breaks: {fault.promise} ({fault.document})"
    yield f"        by:     {fault.caught_by}: {_shown(said)}"
    if asked:
        yield f"        and by: {'no seed' if seed is None else f'seed {seed}'} of the class day"


def _shown(said: Said) -> str:
    return f"{said.outcome}, {said.words[:SHOWN]}" if said.words else said.outcome


if __name__ == "__main__":
    sys.exit(main())
