"""The image, built by buildah on a bare Debian that debootstrap makes, and the quiz served from it.

It takes some minutes, and needs root and Debian's packages and Python's from where this machine gets them.
"""

import json
import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.examples import ROOT
from tests.serving import WAIT
from tests.torture.table import Row
from tests.waiting import until

CASE = "Dockerfile: built, and served from"
BASE, RELEASE = "debian:trixie-slim", "trixie"
LONG = 1_800  # seconds that a step may take
MACHINE = ("/etc/ssl/certs", "/etc/pip.conf")  # what this machine needs to reach where it gets packages from
BUILDS = ("pip", "pip3", "gcc", "cc", "make", "git", "uv", "hatchling")


@dataclass(frozen=True, slots=True)
class Images:
    """The images of a folder of their own."""

    folder: Path

    def __call__(self, *words: str | Path, check: bool = True) -> str:
        """What buildah says; raises where it fails."""
        own: list[str | Path] = [
            "--root",
            self.folder / "images",
            "--runroot",
            self.folder / "run",
            "--storage-driver",
            "vfs",
        ]
        command: list[str | Path] = ["buildah", *own, *words]
        said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=LONG, check=False)
        assert not check or not said.returncode, f"buildah {words[0]}: {said.stderr[-600:]}"
        return said.stdout

    def build(self, file: Path, tag: str, around: Path, *options: str) -> None:
        """Build an image, from images that are there."""
        fixed = ("--format", "docker", "--isolation", "chroot", "--pull=never")
        self("bud", *fixed, *options, "--file", file, "--tag", tag, around)

    def run(self, container: str, *command: str, check: bool = True) -> str:
        """Run a command in a container, as the user whom the image names."""
        return self("run", "--isolation", "chroot", container, "--", *command, check=check)


def image() -> Row:
    """Build it, look at it, serve from it."""
    if os.geteuid():
        return Row(CASE, "NOT TRIED: only root can make a bare Debian")
    with tempfile.TemporaryDirectory(dir="/var/tmp") as name:
        images = Images(Path(name))
        _bare(images)
        images.build(ROOT / "deploy/Dockerfile", "quiz", ROOT, *_reaching(Path(name)))
        config = json.loads(images("inspect", "--type", "image", "quiz"))["Docker"]["config"]
        container = images("from", "--pull=never", "quiz").strip()
        faults = _wrong_in(config) + _wrong_in_root(images, container)
        with _served(images, container, config["Cmd"]) as ready:
            faults += [] if ready == "ok" else [f"/readyz says {ready}"]
            faults += _wrong_while_served(images, container)
    return Row(CASE, "built, no build tools in it, served as its own user, healthy", faults=faults)


def _bare(images: Images) -> None:
    """A bare Debian in place of a registry's; the build mounts this machine's certificates over its own."""
    root = images.folder / "root"
    command: list[str | Path] = ["debootstrap", "--variant=minbase", "--include=ca-certificates", RELEASE, root]
    subprocess.run(command, check=True, capture_output=True, timeout=LONG)
    (images.folder / "Base").write_text("FROM scratch\nCOPY root /\n")
    images.build(images.folder / "Base", f"docker.io/library/{BASE}", images.folder)


def _reaching(folder: Path) -> Iterator[str]:
    """How the build reaches packages here: by this machine's own certificates and settings."""
    file = folder / "apt.conf"
    file.write_bytes(subprocess.run(["apt-config", "dump", "Acquire"], capture_output=True, check=True).stdout)
    yield from ("--volume", f"{file}:/etc/apt/apt.conf.d/99machine:ro")
    for path in MACHINE:
        if Path(path).exists():
            yield from ("--volume", f"{path}:{path}:ro")


def _wrong_in(config: dict[str, object]) -> list[str]:
    """What the image says of itself."""
    healthy = config.get("Healthcheck") or {}
    faults = ["it runs as root"] * (config["User"] != "quiz")
    faults += ["it has more than one volume"] * (list(config.get("Volumes") or {}) != ["/var/lib/quiz"])  # type: ignore[call-overload]
    return faults + ["it has no health check"] * ("healthy.py" not in str(healthy))


def _wrong_in_root(images: Images, container: str) -> list[str]:
    """Who it runs as, what that user may change, and what is there to build with."""
    found = images.run(
        container, "sh", "-c", f"id -un; for each in {' '.join(BUILDS)}; do command -v $each; done; true"
    )
    touched = images.run(container, "sh", "-c", "touch /srv/quiz/new 2>&1 || echo refused")
    faults = [f"it is run by and holds {found.split()}"] * (found.split() != ["quiz"])
    return faults + ["the software can change itself"] * ("refused" not in touched)


@contextmanager
def _served(images: Images, container: str, command: list[str]) -> Iterator[str]:
    """The image's own command, until its own health check is content; gives what that says."""
    own: list[str | Path] = [
        "--root",
        images.folder / "images",
        "--runroot",
        images.folder / "run",
        "--storage-driver",
        "vfs",
    ]
    run: list[str | Path] = ["buildah", *own, "run", "--isolation", "chroot", container, "--", *command]
    process = subprocess.Popen(run, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, process_group=0)
    said = ""

    def is_healthy() -> bool:
        nonlocal said
        assert process.poll() is None, "the container ended"
        said = images.run(container, "python", "/srv/quiz/healthy.py", check=False).strip()
        return said == "ok"

    try:
        until(is_healthy, 1)
        yield said
    finally:
        os.killpg(process.pid, 15)
        process.wait(WAIT)


def _wrong_while_served(images: Images, container: str) -> list[str]:
    """Whether the commands that operating.md names work in it, too."""
    images.run(container, "quiz", "backup", "/tmp/backup.db")
    checked = images.run(container, "quiz", "restore", "/tmp/backup.db", "--check")
    return [] if checked else ["a backup in the container cannot be checked"]
