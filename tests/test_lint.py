"""The author's linter: each fault is found and its repaired twin passes; what may stand is silenced."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from quiz.content import AUTHORED, Quiz
from quiz.edition import Edition
from quiz.lint import lint
from quiz.lint.codes import ENGLISH_ONLY, ERRORS, NOTES, WARNINGS
from quiz.lint.report import as_json, render
from tests.examples import single
from tests.lint_editions import QUESTIONS, asking, check, claiming, codes, edition, silencing, stones
from tests.lint_faults import FAULTS, SEVEN_OF_TEN, SOUND
from tests.strategies import quizzes

PLANTED = [
    pytest.param(code, fault, id=f"{code}-{number}")
    for code, faults in FAULTS.items()
    for number, fault in enumerate(faults, start=1)
]


def test_the_sound_edition_has_no_findings():
    assert check(SOUND).findings == ()


@pytest.mark.parametrize(("code", "fault"), PLANTED)
def test_a_planted_fault_is_found(code, fault):
    assert code in codes(check(fault).findings)


def test_every_code_has_a_planted_fault():
    assert FAULTS.keys() == ERRORS.keys() | WARNINGS.keys() | NOTES.keys()


@pytest.mark.parametrize(("code", "fault"), [each for each in PLANTED if each.values[0] != "unused-silence"])
def test_what_is_not_certain_is_silenced_where_it_stands(code, fault):
    """At the first part that a finding is about, at which a file may say so; an error that is certain stays."""
    found = next(each for each in check(fault).findings if each.code == code)
    silenced = check(silencing(fault, found.owners[0], code)).silenced

    assert (found.message in {each.message for each in silenced}) == found.may_be_silenced
    assert found.may_be_silenced or found.severity != "warning"


@pytest.mark.parametrize("code", ["pair-alike", "own-self"])
def test_what_is_grave_is_an_error(code):
    """Of near twins and of twins."""
    near, twins = FAULTS["pair-alike"]

    assert {f.severity for f in check(near).findings if f.code == code} == {"warning"}
    assert {f.severity for f in check(twins).findings if f.code == code} == {"error"}


@given(quizzes())
def test_any_quiz_can_be_judged(quiz: Quiz):
    report = lint(edition(quiz), sheets=5, people=3)

    assert json.dumps(as_json(report))
    assert render(report)


# Silences.

NEARLY = FAULTS["pair-alike"][0]


@pytest.mark.parametrize("role", ["amber", "ember"])
def test_a_pair_is_silenced_at_either_role(role):
    report = check(silencing(NEARLY, f"roles/{role}", "pair-alike", "They are alike."))

    assert "pair-alike" not in codes(report.findings)
    assert [(f.code, f.reason) for f in report.silenced] == [("pair-alike", "They are alike.")]


@pytest.mark.parametrize(
    ("code", "path"),
    [
        ("family-empty", "families/none"),
        ("thin-dimension", "dimensions/cables"),
        ("reverse-balance", "dimensions/cables"),
        ("one-source", "sources/first"),
        *((code, "") for code in ("family-empty", "thin-dimension", "one-source", "pair-alike", "middling")),
    ],
)
def test_what_is_about_another_part_is_silenced_there_or_for_the_whole_file(code, path):
    report = check(silencing(FAULTS[code][0], path, code))

    assert code in codes(report.silenced)
    assert not codes(report.findings) & {code, "unused-silence", "unknown-silence"}


def test_an_option_is_silenced_at_its_question():
    [fault] = FAULTS["option-never-best"]
    report = check(silencing(fault, "questions/stone", "option-never-best"))

    assert codes(report.silenced) == {"option-never-best"}


@pytest.mark.parametrize("question", ["more-cables", "less-travel"])
def test_labels_that_questions_share_are_reported_once_and_silenced_at_any_of_them(question):
    """As the labels of one scale are: the author writes them once."""
    options = tuple(replace(option, label=f"Agree {option.id}") for option in SOUND.quiz.questions[0].options)
    quiz = replace(SOUND.quiz, questions=tuple(replace(each, options=options) for each in SOUND.quiz.questions))
    shared = replace(SOUND, quiz=quiz)

    assert [f.code for f in check(shared).findings] == ["agreement-labels"]
    assert check(silencing(shared, f"questions/{question}", "agreement-labels")).findings == ()


def test_a_misspelt_silence_reports_what_it_may_have_meant():
    [misspelt] = check(silencing(SOUND, "roles/amber", "midling")).findings
    [error] = check(silencing(SOUND, "roles/amber", "question-idle")).findings

    assert (misspelt.fix, error.fix) == ("Did you mean “middling”?", "Remove it.")


def test_an_error_cannot_be_silenced():
    report = check(silencing(claiming("twin"), "roles/twin", "pair-alike"))

    assert {"pair-alike", "unused-silence"} <= codes(report.findings)
    assert report.has_errors


def test_a_warning_alone_is_no_error():
    assert not check(silencing(SOUND, "roles/amber", "middling")).has_errors


# What is said of weights and targets.


def test_a_role_under_two_thirds_of_the_others_has_lost_claims():
    """Beside roles with ten dimensions 6 are too few, and 7 are not: two thirds of ten are 6 2/3."""
    [few] = [each for each in check(FAULTS["few-claims"][0]).findings if each.code == "few-claims"]

    assert few.message == "Amber weighs 6 dimensions, the other roles 10 in the middle (two thirds at least)."
    assert "few-claims" not in codes(check(SEVEN_OF_TEN).findings)


def based(edition: Edition, *, figure: bool) -> Edition:
    """The same edition, each of its targets a published figure, or the author's own judgement."""
    basis = {"source": "first", "figure": Decimal(1)} if figure else {"source": AUTHORED, "figure": None}
    roles = (replace(r, profile=tuple(replace(t, **basis) for t in r.profile)) for r in edition.quiz.roles)
    return replace(edition, quiz=replace(edition.quiz, roles=tuple(roles)))


@pytest.mark.parametrize("fault", [fault for faults in FAULTS.values() for fault in faults if fault.quiz.roles])
def test_no_advice_moves_a_published_figure(fault):
    """Weights and questions first; a target last, and only where it is the author's own judgement."""
    figures = [finding.fix for finding in check(based(fault, figure=True)).findings if finding.code != "off-step"]
    own = [finding.fix for finding in check(based(fault, figure=False)).findings]

    assert not [fix for fix in figures if "move a target" in fix or "another target" in fix or "other targets" in fix]
    assert all(fix.startswith(("Weigh", "Set the two apart: more weight", "Reverse")) for fix in own if "move a" in fix)


def test_an_author_s_own_judgement_is_no_source_to_be_joined_by_others():
    report = check(based(SOUND, figure=False))
    [own] = [finding for finding in report.findings if finding.code == "one-source"]

    assert own.message == "100 % of all weights rest on the author’s own judgement (over 50)."
    assert "further sources" not in own.fix
    assert codes(check(silencing(based(SOUND, figure=False), "", "one-source")).findings) == set()


def test_a_dimension_with_one_likert_question_is_no_finding():
    """That leaning to yes is not balanced there is said in the docs. A single choice asks the second time."""
    rest = tuple(question for question in QUESTIONS if question.id != "less-travel")
    choice = single("way", ("travel",), {"none": (0,), "all": (100,)})

    assert check(stones(choice, questions=rest)).findings == ()


# Languages.


@pytest.mark.parametrize(("language", "found"), [("de", ()), ("en", ENGLISH_ONLY), ("en-GB", ENGLISH_ONLY)])
def test_what_knows_english_alone_looks_at_no_other_language(language, found):
    """Neither wording nor words: a German “Man” is no trait, an “or” any word. English is English anywhere."""
    text = "Obviously, you are perfect for the VPN, or not? How old are you? " + "Wort " * 20
    labels = ("Agree", "Man", "Technician", "His", "Five")
    report = check(replace(asking(text, *labels, about=""), language=language))

    assert codes(report.findings) & set(ENGLISH_ONLY) == set(found)


def test_what_was_not_checked_is_said():
    german = replace(silencing(SOUND, "questions/more-cables", "long"), language="de")
    report = check(german)

    assert report.findings == ()  # and nothing is said of a silence for what was not looked for
    assert as_json(report)["unchecked"] == list(ENGLISH_ONLY)
    assert "Not checked, since the quiz is in “de” and these know English alone: abbreviation," in render(report)
    assert "Not checked" not in render(check(SOUND))
