"""What a result says for someone at home: half a page, of nothing but what the sheet supports."""

import re

import pytest

from quiz import reading
from quiz.result import Result, Said
from quiz.words.roles import plainly, what_is_met
from tests import sheets
from tests.examples import ROOT, shipped_quiz
from tests.pages import Html, app_of, close
from tests.said_sheets import FILES, said_sheet, said_sheets
from tests.test_plan import CLAIM

BOLD = re.compile(r"<li><b>(.*?)</b>")
EDITION = reading.read(ROOT / "questions.yaml")


@pytest.fixture
def read(client):
    """The words of the page for a sheet."""
    return lambda sheet: Html(client.get(f"/r/{sheets.code(sheet)}/home").text).words


def test_a_result_leads_to_it_and_it_leads_back(client):
    result = f"/r/{sheets.code(sheets.clear())}"

    assert f"{result}/home" in Html(client.get(result).text).addresses
    assert result in Html(client.get(f"{result}/home").text).addresses


def test_it_names_the_jobs_that_the_result_names_and_no_other(read):
    for sheet in sheets.many(60):
        result, words = Result(shipped_quiz(), sheet), read(sheet)
        said = words.partition("What it says")[2].partition("What it can’t know")[0]
        named = {role.name for role in (*result.leaders, *(result.near if result.said is Said.CLOSE else ()))}

        assert {role.name for role in shipped_quiz().roles if role.name in said} >= named
        if not named:
            assert not any(role.name in said for role in shipped_quiz().roles)
            assert "It says nothing about the person." in said
        assert ("Which part of this sounds like you" in words) == bool(named)


def test_it_gives_the_preferences_of_the_reasons_and_one_step_of_the_job(read):
    result, words = Result(shipped_quiz(), sheets.clear()), read(sheets.clear())

    assert f"What speaks most for {result.first.name}, and what the job is like there:" in words
    assert "Do one thing together this week" in words
    assert result.first.name in words


@pytest.mark.parametrize("said", [Said.CLEAR, Said.AHEAD, Said.CLOSE])
def test_it_says_of_which_job_and_which_way_a_preference_speaks(read, said):
    """The name of a preference alone is the same for whoever likes it and for whoever shuns it."""
    result = said_sheet("shipped", "technical-writer", said).result
    words, quiz = read(result.responses).replace(" :", ":"), result.quiz
    account = result.accounts[0]

    assert f"What speaks most for {account.match.role.name}" in words
    for reason in account.reasons_for:
        asked = what_is_met(quiz, account.match.role, reason.quoted, reason.dimension)
        assert f"{EDITION.short_name(quiz.dimension(reason.dimension))}: {asked}" in words


def degree(role, reason):
    """Whether the job asks for more or less than the quoted answer of what both are at one end of; else nothing."""
    target, index = role.target(reason.dimension), reason.quoted.question.dimensions.index(reason.dimension)
    answer, job = reason.quoted.option.positions[index] - 50, target.position - 50
    return "" if answer * job <= 0 else ", more than" if abs(job) > abs(answer) else ", less than"


def test_what_speaks_against_a_job_is_said_without_the_question_that_does_not_stand_there(read):
    """Beside a question it reads “a little more of that”: here there is no “that”."""
    seen = set()
    for each in said_sheets("shipped"):
        if each.said not in {Said.CLEAR, Said.AHEAD, Said.CLOSE}:
            continue
        account, words = each.result.accounts[0], read(each.result.responses).replace(" :", ":")
        role, quiz = account.match.role, each.result.quiz
        assert not re.search("(?:more|less) of that|: rather", words), each
        for reason in account.reasons_against:
            dimension = quiz.dimension(reason.dimension)
            if reason.dimension in reason.quoted.misses(role) and (target := role.target(reason.dimension)):
                said = f"{EDITION.short_name(dimension)}: {plainly(dimension, target.position)}{degree(role, reason)}"
                assert said in words, each
                seen.add(degree(role, reason))
    assert seen == {"", ", more than", ", less than"}


@pytest.mark.parametrize("name", FILES)
def test_of_every_role_and_word_of_two_quizzes_it_claims_nothing_and_gives_only_the_results_own_reasons(tmp_path, name):
    app, edition = app_of(tmp_path, QUIZ_FILE=FILES[name]), reading.read(FILES[name])
    client = app.test_client()
    for each in said_sheets(name):
        text = client.get(f"/r/{each.code}/home").text
        page = Html(text)
        words, result = page.words.replace(" :", ":"), each.result
        said = words.partition("What it says")[2].partition("What it can’t know")[0]
        named = {role.name for role in result.leaders} | {role.name for role in result.near if each.said is Said.CLOSE}

        assert page.headings == ["For someone at home"], each
        assert CLAIM.findall(words) == [], each
        assert [claim for claim in ("you are", "suited", "the test says") if claim in words.lower()] == [], each
        assert {role.name for role in result.quiz.roles if f"{role.name} " in said or f"{role.name}:" in said} <= (
            named | {role.name for role in result.quiz.roles if any(role.name in other for other in named)}
        ), each
        assert f"To whoever answers, it says: “{edition.scope}”" in words, each
        one = result.accounts[0] if result.first and result.said.names_roles else None
        reasons = (*one.reasons_for, *one.reasons_against) if one else ()
        given = [edition.short_name(result.quiz.dimension(reason.dimension)) for reason in reasons]
        assert BOLD.findall(text.partition("What speaks")[2]) == given, each
    close(app)
