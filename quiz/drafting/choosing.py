"""From occupations to a Choice: dimensions by estimate, a trial by `quiz check`, and what that has to change."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import log
from typing import Final

from quiz.bank import Bank
from quiz.drafting.choice import Choice, Placed
from quiz.drafting.figures import Usable, figures_of, published, stretch_over
from quiz.drafting.joining import with_joins
from quiz.drafting.order import in_order
from quiz.drafting.refusing import refuse_alike, refuse_codes, refuse_found, refuse_unknown
from quiz.drafting.selecting import Field, field, reweigh, select
from quiz.drafting.trial import WHOLE, Drawn, Plan, Trial, confirmed
from quiz.drafting.weights import Weights, weigh
from quiz.onet import Occupation, Ratings, Release

FEWEST: Final = 2  # occupations with a figure, between which there may be a difference
TRIALS: Final = 2  # of other dimensions, and then of other weights
FEWEST_WINS: Final = 0.01  # of the fair share, instead of none


def choose(release: Release, bank: Bank, codes: Sequence[str], drawn: Drawn = WHOLE) -> Choice:
    """What to ask, and where these occupations stand; `drawn` is for the last trial.

    Raises ReleaseError, and ChoiceError where no quiz can be made that tells them apart.
    """
    refuse_codes(codes)
    occupations = release.find(codes)
    return choose_from(occupations, published(release, bank, codes), bank, drawn)


def choose_from(occupations: Sequence[Occupation], rated: Ratings, bank: Bank, drawn: Drawn = WHOLE) -> Choice:
    """The same from figures that were read before."""
    plan = settle(occupations, rated, bank, drawn).plan
    codes = [each.code for each in occupations]
    return Choice(
        occupations=tuple(occupations),
        dimensions=tuple(each.stretched for each in plan.dimensions),
        asked=in_order(plan),
        profiles={code: _profile(plan, code) for code in codes},
        absent=tuple(each for each in bank.dimensions if len(figures_of(each, rated, codes)[1]) < FEWEST),
        withheld=tuple(rated.withheld[key] for key in sorted(rated.withheld)),
    )


def settle(occupations: Iterable[Occupation], rated: Ratings, bank: Bank, drawn: Drawn = WHOLE) -> Trial:
    """The plan that is chosen, with what is found of it. In which order the occupations come changes nothing."""
    occupations = sorted(occupations, key=lambda each: each.code)
    refuse_unknown(occupations, rated)
    codes = [each.code for each in occupations]
    usable = [each for banked in bank.dimensions if (each := stretch_over(banked, rated, codes))]
    refuse_alike(occupations, usable)
    best = with_joins(_best(occupations, field(codes, usable), drawn), bank, drawn)
    refuse_found(best)
    return best


def _profile(plan: Plan, code: str) -> dict[str, Placed]:
    return {
        each.id: Placed(each.positions[code], plan.weights[code, each.id], each.figures[code])
        for each in plan.dimensions
        if code in each.figures
    }


def _best(occupations: Sequence[Occupation], field: Field, drawn: Drawn) -> Trial:
    """The first plan in which nothing is found, or else the one with the least: other dimensions, then weights."""
    found: list[Trial] = []
    for weights in (_given, reweigh):
        for _ in range(TRIALS):
            dimensions = select(field)
            found.append(tried := confirmed(Plan(occupations, dimensions, weights(field, dimensions)), drawn))
            if tried.is_clean:
                return tried
            if tried.is_even:  # how even the wins are is all that is learnt from a trial
                break
            field = _corrected(field, tried)
    return min(found, key=lambda each: each.badness)


def _given(_: Field, dimensions: Sequence[Usable]) -> Weights:
    """The weights that follow from the figures."""
    return weigh(dimensions)


def _corrected(field: Field, tried: Trial) -> Field:
    """The field, with what the estimate of wins was wrong by."""
    estimated = field.estimate(tried.plan.dimensions, tried.plan.weights)
    if estimated is None:
        return field
    rows = {row.role: row.win for row in tried.report.rows}
    wins = [max(rows[code], FEWEST_WINS) for code in field.codes]
    return replace(field, wins=[log(win / share) for win, share in zip(wins, estimated.wins, strict=True)])
