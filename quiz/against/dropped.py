"""Claims that were dropped only to pass (`claim-dropped`).

A role claims less where a target is gone, weighs less, or stands nearer to the middle, and source, place, figure and
note of it say what they said before. That alone is no fault. It is one where the older file had an error or a warning
that names the role, the newer one has not, and would have it again if the role claimed what it did: all else as in the
newer file, judged by the same sheets and the same people. Where a whole dimension is gone, so is its claim.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from quiz.content import Quiz, Role, Target
from quiz.edition import Edition
from quiz.lint.finding import Finding, line_of, warning
from quiz.lint.report import Report

Judge = Callable[[Edition], Report]
Cause = tuple[str, str, frozenset[str]]  # what makes two findings of two files the same

MIDDLE = 50
# Findings whose other parts are only who stands in the way by now.
OF_ONE = frozenset(("own-self", "own-self-shift"))


def find_dropped(old: Edition, new: Edition, was: Report, now: Report, judge: Judge) -> Iterator[Finding]:
    """A warning for each role that claims less, without a word why, where just that made a finding go away.

    was, now  the reports on both; `judge` makes another, of the newer file with the claims of one role put back.
    """
    kept = {_cause(finding) for finding in (*now.findings, *now.silenced)}
    gone = [each for each in was.findings if each.severity in ("error", "warning") and _cause(each) not in kept]
    for role in new.quiz.roles:
        path = f"roles/{role.id}"
        own = [
            finding for finding in gone if path in {"/".join(p.split("/")[:2]) for p in (finding.path, *finding.also)}
        ]
        less = _less(old.quiz, new.quiz, role)
        if not own or not less:
            continue
        again = {_cause(finding) for finding in judge(_restored(new, role, less)).findings}
        if back := [finding for finding in own if _cause(finding) in again]:
            yield _dropped(old, new, role, less, back)


def _cause(finding: Finding) -> Cause:
    parts = (finding.path,) if finding.code in OF_ONE else (finding.path, *finding.also)
    return finding.severity, finding.code, frozenset(parts)


def _less(old: Quiz, new: Quiz, role: Role) -> list[Target]:
    """What the role claimed in the older file and claims less of now, for no reason that is given."""
    known = {dimension.id for dimension in new.dimensions}
    before = next((each.profile for each in old.roles if each.id == role.id), ())
    return [
        target for target in before if target.dimension in known and _claims_less(target, role.target(target.dimension))
    ]


def _claims_less(before: Target, after: Target | None) -> bool:
    if after is None:
        return True
    if _reason(before) != _reason(after):
        return False
    return after.weight < before.weight or abs(after.position - MIDDLE) < abs(before.position - MIDDLE)


def _reason(target: Target) -> tuple[object, ...]:
    return target.source, target.at, target.figure, target.note


def _restored(edition: Edition, role: Role, claims: Iterable[Target]) -> Edition:
    """The edition with these claims of a role put back."""
    profile = {target.dimension: target for target in (*role.profile, *claims)}
    order = [dimension.id for dimension in edition.quiz.dimensions]
    whole = replace(role, profile=tuple(sorted(profile.values(), key=lambda target: order.index(target.dimension))))
    roles = tuple(whole if each is role else each for each in edition.quiz.roles)
    return replace(edition, quiz=replace(edition.quiz, roles=roles))


def _dropped(old: Edition, new: Edition, role: Role, less: list[Target], back: list[Finding]) -> Finding:
    path = f"roles/{role.id}"
    claims = ", ".join(_said(new.quiz, target, role.target(target.dimension)) for target in less)
    codes = " and ".join(sorted({f"“{finding.code}”" for finding in back}))
    found = warning(
        "claim-dropped",
        path,
        f"{role.name} claims less than in {old.name} ({claims}), and nothing says why. Just that took {codes} away:"
        f" with its claims back, {back[0].message}",
        "Put the claims back, and set the roles apart by what you ask. Where a source says less, name it, or say so in"
        " the note of the target; or silence this with a reason.",
    )
    return replace(found.rated(len(less)), line=line_of(path, new.lines))


def _said(quiz: Quiz, before: Target, after: Target | None) -> str:
    name = f"“{quiz.dimension(before.dimension).name}”"
    if after is None:
        return f"{name} dropped"
    changed = [
        f"{what} {one} → {other}"
        for what, one, other in (("target", before.position, after.position), ("weight", before.weight, after.weight))
        if one != other
    ]
    return f"{name} {', '.join(changed)}"
