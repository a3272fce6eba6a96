"""All that an author looks at of a quiz: what `quiz check` finds, and how its roles lie to each other."""

from collections.abc import Mapping
from dataclasses import dataclass

from quiz.edition import Edition
from quiz.lint import PEOPLE, SHEETS, lint
from quiz.lint.figures import in_id_order
from quiz.lint.pairs import compare, named, own_sheet
from quiz.lint.report import Report
from quiz.scoring import grid
from quiz.survey.map import Place, lay_out
from quiz.survey.nearness import Nearness, part

__all__ = ["Nearness", "Place", "Survey", "survey"]


@dataclass(frozen=True, slots=True)
class Survey:
    """A judged edition of R roles.

    report  what `quiz check` says.
    pairs   every two roles, those that agree most first.
    own     role → a sheet that gives it 100, in the favour of nobody else: question id → option id.
    places  role → where it stands on the map.
    kept    how much of the distances the map keeps, 0 to 1.
    """

    report: Report
    pairs: tuple[Nearness, ...]
    own: Mapping[str, Mapping[str, str]]
    places: Mapping[str, Place]
    kept: float

    def nearest(self, role: str, count: int) -> tuple[Nearness, ...]:
        """The pairs of a role that agree most."""
        return tuple(pair for pair in self.pairs if role in pair.roles)[:count]

    @property
    def near(self) -> tuple[Nearness, ...]:
        """Each role with the one that it agrees with most, every pair once, those that agree most first."""
        chosen = {self.nearest(role, 1)[0].roles for role in self.own if self.nearest(role, 1)}
        return tuple(pair for pair in self.pairs if pair.roles in chosen)


def survey(edition: Edition, *, sheets: int = SHEETS, people: int = PEOPLE) -> Survey:
    """Judge an edition, and lay its roles out."""
    quiz = in_id_order(edition.quiz)
    table = grid(quiz)
    pairs = tuple(part(quiz, table, pair) for pair in compare(quiz, table))
    ids = [role.id for role in quiz.roles]
    apart = {pair.roles: 100 - float(pair.agreement) for pair in pairs}
    rows = [[0.0 if one == other else apart[min(one, other), max(one, other)] for other in ids] for one in ids]
    places, kept = lay_out(rows)
    nearest = {role: pair.other(role) for pair in reversed(pairs) for role in pair.roles}
    own = {
        id: named(quiz, own_sheet(table, at, ids.index(nearest[id]) if id in nearest else at, against=True))
        for at, id in enumerate(ids)
    }
    report = lint(edition, sheets=sheets, people=people)
    return Survey(report, pairs, own, dict(zip(ids, places, strict=True)), kept)
