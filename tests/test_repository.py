"""What git holds: nothing of one machine, nothing stray at the top level, nothing too long to be read at once.

Each rule is a function from files to its faults, tried on the real files and on planted faults.
"""

import ast
import re
import subprocess
from fractions import Fraction
from pathlib import Path

import pytest

from tests.examples import ROOT

TOP = {
    *(".ci", ".gitattributes", ".gitignore", "Makefile", "pyproject.toml"),
    *("requirements.txt", "requirements-dev.txt", "requirements-setup.txt"),
    *("CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md", "SECURITY.md", "docs"),
    *(".dockerignore", "deploy"),
    *("examples", "questions.yaml", "quiz", "static", "templates", "tests"),
}
LONGEST_FILE, LONGEST_FUNCTION, SHORT, MOST_SHORT = 250, 40, 20, Fraction(95, 100)  # lines, and the share of functions
LONGEST_TEMPLATE, LONGEST_LINE = 90, 140  # lines, and characters
DECLARES = re.compile(r"(from|import) |\w+(, \w+)*,?$|\w+: [^=]*$")  # an import, names of one, or a field
ALIKE = 6  # lines in a row that stand in two places
HERE = re.compile(r"(?<![\w./-])/(?:home|Users|work|root)/[\w.]")
REGISTRY = re.compile(
    r"pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|artifactor[y]|--(?:extra-)?index-url|//[^/\s]*mirror[.]"
)


def foreign_addresses(files: list[Path]) -> set[str]:
    """Folders of one machine and hosts of registries in text files; in requirements, any address at all."""
    found = set()
    for path in files:
        text = path.read_bytes().decode("utf-8", errors="replace")
        for pattern in (HERE, REGISTRY):
            found |= {f"{path.name}: {hit.group()}" for hit in pattern.finditer(text)}
        if path.name.startswith("requirements") and "://" in text:
            found.add(f"{path.name}: an address")
    return found


def stray(files: list[Path], root: Path) -> set[str]:
    """What stands at the top level and is not named in the list above."""
    return {path.relative_to(root).parts[0] for path in files} - TOP


def too_long(root: Path) -> set[str]:
    """Modules, functions and templates that are too long to be read at once."""
    found = set()
    for path in (root / "quiz").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if len(text.splitlines()) > LONGEST_FILE:
            found.add(f"{path.name} is too long")
        found |= {f"{path.name}: {name} is too long" for name, lines in functions(text) if lines > LONGEST_FUNCTION}
    for path in (root / "templates").rglob("*.*"):
        lines = path.read_text(encoding="utf-8").splitlines()
        if len(lines) > LONGEST_TEMPLATE:
            found.add(f"{path.name} is too long")
        found |= {f"{path.name}:{n} is too wide" for n, line in enumerate(lines, 1) if len(line) > LONGEST_LINE}
    return found


def functions(text: str) -> list[tuple[str, int]]:
    """Every function of a module, with its number of lines."""
    nodes = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)]
    return [(node.name, 1 + (node.end_lineno or 0) - node.lineno) for node in nodes]


def twice(root: Path) -> set[str]:
    """Six lines of code in a row that stand in two places, but for imports and lists of fields."""
    seen: dict[tuple[str, ...], str] = {}
    found = set()
    for path in sorted((root / "quiz").rglob("*.py")):
        if "migrations" in path.parts:  # each stays as it was when it ran first
            continue
        lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
        lines = [line for line in lines if len(line) > 1 and not DECLARES.match(line)]
        for n in range(len(lines) - ALIKE + 1):
            window = tuple(lines[n : n + ALIKE])
            if seen.setdefault(window, path.name) != path.name:
                found.add(f"{path.name} and {seen[window]}: {window[0]}")
    return found


@pytest.fixture(scope="module")
def held() -> list[Path]:
    """The files that git holds, or would hold."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    files = [ROOT / name for name in listed.stdout.decode().split("\0") if (ROOT / name).is_file()]
    assert files
    return files


def test_git_holds_no_folder_of_this_machine_and_no_registry(held):
    assert foreign_addresses(held) == set()


def test_nothing_stray_stands_at_the_top_level(held):
    assert stray(held, ROOT) == set()


def test_everything_is_short_enough_to_be_read_at_once():
    assert too_long(ROOT) == set()


def test_nearly_all_functions_are_short():
    lengths = [lines for path in (ROOT / "quiz").rglob("*.py") for _, lines in functions(path.read_text())]

    assert Fraction(sum(length < SHORT for length in lengths), len(lengths)) >= MOST_SHORT


def test_no_six_lines_stand_in_two_places():
    assert twice(ROOT) == set()


# Planted faults


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("README.md", "cd /{}/someone/quiz".format("home")),
        ("Makefile", "run: /{}/main/.venv/bin/python".format("work")),
        ("uv.lock", "url = 'https://files.python{}.org/packages/x'".format("hosted")),
        ("requirements.txt", "-i https://packages.example/simple"),
        ("pip.conf", "--{}-url https://packages.example".format("index")),
    ],
)
def test_a_planted_address_is_found(tmp_path, name, line):
    path = tmp_path / name
    path.write_text(line)

    assert len(foreign_addresses([path])) == 1


def test_a_stray_picture_at_the_top_is_found(tmp_path):
    assert stray([tmp_path / "poster-1.png", tmp_path / "docs" / "result.png"], tmp_path) == {"poster-1.png"}


def test_what_is_too_long_is_found(tmp_path):
    (tmp_path / "quiz").mkdir()
    (tmp_path / "templates" / "taking").mkdir(parents=True)
    (tmp_path / "quiz" / "long.py").write_text("x = 1\n" * 251)
    (tmp_path / "quiz" / "deep.py").write_text("def deep():\n" + "    x = 1\n" * 40)
    (tmp_path / "templates" / "taking" / "tall.html").write_text("\n" * 91)
    (tmp_path / "templates" / "taking" / "wide.html").write_text("<p>\n" + "x" * 141)

    assert too_long(tmp_path) == {
        "long.py is too long",
        "deep.py: deep is too long",
        "tall.html is too long",
        "wide.html:2 is too wide",
    }


def test_code_that_stands_in_two_places_is_found_and_a_list_of_fields_is_not(tmp_path):
    (tmp_path / "quiz").mkdir()
    fields = "".join(f"    {name}: str\n" for name in ("one", "two", "three", "four", "five", "six"))
    code = "".join(f"{name} = call({name})\n" for name in ("one", "two", "three", "four", "five", "six"))
    for name in ("a", "b"):
        (tmp_path / "quiz" / f"{name}.py").write_text(f"class {name}:\n{fields}{code}")

    assert twice(tmp_path) == {"b.py and a.py: one = call(one)"}
