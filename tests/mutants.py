"""What `make mutants` came to: each mutant that no test failed on, and the score; fails under 90 %."""

import json
import sys
from collections import Counter

from mutmut.stats import status_by_exit_code

from tests.examples import ROOT

ENOUGH = 90  # percent
CAUGHT = {"killed", "timeout"}  # a mutant that never ends would be noticed, too


def summary() -> int:
    """Print the score; returns the exit code."""
    codes: dict[str, int | None] = {}
    for path in sorted((ROOT / "mutants" / "quiz").rglob("*.meta")):
        codes |= json.loads(path.read_text())["exit_code_by_key"]
    found = {name: status_by_exit_code[code] for name, code in codes.items()}
    for name, status in found.items():
        if status != "killed":
            print(f"{name}: {status}")
    caught = sum(status in CAUGHT for status in found.values())
    counts = ", ".join(f"{count} {status}" for status, count in Counter(found.values()).most_common())
    print(
        f"{caught} of {len(found)} mutants caught, {caught / (len(found) or 1):.1%}; wanted are {ENOUGH} % ({counts})."
    )
    return int(not found or 100 * caught < ENOUGH * len(found))


if __name__ == "__main__":
    sys.exit(summary())
