"""Promises of the content: what a version covers, how it is archived and read again, and what is compiled from it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import FrozenInstanceError, replace
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from quiz import oracle
from quiz.archive import canonical, seal, thaw
from quiz.content import Option, Quiz
from quiz.edition import Edition, Portrait
from quiz.reading import parse
from quiz.scoring import score
from tests.examples import ROOT, likert, quiz_of, shipped_quiz, single, worked_quiz, worked_sheet
from tests.strategies import cases, for_every_quiz, quizzes

DESK = single("desk", ("customers", "onsite"), {"calm": (0, 100), "busy": (100, 25)})
SMALL = quiz_of((likert("customers", positions=(0, 100)), DESK), {"agent": {"customers": (75, 3), "onsite": (0, 1)}})

# The archive of SMALL as it was first written. Shapes that were once archived stay readable, so this text never
# changes; a shape that grows gets a text of its own beside it.
FIRST_SHAPE = (
    '{"id":"example","dimensions":['
    '{"id":"customers","name":"Customers","low":"without customers","high":"customers all day"},'
    '{"id":"onsite","name":"Onsite","low":"without onsite","high":"onsite all day"}],'
    '"questions":['
    '{"id":"customers","kind":"likert","text":"How much would you like customers?","dimensions":["customers"],'
    '"options":[["1","Not at all",0],["2","A little",100]]},'
    '{"id":"desk","kind":"single","text":"Which desk would you rather have?","dimensions":["customers","onsite"],'
    '"options":[["calm","Rather calm",0,100],["busy","Rather busy",100,25]]}],'
    '"families":[{"id":"support","name":"Supporting people"}],'
    '"roles":[{"id":"agent","name":"Agent","family":"support",'
    '"profile":{"customers":[75,3,"authored"],"onsite":[0,1,"authored"]}}]}'
)


def with_question(quiz: Quiz, **changes: object) -> Quiz:
    """The quiz with its first question changed."""
    return replace(quiz, questions=(replace(quiz.questions[0], **changes), *quiz.questions[1:]))  # type: ignore[arg-type]


def with_option(quiz: Quiz, **changes: object) -> Quiz:
    """The quiz with the first option of its first question changed."""
    first, *others = quiz.questions[0].options
    return with_question(quiz, options=(replace(first, **changes), *others))  # type: ignore[arg-type]


def with_dimension(quiz: Quiz, **changes: str) -> Quiz:
    """The quiz with its first dimension changed."""
    return replace(quiz, dimensions=(replace(quiz.dimensions[0], **changes), *quiz.dimensions[1:]))


def with_role(quiz: Quiz, **changes: object) -> Quiz:
    """The quiz with its first role changed."""
    return replace(quiz, roles=(replace(quiz.roles[0], **changes), *quiz.roles[1:]))  # type: ignore[arg-type]


def with_target(quiz: Quiz, **changes: object) -> Quiz:
    """The quiz with the first target of its first role changed."""
    first, *others = quiz.roles[0].profile
    return with_role(quiz, profile=(replace(first, **changes), *others))  # type: ignore[arg-type]


# What changes the version, and what does not

MEANING: dict[str, Callable[[Quiz], Quiz]] = {
    "the quiz's id": lambda quiz: replace(quiz, id="other"),
    "a question's id": lambda quiz: with_question(quiz, id="other"),
    "a question's text": lambda quiz: with_question(quiz, text="How much would you like customers"),
    "what a question means": lambda quiz: with_question(quiz, about="It means people who buy."),
    "a question's kind": lambda quiz: with_question(quiz, kind="single"),
    "a question's dimension": lambda quiz: with_question(quiz, dimensions=("onsite",)),
    "an option's id": lambda quiz: with_option(quiz, id="one"),
    "an option's label": lambda quiz: with_option(quiz, label="Not  at all"),
    "a placement": lambda quiz: with_option(quiz, positions=(1,)),
    "the order of options": lambda quiz: with_question(quiz, options=quiz.questions[0].options[::-1]),
    "an option more": lambda quiz: with_question(
        quiz, options=(*quiz.questions[0].options, Option("6", "Always", (100,)))
    ),
    "the order of questions": lambda quiz: replace(quiz, questions=quiz.questions[::-1]),
    "a question less": lambda quiz: replace(quiz, questions=quiz.questions[1:]),
    "a dimension's id": lambda quiz: with_dimension(quiz, id="other"),
    "a dimension's name": lambda quiz: with_dimension(quiz, name="Clients"),
    "a low pole": lambda quiz: with_dimension(quiz, low="behind the scenes"),
    "a high pole": lambda quiz: with_dimension(quiz, high="with people all day"),
    "a family's id": lambda quiz: replace(quiz, families=(replace(quiz.families[0], id="other"),)),
    "a family's name": lambda quiz: replace(quiz, families=(replace(quiz.families[0], name="Other"),)),
    "a role's id": lambda quiz: with_role(quiz, id="other"),
    "a role's name": lambda quiz: with_role(quiz, name="Other"),
    "a role's family": lambda quiz: with_role(quiz, family="other"),
    "a target": lambda quiz: with_target(quiz, position=99),
    "a weight": lambda quiz: with_target(quiz, weight=2),
    "a target's source": lambda quiz: with_target(quiz, source="doc-b"),
    "a target's dimension": lambda quiz: with_target(quiz, dimension="other"),
    "a target less": lambda quiz: with_role(quiz, profile=quiz.roles[0].profile[1:]),
    "a role less": lambda quiz: replace(quiz, roles=quiz.roles[1:]),
}

AROUND: dict[str, Callable[[Quiz], Quiz]] = {
    "a target's note": lambda quiz: with_target(quiz, note="Line 10 says so."),
    "an earlier version": lambda quiz: replace(quiz, version="0" * 64),
}


@pytest.mark.parametrize("change", MEANING.values(), ids=MEANING)
def test_the_version_changes_with(change):
    quiz = worked_quiz()

    changed = seal(change(quiz))

    assert changed.version != quiz.version
    assert changed != quiz


@pytest.mark.parametrize("change", AROUND.values(), ids=AROUND)
def test_the_version_does_not_change_with(change):
    quiz = worked_quiz()

    changed = seal(change(quiz))

    assert changed.version == quiz.version
    assert changed == quiz


def test_the_version_does_not_change_with_what_is_said_around_the_quiz():
    """Titles, descriptions and certificates stand in the edition: they show as of today."""
    portrait = Portrait("agent", "Answers the phone.", ("listening",), ("Call a friend.",))

    edition = Edition(SMALL, "Which path fits?", "Twelve jobs.", (portrait,), ())

    assert "Answers the phone." not in canonical(edition.quiz)
    assert replace(edition, title="Another", portraits=()).quiz.version == SMALL.version


def test_a_portrait_is_found_by_its_role_and_a_role_that_is_gone_is_a_key_error():
    portrait = Portrait("agent", "Answers the phone.", ("listening",), ("Call a friend.",))
    edition = Edition(SMALL, "Which path fits?", "Twelve jobs.", (portrait,), ())

    assert edition.portrait("agent") is portrait
    with pytest.raises(KeyError, match="astronaut"):
        edition.portrait("astronaut")


REWORDED: dict[str, Callable[[Any], object]] = {
    "the order of keys in a profile": lambda file: [
        role.update(profile=dict(reversed(role["profile"].items()))) for role in file["roles"]
    ],
    "notes": lambda file: [
        claim.update(note="Said again.") for role in file["roles"] for claim in role["profile"].values()
    ],
    "descriptions, skills and first steps": lambda file: [
        role.update(description="Said again.", skills=["patience"], first_steps=["Ask."]) for role in file["roles"]
    ],
    "words to search with": lambda file: [
        role.update(look_for={"vacancies": ["said again"]}) for role in file["roles"]
    ],
    "silences": lambda file: [
        part.update(silence={"long": "It is one activity."})
        for part in (file, *file["families"], *file["dimensions"], *file["questions"], *file["roles"])
    ],
    "the title and the scope": lambda file: file.update(title="Another", scope="Some jobs."),
    "the details of sources": lambda file: [
        source.update(title="Another", publisher="Somebody", dated="undated", read="2030-01-01")
        for source in file["sources"]
    ],
}


@pytest.mark.parametrize("reword", REWORDED.values(), ids=REWORDED)
def test_the_version_of_a_file_does_not_change_with(reword):
    """Written as JSON, which is YAML too and keeps the order of keys."""
    file = YAML(typ="safe", pure=True).load(ROOT / "questions.yaml")
    before = json.dumps(file, default=str)
    reword(file)
    after = json.dumps(file, default=str)

    quiz = parse(after, "questions.yaml").quiz

    assert after != before
    assert quiz == shipped_quiz()
    assert quiz.version == shipped_quiz().version


@given(data=st.data())
def test_two_quizzes_have_one_version_only_if_they_are_equal(data):
    one, other = data.draw(quizzes()), data.draw(quizzes())

    assert (one.version == other.version) == (one == other)


def test_the_version_is_the_sha256_of_the_canonical_text():
    assert worked_quiz().version == sha256(canonical(worked_quiz()).encode()).hexdigest()


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_the_version_and_the_scores_are_the_same_in_every_process(seed):
    """Every process orders sets of text by a seed of its own; nothing here depends on it."""
    program = (
        "from tests.examples import worked_quiz, worked_sheet;"
        "from quiz.archive import canonical; from quiz.scoring import score;"
        "print(worked_quiz().version, canonical(worked_quiz()), score(worked_quiz(), worked_sheet()).ranked)"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}

    said = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, check=True)

    ranked = score(worked_quiz(), worked_sheet()).ranked
    assert said.stdout.decode().strip() == f"{worked_quiz().version} {canonical(worked_quiz())} {ranked}"


# The archive


def test_the_archive_is_written_in_the_shape_that_is_read():
    assert canonical(SMALL) == FIRST_SHAPE


def test_the_first_archived_shape_stays_readable():
    thawed = thaw(SMALL.version, FIRST_SHAPE)

    assert thawed == SMALL
    assert thawed.tables == SMALL.tables


def test_so_does_the_second_which_says_what_a_question_means():
    second = FIRST_SHAPE.replace('["2","A little",100]]}', '["2","A little",100]],"about":"People who buy."}')
    said = seal(with_question(SMALL, about="People who buy."))

    assert canonical(said) == second
    assert thaw(said.version, second) == said


@for_every_quiz
@given(data=st.data())
def test_a_quiz_thaws_as_it_was_archived(quizzes, data):
    quiz = data.draw(quizzes)

    thawed = thaw(quiz.version, canonical(quiz))

    assert thawed == quiz
    assert thawed.tables == quiz.tables
    assert canonical(thawed) == canonical(quiz)
    assert seal(thawed).version == quiz.version


@for_every_quiz
@given(data=st.data())
def test_a_thawed_quiz_scores_as_the_one_that_was_read(quizzes, data):
    quiz, sheet = data.draw(cases(quizzes))

    assert score(thaw(quiz.version, canonical(quiz)), sheet) == score(quiz, sheet)


def test_a_thawed_quiz_keeps_the_version_it_was_archived_with():
    """It is never hashed again: the shape may have grown since."""
    assert thaw("f" * 64, canonical(SMALL)).version == "f" * 64


@given(quiz=quizzes())
def test_the_archive_is_one_line_of_json_that_keeps_every_word(quiz):
    """Letters beyond ASCII stand as they are; quotes, backslashes and line breaks survive."""
    text = canonical(quiz)

    data = json.loads(text)
    assert "\n" not in text
    assert [question["text"] for question in data["questions"]] == [question.text for question in quiz.questions]
    assert [dimension["high"] for dimension in data["dimensions"]] == [dimension.high for dimension in quiz.dimensions]


# What is compiled


@for_every_quiz
@given(data=st.data())
def test_tables_hold_the_weights_and_agreements_of_the_specification(quizzes, data):
    quiz = data.draw(quizzes)

    for role, table in zip(quiz.roles, quiz.tables, strict=True):
        for question, weight, agreements in zip(quiz.questions, table.weights, table.agreements, strict=True):
            assert weight == oracle.weight(role, question)
            expected = oracle.agreements(role, question) if weight else [0] * len(question.options)
            assert [*agreements] == [table.scale * value for value in expected]


def test_an_option_on_two_dimensions_lies_at_the_weighted_mean_of_its_distances():
    """`calm` lies (3 x |0 - 75| + 1 x |100 - 0|) / 4 = 81.25 away, `busy` (3 x 25 + 1 x 25) / 4 = 25, the nearest."""
    table = SMALL.tables[0]

    assert table.weights == (3, max(3, 1))
    assert table.agreements[1] == (table.scale * 4375 // 100, table.scale * 100)


def test_a_dimension_without_a_target_does_not_count_in_the_distance():
    quiz = quiz_of((DESK,), {"agent": {"onsite": (0, 2)}})

    assert quiz.tables[0].weights == (2,)
    scale = quiz.tables[0].scale
    assert quiz.tables[0].agreements == (((100 - (100 - 25)) * scale, 100 * scale),)


def test_a_question_that_a_role_does_not_weigh_has_weight_0_and_no_agreement():
    quiz = quiz_of((DESK, likert("phone")), {"agent": {"phone": (0, 2)}})

    assert quiz.tables[0].weights == (0, 2)
    assert quiz.tables[0].agreements[0] == (0, 0)


def test_only_likert_options_are_ordered():
    assert [question.ordered for question in SMALL.questions] == [True, False]


@pytest.mark.parametrize(("questions", "stars"), [(2, 0), (3, 1), (5, 1), (6, 2), (20, 6)])
def test_at_most_a_third_of_the_questions_may_be_starred(questions, stars):
    quiz = quiz_of(tuple(likert(f"q{n}") for n in range(questions)), {"agent": {"q0": (0, 1)}})

    assert quiz.most_stars == stars


# The parts by id


def test_parts_are_found_by_id():
    quiz = worked_quiz()

    assert quiz.dimension("onsite") is quiz.dimensions[3]
    assert quiz.question("onsite") is quiz.questions[3]
    assert quiz.role("analyst") is quiz.roles[2]
    assert quiz.family("support") is quiz.families[0]
    assert quiz.role("analyst").target("scripting") is quiz.roles[2].profile[2]
    assert quiz.role("analyst").target("onsite") is None


@pytest.mark.parametrize("find", [Quiz.dimension, Quiz.question, Quiz.role, Quiz.family])
def test_a_part_that_is_not_there_is_a_key_error(find):
    with pytest.raises(KeyError, match="astronaut"):
        find(worked_quiz(), "astronaut")


def test_a_quiz_cannot_be_changed_in_place():
    with pytest.raises(FrozenInstanceError):
        worked_quiz().roles = ()  # type: ignore[misc]
