"""The roles of the file: what the release says of each, and marked gaps for what only a person can write."""

from collections.abc import Iterator, Mapping, Sequence
from textwrap import fill
from typing import Final

from quiz.drafting.choice import Placed, Stretched
from quiz.drafting.facts import facts_of, month
from quiz.drafting.material import Material
from quiz.drafting.moves import moves_of
from quiz.drafting.naming import LONGEST_NAME
from quiz.lint import banned
from quiz.onet import Occupation, Scale
from quiz.reading.shapes import MARK
from quiz.writing import Flow, Noted, Part

MOST_TITLES: Final = 5
WIDTH: Final = 110

GAPS: Final[Mapping[str, str]] = {
    "description": "two or three sentences on what people do in this job; the first begins with what the job does",
    "brief": "what the job does, in a line of up to 70 letters",
    "skills": "three to five skills of this job that anybody can practise",
    "first_steps": "two or three things to try this month, for nothing or for little",
    "ask": "what to ask a counsellor about this job, such as where one may look on for a day",
}
LISTS: Final = ("skills", "first_steps", "ask")


def role_of(occupation: Occupation, material: Material) -> dict[str, Part]:
    """The role of an occupation. Above it stands what the release says it is, for whoever writes on."""
    code, name = occupation.code, material.names[occupation.code]
    about = f"{code} {occupation.title}" + (f": {occupation.description}" if occupation.description else "")
    return {
        "id": material.ids[code],
        "name": name,
        **_silence(name),
        "family": material.family_ids[material.families[code]],
        "description": Noted(_gap("description"), fill(about, WIDTH, break_on_hyphens=False)),
        "brief": _gap("brief"),
        **{key: [_gap(key)] for key in LISTS},
        **_look_for(material.described.titles.get(code, ())),
        **moves_of(code, material),
        **facts_of(code, material.quoted[code], material.source),
        "profile": {id: Flow(target) for id, target in _targets(code, material)},
    }


def _gap(key: str) -> str:
    return f"{MARK}: {GAPS[key]}"


def _look_for(titles: Sequence[str]) -> dict[str, Part]:
    """The first few that there is room for, each once; nothing where there are none."""
    fitting = {each.casefold(): each for each in titles if len(each) <= LONGEST_NAME and not _is_warned_of(each)}
    found: list[Part] = [*list(fitting.values())[:MOST_TITLES]]
    return {"look_for": {"vacancies": found}} if found else {}


def _is_warned_of(text: str) -> bool:
    return any(banned.WORD.judge("", text))


def _silence(name: str) -> dict[str, Part]:
    """That a name may stand of which `quiz check` would warn: it is the release's, which has no other word for it."""
    codes = [finding.code for rule in (banned.MENTION, banned.WORD) for finding in rule.judge("", name)]
    reason: Part = "The word is part of the job’s name, as O*NET has it."
    return {"silence": dict.fromkeys(codes, reason)} if codes else {}


def _targets(code: str, material: Material) -> Iterator[tuple[str, dict[str, Part]]]:
    for dimension in material.choice.dimensions:
        if placed := material.choice.profiles[code].get(dimension.id):
            yield dimension.id, _target(placed, dimension, material)


def _target(placed: Placed, dimension: Stretched, material: Material) -> dict[str, Part]:
    rating, scale = placed.rating, placed.rating.key.scale
    return {
        "target": placed.position,
        "weight": placed.weight,
        "source": material.source,
        "figure": rating.value,
        "at": f"{rating.key.code}, {rating.key.element} {rating.name} ({dimension.element.file}, {scale})",
        "note": " ".join(_note(placed, dimension, material.scales[scale])),
    }


def _note(placed: Placed, dimension: Stretched, scale: Scale) -> Iterator[str]:
    yield f"On a scale of {scale.low}–{scale.high}; over these jobs {dimension.low}–{dimension.high}."
    if placed.rating.date:
        yield f"Of {month(placed.rating.date)}."
