"""The first lines of a result: the headline, how sure it is, what the match is worth; and what is said early."""

import random
import re
from functools import cache

import pytest

from quiz.certainty import settled
from quiz.responses import LEFT_OUT, UNANSWERED, Responses
from quiz.result import Result, Said
from quiz.scoring import score
from quiz.words import verdicts
from quiz.words.numbers import half_up
from tests import sheets
from tests.examples import shipped_quiz
from tests.pages import Html


@pytest.fixture(scope="module")
def read(client):
    """The words of a page that shows a sheet."""
    return lambda sheet, place="r": Html(client.get(f"/{place}/{sheets.code(sheet)}").text)


def leaning(role, noise, seed, left_out=0.0):
    """The sheet of somebody like a role, of whose answers some are random, and some left out."""
    quiz, draw = shipped_quiz(), random.Random(seed)
    choices = [
        LEFT_OUT
        if draw.random() < left_out
        else draw.randrange(len(question.options))
        if draw.random() < noise
        else choice
        for question, choice in zip(quiz.questions, sheets.fitting(role).choices, strict=True)
    ]
    return Responses(tuple(choices))


@cache
def results():
    """What many such sheets come to."""
    quiz = shipped_quiz()
    whole = [leaning(seed % 12, 0.4, seed) for seed in range(300)]
    cut = [leaning(seed % 12, 0.2, seed, 0.45) for seed in range(100)]
    return [Result(quiz, sheet) for sheet in (*whole, *cut)]


def found(said, wanted=lambda _: True):
    """A result of which this is said."""
    return next(result for result in results() if result.said is said and wanted(result))


def unranked(result):
    return bool(result.ranking.unranked)


def marks(page):
    """What the pictures of ten marks are named."""
    return [each["aria-label"] for each in page.all("svg") if each.get("class") == "marks"]


def test_clear_says_how_many_answers_would_have_to_change(read):
    result = found(Said.CLEAR)
    page = read(result.responses)
    sure = result.certainty

    assert page.headings == [f"{result.first.name} fits your answers best"]
    tried = f"We tried {sure.neighbours.one.total} small changes, each to one answer. This job stayed first every time."
    assert tried in page.words
    assert f"To end that, at least {sure.breakdown} answers would have to be different." in page.words
    assert marks(page) == ["10 of 10"]


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        (lambda r: r.certainty.breakdown > 1, "stayed first every time. To end that, at least {b} answers would"),
        (
            lambda r: r.certainty.breakdown == 1 and not r.certainty.neighbours.one.ended,
            "This job stayed first every time. But one answer, changed completely, can end that.",
        ),
        (
            lambda r: r.certainty.neighbours.one.ended,
            "We tried {total} small changes, each to one answer. In {ended} of them, another job caught up.",
        ),
    ],
    ids=["no single answer", "one whole change", "some small changes"],
)
def test_ahead_says_in_words_what_would_alter_it(read, wanted, sentence):
    result = found(Said.AHEAD, lambda result: not unranked(result) and wanted(result))
    page, one = read(result.responses), result.certainty.neighbours.one
    assert page.headings == [f"{result.first.name} comes first"]
    assert sentence.format(b=result.certainty.breakdown, ended=one.ended, total=one.total) in page.words
    assert "Ahead" in page.words


def test_ahead_names_who_is_near(read):
    result = found(Said.AHEAD, lambda result: len(result.near) == 2)
    one, other = (role.name for role in result.near)

    assert f"Close behind: {one} and {other}." in read(result.responses).words


def test_close_names_the_roles_that_one_step_reaches_three_at_most(read):
    result = found(Said.CLOSE, lambda result: not unranked(result))
    page, one = read(result.responses), result.certainty.neighbours.one
    names = [role.name for role in (result.first, *result.certainty.reached)][:3]

    assert all(name in page.headings[0] for name in names)
    assert page.headings[0].startswith("Worth a look: ")
    assert (
        f"{one.total} small changes, each to one answer. In {one.ended} of them, another job caught up." in page.words
    )


def test_with_a_role_that_is_not_ranked_the_sentence_says_among_how_many_it_holds():
    result = found(Said.AHEAD, unranked)
    ranked = len(result.ranking.ranked)

    assert ranked < len(shipped_quiz().roles)
    assert verdicts.sure(result).sentence.endswith(f" This is among the {ranked} jobs that these answers reach.")


def test_tied_roles_are_pointed_to_equally_and_have_no_marks(read):
    page = read(sheets.tied())

    assert page.headings[0].startswith("A tie: ")
    assert "Your answers point to both equally." in page.words
    assert marks(page) == []


def test_the_picture_has_as_many_full_marks_as_its_name_says(read):
    page = read(found(Said.CLOSE, lambda result: not unranked(result)).responses)
    full = [each for each in page.all("circle") if each.get("cy") == "8" and not each.get("class")]
    lost = [each for each in page.all("circle") if each.get("class") == "lost"]

    assert marks(page) == [f"{len(full)} of 10"]
    assert len(full) + len(lost) == 10


def test_the_marks_are_tenths_rounded_down():
    """Nine of ten small changes and more, but not all, are nine marks."""
    for result in results():
        shown = verdicts.sure(result)
        if shown and shown.marks is not None:
            one = result.certainty.neighbours.one
            assert shown.marks == 10 * one.kept // one.total
            assert (shown.marks == 10) == (one.kept == one.total)


def test_what_a_match_is_worth_is_how_often_random_answers_reach_it(read):
    for said in (Said.CLEAR, Said.AHEAD, Said.CLOSE):
        result = found(said)
        match, times = half_up(result.ranking.ranked[0].points), result.reach.fewer_than

        worth = f"Match {match} of 100. Random answers reach that fewer than {times} time{'s' * (times != 1)} in 100."
        assert worth in read(result.responses).words
        assert 100 * result.reach.reached < times * result.reach.sheets


def test_where_nothing_stands_out_nothing_goes_on_as_if_a_role_were_named(read):
    """No word, no reasons, no next steps of one; the nearest stand side by side, and no place is given."""
    page, quiz = read(sheets.nothing()), shipped_quiz()
    result = Result(quiz, sheets.nothing())
    nearest = [match.role.name for match in result.ranking.ranked[:3]]

    assert page.headings == ["No job stands out"]
    assert re.search(r"Random answers reach that at least \d+ times in 100\.", page.words)
    assert "The nearest jobs, in no order" in page.words
    assert all(name in page.words for name in nearest)
    for absent in (
        "Clear",
        "Ahead",
        "Close",
        "Tied",
        "Why ",
        "reasons",
        "Try it this week",
        "Also worth a look",
        "would put ",
        "What would change it",
    ):
        assert absent not in page.words


def test_a_straight_line_gives_little_to_go_on_and_says_what_was_seen(read):
    """One button leads on; no role is named first, and no reasons are given."""
    quiz = shipped_quiz()
    sheet = Responses(tuple(3 if question.ordered else 0 for question in quiz.questions))

    page = read(sheet)

    assert page.headings == ["These answers can’t point to a job yet"]
    assert "You chose “Quite a lot” wherever there was a scale." in page.words
    assert f"/answers/{sheets.code(sheet)}" in page.addresses
    for absent in ("Clear", "Ahead", "Close", "Why ", "What to do next", "All jobs", "of 100", "would change it"):
        assert absent not in page.words


@pytest.mark.parametrize(("answered", "others"), [(0, UNANSWERED), (0, LEFT_OUT), (3, UNANSWERED), (9, LEFT_OUT)])
def test_too_few_answers_name_nobody_and_one_button_goes_on(client, answered, others):
    """Also where there are no answers at all, and where all that is missing was left out."""
    quiz = shipped_quiz()
    choices = sheets.fitting().choices
    sheet = Responses((*choices[:answered], *[others] * (len(choices) - answered)))

    page = Html(client.get(f"/r/{sheets.code(sheet)}").text)

    [button] = [each for each in page.all("a") if each.get("class") == "button"]
    leads_to = "take" if others == UNANSWERED else "answers"
    assert button["href"] == f"/{leads_to}/{sheets.code(sheet)}"
    assert not [role.name for role in quiz.roles if role.name in " ".join(page.headings)]
    assert "Why " not in page.words
    assert client.get(button["href"]).status_code == 200


def test_every_said_rule_has_a_headline_of_its_own():
    """Sheets of all seven rules; no headline holds a number."""
    quiz = shipped_quiz()
    blank = Responses((UNANSWERED,) * len(quiz.questions))
    line = Responses((2,) * len(quiz.questions))
    several = [*results(), *(Result(quiz, sheet) for sheet in (blank, line, sheets.tied(), sheets.nothing()))]
    headlines = {result.said: verdicts.headline(result) for result in several}

    assert headlines.keys() == set(Said)
    assert len(set(headlines.values())) == len(Said)
    assert not any(re.search(r"\d", headline) for headline in headlines.values())


def test_first_place_is_said_to_be_settled_as_soon_as_it_is_proven_and_not_before(read):
    """It is said without the role's name, with a way to the result."""
    quiz, whole = shipped_quiz(), sheets.fitting(0)
    reported = []
    for answered in range(len(quiz.questions)):
        open_questions = len(quiz.questions) - answered
        sheet = Responses((*whole.choices[:answered], *[UNANSWERED] * open_questions))
        page = read(sheet, "take")
        reported.append("First place is settled" in page.words)

        proven = 2 * answered >= len(quiz.questions) and settled(quiz, sheet) == score(quiz, sheet).winner.role
        assert reported[-1] == proven
        if reported[-1]:
            assert f"/r/{sheets.code(sheet)}" in page.addresses
            assert settled(quiz, sheet).name not in page.words

    assert any(reported)
    assert not reported[0]


def test_a_question_asked_again_tells_nothing_of_settled_places(read):
    quiz, whole = shipped_quiz(), sheets.fitting(0)
    sheet = Responses((*whole.choices[:-1], UNANSWERED))

    assert "First place is settled" in read(sheet, "take").words
    assert settled(quiz, sheet)
    assert "First place" not in read(sheet, "answers").words


def test_where_questions_are_open_what_would_end_the_lead_is_said_of_the_answers_given():
    """One more answer can end it, too: only the answers that are there were tried."""
    sheets_left_out = [Result(shipped_quiz(), each) for each in sheets.many(300, left_out=0.2)]
    results = [each for each in sheets_left_out if each.said is Said.CLEAR and each.responses.left_out]

    assert results
    for result in results:
        sentence = verdicts.sure(result).sentence
        assert f"Of these answers, at least {result.certainty.breakdown} would have to differ to end that." in sentence
