"""A class that comes back, as its counsellor sees it: lessons are begun and deleted, and slips are drawn."""

import re

import pytest
from flask.testing import FlaskClient

from quiz.slips import digest_of, read, words_of
from quiz.store import Shelf
from quiz.web.groups.lessons import MOST, MOST_DRAWN, MOST_SLIPS
from tests.classes import Class, class_in, moment, pupils
from tests.counsellor import kept, problems, send
from tests.databases import ON_BOTH
from tests.groups_app import class_app as class_app  # fixtures
from tests.groups_app import database as database
from tests.pages import Html
from tests.takers import group as group
from tests.takers import shelf

SLIP = re.compile(r'<b class="word">([a-z]+-[a-z]+)</b> <b class="code">([0-9A-Z]{6})</b>')


@pytest.fixture
def client(group: Class) -> FlaskClient:
    """The browser of whoever manages the group."""
    return group.browser("manage")


def begin(client: FlaskClient, group: Class, name: str = "Lesson 2"):
    """Begin another lesson, as the form on the manage page does."""
    return send(client, group.path("manage/lessons"), lesson=name)


def draw(client: FlaskClient, group: Class, count: object = 3):
    """Draw slips, as the form on the slips page does."""
    return send(client, group.path("slips/draw"), draw=str(count))


def slips_on(page) -> list[str]:
    """The slips that a page shows, each as it is typed."""
    return [" ".join(each) for each in SLIP.findall(page.text)]


def names(shelf: Shelf) -> list[str]:
    return [each.name for each in shelf.sittings()]


class TestLessons:
    """One group, and several times that its class sat down to the quiz."""

    def test_the_next_number_stands_in_the_form(self, client, group):
        page = Html(client.get(group.path("manage")).text)

        assert [each["value"] for each in page.all("input") if each.get("name") == "lesson"] == ["Lesson 2"]

    @ON_BOTH
    def test_another_lesson_is_begun_and_the_page_says_so(self, client, group):
        group.send(*pupils(2))
        answer = begin(client, group, "  Lesson   3 ")
        group.send(*pupils(3))

        page = client.get(answer.headers["Location"])
        assert answer.status_code == 303
        assert "Begun. What is sent from now on is sent to this lesson." in Html(page.text).words
        assert [(each.name, each.responses) for each in shelf(group).sittings()] == [("Lesson 1", 2), ("Lesson 3", 3)]
        assert "3 of 28 expected in Lesson 3; 5 in all" in Html(page.text).words
        assert "sitting begun" not in page.text
        assert "lesson begun" in page.text

    @ON_BOTH
    def test_pressing_twice_begins_one_lesson(self, client, group):
        """The newest one, in which nothing was sent yet, is the same once more, if it has the same name."""
        group.send(*pupils(1))
        answers = [begin(client, group) for _ in range(2)]
        group.send(*pupils(1))
        third = begin(client, group)

        assert [each.status_code for each in (*answers, third)] == [303, 303, 303]
        assert names(shelf(group)) == ["Lesson 1", "Lesson 2", "Lesson 2"]
        assert [each.what for each in shelf(group).audit()].count("sitting begun") == 2

    @pytest.mark.parametrize("name", ["", "  ", "x" * 41])
    def test_a_name_has_up_to_forty_characters(self, client, group, name):
        answer = begin(client, group, name)

        assert answer.status_code == 400
        assert "lesson" in problems(answer)
        assert names(shelf(group)) == ["Lesson 1"]

    def test_there_are_no_more_lessons_than_fit_a_page(self, client, group):
        for n in range(2, MOST + 1):
            shelf(group).begin_sitting(f"Lesson {n}", moment())

        answer = begin(client, group)

        assert answer.status_code == 400
        assert f"{MOST} lessons at most" in problems(answer)["lesson"]

    def test_deleting_one_asks_once_more_and_says_that_its_changes_go(self, client, group):
        group.send(*pupils(2))
        begin(client, group)
        before = kept(group.app)

        page = Html(client.get(group.path("manage/lessons/1/delete")).text)

        assert page.headings == ["Delete “Lesson 1”?"]
        assert "2 responses sent in it are deleted for good. So is all that changed since" in page.words
        assert kept(group.app) == before

    @ON_BOTH
    def test_once_it_is_confirmed_the_lesson_is_gone_with_what_was_sent_in_it(self, client, group):
        group.send(*pupils(2))
        begin(client, group)
        group.send(*pupils(1))

        answer = send(client, group.path("manage/lessons/1/delete"))

        assert "What was sent in that lesson is deleted." in Html(client.get(answer.headers["Location"]).text).words
        assert names(shelf(group)) == ["Lesson 2"]
        assert shelf(group).count() == 1

    def test_what_is_deleted_one_by_one_says_its_lesson_since_a_slip_gives_the_same_name_in_each(self, client, group):
        group.send(*pupils(2))
        before = Html(client.get(group.path("manage/responses")).text).words
        begin(client, group, "Plan it")
        group.send(*pupils(2))
        after = Html(client.get(group.path("manage/responses")).text).words
        asked = [Html(client.get(group.path(f"responses/{n}/delete")).text).words for n in (1, 4)]

        assert "Lesson 1" not in before
        assert (after.count("Lesson 1, sent"), after.count("Plan it, sent")) == (2, 2)
        assert ["Lesson 1, sent on" in asked[0], "Plan it, sent on" in asked[1]] == [True, True]

    def test_the_newest_one_stays_empty(self, client, group):
        group.send(*pupils(2))
        page = client.get(group.path("manage/lessons/1/delete"))
        send(client, group.path("manage/lessons/1/delete"))

        assert "The lesson goes on, empty" in page.text
        assert [(each.name, each.responses) for each in shelf(group).sittings()] == [("Lesson 1", 0)]

    @pytest.mark.parametrize("number", ["2", "0", "x", "9" * 30])
    def test_a_lesson_that_never_was_is_answered_clearly(self, client, group, number):
        answer = client.get(group.path(f"manage/lessons/{number}/delete"))

        assert answer.status_code == 404
        assert "There is no such lesson" in answer.text


class TestDrawing:
    """Slips that tie a person's lessons together: shown once, kept as digests."""

    @ON_BOTH
    def test_the_answer_shows_as_many_slips_as_were_asked_for_and_each_can_be_sent_with(self, client, group):
        answer = draw(client, group, 3)
        slips = slips_on(answer)

        assert answer.status_code == 200
        assert len({*slips}) == 3
        assert shelf(group).count_slips() == 3
        digests = {row[2] for row in kept(group.app)["slips"]}
        assert digests == {digest_of(group.group.id, read(slip) or "") for slip in slips}

    def test_no_copy_of_it_is_kept_and_it_says_what_a_reload_does(self, client, group):
        answer = draw(client, group)

        assert answer.headers["Cache-Control"] == "private, no-store"
        for words in ("they cannot be shown again", "Reloading this page draws others", "More can be drawn"):
            assert words in Html(answer.text).words

    def test_neither_words_nor_check_are_kept_or_shown_again(self, client, group):
        slips = slips_on(draw(client, group, 5))
        stored = repr(kept(group.app))
        later = client.get(group.path("slips")).text + client.get(group.path("manage")).text

        for slip in slips:
            words, check = slip.split()
            assert words not in stored + later
            assert check not in stored + later
        assert "slips drawn" in later
        assert "5 slips were drawn so far" in later

    def test_the_key_has_the_words_and_never_the_check(self, client, group):
        answer = draw(client, group, 4)
        key = answer.text.partition('<section class="key">')[2]
        slips = slips_on(answer)

        assert all(words_of(slip) in key for slip in slips)
        assert not any(slip.split()[1] in key for slip in slips)

    def test_a_group_without_nicknames_has_no_key(self, class_app):
        made = class_in(class_app, nicknames=False)
        answer = draw(made.browser("manage"), made)

        assert len(slips_on(answer)) == 3
        assert 'class="key"' not in answer.text
        assert "nickname" not in Html(answer.text).words

    @pytest.mark.parametrize("count", ["", "0", "-1", str(MOST_DRAWN + 1), "many", "1.5", "9" * 30])
    def test_more_than_a_class_or_no_number_is_refused_and_nothing_drawn(self, client, group, count):
        answer = draw(client, group, count)

        assert answer.status_code == 400
        assert f"1 to {MOST_DRAWN}" in problems(answer)["draw"]
        assert shelf(group).count_slips() == 0

    def test_a_group_has_no_more_than_a_thousand(self, client, group):
        shelf(group).add_slips([f"{n:064}" for n in range(MOST_SLIPS - 2)], moment())

        refused, drawn = draw(client, group, 3), draw(client, group, 2)

        assert refused.status_code == 400
        assert "2 more can be drawn" in problems(refused)["draw"]
        assert len(slips_on(drawn)) == 2

    def test_a_results_link_neither_draws_nor_is_offered_to(self, group):
        reader = group.browser("results")

        assert "slips/draw" not in reader.get(group.path("slips")).text
        assert draw(reader, group).status_code == 403
        assert shelf(group).count_slips() == 0
