"""`quiz serve`: what was chosen on the command line, and whether anything can be served there."""

import argparse
import ipaddress
import os
import signal
import socket

from quiz.commands import say, settings_of
from quiz.errors import SettingError


def run(chosen: argparse.Namespace) -> int:
    """Serve until told to stop."""
    from quiz.serving.serve import prepare, serve  # noqa: PLC0415 (the other commands need no server)

    host, chosen.host = chosen.host, _address(chosen.host)
    is_local = ipaddress.ip_address(chosen.host).is_loopback
    if is_local and not any(map(os.environ.get, ("QUIZ_PUBLIC_URL", "QUIZ_GROUPS_PASSPHRASE"))):
        os.environ.setdefault("QUIZ_GROUPS", "open")  # nobody else can reach it
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP})  # it waits for whoever reads the file again
    known = settings_of(chosen)
    _refuse_taken_port(chosen.host, chosen.port)
    known, handover = prepare(known, is_local=is_local)
    say(f"The quiz is at http://{f'[{host}]' if ':' in host else host}:{chosen.port} (stop it with Ctrl+C)")
    serve(known, handover, chosen)
    return 0


def _address(host: str) -> str:
    """The number of a host, which the server wants; where there are several, one of IPv4. Raises SettingError."""
    try:
        address = min(socket.getaddrinfo(host, None, type=socket.SOCK_STREAM))[4][0]
    except (OSError, UnicodeError) as error:
        raise SettingError(
            "no such host is known here.", where=f"--host {host}", fix="Choose a name or an address of this machine."
        ) from error
    return str(address)


def _refuse_taken_port(host: str, port: int) -> None:
    """Say it in one line, before workers would say it each."""
    where = f"{host}:{port}"
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise SettingError(
            f"Nothing can be served there: {error.strerror}.", where=where, fix="Choose another with --port or PORT=…."
        ) from error
