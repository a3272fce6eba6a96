"""A proxy that records what a browser sends: every byte, whatever it is."""

import re
import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

LASTING = re.compile(rb"(?:Proxy-)?Connection: [^\r]*\r\n")  # one request a connection, so that none is missed


@contextmanager
def recording_proxy() -> Iterator[tuple[str, bytearray]]:
    """A proxy for HTTP on a port of this machine. Gives its address, and all that was sent through it."""
    sent = bytearray()

    class Passing(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            head = self.request.recv(65536)
            sent.extend(head)
            method, target, *_ = head.split(b" ", 2)
            place = urlsplit(target.decode() if method != b"CONNECT" else f"//{target.decode()}")
            if method == b"CONNECT" or place.hostname != "127.0.0.1":
                return  # what it wanted is noted, and it gets nothing
            once = LASTING.sub(b"", head.replace(target, target[target.index(b"/", 8) :], 1))
            with socket.create_connection((place.hostname, place.port or 80)) as there:
                there.sendall(once.replace(b"\r\n", b"\r\nConnection: close\r\n", 1))
                while part := there.recv(65536):
                    self.request.sendall(part)

    class Server(socketserver.ThreadingTCPServer):
        allow_reuse_address, daemon_threads = True, True

    with Server(("127.0.0.1", 0), Passing) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}", sent
        server.shutdown()
