"""What an edit did: two files of a quiz side by side (`quiz check FILE --against OLD`).

Everything is found by ids, so that the order in a file changes nothing; and the two files are treated alike, so that
the other way round the same is said with before and after exchanged. Only what is judged is judged of the newer one.
"""

from dataclasses import dataclass, replace
from fractions import Fraction

from quiz.against.changes import Change, find_changes
from quiz.against.dropped import find_dropped
from quiz.against.people import PEOPLE as EACH
from quiz.against.people import RANDOM, Moved, ask
from quiz.content import Quiz
from quiz.edition import Edition
from quiz.lint import PEOPLE, SHEETS, lint
from quiz.lint.codes import COMPARED
from quiz.lint.figures import Progress, in_id_order
from quiz.lint.pairs import Pair
from quiz.lint.pairs import compare as compare_roles
from quiz.lint.report import Report, Row
from quiz.lint.silence import silence, silences
from quiz.scoring import grid

__all__ = ["Comparison", "PairChange", "against"]


@dataclass(frozen=True, slots=True)
class PairChange:
    """Two roles that agree to more or less than before.

    roles          their ids, in order.
    before, after  to how many points they agree in each file, exact.
    apart          the ids of the questions that part them most, in each file.
    """

    roles: tuple[str, str]
    before: Fraction
    after: Fraction
    apart: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two files.

    name      the older file's, as it was given.
    changes   of what stands in the files, part by part.
    rows      the figures of each role, in both files; None where a file lacks the role. Only where they differ.
    pairs     of roles that both files have, where their agreement differs, the largest difference first.
    like      people who answer like a role that both files have; `random` are people who answer at random.
    is_drawn_again  whether they ask other questions, or are of another size, so that chance plays otherwise in `rows`.
    """

    name: str
    changes: tuple[Change, ...]
    rows: tuple[tuple[Row | None, Row | None], ...]
    pairs: tuple[PairChange, ...]
    like: Moved
    random: Moved
    is_drawn_again: bool


def against(
    old: Edition, new: Edition, progress: Progress | None = None, *, sheets: int = SHEETS, people: int = PEOPLE
) -> tuple[Report, Comparison]:
    """Judge an edition as `lint` does, and say what differs from an older one.

    The report holds one code more: `claim-dropped`.
    """

    def judge(edition: Edition) -> Report:
        return lint(edition, progress, sheets=sheets, people=people)

    was, now = judge(old), judge(new)
    reasons = {key: reason for key, reason in silences(new).items() if key[1] in COMPARED}
    found = tuple(silence(find_dropped(old, new, was, now, judge), reasons))
    before, after = in_id_order(old.quiz), in_id_order(new.quiz)
    (progress or (lambda _: None))("letting the same people answer both files")
    like, chance = ask(old.quiz, new.quiz, min(EACH, people), min(RANDOM, sheets))
    report = replace(
        now,
        findings=(*now.findings, *(finding for finding in found if not finding.reason)),
        silenced=(*now.silenced, *(finding for finding in found if finding.reason)),
    )
    return report, Comparison(
        name=old.name,
        changes=find_changes(old, new),
        rows=_rows(was, now),
        pairs=_pairs(before, after),
        like=like,
        random=chance,
        is_drawn_again=(_drawn(before), was.sampled) != (_drawn(after), now.sampled),
    )


def _rows(was: Report, now: Report) -> tuple[tuple[Row | None, Row | None], ...]:
    before, after = ({row.role: replace(row, name="") for row in report.rows} for report in (was, now))
    both = ((before.get(role), after.get(role)) for role in sorted({*before, *after}))
    return tuple((one, other) for one, other in both if one != other)


def _pairs(before: Quiz, after: Quiz) -> tuple[PairChange, ...]:
    old, new = _compared(before), _compared(after)
    both = (
        PairChange(roles, old[roles].agreement, new[roles].agreement, (old[roles].apart.id, new[roles].apart.id))
        for roles in sorted(old.keys() & new.keys())
    )
    differing = [pair for pair in both if pair.before != pair.after]
    return tuple(sorted(differing, key=lambda pair: -abs(pair.after - pair.before)))


def _compared(quiz: Quiz) -> dict[tuple[str, str], Pair]:
    pairs = compare_roles(quiz, grid(quiz))
    return {(min(ids), max(ids)): pair for pair in pairs for ids in [(pair.role.id, pair.rival.id)]}


def _drawn(quiz: Quiz) -> list[tuple[str, list[str], int]]:
    """What decides which chance befalls whom: questions, what they place, and how many answers they have."""
    return [(question.id, sorted(question.dimensions), len(question.options)) for question in quiz.questions]
