"""What `quiz serve` says of a set-up that works and may not be meant so, and what it does not take for granted."""

import http.client
import tempfile
from pathlib import Path

import pytest

from quiz.serving.cautions import cautions
from quiz.settings import Settings
from quiz.web.proxies import NOT_SET
from tests.pages import Html
from tests.serving import run, serving


@pytest.fixture
def passable():
    """A folder that everybody on this machine can enter."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.mark.parametrize(
    ("folder_mode", "mode", "is_said"),
    [(0o755, 0o644, True), (0o711, 0o604, True), (0o755, 0o602, True), (0o755, 0o640, False), (0o700, 0o644, False)],
)
def test_a_database_that_others_can_read_is_said_with_what_closes_it(passable, folder_mode, mode, is_said):
    data = passable / "data"
    data.mkdir()
    file = data / "quiz.sqlite3"
    file.touch()
    file.chmod(mode)
    data.chmod(folder_mode)

    said = [*cautions(Settings.model_validate({}), str(file), is_local=True)]

    assert [sentence.endswith(f"chmod 700 {data}") for sentence in said] == [True] * is_said


def test_a_database_elsewhere_has_no_modes_here():
    assert [*cautions(Settings.model_validate({}), "postgresql://quiz:***@db/quiz", is_local=True)] == []


@pytest.mark.parametrize(("hops", "is_local", "count"), [(1, False, 1), (1, True, 0), (0, False, 0)])
def test_a_proxy_that_can_be_passed_by_is_said(hops, is_local, count):
    said = [*cautions(Settings.model_validate({"proxy_hops": hops}), "", is_local=is_local)]

    assert len(said) == count
    assert all("can claim any address" in sentence for sentence in said)


def test_what_is_odd_is_said_at_the_start_and_at_the_first_request_that_shows_it(tmp_path):
    """As a process that other machines can reach, with a proxy in front that is not where requests come from."""
    with serving(tmp_path, "--host", "0.0.0.0", QUIZ_PROXY_HOPS="1") as process:
        assert process.ask("/readyz").status == 200
        before = process.output.read_text()
        for _ in range(2):
            assert process.ask("/", X_Forwarded_Prefix="//evil.example").status == 200
        after = process.output.read_text().removeprefix(before)

    assert "can claim any address" in before
    assert after.count("fewer addresses in X-Forwarded-For than QUIZ_PROXY_HOPS says") == 1
    assert len(after.splitlines()) == 1


def test_a_header_with_underscores_is_not_taken_for_one_with_hyphens(tmp_path):
    """Proxies add to the one, and let the other through as whoever asks has sent it."""
    with serving(tmp_path) as process:
        connection = http.client.HTTPConnection("127.0.0.1", process.port)
        connection.request("GET", "/", headers={"X_Forwarded_For": "6.6.6.6"})
        assert connection.getresponse().status == 200
        connection.close()

        assert NOT_SET not in process.output.read_text()
        assert process.ask("/", X_Forwarded_For="6.6.6.6").status == 200
        assert NOT_SET in process.output.read_text()


def test_where_a_passphrase_is_set_it_is_asked_for_on_loopback_too(tmp_path):
    """A proxy may stand in front that nobody named."""
    with serving(tmp_path, QUIZ_GROUPS_PASSPHRASE="three long words") as process:
        page = Html(process.ask("/groups/new").text)

    assert "passphrase" in [each.get("name") for each in page.all("input")]


@pytest.mark.parametrize("port", ['"8000"', "٨٠٠٠", "tcp://10.0.0.1:8000"])
def test_a_port_that_is_none_is_refused(tmp_path, port):
    said = run(tmp_path, "serve", PORT=port)

    assert said.returncode == 2
    assert "a port is a number from 1 to 65535" in said.stderr


@pytest.mark.parametrize("count", ["0", "100", "1_0", "+2", "٢", "many"])
def test_a_count_of_workers_that_is_none_is_refused(tmp_path, count):
    said = run(tmp_path, "serve", "--workers", count, "--quiz", "none.yaml")

    assert said.returncode == 2
    assert f"there can be 1 to 99 workers, not “{count}”" in said.stderr
