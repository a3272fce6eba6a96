"""`quiz serve`: serve the quiz to browsers, if it can be served at that address."""

import ipaddress
import os
import signal
import socket
from pathlib import Path

import click

from quiz.commands.options import DATA, QUIZZES, settings_of
from quiz.errors import SettingError
from quiz.serving.serve import has_author, prepare
from quiz.serving.serve import serve as serve_prepared


def _port(text: str) -> int:
    text = text.strip()
    if not _is_count(text, most=65535):
        raise click.BadParameter(f"a port is a number from 1 to 65535, not “{text}”")
    return int(text)


def _workers(text: str) -> int:
    if not _is_count(text, most=99):
        raise click.BadParameter(f"there can be 1 to 99 workers, not “{text}”")
    return int(text)


def _is_count(text: str, most: int) -> bool:
    """Whether this is digits alone, from 1 to `most`: click's own range would take “٨٠٠٠” and “8_000”, too."""
    return text.isascii() and text.isdecimal() and 0 < int(text) <= most


@click.command()
@click.option("--host", metavar="HOST", default="127.0.0.1", show_default=True, help="the address to listen on")
@click.option("--port", type=_port, metavar="PORT", envvar="PORT", default="8000", show_default=True, help="the port")
@click.option(
    "--workers",
    type=_workers,
    metavar="COUNT",
    default="1",
    show_default=True,
    help="how many processes answer, up to 99",
)
@QUIZZES
@DATA
@click.option("--watch", is_flag=True, help="read a quiz file again whenever it is saved")
def serve(host: str, port: int, workers: int, quiz: tuple[Path, ...], data: Path | None, watch: bool) -> None:
    """Serve the quiz, or several, to browsers."""
    address = _free_address(host, port)
    is_local = ipaddress.ip_address(address).is_loopback
    if is_local and not any(map(os.environ.get, ("QUIZ_PUBLIC_URL", "QUIZ_GROUPS_PASSPHRASE"))):
        os.environ.setdefault("QUIZ_GROUPS", "open")  # nobody else can reach it
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP})  # it waits for whoever reads the file again
    settings = settings_of(quiz=quiz or None, data=data)
    settings, handovers = prepare(settings, is_local=is_local)
    count = len(handovers.each)
    what = "The quiz is" if count == 1 else f"{count} quizzes are"
    click.echo(f"{what} at http://{f'[{host}]' if ':' in host else host}:{port} (stop it with Ctrl+C)")
    if has_author(settings, address, watch=watch):
        click.echo(f"What `quiz check` says, live, is there at {'/author' if count == 1 else '/q/ID/author'}.")
    serve_prepared(settings, handovers, address, port, workers, watch=watch)


def _free_address(host: str, port: int) -> str:
    """The number of a host, which the server needs; of several, one of IPv4. Raises SettingError.

    Also where the port is taken, in one line: each worker would report it otherwise.
    """
    try:
        family, kind, protocol, _, address = min(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    except (OSError, UnicodeError) as error:
        raise SettingError(
            "no such host is known here.", where=f"--host {host}", fix="Choose a name or an address of this machine."
        ) from error
    try:
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise SettingError(
            f"Nothing can be served there: {error.strerror}.",
            where=f"{address[0]}:{port}",
            fix="Choose another with --port or PORT=….",
        ) from error
    return str(address[0])
