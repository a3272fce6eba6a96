"""Requests as the server hands them to the application, and answers on their way back, over real connections."""

import json
import re
import socket
import sys
import textwrap
from contextlib import closing

import pytest

from tests.pages import Html
from tests.serving import WAIT, serving
from tests.waiting import until

GREATEST = 64 * 1024  # bytes of a form that the application takes
FORM = "application/x-www-form-urlencoded"

# An application beneath the real adapter and the real server that says what it got.
ECHO = textwrap.dedent("""
    import argparse, json
    from granian.constants import HTTPModes, Interfaces
    from granian.log import LogLevels
    from quiz.serving.adapter import Adapter
    from quiz.serving.serve import Server

    PIECES = 20_000
    pulled, closed = [0], [0]

    class Long:
        def __iter__(self):
            for _ in range(PIECES):
                pulled[0] += 1
                yield bytes(65_536)

        def close(self):
            closed[0] += 1

    def app(environ, start):
        if environ["PATH_INFO"] == "/raise":
            raise RuntimeError("a fault outside of Flask")
        if environ["PATH_INFO"] == "/long":
            start("200 OK", [("Content-Type", "text/plain")])
            return Long()
        known = {key: value for key, value in environ.items() if isinstance(value, str)}
        known |= {"body": len(environ["wsgi.input"].read()), "pulled": pulled[0], "closed": closed[0]}
        body = json.dumps(known).encode()
        start("200 OK", [("Content-Length", str(len(body))), ("X-Two", "1"), ("X-Two", "2")])
        return [body]

    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int)
    Server(
        "echo", address="::", port=parser.parse_args().port, interface=Interfaces.RSGI, http=HTTPModes.http1,
        log_level=LogLevels.error,
    ).serve(target_loader=lambda: Adapter(lambda: app, lambda: None), wrap_loader=False)
""")


@pytest.fixture(scope="module")
def echo(tmp_path_factory):
    """A server that answers with the request as its application sees it."""
    folder = tmp_path_factory.mktemp("echo")
    (folder / "echo.py").write_text(ECHO)
    with serving(folder, command=(sys.executable, "echo.py")) as server:
        yield server


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """The quiz, where anyone may make a group."""
    with serving(tmp_path_factory.mktemp("requests"), "--workers", "2") as server:
        yield server


def connect(server, host="127.0.0.1"):
    """A connection to it."""
    return socket.create_connection((host, server.port), timeout=WAIT)


def send(server, request, host="127.0.0.1"):
    """All that comes back for some bytes, until the server hangs up."""
    with connect(server, host) as connection:
        connection.sendall(request)
        return b"".join(iter(lambda: connection.recv(65_536), b""))


def seen(echo, request, host="127.0.0.1"):
    """What the application sees of a request."""
    return json.loads(send(echo, request, host).partition(b"\r\n\r\n")[2])


def post(path, body, *headers):
    """A form, on a connection that ends with it."""
    lines = (f"POST {path} HTTP/1.1", "Host: a", "Connection: close", f"Content-Type: {FORM}", *headers, "", "")
    return "\r\n".join(lines).encode() + body


class TestRequests:
    """PEP 3333, from what RSGI has."""

    def test_several_cookie_headers_are_one(self, echo):
        request = b"GET /a%20b?c=%20d HTTP/1.1\r\nHost: a:8\r\nCookie: e=1\r\nCookie: f=2\r\nConnection: close\r\n\r\n"

        known = seen(echo, request)

        assert known["HTTP_COOKIE"] == "e=1; f=2"
        assert (known["PATH_INFO"], known["QUERY_STRING"]) == ("/a b", "c=%20d")
        assert (known["HTTP_HOST"], known["SERVER_PORT"]) == ("a:8", str(echo.port))
        assert (known["REMOTE_ADDR"], known["SERVER_PROTOCOL"]) == ("::ffff:127.0.0.1", "HTTP/1.1")
        assert "HTTP_CONTENT_LENGTH" not in known

    def test_other_headers_that_stand_twice_are_a_list(self, echo):
        known = seen(
            echo, b"GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: b\r\nX-Forwarded-For: c\r\nConnection: close\r\n\r\n"
        )

        assert known["HTTP_X_FORWARDED_FOR"] == "b, c"

    def test_letters_of_any_language_come_as_bytes(self, echo):
        known = seen(echo, b"GET /%C3%B6 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")

        assert known["PATH_INFO"].encode("latin-1").decode() == "/ö"

    def test_http_1_0_needs_no_host(self, echo):
        known = seen(echo, b"GET / HTTP/1.0\r\n\r\n")

        assert known["SERVER_PROTOCOL"] == "HTTP/1.0"
        assert "HTTP_HOST" not in known

    def test_an_address_of_ipv6_has_no_brackets(self, echo):
        assert seen(echo, b"GET / HTTP/1.0\r\n\r\n", "::1")["REMOTE_ADDR"] == "::1"

    @pytest.mark.parametrize("size", [0, 1, GREATEST, 128 * 1024])
    def test_a_body_comes_whole_whether_its_length_is_announced_or_not(self, echo, size):
        body = b"a" * size
        chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (size, body) if size else b"0\r\n\r\n"

        announced = seen(echo, post("/", body, f"Content-Length: {size}"))
        chunked_request = seen(echo, post("/", chunked, "Transfer-Encoding: chunked"))

        assert announced["body"] == chunked_request["body"] == size
        assert announced["CONTENT_LENGTH"] == chunked_request["CONTENT_LENGTH"] == str(size)
        assert announced["CONTENT_TYPE"] == FORM

    def test_a_header_that_is_sent_twice_comes_twice(self, echo):
        answer = send(echo, b"GET / HTTP/1.0\r\n\r\n")

        assert re.findall(rb"x-two: (\d)", answer) == [b"1", b"2"]


class TestAnswers:
    """What goes wrong on the way back."""

    def test_a_fault_outside_of_flask_is_a_500_in_words_and_the_next_is_answered(self, echo):
        answer = echo.ask("/raise")

        assert answer.status == 500
        assert "went wrong on our side" in answer.text
        assert echo.ask("/").status == 200
        assert "a fault outside of Flask" in echo.output.read_text()

    def test_a_long_answer_is_made_no_faster_than_it_is_read_and_ends_with_its_reader(self, echo):
        """1.3 GB, of which 4 MB are read: it is neither kept in memory nor made to the end."""
        with connect(echo) as connection:
            connection.sendall(b"GET /long HTTP/1.1\r\nHost: a\r\n\r\n")
            read = 0
            while read < 4_000_000:
                read += len(connection.recv(65_536))
            pulled = echo.ask("/").text
        until(lambda: json.loads(echo.ask("/").text)["closed"] == 1)

        assert json.loads(pulled)["pulled"] < 1_000
        assert json.loads(echo.ask("/").text)["pulled"] < 1_000

    def test_head_gets_no_body(self, served):
        get, head = served.ask("/"), served.ask("/", "HEAD")

        assert (head.status, head.body) == (200, b"")
        assert head.headers["Content-Length"] == get.headers["Content-Length"]


class TestBodies:
    """Forms that are too long, too late, or not there."""

    @pytest.mark.parametrize("size", [GREATEST + 1, 128 * 1024 + 1, 1_000_000])
    @pytest.mark.parametrize("is_chunked", [False, True])
    def test_one_that_is_too_long_gets_the_page_that_says_so(self, served, size, is_chunked):
        filler = b"name=" + b"a" * (size - 5)
        body = b"%x\r\n%s\r\n0\r\n\r\n" % (size, filler) if is_chunked else filler
        length = "Transfer-Encoding: chunked" if is_chunked else f"Content-Length: {size}"

        head, _, page = send(served, post("/groups/new", body, length)).partition(b"\r\n\r\n")

        assert head.startswith(b"HTTP/1.1 413 ")
        assert Html(page.decode()).headings == ["That was too much at once"]

    @pytest.mark.long
    def test_one_that_does_not_come_is_answered_after_a_while(self, served):
        """More of them than there are threads, and each gets the answer; others are served meanwhile."""
        silent = [connect(served) for _ in range(60)]
        for connection in silent:
            connection.sendall(post("/groups/new", b"", "Content-Length: 10"))

        assert [served.ask("/").status for _ in range(20)] == [200] * 20
        answers = [connection.makefile("rb").read() for connection in silent]
        for connection in silent:
            connection.close()

        assert {answer.split(b"\r\n")[0] for answer in answers} == {b"HTTP/1.1 408 Request Timeout"}
        assert all(b"Nothing was changed." in answer for answer in answers)

    def test_one_that_ends_too_soon_is_not_taken_for_whole(self, echo):
        with connect(echo) as connection:
            connection.sendall(post("/", b"name=a&zone=", "Content-Length: 13"))
            connection.shutdown(socket.SHUT_WR)
            answer = connection.makefile("rb").read()

        assert answer.startswith(b"HTTP/1.1 408 ")
        assert b"did not arrive whole" in answer

    def test_whoever_leaves_in_the_middle_of_a_form_leaves_no_trace(self, served):
        for _ in range(20):
            with closing(connect(served)) as connection:
                connection.sendall(post("/groups/new", b"name=", "Content-Length: 1000"))

        assert served.ask("/").status == 200
        assert "Traceback" not in served.output.read_text()
