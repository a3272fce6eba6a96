"""Run trials at full scale and print their table: `python -m tests.torture [SCRIPT …]`; exit code 1 if one broke."""

import argparse
import sys
from collections.abc import Iterator
from importlib import import_module

from tests.torture.table import HEADINGS, Row, Scale

SCRIPTS = ("connections", "databases", "disk", "reload", "kills", "damage", "school", "classday", "deploy", "failover")


def main() -> int:
    """Print each row when it is there, and all of them once more at the end."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("script", nargs="*", default=SCRIPTS, help=f"which trials, of {', '.join(SCRIPTS)} (all)")
    parser.add_argument("--share", type=float, default=1.0, help="the share of each trial that is done")
    chosen = parser.parse_args()
    lines = []
    broken = False
    print(HEADINGS, flush=True)
    for name in chosen.script:
        for row in _rows(name, Scale(chosen.share)):
            lines.append(f"{name}: {row}")
            broken |= bool(row.broken)
            print(lines[-1], flush=True)
    print("", HEADINGS, *lines, "A promise broke." if broken else "Every promise was kept.", sep="\n")
    return int(broken)


def _rows(name: str, scale: Scale) -> Iterator[Row]:
    """The rows of one script; one that ends before its time is a broken promise, and the next one runs all the same."""
    try:
        yield from import_module(f"tests.torture.{name}").rows(scale)
    except Exception as error:  # noqa: BLE001 (whatever ended it)
        yield Row(f"{name} ended", faults=[f"{type(error).__name__}: {error}"])


if __name__ == "__main__":
    sys.exit(main())
