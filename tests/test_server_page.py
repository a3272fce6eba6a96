"""What docs/server.md and docs/operating.md tell an operator to write is what the software takes, and does."""

import re
import shlex
from configparser import ConfigParser

import pytest

from quiz.serving import adapter, serve
from quiz.settings import PREFIX, from_environment
from quiz.store import faults, postgresql
from quiz.web.app import LARGEST_REQUEST
from tests.examples import ROOT

SERVER, OPERATING = ((ROOT / "docs" / name).read_text("utf-8") for name in ("server.md", "operating.md"))
FILE = re.compile(r"`(/[\w./]+)`[^\n]*\n\n```\w+\n(.*?)```", re.DOTALL)


@pytest.fixture
def files():
    """What the page has one write into files, by their names."""
    return dict(FILE.findall(SERVER))


@pytest.fixture
def unit():
    parser = ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string((ROOT / "deploy" / "quiz.service").read_text("utf-8"))
    return parser


def test_the_settings_of_the_page_are_taken_as_they_stand_there(files, monkeypatch):
    """As a shell and systemd read them: without the quotes."""
    given = dict(line.partition("=")[::2] for line in shlex.split(files["/etc/quiz.env"]))

    settings = from_environment(given)

    assert {name.removeprefix(PREFIX).lower() for name in given} <= settings.model_fields_set
    assert settings.groups_passphrase == "three long words"


def test_the_unit_starts_reloads_and_stops_what_is_there(files, unit):
    service = unit["Service"]

    assert [*unit] == ["DEFAULT", "Unit", "Service", "Install"]
    assert service["ExecStart"].startswith("/srv/quiz/.venv/bin/quiz serve")
    assert service["ExecStart"].split()[0] in files["/usr/local/bin/quiz"]
    assert service["ExecReload"] == "/bin/kill -HUP $MAINPID"
    assert service["EnvironmentFile"] in files["/usr/local/bin/quiz"]
    assert f"QUIZ_DATA={service['ReadWritePaths']}\n" in files["/etc/quiz.env"]


def test_the_unit_waits_for_what_is_under_way_and_lets_a_worker_open_enough_files(unit):
    assert int(unit["Service"]["TimeoutStopSec"]) > serve.PATIENCE
    assert int(unit["Service"]["LimitNOFILE"]) >= serve.CONNECTIONS + serve.OWN_FILES


@pytest.mark.parametrize(
    "said",
    [
        f"has {serve.HEADERS} seconds to send its headers, and {adapter.DEADLINE} to send a form",
        f"a form of up to {LARGEST_REQUEST // 1024} kB",
        f"A worker holds {serve.CONNECTIONS:,} of them",
        f"for up to {serve.PATIENCE} seconds",
    ],
)
def test_the_numbers_of_the_page_are_those_of_the_software(said):
    assert said in " ".join(OPERATING.split())


def test_whatever_a_503_says_stands_in_the_table_of_what_to_do():
    table = OPERATING.partition("| it says |")[2].partition("\n\n")[0]
    rows = [phrase.strip() for line in table.splitlines()[2:] for phrase in line.split("|")[1].split(";")]
    known = [*faults._SQLITE.values(), *faults._POSTGRESQL.values(), *faults._DRIVER.values()]
    said = {what for what, _ in known} | {faults.damaged("quiz.sqlite3", "torn").what, postgresql.NONE}

    assert [what for what in said if not any(phrase in what for phrase in rows)] == []
    assert [phrase for phrase in rows if not any(phrase in what for what in said)] == ["the database is at revision …"]


def test_every_command_of_the_pages_is_one(capsys):
    """`quiz --help` knows each, and so does make."""
    from quiz.cli import main

    with pytest.raises(SystemExit):
        main(["--help"])
    known = capsys.readouterr().out
    targets = (ROOT / "Makefile").read_text("utf-8")

    named = re.findall(r"`quiz ([a-z]+)|^    quiz ([a-z]+)", SERVER + OPERATING, re.MULTILINE)
    assert {one or other for one, other in named} - set(re.findall(r"[a-z]+", known)) == set()
    made = re.findall(r"make (?:-C \S+ )?([a-z]+)`", SERVER + OPERATING)
    assert [name for name in made if f"\n{name}:" not in targets] == []
