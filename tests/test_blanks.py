"""Pages that are made once for all who are as far hold for each person what they would hold if made for them alone."""

import random

import pytest

from quiz.reading.texts import WrongValueError, tidy
from quiz.responses import UNANSWERED, Responses
from quiz.web.blanks import BLANKS
from quiz.web.taking import asking, lists
from tests import sheets
from tests.examples import shipped_quiz

PEOPLE = 60
GROUPS = ("", "/g/K7MX-3QPD", "/g/QQQQ-7777")
READY = ("", "345", "-2134-")


def forget():
    """Forget every page with blanks, and every row."""
    for remembered in (asking._page, lists._page, lists._row):
        remembered.cache_clear()


def addresses():
    """Where people are: in the middle of the quiz, mostly in order, or looking over their answers; some in a group."""
    draw, questions = random.Random(4), shipped_quiz().questions
    for _ in range(PEOPLE):
        sheet = sheets.drawn(draw, left_out=0.1, stars=draw.randint(0, 3))
        answered, skipped = draw.choice((1, 11, 20)), draw.choice((-1, -1, 0))
        waits = (at >= answered or at == skipped for at in range(len(questions)))
        choices = (UNANSWERED if wait else choice for wait, choice in zip(waits, sheet.choices, strict=True))
        code = sheets.code(Responses(tuple(choices), sheet.stars))
        query = draw.choice(("?", f"?q={questions[1].id}&then=answers&", "?q=nothing&"))
        ready, group = draw.choice(READY), draw.choice(GROUPS)
        yield f"{group}/take/{code}{query}ready={ready}"
        yield f"{group}/answers/{code}?ready={ready}"
        yield f"{group}/answers/{code}?star=nothing&go=result"
        yield f"{group}/take/{code}/all?ready={ready}"
        yield f"{group}/take/{code}/all?q-{questions[2].id}=nothing&go=answers"


def test_a_remembered_page_is_the_one_that_would_be_made_for_this_person_alone(client):
    asked = list(addresses())
    forget()
    remembered = {address: client.get(address).text for address in asked}
    assert asking._page.cache_info().hits > PEOPLE / 10  # else nothing would be tried
    assert lists._page.cache_info().hits > PEOPLE / 10

    for address in asked:
        forget()
        assert remembered[address] == client.get(address).text


def test_no_blank_is_left(client):
    for address in addresses():
        assert not [blank for blank in BLANKS if blank in client.get(address).text]


@pytest.mark.parametrize("blank", BLANKS, ids=ascii)
def test_no_text_of_a_quiz_may_hold_a_blank(blank):
    with pytest.raises(WrongValueError, match="cannot be seen"):
        tidy(f"before {blank} after", 80)
