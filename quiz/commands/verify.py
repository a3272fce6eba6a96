"""`quiz verify`: compute a result again from nothing but its answers and its quiz, and report whether it matches."""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from quiz import links, pasting
from quiz.archive import canonical
from quiz.commands.files import STDIN, name_of
from quiz.commands.options import DATA, QUIZ, settings_of
from quiz.commands.saved import load, responses_in, sheet_again
from quiz.commands.versions import Found, find, find_kept, today, todays
from quiz.document import document
from quiz.errors import NotACode
from quiz.reading.faults import printable, quote
from quiz.result import Result
from quiz.scoring import Ranking
from quiz.settings import Settings
from quiz.verification import ABSENT, Difference, compare, recheck
from quiz.words.numbers import half_up, show

MOST_DIFFERENCES = 100
_FILE = re.compile(r".*\.json", re.IGNORECASE | re.DOTALL)
_VERSION = re.compile(r"[0-9a-f]{64}")
Checks = dict[str, list[Difference]]  # what was compared → what differs


@click.command()
@click.argument("result")
@QUIZ
@DATA
def verify(result: str, quiz: Path | None, data: Path | None) -> int:
    """Compute a result again, and report whether it matches.

    RESULT is a link, a code, or a result saved as JSON; a single - reads a saved one from a pipe. Exits with 1 where
    anything differs.
    """
    settings = settings_of(quiz=quiz, data=data)
    if _is_saved(result):
        return _verify_saved(result, settings, has_quiz=bool(quiz))
    return _verify_code(result, settings)


def _is_saved(result: str) -> bool:
    """Whether a file is meant: one that exists, or whose name ends in .json without being a link."""
    try:
        is_there = bool(result) and Path(result).exists()
    except (OSError, ValueError):
        is_there = False
    return result == STDIN or is_there or (bool(_FILE.fullmatch(result)) and not re.search("://|/r/", result))


def _verify_code(text: str, settings: Settings) -> int:
    try:
        code = links.open_code(pasting.find_code(text))
    except NotACode as error:
        fix = "Give a whole link or code, or the file of a result that was saved as JSON."
        raise NotACode(error.what, where=quote(text), fix=fix) from error
    found = find(code.piece, settings)
    responses = links.decode(found.quiz, code)
    again = links.encode(found.quiz, responses)
    checks = {"the code, from its answers": [*compare(code.text, again, "code")]}
    return _finish(f"The code {links.grouped(code.text)}", found.where, Result(found.quiz, responses), checks)


def _verify_saved(file: str, settings: Settings, *, has_quiz: bool) -> int:
    saved = load(file)
    found = today(settings) if has_quiz else _version_of(saved["quiz"].get("version"), settings)
    responses, unknown = responses_in(saved, found.quiz)
    result = Result(found.quiz, responses)
    computed = _computed_again(saved, result)
    checks = {"every claim, from the saved answers": [*unknown, *compare(saved, computed)]}
    is_other = saved["quiz"].get("version") != found.quiz.version
    return _finish(f"The result saved in {name_of(file)}", found.where, result, checks, is_other_version=is_other)


def _version_of(version: object, settings: Settings) -> Found:
    """The result's own version, where it is found; else the quiz file, whatever version that is."""
    if same := next((now for now in todays(settings) if now.quiz.version == version), None):
        return same
    kept = find_kept(links.piece(str(version)), settings) if _VERSION.fullmatch(str(version)) else None
    return kept if kept and kept.quiz.version == version else today(settings)


def _computed_again(saved: dict[str, Any], result: Result) -> dict[str, Any]:
    """The document of the same answers; its gravest claims first, since a long list of differences is cut."""
    computed = json.loads(json.dumps(document(result)))
    if "sheet" in saved:  # what `quiz score --json` puts in front
        computed["sheet"] = sheet_again(result, saved["sheet"])
    return {key: computed[key] for key in dict.fromkeys(["quiz", "claims", "result", *computed])}


def _finish(what: str, where: str, result: Result, checks: Checks, *, is_other_version: bool = False) -> int:
    """Check what can be checked of any result, print everything, and give the exit code."""
    quiz, responses = result.quiz, result.responses
    version = hashlib.sha256(canonical(quiz).encode()).hexdigest()
    checks["the version, from the quiz's content"] = [*compare(quiz.version, version, "version")]
    checks[f"{len(quiz.roles)} matches and their order, by the second scorer"] = recheck(
        quiz, responses, result.ranking
    )
    differences = [difference for found in checks.values() for difference in found]
    lines = [
        what,
        f"Quiz {quiz.id}, version {quiz.version[:12]}…, from {where}",
        f"{len(responses.answered)} of {len(quiz.questions)} questions answered, {len(responses.stars)} starred",
        "",
        *_ranking(result.ranking),
        "",
        *["The quiz is of another version than the result: compared is what both have."] * is_other_version,
        *(f"{name}: {'mismatch' if found else 'match'}" for name, found in checks.items()),
        *_listed(differences),
        "mismatch" if differences else "match",
    ]
    click.echo("\n".join(lines))
    return bool(differences)


def _ranking(ranking: Ranking) -> Iterator[str]:
    """A line a role: its place, its match to a decimal and exact; level roles share a place."""
    for match in ranking.ranked:
        place = 1 + sum(other.points > match.points for other in ranking.ranked)
        yield f"{place:3}. {match.role.id}: {show(half_up(match.points, 1), 1)} = {match.points}"
    for match in ranking.unranked:
        yield f"  –  {match.role.id}: not enough answers ({match.coverage} of its weights)"


def _listed(differences: list[Difference]) -> Iterator[str]:
    for each in dict.fromkeys(differences[:MOST_DIFFERENCES]):
        saved, recomputed = (text if text != ABSENT else "not there" for text in (each.saved, each.recomputed))
        yield f"  {printable(each.path)}: saved {saved}, recomputed {recomputed}"
    if more := len(differences[MOST_DIFFERENCES:]):
        yield f"  and {more} more"
