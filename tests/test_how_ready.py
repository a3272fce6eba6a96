"""How ready a person feels: three answers before the quiz and three after it, as they stand in an address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.readiness import QUESTIONS, Readiness, spelt, steps

SAID = st.tuples(*[st.none() | st.integers(1, 5)] * len(QUESTIONS)).map(lambda found: found if any(found) else ())


@given(before=SAID, after=SAID)
def test_what_was_said_comes_back_from_the_address(
    before: tuple[int | None, ...], after: tuple[int | None, ...]
) -> None:
    said = Readiness(before, after)

    assert Readiness.read(said.text) == said


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("234", (2, 3, 4), ()),
        ("234345", (2, 3, 4), (3, 4, 5)),
        ("2-4", (2, None, 4), ()),
        ("---345", (), (3, 4, 5)),
        ("---", (), ()),
        ("", (), ()),
    ],
)
def test_each_question_has_its_place(text: str, before: tuple[int | None, ...], after: tuple[int | None, ...]) -> None:
    assert Readiness.read(text) == Readiness(before, after)


@pytest.mark.parametrize("text", ["2", "23", "2345", "23434", "2343451", "067", "abc", "234 ", "२३४"])
def test_what_is_no_readiness_is_nothing(text: str) -> None:
    assert Readiness.read(text) == Readiness()


def test_who_is_unsure_of_everything_said_the_lowest_step_three_times_and_last() -> None:
    assert Readiness.read("111").is_unsure_of_all
    assert Readiness.read("345111").is_unsure_of_all
    assert not Readiness.read("111345").is_unsure_of_all
    assert not Readiness.read("11-").is_unsure_of_all
    assert not Readiness().is_unsure_of_all


def test_steps_and_their_spelling_are_each_others_way_back() -> None:
    assert spelt(steps("3-5")) == "3-5"
    assert spelt(steps("---")) == ""
