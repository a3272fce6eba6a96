"""What sources say of roles is out of the scorer's reach: neither pay nor growth nor who was hired changes a result."""

import dataclasses
import json
import re
from collections.abc import Callable
from datetime import date
from functools import cache
from types import GenericAlias
from typing import Any, get_args, get_type_hints

import pytest
from ruamel.yaml import YAML

from quiz import links
from quiz.certainty import certainty
from quiz.content import Quiz
from quiz.counterfactual import counterfactuals
from quiz.document import document, serialise
from quiz.reading import parse
from quiz.responses import Responses
from quiz.result import Result
from quiz.scoring import chance, score
from tests.examples import ROOT
from tests.sheets import many
from tests.syntax import imports, modules
from tests.test_facts import edition

SHEETS = tuple(many(6))


@cache
def written() -> str:
    """The shipped file as JSON, which YAML holds within it, to be changed."""
    loaded = YAML(typ="safe", pure=True).load((ROOT / "questions.yaml").read_bytes())
    return json.dumps(loaded, default=date.isoformat)


def deleted(file: dict[str, Any]) -> None:
    """Nothing is said of any role but its name and profile."""
    for key in ("sections", "conflicts", "origin", "evidence", "limits"):
        file.pop(key, None)
    for role in file["roles"]:
        for key in ("facts", "grows_into", "moves_to", "ask"):
            role.pop(key, None)


def permuted(file: dict[str, Any]) -> None:
    """Each role gets what was said of the one before it, and the sections stand in reverse."""
    roles = file["roles"]
    before = {role["id"]: roles[place - 1]["id"] for place, role in enumerate(roles)}
    after = {old: new for new, old in before.items()}
    facts = {role["id"]: role.pop("facts") for role in roles}
    for role in roles:
        role["facts"] = facts[before[role["id"]]]
        role["moves_to"], role["grows_into"] = role.pop("grows_into", []), []
        role["ask"], role["first_steps"] = role["first_steps"][::-1], role["ask"]
    for cited in (cited for conflict in file["conflicts"] for cited in conflict["facts"]):
        cited["role"] = after[cited["role"]]
    file["sections"].reverse()


def replaced(file: dict[str, Any]) -> None:
    """Every figure is another one, and every text says something else."""
    for role in file["roles"]:
        for tell in (tell for group in role["facts"] for tell in group["tells"]):
            tell["value"] = _another(tell["value"], len(tell["topic"]))
            tell.pop("note", None)
    for conflict in file["conflicts"]:
        conflict["note"] = "Something else."
    file["evidence"], file["limits"] = ["Something else."], []


def _another(value: Any, number: int) -> Any:
    if isinstance(value, list):
        return [_another(each, place + number) for place, each in enumerate(value)]
    if value == "no data":
        return value
    return f"Another {number}" if isinstance(value, str) else number


def worked_out(quiz: Quiz, responses: Responses) -> tuple[object, ...]:
    """All that is worked out of a sheet: every number, reason, change and byte."""
    result, ranking = Result(quiz, responses), score(quiz, responses)
    return (
        links.encode(quiz, responses),
        ranking,
        [result.account(match.role.id) for match in ranking.matches],
        result.lead,
        certainty(quiz, responses, ranking),
        counterfactuals(quiz, responses, ranking),
        serialise(document(result)),
    )


@pytest.mark.parametrize("change", [deleted, permuted, replaced], ids=lambda change: change.__name__)
def test_no_fact_section_conflict_or_move_reaches_a_result(change: Callable[[dict[str, Any]], None]):
    """Pay, growth, counts, and who was hired may be anything: version, scores, reasons and documents stay the same."""
    file = json.loads(written())
    change(file)
    other = parse(json.dumps(file), "changed.yaml")

    assert other.facts != edition().facts
    assert other.sections != edition().sections or change is replaced
    assert other.quiz == edition().quiz
    assert other.quiz.version == edition().quiz.version
    assert chance.__wrapped__(other.quiz) == chance.__wrapped__(edition().quiz)
    for responses in SHEETS:
        assert worked_out(other.quiz, responses) == worked_out(edition().quiz, responses)


KNOWN_BY = {"facts", "paths", "edition"}


def reached(start: str) -> set[str]:
    """The layers that a layer imports, and those that they import, and so on."""
    direct: dict[str, set[str]] = {}
    for module in modules(ROOT):
        names = (f"{name}.".split(".") for name in imports(module))
        direct.setdefault(module.layer, set()).update(top for package, top, *_ in names if package == "quiz")
    found: set[str] = set()
    waiting = [start]
    while waiting:
        new = direct[waiting.pop()] - found
        found |= new
        waiting += new & direct.keys()
    return found - {""}


@pytest.mark.parametrize(
    "layer", ["content", "responses", "scoring", "explanation", "counterfactual", "certainty", "document", "links"]
)
def test_no_module_that_makes_a_result_knows_what_is_said_of_roles(layer):
    assert reached(layer) & {*KNOWN_BY, "reading"} == set()


def test_the_walk_over_imports_does_find_the_way_to_the_facts():
    """Otherwise the test above would hold of anything."""
    assert reached("reading") >= KNOWN_BY


def held(kind: object) -> set[type]:
    """Every dataclass that a value of a kind may hold, itself included."""
    if isinstance(kind, GenericAlias) or get_args(kind):
        return {each for part in get_args(kind) for each in held(part)}
    if not dataclasses.is_dataclass(kind) or not isinstance(kind, type):
        return set()
    return {kind, *(each for part in get_type_hints(kind).values() for each in held(part))}


def test_a_quiz_has_no_place_for_a_fact():
    homes = {kind.__module__ for kind in held(Quiz)}

    assert {kind.__name__ for kind in held(Quiz)} >= {"Quiz", "Role", "Target", "Question", "Option"}
    assert homes == {"quiz.content"}


PAY_GROWTH_AND_COUNT_LINES = {
    "doc-a": {7, *range(9, 15), 16, *range(20, 28), *range(33, 39)},
    "doc-b": {27, 28},
}
UNSCORED = re.compile(
    r"\$|\b(?:pay|paid|salar(?:y|ies)|wages?|earnings|bonus(?:es)?|growth rate|employment|number of jobs|"
    r"age|gender|sex|m[ea]n|wom[ea]n|male|female|race|ethnic\w*|black|hispanic|asian|white|lgbt)\b",
    re.IGNORECASE,
)


def lines_cited(note: str) -> set[int]:
    """The lines that a note names: "Lines 9, 11 and 20", "lines 25–26"."""
    found = set()
    for listed in re.findall(r"[Ll]ines? (\d+(?:(?:, | and |–)\d+)*)", note):
        for low, high in re.findall(r"(\d+)(?:–(\d+))?", listed):
            found |= set(range(int(low), int(high or low) + 1))
    return found


def test_no_target_rests_on_pay_growth_counts_or_who_was_hired():
    targets = [(role.id, target) for role in edition().quiz.roles for target in role.profile]

    assert len(targets) > 100
    for role, target in targets:
        assert target.source != "bls-2025", (role, target)
        assert not UNSCORED.search(target.note), (role, target)
        assert lines_cited(target.note) & PAY_GROWTH_AND_COUNT_LINES.get(target.source, set()) == set(), (role, target)


def test_no_question_asks_about_pay_growth_or_who_somebody_is():
    texts = [
        text
        for question in edition().quiz.questions
        for text in (question.text, *(option.label for option in question.options))
    ]

    assert [text for text in texts if UNSCORED.search(text)] == []
