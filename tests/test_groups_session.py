"""What a browser holds of groups: it fits a cookie, nothing in it is forgotten unasked, and Lock ends it."""

import pytest
from flask.testing import FlaskClient

from quiz.links import new_group_id, new_token
from quiz.store import Group
from quiz.web.groups.receipts import DELETED, SENT
from quiz.web.groups.receipts import MOST as RECEIPTS
from quiz.web.groups.sessions import LASTS, MOST, MOST_LINKS, OPENED
from tests.classes import class_in, moment
from tests.counsellor import fields, kept, make, secrets, token_of
from tests.databases import ON_BOTH
from tests.desk import session_of
from tests.groups_app import class_app as class_app  # fixtures
from tests.groups_app import database as database
from tests.pages import Html

COOKIE = 4_096  # bytes, with its name and all that is said of it: what is longer, browsers drop without a word
LARGEST = 2**31 - 1  # the number of a link, in either database


@pytest.fixture
def client(class_app):
    """The counsellor's browser."""
    return class_app.test_client()


def press(client, path, page, **filled):
    """Send a form with the token of a page."""
    return client.post(path, data={"csrf_token": token_of(client.get(page)), **filled})


def full(app, *, made: bool) -> tuple[FlaskClient, list[Group]]:
    """A browser in which as many groups are open as it can hold: made in it, or opened by their links."""
    client, classes = app.test_client(), [class_in(app, name=f"Class {n}") for n in range(MOST)]
    entries = {}
    for age, each in enumerate(reversed(classes)):
        link = each.access().link.id
        at = moment().timestamp() - age
        entries[each.group.id] = {"link": link, "epoch": 0, "at": at, "fresh": {str(link): each.manage} if made else {}}
    with client.session_transaction("/groups/") as session:
        session[OPENED] = entries
    return client, [each.group for each in classes]


class TestGroups:
    """As many as a browser can hold."""

    def test_no_further_one_is_made_or_opened_where_links_that_were_made_here_would_be_forgotten(self, class_app):
        client, groups = full(class_app, made=True)
        further, before = class_in(class_app), kept(class_app)

        refused = [
            client.get("/groups/new"),
            client.post("/groups/new", data=fields()),
            client.get(f"/s/{further.manage}"),
        ]

        assert [each.status_code for each in refused] == [409] * 3
        assert kept(class_app) == before
        assert set(session_of(client)[OPENED]) == {group.id for group in groups}
        for page in (Html(each.text) for each in refused):
            assert (
                "12 groups that were made in this browser are open in it, and their links may be nowhere" in page.words
            )
            assert "Copy the links of one of them, lock it, and try once more" in page.words
            for group in groups:
                assert f"Copy the links of {group.name}, and lock it" in page.words
                assert f"/groups/{group.id}/leave" in page.addresses

    def test_once_one_of_them_is_locked_there_is_room(self, class_app):
        client, groups = full(class_app, made=True)
        leave, further = f"/groups/{groups[3].id}/leave", class_in(class_app)

        asked = client.get(leave)
        press(client, f"{leave}?sure=yes", leave)

        assert "nobody can find it again: copy it first" in asked.text
        assert client.get(f"/s/{further.manage}").status_code == 303

    def test_one_that_ended_makes_room(self, class_app):
        """Deleted, revoked, locked by somebody else, or open for eight hours."""
        client, groups = full(class_app, made=True)
        with client.session_transaction("/groups/") as session:
            session[OPENED][groups[0].id]["at"] -= LASTS.total_seconds()
            session[OPENED][groups[1].id]["epoch"] = 7
            session.modified = True

        make(client)

        assert set(session_of(client)[OPENED]).isdisjoint({groups[0].id, groups[1].id})

    def test_of_those_that_came_by_their_links_the_first_is_forgotten(self, class_app):
        client, groups = full(class_app, made=False)
        further = class_in(class_app)

        assert client.get(f"/s/{further.results}").status_code == 303
        assert set(session_of(client)[OPENED]) == {further.group.id, *(group.id for group in groups[1:])}

    def test_one_that_is_open_already_needs_no_room(self, class_app):
        client, groups = full(class_app, made=True)
        mine = session_of(client)[OPENED][groups[5].id]["fresh"]

        assert client.get(f"/s/{next(iter(mine.values()))}").status_code == 303
        assert session_of(client)[OPENED][groups[5].id]["fresh"] == mine


class TestLinks:
    """The secret links of a group that were made here."""

    def test_no_further_one_is_made_where_another_would_be_forgotten(self, class_app, client):
        id = make(client)
        links, add = f"/groups/{id}/links", f"/groups/{id}/manage/links"
        for name in range(MOST_LINKS - 2):
            assert press(client, add, links, name=f"reader {name}").status_code == 303
        shown, before = secrets(client, id), kept(class_app)

        answer = press(client, add, links, name="one more")

        page = Html(answer.text)
        assert answer.status_code == 409
        assert "This browser holds 7 links of this group" in page.words
        assert f"/groups/{id}/leave" in page.addresses
        assert kept(class_app) == before
        assert secrets(client, id) == shown
        assert len(shown) == MOST_LINKS

    @ON_BOTH
    def test_one_that_was_revoked_makes_room(self, client):
        id = make(client)
        links, add = f"/groups/{id}/links", f"/groups/{id}/manage/links"
        for name in range(MOST_LINKS - 2):
            press(client, add, links, name=f"reader {name}")
        last = max(int(each) for each in session_of(client)[OPENED][id]["fresh"])

        press(client, f"/groups/{id}/manage/links/{last}/revoke", links)

        assert press(client, add, links, name="one more").status_code == 303
        assert len(secrets(client, id)) == MOST_LINKS


class TestLock:
    """What ends a session: in this browser, or everywhere."""

    @pytest.fixture
    def id(self, client):
        """A group that is open in a browser."""
        return make(client)

    @pytest.fixture
    def copy(self, class_app, client, id):
        """Another browser, with a copy of the first one's cookie."""
        other = class_app.test_client()
        other.set_cookie("quiz", client.get_cookie("quiz").value)
        assert other.get(f"/groups/{id}/manage").status_code == 200
        return other

    def test_of_a_copied_cookie_lock_says_that_it_goes_on_and_what_ends_it(self, client, copy, id):
        locked = client.post(f"/groups/{id}/leave?sure=yes", data={"csrf_token": token_of(client.get(f"/groups/{id}"))})

        words = Html(client.get(locked.headers["Location"]).text).words
        assert copy.get(f"/groups/{id}/manage").status_code == 200
        assert "If somebody has copied this browser’s cookie, the copy opens the group until eight hours" in words
        assert "“Lock all other browsers” on the manage page ends it sooner" in words

    def test_locking_all_other_browsers_ends_the_copy_of_this_ones_cookie_too(self, client, copy, id):
        press(client, f"/groups/{id}/manage/lock", f"/groups/{id}")

        assert copy.get(f"/groups/{id}/manage").status_code == 403
        assert client.get(f"/groups/{id}/manage").status_code == 200


class TestCookie:
    """4,096 bytes, of which a browser says nothing."""

    def test_the_largest_session_fits(self, client):
        """Every group with every link, the largest numbers, all receipts, and a form's token."""
        at = moment().timestamp()
        with client.session_transaction("/groups/") as session:
            session[OPENED] = {
                new_group_id(): {
                    "link": LARGEST - group,
                    "epoch": LARGEST - group,
                    "at": at - group * 1_234.567891,
                    "fresh": {str(LARGEST - 1_000 * group - link): new_token() for link in range(MOST_LINKS)},
                }
                for group in range(MOST)
            }
            session[SENT] = [[new_group_id(), new_token()] for _ in range(RECEIPTS)]
            session[DELETED] = new_token()

        cookie = client.get("/groups/new").headers["Set-Cookie"]

        assert len(session_of(client)["csrf_token"]) == 40
        assert len(f"{cookie}; Secure; __Host-; Max-Age=28800") < COOKIE - 100
