"""The working: every number of one role's match, so that a reviewer recomputes it with a pencil."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from quiz.content import AUTHORED, Option, Question, Role, Target, distance
from quiz.edition import Edition
from quiz.facts import Source
from quiz.links import grouped
from quiz.scoring import Match, Ranking
from quiz.web.addresses import Addresses
from quiz.web.parts import Link
from quiz.web.parts.answers import in_words
from quiz.web.parts.choosing import Choice, choices, ways
from quiz.web.site import Sheet, Site
from quiz.words.facts import OURS, resting_on
from quiz.words.grammar import counted
from quiz.words.numbers import half_up, nearest, show

DECIMALS = 2  # beside the exact fractions, which alone decide


@dataclass(frozen=True, slots=True)
class Placement:
    """What the role holds of a dimension that the question places, and who says so."""

    dimension: str
    claim: str
    source: str


@dataclass(frozen=True, slots=True)
class QuestionWorking:
    """One question; `note` says why it adds nothing, and then the rest is empty.

    offers  the distance of every option on offer.
    steps   the arithmetic, line by line, from the distance to the points.
    """

    number: int
    text: str
    answer: str
    starred: bool
    placements: tuple[Placement, ...]
    note: str
    offers: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleSum:
    """A role's divisor, its sum, and its match: exact, and in decimals."""

    role: str
    address: str
    divisor: str
    total: str
    exact: str
    decimals: str


@dataclass(frozen=True, slots=True)
class WorkingPage:
    """The working for one role, and the sums of all; `code` stands for the answers, also on paper.

    chance  what random answers get: this role on average, and how often as much as this sheet's best match.
    """

    title: str
    code: str
    role: str
    coverage: str
    questions: tuple[QuestionWorking, ...]
    sums: tuple[str, ...]
    chance: tuple[str, ...]
    roles: tuple[RoleSum, ...]
    sources: tuple[Source, ...]
    action: str
    choices: tuple[Choice, ...]
    ways: tuple[Link, ...]


def working_page(site: Site, to: Addresses, sheet: Sheet, ranking: Ranking, match: Match) -> WorkingPage:
    """Lay out the arithmetic of one role's match on a sheet; sources are told as of today."""
    cited = {target.source for target in match.role.profile}
    return WorkingPage(
        title="The working",
        code=grouped(sheet.code),
        role=match.role.name,
        coverage=_coverage(match),
        questions=_questions(site, sheet, ranking, match),
        sums=_sums(ranking, match),
        chance=_chance(sheet, match) if match in ranking.ranked else (),
        roles=tuple(_role_sum(to, sheet, ranking, each) for each in ranking.matches),
        sources=tuple(source for source in site.edition_of(sheet.quiz).sources if source.id in cited),
        action=to.working(sheet.code),
        choices=choices(ranking, match),
        ways=ways(to, sheet, "working", match.role.id),
    )


def _coverage(match: Match) -> str:
    whole = sum(match.table.weights)
    return (
        f"{match.coverage * whole} of the {whole} weights of this role are answered; {Fraction(whole, 2)} are needed."
    )


def _questions(site: Site, sheet: Sheet, ranking: Ranking, match: Match) -> tuple[QuestionWorking, ...]:
    says, is_ranked = _says(site.edition_of(sheet.quiz), match.role), match in ranking.ranked
    return tuple(_question(sheet, match, q, says, is_ranked) for q in range(len(sheet.quiz.questions)))


def _says(edition: Edition, role: Role) -> Mapping[Target, str]:
    """Who says so, of each target of a role. Whether that is a figure is known where today's quiz has that target."""
    titles = {source.id: source.title for source in edition.sources} | {AUTHORED: OURS}
    today = [each for each in edition.quiz.roles if each.id == role.id and edition.portraits]
    bases = {target: target.basis for each in today for target in each.profile}
    said = {target: titles.get(target.source, target.source) for target in role.profile}
    return {target: resting_on(bases[target], title) if target in bases else title for target, title in said.items()}


def _question(sheet: Sheet, match: Match, q: int, says: Mapping[Target, str], is_ranked: bool) -> QuestionWorking:
    question, choice = sheet.quiz.questions[q], sheet.responses.choices[q]
    targets = match.role.targets(question)
    names = [sheet.quiz.dimension(dimension).name for dimension in question.dimensions]
    note = _note(choice, match.table.weights[q])
    return QuestionWorking(
        number=q + 1,
        text=question.text,
        answer=in_words(question, choice),
        starred=q in sheet.responses.stars,
        placements=tuple(_placement(*each, says) for each in zip(names, targets, strict=True)),
        note=note,
        offers=() if note else tuple(_offer(option, targets) for option in question.options),
        steps=() if note else _steps(question, match, q, choice, is_ranked),
    )


def _note(choice: int, weight: int) -> str:
    if choice < 0:
        return "No answer, so this question is in neither sum."
    return "" if weight else "This role does not weigh it: weight 0, so it is in neither sum."


def _placement(name: str, target: Target | None, says: Mapping[Target, str]) -> Placement:
    if target is None:
        return Placement(name, "not weighed by this role", "")
    return Placement(name, f"target {target.position}, weight {target.weight}", says[target])


def _offer(option: Option, targets: list[Target | None]) -> str:
    places = ", ".join(map(str, option.positions))
    return f"{option.label} ({places}): {distance(option, targets)}"


def _steps(question: Question, match: Match, q: int, choice: int, is_ranked: bool) -> tuple[str, ...]:
    targets = match.role.targets(question)
    distances = [distance(option, targets) for option in question.options]
    weight, count, divisor = match.table.weights[q], match.weights[q], sum(match.weights)
    agreement = Fraction(match.table.agreements[q][choice], match.table.scale)
    product = count * agreement
    lines = (
        f"Distance: {_distance_in_full(question.options[choice], targets)} = {distances[choice]}",
        f"Nearest on offer: {min(distances)}",
        f"Agreement: 100 − ({distances[choice]} − {min(distances)}) = {agreement}",
        f"Counts: {count // weight} × {weight} = {count}",
        f"Product: {count} × {agreement} = {product}",
    )
    if not is_ranked:
        return lines
    points = product / divisor
    return (*lines, f"Points: {product} / {divisor} = {points}, about {_two(nearest(points, DECIMALS))}")


def _distance_in_full(option: Option, targets: list[Target | None]) -> str:
    placed = [(p, target) for p, target in zip(option.positions, targets, strict=True) if target]
    if len(placed) == 1:
        return "".join(f"|{p} − {target.position}|" for p, target in placed)
    terms = " + ".join(f"{target.weight} × |{p} − {target.position}|" for p, target in placed)
    return f"({terms}) / ({' + '.join(str(target.weight) for _, target in placed)})"


def _sums(ranking: Ranking, match: Match) -> tuple[str, ...]:
    if match not in ranking.ranked:
        return (f"Under half of the weights of {match.role.name} are answered, so it gets no match.",)
    counts = [weight for weight in match.weights if weight]
    products = [
        Fraction(part, match.table.scale) for part, weight in zip(match.parts, match.weights, strict=True) if weight
    ]
    divisor, total = sum(counts), sum(products)
    return (
        f"Divisor: {' + '.join(map(str, counts))} = {divisor}",
        f"Sum of the {counted(len(products), 'product')}: {' + '.join(map(str, products))} = {total}",
        f"Match: {total} / {divisor} = {match.points}, about {_two(half_up(match.points, DECIMALS))}",
    )


def _chance(sheet: Sheet, match: Match) -> tuple[str, ...]:
    """What random answers get, and what that makes of this sheet."""
    found, base = sheet.result.reach, sheet.result.account(match.role.id).base
    mean = _two(nearest(base, DECIMALS))
    lines = (f"Random answers to the same questions would get {match.role.name} {base} on average, about {mean}.",)
    if found is None:
        return lines
    return (
        *lines,
        f"The best match of {found.reached:,} out of {found.sheets:,} random sheets, with the same questions answered "
        "and the same stars, is as high as the best of this sheet.",
    )


def _role_sum(to: Addresses, sheet: Sheet, ranking: Ranking, match: Match) -> RoleSum:
    address = to.working(sheet.code, match.role.id)
    if match not in ranking.ranked:
        return RoleSum(match.role.name, address, "–", "–", "not enough answers", "–")
    return RoleSum(
        role=match.role.name,
        address=address,
        divisor=str(sum(match.weights)),
        total=str(Fraction(sum(match.parts), match.table.scale)),
        exact=str(match.points),
        decimals=_two(half_up(match.points, DECIMALS)),
    )


def _two(units: int) -> str:
    return show(units, DECIMALS)
