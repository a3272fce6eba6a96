"""What roles ask for, in the words of the quiz."""

from collections.abc import Iterable, Sequence

from quiz.content import Dimension, Quiz, Role, Target
from quiz.explanation.reasons import Part, Reason
from quiz.scoring import Match
from quiz.words.grammar import listed

MIDDLE = 50
WEIGHT_WORDS = {1: "helpful", 2: "important", 3: "central"}


def target_in_words(dimension: Dimension, target: Target) -> str:
    """A position between two poles, in words."""
    low, high = f"“{dimension.low}”", f"“{dimension.high}”"
    words = (low, f"mostly {low}", f"something between {low} and {high}", f"mostly {high}", high)
    return words[(target.position + 12) // 25]


def targets_in_words(quiz: Quiz, targets: Iterable[Target | None]) -> str:
    """What a role asks for, dimension by dimension; empty where it makes no claim."""
    return listed([target_in_words(quiz.dimension(target.dimension), target) for target in targets if target])


def plainly(dimension: Dimension, position: int) -> str:
    """The same to end a sentence of ours with: "mostly behind the scenes"."""
    low, high = dimension.low, dimension.high
    words = (f"{low}", f"mostly {low}", f"something between “{low}” and “{high}”", f"mostly {high}", f"{high}")
    return words[(position + 12) // 25]


def what_is_met(quiz: Quiz, role: Role, part: Part, about: str) -> str:
    """What an answer meets of what a role asks for, on the dimension it stands for if it can; empty if nothing."""
    return _asked_on(quiz, role, _about(part.meets(role), about))


def what_is_missed(quiz: Quiz, match: Match, part: Part, about: str) -> str:
    """What an answer misses; where the role asks for the same end, only for more or less of it, which of the two."""
    missed = _missed(match.role, part, about)
    if not _are_at_same_ends(part, missed):
        return _asked_on(quiz, match.role, [target.dimension for target in missed])
    return _nearer(part, match.table.agreements[quiz.questions.index(part.question)])


def what_is_missed_alone(quiz: Quiz, role: Role, reason: Reason) -> str:
    """The same of a reason's question that does not stand before it, so that “that” would be nothing."""
    part, missed = reason.quoted, _missed(role, reason.quoted, reason.dimension)
    asked = _asked_on(quiz, role, [target.dimension for target in missed])
    if not missed or not _are_at_same_ends(part, missed):
        return asked
    further = {abs(each.position - MIDDLE) > abs(part.position(each.dimension) - MIDDLE) for each in missed}
    degree = "more or less" if len(further) > 1 else "more" if True in further else "less"
    return f"{asked}, {degree} than the answers ask for"


def _missed(role: Role, part: Part, about: str) -> list[Target]:
    return [target for each in _about(part.misses(role), about) if (target := role.target(each))]


def _nearer(part: Part, agreements: Sequence[int]) -> str:
    """Which answer would be nearer: of a scale, which runs from low to high, more or less of what is asked about."""
    nearest = [index for index, agreement in enumerate(agreements) if agreement == max(agreements)]
    steps = [index - part.question.options.index(part.option) for index in nearest]
    if not part.question.ordered or min(steps) < 0 < max(steps):
        return f"rather {listed([f'“{part.question.options[index].label}”' for index in nearest], 'or')}"
    amount = "a little " if min(map(abs, steps)) == 1 else ""
    return f"{amount}more of that" if max(steps) > 0 else f"{amount}less of that"


def what_is_meant(quiz: Quiz, part: Part, dimension: str) -> str:
    """What little or nothing of a question comes to, where the question is about the low end; else empty."""
    question, position = part.question, part.position(dimension)
    about = question.dimensions.index(dimension)
    first, last = (option.positions[about] for option in (question.options[0], question.options[-1]))
    if not question.ordered or first < last or position <= MIDDLE + 12:
        return ""
    return plainly(quiz.dimension(dimension), position)


def _about(dimensions: tuple[str, ...], about: str) -> tuple[str, ...]:
    """The one that a reason is about, if it is among them, else all of them."""
    return (about,) if about in dimensions else dimensions


def _are_at_same_ends(part: Part, missed: Iterable[Target]) -> bool:
    """Whether both are on one side of the middle everywhere, where the words for the one would do for the other."""
    return all((part.position(each.dimension) - MIDDLE) * (each.position - MIDDLE) > 0 for each in missed)


def _asked_on(quiz: Quiz, role: Role, dimensions: Iterable[str]) -> str:
    targets = [target for dimension in dimensions if (target := role.target(dimension))]
    return listed([plainly(quiz.dimension(target.dimension), target.position) for target in targets]) if targets else ""


def asked_rather(quiz: Quiz, role: Role, rival: Role, part: Part) -> tuple[str, ...]:
    """What each of two roles asks for, leaving out what they agree on where they differ in something else."""
    pairs = [*zip(role.targets(part.question), rival.targets(part.question), strict=True)]
    apart = [pair for pair in pairs if not _are_alike(*pair)] or pairs
    mine, theirs = zip(*apart, strict=True)
    return claims(quiz, (role, mine), (rival, theirs))


def claims(quiz: Quiz, *sides: tuple[Role, Sequence[Target | None]]) -> tuple[str, ...]:
    """What each of two roles asks for, or that it makes no claim; and how much that weighs, where both ask the same."""
    are_alike = all(_are_alike(*pair) for pair in zip(*(targets for _, targets in sides), strict=True))
    return tuple(_claim(quiz, role, targets, says_weight=are_alike) for role, targets in sides)


def _are_alike(one: Target | None, other: Target | None) -> bool:
    return one == other or (one is not None and other is not None and one.position == other.position)


def _claim(quiz: Quiz, role: Role, targets: Sequence[Target | None], *, says_weight: bool) -> str:
    weighed = [target for target in targets if target]
    if not weighed:
        return f"{role.name} does not weigh this"
    words = targets_in_words(quiz, weighed)
    weight = WEIGHT_WORDS[max(target.weight for target in weighed)]
    return f"{role.name}: {words} ({weight})" if says_weight else f"{role.name}: {words}"
