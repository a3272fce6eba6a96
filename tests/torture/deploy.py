"""What stands in deploy/, as far as this machine has what it needs: the unit, the proxies with TLS, and the image.

Nothing is installed. Whatever is missing is said in the table, in capitals: those files are then not tried.
"""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from ruamel.yaml import YAML

from quiz.settings import from_environment
from tests.examples import ROOT
from tests.groups_app import SECRET
from tests.torture.image import image
from tests.torture.proxied import SITE, Front, row_behind
from tests.torture.table import Row, Scale
from tests.waiting import WAIT

DEPLOY = ROOT / "deploy"
OPENSSL = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj"]


def rows(scale: Scale) -> Iterator[Row]:
    """Each file in a row of its own, or why it was not tried."""
    yield _tried("quiz.service, by systemd-analyze", ["systemd-analyze"], _unit)
    yield _tried("the compose files, by docker-compose", ["docker-compose"], _compose)
    yield _tried("nginx.conf: a class through TLS", ["nginx", "openssl"], partial(row_behind, nginx, scale))
    yield _tried("Caddyfile: a class through TLS", ["caddy"], partial(row_behind, caddy, scale))
    yield _tried("Dockerfile: built, and served from", ["debootstrap", "buildah"], image)


def _tried(case: str, needs: list[str], do: Callable[[], Row]) -> Row:
    missing = [name for name in needs if not shutil.which(name)]
    return Row(case, f"NOT TRIED: there is no {' and no '.join(missing)} here") if missing else do()


def _unit() -> Row:
    """The unit as it is, but for its programs, which are not installed here."""
    with tempfile.TemporaryDirectory() as folder:
        unit = Path(folder) / "quiz.service"
        text = (DEPLOY / "quiz.service").read_text("utf-8")
        unit.write_text(text.replace("/srv/quiz/.venv/bin/quiz", "/bin/true").replace("/bin/kill", "/bin/true"))
        said = subprocess.run(
            ["systemd-analyze", "verify", unit], capture_output=True, text=True, timeout=WAIT, check=False
        )
    about = [line for line in said.stderr.splitlines() if "quiz.service" in line]  # and not of this machine's own units
    return Row("quiz.service, by systemd-analyze", faults=about + ["it is refused"] * bool(about and said.returncode))


def _compose() -> Row:
    """What comes out of both files and the example of the settings, and whether the quiz takes it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "deploy"
        shutil.copytree(DEPLOY, folder)
        example = (folder / ".env.example").read_text("utf-8")
        (folder / ".env").write_text(re.sub(r"^#([A-Z_]+)=$", rf"\1={SECRET}", example, flags=re.MULTILINE))
        files = ("--file", "compose.yaml", "--file", "compose.postgres.yaml")
        command = ["docker-compose", *files, "config"]
        said = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=WAIT, check=False)
    if said.returncode:
        return Row("the compose files, by docker-compose", faults=said.stderr.splitlines())
    services = YAML(typ="safe").load(said.stdout)["services"]
    settings = from_environment({name: str(value) for name, value in services["quiz"]["environment"].items()})
    came = f"{', '.join(sorted(services))}; the quiz at {settings.public_url}"
    return Row("the compose files, by docker-compose", came)


@contextmanager
def nginx(folder: Path, upstream: int, http: int, https: int, second: int = 0) -> Iterator[Front]:
    """The file for nginx as it is, but for its ports and its certificate's place; with a second instance, if any."""
    certificate, key = folder / "quiz.pem", folder / "quiz.key"
    names: list[str | Path] = ["-addext", f"subjectAltName=DNS:{SITE}", "-keyout", key, "-out", certificate]
    subprocess.run([*OPENSSL, f"/CN={SITE}", *names], check=True, capture_output=True, timeout=WAIT)
    text = (DEPLOY / "nginx.conf").read_text("utf-8")
    for here, there in {
        "127.0.0.1:8000": f"127.0.0.1:{upstream}",
        "listen 80;": f"listen 127.0.0.1:{http};",
        "listen 443 ssl;": f"listen 127.0.0.1:{https} ssl;",
        "/etc/ssl/quiz.pem": str(certificate),
        "/etc/ssl/quiz.key": str(key),
        "# server 127.0.0.1:8001": f"{'# ' * (not second)}server 127.0.0.1:{second}",
    }.items():
        assert text.count(here) == 1, here
        text = text.replace(here, there)
    (folder / "quiz.conf").write_text(text)
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    around = f"pid {folder}/pid; error_log {folder}/error.log; worker_processes 1; daemon off; events {{}}"
    (folder / "nginx.conf").write_text(f"{around} http {{ {temporary} include {folder}/quiz.conf; }}")
    command: list[str | Path] = ["nginx", "-p", folder, "-e", folder / "error.log", "-c", folder / "nginx.conf"]
    subprocess.run([*command, "-t"], check=True, capture_output=True, timeout=WAIT)
    with _running(command, folder):
        yield Front(https, http, certificate)


@contextmanager
def caddy(folder: Path, upstream: int, http: int, https: int) -> Iterator[Front]:
    """The file for Caddy as it is, with a certificate that it makes by itself."""
    local = f"admin off\nlocal_certs\nskip_install_trust\nhttp_port {http}\nhttps_port {https}\n"
    (folder / "Caddyfile").write_text(f"{{\n{local}}}\nimport {DEPLOY / 'Caddyfile'}\n")
    settings = {"SITE": SITE, "UPSTREAM": f"127.0.0.1:{upstream}", "XDG_DATA_HOME": str(folder), "HOME": str(folder)}
    command: list[str | Path] = ["caddy", "run", "--adapter", "caddyfile", "--config", folder / "Caddyfile"]
    with _running(command, folder, **settings):
        yield Front(https, http, folder / "caddy/pki/authorities/local/root.crt")


@contextmanager
def _running(command: list[str | Path], folder: Path, **settings: str) -> Iterator[None]:
    with (folder / "said").open("wb") as said:
        path = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
        process = subprocess.Popen(command, env={**path, **settings}, stdout=said, stderr=subprocess.STDOUT)
    try:
        yield
    finally:
        process.terminate()
        process.wait(WAIT)
