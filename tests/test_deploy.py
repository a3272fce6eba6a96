"""What stands in deploy/ names the settings, ports, folders and files that the software, the docs and each other know.

What can be run of it is run by `make torture` (tests/torture/deploy.py).
"""

import re
import tomllib

import click
import pytest
from ruamel.yaml import YAML

from quiz.cli import quiz
from quiz.commands.serve import serve as serve_command
from quiz.serving.serve import PATIENCE
from quiz.settings import from_environment
from tests.examples import ROOT
from tests.torture import image

DEPLOY = ROOT / "deploy"
PORT, DATA, SITE = "8000", "/var/lib/quiz", "quiz.example"
OPERATING, SERVER = ((ROOT / "docs" / name).read_text("utf-8") for name in ("operating.md", "server.md"))


def text(name: str) -> str:
    return (DEPLOY / name).read_text("utf-8")


def compose(name: str):
    return YAML(typ="safe").load(text(name))["services"]


def example(*, is_whole: bool) -> dict[str, str]:
    """The settings in .env.example; as a whole with the lines for PostgreSQL."""
    lines = [line.removeprefix("#") if is_whole else line for line in text(".env.example").splitlines()]
    return dict(re.findall(r"^([A-Z_]+)=(.*)$", "\n".join(lines), re.MULTILINE))


def test_the_settings_of_the_example_are_taken_as_they_stand_there():
    given = {name: value for name, value in example(is_whole=False).items() if name.startswith("QUIZ_")}
    fixed = {
        name: re.sub(r"\$\{SITE[^}]*\}", SITE, value)
        for name, value in compose("compose.yaml")["quiz"]["environment"].items()
    }

    settings = from_environment(given | fixed)

    assert settings.public_url == f"https://{example(is_whole=False)['SITE']}"
    assert settings.trusted_hosts == (SITE,)
    assert settings.proxy_hops == 1
    assert settings.groups_passphrase == "three long words"


def test_whatever_the_compose_files_ask_for_stands_in_the_example():
    asked = set(re.findall(r"\$\{(\w+)", text("compose.yaml") + text("compose.postgres.yaml")))

    assert asked <= {*example(is_whole=True)}
    assert example(is_whole=True)["COMPOSE_FILE"].split(":") == ["compose.yaml", "compose.postgres.yaml"]
    assert "QUIZ_SECRET_KEY" not in example(is_whole=False)


def test_the_image_runs_a_command_that_the_software_takes_on_the_port_that_all_name():
    command = YAML(typ="safe").load(re.findall(r"^CMD (.*)$", text("Dockerfile"), re.MULTILINE)[0])

    above = click.Context(quiz, info_name="quiz", **quiz.context_settings)  # a command keeps the help of the first
    taken = serve_command.make_context("serve", command[2:], parent=above).params

    assert command[:2] == ["quiz", "serve"]
    assert (taken["host"], taken["port"]) == ("0.0.0.0", int(PORT))
    assert f"EXPOSE {PORT}\n" in text("Dockerfile")
    assert f"PORT, PATIENCE = {PORT}, " in text("healthy.py")
    assert f"127.0.0.1:{PORT}" in text("Caddyfile")
    assert f"    server 127.0.0.1:{PORT} " in text("nginx.conf")
    assert compose("compose.yaml")["quiz"]["expose"] == [PORT]
    assert compose("compose.yaml")["caddy"]["environment"]["UPSTREAM"] == f"quiz:{PORT}"


def test_what_is_kept_is_in_one_place():
    assert f"VOLUME {DATA}\n" in text("Dockerfile")
    assert f"QUIZ_DATA={DATA}\n" in text("Dockerfile")
    assert compose("compose.yaml")["quiz"]["volumes"] == [f"data:{DATA}"]
    assert f"ReadWritePaths={DATA}\n" in text("quiz.service")


def test_no_proxy_of_ours_logs_an_address():
    """Addresses hold answers and secret links. Caddy logs no request unless it is set to."""
    servers = re.split(r"^server ", text("nginx.conf"), flags=re.MULTILINE)[1:]

    assert [re.findall(r"^ *access_log (.*)$", each, re.MULTILINE) for each in servers] == [["off;"]] * 2
    assert not re.search(r"^\s*log\b", text("Caddyfile"), re.MULTILINE)


def test_the_image_ends_with_a_user_of_its_own_and_asks_whether_it_is_ready():
    end = text("Dockerfile").rpartition("\nFROM ")[2]

    assert re.findall(r"^USER (.*)$", end, re.MULTILINE) == ["quiz"]
    assert "HEALTHCHECK" in end
    assert "healthy.py" in end
    assert "/readyz" in text("healthy.py")
    assert not re.search(r"pip|venv-|gcc|make", end.replace("/.venv/", ""))


def test_only_what_the_image_is_built_from_is_let_in():
    let_in = {line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line.startswith("!")}
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    carried = {*wheel["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"], wheel["project"]["readme"]}

    assert carried | {"quiz", "pyproject.toml", "LICENSE", "requirements*.txt", "deploy/healthy.py"} == let_in


def test_images_are_those_of_the_default_registry():
    built = re.findall(r"^FROM (\S+)", text("Dockerfile"), re.MULTILINE)
    named = [
        each["image"]
        for name in ("compose.yaml", "compose.postgres.yaml")
        for each in compose(name).values()
        if "image" in each
    ]

    assert set(built) == {image.BASE}
    assert [name for name in named if "/" in name] == []


def test_it_has_time_to_finish_what_is_under_way():
    assert int(compose("compose.yaml")["quiz"]["stop_grace_period"].removesuffix("s")) > PATIENCE


@pytest.mark.parametrize(
    "name", ["Dockerfile", "compose.yaml", "compose.postgres.yaml", "Caddyfile", "nginx.conf", "quiz.service"]
)
def test_the_docs_lead_to_every_file(name):
    assert f"(../deploy/{name})" in OPERATING + SERVER


def test_a_bare_server_needs_no_more_than_ten_commands():
    commands = OPERATING.partition("From a bare Debian 13")[2].partition("\n\n[compose.yaml]")[0].splitlines()[2:]

    assert 0 < len([line for line in commands if line.startswith("    ")]) <= 10
