"""While the database cannot be used: nobody's form is lost, results open, and an operator reads one line a fault."""

import logging
import re
from contextlib import closing
from threading import Event, Thread
from time import sleep

import pytest
from sqlalchemy import text

from quiz.errors import StoreError
from quiz.links import grouped, new_token
from quiz.store import open_store
from quiz.store.rows import hold
from tests import sheets
from tests.classes import Class, class_in, moment, pupils
from tests.counsellor import fields, token_of
from tests.examples import shipped_quiz
from tests.groups_app import class_app as class_app  # fixtures
from tests.outages import away, full
from tests.pages import Html, app_of, close
from tests.store_examples import reworded

ARGUMENT = re.compile(r"<(?:[^:>]*:)?([^>]+)>")
CODE = sheets.code(sheets.clear())


@pytest.fixture
def made(class_app) -> Class:
    """A group with nothing sent to it."""
    return class_in(class_app)


def hidden(page) -> dict[str, str]:
    """What the form of a page brings along."""
    return {str(each["name"]): str(each["value"]) for each in Html(page.text).all("input") if each.get("name")}


def link_to(page, words: str) -> str:
    """Where a link on a page leads."""
    return next(each for each in Html(page.text).addresses if words in each)


def form_of(client, path: str) -> dict[str, str]:
    """The form before Send, filled in."""
    return {**hidden(client.get(path)), "nickname": "fox"}


def test_a_sending_that_cannot_be_kept_stays_filled_in_and_is_sent_by_the_same_button_later(class_app, made, caplog):
    """The page leads to the result, which opens meanwhile."""
    client, path = class_app.test_client(), f"/g/{grouped(made.join)}/send/{CODE}"
    form = form_of(client, path)
    with away(made.store):
        refused = client.post(path, data=form)
        result = client.get(link_to(refused, "/r/"))

    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "10")
    assert Html(refused.text).headings == ["Not sent"]
    assert hidden(refused) == form
    assert Html(refused.text).all("form")[0]["action"] == path
    assert (result.status_code, Html(result.text).title) == (200, Html(client.get(f"/r/{CODE}").text).title)
    (record,) = [each for each in caplog.records if each.levelno >= logging.WARNING]
    assert record.exc_info is None

    for _ in range(2):
        assert client.post(path, data=hidden(refused)).status_code == 303
    assert [each.nickname for each in made.store.shelf(made.access()).responses()] == ["fox"]


def test_a_full_disk_takes_nothing_more_and_keeps_what_it_has(tmp_path, caplog):
    """Pupils send until it is full; then what a page holds is sent once there is room again."""
    app = app_of(tmp_path, QUIZ_GROUPS="open")
    made = class_in(app)
    client, path = app.test_client(), f"/g/{grouped(made.join)}/send/{CODE}"
    form = form_of(client, path)
    with full(made.store):
        before = sent_until_refused(made)
        refused = client.post(path, data=form)
        result = client.get(link_to(refused, "/r/"))

    assert (refused.status_code, result.status_code) == (503, 200)
    assert hidden(refused) == form
    assert "the disk is full" in caplog.records[-1].getMessage()
    assert made.store.shelf(made.access()).count() == before
    assert client.post(path, data=hidden(refused)).status_code == 303
    assert made.store.shelf(made.access()).count() == before + 1
    close(app)


def sent_until_refused(made: Class) -> int:
    """How many responses still find room."""
    for count in range(1000):
        try:
            made.send(pupils(2)[1])
        except StoreError:
            return count
    raise AssertionError("it is never full")


def test_what_is_acknowledged_is_kept_by_then(class_app, made, database):
    """Somebody else writes for a second meanwhile: whoever sends has to wait, and no receipt comes before its row."""
    client, path, begun = class_app.test_client(), f"/g/{grouped(made.join)}/send/{CODE}", Event()
    form = form_of(client, path)

    def write() -> None:
        with closing(open_store(database)) as other, other.transaction("write") as connection:
            hold(connection, made.group.id)
            begun.set()
            sleep(1)

    writer = Thread(target=write)
    writer.start()
    assert begun.wait(5)
    answer = client.post(path, data=form)
    kept = [each.nickname for each in made.store.shelf(made.access()).responses()]
    writer.join()

    assert (answer.status_code, kept) == (303, ["fox"])


def test_a_group_that_cannot_be_made_is_made_by_the_same_button_later(class_app, made):
    client = class_app.test_client()
    form = {**fields(message="Two lines,\nand “quotes”."), "csrf_token": token_of(client.get("/groups/new"))}
    with away(made.store):
        refused = client.post("/groups/new", data=form)

    assert refused.status_code == 503
    assert hidden(refused) == form
    assert client.post("/groups/new", data=hidden(refused)).status_code == 303


def test_what_is_not_of_a_form_is_asked_for_once_more(class_app, made):
    """A page that is only opened has nothing to send again."""
    manager = made.browser("manage")
    with away(made.store):
        page = manager.get(made.path("results"))

    assert (page.status_code, page.headers["Retry-After"]) == (503, "10")
    assert Html(page.text).all("form") == []
    assert Html(page.text).headings == ["This cannot be shown right now"]
    assert manager.get(made.path("results")).status_code == 200


def test_an_open_page_that_asks_how_many_sent_reads_that_it_may_ask_again(class_app, made):
    manager = made.browser("manage")
    with away(made.store):
        answer = manager.get(made.path("count"))

    assert (answer.status_code, answer.mimetype) == (503, "application/problem+json")
    assert (answer.json["type"], answer.headers["Retry-After"]) == ("urn:quiz:problem:store-error", "10")


def test_a_result_of_another_version_says_so_and_one_that_was_seen_still_opens(class_app, made):
    """Nothing is remembered of the time when it could not be read."""
    seen, unseen = (reworded(shipped_quiz(), word) for word in ("once", "never"))
    for quiz in (seen, unseen):
        made.store.archive(quiz, made.group.made)
    client = class_app.test_client()
    first, other = (f"/r/{sheets.code(sheets.clear(), quiz)}" for quiz in (seen, unseen))
    before = client.get(first)
    with away(made.store):
        assert client.get(first).text == before.text
        refused = client.get(other)

    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "10")
    assert Html(refused.text).headings == ["This version of the quiz cannot be read right now"]
    assert client.get(other).status_code == 200


def test_no_address_ends_in_a_trace_while_the_database_is_away(class_app, made):
    """Each route, opened and sent to as its pages would: what needs no database answers, the rest says 503."""
    manager = made.browser("manage")
    token = token_of(manager.get("/groups/new"))
    role, rival, *_ = (each.id for each in shipped_quiz().roles)
    of_group = {"group": made.group.id, "number": "1", "lesson": "1", "file": "responses.csv"}
    of_taker = {"join": grouped(made.join), "code": CODE, "other": CODE, "name": "nothing.css", "again": "two-weeks"}
    values = {
        **of_group,
        **of_taker,
        "token": new_token(),
        "id": role,
        "role": role,
        "rival": rival,
        "quiz": shipped_quiz().id,
    }
    rules = [rule for rule in class_app.url_map.iter_rules() if rule.endpoint != "pages.readyz"]
    form = {**fields(), "csrf_token": token, "receipt": new_token(), "typed": "9b", "nickname": "fox"}
    answers = {}
    with away(made.store):
        for rule in rules:
            path = ARGUMENT.sub(lambda argument: values[argument[1]], rule.rule)
            for method in rule.methods & {"GET", "POST"}:
                answer = manager.open(path, method=method, data=form if method == "POST" else None)
                answers[method, rule.endpoint] = answer.status_code

    away_from = {endpoint for (_, endpoint), status in answers.items() if status == 503}
    assert {status for status in answers.values() if status >= 500} == {503}
    assert {endpoint for endpoint in away_from if not endpoint.startswith("groups.")} == set()
    assert {
        "groups.join_group",
        "groups.send",
        "groups.show_receipt",
        "groups.show_results",
        "groups.show_manage",
    } < away_from
    assert answers["GET", "taking.result"] == answers["GET", "pages.start"] == 200


def test_the_page_of_an_outage_needs_no_database_whatever_it_is_about(class_app):
    """A group of an earlier version: the group is found, and then nothing more, not even that version's title."""
    store, earlier = class_app.extensions["quiz"].store, reworded(shipped_quiz(), "earlier")
    store.archive(earlier, moment())
    made = class_in(class_app, quiz=earlier)
    manager = made.browser("manage")
    with store.transaction("write") as connection:
        connection.execute(text("ALTER TABLE quiz_versions RENAME TO elsewhere"))

    page = manager.get(made.path("results"))

    assert page.status_code == 503
    assert Html(page.text).headings == ["This cannot be shown right now"]
