"""Does every role come first when it should, and only then? (docs/scoring.md, "The author's linter", 3, 4, 5)."""

from collections.abc import Iterator
from fractions import Fraction
from math import inf, log

from quiz.content import Quiz, Role
from quiz.lint.beside import beside, percent
from quiz.lint.figures import Figures
from quiz.lint.finding import Finding, error, last_resort, warning
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
        yield from own_self(role, figures.plain[index])
        yield from _own_self_shifted(role, figures.shifted[index])
    yield from (_alike(pair) for pair in figures.pairs if pair.agreement > ALIKE)
    yield from _base_spread(figures)
    yield from _empty(figures.quiz)


def _win_share(figures: Figures, index: int, role: Role) -> Iterator[Finding]:
    share = figures.share(index)
    if Fraction(1, 2) <= share <= 2:
        return
    rare = "Weigh it more where it differs from the roles nearest to it, or ask a second question there."
    often = "Weigh further dimensions, or weigh less what most answers suit."
    yield warning(
        "win-share",
        f"roles/{role.id}",
        f"{role.name} comes first on {beside(share, Fraction(1, 2), 2, decimals=2)} × its fair share of random sheets"
        " (½ to 2 is even).",
        (rare if share < 1 else often) + last_resort([role]),
    ).rated(abs(log(share)) if share else inf)


def _middling(role: Role) -> Iterator[Finding]:
    weight = sum(target.weight for target in role.profile)
    middle = sum(target.weight for target in role.profile if target.position == 50)
    if middle <= weight * MIDDLING:
        return
    yield warning(
        "middling",
        f"roles/{role.id}",
        f"{role.name} has {percent(middle, weight, 20, decimals=0)} of its weight on targets of 50 (over 20).",
        "A middling target suits every answer a little: weigh those less, and others more. Drop one only if it means"
        " “no claim”.",
    ).rated(Fraction(middle, weight))


def own_self(role: Role, found: Recovery) -> Iterator[Finding]:
    """People who answer like the role, with noise alone."""
    if _reach(found.first, found, FIRST) and _reach(found.three, found, THREE):
        return
    grave = not _reach(found.first, found, FIRST_AT_LEAST)
    report = error if grave else warning
    message = _recovery(role, "", found, (FIRST_AT_LEAST if grave else FIRST, THREE))
    yield report("own-self", f"roles/{role.id}", message, _part(role, found), *_rival(found)).rated(-found.first)


def _own_self_shifted(role: Role, found: Recovery) -> Iterator[Finding]:
    """The same people, each leaning to one end of the scale."""
    if _reach(found.first, found, FIRST_SHIFTED) and _reach(found.three, found, THREE_SHIFTED):
        return
    message = _recovery(role, " and lean to one end of the scale", found, (FIRST_SHIFTED, THREE_SHIFTED))
    fix = f"Reverse half of the questions of each dimension. {_part(role, found)}"
    yield warning("own-self-shift", f"roles/{role.id}", message, fix, *_rival(found)).rated(-found.first)


def _reach(count: int, found: Recovery, percent: int) -> bool:
    return 100 * count >= percent * found.people


def _recovery(role: Role, lean: str, found: Recovery, limits: tuple[int, int]) -> str:
    shares = zip((found.first, found.three), limits, strict=True)
    first, three = (percent(count, found.people, limit) for count, limit in shares)
    confusion = f" Most often ahead or level: {found.confusion.name}." if found.confusion else ""
    return (
        f"of simulated people who answer like {role.name}{lean}, {first} get it first ({limits[0]} at least)"
        f" and {three} among the first three ({limits[1]} at least).{confusion}"
    )


def _part(role: Role, found: Recovery) -> str:
    apart = "Set the two apart: more weight where they differ, or a second question there."
    return apart + last_resort([role, *filter(None, [found.confusion])])


def _rival(found: Recovery) -> tuple[str, ...]:
    return (f"roles/{found.confusion.id}",) if found.confusion else ()


def _alike(pair: Pair) -> Finding:
    """Two roles that one sheet fits alike: an error where every sheet does that fits one of them entirely."""
    if pair.is_same:
        report, apart = error, "Nothing separates them: whatever fits one entirely fits the other."
    elif pair.agreement == 100:
        report, apart = warning, f"Some answers fit both entirely; what can separate them most is “{pair.apart.text}”"
    else:
        report, apart = warning, f"Most of what separates them is “{pair.apart.text}”"
    agreement = beside(pair.agreement, ALIKE, 100)
    return report(
        "pair-alike",
        f"roles/{pair.role.id}",
        f"{pair.role.name} and {pair.rival.name} agree to {agreement} (over {ALIKE}). {apart}",
        "Weigh them more where they differ, or ask a second question there." + last_resort([pair.role, pair.rival]),
        f"roles/{pair.rival.id}",
        witness=pair.sheet,
    ).rated(pair.agreement)


def _base_spread(figures: Figures) -> Iterator[Finding]:
    ranked = sorted(zip(figures.bases, figures.quiz.roles, strict=True), key=lambda pair: pair[0])
    if not ranked or ranked[-1][0] - ranked[0][0] <= SPREAD:
        return
    (low, lowest), (high, highest) = ranked[0], ranked[-1]
    yield warning(
        "base-spread",
        f"roles/{highest.id}",
        f"random answers give {highest.name} {float(high):.1f} and {lowest.name} {float(low):.1f} on average,"
        f" {beside(high - low, SPREAD)} apart (over {SPREAD}).",
        f"Weigh {highest.name} less on targets near the middle, and {lowest.name} less on those at the ends."
        + last_resort([highest, lowest]),
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
