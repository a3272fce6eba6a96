"""What pages cost here, beside an older checkout of this repository: `make bench BESIDE=../older`.

Both are measured in turns in one run, each against the bare page of its own process, so that a noisy machine troubles
both alike; the least of the turns counts, since noise only ever adds.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.examples import ROOT

TURNS = 3
ROW = re.compile(r"^(\S.*?)\s+([\d.]+) ×", re.MULTILINE)


def measured(tree: Path) -> dict[str, float]:
    """What `tests.bench` of a checkout prints: how many times a bare page each page takes."""
    environ = {**os.environ, "PYTHONPATH": str(tree)}
    ran = subprocess.run(
        [sys.executable, "-m", "tests.bench"], cwd=tree, env=environ, stdout=subprocess.PIPE, text=True, check=True
    )
    return {name: float(times) for name, times in ROW.findall(ran.stdout)}


def main(older: Path) -> None:
    """Print a table: each page here, there, and the ratio."""
    turns = [(measured(older), measured(ROOT)) for _ in range(TURNS)]
    print(f"times a bare page; the least of {TURNS} turns\n{'':14}  there   here  ratio")
    for name in (name for name in turns[0][1] if name in turns[0][0]):
        there, here = (min(turn[side][name] for turn in turns) for side in (0, 1))
        print(f"{name:14} {there:6.1f} {here:6.1f} {here / there:6.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
