"""What would put a role first: the page shows the smallest change, and that change does it."""

from quiz.counterfactual import breakdown, counterfactual
from quiz.result import Result
from quiz.scoring import score
from tests import sheets
from tests.examples import shipped_quiz
from tests.pages import Html


def page_of(client, sheet, role):
    return client.get(f"/r/{sheets.code(sheet)}/if/{role}")


def test_the_page_of_each_role_shows_the_answers_that_would_put_it_first(client):
    quiz, sheet = shipped_quiz(), sheets.clear()
    ranking = score(quiz, sheet)
    for match in ranking.ranked[1:]:
        words = Html(page_of(client, sheet, match.role.id).text).words
        found = counterfactual(quiz, sheet, ranking, match.role.id)

        assert found.changes
        assert score(quiz, found.apply(sheet)).winner.role == match.role
        for change in found.changes:
            assert f"{change.question.text} {change.after.label} instead of “{change.before.label}”" in words
        assert "This is proven" in words


def test_the_page_of_the_winner_says_how_many_answers_its_lead_rests_on(client):
    quiz, sheet = shipped_quiz(), sheets.clear()
    ranking = score(quiz, sheet)

    words = Html(page_of(client, sheet, ranking.winner.role.id).text).words

    assert "It comes first already." in words
    assert f"At least {breakdown(quiz, sheet, ranking)} answer" in words


def test_how_we_know_leads_from_a_result_to_the_counts_behind_its_word(client):
    """Of one change, which the ten marks show, and of two, which the word needs."""
    result = Result(shipped_quiz(), sheets.clear())
    nearby, way = result.certainty.neighbours, f"/r/{sheets.code(sheets.clear())}/if/{result.first.id}"

    words = Html(client.get(way).text).words

    assert way in Html(client.get(f"/r/{sheets.code(sheets.clear())}").text).addresses
    assert f"One change: {nearby.one.kept} of {nearby.one.total} keep it first." in words
    assert f"Two changes: {nearby.two.kept} of {nearby.two.total} keep it first." in words


def test_with_too_few_answers_it_says_so(client):
    words = Html(page_of(client, sheets.begun(3), shipped_quiz().roles[0].id).text).words

    assert "Too few answers" in words


def test_an_unknown_role_gets_a_page_that_says_so(client):
    response = page_of(client, sheets.clear(), "astronaut")

    assert response.status_code == 404
    assert "no such page" in Html(response.text).words


def test_no_title_names_a_role(client):
    role = shipped_quiz().roles[0]

    assert role.name not in Html(page_of(client, sheets.clear(), role.id).text).texts["title"][0]


def test_the_result_gives_the_answer_that_would_put_the_runner_up_first(client):
    quiz, sheet = shipped_quiz(), sheets.clear()
    ranking = score(quiz, sheet)
    found = counterfactual(quiz, sheet, ranking, ranking.ranked[1].role.id)

    page = Html(client.get(f"/r/{sheets.code(sheet)}").text)
    way = f"/r/{sheets.code(sheet)}/if/{ranking.ranked[1].role.id}"
    words = Html(client.get(way).text).words

    count = len(found.changes)
    assert (
        f"{count} other answer{'s' * (count > 1)} would put {ranking.ranked[1].role.name} first. See which"
        in page.words
    )
    assert way in page.addresses
    first = found.changes[0]
    assert f"{first.question.text} {first.after.label} instead of" in words


def test_where_a_result_names_no_job_no_page_behind_it_says_that_one_comes_first(client):
    quiz, sheet = shipped_quiz(), sheets.nothing()
    best = score(quiz, sheet).winner.role

    words = Html(page_of(client, sheet, best.id).text).words

    assert "comes first" not in words
    assert "Its match is the highest already. But this result names no job" in words
    for part in ("profile", "versus"):
        chosen = Html(client.get(f"/r/{sheets.code(sheet)}/{part}", follow_redirects=True).text).words
        assert "This result names no one job." in chosen
