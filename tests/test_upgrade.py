"""A group that runs comes through an upgrade: its links, receipts, sessions, and what is stored of its outcomes.

`tests/golden/groups` was made by the software of 27 November 2026, at revision 0005: a database with a group in use,
and what its people then held. Only its dates are brought forward here, so that the group is still open.
"""

import csv
import json
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest

from quiz.links import digest
from tests.classes import moment
from tests.groups_app import SECRET
from tests.last_release import HELD, cookie, database_in
from tests.pages import Html, app_of, close
from tests.takers import form

GROUP = HELD["group"]


@pytest.fixture
def database(tmp_path):
    """The address of the old database, with the dates of a group that is open."""
    file = tmp_path / "old.sqlite3"
    database_in(file, datetime.now(UTC) + timedelta(days=90))
    return f"sqlite:///{file}"


@pytest.fixture
def served(tmp_path, database):
    """Makes today's app on that database."""
    made = []

    def serve(**settings):
        known = {"QUIZ_GROUPS": "open", "QUIZ_DATABASE_URL": database, "QUIZ_SECRET_KEY": SECRET}
        made.append(app_of(tmp_path, **known, **settings))
        return made[-1]

    yield serve
    for each in made:
        close(each)


def browser(app, holder, name="quiz", **changes):
    """The browser of somebody who had a session before the upgrade."""
    session = json.loads(json.dumps(HELD["sessions"][holder]))
    for entry in session.get("opened", {}).values():
        entry |= {"at": moment().timestamp() - 3600, **changes}
    client = app.test_client()
    client.set_cookie(name, cookie(session))
    return client


def test_every_link_that_was_given_out_opens_and_the_replaced_code_says_so(served):
    client = served().test_client()

    opened = [client.get(f"/s/{token}").status_code for token in (*HELD["results"], HELD["manage"])]
    joins = [client.get(f"/g/{HELD[join]}").status_code for join in ("join", "replaced")]

    assert opened == [303] * 3
    assert joins == [200, 410]
    for part in ("", "/results", "/manage", "/show?until=4", "/print", "/responses/1"):
        assert client.get(f"/groups/{GROUP}{part}").status_code == 200, part


def test_every_receipt_shows_what_was_sent_and_deletes_it(served):
    app = served()

    pages = [Html(app.test_client().get(receipt).text) for receipt in HELD["receipts"]]
    client = app.test_client()
    last = HELD["receipts"][3]
    deleted = client.post(f"{last}/delete", data=form(client.get(last)), follow_redirects=True)

    assert [page.headings for page in pages] == [["Sent: your receipt"]] * 4
    assert [nickname for page in pages for nickname in ("fox", "owl") if f"Nickname: {nickname}" in page.words] == [
        "fox",
        "owl",
    ]
    assert Html(deleted.text).headings == ["Deleted"]
    assert app.test_client().get(last).status_code == 404


def test_sessions_go_on_the_counsellors_with_its_links_and_a_takers_with_its_receipt(served):
    app = served()
    counsellor, taker = browser(app, "counsellor"), browser(app, "taker")

    links = counsellor.get(f"/groups/{GROUP}/links")
    answer = counsellor.post(f"/groups/{GROUP}/manage/close", data={"csrf_token": form(links)["csrf_token"]})
    counsellor.post(f"/groups/{GROUP}/manage/open", data={"csrf_token": form(links)["csrf_token"]})
    sending = taker.get(f"/g/{HELD['join']}/send/{HELD['code']}")

    assert all(token in links.text for token in (HELD["manage"], *HELD["results"]))
    assert answer.headers["Location"].endswith("?done=closed")
    assert "From this browser this very result was sent" in Html(sending.text).words


def test_over_https_where_the_cookie_has_another_name_the_page_says_what_to_do(served):
    """The old one could be set by other sites of the same domain, so it is not read; see docs/operating.md."""
    app = served(QUIZ_PUBLIC_URL="https://quiz.example")
    https = {"base_url": "https://quiz.example"}

    answer = browser(app, "counsellor").get(f"/groups/{GROUP}", **https)
    again = app.test_client()
    again.get(f"/s/{HELD['manage']}", **https)

    assert answer.status_code == 403
    assert "Nothing is lost. Open it again by its results link or its manage link" in Html(answer.text).words
    assert again.get(f"/groups/{GROUP}", **https).status_code == 200


def test_what_is_stored_of_each_outcome_is_what_its_result_says_today(served):
    """Worked out once more from each code, by the version of the quiz that the group was made with."""
    site = served().extensions["quiz"]

    responses = list(site.store.shelf(site.store.opened(digest(HELD["manage"]), moment())).responses())
    results = [site.open(each.code).result for each in responses]

    assert [(each.leader, each.runner_up, each.said) for each in responses] == [
        (*result.named, result.said) for result in results
    ]
    assert [each.said for each in responses] == ["ahead", "tied", "ahead", "nothing"]


def test_the_export_says_the_same_as_before_and_that_all_was_sent_in_the_first_lesson(served):
    exported = browser(served(), "counsellor").get(f"/groups/{GROUP}/export/responses.csv").text
    before, after = (list(csv.DictReader(StringIO(text.lstrip("\ufeff")))) for text in (HELD["responses"], exported))
    added = after[0].keys() - before[0].keys()

    assert [{name: row[name] for name in row if name not in added} for row in after] == before
    assert [{name for name in added if row[name]} for row in after] == [{"lesson"}] * len(before)
    assert {row["lesson"] for row in after} == {"1"}
