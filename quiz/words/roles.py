"""What roles ask for, in the words of the quiz."""

from collections.abc import Iterable, Sequence

from quiz.content import Dimension, Quiz, Role, Target
from quiz.explanation.reasons import Part
from quiz.scoring import Match
from quiz.words.grammar import listed

WEIGHT_WORDS = {1: "helpful", 2: "important", 3: "central"}


def target_in_words(dimension: Dimension, target: Target) -> str:
    """A position between two poles, in words."""
    low, high = f"“{dimension.low}”", f"“{dimension.high}”"
    words = (low, f"mostly {low}", f"something between {low} and {high}", f"mostly {high}", high)
    return words[(target.position + 12) // 25]


def targets_in_words(quiz: Quiz, targets: Iterable[Target | None]) -> str:
    """What a role asks for, dimension by dimension; empty where it makes no claim."""
    return listed([target_in_words(quiz.dimension(target.dimension), target) for target in targets if target])


def what_is_met(quiz: Quiz, role: Role, part: Part) -> tuple[str, ...]:
    """What an answer meets of what a role asks for, in the quiz's words; no sentence where it meets nothing."""
    targets = _targets_on(quiz, role, part.meets(role))
    return (f"This job asks for {targets}.",) if targets else ()


def what_is_missed(quiz: Quiz, match: Match, part: Part) -> tuple[str, ...]:
    """What an answer misses, and which options would have lost the role nothing."""
    targets = _targets_on(quiz, match.role, part.misses(match.role))
    agreements = match.table.agreements[quiz.questions.index(part.question)]
    nearest = listed(
        [
            f"“{option.label}”"
            for option, agreement in zip(part.question.options, agreements, strict=True)
            if agreement == max(agreements)
        ],
        "or",
    )
    return (f"This job asks for {targets}; {nearest} would come nearest.",)


def _targets_on(quiz: Quiz, role: Role, dimensions: Iterable[str]) -> str:
    return targets_in_words(quiz, [role.target(dimension) for dimension in dimensions])


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
