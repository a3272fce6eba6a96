"""What a taker does with a slip: it goes with what is sent, ties their lessons together, and opens nothing."""

import re

import pytest
from flask.testing import FlaskClient

from quiz.links import grouped
from quiz.responses import Responses
from quiz.slips import EXAMPLE, digest_of, draw, words_of
from tests import sheets
from tests.classes import Class, class_in, moment
from tests.counsellor import kept, problems
from tests.databases import ON_BOTH
from tests.groups_app import class_app as class_app  # fixtures
from tests.groups_app import database as database
from tests.pages import Html
from tests.takers import form, received, send, sending, shelf, start
from tests.takers import group as group
from tests.takers import taker as taker


def drawn(group: Class, count: int = 1) -> list[str]:
    """Slips of a group, as they stand on paper."""
    slips = list(draw(count))
    shelf(group).add_slips([digest_of(group.group.id, slip) for slip in slips], moment())
    return slips


@pytest.fixture
def slip(group: Class) -> str:
    """The only slip of the group."""
    return drawn(group)[0]


def come_back(group: Class, name: str = "Lesson 2") -> None:
    shelf(group).begin_sitting(name, moment())


def sent_with(group: Class) -> list[tuple[int, int | None, str]]:
    """Of each response the lesson, the slip and the nickname."""
    return [(each.sitting, each.slip, each.nickname) for each in received(group)]


class TestTheField:
    """Asked for where the group has slips, and nowhere else."""

    def test_a_group_without_slips_asks_for_none(self, taker, group):
        page = taker.get(sending(group)).text

        assert 'name="slip"' not in page
        assert "slip" not in Html(page).words
        assert "slip" not in Html(taker.get(start(group)).text).words

    @pytest.mark.usefixtures("slip")
    def test_a_group_with_slips_says_what_one_does_before_anybody_begins(self, taker, group):
        for path in (start(group), sending(group)):
            words = Html(taker.get(path).text).words
            assert "ties your results of several lessons together, for those people; it opens nothing" in words

    @ON_BOTH
    def test_it_goes_with_what_is_sent_however_it_is_typed(self, class_app, group):
        one, two, three = drawn(group, 3)
        typed = (one, two.upper().replace("-", " "), f"  {three.replace(' ', '-').lower()}. ")

        answers = [send(class_app.test_client(), group, slip=each) for each in typed]

        assert [answer.status_code for answer in answers] == [303] * 3
        assert [number for _, number, _ in sent_with(group)] == [1, 2, 3]

    def test_without_a_nickname_its_words_are_it(self, taker, group, slip):
        send(taker, group, slip=slip)

        assert sent_with(group) == [(1, 1, words_of(slip))]

    def test_a_nickname_that_is_given_stays(self, taker, group, slip):
        send(taker, group, slip=slip, nickname="otter")

        assert sent_with(group) == [(1, 1, "otter")]

    def test_a_group_that_asks_for_no_nickname_gets_none(self, class_app, taker):
        made = class_in(class_app, nicknames=False)
        (slip,) = drawn(made)
        send(taker, made, slip=slip)

        assert sent_with(made) == [(1, 1, "")]

    def test_the_receipt_says_the_lesson_and_the_words_and_never_the_check(self, taker, group, slip):
        come_back(group, "Lesson 3")
        answer = send(taker, group, slip=slip)
        receipt = taker.get(answer.headers["Location"]).text

        assert "Lesson 3, with a slip" in Html(receipt).words
        assert f"Nickname: {words_of(slip)}" in Html(receipt).words
        assert slip.split()[1] not in receipt
        assert slip.split()[1] not in repr(kept(group.app))


class TestRefused:
    """What is wrong stands beside the field, all else is kept, and nothing is sent."""

    @pytest.mark.usefixtures("slip")
    @pytest.mark.parametrize("typed", ["maple", "amber otter", "amber otter 7K3Q9", "x" * 500, "amber-otter ......"])
    def test_what_cannot_be_a_slip_is_said_with_what_one_looks_like(self, taker, group, typed):
        answer = send(taker, group, slip=typed, nickname="otter")

        assert answer.status_code == 400
        assert EXAMPLE in problems(answer)["slip"]
        assert [form(answer)[name] for name in ("slip", "nickname")] == [typed, "otter"]
        assert received(group) == []

    @pytest.mark.usefixtures("slip")
    @ON_BOTH
    def test_an_unknown_one_is_said_beside_its_field(self, taker, group):
        answer = send(taker, group, slip=next(draw(1)), nickname="otter")

        assert answer.status_code == 400
        assert "This group has no such slip. Nothing was sent." in problems(answer)["slip"]
        assert form(answer)["nickname"] == "otter"
        assert received(group) == []

    @pytest.mark.usefixtures("slip")
    def test_the_slip_of_another_group_is_unknown(self, class_app, taker, group):
        (theirs,) = drawn(class_in(class_app))

        assert "no such slip" in problems(send(taker, group, slip=theirs))["slip"]

    @ON_BOTH
    def test_one_that_was_used_in_this_lesson_is_said_with_what_to_do(self, class_app, group, slip):
        send(class_app.test_client(), group, slip=slip)
        answer = send(class_app.test_client(), group, slip=slip)

        assert answer.status_code == 400
        assert "Something was sent with this slip in this lesson already" in problems(answer)["slip"]
        assert len(received(group)) == 1

    def test_the_same_form_twice_sends_once(self, taker, group, slip):
        path = sending(group)
        filled = {**form(taker.get(path)), "slip": slip}
        answers = [taker.post(path, data=filled) for _ in range(2)]

        assert len({answer.headers["Location"] for answer in answers}) == 1
        assert len(received(group)) == 1

    def test_wrong_ones_count_as_guesses_and_the_right_one_goes_through_all_the_same(self, taker, group, slip):
        path = sending(group)
        filled = form(taker.get(path))
        tries = [taker.post(path, data={**filled, "slip": wrong}) for wrong in draw(121)]

        assert [answer.status_code for answer in tries] == [400] * 120 + [429]
        assert int(tries[-1].headers["Retry-After"]) > 0
        assert "More than 120 codes" in problems(tries[-1])["slip"]
        assert taker.get("/g/AAAA-AAAA").status_code == 429
        assert taker.post(path, data={**filled, "slip": slip}).status_code == 303

    @pytest.mark.usefixtures("slip")
    def test_what_is_no_slip_at_all_is_no_guess(self, taker, group):
        path = sending(group)
        filled = form(taker.get(path))
        for _ in range(130):
            assert taker.post(path, data={**filled, "slip": "maple"}).status_code == 400

        assert taker.get("/g/AAAA-AAAA").status_code == 404


class TestLessons:
    """The same browser, and another lesson."""

    def test_instead_keeps_the_slip_and_the_nickname(self, taker, group, slip):
        send(taker, group, slip=slip)
        page = Html(taker.get(sending(group, sheets.tied())).text)
        answer = send(taker, group, sheets.tied(), how="instead")

        assert "Its slip stays, too." in page.words
        assert answer.status_code == 303
        assert sent_with(group) == [(1, 1, words_of(slip))]
        assert received(group)[0].code == sheets.code(sheets.tied())

    @pytest.mark.parametrize("name", ["", "owl"])
    def test_instead_with_another_slip_takes_its_words_unless_a_nickname_was_given(self, taker, group, name):
        """Else the key, on which words stand for names, would say somebody else's."""
        wrong, right = drawn(group, 2)
        send(taker, group, slip=wrong, nickname=name)
        send(taker, group, sheets.tied(), how="instead", slip=right)

        assert sent_with(group) == [(1, 2, name or words_of(right))]

    def test_what_was_sent_in_an_earlier_lesson_is_not_replaced(self, taker, group, slip):
        send(taker, group, slip=slip)
        come_back(group)
        page = taker.get(sending(group)).text
        late = send(taker, group, how="instead")
        send(taker, group, slip=slip)

        assert "From this browser" not in Html(page).words
        assert late.status_code == 409
        assert "The group has begun another lesson since this was sent." in Html(late.text).words
        assert [sitting for sitting, *_ in sent_with(group)] == [1, 2]
        assert len(shelf(group).pairs(1, 2, 9)) == 1

    def test_the_receipt_of_an_earlier_lesson_says_that_it_can_only_be_deleted(self, taker, group, slip):
        receipt = send(taker, group, slip=slip).headers["Location"]
        come_back(group)
        page = Html(taker.get(receipt).text)

        assert "Another lesson has begun. What was sent in this one can be deleted" in page.words
        assert "Lesson 1, with a slip" in page.words
        assert taker.post(f"{receipt}/delete", data=form(taker.get(receipt))).status_code == 303

    def test_looking_at_an_earlier_receipt_does_not_take_the_place_of_a_later_one(self, taker, group):
        first = send(taker, group).headers["Location"]
        come_back(group)
        send(taker, group)
        taker.get(first)

        assert "From this browser" in Html(taker.get(sending(group)).text).words


def test_a_slip_opens_nothing(class_app: object, group: Class, taker: FlaskClient) -> None:
    """Typed wherever a code, a link or a receipt can be, in every spelling: nothing of what it came with is shown."""
    (slip,) = drawn(group)
    sheet: Responses = sheets.clear()
    send(group.app.test_client(), group, sheet, slip=slip)
    spellings = {slip, slip.replace(" ", "-"), slip.replace("-", " "), slip.split()[1], words_of(slip)}
    spellings |= {digest_of(group.group.id, slip), re.sub(r"\W", "", slip)}
    join = grouped(group.join)

    for typed in spellings:
        for path in (
            *("/open?code={}", "/r/{}", "/s/{}", "/g/{}", "/take/{}", "/answers/{}", "/groups/{}"),
            *("/g/" + join + part for part in ("?code={}", "/receipt/{}", "/r/{}", "/send/{}")),
            f"/groups/{group.group.id}/responses/" + "{}",
        ):
            answer = taker.get(path.format(typed), follow_redirects=True)
            assert answer.status_code in {403, 404, 429}, path
            assert sheets.code(sheet) not in answer.text
            assert "Technician" not in Html(answer.text).headings
