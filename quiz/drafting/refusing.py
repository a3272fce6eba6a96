"""What cannot be made into a quiz, and why: said of the occupation or the pair, with its figures."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from quiz.drafting.figures import Usable
from quiz.drafting.trial import Trial
from quiz.errors import ChoiceError
from quiz.onet import Occupation, Ratings
from quiz.reading.faults import quote

FEWEST: Final = 2  # occupations of a quiz
MOST: Final = 12
APART: Final = 25  # positions: a step of the scale
ENOUGH: Final = 3  # dimensions on which a pair must be a step apart
OF_PAIRS: Final = ("pair-alike", "own-self")  # errors that say of two roles that nothing parts them

_SEARCH: Final = "`quiz import onet --search` finds others by their titles."


def refuse_codes(codes: Sequence[str]) -> None:
    """Raise ChoiceError unless there are two to twelve, each once."""
    if twice := sorted({code for code in codes if codes.count(code) > 1}):
        raise ChoiceError(f"{', '.join(map(quote, twice))} is there more than once.", fix="Name each occupation once.")
    if not FEWEST <= len(codes) <= MOST:
        what = f"a quiz is made of {FEWEST} to {MOST} occupations; you named {len(codes) or 'none'}."
        raise ChoiceError(what, fix="Name more." if len(codes) < FEWEST else "Leave some out, or make two quizzes.")


def refuse_unknown(occupations: Sequence[Occupation], rated: Ratings) -> None:
    """Raise ChoiceError where there are occupations of which the release has no figure that may be used."""
    known = {key.code for key in rated.used}
    if unknown := [occupation for occupation in occupations if occupation.code not in known]:
        names = "; ".join(map(name, unknown))
        what = f"the release has no figures to compare for {names}."
        why = "It has none for those that gather what is left (“All Other”), for the military, and for some new ones."
        raise ChoiceError(f"{what} {why}", fix=f"Name a more special occupation in its place. {_SEARCH}")


def refuse_alike(occupations: Sequence[Occupation], usable: Sequence[Usable]) -> None:
    """Raise ChoiceError where a pair is a step apart on too few dimensions, naming all such pairs."""
    alike = [sentence for pair in combinations(occupations, 2) for sentence in _alike(*pair, usable)]
    if alike:
        what = f"these figures can't tell every pair apart. {' '.join(alike)}"
        raise ChoiceError(what, fix=f"Leave one of each such pair out. {_SEARCH}")


def _alike(one: Occupation, other: Occupation, usable: Sequence[Usable]) -> Iterator[str]:
    """A sentence on a pair that is a step apart on too few of the dimensions on which the set differs."""
    both = [each for each in usable if {one.code, other.code} <= each.figures.keys()]
    apart = [each for each in both if abs(each.positions[one.code] - each.positions[other.code]) >= APART]
    if len(apart) >= ENOUGH:
        return
    found = "; ".join(_figures(each, one, other) for each in apart)
    yield (
        f"{name(one)} and {name(other)}: of the {len(both)} dimensions on which the set differs, and that have a "
        f"figure for both, they are a step of {APART} or more apart on {len(apart)}, not on {ENOUGH}"
        f"{f' ({found})' if found else ''}."
    )


def _figures(each: Usable, *pair: Occupation) -> str:
    one, other = (f"{each.figures[occupation.code].value}" for occupation in pair)
    return f"{each.stretched.element.name}: {one} and {other}, of {each.stretched.low} to {each.stretched.high}"


def refuse_found(tried: Trial) -> None:
    """Raise ChoiceError where `quiz check` finds, after all that was tried, that nothing parts two roles."""
    for finding in tried.findings:
        if finding.severity == "error" and finding.code in OF_PAIRS:
            parts = {f"roles/{each.code}": each for each in tried.plan.occupations}
            names = " and ".join(name(parts[path]) for path in (finding.path, *finding.also) if path in parts)
            what = f"no quiz was found that tells {names} apart: {finding.message}"
            raise ChoiceError(what, fix=f"Leave one of them out. {_SEARCH}")


def name(occupation: Occupation) -> str:
    """An occupation by its title and its code."""
    return f"{quote(occupation.title)} ({occupation.code})"
