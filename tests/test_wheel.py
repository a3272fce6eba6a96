"""The wheel by itself: all that a served quiz needs is in it."""

import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

from quiz.store import HEAD
from tests import sheets
from tests.examples import ROOT
from tests.pages import Html
from tests.serving import serving

VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
COMMAND = "from importlib.metadata import entry_points as e; raise SystemExit(next(iter(e(name='quiz'))).load()())"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built as for a release."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def python(wheel, tmp_path_factory):
    """A Python that has the wheel, and of this environment only the dependencies.

    A pure wheel is installed by unpacking it. A .pth file makes the dependencies available without the .pth file that
    points to the checkout, since those are read in an environment's own folder only.
    """
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(folder)}))
    zipfile.ZipFile(wheel).extractall(packages)
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder / "bin" / "python"


def test_it_holds_what_stands_at_the_top_of_the_repository(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())

    shipped = [ROOT / "questions.yaml", *(ROOT / "templates").rglob("*.*"), *(ROOT / "static").rglob("*.*")]
    assert {f"quiz/_shipped/{path.relative_to(ROOT)}" for path in shipped} <= names
    modules = {str(path.relative_to(ROOT)) for path in (ROOT / "quiz").rglob("*.py")}
    assert modules <= names
    assert {"quiz/bank/bank.yaml", "quiz/commands/new.yaml"} <= names
    assert not [name for name in names if name.startswith("tests")]


def test_it_is_not_the_checkout_that_is_imported(python, tmp_path):
    where = run(python, tmp_path, "import quiz; print(quiz.__file__)")

    assert where.stdout.startswith(str(python.parents[1]))


def test_it_serves_the_quiz_from_another_folder(python, tmp_path):
    with serving(tmp_path, "--workers", "2", command=(python, "-c", COMMAND, "serve")) as process:
        for name in ("start", "question", "all", "answers", "result", "role", "method"):
            answer = process.ask(sheets.path(name))
            assert answer.status == 200
            assert len(Html(answer.text).headings) == 1
        page = Html(process.ask("/").text)
        files = {address for address in page.addresses if "/static/" in address}
        assert [process.ask(address).status for address in files] == [200] * 3

    assert (tmp_path / "data" / "quiz.sqlite3").exists()


def test_it_says_which_version_it_is(python, tmp_path):
    said = run(python, tmp_path, COMMAND, "--version")

    assert said.stdout == f"quiz {VERSION}, database revision {HEAD}\n"
    assert said.returncode == 0


def test_it_has_the_bank(python, tmp_path):
    said = run(python, tmp_path, COMMAND, "bank", "outdoors")

    assert said.stderr == ""
    assert "  - id: outdoors  # O*NET: 4.C.2.a.1.c" in said.stdout


def test_it_has_a_quiz_to_begin_from(python, tmp_path):
    said = run(python, tmp_path, COMMAND, "new", "mine.yaml")

    assert (said.returncode, said.stderr) == (0, "")
    assert (tmp_path / "mine.yaml").read_bytes() == (ROOT / "quiz" / "commands" / "new.yaml").read_bytes()


def test_it_checks_a_quiz(python, tmp_path):
    said = run(python, tmp_path, COMMAND, "check", "missing.yaml")

    assert said.returncode == 2
    assert "missing.yaml" in said.stderr


def run(python, folder, *arguments):
    return subprocess.run([python, "-c", *arguments], cwd=folder, capture_output=True, text=True, check=False)
