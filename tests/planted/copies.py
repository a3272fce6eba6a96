"""Copies of the tree, whole or with a fault in it, and what a test or the simulator says there."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from tests.examples import ROOT
from tests.planted.faults import Fault
from tests.test_repository import TOP

LONGEST = 600  # seconds for a test, or for a seed
SEEDS = range(1, 21)
BROKEN = ("AssertionError", "assert ", "Failed: ")  # how a test ends that was not kept from looking
OURS = ("PYTEST_", "COV_")  # of the pytest that runs this one


@dataclass(frozen=True, slots=True)
class Said:
    """What a test said: "passed", "failed", or what kept it from saying either, with its first words."""

    outcome: str
    words: str = ""


@contextmanager
def copy() -> Iterator[Path]:
    """The tree as it is here, in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="planted-") as folder:
        tree = Path(folder) / "whole"
        tree.mkdir()
        for name in sorted(TOP):
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
            elif (ROOT / name).exists():
                shutil.copy2(ROOT / name, tree / name)
        yield tree


@contextmanager
def planted(tree: Path, fault: Fault) -> Iterator[Path]:
    """A copy of such a tree with the fault in it, and with what Python has compiled of the rest."""
    folder = tree.with_name(fault.name)
    shutil.copytree(tree, folder)
    try:
        apply(fault, folder)
        yield folder
    finally:
        shutil.rmtree(folder)


def apply(fault: Fault, folder: Path) -> None:
    """Plant it there. Raises CalledProcessError, which says why, where it does not fit."""
    alone = {**os.environ, "GIT_CEILING_DIRECTORIES": str(folder.parent)}  # whatever repository is above
    subprocess.run(["git", "apply", fault.file], cwd=folder, env=alone, check=True, capture_output=True, text=True)


def run_tests(folder: Path, *nodes: str) -> Said:
    """What tests say in a copy, on SQLite, which needs no server: the first that fails, or that they passed."""
    report = folder.with_name(f"{folder.name}.xml")
    options = ["-q", "-x", "-p", "no:cacheprovider", "-k", "not postgresql", f"--junitxml={report}"]
    ran = _run(folder, "pytest", *options, *nodes)
    if not report.exists():
        return Said("not run", f"{ran.stdout}{ran.stderr}".strip()[-500:])
    cases = ElementTree.parse(report).getroot().findall(".//testcase")
    report.unlink()
    said = [found for found in map(_of_case, cases) if found.outcome != "passed"]
    return said[0] if said else Said("passed" if cases and not ran.returncode else "not run")


def _of_case(case: ElementTree.Element) -> Said:
    for kind in ("error", "failure", "skipped"):
        if (found := case.find(kind)) is not None:
            words = " ".join(str(found.get("message")).split())
            is_broken = kind == "failure" and words.startswith(BROKEN)
            return Said("failed" if is_broken else kind, words)
    return Said("passed")


def first_seed(folder: Path, whole: Path) -> int | None:
    """The first seed of the simulator that finds the fault in a copy, and nothing in the whole one; None without."""
    found = (seed for seed in SEEDS if not play(folder, seed) and play(whole, seed))
    return next(found, None)


def play(folder: Path, seed: int) -> bool:
    """Whether the simulator finds every promise kept in a copy."""
    return not _run(folder, "tests.classday", str(seed)).returncode


def _run(folder: Path, module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a module on the code of a copy; the environment's own is that of another tree."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    environment |= {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": ""}
    command = ["timeout", str(LONGEST), sys.executable, "-m", module, *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
