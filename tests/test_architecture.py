"""The layers of DESIGN.md hold: who may import whom, and what the core keeps away from.

Each rule is a function from a source tree to its faults, tried on the real tree and on planted faults: a guard that
has never barked guards nothing.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.examples import ROOT
from tests.syntax import Module, imports, modules, uses

# From the bottom up: each may import only from those before it. Those in one row keep apart from each other.
LAYERS = (
    {"errors", "lanes"},
    {"content", "language", "theme", "zones"},
    {"archive"},
    {"facts", "paths"},
    {"edition"},
    {"reading"},
    {"writing"},
    {"bank", "onet", "readiness", "responses"},
    {"oracle", "scoring"},
    {"explanation"},
    {"counterfactual"},
    {"certainty", "reach"},
    {"result"},
    {"lint"},
    {"drafting"},
    {"cohort"},
    {"document", "verification"},
    {"links", "words"},
    {"against", "survey"},
    {"pasting", "sheets", "slips"},
    {"store"},
    {"migrations", "settings"},
    {"web"},
    {"serving"},
    {"commands"},
    {"cli", "__main__"},
)
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
STORE = LEVEL["store"]

HTTP = re.compile(r"(flask|flask_\w+|werkzeug|wtforms|jinja2|granian)(\.|$)")
SQL = re.compile(r"(sqlalchemy|alembic|sqlite3|psycopg)(\.|$)")
CLOCK = re.compile(r"time(\.|$)|datetime\.(datetime\.(now|utcnow|today)|date\.today)$")
FILES = re.compile(r"open$|(io|os|codecs)\.open$|os\.(listdir|scandir|walk)$|(glob|tempfile|shutil)(\.|$)")
PATH_METHODS = {"read_text", "read_bytes", "write_text", "write_bytes", "open", "iterdir", "glob", "rglob"}
IN_MEMORY = {"sheets.excel": "….open"}  # of a part of an archive, which goes nowhere but to whoever asked for it
CHANCE = re.compile(r"(secrets|uuid)(\.|$)|os\.urandom$|random\.(?!Random$)\w+$")


def level(module: Module) -> int:
    """The height of its layer; the package's own `__init__` lies below all, since importing any module runs it."""
    return LEVEL.get(module.layer, -1)


# The rules


def wrong_imports(root: Path) -> set[str]:
    """Imports from the same height or above, and modules that stand in no layer."""
    found = set()
    for module in modules(root):
        if module.name and module.layer not in LEVEL:
            found.add(f"{module.label} stands in no layer")
        for name in imports(module):
            package, target, *_ = f"{name}.".split(".")
            if package == "quiz" and target in LEVEL and not _may_import(module, target):
                found.add(f"{module.label} imports {target}")
    return found


def _may_import(module: Module, target: str) -> bool:
    return target == module.layer or LEVEL[target] < level(module)


def wrong_homes(root: Path) -> set[str]:
    """Flask and its kin only in `web`, `serving`, and `settings` (to ask what a host is); SQL only in `store`."""
    found = set()
    for module in modules(root):
        for name in imports(module):
            if HTTP.match(name) and module.layer not in {"settings", "web", "serving"}:
                found.add(f"{module.label} knows {name.split('.')[0]}")
            if SQL.match(name) and module.layer not in {"store", "migrations"}:
                found.add(f"{module.label} knows {name.split('.')[0]}")
    return found


def wrong_reach(root: Path) -> set[str]:
    """Modules below `store` that reach for the clock, a file (but `reading`), or chance (but `links`, `slips`)."""
    found = set()
    for module in modules(root):
        if level(module) < STORE:
            for name in {*imports(module), *uses(module), *_unseeded(module)}:
                if fault := _reach(module, name):
                    found.add(f"{module.label} reaches for {fault}: {name}")
    return found


def _reach(module: Module, name: str) -> str:
    if CLOCK.match(name):
        return "the clock"
    is_file = FILES.match(name) or name.rpartition(".")[2] in PATH_METHODS
    if is_file and module.layer != "reading" and IN_MEMORY.get(module.label) != name:
        return "a file"
    if module.layer not in {"links", "slips"} and CHANCE.match(name):
        return "chance"
    return ""


def _unseeded(module: Module) -> Iterator[str]:
    """`Random()` without a seed, under a name that no seeded one has."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and not node.args and not node.keywords:
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name == "Random":
                yield "random.unseeded"


def loaded_by_core(root: Path) -> set[str]:
    """Which of the heavy packages a fresh interpreter holds after importing every module below `store`."""
    names = [f"quiz.{module.name}".rstrip(".") for module in modules(root) if level(module) < STORE]
    program = f"import sys, {', '.join(names)}; print(*sorted({{name.split('.')[0] for name in sys.modules}}))"
    said = subprocess.run([sys.executable, "-c", program], cwd=root, stdout=subprocess.PIPE, check=True, text=True)
    return {name for name in said.stdout.split() if HTTP.match(name) or SQL.match(name)}


# The real tree


def test_every_module_imports_only_from_the_layers_below_it():
    assert wrong_imports(ROOT) == set()


def test_only_web_and_cli_know_flask_and_only_store_knows_sql():
    assert wrong_homes(ROOT) == set()


def test_the_core_reaches_for_no_clock_no_file_and_no_unseeded_chance():
    assert wrong_reach(ROOT) == set()


def test_importing_the_core_loads_neither_flask_nor_sqlalchemy():
    assert loaded_by_core(ROOT) == set()


def test_every_layer_up_to_scoring_is_there_to_be_guarded():
    """The rules above would also hold of an empty folder."""
    names = {module.layer for module in modules(ROOT)}

    assert {"errors", "content", "reading", "responses", "scoring", "explanation"} <= names


# Planted faults


@pytest.mark.parametrize(
    ("name", "code", "fault"),
    [
        ("content", "from quiz.scoring import score", "content imports scoring"),
        ("content", "import quiz.scoring", "content imports scoring"),
        ("content", "from quiz import scoring", "content imports scoring"),
        ("content", "from . import scoring", "content imports scoring"),
        ("content", "from .scoring import score", "content imports scoring"),
        ("content", "def late():\n    from quiz.web.views import page", "content imports web"),
        ("content", "if TYPE_CHECKING:\n    import quiz.web.views", "content imports web"),
        ("content", "import_module('quiz.store')", "content imports store"),
        ("content", "importlib.import_module('quiz.store')", "content imports store"),
        ("lint.draws", "from quiz.cohort import summary", "lint.draws imports cohort"),
        ("lint.draws", "from ..cohort import summary", "lint.draws imports cohort"),
        ("facts", "from quiz.document import document", "facts imports document"),
        ("document", "from quiz.sheets import read", "document imports sheets"),
        ("__init__", "from quiz.errors import QuizError", "quiz imports errors"),
        ("__init__", "try:\n    from .web import create_app\nexcept ImportError: ...", "quiz imports web"),
        ("helpers", "", "helpers stands in no layer"),
    ],
)
def test_a_planted_import_from_above_is_found(plant, name, code, fault):
    assert wrong_imports(plant(**{name: code})) == {fault}


def test_imports_from_below_and_beside_are_let_pass(plant):
    root = plant(
        scoring="from quiz.content import Quiz\nfrom . import errors\nimport random",
        **{
            "web.__init__": "from quiz.web import views\nfrom . import pages\nfrom quiz import store",
            "web.views": "from .pages import page\nfrom ..scoring import score\nfrom quiz import __doc__",
            "cli": "from quiz.web import create_app",
            "__init__": "if TYPE_CHECKING:\n    import flask\ndef create_app():\n    from quiz.web import create_app",
        },
    )

    assert wrong_imports(root) == set()


@pytest.mark.parametrize(
    ("name", "code", "fault"),
    [
        ("__init__", "from flask import Flask", "quiz knows flask"),
        ("store", "from flask import current_app", "store knows flask"),
        ("scoring", "def late():\n    import flask_wtf.csrf", "scoring knows flask_wtf"),
        ("document", "from werkzeug.exceptions import NotFound", "document knows werkzeug"),
        ("responses", "import wtforms", "responses knows wtforms"),
        ("web.views", "from sqlalchemy import select", "web.views knows sqlalchemy"),
        ("cli", "import sqlite3", "cli knows sqlite3"),
        ("cohort", "import alembic.command", "cohort knows alembic"),
    ],
)
def test_a_planted_stranger_is_found(plant, name, code, fault):
    assert wrong_homes(plant(**{name: code})) == {fault}


def test_flask_in_web_and_sql_in_the_store_are_at_home(plant):
    root = plant(
        store="import sqlalchemy",
        **{
            "serving.serve": "import granian",
            "web.forms": "import wtforms, flask_wtf",
            "migrations.env": "from alembic import context",
        },
    )

    assert wrong_homes(root) == set()


@pytest.mark.parametrize(
    ("name", "code", "fault"),
    [
        ("scoring", "import time\ntime.sleep(1)", "scoring reaches for the clock: time.sleep"),
        ("scoring", "import time", "scoring reaches for the clock: time"),
        ("scoring", "from time import monotonic", "scoring reaches for the clock: time.monotonic"),
        ("facts", "import datetime\ndatetime.date.today()", "facts reaches for the clock: datetime.date.today"),
        ("facts", "import datetime as d\nd.date.today()", "facts reaches for the clock: datetime.date.today"),
        (
            "links",
            "from datetime import datetime, UTC\nread = datetime.now(UTC)",
            "links reaches for the clock: datetime.datetime.now",
        ),
        ("content", "text = open('questions.yaml').read()", "content reaches for a file: open"),
        ("lint.words", "def read(path):\n    return path.read_text()", "lint.words reaches for a file: ….read_text"),
        ("sheets.excel", "open('a.xlsx')", "sheets.excel reaches for a file: open"),
        ("facts", "Path('facts').read_bytes()", "facts reaches for a file: ….read_bytes"),
        ("facts", "import os\nos.listdir()", "facts reaches for a file: os.listdir"),
        ("scoring", "import random\nrandom.shuffle([])", "scoring reaches for chance: random.shuffle"),
        ("scoring", "import random\ndraw = random.Random()", "scoring reaches for chance: random.unseeded"),
        ("scoring", "import random as r\nr.choice([1])", "scoring reaches for chance: random.choice"),
        ("scoring", "from random import choice", "scoring reaches for chance: random.choice"),
        ("scoring", "from random import SystemRandom", "scoring reaches for chance: random.SystemRandom"),
        ("document", "from secrets import token_hex", "document reaches for chance: secrets.token_hex"),
        ("cohort", "from uuid import uuid4", "cohort reaches for chance: uuid.uuid4"),
        ("cohort", "import os\nos.urandom(16)", "cohort reaches for chance: os.urandom"),
    ],
)
def test_a_planted_reach_is_found(plant, name, code, fault):
    assert fault in wrong_reach(plant(**{name: code}))


def test_what_has_its_place_is_let_pass(plant):
    root = plant(
        reading="from pathlib import Path\ndef read(path):\n    return path.read_text()",
        links="import secrets\nsecrets.token_urlsafe(16)",
        scoring="import random\ndraw = random.Random(1).randrange\ndraw(2)",
        facts="from datetime import date\ndate.fromisoformat('2026-11-22')",
        cohort="time = uuid = 1\nprint(time, uuid)",
        store="import time\nimport os\nos.urandom(1)",
    )

    assert wrong_reach(root) == set()


def test_a_heavy_package_that_the_core_loads_is_found(plant):
    """Here behind the back of the other rules: through a module that is none of ours."""
    root = plant(errors="", scoring="import behind")
    (root / "behind.py").write_text("import sqlite3, wtforms")

    assert {"sqlite3", "wtforms"} <= loaded_by_core(root)
