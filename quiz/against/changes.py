"""What stands in one file and not, or otherwise, in the other: part by part, by ids."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from quiz.content import Question, Role
from quiz.edition import Edition

Fields = Mapping[str, str]  # what of a part → its value, as text

# What a match depends on; the rest is words, and who says so.
SCORED = frozenset(("kind", "asks about", "runs", "place", "target", "weight"))
UNSCORED_PARTS = frozenset(("families", "dimensions"))  # which count only by questions and targets, and these are named
KINDS = ("", "families", "dimensions", "questions", "roles")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs.

    path           of the part, such as "roles/host/profile/people"; empty for the file itself.
    field          what of it, such as "target"; empty where the whole part is only in one of the files.
    before, after  its value in the older and in the newer file; None where the file lacks the part.
    """

    path: str
    field: str
    before: str | None
    after: str | None

    @property
    def is_scored(self) -> bool:
        """Whether a match may depend on it."""
        return self.path.split("/")[0] not in UNSCORED_PARTS if not self.field else self.field in SCORED


def find_changes(old: Edition, new: Edition) -> tuple[Change, ...]:
    """All that differs in what a result means and where it comes from, in the order of the kinds and ids of parts."""
    before, after = _parts(old), _parts(new)
    lone = before.keys() ^ after.keys()
    found: list[Change] = []
    for path in sorted({*before, *after}, key=lambda path: (KINDS.index(path.split("/")[0]), path)):
        if path not in lone:
            found += _compare(path, before[path], after[path])
        elif not any(path.startswith(f"{other}/") for other in lone):
            found.append(Change(path, "", _whole(before.get(path)), _whole(after.get(path))))
    return tuple(found)


def _compare(path: str, before: Fields, after: Fields) -> Iterator[Change]:
    for field in dict.fromkeys((*before, *after)):
        if (one := before.get(field, "")) != (other := after.get(field, "")):
            yield Change(path, field, one, other)


def _whole(fields: Fields | None) -> str | None:
    """A part that only one file has, in its most telling values; None for the file that lacks it."""
    if fields is None:
        return None
    return ", ".join(
        f"{field} {fields[field]}"
        for field in ("name", "text", "label", "target", "weight", "place")
        if field in fields
    )


def _parts(edition: Edition) -> dict[str, dict[str, str]]:
    quiz = edition.quiz
    parts = {"": {"id": quiz.id}}
    parts |= {f"families/{family.id}": {"name": family.name} for family in quiz.families}
    for each in quiz.dimensions:
        parts[f"dimensions/{each.id}"] = {"name": each.name, "low": each.low, "high": each.high}
    for question in quiz.questions:
        parts |= _question(question)
    for role in quiz.roles:
        parts |= _role(role)
    return parts


def _question(question: Question) -> dict[str, dict[str, str]]:
    path = f"questions/{question.id}"
    own = {"text": question.text, "about": question.about, "kind": question.kind}
    if question.ordered:
        labels = " · ".join(option.label for option in question.options)
        runs = " ".join(str(option.positions[0]) for option in question.options)
        return {path: own | {"asks about": question.dimensions[0], "labels": labels, "runs": runs}}
    options = {
        f"{path}/options/{option.id}": {
            "label": option.label,
            "place": ", ".join(
                f"{d} {at}" for d, at in sorted(zip(question.dimensions, option.positions, strict=True))
            ),
        }
        for option in question.options
    }
    return {path: own} | options


def _role(role: Role) -> dict[str, dict[str, str]]:
    path = f"roles/{role.id}"
    targets = {
        f"{path}/profile/{target.dimension}": {
            "target": str(target.position),
            "weight": str(target.weight),
            "source": target.source,
            "at": target.at,
            "figure": "" if target.figure is None else str(target.figure),
            "note": target.note,
        }
        for target in role.profile
    }
    return {path: {"name": role.name, "family": role.family}} | targets
