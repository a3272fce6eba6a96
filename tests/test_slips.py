"""Slips of paper that tie a person's sittings together: drawn, read as meant, and kept as a digest alone."""

import re
from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.links import ALPHABET
from quiz.slips import CHECK, EXAMPLE, WORDS, digest_of, draw, read, words_of

SLIP = next(draw(1))


def test_a_slip_cannot_be_guessed() -> None:
    assert log2(len(WORDS) * (len(WORDS) - 1)) + CHECK * log2(len(ALPHABET)) >= 40


def test_no_two_slips_of_a_draw_have_the_same_words() -> None:
    drawn = list(draw(400))

    assert len({words_of(slip) for slip in drawn}) == 400
    assert all(read(slip) == slip for slip in drawn)


def test_two_draws_have_nothing_in_common() -> None:
    assert not {*draw(200)} & {*draw(200)}


@given(
    case=st.sampled_from([str.upper, str.lower, str.title, str]),
    between=st.sampled_from([" ", "-", "  ", " - ", ", ", "_", "\n"]),
    around=st.sampled_from(["", " ", "\t", ".", "“"]),
)
def test_a_slip_is_read_as_it_was_meant(case: type[str], between: str, around: str) -> None:
    first, second, check = re.split(r"[ -]", SLIP)
    typed = case(between.join((first, second, f"{check[:3]} {check[3:]}")))

    assert read(around + typed + around) == SLIP


def test_letters_that_look_like_digits_are_read_as_those() -> None:
    assert read("amber otter O1lI00") == "amber-otter 011100"


@pytest.mark.parametrize(
    "typed", ["", " ", "amber", "amber otter", "amber otter 7K3Q9", "amber otter 7K3Q9FF", "amber auto 7K3Q9F", "ämber"]
)
def test_what_cannot_be_a_slip_is_none(typed: str) -> None:
    assert read(typed) is None


@given(st.text(max_size=60))
def test_whatever_is_typed_is_read_without_a_crash(typed: str) -> None:
    assert read(typed) is None or read(typed) == read(str(read(typed)))


def test_the_example_is_nobodys() -> None:
    assert read(EXAMPLE) is None


def test_the_same_slip_of_another_group_has_another_digest() -> None:
    assert digest_of("a", SLIP) != digest_of("b", SLIP)
    assert SLIP not in digest_of("a", SLIP)
