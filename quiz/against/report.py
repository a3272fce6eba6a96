"""How a comparison of two files is printed: as text, or as JSON."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from itertools import groupby
from typing import Any

from quiz.against import Comparison, PairChange
from quiz.against.changes import Change
from quiz.against.people import NOBODY, Moved, Witness
from quiz.lint.beside import beside, percent
from quiz.lint.report import Row

MOST = 10  # pairs, and ways from one role to another, that are printed
LONGEST = 80  # characters of a text
FIGURES: Mapping[str, str] = {
    "win": "win", "base": "base", "first": "first", "first_shifted": "first with a lean", "three": "in 3",
    "three_shifted": "in 3 with a lean", "confusion": "instead", "nearest": "nearest", "agreement": "agree",
    "weight": "weight", "dimensions": "dims",
}  # fmt: skip


def render(comparison: Comparison) -> str:
    """What an edit did, for a terminal."""
    same = f"Against {comparison.name}: nothing has changed that a result depends on."
    if not comparison.changes and not comparison.rows:
        return same
    scored = [change for change in comparison.changes if change.is_scored]
    words = [change for change in comparison.changes if not change.is_scored]
    parts = [
        _part(f"Against {comparison.name}, what answers count for:", _changes(scored)),
        _part("Names, words, sources and notes:", _changes(words)),
        _part("Roles, before → after, as in the table below:", _rows(comparison)),
        _part("Pairs of roles that agree to more or less:", _pairs(comparison.pairs)),
        _part("Who comes first:", [*_moved(comparison.like), *_moved(comparison.random)]),
    ]
    return "\n\n".join(filter(None, parts))


def _part(title: str, lines: Iterator[str] | list[str]) -> str:
    printed = [f"  {line}" for line in lines]
    return "\n".join([title, *printed]) if printed else ""


def _changes(changes: list[Change]) -> Iterator[str]:
    for path, alike in groupby(changes, key=lambda change: change.path):
        yield f"{path or 'the file'}: " + ", ".join(map(_change, alike))


def _change(change: Change) -> str:
    if change.field:
        return f"{change.field} {_short(change.before)} → {_short(change.after)}"
    what, content = ("added", change.after) if change.before is None else ("removed", change.before)
    return f"{what}{f' ({_short(content)})' if content else ''}"


def _short(text: str | None) -> str:
    text = text or "–"
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def _rows(comparison: Comparison) -> Iterator[str]:
    for before, after in comparison.rows:
        if before and after:
            yield f"{after.role}: " + ", ".join(_figures(before, after))
        elif row := before or after:
            yield f"{row.role}: {'removed' if before else 'added'}"
    if comparison.is_drawn_again and comparison.rows:
        yield "(It asks otherwise, or is of another size, so chance plays otherwise: a point or two may be its doing.)"


def _figures(before: Row, after: Row) -> Iterator[str]:
    for key, said in FIGURES.items():
        one, other = getattr(before, key), getattr(after, key)
        if one != other:
            yield f"{said} {one or '–'} → {other or '–'}"


def _pairs(pairs: tuple[PairChange, ...]) -> Iterator[str]:
    for pair in pairs[:MOST]:
        one, other = pair.apart
        apart = f"“{one}”" if one == other else f"“{one}” before, “{other}” now"
        yield f"{' and '.join(pair.roles)}: {beside(pair.before)} → {beside(pair.after)}, most parted by {apart}"
    if (more := len(pairs) - MOST) > 0:
        yield f"and {more} more; `--json` lists them."


def _moved(moved: Moved) -> Iterator[str]:
    people, other = sum(moved.people.values()), sum(moved.moved.values())
    whom = "who answer at random" if NOBODY in moved.people else f"who answer like one of {len(moved.people)} roles"
    yield f"{other:,} of {people:,} simulated people {whom} get another role first ({percent(other, people or 1)})."
    for role, count in moved.moved.items():
        if role:
            yield f"  like {role}: {count:,} of {moved.people[role]:,}"
    for (before, after), count in list(moved.ways.items())[:MOST]:
        yield f"  {_nobody(before)} → {_nobody(after)}: {count:,}"
    if (more := len(moved.ways) - MOST) > 0:
        yield f"  and {more} more ways; `--json` lists them."
    if moved.witness:
        yield from _witness(moved.witness)


def _witness(witness: Witness) -> Iterator[str]:
    like = f"answers like {witness.like}" if witness.like else "answers at random"
    yield f"  for example somebody who {like}:"
    for when, role, lead, sheet in zip(("before", "now"), witness.first, witness.leads, witness.sheets, strict=True):
        yield f"    {when}, {role} comes first by {beside(lead)} points: /r/{sheet.code}"


def _nobody(role: str) -> str:
    return role or "none alone"


def as_json(comparison: Comparison) -> dict[str, Any]:
    """The comparison as what JSON can hold."""
    return {
        "file": comparison.name,
        "changes": [asdict(change) | {"scored": change.is_scored} for change in comparison.changes],
        "roles": [
            {"before": before and asdict(before), "after": after and asdict(after)} for before, after in comparison.rows
        ],
        "pairs": [asdict(pair) | {"before": str(pair.before), "after": str(pair.after)} for pair in comparison.pairs],
        "drawn_again": comparison.is_drawn_again,
        "like_roles": _moved_json(comparison.like),
        "at_random": _moved_json(comparison.random),
    }


def _moved_json(moved: Moved) -> dict[str, Any]:
    return {
        "people": sum(moved.people.values()),
        "moved": sum(moved.moved.values()),
        "by_role": {
            role: {"people": people, "moved": moved.moved.get(role, 0)} for role, people in moved.people.items() if role
        },
        "ways": [{"before": before, "after": after, "people": n} for (before, after), n in moved.ways.items()],
        "witness": _witness_json(moved.witness) if moved.witness else None,
    }


def _witness_json(witness: Witness) -> dict[str, Any]:
    both = zip(("before", "after"), witness.first, witness.leads, witness.sheets, strict=True)
    return {"like": witness.like} | {
        when: {"first": role, "lead": str(lead), "code": sheet.code, "answers": dict(sheet.answers)}
        for when, role, lead, sheet in both
    }
