"""What a result says for someone at home: half a page, of nothing but what the sheet supports."""

import pytest

from quiz.result import Result, Said
from tests import sheets
from tests.examples import shipped_quiz
from tests.pages import Html

SHEETS = {
    "clear": sheets.clear,
    "tied": sheets.tied,
    "nothing": sheets.nothing,
}


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


def test_it_gives_the_preferences_of_the_reasons_and_one_step_of_the_job(read):
    result, words = Result(shipped_quiz(), sheets.clear()), read(sheets.clear())

    assert "What speaks for it most:" in words
    assert "Do one thing together this week" in words
    assert result.first.name in words


@pytest.mark.parametrize("name", SHEETS)
def test_it_claims_nothing_about_the_person(read, name):
    words = read(SHEETS[name]()).lower()

    assert [
        claim
        for claim in ("you are", "talent", "suited", "perfect", "the test says", "should become")
        if claim in words
    ] == []
    assert "what it can’t know" in words
