"""/metrics: off unless it is set, for who knows the setting, the same from every worker, and about nobody."""

import os
import re
import signal
from contextlib import closing

import pytest

from quiz.serving.tallies import Tallies
from quiz.store import file_address, open_store
from quiz.web.tally import ROUTES, ROW, Tally
from tests.examples import ROOT
from tests.groups_app import SECRET
from tests.pages import app_of, close
from tests.serving import children, serving
from tests.waiting import until
from tests.writers import Writer, codes, made_in

TOKEN = "4f1c0a9e77d2b36815ce"
ASKING = {"Authorization": f"Bearer {TOKEN}"}
SAMPLE = re.compile(r'[a-z_]+(?:\{[a-z]+="[^"\\\n]*"(?:,[a-z]+="[^"\\\n]*")*\})? [0-9.e+-]+')


def figures(text: str) -> dict[str, float]:
    """Every sample by its name and labels, as Prometheus reads them."""
    samples = [line for line in text.splitlines() if not line.startswith("#")]
    assert [line for line in samples if not SAMPLE.fullmatch(line)] == []
    pairs = [line.rpartition(" ") for line in samples]
    assert len({name for name, _, _ in pairs}) == len(pairs)
    return {name: float(value) for name, _, value in pairs}


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("metrics")
    database = file_address(folder / "quiz.db")
    known = {"QUIZ_SECRET_KEY": SECRET, "QUIZ_PROXY_HOPS": "1", "QUIZ_GROUPS": "open", "QUIZ_METRICS": TOKEN}
    with serving(folder, "--workers", "2", stdin=None, port=0, **known, QUIZ_DATABASE_URL=database) as process:
        yield process, database


def test_without_the_setting_there_is_no_such_address(tmp_path):
    app = app_of(tmp_path)

    assert app.test_client().get("/metrics", headers=ASKING).status_code == 404
    close(app)


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer "}, {"Authorization": f"Bearer {TOKEN[:-1]}"}])
def test_whoever_does_not_know_the_setting_reads_nothing(tmp_path, headers):
    app = app_of(tmp_path, QUIZ_METRICS=TOKEN)

    answer = app.test_client().get("/metrics", headers=headers)

    assert answer.status_code == 401
    assert "quiz_" not in answer.text
    close(app)


def test_what_people_do_is_counted_by_all_workers_together_and_says_nothing_of_them(served):
    process, database = served
    with closing(open_store(database)) as store:
        made = made_in(store)
    before = figures(process.ask("/metrics", **ASKING).text)
    token = ""
    for number, code in enumerate(codes()[:6]):
        with closing(Writer(process, made.join, number)) as writer:
            token = writer.press(writer.open(code))
        assert process.ask(f"/r/{code}").status == 200
    assert process.ask("/nowhere").status == 404

    texts = [process.ask("/metrics", **ASKING).text for _ in range(6)]  # from one worker or the other

    for text in texts:
        now = figures(text)
        gained = {name: value - before.get(name, 0) for name, value in now.items()}
        assert gained['quiz_requests_total{route="/r/<code>",status="2xx"}'] == 6
        assert gained['quiz_requests_total{route="/g/<join>/send/<code>",status="3xx"}'] == 6
        assert gained['quiz_requests_total{route="none",status="4xx"}'] == 1
        assert gained['quiz_request_seconds_bucket{route="/r/<code>",le="+Inf"}'] == 6
        assert gained['quiz_request_seconds_sum{route="/r/<code>"}'] > 0
        assert gained["quiz_responses_kept"] == 6
        assert now["quiz_database_up"] == 1
        secret = {*codes(), made.join, made.join.replace("-", ""), made.manage, made.id, token, "9b", "fox", TOKEN}
        assert [each for each in secret if each in text] == []


def test_what_a_worker_counted_stays_when_it_is_killed(served):
    process, _ = served
    for _ in range(8):
        process.ask("/method")
    name = 'quiz_requests_total{route="/method",status="2xx"}'
    before = figures(process.ask("/metrics", **ASKING).text)[name]
    old = children(process.process.pid)

    for pid in old:
        os.kill(pid, signal.SIGKILL)
    until(lambda: len(children(process.process.pid) - old) == 2)
    until(lambda: process.ask("/method").status == 200)

    assert figures(process.ask("/metrics", **ASKING).text)[name] == before + 1


def test_a_row_that_is_free_again_is_counted_on_in():
    tallies = Tallies(1)

    tallies.claim()
    tallies.tally.add(3, 204, 0.02)
    tallies.claim()  # by this process, which may have its own lock twice
    tallies.tally.add(3, 503, 7)

    assert tallies.tally.sums(3) == ([1, 0, 0, 1], [0, 1, 0, 0, 0, 1], 7.02)


def test_rows_are_added_up_and_each_answer_is_in_one_place():
    rows = [[0.0] * ROW for _ in range(2)]
    one, other = Tally(rows, 0), Tally(rows, 1)

    one.add(0, 200, 0.01)
    other.add(0, 303, 0.011)
    other.add(ROUTES - 1, 404, 5.0)

    assert one.sums(0) == other.sums(0) == ([1, 1, 0, 0], [1, 1, 0, 0, 0, 0], 0.01 + 0.011)
    assert one.sums(ROUTES - 1) == ([0, 0, 1, 0], [0, 0, 0, 0, 1, 0], 5.0)


def test_the_page_for_operators_names_every_figure(tmp_path):
    app = app_of(tmp_path, QUIZ_METRICS=TOKEN)
    text = app.test_client().get("/metrics", headers=ASKING).text
    close(app)

    names = set(re.findall(r"^# TYPE (\w+)", text, re.MULTILINE))

    said = set(re.findall(r"`(quiz_\w+)", (ROOT / "docs" / "operating.md").read_text("utf-8")))
    assert names == said
