"""The page for counsellors: what it promises holds here, and it leads on."""

import re

import pytest

from quiz.cohort.discreet import FEWEST
from tests.examples import shipped_quiz
from tests.pages import Html, app_of, close


@pytest.fixture
def page(tmp_path):
    """The page under some settings."""
    apps = []

    def ask(**settings):
        apps.append(app_of(tmp_path, **settings))
        return Html(apps[-1].test_client().get("/for-counsellors").text)

    yield ask
    for app in apps:
        close(app)


def test_it_leads_to_a_new_group_where_one_can_be_made(page):
    opened, guarded, closed = (page(QUIZ_GROUPS=mode) for mode in ("open", "passphrase", "closed"))

    assert "/groups/new" in opened.addresses
    assert "/groups/new" in guarded.addresses
    assert "the passphrase that whoever runs this quiz has" in guarded.words
    assert "/groups/new" not in closed.addresses
    assert "Here nobody can make a group." in closed.words


def test_the_lesson_takes_thirty_minutes_without_a_gap(client):
    steps = re.findall(r'class="points">(\d+)–(\d+)<', client.get("/for-counsellors").text)

    times = [(int(start), int(end)) for start, end in steps]
    assert (times[0][0], times[-1][1]) == (0, 30)
    assert [end for _, end in times[:-1]] == [start for start, _ in times[1:]]


def test_its_figures_are_those_of_this_quiz(page):
    words = page().words

    assert f"{len(shipped_quiz().questions)} questions" in words
    assert f"{len(shipped_quiz().roles)} jobs" in words
    assert f"“Under {FEWEST}”" in words


def test_the_start_and_every_footer_lead_to_it(client):
    for path in ("/", "/privacy", "/roles"):
        assert "/for-counsellors" in Html(client.get(path).text).addresses


def test_privacy_tells_of_groups(client):
    words = Html(client.get("/privacy").text).words

    for promise in (
        "Nothing is sent until you press Send",
        "Classmates see totals only",
        "24 months",
        "receipt",
        "One cookie",
    ):
        assert promise in words
