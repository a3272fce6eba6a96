"""Does every role come first when it should, and only then? (docs/scoring.md, "The author's linter", 3, 4, 5)."""

from collections.abc import Iterator
from fractions import Fraction

from quiz.content import Quiz, Role
from quiz.lint.figures import Figures
from quiz.lint.finding import Finding, error, warning
from quiz.lint.pairs import Pair
from quiz.lint.people import Recovery

ALIKE = 85  # points to which two roles may agree
SPREAD = 8  # points between the highest and the lowest base
MIDDLING = Fraction(1, 5)  # of a role's weight may lie on targets of 50
FIRST, FIRST_AT_LEAST, THREE = 90, 60, 99  # percent of a role's people, answering straight
FIRST_SHIFTED, THREE_SHIFTED = 85, 97  # percent of them, leaning to one end of the scale


def judge(figures: Figures) -> Iterator[Finding]:
    """All findings on how the roles stand to each other."""
    for index, role in enumerate(figures.quiz.roles):
        yield from _win_share(figures, index, role)
        yield from _middling(role)
        yield from _own_self(role, figures.plain[index])
        yield from _own_self_shifted(role, figures.shifted[index])
    yield from (_alike(pair) for pair in figures.pairs if pair.agreement > ALIKE)
    yield from _base_spread(figures)
    yield from _empty(figures.quiz)


def _win_share(figures: Figures, index: int, role: Role) -> Iterator[Finding]:
    share = figures.share(index)
    if Fraction(1, 2) <= share <= 2:
        return
    rare = "Set it further apart from the roles nearest to it, or move some of its targets off the ends."
    often = "Move some of its targets to the ends, or weigh more dimensions."
    yield warning(
        "win-share",
        f"roles/{role.id}",
        f"{role.name} comes first on {float(share):.2f} × its fair share of random sheets (½ to 2 is even).",
        rare if share < 1 else often,
    )


def _middling(role: Role) -> Iterator[Finding]:
    weight = sum(target.weight for target in role.profile)
    middle = sum(target.weight for target in role.profile if target.position == 50)
    if middle <= weight * MIDDLING:
        return
    yield warning(
        "middling",
        f"roles/{role.id}",
        f"{role.name} has {100 * middle / weight:.0f} % of its weight on targets of 50 (over 20).",
        "Drop the targets that only mean “no claim”: a middling target suits every answer a little.",
    )


def _own_self(role: Role, found: Recovery) -> Iterator[Finding]:
    """People who answer like the role, with noise alone."""
    if _reach(found.first, found, FIRST) and _reach(found.three, found, THREE):
        return
    grave = not _reach(found.first, found, FIRST_AT_LEAST)
    report = error if grave else warning
    limits = (FIRST_AT_LEAST if grave else FIRST, THREE)
    yield report("own-self", f"roles/{role.id}", _recovery(role, "", found, limits), _part(found), *_rival(found))


def _own_self_shifted(role: Role, found: Recovery) -> Iterator[Finding]:
    """The same people, each leaning to one end of the scale."""
    if _reach(found.first, found, FIRST_SHIFTED) and _reach(found.three, found, THREE_SHIFTED):
        return
    message = _recovery(role, " and lean to one end of the scale", found, (FIRST_SHIFTED, THREE_SHIFTED))
    fix = f"{_part(found)} Reverse half of the questions of each dimension."
    yield warning("own-self-shift", f"roles/{role.id}", message, fix, *_rival(found))


def _reach(count: int, found: Recovery, percent: int) -> bool:
    return 100 * count >= percent * found.people


def _recovery(role: Role, lean: str, found: Recovery, limits: tuple[int, int]) -> str:
    first, three = (100 * count / found.people for count in (found.first, found.three))
    confusion = f" Most often ahead or level: {found.confusion.name}." if found.confusion else ""
    return (
        f"of people who answer like {role.name}{lean}, {first:.1f} % get it first ({limits[0]} at least)"
        f" and {three:.1f} % among the first three ({limits[1]} at least).{confusion}"
    )


def _part(found: Recovery) -> str:
    rival = found.confusion.name if found.confusion else "the nearest roles"
    return f"Set it apart from {rival}: another target, more weight where they differ, or a second question there."


def _rival(found: Recovery) -> tuple[str, ...]:
    return (f"roles/{found.confusion.id}",) if found.confusion else ()


def _alike(pair: Pair) -> Finding:
    """Two roles that one sheet fits alike: an error where it fits both entirely."""
    same = pair.agreement >= 100
    report = error if same else warning
    most = f" Most of what separates them is “{pair.apart.text}”" if not same else " Nothing separates them."
    return report(
        "pair-alike",
        f"roles/{pair.role.id}",
        f"{pair.role.name} and {pair.rival.name} agree to {float(pair.agreement):.1f} (over {ALIKE}).{most}",
        "Give them more weight where they differ, another target, or a second question there.",
        f"roles/{pair.rival.id}",
        witness=pair.sheet,
    )


def _base_spread(figures: Figures) -> Iterator[Finding]:
    ranked = sorted(zip(figures.bases, figures.quiz.roles, strict=True), key=lambda pair: pair[0])
    if not ranked or ranked[-1][0] - ranked[0][0] <= SPREAD:
        return
    (low, lowest), (high, highest) = ranked[0], ranked[-1]
    yield warning(
        "base-spread",
        f"roles/{highest.id}",
        f"random answers give {highest.name} {float(high):.1f} and {lowest.name} {float(low):.1f} on average,"
        f" {float(high - low):.1f} apart (over {SPREAD}).",
        f"Give {highest.name} fewer middling targets, or {lowest.name} fewer at the ends.",
        f"roles/{lowest.id}",
    )


def _empty(quiz: Quiz) -> Iterator[Finding]:
    for family in quiz.families:
        if all(role.family != family.id for role in quiz.roles):
            yield warning(
                "family-empty",
                f"families/{family.id}",
                f"no role is of the family “{family.name}”, so it is a heading with nothing below.",
                "Delete it, or give it a role.",
            )
