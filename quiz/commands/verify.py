"""`quiz verify`: compute a result again from nothing but its answers and its quiz, and say whether it matches."""

import hashlib
import json
import re
import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

from quiz import links, pasting, scoring
from quiz.archive import canonical
from quiz.commands import STDIN, name_of, pieces, print_utf8, settings_of
from quiz.commands.versions import Known, archive_name, archived, today, version_of
from quiz.content import LEFT_OUT_ID, Quiz
from quiz.document import SHAPE, document
from quiz.errors import NotACode, ResponseError
from quiz.reading.faults import printable, quote
from quiz.responses import Responses, respond
from quiz.result import Result
from quiz.scoring import Ranking
from quiz.settings import Settings
from quiz.verification import ABSENT, Difference, compare, recheck
from quiz.words.numbers import half_up, show

MOST_BYTES = 16 * 1024 * 1024  # of a saved result; one of the largest quiz has under two
MOST_DIFFERENCES = 100
_FILE = re.compile(r".*\.json", re.IGNORECASE | re.DOTALL)
_VERSION = re.compile(r"[0-9a-f]{64}")
_SHAPE = {"quiz": dict, "answers": dict, "stars": list, "unanswered": list}  # what a result is computed from


@dataclass(slots=True)
class Verdict:
    """What was compared, in words, and every difference."""

    compared: list[str] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)

    def add(self, compared: str, differences: list[Difference]) -> None:
        """Note a comparison and what it found."""
        self.compared.append(f"{compared}: {'mismatch' if differences else 'match'}")
        self.differences += differences


def run(chosen: Namespace) -> int:
    """Verify a link, a code or a saved result; 0 where all matches, else 1."""
    settings = settings_of(chosen)
    print_utf8()
    if _is_saved(chosen.result):
        return _verify_saved(chosen, settings)
    return _verify_code(_code_in(chosen.result), settings)


def _is_saved(result: str) -> bool:
    """Whether a file is meant: one that is there, or whose name says so, and no link to a result as JSON."""
    try:
        is_there = bool(result) and Path(result).exists()
    except (OSError, ValueError):
        is_there = False
    return result == STDIN or is_there or (bool(_FILE.fullmatch(result)) and not re.search("://|/r/", result))


def _code_in(text: str) -> links.Code:
    try:
        found = pasting.find_code(text)
        return links.open_code(found)
    except NotACode as error:
        fix = "Give a whole link or code, or the file of a result that was saved as JSON."
        raise NotACode(error.what, where=quote(text), fix=fix) from error


# A link or a code


def _verify_code(code: links.Code, settings: Settings) -> int:
    known = version_of(code.piece, settings)
    quiz, responses = known.quiz, links.decode(known.quiz, code)
    ranking = scoring.score(quiz, responses)
    verdict = Verdict()
    again = links.encode(quiz, responses)
    verdict.add("the code, from its answers", list(compare(code.text, again, "code")))
    _check_quiz(verdict, quiz)
    _check_ranking(verdict, quiz, responses, ranking)
    _tell(f"code {links.grouped(code.text)}", known, responses, ranking, verdict)
    return bool(verdict.differences)


def _check_quiz(verdict: Verdict, quiz: Quiz) -> None:
    digest = hashlib.sha256(canonical(quiz).encode()).hexdigest()
    verdict.add("the version, from the quiz's content", list(compare(quiz.version, digest, "version")))


def _check_ranking(verdict: Verdict, quiz: Quiz, responses: Responses, ranking: Ranking) -> None:
    what = f"{len(quiz.roles)} matches and their order, from the definition by a second reckoning"
    verdict.add(what, recheck(quiz, responses, ranking))


# A saved result


def _verify_saved(chosen: Namespace, settings: Settings) -> int:
    saved = _load(chosen.result)
    known = _known_to(saved, chosen, settings)
    quiz, verdict = known.quiz, Verdict()
    responses, strange = _responses(quiz, saved)
    ranking = scoring.score(quiz, responses)
    told = json.loads(json.dumps(document(Result(quiz, responses))))
    if "sheet" in saved:  # what `quiz score --json` puts in front
        told["sheet"] = _sheet(quiz, responses, saved["sheet"])
    order = dict.fromkeys(["quiz", "claims", "result", *told])  # the worst first, since a long list is cut
    verdict.add(
        "every claim, from the saved answers", strange + list(compare(saved, {key: told[key] for key in order}))
    )
    _check_quiz(verdict, quiz)
    _check_ranking(verdict, quiz, responses, ranking)
    if saved["quiz"].get("version") != quiz.version:
        verdict.compared.insert(0, "The quiz is of another version than the result: compared is what both have.")
    _tell(f"result saved in {name_of(chosen.result)}", known, responses, ranking, verdict)
    return bool(verdict.differences)


def _load(file: str) -> dict[str, Any]:
    """The saved document, as far as it must hold to be computed again. Raises ResponseError."""
    raw = bytearray()
    for piece in pieces(file, MOST_BYTES):
        raw += piece
        if len(raw) > MOST_BYTES:
            raise _no_result(file, f"this has over {MOST_BYTES // 1024 // 1024} MiB, which no result has.")
    try:
        saved = json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_once)
    except UnicodeDecodeError as error:
        raise _no_result(file, "this is not UTF-8 text.") from error
    except json.JSONDecodeError as error:
        raise _no_result(file, f"this is not JSON: line {error.lineno}, column {error.colno}: {error.msg}.") from error
    except (ValueError, RecursionError) as error:
        raise _no_result(file, f"this JSON is not a result's: {str(error)[:80]}.") from error
    if fault := _misshapen(saved):
        raise _no_result(file, fault)
    return dict(saved)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; one in which a name stands twice claims two things at once."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice in one object")
    return found


def _misshapen(saved: object) -> str:
    """What keeps this from being computed again; empty where nothing does."""
    if not isinstance(saved, dict):
        return "this JSON is no result: it is not an object."
    if saved.get("version") != SHAPE or isinstance(saved.get("version"), bool):
        return f"this is no result of a shape that is known: “version” is not {SHAPE}."
    for key, kind in _SHAPE.items():
        if not isinstance(saved.get(key), kind):
            return f"this JSON is no result: “{key}” is missing or misshapen."
    texts = [*saved["answers"].values(), *saved["stars"], *saved["unanswered"], *_left_out(saved)]
    if not all(isinstance(text, str) for text in texts):
        return "this JSON is no result: its answers, stars and unanswered questions are not all ids."
    return ""


def _no_result(file: str, what: str) -> ResponseError:
    fix = "Save a result again: add .json to its link, or take one line of `quiz score --json`."
    return ResponseError(what, where=name_of(file), fix=fix)


def _known_to(saved: dict[str, Any], chosen: Namespace, settings: Settings) -> Known:
    """The result's own version, where it is to be had; else the quiz file, of whatever version."""
    now, version = today(settings), saved["quiz"].get("version")
    if chosen.quiz or version == now.quiz.version or not _VERSION.fullmatch(str(version)):
        return now
    quiz = archived(settings, links.piece(str(version)))
    return Known(quiz, archive_name(settings)) if quiz and quiz.version == version else now


def _left_out(saved: dict[str, Any]) -> list[Any]:
    told = saved.get("result")
    left_out = told.get("left_out") if isinstance(told, dict) else None
    return left_out if isinstance(left_out, list) else []


def _responses(quiz: Quiz, saved: dict[str, Any]) -> tuple[Responses, list[Difference]]:
    """What the result was computed from, as far as this quiz has it; and what it does not have."""
    options = {question.id: {option.id for option in question.options} for question in quiz.questions}
    answers = {id: option for id, option in saved["answers"].items() if option in options.get(id, ())}
    left_out = dict.fromkeys((id for id in _left_out(saved) if id in options and id not in answers), LEFT_OUT_ID)
    strange = [
        Difference(f"answers/{id}", json.dumps(option), "no such answer in this quiz")
        for id, option in saved["answers"].items()
        if id not in answers
    ]
    strange += [Difference("stars", json.dumps(id), "no such question") for id in saved["stars"] if id not in options]
    return respond(quiz, answers | left_out, (id for id in saved["stars"] if id in options)), strange


def _sheet(quiz: Quiz, responses: Responses, saved: object) -> object:
    """What stands in front of a line of `quiz score --json`: only the code can be computed again."""
    if not isinstance(saved, dict) or "code" not in saved:
        return saved
    try:
        return {**saved, "code": links.encode(quiz, responses)}
    except ResponseError:  # more stars than a code can hold
        return {**saved, "code": None}


# What is printed


def _tell(what: str, known: Known, responses: Responses, ranking: Ranking, verdict: Verdict) -> None:
    quiz = known.quiz
    told = [
        f"The {what}",
        f"Quiz {quiz.id}, version {quiz.version[:12]}…, from {known.where}",
        f"{len(responses.answered)} of {len(quiz.questions)} questions answered, {len(responses.stars)} starred",
        "",
        *_ranking(ranking),
        "",
        *verdict.compared,
        *_differences(verdict.differences),
        "mismatch" if verdict.differences else "match",
    ]
    sys.stdout.writelines(f"{line}\n" for line in told)
    sys.stdout.flush()


def _ranking(ranking: Ranking) -> Iterator[str]:
    """A line a role: its place, its match to a decimal and exact; level roles share a place."""
    for match in ranking.ranked:
        place = 1 + sum(other.points > match.points for other in ranking.ranked)
        yield f"{place:3}. {match.role.id}: {_decimal(match.points)} = {match.points}"
    for match in ranking.unranked:
        yield f"  –  {match.role.id}: not enough answers ({match.coverage} of its weights)"


def _decimal(points: Fraction) -> str:
    return show(half_up(points, 1), 1)


def _differences(differences: list[Difference]) -> Iterator[str]:
    for each in dict.fromkeys(differences[:MOST_DIFFERENCES]):
        saved, recomputed = (text if text != ABSENT else "not there" for text in (each.saved, each.recomputed))
        yield f"  {printable(each.path)}: saved {saved}, recomputed {recomputed}"
    if more := len(differences[MOST_DIFFERENCES:]):
        yield f"  and {more} more"
