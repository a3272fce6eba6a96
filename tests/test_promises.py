"""Every test that docs/security.md names as a proof is there, and every promise has one."""

import ast
import re

from tests.examples import ROOT

PAGE = (ROOT / "docs" / "security.md").read_text("utf-8")
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def rows(page: str) -> list[tuple[str, str]]:
    """Each promise, and what is said to prove it."""
    table = page.partition("| promise | test |\n|---|---|\n")[2].partition("\n\n")[0]
    return [(line.split("|")[1].strip(), line.split("|")[2].strip()) for line in table.splitlines()]


def without_proof(page: str) -> set[str]:
    """Promises whose test is not there, or that name none."""
    return {
        promise for promise, proof in rows(page) if not (named := NAMED.findall(proof)) or not all(map(is_there, named))
    }


def is_there(named: tuple[str, str]) -> bool:
    """Whether a file has a test of that name, in a class or not."""
    file = ROOT / named[0]
    nodes = ast.walk(ast.parse(file.read_text("utf-8"))) if file.is_file() else ()
    return any(isinstance(node, ast.FunctionDef) and node.name == named[1] for node in nodes)


def test_every_promise_has_a_test_that_is_there():
    assert len(rows(PAGE)) > 30
    assert without_proof(PAGE) == set()


def test_a_promise_whose_test_is_gone_is_found():
    name = NAMED.findall(PAGE)[0][1]

    assert without_proof(PAGE.replace(name, f"{name}_now")) == {rows(PAGE)[0][0]}
    assert len(without_proof(PAGE.replace("tests/test_limits.py", "tests/test_gone.py"))) == 2


def test_no_address_to_write_to_is_made_up():
    assert re.findall(r"[\w.]+@[\w.]+", (ROOT / "SECURITY.md").read_text("utf-8")) == []
