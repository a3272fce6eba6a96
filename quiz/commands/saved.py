"""A result that was saved as JSON: read, checked for what it must hold, and put back into responses."""

import json
from typing import Any

from quiz import links
from quiz.commands.files import name_of, readable, refusing
from quiz.content import LEFT_OUT_ID, Quiz
from quiz.document import SHAPE
from quiz.errors import ResponseError
from quiz.responses import Responses, respond
from quiz.result import Result
from quiz.verification import Difference

MOST_BYTES = 16 * 1024 * 1024  # of a saved result; one of the largest quiz has under two
_SOURCES = {"quiz": dict, "answers": dict, "stars": list, "unanswered": list}  # what a result is computed from


def load(file: str) -> dict[str, Any]:
    """The document, with all that it takes to compute it again. Raises ResponseError."""
    with refusing(file), readable(file) as stream:
        raw = stream.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise _no_result(file, f"this has over {MOST_BYTES // 1024 // 1024} MiB, which no result has.")
    try:
        saved = json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_object)
    except UnicodeDecodeError as error:
        raise _no_result(file, "this is not UTF-8 text.") from error
    except json.JSONDecodeError as error:
        raise _no_result(file, f"this is not JSON: line {error.lineno}, column {error.colno}: {error.msg}.") from error
    except (ValueError, RecursionError) as error:
        raise _no_result(file, f"this JSON is not a result's: {str(error)[:80]}.") from error
    if fault := _fault(saved):
        raise _no_result(file, fault)
    return dict(saved)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object in which no name stands twice: it would claim two things at once."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice in one object")
    return found


def _fault(saved: object) -> str:
    """What keeps this from being computed again; empty where nothing does."""
    if not isinstance(saved, dict):
        return "this JSON is no result: it is not an object."
    if saved.get("version") != SHAPE or isinstance(saved.get("version"), bool):
        return f"this is no result of a shape that is known: “version” is not {SHAPE}."
    for key, kind in _SOURCES.items():
        if not isinstance(saved.get(key), kind):
            return f"this JSON is no result: “{key}” is missing or misshapen."
    ids = [*saved["answers"].values(), *saved["stars"], *saved["unanswered"], *_left_out(saved)]
    if not all(isinstance(id, str) for id in ids):
        return "this JSON is no result: its answers, stars and unanswered questions are not all ids."
    return ""


def _no_result(file: str, what: str) -> ResponseError:
    fix = "Save a result again: add .json to its link, or take one line of `quiz score --json`."
    return ResponseError(what, where=name_of(file), fix=fix)


def _left_out(saved: dict[str, Any]) -> list[Any]:
    result = saved.get("result")
    left_out = result.get("left_out") if isinstance(result, dict) else None
    return left_out if isinstance(left_out, list) else []


def responses_in(saved: dict[str, Any], quiz: Quiz) -> tuple[Responses, list[Difference]]:
    """The answers and stars that this quiz has, too; and those that it does not have."""
    options = {question.id: {option.id for option in question.options} for question in quiz.questions}
    answers = {id: option for id, option in saved["answers"].items() if option in options.get(id, ())}
    left_out = dict.fromkeys((id for id in _left_out(saved) if id in options and id not in answers), LEFT_OUT_ID)
    unknown = [
        Difference(f"answers/{id}", json.dumps(option), "no such answer in this quiz")
        for id, option in saved["answers"].items()
        if id not in answers
    ]
    unknown += [Difference("stars", json.dumps(id), "no such question") for id in saved["stars"] if id not in options]
    return respond(quiz, answers | left_out, (id for id in saved["stars"] if id in options)), unknown


def sheet_again(result: Result, saved: object) -> object:
    """What stands in front of a line of `quiz score --json`: only its code can be computed again."""
    if not isinstance(saved, dict) or "code" not in saved:
        return saved
    try:
        return {**saved, "code": links.encode(result.quiz, result.responses)}
    except ResponseError:  # more stars than a code can hold
        return {**saved, "code": None}
