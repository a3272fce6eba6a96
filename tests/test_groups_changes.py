"""What changed in a class that came back, as its pages say it: who was paired, who could not be, and what moved."""

import re
from dataclasses import dataclass, field, replace

import pytest
from flask import Flask

from quiz.links import digest, new_token
from quiz.responses import Responses
from quiz.slips import digest_of, draw
from quiz.web.parts.differences import differences, shift
from tests import sheets
from tests.classes import LIMIT, Class, class_in, moment, sent_of
from tests.databases import ON_BOTH
from tests.groups_app import class_app as class_app  # fixtures
from tests.groups_app import database as database
from tests.lesson import rows
from tests.pages import Html
from tests.takers import received, send, shelf

PUPILS, LOST, SWAPPED = 30, (3, 8, 13, 21, 29), (5, 17)


@dataclass
class Comer:
    """A class that comes back, and its slips."""

    made: Class
    slips: list[str] = field(default_factory=list)

    def draw(self, count: int) -> list[str]:
        """More slips."""
        drawn = list(draw(count))
        self.made.store.shelf(self.made.access()).add_slips(
            [digest_of(self.made.group.id, slip) for slip in drawn], moment()
        )
        self.slips += drawn
        return drawn

    def sent(self, responses: Responses, name: str = "", slip: str = "", ready: tuple[str, str] = ("", "")) -> None:
        """Somebody sends, with or without a slip, and says how ready they feel, or not."""
        kept = digest_of(self.made.group.id, slip) if slip else ""
        what = replace(sent_of(responses, name), ready_before=ready[0], ready_after=ready[1])
        self.made.store.send(self.made.group.id, digest(new_token()), what, moment(), LIMIT, slip=kept)

    def come_back(self, name: str) -> None:
        self.made.store.shelf(self.made.access()).begin_sitting(name, moment())

    def page(self, query: str = "") -> str:
        """What changed, for whoever has the results link."""
        answer = self.made.browser().get(self.made.path("changes") + query)
        assert answer.status_code == 200
        return str(answer.text)


@pytest.fixture
def comer(class_app: Flask) -> Comer:
    return Comer(class_in(class_app))


def roles_of(count: int, step: int = 1) -> list[Responses]:
    """Sheets that fit one role after another."""
    return [sheets.fitting(n * step % 12) for n in range(count)]


def words(page: str) -> str:
    return Html(page).words


class TestThirtyPupils:
    """Three lessons, five lost slips, two that were swapped."""

    @ON_BOTH
    def test_all_others_are_paired_right_and_the_lost_ones_are_said_to_be_unpaired(self, class_app, comer):
        """Sent as takers do, each from a browser of their own, with their number for a nickname."""
        own, spare = comer.draw(PUPILS), comer.draw(len(LOST))
        later = own.copy()
        for pupil, slip in zip(LOST, spare, strict=True):
            later[pupil] = slip
        swapped = later.copy()
        swapped[SWAPPED[0]], swapped[SWAPPED[1]] = later[SWAPPED[1]], later[SWAPPED[0]]
        for lesson, slips in enumerate((own, swapped, later), start=1):
            if lesson > 1:
                comer.come_back(f"Lesson {lesson}")
            for pupil, slip in enumerate(slips):
                sheet = sheets.fitting(pupil * lesson % 12)
                answer = send(class_app.test_client(), comer.made, sheet, slip=slip, nickname=f"p{pupil}")
                assert answer.status_code == 303

        pairs = {
            both: [(one.nickname, other.nickname) for one, other in shelf(comer.made).pairs(*both, 99)]
            for both in ((1, 2), (2, 3), (1, 3))
        }
        right = {f"p{pupil}" for pupil in range(PUPILS)}
        lost, mistaken = ({f"p{pupil}" for pupil in some} for some in (LOST, SWAPPED))
        assert {one for one, other in pairs[1, 3] if one == other} == right - lost
        assert len(pairs[1, 3]) == PUPILS - len(LOST)
        assert {one for one, other in pairs[1, 2] if one == other} == right - lost - mistaken
        assert {frozenset(pair) for pair in pairs[1, 2] if pair[0] != pair[1]} == {frozenset(mistaken)}
        assert {one for one, other in pairs[2, 3] if one == other} == right - mistaken

        text = words(comer.page("?from=1&to=3"))
        assert "25 people came with the same slip to Lesson 1 and Lesson 3." in text
        assert "Not paired: 5 of 30 in Lesson 1, and 5 of 30 in Lesson 3." in text
        assert "A lost slip makes a new person. Slips that two people swapped cannot be noticed." in text
        table = rows(comer.page("?from=1&to=2"))
        assert len(table) == 5
        assert [row for row in table if re.fullmatch("[1-4]", row[1])] == []


class TestTheClass:
    """Figures from five pairs on, by the family rule."""

    def test_four_people_are_too_few_for_a_figure(self, comer):
        slips = comer.draw(4)
        for sheet, slip in zip(roles_of(4), slips, strict=True):
            comer.sent(sheet, slip=slip)
        comer.come_back("Lesson 2")
        for sheet, slip in zip(roles_of(4), slips, strict=True):
            comer.sent(sheet, slip=slip)

        page = comer.page()
        assert "Shown from five people on who came to both" in words(page)
        assert rows(page) == []

    def test_numbers_are_those_of_the_pairs_alone(self, comer):
        """By hand: 6 keep their job; 7 go from the first job to the last, of another family; one without a slip."""
        slips = comer.draw(13)
        for slip in slips:
            comer.sent(sheets.fitting(0), slip=slip)
        comer.sent(sheets.fitting(3))
        comer.come_back("Lesson 2")
        for n, slip in enumerate(slips):
            comer.sent(sheets.fitting(0 if n < 6 else 11), slip=slip)

        page = comer.page()
        assert [row[1] for row in rows(page)[1:]] == ["6", "0", "7", "0"]
        assert "Not paired: 1 of 14 in Lesson 1, and 0 of 13 in Lesson 2." in words(page)

    def test_nobody_is_praised_for_a_change_or_its_lack(self, comer):
        comer.come_back("Lesson 2")

        text = words(comer.page()).casefold()
        assert "a change is neither good nor bad" in text
        assert [
            word for word in ("improve", "progress", "success", "talent", "better", "well done") if word in text
        ] == []


class TestReadiness:
    """How ready the same people felt at four moments, from five on."""

    def felt(self, comer, people):
        """People who come twice: to the first question 1 and 2, then 3 and 5; the third is left out the last time."""
        slips = comer.draw(people + 1)
        for lesson, ready in (("Lesson 1", ("111", "211")), ("Lesson 3", ("311", "51-"))):
            if lesson != "Lesson 1":
                comer.come_back(lesson)
            for slip in slips[:people]:
                comer.sent(sheets.clear(), slip=slip, ready=ready)
            comer.sent(sheets.clear(), slip=slips[people] if lesson == "Lesson 1" else "", ready=("555", "555"))
        return comer.page()

    def test_means_are_of_those_who_came_to_both(self, comer):
        """By hand: five people, who all say the same; whoever came once, with 5 each time, does not count."""
        page = self.felt(comer, 5)
        times = [f"{lesson} {time}" for lesson in ("Lesson 1", "Lesson 3") for time in ("before", "after")]
        said = [row for row in rows(page) if row[0] in times]

        assert said[:4] == [[time, mean] for time, mean in zip(times, ("1.0", "2.0", "3.0", "5.0"), strict=True)]
        assert len(said) == 2 * 4
        assert "How sure is the direction that you want to go in? 5 people" in words(page)
        assert "“Have you someone to talk to about it?” is shown from five people on" in words(page)

    def test_four_people_are_too_few_for_a_line(self, comer):
        page = self.felt(comer, 4)

        assert "is shown from five people on who answered it each time." in words(page)
        assert not [row for row in rows(page) if row[0].startswith("Lesson")]

    def test_where_nobody_was_asked_nothing_is_said(self, comer):
        comer.come_back("Lesson 2")

        assert "How ready" not in words(comer.page())


class TestPersons:
    """By person, with the exact differences that two results side by side have."""

    @pytest.fixture
    def moved(self, comer):
        """One person who moved, and one who did not."""
        one, other = comer.draw(2)
        comer.sent(sheets.fitting(0), "otter", one)
        comer.sent(sheets.fitting(4), "", other)
        comer.come_back("Lesson 3")
        comer.sent(sheets.fitting(4), "", other)
        comer.sent(sheets.fitting(11), "wren", one)
        return comer

    def test_who_moved_stands_there_with_both_jobs_and_words(self, moved):
        first, second, third, fourth = received(moved.made)
        quiz = moved.made.app.extensions["quiz"].quiz
        text = words(moved.page())

        assert f"Lesson 1: {quiz.role(first.leader).name}, {first.said}" in text
        assert f"Lesson 3: {quiz.role(fourth.leader).name}, {fourth.said}" in text
        assert "wren earlier otter" in text
        assert f"No. {second.id} and No. {third.id}" in text
        assert text.count("The same answers both times.") == 1

    def test_the_answers_are_the_largest_differences_of_the_two_results_to_the_point(self, moved):
        first, *_, second = (moved.made.app.extensions["quiz"].open(each.code).result for each in received(moved.made))
        role = second.ranking.ranked[0].role
        parts = shift(first, second, role, differences(first, second)).parts[:3]
        text = words(moved.page())

        assert len(parts) == 3
        for points, difference in parts:
            assert f"{points} points: {difference.question.text} Lesson 1: {difference.answers[0]}" in text

    @pytest.mark.parametrize(
        ("first", "second", "ready", "is_led"),
        [
            (sheets.nothing, sheets.nothing, "", True),
            (sheets.clear, sheets.nothing, "", False),
            (sheets.nothing, sheets.clear, "", False),
            (sheets.clear, sheets.clear, "111", True),
            (sheets.clear, sheets.clear, "112", False),
            (sheets.clear, sheets.clear, "1-1", False),
        ],
    )
    def test_where_nothing_stood_out_twice_or_somebody_is_unsure_of_all_it_leads_to_a_talk(
        self, comer, first, second, ready, is_led
    ):
        """By the last that was said; of whoever felt so in the first lesson alone, nothing is said."""
        (slip,) = comer.draw(1)
        comer.sent(first(), "wren", slip, ("111", "111"))
        comer.come_back("Lesson 2")
        comer.sent(second(), "wren", slip, ("345", ready))
        page = comer.page()

        talk = comer.made.path(f"responses/{received(comer.made)[-1].id}/talk")
        assert ("It may help to talk with them first" in words(page)) == is_led
        assert (talk in Html(page).addresses) == is_led
        assert comer.made.browser().get(talk).status_code == 200

    def test_it_leads_to_the_two_results_side_by_side(self, moved):
        first, *_, last = received(moved.made)
        page = moved.page()
        (address,) = re.findall(r'href="(/r/[^"]+/with/[^"]+)"', page)

        assert address == f"/r/{first.code}/with/{last.code}"
        assert moved.made.app.test_client().get(address).status_code == 200

    def test_there_are_fifty_on_a_page_and_the_next_page_goes_on(self, comer):
        slips = comer.draw(53)
        for lesson in ("Lesson 1", "Lesson 2"):
            if lesson != "Lesson 1":
                comer.come_back(lesson)
            for n, slip in enumerate(slips):
                comer.sent(sheets.fitting(n % 12), f"p{n}", slip)
        first = comer.page()
        (more,) = re.findall(r'href="[^"?]+(\?[^"]+)">More people', first)
        second = comer.page(more.replace("&amp;", "&"))

        names = [re.findall(r"<h3>(p\d+)", page) for page in (first, second)]
        assert names[0] + names[1] == [f"p{n}" for n in range(53)]
        assert len(names[0]) == 50
        assert "More people" not in second
        assert len(first.encode()) < 120_000


class TestWhichLessons:
    """The first and the newest, unless the address names others."""

    @pytest.fixture
    def three(self, comer):
        """Four people who come to the first and the third lesson, and three to the second."""
        slips = comer.draw(4)
        for count, name in ((4, ""), (3, "Lesson 2"), (4, "Lesson 3")):
            if name:
                comer.come_back(name)
            for slip in slips[:count]:
                comer.sent(sheets.clear(), slip=slip)
        return comer

    @pytest.mark.parametrize(
        ("query", "said"),
        [
            ("", "4 people came with the same slip to Lesson 1 and Lesson 3."),
            ("?from=1&to=2", "3 people came with the same slip to Lesson 1 and Lesson 2."),
            ("?from=2", "3 people came with the same slip to Lesson 2 and Lesson 3."),
            ("?from=3&to=2", "3 people came with the same slip to Lesson 2 and Lesson 3."),
        ],
    )
    def test_they_are_compared_in_the_order_in_which_they_were_begun(self, three, query, said):
        assert said in words(three.page(query))

    def test_a_lesson_is_not_compared_with_itself(self, three):
        page = three.page("?from=2&to=2")

        assert "This is the same lesson twice. Choose two." in words(page)
        assert "came with the same slip" not in words(page)
        assert [each["id"] for each in Html(page).all("select")] == ["from", "to"]
        assert rows(page) == []

    @pytest.mark.parametrize("query", ["?from=9", "?to=0", "?from=x", "?from=1&to=" + "9" * 40])
    def test_an_unknown_one_is_answered_clearly(self, three, query):
        answer = three.made.browser().get(three.made.path("changes") + query)

        assert answer.status_code == 404
        assert "There is no such lesson" in answer.text

    def test_deleting_a_lesson_deletes_what_changed(self, three):
        shelf(three.made).delete_sitting(3, moment())
        shelf(three.made).delete_sitting(1, moment())

        assert "0 people came with the same slip to Lesson 2 and Lesson 3." in words(three.page())

    def test_with_one_lesson_the_page_says_so(self, comer):
        text = words(comer.page())

        assert "There is one lesson so far." in text
