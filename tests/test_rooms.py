"""The order inside `web` holds: a room for what a person does, parts below, and one page that names every address.

Data goes forward: a view calls the core and hands what it got to a page. As in `test_architecture`, each rule is a
function from a source tree to its faults, tried on the real tree and on planted faults.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.examples import ROOT
from tests.syntax import Module, imports, modules

ROOMS = {"taking", "result", "roles", "groups", "texts", "author"}
# From the bottom up, as in `test_architecture`; here those in one row may import each other, unless they are rooms.
FLOORS = (
    {"addresses", "blanks", "isolates", "counts", "encoded", "logs", "proxies", "headers", "pieces", "static", "tally"},
    {"versions", "publishing"},
    {"site"},
    {"catalogue"},
    {"origin"},
    {"context"},
    {"mending", "opening", "limits", "metrics", "service"},
    {"parts"},
    ROOMS,
    {"outages", "problems", "failures"},
    {"routes"},
    {"app"},
)
FLOOR = {name: floor for floor, names in enumerate(FLOORS) for name in names}
CORE = re.compile(
    r"quiz\.(content|archive|facts|paths|edition|reading|readiness|responses|scoring|explanation|counterfactual|certainty|reach|"
    r"result|lint|survey|against|cohort|document|verification|links|pasting|sheets|store)\b"
)
# Where a room's pages stand: everywhere in it but here.
NO_PAGE = re.compile(r"web\.(\w+\.views\b|taking\.sent$|groups\.(?!pages\b))")
EXTENDS = re.compile(r"\{% (?:extends|from|include|import) \"([^\"]+)\"")


def rooms(root: Path) -> Iterator[tuple[str, Module]]:
    """Every module inside `web` with its room, or what it is called where it stands in none."""
    for module in modules(root):
        if module.name.startswith("web."):
            yield module.name.split(".")[1], module


def wrong_order(root: Path) -> set[str]:
    """Imports from a floor above, of one room by another, and modules that stand on no floor."""
    found = set()
    for room, module in rooms(root):
        if room not in FLOOR:
            found.add(f"{module.name} stands on no floor")
            continue
        for target in {name.split(".")[2] for name in imports(module) if name.startswith("quiz.web.")} & FLOOR.keys():
            is_neighbour = {room, target} <= ROOMS and room != target
            if FLOOR[target] > FLOOR[room] or is_neighbour:
                found.add(f"{module.name} imports {target}")
    return found


def calls_back(root: Path) -> set[str]:
    """Pages and parts that import what the core does; they may import what it is, classes and constants."""
    found = set()
    for room, module in rooms(root):
        if room in ROOMS | {"parts"} and not NO_PAGE.match(f"{module.name}"):
            verbs = (name for name in imports(module) if CORE.match(name) and name.rpartition(".")[2].islower())
            found |= {f"{module.name} calls {name}" for name in verbs}
    return found


def addresses_elsewhere(root: Path) -> set[str]:
    """Views that take an address for themselves."""
    found = set()
    for _, module in rooms(root):
        if module.name != "web.routes":
            found |= {
                f"{module.name} has an address of its own: {node.attr}"
                for node in ast.walk(module.tree)
                if isinstance(node, ast.Attribute) and node.attr in {"route", "get", "post", "add_url_rule"}
                if _is_decorator(module, node) or node.attr == "add_url_rule"
            }
    return found


def _is_decorator(module: Module, node: ast.Attribute) -> bool:
    functions = (each for each in ast.walk(module.tree) if isinstance(each, ast.FunctionDef))
    return any(node in ast.walk(decorator) for each in functions for decorator in each.decorator_list)


def wrong_templates(root: Path) -> set[str]:
    """Templates that take something from another room than their own."""
    found = set()
    folder = root / "templates"
    for path in sorted(folder.rglob("*.*")):
        room = path.relative_to(folder).parts[0]
        for name in EXTENDS.findall(path.read_text(encoding="utf-8")):
            target = name.split("/")[0]
            if target not in {room, "parts", "base.html"} and room != "error.html":
                found.add(f"{path.relative_to(folder)} takes from {target}")
    return found


# The real tree


def test_each_module_of_the_web_imports_only_from_its_own_floor_and_below():
    assert wrong_order(ROOT) == set()


def test_no_page_calls_the_core():
    assert calls_back(ROOT) == set()


def test_every_address_stands_in_routes():
    assert addresses_elsewhere(ROOT) == set()


def test_templates_stay_in_their_rooms():
    assert wrong_templates(ROOT) == set()


def test_the_rooms_are_there_to_be_guarded():
    """The rules above would also hold of an empty folder; each room has views and, but for their parts, templates."""
    found = {room for room, _ in rooms(ROOT)}

    assert found >= ROOMS | {"parts", "routes"}
    assert {path.name for path in (ROOT / "templates").iterdir() if path.is_dir()} == ROOMS | {"parts"}


# Planted faults


@pytest.mark.parametrize(
    ("name", "code", "fault"),
    [
        ("web.result.views", "from quiz.web.roles.pages import role_page", "web.result.views imports roles"),
        ("web.taking.pages", "from ..texts import pages", "web.taking.pages imports texts"),
        ("web.parts.tracks", "from quiz.web.result.profile import profile_page", "web.parts.tracks imports result"),
        ("web.context", "from quiz.web.parts import Link", "web.context imports parts"),
        ("web.groups.views.join", "from quiz.web import failures", "web.groups.views.join imports failures"),
        ("web.failures", "from quiz.web.routes import GROUPS", "web.failures imports routes"),
        (
            "web.roles.late",
            "def late():\n    from quiz.web.groups.forms import GroupForm",
            "web.roles.late imports groups",
        ),
        ("web.helpers", "", "web.helpers stands on no floor"),
    ],
)
def test_a_planted_import_from_above_or_beside_is_found(plant, name, code, fault):
    assert wrong_order(plant(**{name: code})) == {fault}


@pytest.mark.parametrize(
    ("name", "code", "fault"),
    [
        ("web.result.working", "from quiz.scoring import score", "web.result.working calls quiz.scoring.score"),
        ("web.parts.result", "from quiz import certainty", "web.parts.result calls quiz.certainty"),
        ("web.groups.pages.show", "import quiz.cohort", "web.groups.pages.show calls quiz.cohort"),
    ],
)
def test_a_planted_call_from_a_page_into_the_core_is_found(plant, name, code, fault):
    assert calls_back(plant(**{name: code})) == {fault}


def test_views_call_the_core_and_pages_take_its_nouns(plant):
    root = plant(
        **{
            "web.result.views": "from quiz.document import document\nfrom quiz.web.parts import Link",
            "web.result.working": "from quiz.result import NEAR, Result\nfrom quiz.words import facts",
            "web.groups.views.join": "from quiz import links\nfrom quiz.web import limits",
            "web.groups.sessions": "from quiz.links import digest",
        }
    )

    assert calls_back(root) == wrong_order(root) == set()


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("@taking.get('/r')\ndef result(): ...", "web.result.views has an address of its own: get"),
        ("@pages.route('/')\ndef start(): ...", "web.result.views has an address of its own: route"),
        ("app.add_url_rule('/')", "web.result.views has an address of its own: add_url_rule"),
    ],
)
def test_a_planted_address_is_found(plant, code, fault):
    assert addresses_elsewhere(plant(**{"web.result.views": code})) == {fault}


def test_a_template_that_takes_from_another_room_is_found(tmp_path):
    folder = tmp_path / "templates" / "result"
    folder.mkdir(parents=True)
    (folder / "working.html").write_text('{% extends "base.html" %}\n{% from "roles/_facts.html" import facts %}')

    assert wrong_templates(tmp_path) == {"result/working.html takes from roles"}
