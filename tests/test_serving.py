"""The product as processes: started as an operator would, asked over the network, watched, and stopped."""

import gzip
import http.client
import re
import select
import signal
import socket
import sqlite3
import sys
import textwrap
import time
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest

from quiz import links
from quiz.store import sums
from quiz.web import logs
from tests import sheets
from tests.pages import Html
from tests.serving import WAIT, children, free_port, run, serving

FLASK = (sys.executable, "-m", "flask", "--app", "quiz", "run")
READ = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}  # by what a header says
TRACEBACK = "Traceback (most recent call last)"


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """One process for all tests that only ask."""
    with serving(tmp_path_factory.mktemp("serving")) as process:
        yield process


class TestStarting:
    """What `quiz serve` says, and when it doesn't start."""

    def test_it_says_where_the_quiz_is_and_nothing_else(self, tmp_path):
        with serving(tmp_path) as process:
            assert "<h1>" in process.ask("/").text
            assert process.stop() == 0

        assert process.output.read_text() == f"The quiz is at {process.address} (stop it with Ctrl+C)\n"

    def test_the_port_may_stand_in_the_environment(self, tmp_path):
        port = str(free_port())
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", int(port)))
            taken.listen()

            said = run(tmp_path, "serve", PORT=port)

        assert port in said.stderr

    def test_a_taken_port_gets_one_clear_line(self, tmp_path, served):
        said = run(tmp_path, "serve", "--port", str(served.port))

        assert (said.returncode, said.stdout) == (2, "")
        assert re.fullmatch(rf"quiz: 127\.0\.0\.1:{served.port}: .*in use.* Choose another .*\n", said.stderr)

    def test_a_host_may_be_given_by_its_name(self, tmp_path):
        with serving(tmp_path, "--host", "localhost") as process:
            assert "<h1>" in process.ask("/").text

        assert process.output.read_text().startswith(f"The quiz is at http://localhost:{process.port} ")
        assert TRACEBACK not in process.output.read_text()

    @pytest.mark.parametrize("host", ["no-such-host.invalid", "a..b", ""])
    def test_a_host_that_is_none_gets_one_clear_line(self, tmp_path, host):
        said = run(tmp_path, "serve", "--host", host)

        assert (said.returncode, said.stdout) == (2, "")
        assert re.fullmatch(rf"quiz: --host {host}: no such host .*\n", said.stderr)

    @pytest.mark.parametrize("options", [["--port", "70000"], ["--port", "0"], ["--port", "x"], ["--workers", "0"]])
    def test_a_number_that_cannot_be_is_refused(self, tmp_path, options):
        said = run(tmp_path, "serve", *options)

        assert (said.returncode, said.stdout) == (2, "")
        assert TRACEBACK not in said.stderr
        assert options[1] in said.stderr

    def test_a_port_in_the_environment_that_cannot_be_is_refused(self, tmp_path):
        said = run(tmp_path, "serve", PORT="eighty")

        assert said.returncode == 2
        assert TRACEBACK not in said.stderr
        assert "eighty" in said.stderr

    @pytest.mark.parametrize(
        ("name", "value", "said"),
        [
            ("QUIZ_FILE", "missing.yaml", "missing.yaml"),
            ("QUIZ_DATA", "/dev/null/data", "/dev/null/data"),
            ("QUIZ_DATABASE_URL", "nonsense", "database"),
            ("QUIZ_DATABASE_URL", "sqlite:////dev/null/quiz.db", "/dev/null/quiz.db"),
            ("QUIZ_DATABASE_URL", "mysql://localhost/quiz", "database"),
            ("QUIZ_PROXY_HOPS", "many", "QUIZ_PROXY_HOPS"),
            ("QUIZ_PUBLIC_URL", "quiz.example", "QUIZ_PUBLIC_URL"),
            ("QUIZ_FRAME_ANCESTORS", "a;b", "QUIZ_FRAME_ANCESTORS"),
            ("QUIZ_NONSENSE", "1", "QUIZ_NONSENSE"),
        ],
    )
    def test_a_setting_that_cannot_be_used_gets_one_clear_line(self, tmp_path, name, value, said):
        ended = run(tmp_path, "serve", "--port", str(free_port()), **{name: value})

        lines = [line for line in ended.stderr.splitlines() if line]
        assert (ended.returncode, ended.stdout) == (2, "")
        assert len(lines) <= 2
        assert said in ended.stderr
        assert TRACEBACK not in ended.stderr

    def test_a_wrong_address_names_no_password(self, tmp_path):
        ended = run(tmp_path, "serve", QUIZ_DATABASE_URL="mysql://quiz:hunter2@localhost/quiz")

        assert ended.returncode == 2
        assert "hunter2" not in ended.stderr + ended.stdout

    def test_flask_run_serves_it_too(self, tmp_path):
        with serving(tmp_path, command=FLASK) as process:
            assert "<h1>" in process.ask("/").text
            assert process.ask("/readyz").text == "ok\n"


@pytest.mark.parametrize("start", range(5))
def test_two_workers_always_start_on_an_empty_data_folder(tmp_path, start):
    """5 starts of 5; both workers are the ones that were started first, and both answer."""
    with serving(tmp_path, "--workers", "2") as process:
        workers = children(process.process.pid)
        assert len(workers) == 2

        answered = set()
        for _ in range(200):
            answered.add(answers(process.port))
            if answered == workers:
                break

        assert answered == workers == children(process.process.pid)
    assert TRACEBACK not in process.output.read_text()


def person(port):
    """A connection that is open, since something was asked on it: whether the quiz is ready."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=WAIT)
    connection.request("GET", "/readyz")
    assert connection.getresponse().read() == b"ok\n"
    return connection


def answers(port):
    """Ask on a new connection, and tell which process holds the other end."""
    with closing(person(port)) as connection:
        return holder(local=port, remote=connection.sock.getsockname()[1])


def holder(local, remote):
    """The process that has the connection between two ports of 127.0.0.1, as the one at `local`."""
    ends = f"0100007F:{local:04X} 0100007F:{remote:04X} "
    line = next(line for line in Path("/proc/net/tcp").read_text().splitlines() if ends in line)
    wanted = f"socket:[{line.split()[9]}]"
    for descriptor in Path("/proc").glob("[0-9]*/fd/*"):
        try:
            if str(descriptor.readlink()) == wanted:
                return int(descriptor.parts[2])
        except OSError:
            continue  # it was closed, or is another user's
    raise AssertionError(f"Nobody holds {wanted}.")


class TestStopping:
    """What an operator's TERM does to people who are being served."""

    def test_what_is_under_way_is_finished(self, tmp_path):
        """Some results are: a worker computes four at a time."""
        with serving(tmp_path) as process, ExitStack() as stack:
            people = [stack.enter_context(closing(person(process.port))) for _ in range(24)]
            for each, sheet in zip(people, sheets.many(24), strict=True):
                each.request("GET", f"/r/{sheets.code(sheet)}")
            process.ask("/healthz")

            process.process.send_signal(signal.SIGTERM)
            answered, _, _ = select.select([each.sock for each in people], [], [], 0)
            statuses = [each.getresponse().status for each in people]

            assert len(answered) < len(people)
            assert statuses == [200] * len(people)
            assert process.process.wait(WAIT) == 0

    def test_the_address_is_free_at_once(self, tmp_path):
        with serving(tmp_path) as process:
            process.ask("/")
            process.stop()

        with serving(tmp_path, port=process.port) as again:
            assert again.ask("/healthz").status == 200


class TestAnswers:
    """What comes over the network."""

    @pytest.mark.parametrize("name", ["start", "question", "answers", "result", "role"])
    @pytest.mark.parametrize(("accepted", "used"), [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("", None)])
    def test_pages_are_compressed_as_the_browser_can_read_them(self, served, name, accepted, used):
        answer = served.ask(sheets.path(name), Accept_Encoding=accepted)
        plain = served.ask(sheets.path(name))

        assert answer.headers["Content-Encoding"] == used
        assert "Accept-Encoding" in answer.headers["Vary"]
        assert READ[used](answer.body) == plain.body
        assert answer.headers["Content-Length"] == str(len(answer.body))
        assert len(answer.body) < len(plain.body) * (0.6 if used else 1.1)

    def test_static_files_may_be_kept_for_ever_under_their_hashed_names(self, served):
        page = Html(served.ask("/").text)
        static = {address for address in page.addresses if "/static/" in address}

        assert len(static) == 3
        for address in static:
            answer = served.ask(address, Accept_Encoding="br")
            assert re.search(r"\.[0-9a-f]{12}\.(css|js|svg)$", address)
            assert answer.status == 200
            assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
            assert answer.headers["Content-Encoding"] == "br"
            assert served.ask(re.sub(r"\.[0-9a-f]{12}\.", ".000000000000.", address)).status == 404

    def test_a_static_file_has_a_tag_in_each_encoding_and_is_sent_once(self, served):
        """So that no cache on the way takes one for another; and whoever asks for the head alone learns the same."""
        page = Html(served.ask("/").text)

        for address in {address for address in page.addresses if "/static/" in address}:
            plain, tags = served.ask(address).body, set()
            for accepted, used in (("gzip, deflate, br", "br"), ("br;q=0, gzip;q=0.5", "gzip"), ("", None)):
                answer = served.ask(address, Accept_Encoding=accepted)
                head = served.ask(address, "HEAD", Accept_Encoding=accepted)
                again = served.ask(address, Accept_Encoding=accepted, If_None_Match=answer.headers["ETag"])
                tags.add(answer.headers["ETag"])
                assert (answer.headers["Content-Encoding"], answer.headers["Vary"]) == (used, "Accept-Encoding")
                assert READ[used](answer.body) == plain
                assert head.headers["Content-Length"] == answer.headers["Content-Length"] == str(len(answer.body))
                assert (head.headers["ETag"], head.body) == (answer.headers["ETag"], b"")
                assert (again.status, again.body, again.headers["ETag"]) == (304, b"", answer.headers["ETag"])
            assert len(tags) == 3
            assert not any(tag.startswith("W/") for tag in tags)

    def test_a_picture_is_sent_as_it_is(self, served):
        """Compressing it again would cost time and save nothing."""
        metas = Html(served.ask("/").text).all("meta")
        (preview,) = (urlsplit(each["content"]).path for each in metas if each.get("property") == "og:image")
        answer = served.ask(preview, Accept_Encoding="gzip, deflate, br")

        assert answer.body.startswith(b"\x89PNG")
        assert "Content-Encoding" not in answer.headers

    def test_a_result_that_is_there_already_is_not_sent_again(self, served):
        tag = served.ask(sheets.path("result"), Accept_Encoding="br").headers["ETag"]

        again = served.ask(sheets.path("result"), If_None_Match=tag, Accept_Encoding="br")

        assert (again.status, again.body) == (304, b"")

    def test_it_is_healthy_and_ready(self, served):
        assert [served.ask(path).text for path in ("/healthz", "/readyz")] == ["ok\n", "ok\n"]

    @pytest.mark.parametrize(
        "line",
        [
            b"GET / HTTP/1.1\r\n\r\n",
            b"GET /r/%zz HTTP/1.1\r\nHost: a\r\n\r\n",
            b"GET /r/\xff\xfe HTTP/1.1\r\nHost: a\r\n\r\n",
            b"GET /take/\x00 HTTP/1.1\r\nHost: a\r\n\r\n",
            b"GET /open?code=%ff%00%ed%a0%80 HTTP/1.1\r\nHost: a\r\n\r\n",
            b"GET //evil.example/%2e%2e HTTP/1.1\r\nHost: a\r\n\r\n",
            b"GET http://evil.example/ HTTP/1.1\r\nHost: a\r\n\r\n",
            b"GET * HTTP/1.1\r\nHost: a\r\n\r\n",
            b"GET / HTTP/1.1\r\nHost: \xff\xfe\r\n\r\n",
            b"GET / HTTP/1.1\r\nHost: a b<c>\r\n\r\n",
            b'GET / HTTP/1.1\r\nHost: a\r\nCookie: \xff=\x80; ===\r\nIf-None-Match: "\xff"\r\nRange: x\r\n\r\n',
            b"GET /r/x HTTP/1.1\r\nHost: a\r\nIf-None-Match: *\r\nAccept-Encoding: ;;q=x,,br;q=-1\r\n\r\n",
            b"POST / HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=\r\nContent-Length: 1\r\n\r\na",
            b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
            b"GET /open?code=" + b"x" * 60_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
            b"GET /?" + b"q=1&" * 15_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
            b"GET /" + b"x" * 300_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
            b"nonsense\r\n\r\n",
        ],
    )
    def test_no_request_however_broken_is_a_fault_of_ours(self, served, line):
        status = b""
        with (
            suppress(ConnectionError),  # it may hang up on what is no request at all
            socket.create_connection(("127.0.0.1", served.port), timeout=WAIT) as connection,
        ):
            connection.sendall(line)
            status = connection.makefile("rb").readline()

        assert not status or re.match(rb"HTTP/1\.1 [234]\d\d ", status), status
        assert served.ask("/healthz").status == 200

    def test_a_slow_or_silent_person_holds_up_nobody(self, served):
        silent = [socket.create_connection(("127.0.0.1", served.port), timeout=WAIT) for _ in range(50)]
        for connection in silent:
            connection.sendall(b"GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ")

        assert served.ask("/").status == 200
        for connection in silent:
            connection.close()


class TestTrouble:
    """What becomes of it when something fails behind the pages."""

    def test_it_is_not_ready_while_the_database_is_not_what_it_needs_and_the_quiz_goes_on(self, tmp_path):
        with serving(tmp_path) as process, closing(sqlite3.connect(tmp_path / "data" / "quiz.sqlite3")) as database:
            sums.teach(database)
            revision = database.execute("SELECT version_num FROM alembic_version").fetchone()
            database.execute("DELETE FROM alembic_version")
            database.commit()
            unready = process.ask("/readyz")
            others = [process.ask(path).status for path in ("/healthz", sheets.path("result"))]
            database.execute("INSERT INTO alembic_version VALUES (?)", revision)
            database.commit()

            assert unready.status == 503
            assert "database" in unready.text
            assert others == [200, 200]
            assert process.ask("/readyz").status == 200

    def test_a_crash_gets_a_page_and_no_log_ever_holds_a_code(self, tmp_path):
        """An app with a route that fails, and with the code in the error; and whatever people ask."""
        (tmp_path / "scratch.py").write_text(SCRATCH)
        code = sheets.code(sheets.clear())
        spelled = {code, code.lower(), links.grouped(code), links.grouped(code).lower(), code[:-1]}
        with serving(tmp_path, command=(sys.executable, "-m", "flask", "--app", "scratch", "run")) as process:
            for text in spelled:
                for path in ("/r/{}", "/r/{}.json", "/take/{}?q=a&o=b", "/take/{}/all", "/answers/{}", "/nowhere/{}"):
                    process.ask(path.format(text), Referer=f"{process.address}/r/{text}")
                process.ask(f"/open?code={text}")
                process.ask(f"/open?code=http%3A%2F%2Fquiz.example%2Fr%2F{text}")
                process.ask(f"/r/{text}", "POST")
            crash = process.ask(f"/crash/{code}")

        said = process.output.read_text()
        assert crash.status == 500
        assert Html(crash.text).headings == ["Something went wrong on our side"]
        assert "RuntimeError" in said
        assert said.count("GET") > 20
        assert [text for text in spelled if text.casefold() in said.casefold()] == []

    @pytest.mark.parametrize("text", ["a-", "a-1-", "a_", "ab", "-", "1"])
    def test_a_long_line_of_the_log_takes_no_longer_than_its_length(self, text):
        begun = time.monotonic()

        logs.CODE.sub("<code>", text * 50_000)

        assert time.monotonic() - begun < 5

    def test_a_served_quiz_logs_no_request_at_all(self, tmp_path):
        with serving(tmp_path) as process:
            for name in sheets.PAGES:
                process.ask(sheets.path(name))

        assert len(process.output.read_text().splitlines()) == 1


SCRATCH = textwrap.dedent("""
    from quiz import create_app

    app = create_app()

    @app.get("/crash/<code>")
    def crash(code):
        raise RuntimeError(f"a bug with {code} and http://quiz.example/r/{code}?a=b")
""")
