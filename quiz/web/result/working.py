"""The working: every number of one role's match, so that a reviewer recomputes it with a pencil."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from quiz.content import AUTHORED, Dimension, Option, Question, Role, Target
from quiz.edition import Edition
from quiz.facts import Source
from quiz.result import Result
from quiz.scoring import Match
from quiz.web.parts.answers import in_words
from quiz.words.facts import OURS, resting_on


@dataclass(frozen=True, slots=True)
class Product:
    """What one answer adds to both sums, exact.

    chosen    the option.
    terms     its position and the role's target, on each dimension that the role weighs.
    weight    the role's, for this question; `count` is twice that for a star.
    """

    chosen: Option
    terms: tuple[tuple[int, Target], ...]
    distance: Fraction
    nearest: Fraction
    agreement: Fraction
    weight: int
    count: int

    @property
    def exact(self) -> Fraction:
        """The answer's share of the match, before it is divided."""
        return self.count * self.agreement


@dataclass(frozen=True, slots=True)
class Line:
    """One question of the working.

    placements  each dimension that the question places, the role's target there, and who says so.
    offers      each option with its distance; none where nothing is added.
    product     None for a question without an answer, or one that the role does not weigh.
    """

    question: Question
    answer: str
    is_answered: bool
    is_starred: bool
    placements: tuple[tuple[Dimension, Target | None, str], ...]
    offers: tuple[tuple[Option, Fraction], ...]
    product: Product | None


@dataclass(frozen=True, slots=True)
class Working:
    """The working for one role: a line a question, and what the lines add up to.

    weights  of the role, in all; half of them must be answered.
    base     what random answers to the same questions get on average.
    """

    match: Match
    lines: tuple[Line, ...]
    weights: int
    base: Fraction
    sources: tuple[Source, ...]

    @property
    def products(self) -> tuple[Product, ...]:
        """What the lines add, one by one."""
        return tuple(line.product for line in self.lines if line.product)

    @property
    def needed(self) -> Fraction:
        """The weights that must be answered, so that the role gets a match."""
        return Fraction(self.weights, 2)


def working(edition: Edition, result: Result, match: Match, base: Fraction) -> Working:
    """Lay out the arithmetic of one role's match; `edition` is what is known of the role and its sources today."""
    cited, says = {target.source for target in match.role.profile}, _says(edition, match.role)
    return Working(
        match=match,
        lines=tuple(_line(result, match, q, says) for q in range(len(result.quiz.questions))),
        weights=sum(match.table.weights),
        base=base,
        sources=tuple(source for source in edition.sources if source.id in cited),
    )


def _says(edition: Edition, role: Role) -> Mapping[Target, str]:
    """Who says so, of each target of a role. Whether that is a figure is known where today's quiz has that target."""
    titles = {source.id: source.title for source in edition.sources} | {AUTHORED: OURS}
    today = [each for each in edition.quiz.roles if each.id == role.id and edition.portraits]
    known = {target: target for each in today for target in each.profile}
    said = {target: titles.get(target.source, target.source) for target in role.profile}
    return {target: resting_on(known[target], title) if target in known else title for target, title in said.items()}


def _line(result: Result, match: Match, q: int, says: Mapping[Target, str]) -> Line:
    question, choice = result.quiz.questions[q], result.responses.choices[q]
    targets = match.role.targets(question)
    dimensions = map(result.quiz.dimension, question.dimensions)
    counts = choice >= 0 and match.table.weights[q] > 0
    distances = [option.distance(targets) for option in question.options] if counts else []
    return Line(
        question=question,
        answer=in_words(question, choice),
        is_answered=choice >= 0,
        is_starred=q in result.responses.stars,
        placements=tuple(
            (each, target, says[target] if target else "") for each, target in zip(dimensions, targets, strict=True)
        ),
        offers=tuple(zip(question.options, distances, strict=False)),
        product=_product(question, match, q, choice, distances) if counts else None,
    )


def _product(question: Question, match: Match, q: int, choice: int, distances: list[Fraction]) -> Product:
    chosen, targets = question.options[choice], match.role.targets(question)
    return Product(
        chosen=chosen,
        terms=tuple((place, target) for place, target in zip(chosen.positions, targets, strict=True) if target),
        distance=distances[choice],
        nearest=min(distances),
        agreement=Fraction(match.table.agreements[q][choice], match.table.scale),
        weight=match.table.weights[q],
        count=match.weights[q],
    )
