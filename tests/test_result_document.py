"""The result for machines: the document of docs/scoring.md, from which a checker computes everything again."""

import json
import os
import subprocess
import sys
from fractions import Fraction

import pytest

from quiz import oracle
from quiz.responses import LEFT_OUT, UNANSWERED
from quiz.result import Result
from quiz.web.context import _made
from tests import sheets
from tests.examples import ROOT, shipped_quiz
from tests.pages import app_of, close

CLAIMS = {"scores", "breakdown", "neighbours", "counterfactual"}


@pytest.fixture(scope="module")
def document(tmp_path_factory):
    app = app_of(tmp_path_factory.mktemp("documents"))
    client = app.test_client()
    yield lambda sheet: json.loads(client.get(f"/r/{sheets.code(sheet)}.json").data)
    close(app)


def some():
    return [*sheets.many(12), *sheets.many(4, left_out=0.5), sheets.tied(), sheets.begun(3), sheets.begun(0)]


def test_its_shape_is_the_specified_one(document):
    quiz = shipped_quiz()
    for sheet in some():
        saved = document(sheet)

        answered = [question.id for q, question in enumerate(quiz.questions) if sheet.choices[q] >= 0]
        ranked = [role["id"] for role in saved["roles"]]
        assert saved["version"] == 1
        assert saved["quiz"] == {"id": quiz.id, "version": quiz.version}
        assert sorted(ranked + saved["unranked"]) == sorted(role.id for role in quiz.roles)
        assert [question["id"] for question in saved["questions"]] == answered
        for question in saved["questions"]:
            known = quiz.question(question["id"])
            assert question["ordered"] == (known.kind == "likert")
            assert question["choices"] == [option.id for option in known.options]
            assert saved["answers"][known.id] in question["choices"]
            assert list(saved["contributions"][known.id]) == question["choices"]
            assert all(list(row) == ranked for row in saved["contributions"][known.id].values())
        assert list(saved["contributions"]) == list(saved["answers"]) == answered
        assert sorted(saved["unanswered"] + answered) == sorted(question.id for question in quiz.questions)
        assert saved["stars"] == [question.id for q, question in enumerate(quiz.questions) if q in sheet.stars]


def test_the_scores_follow_from_the_contributions_and_the_answers_alone(document):
    for sheet in some():
        saved = document(sheet)

        scores = {
            role["id"]: sum(
                (Fraction(saved["contributions"][q][option][role["id"]]) for q, option in saved["answers"].items()),
                Fraction(0),
            )
            for role in saved["roles"]
        }
        assert {role: Fraction(score) for role, score in saved["claims"]["scores"].items()} == scores
        assert list(scores.values()) == sorted(scores.values(), reverse=True)
        leaders = [role for role, score in scores.items() if score == max(scores.values())]
        assert saved["result"]["first"] == leaders if scores else not saved["result"]["first"]
        assert saved["result"]["winner"] == (leaders[0] if len(leaders) == 1 < len(scores) else None)


def test_the_contributions_are_those_of_an_independent_scorer(document):
    """Every option on offer, under this sheet's stars and divisors, straight from the formulas."""
    quiz = shipped_quiz()
    for sheet in some():
        saved = document(sheet)
        for ranked in saved["roles"]:
            offer = oracle.on_offer(quiz, sheet, quiz.role(ranked["id"]))
            for q in sheet.answered:
                question = quiz.questions[q]
                row = [
                    Fraction(saved["contributions"][question.id][option.id][ranked["id"]])
                    for option in question.options
                ]
                assert row == offer.get(q, [Fraction(0)] * len(question.options))


def test_roles_with_too_few_answers_stand_apart_without_a_score(document):
    quiz = shipped_quiz()
    for sheet in some():
        saved = document(sheet)

        low = [role.id for role in quiz.roles if oracle.coverage(quiz, sheet, role) < Fraction(1, 2)]
        assert saved["unranked"] == low
        assert saved["claims"]["scores"].keys() == {role.id for role in quiz.roles} - set(low)
        covered = {role.id: oracle.coverage(quiz, sheet, role) for role in quiz.roles}
        assert {role: Fraction(share) for role, share in saved["result"]["coverage"].items()} == covered


def test_left_out_and_not_yet_answered_are_distinguished(document):
    questions = shipped_quiz().questions
    saved = document(sheets.begun(5).answer({7: LEFT_OUT}))

    assert saved["result"]["left_out"] == [questions[7].id]
    assert saved["unanswered"] == [question.id for question in questions[5:]]
    assert UNANSWERED != LEFT_OUT


def test_a_claim_that_is_not_computed_is_absent(document):
    """And null is a claim: that there is none."""
    saved = document(sheets.clear())

    assert {"scores"} <= saved["claims"].keys() <= CLAIMS
    assert None not in saved["claims"].values()


def test_it_says_what_the_page_says_and_of_whom(document):
    """Where a page names no role, neither does the document; the winner of the ranking is there for checkers."""
    for sheet in (sheets.clear(), sheets.tied(), sheets.nothing(), sheets.begun(3)):
        quiz, found = shipped_quiz(), document(sheet)["result"]
        result = Result(quiz, sheet)

        assert found["said"] == result.said
        assert found["word"] == (str(result.said) if result.said.names_roles else None)
        assert found["reach"] == (f"{result.reach.reached}/{result.reach.sheets}" if result.reach else None)
        named = {"first": result.first and result.first.id, "second": result.second and result.second.id}
        assert found["named"] == named
        assert (found["winner"] is None) == (result.ranking.winner is None)


def test_asked_again_it_is_not_computed_again(client):
    """That of the largest quiz takes a second."""
    address = f"/r/{sheets.code(sheets.clear())}.json"
    first = client.get(address)

    assert client.get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    before = _made.cache_info().hits
    assert client.get(address).data == first.data
    assert _made.cache_info().hits == before + 1


def test_the_same_link_gives_the_same_bytes_in_every_process(tmp_path):
    """I13: whatever the hash seed, and in every worker."""
    codes = [sheets.code(sheet) for sheet in (sheets.clear(), sheets.tied(), sheets.begun(12))]
    saved = [_from_a_new_process(tmp_path, codes, seed) for seed in ("0", "1", "424242")]

    assert saved[0].count(b'"claims"') == len(codes)
    assert saved[0] == saved[1] == saved[2]


ASK = """
import sys
from quiz import create_app
app = create_app({"QUIZ_DATA": sys.argv[1]})
for code in sys.argv[2:]:
    sys.stdout.buffer.write(app.test_client().get(f"/r/{code}.json").data)
app.extensions["quiz"].store.close()
"""


def _from_a_new_process(folder, codes, seed):
    return subprocess.run(
        [sys.executable, "-c", ASK, folder, *codes],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
    ).stdout
