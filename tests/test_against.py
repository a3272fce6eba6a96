"""What did my edit do? Two files of a quiz side by side: what differs, and who gets another role first."""

import json
import re
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings

from quiz import links
from quiz.against import Comparison, against
from quiz.against.people import ask
from quiz.against.report import as_json, render
from quiz.archive import seal
from quiz.content import Quiz
from quiz.edition import Edition
from quiz.scoring import score
from tests.commands import running
from tests.examples import ROOT, likert, quiz_of, single
from tests.lint_editions import CLAIMS, QUESTIONS, check, claiming, edition, stones
from tests.lint_faults import SOUND
from tests.strategies import quizzes

CRAFTS = ROOT / "tests" / "crafts.yaml"
# One question. Answers at 0 and 25 put low first, those at 75 and 100 high, and at 50 the two are level.
LOW_AND_HIGH = {"low": {"noise": (0, 2)}, "high": {"noise": (100, 2)}}


def compare(old: Edition, new: Edition) -> Comparison:
    """Few sheets and people are enough for small quizzes."""
    return against(old, new, sheets=400, people=100)[1]


def asked_once(**targets: int) -> Quiz:
    """The quiz of one question, with other targets."""
    return quiz_of(
        (likert("noise"),), {role: {"noise": (targets.get(role, 100 * (role == "high")), 2)} for role in LOW_AND_HIGH}
    )


def said(found: Comparison) -> dict[tuple[str, str], tuple[str | None, str | None]]:
    """What differs, by path and field."""
    return {(change.path, change.field): (change.before, change.after) for change in found.changes}


# No edit


def test_the_same_file_twice_differs_in_nothing():
    found = compare(SOUND, SOUND)

    assert (found.changes, found.rows, found.pairs) == ((), (), ())
    assert not any(found.like.moved.values())
    assert not any(found.random.moved.values())
    assert sum(found.like.people.values()) == 2 * 100 * len(CLAIMS)
    assert "nothing has changed" in render(found)


def test_another_order_of_the_file_is_no_change():
    """Of dimensions, questions, options without an order, roles and their targets."""
    sound = stones(single("stone", ("cables", "callers"), {"far": (100, 0), "near": (0, 100), "both": (100, 100)}))
    quiz = sound.quiz
    stone = replace(quiz.questions[-1], options=quiz.questions[-1].options[::-1])
    roles = (replace(role, profile=role.profile[::-1]) for role in quiz.roles[::-1])
    turned = replace(
        quiz,
        dimensions=quiz.dimensions[::-1],
        questions=(stone, *quiz.questions[-2::-1]),
        roles=tuple(roles),
    )
    found = compare(sound, replace(sound, quiz=seal(turned)))

    assert turned != quiz
    assert "nothing has changed" in render(found)
    assert not any(found.like.moved.values())
    assert not any(found.random.moved.values())


# What differs, worked by hand


def test_a_target_moved_to_the_middle_takes_the_middle_and_loses_an_end():
    """High at 50: an answer at 25 is level now (a quarter from each), and one at 50 is high's; all others stay."""
    old, new = asked_once(), asked_once(high=50)
    _, anyone = ask(old, new)

    assert anyone.ways.keys() == {("low", ""), ("", "high")}
    assert 0.38 < anyone.moved[""] / anyone.people[""] < 0.42, "two answers of five"
    assert anyone.witness is None, "nobody went from one role to the other"


def test_whoever_had_one_end_gets_the_other_where_targets_change_places():
    """All but the middle answer: an answer at an end leads by 100 before and now, and is the one that is shown."""
    like, anyone = ask(asked_once(), asked_once(low=100, high=0))

    assert anyone.ways.keys() == {("low", "high"), ("high", "low")}
    assert 0.78 < anyone.moved[""] / anyone.people[""] < 0.82, "four answers of five"
    assert [each and each.leads for each in (like.witness, anyone.witness)] == [(100, 100)] * 2
    assert like.people == {"low": 2_000, "high": 2_000}


def test_people_like_a_role_want_what_either_file_says():
    """An error of SD 0.92 steps keeps 94.8 % of those at an end on its two answers: it stays under 1.5 steps."""
    like, _ = ask(asked_once(), asked_once(low=100, high=0))

    assert 0.93 < like.moved["low"] / like.people["low"] < 0.99
    assert like.ways["low", "high"] + like.ways["high", "low"] == sum(like.moved.values())


def test_an_option_less_moves_only_those_who_took_it():
    """Two of four options are right for one role; of those who took the one that is gone, a third takes the other."""
    places = {"far": (100,), "left": (0,), "middle": (50,), "right": (100,)}
    claims = {"one": {"side": (0, 1)}, "two": {"side": (50, 1)}, "three": {"side": (100, 1)}}
    whole = quiz_of((single("way", ("side",), places),), claims)
    fewer = quiz_of((single("way", ("side",), {id: places[id] for id in ("left", "middle", "right")}),), claims)
    _, anyone = ask(whole, fewer)

    assert anyone.ways.keys() == {("three", "one"), ("three", "two")}
    assert 0.15 < anyone.moved[""] / anyone.people[""] < 0.18, "two thirds of a quarter"


def test_a_question_more_is_answered_by_the_same_people_and_leaves_the_others_as_they_were():
    """What chance gives to people hangs on the question alone: a question that nobody weighs moves nobody."""
    more = replace(SOUND.quiz, questions=(likert("aside", "aside"), *SOUND.quiz.questions))
    like, anyone = ask(SOUND.quiz, seal(more), 50, 50)

    assert (like.moved, anyone.moved) == ({}, {})


def test_pairs_agree_by_the_dimensions_in_which_they_differ():
    """Of six dimensions of equal weight amber and beryl differ in four: 100 - 4/6. With one end changed, in five."""
    found = compare(SOUND, claiming("amber", cables=(0, 2)))
    pairs = {pair.roles: (pair.before, pair.after) for pair in found.pairs}

    assert pairs == {
        ("amber", "beryl"): (Fraction(100, 3), Fraction(100, 6)),
        ("amber", "coral"): (Fraction(100, 3), Fraction(100, 2)),
    }
    assert said(found) == {("roles/amber/profile/cables", "target"): ("100", "0")}


def test_what_only_one_file_has_is_said_once():
    """A role with all its targets, a question with all its options."""
    ruby = stones(single("stone", ("cables",), {"in": (0,), "out": (100,)}), claims={**CLAIMS, "ruby": CLAIMS["amber"]})
    there = compare(SOUND, ruby)
    back = compare(ruby, SOUND)

    assert said(there).keys() == {("roles/ruby", ""), ("questions/stone", "")}
    assert "roles/ruby: added (name Ruby)" in render(there)
    assert "roles/ruby: removed (name Ruby)" in render(back)
    assert "ruby" not in there.like.people


@pytest.mark.parametrize(
    ("change", "field", "is_scored"),
    [
        ({"text": "How much would you like many cables?"}, "text", False),
        ({"about": "It means more of it."}, "about", False),
        ({"options": QUESTIONS[1].options}, "runs", True),
        ({"dimensions": ("callers",)}, "asks about", True),
    ],
)
def test_words_are_kept_apart_from_what_counts(change, field, is_scored):
    first, *others = QUESTIONS
    found = compare(SOUND, stones(questions=(replace(first, **change), *others)))
    [differs] = found.changes

    assert (differs.path, differs.field, differs.is_scored) == ("questions/more-cables", field, is_scored)
    assert is_scored or not found.rows


def test_an_option_that_is_placed_elsewhere_is_named():
    places = {"in": (0, 0), "out": (100, 100)}
    moved = {**places, "out": (100, 50)}
    found = compare(*(stones(single("stone", ("cables", "callers"), options)) for options in (places, moved)))

    assert said(found) == {
        ("questions/stone/options/out", "place"): ("cables 100, callers 100", "cables 100, callers 50")
    }


# The other way round


def _mirrored(found: Comparison) -> object:
    moved = [
        (each.people, each.moved, {way[::-1]: n for way, n in each.ways.items()}, each.witness and each.witness.telling)
        for each in (found.like, found.random)
    ]
    changes = {(change.path, change.field, change.after, change.before) for change in found.changes}
    rows = {pair[::-1] for pair in found.rows}
    pairs = {(pair.roles, pair.after, pair.before, pair.apart[::-1]) for pair in found.pairs}
    return moved, changes, rows, pairs


def _as_found(found: Comparison) -> object:
    moved = [
        (each.people, each.moved, dict(each.ways), each.witness and each.witness.telling)
        for each in (found.like, found.random)
    ]
    changes = {(change.path, change.field, change.before, change.after) for change in found.changes}
    pairs = {(pair.roles, pair.before, pair.after, pair.apart) for pair in found.pairs}
    return moved, changes, set(found.rows), pairs


@settings(max_examples=12)
@given(quizzes(), quizzes())
def test_the_other_way_round_before_and_after_change_places(one: Quiz, other: Quiz):
    there, back = (
        against(edition(old), edition(new), sheets=5, people=5)[1] for old, new in ((one, other), (other, one))
    )

    assert _mirrored(there) == _as_found(back)
    assert render(there) in render(there) + json.dumps(as_json(there))


# The witness


def test_the_codes_of_the_witness_open_in_their_versions_and_show_what_is_said():
    new = claiming("amber", cables=(0, 2))
    witness = compare(SOUND, new).random.witness
    assert witness

    for quiz, role, lead, sheet in zip(
        (SOUND.quiz, new.quiz), witness.first, witness.leads, witness.sheets, strict=True
    ):
        first, second, *_ = score(quiz, links.decode(quiz, links.open_code(sheet.code))).ranked

        assert (first.role.id, first.points - second.points) == (role, lead)


# Claims that were dropped only to pass


def codes(old: Edition, new: Edition) -> list[tuple[str, str]]:
    """What is found of dropped claims: the path, and the reason why it may stand."""
    report, _ = against(old, new, sheets=100, people=50)
    return [(each.path, each.reason) for each in (*report.findings, *report.silenced) if each.code == "claim-dropped"]


# Amber has 3 of 13 on a middling target, 23 %, which is over 20.
MIDDLING = claiming("amber", cables=(50, 3))


def without(edition_: Edition, role: str, dimension: str) -> Edition:
    """The edition without one claim of a role."""
    roles = (
        replace(each, profile=tuple(t for t in each.profile if (each.id, t.dimension) != (role, dimension)))
        for each in edition_.quiz.roles
    )
    return replace(edition_, quiz=seal(replace(edition_.quiz, roles=tuple(roles))))


def noted(edition_: Edition, **changes: object) -> Edition:
    """The edition with something else said of what amber's claim on cables rests on."""
    amber, *others = edition_.quiz.roles
    first, *rest = amber.profile
    changed = replace(amber, profile=(replace(first, **changes), *rest))  # type: ignore[arg-type]
    return replace(edition_, quiz=seal(replace(edition_.quiz, roles=(changed, *others))))


LOWERED = claiming("amber", cables=(50, 1))  # 1 of 11: 9 %


@pytest.mark.parametrize("new", [LOWERED, without(MIDDLING, "amber", "cables")], ids=["lowered", "dropped"])
def test_a_claim_that_was_lowered_or_dropped_only_to_pass_is_found(new):
    report, _ = against(MIDDLING, new, sheets=100, people=50)
    [found] = [each for each in report.findings if each.code == "claim-dropped"]

    assert (found.path, found.line, found.severity) == ("roles/amber", 40, "warning")
    assert "“middling” and “straight-line” away" in found.message
    assert "23 % of its weight" in found.message


def test_a_target_that_was_moved_to_the_middle_only_to_pass_is_found():
    """The nearest answer lies 60 from 100, and 10 from 50. The finding is the question's, and names amber."""
    hard = single("cable", ("wires",), {"none": (0,), "some": (40,)})
    questions = (hard, likert("more-wires", "wires"))
    old, new = (
        stones(*questions, claims={**CLAIMS, "amber": {**CLAIMS["amber"], "wires": (target, 2)}})
        for target in (100, 50)
    )

    assert codes(old, new) == [("roles/amber", "")]


@pytest.mark.parametrize("reason", [{"note": "Page 5 says little of it."}, {"source": "second"}, {"at": "page 5"}])
def test_a_claim_that_says_why_it_is_less_is_let_pass(reason):
    assert codes(MIDDLING, noted(LOWERED, **reason)) == []


def test_a_claim_that_is_less_and_makes_nothing_go_away_is_let_pass():
    """It had no finding before."""
    assert codes(SOUND, claiming("amber", cables=(100, 1))) == []


def test_a_finding_that_went_for_another_reason_as_well_is_let_pass():
    """All other weights are 3 now: with its claim back, amber would have 3 of 18 on the middle, 17 %."""
    heavier = {dimension: (target, 3) for dimension, (target, _) in CLAIMS["amber"].items()}

    assert codes(MIDDLING, stones(claims={**CLAIMS, "amber": {**heavier, "cables": (50, 1)}})) == []


def test_a_claim_whose_dimension_is_gone_is_let_pass():
    kept = tuple(question for question in QUESTIONS if question.dimensions != ("cables",))
    claims = {role: {d: at for d, at in own.items() if d != "cables"} for role, own in CLAIMS.items()}

    assert codes(MIDDLING, stones(questions=kept, claims=claims)) == []


def test_a_dropped_claim_is_silenced_with_a_reason_which_may_stand_without_an_older_file():
    silent = replace(LOWERED, silences={"roles/amber": {"claim-dropped": "Its cables are laid by others."}})
    report, _ = against(LOWERED, silent, sheets=100, people=50)

    assert codes(MIDDLING, silent) == [("roles/amber", "Its cables are laid by others.")]
    assert {each.code for each in report.findings} == {each.code for each in check(LOWERED).findings}


# The command


def test_the_command_says_what_an_edit_did_and_what_is_to_be_put_right(tmp_path, monkeypatch, capfd):
    text = CRAFTS.read_text()
    (tmp_path / "old.yaml").write_text(text)
    (tmp_path / "new.yaml").write_text(text.replace("weight: 3", "weight: 1", 1))
    run = running(tmp_path, monkeypatch, capfd)
    code, out, _ = run("check", "new.yaml", "--against", "old.yaml")
    _, printed, _ = run("check", "new.yaml", "--against", "old.yaml", "--json")
    found = json.loads(printed)
    [change] = found["against"]["changes"]

    assert code == 0
    assert f"Against old.yaml, what answers count for:\n  {change['path']}: weight 3 → 1\n" in out
    assert re.search(r"^\d+ errors?, \d+ warnings?", out.splitlines()[-1])
    assert change | {"path": ""} == {"path": "", "field": "weight", "before": "3", "after": "1", "scored": True}
    assert found["against"]["like_roles"]["people"] == 2_000 * len(found["roles"])
    assert found["file"] == "new.yaml"


def test_an_older_file_that_cannot_be_read_says_where(tmp_path, monkeypatch, capfd):
    (tmp_path / "new.yaml").write_text(CRAFTS.read_text())
    (tmp_path / "old.yaml").write_text("id: [")
    code, _, err = running(tmp_path, monkeypatch, capfd)("check", "new.yaml", "--against", "old.yaml")

    assert code == 2
    assert "old.yaml" in err
