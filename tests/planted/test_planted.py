"""Every planted fault still fits the tree, breaks a promise that stands in a document, and names a test that is there.

Whether the test finds it, `make planted` tries for all of them; here that is tried for one.
"""

import ast
import shutil

import pytest

from tests.examples import ROOT
from tests.planted.copies import Said, apply, copy, planted, run_tests
from tests.planted.faults import MADE_OF, Fault, faults, table

FAULTS = faults()
LEAST = 16
EXAMPLE = "room-shown-four"


def named(fault: Fault) -> ast.AST | None:
    """The test that is to find it, by its classes and its name; None where it is not there."""
    file, *names = fault.caught_by.split("::")
    node: ast.AST | None = ast.parse((ROOT / file).read_text("utf-8")) if (ROOT / file).is_file() else None
    for name in names:
        inside = ast.iter_child_nodes(node) if node else ()
        node = next((each for each in inside if getattr(each, "name", "") == name), None)
    return node


def test_there_are_enough_and_enough_for_the_class_day():
    assert len(FAULTS) >= LEAST
    assert sum(fault.is_class_day for fault in FAULTS) >= 10


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.name for fault in FAULTS])
def test_each_fits_and_breaks_a_promise_of_ours_in_a_file_that_still_compiles(tmp_path, fault):
    assert fault.promise in " ".join((ROOT / fault.document).read_text("utf-8").split())
    assert isinstance(named(fault), ast.FunctionDef)
    assert fault.touched
    for name in fault.touched:
        assert name.startswith(MADE_OF)
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)

    apply(fault, tmp_path)

    for name in fault.touched:
        changed = (tmp_path / name).read_text("utf-8")
        assert changed != (ROOT / name).read_text("utf-8")
        assert not name.endswith(".py") or ast.parse(changed)


def test_the_page_lists_each_as_its_patch_has_it():
    """`python -m tests.planted --table` prints it."""
    assert table(FAULTS) in (ROOT / "docs" / "planted.md").read_text("utf-8")


def test_one_is_found_by_the_test_that_it_names_and_without_it_nothing_is():
    (fault,) = faults(EXAMPLE)

    with copy() as whole:
        without = run_tests(whole, fault.caught_by)
        with planted(whole, fault) as folder:
            found = run_tests(folder, fault.caught_by)
            gone = run_tests(folder, f"{fault.caught_by}_now")

    assert without == Said("passed")
    assert found.outcome == "failed"
    assert gone.outcome == "not run"
