"""The code: what a person types, pastes or damages, and what comes of it."""

from collections.abc import Callable
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.content import Dimension, Option, Question, Quiz
from quiz.errors import CodeDamaged, LinkError, NotACode, ResponseError, VersionUnknown
from quiz.links import (
    ALPHABET,
    CHECK,
    LONGEST,
    PIECE,
    Code,
    decode,
    digest,
    encode,
    grouped,
    join_code,
    new_group_id,
    new_join_code,
    new_token,
    open_code,
    piece,
    version_unknown,
)
from quiz.links import _check as check_of
from quiz.links import _digits as digits
from quiz.responses import LEFT_OUT, UNANSWERED, Responses, blank

VERSION = "c0ffee" + 29 * "17"


def quiz_of(*sizes: int, version: str = VERSION) -> Quiz:
    """A quiz that has one question for each number of options."""
    offered = tuple(Option(f"option-{number}", "An answer", (50,)) for number in range(max(sizes)))
    questions = tuple(
        Question(f"question-{number}", "single", "A question?", ("pace",), offered[:size])
        for number, size in enumerate(sizes)
    )
    return Quiz("test", version, (Dimension("pace", "Pace", "Slow", "Fast"),), questions, (), ())


def with_check(characters: str) -> str:
    """The characters, and the check that fits them."""
    return characters + digits(check_of(characters), CHECK)


def opens(code: str) -> bool:
    """Whether the check holds."""
    try:
        return bool(open_code(code))
    except LinkError:
        return False


quizzes = st.builds(
    lambda sizes, version: quiz_of(*sizes, version=version),
    st.lists(st.integers(2, 7), min_size=2, max_size=30),
    st.text("0123456789abcdef", min_size=64, max_size=64),
)


@st.composite
def sheets(draw: st.DrawFn) -> tuple[Quiz, Responses]:
    """A quiz, and responses to it."""
    quiz = draw(quizzes)
    choices = [draw(st.integers(UNANSWERED, len(question.options) - 1)) for question in quiz.questions]
    stars = draw(st.frozensets(st.integers(0, len(choices) - 1), max_size=quiz.most_stars))
    return quiz, Responses(tuple(choices), stars)


SHIPPED = quiz_of(*16 * [5], 3, 4, 5, 3)
SHEET = Responses((4, LEFT_OUT, UNANSWERED, *17 * [2]), frozenset({0, 7, 19}))
CODE = encode(SHIPPED, SHEET)


@given(sheets())
def test_a_code_reads_back_as_the_responses_it_was_made_of(sheet: tuple[Quiz, Responses]) -> None:
    quiz, responses = sheet

    assert decode(quiz, open_code(encode(quiz, responses))) == responses


@given(sheets())
def test_codes_of_one_version_have_one_length_and_one_start(sheet: tuple[Quiz, Responses]) -> None:
    quiz, responses = sheet

    code, empty = encode(quiz, responses), encode(quiz, blank(quiz))

    assert len(code) == len(empty)
    assert code[:PIECE] == empty[:PIECE] == piece(quiz.version)


@given(quizzes, st.integers(0), st.integers(-1, 1))
def test_each_body_is_the_one_code_of_its_responses_or_of_none(quiz: Quiz, number: int, longer: int) -> None:
    """Nothing is read in two ways: what can be read is what `encode` writes."""
    width = max(1, len(encode(quiz, blank(quiz))) - PIECE - CHECK + longer)
    code = open_code(with_check(piece(quiz.version) + digits(number, width)))

    try:
        responses = decode(quiz, code)
    except CodeDamaged:
        return
    assert encode(quiz, responses) == code.text


@given(st.text() | st.text(ALPHABET + ALPHABET.lower() + "OIL -/.?%U", max_size=LONGEST + 10))
def test_any_text_gives_a_code_or_a_kind_error(text: str) -> None:
    try:
        decode(SHIPPED, open_code(text))
        fix = "Nothing is lost"
    except LinkError as error:
        fix = error.fix

    assert fix.startswith("Nothing is lost")


@pytest.mark.parametrize("last", list(product((3, 4, 5), repeat=4)))
def test_a_code_of_twenty_questions_is_short_enough_to_read_out(last: tuple[int, ...]) -> None:
    """16 questions of five options, and four of three to five."""
    quiz = quiz_of(*16 * [5], *last)

    assert len(encode(quiz, blank(quiz))) in {25, 26}


def test_the_largest_quiz_still_has_a_code_that_can_be_read() -> None:
    """60 fields of 2 x (7 + 2) values take 251 bits, so 51 characters: 6 + 51 + 4 = 61."""
    quiz = quiz_of(*60 * [7])
    responses = Responses((6,) * 60, frozenset(range(20)))

    code = encode(quiz, responses)

    assert len(code) == 6 + 51 + 4 <= LONGEST
    assert decode(quiz, open_code(code)) == responses


def test_a_code_is_worked_by_hand() -> None:
    """Two questions of two options: fields of 2 x (2 + 2) = 8 values, so 64 numbers, so two characters.

    First question: second option, no star: 2 x (1 + 2) + 0 = 6. Second: left out: 2 x 1 = 2. 6 + 8 x 2 = 22, so "0P".
    Version 0: six zeros. Check: "1" and then "0000000P" spell 32**8 + 22 = 2**40 + 22. Modulo 1,048,573, 2**20 is 3,
    so 2**40 is 3 x 3 = 9, and the check is 9 + 22 = 31, so "000Z".
    """
    quiz = quiz_of(2, 2, version=64 * "0")

    code = encode(quiz, Responses((1, LEFT_OUT)))

    assert code == "000000" + "0P" + "000Z"


CODES = [
    CODE,
    encode(SHIPPED, blank(SHIPPED)),
    encode(quiz_of(2, 2, version=64 * "0"), Responses((UNANSWERED, UNANSWERED))),
    encode(quiz_of(*30 * [7], version=64 * "f"), Responses((6,) * 30, frozenset(range(20, 30)))),
]


@pytest.mark.parametrize("code", CODES)
def test_every_single_mistyped_character_is_caught(code: str) -> None:
    mistyped = [
        code[:place] + wrong + code[place + 1 :]
        for place, right in enumerate(code)
        for wrong in ALPHABET
        if wrong != right
    ]

    assert len(mistyped) == 31 * len(code)
    assert not [text for text in mistyped if opens(text)]


@pytest.mark.parametrize("code", CODES)
def test_every_swap_of_two_different_characters_is_caught(code: str) -> None:
    """Neighbours, and any others."""
    swapped = [
        code[:i] + code[j] + code[i + 1 : j] + code[i] + code[j + 1 :]
        for i, j in combinations(range(len(code)), 2)
        if code[i] != code[j]
    ]

    assert not [text for text in swapped if opens(text)]


@pytest.mark.parametrize("code", CODES)
def test_every_character_lost_or_doubled_is_caught(code: str) -> None:
    lost = [code[:place] + code[place + 1 :] for place in range(len(code))]
    doubled = [code[:place] + code[place] + code[place:] for place in range(len(code))]

    assert not [text for text in lost + doubled if opens(text)]


@pytest.mark.parametrize("end", range(len(CODE)))
def test_every_code_cut_short_is_caught(end: int) -> None:
    assert not opens(CODE[:end])


@given(sheets())
def test_case_spaces_hyphens_and_lookalikes_do_not_matter(sheet: tuple[Quiz, Responses]) -> None:
    quiz, responses = sheet
    code = encode(quiz, responses)

    spoken = " ".join(grouped(code).lower()).replace("0", "o").replace("1", "l")

    assert open_code(spoken).text == code
    assert open_code(code.replace("0", "O").replace("1", "I")).text == code
    assert open_code(code.replace("1", "i")).text == code


def test_a_slip_of_the_finger_is_reported_as_such() -> None:
    with pytest.raises(CodeDamaged, match="a character is wrong, missing, or in the wrong place"):
        open_code(CODE[:-1] + ("3" if CODE[-1] == "2" else "2"))


@pytest.mark.parametrize("body", ["0", 15 * "Z", 14 * "0", 17 * "0", 16 * "Z"])
def test_a_body_that_no_responses_have_is_damaged(body: str) -> None:
    with pytest.raises(CodeDamaged, match="stands for no answers"):
        decode(SHIPPED, open_code(with_check(piece(VERSION) + body)))


def test_more_stars_than_the_quiz_allows_are_damage() -> None:
    """Two questions allow 2 // 3 = 0 stars; the first star is the number 1."""
    with pytest.raises(CodeDamaged, match="stands for no answers"):
        decode(quiz_of(2, 2), open_code(with_check(piece(VERSION) + "01")))


def test_a_code_is_never_read_with_another_version() -> None:
    other = quiz_of(*16 * [5], 3, 4, 5, 3, version=64 * "0")

    with pytest.raises(VersionUnknown):
        decode(other, open_code(CODE))


@pytest.mark.parametrize(
    ("responses", "what"),
    [
        (Responses((0,)), "these answers are to another quiz."),
        (Responses((0, 0, 0, 0)), "these answers are to another quiz."),
        (Responses((0, 0, 0), frozenset({3})), "these answers are to another quiz."),
        (Responses((0, 0, 0), frozenset({-1})), "these answers are to another quiz."),
        (Responses((0, 2, 0)), "one of these answers is not on offer."),
        (Responses((0, -3, 0)), "one of these answers is not on offer."),
        (Responses((0, 0, 0), frozenset({0, 1})), "2 questions are starred, and at most 1 can be."),
    ],
)
def test_responses_that_do_not_fit_the_quiz_get_no_code(responses: Responses, what: str) -> None:
    with pytest.raises(ResponseError) as raised:
        encode(quiz_of(2, 2, 2), responses)

    assert raised.value.what == what


def test_an_unknown_version_says_where_to_go() -> None:
    error = version_unknown()

    assert str(error) == (
        "your code: this code was made with a version of the quiz that is not kept here. Nothing is lost. Open it on"
        " the site where it was made, ask whoever sent it, or take the quiz again here."
    )


@pytest.mark.parametrize(
    ("code", "groups"),
    [
        (25 * "7", "77777-77777-77777-77777-77777"),
        (26 * "7", "7777-7777-77777-7777-7777-77777"),
        (11 * "7", "777-7777-7777"),
        ("7", "7"),
    ],
)
def test_groups_are_even_and_at_most_five(code: str, groups: str) -> None:
    assert grouped(code) == groups
    assert Code(code).text == groups.replace("-", "")


@pytest.mark.parametrize(
    ("draw", "width", "bits"), [(new_token, 26, 128), (new_group_id, 10, 50), (new_join_code, 8, 40)]
)
def test_what_is_drawn_can_be_typed_and_is_hard_to_guess(draw: Callable[[], str], width: int, bits: int) -> None:
    """Each character has one of 32 values: 5 bits. That each place takes many of them is seen in 200 draws."""
    drawn = [draw() for _ in range(200)]

    assert 5 * width >= bits
    assert {len(text) for text in drawn} == {width}
    assert len(set(drawn)) == 200
    assert all(len(set(place)) > 24 and set(place) <= set(ALPHABET) for place in zip(*drawn, strict=True))


def test_a_token_is_found_by_its_sha_256() -> None:
    """As `printf abc | sha256sum` says."""
    assert digest("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@pytest.mark.parametrize("typed", ["K7MX-3QPD", "k7mx3qpd", " K7MX 3QPD\n", "k7mx\u20133qpd"])
def test_a_join_code_is_read_however_it_is_typed(typed: str) -> None:
    assert join_code(typed) == "K7MX3QPD"


def test_a_join_code_is_read_with_lookalikes_and_shown_with_a_hyphen() -> None:
    assert join_code("oOiI-lL00") == "00111100"
    assert grouped("K7MX3QPD") == "K7MX-3QPD"


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ("", "has 8 letters and digits; this one has 0"),
        ("K7MX-3QP", "; this one has 7"),
        ("K7MX-3QPDD", "; this one has 9"),
        ("K7MX-3QPU", "never has “U” in it"),
        ("K7MX/3QPD", "never has “/” in it"),
        ("K7MX-3QP\x00", r"never has “U\+0000” in it"),
    ],
)
def test_what_cannot_be_a_join_code_is_refused_kindly(typed: str, what: str) -> None:
    with pytest.raises(NotACode, match=what) as raised:
        join_code(typed)

    assert "type it again" in raised.value.fix


@given(st.text(max_size=20))
def test_any_text_gives_a_join_code_or_a_kind_error(text: str) -> None:
    try:
        code = join_code(text)
    except NotACode:
        return

    assert join_code(grouped(code)) == code
