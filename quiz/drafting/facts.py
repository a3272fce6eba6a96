"""What the file says of the occupations beside the profiles: quotations of the release, each with its place.

Nothing is put into other words. What is longer than a fact may be, or holds a word of which `quiz check` would warn, is
left out, and the next one taken.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from quiz.drafting.described import Described
from quiz.lint import banned
from quiz.onet import Occupation
from quiz.onet.preparation import Schooling
from quiz.reading.fact_values import LONGEST_TEXT
from quiz.writing import Flow, Part

MOST_TASKS: Final = 5
LEVELS: Final = 3  # of education, of those that at least a tenth name
LEAST_SHARE: Final = 10
ORDINALS: Final = ("First", "Second", "Third", "Fourth", "Fifth")
MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+")
_DATE: Final = re.compile(r"(\d{1,2})/(\d{4})")

WORK: Final[Mapping[str, Part]] = {"id": "work", "name": "The work"}
READY: Final[Mapping[str, Part]] = {"id": "ready", "name": "Getting ready for it"}


@dataclass(frozen=True, slots=True)
class Quoted:
    """What is said of an occupation on a topic, where in the source it stands, and when it was found, if it is said."""

    topic: str
    value: str
    at: str
    date: str = ""
    note: str = ""


def sections_of(quoted: Sequence[Quoted]) -> dict[str, Part]:
    """The key of the sections, with the topics on which anything is said; nothing without any."""
    said = {each.topic for each in quoted}
    groups = [
        {**section, "topics": found}
        for section, topics in ((WORK, _of_work()), (READY, _of_getting_ready()))
        if (found := [Flow(topic) for topic in topics if topic["id"] in said])
    ]
    return {"sections": groups} if groups else {}


def _of_work() -> Iterator[dict[str, Part]]:
    text: dict[str, Part] = {"kind": "text", "pictured": True}
    yield {"id": "described", "name": "In the words of O*NET", **text, "first": 1, "label": "What it is"}
    early: Mapping[int, dict[str, Part]] = {
        1: {"pictured": True, "first": 2, "label": "A core task"},
        2: {"pictured": True, "first": 3, "label": "Another core task"},
    }
    for number, ordinal in enumerate(ORDINALS, start=1):
        yield {"id": f"task-{number}", "name": f"{ordinal} core task", "kind": "text", **early.get(number, {})}


def _of_getting_ready() -> Iterator[dict[str, Part]]:
    text: dict[str, Part] = {"kind": "text", "pictured": True}
    yield {"id": "zone", "name": "Preparation", **text, "first": 4}
    needed = "Education that the job needs, as those asked say"
    yield {"id": "schooling", "name": needed, "kind": "text", "first": 5, "label": "Education asked for"}
    # Pictured is what there is of every job: a picture is passed on, and “no data” there reads like “none is needed”.
    yield {"id": "usual", "name": "Education in all of that job zone", **text, "first": 5, "label": "Education"}


def quotations(occupation: Occupation, described: Described) -> tuple[Quoted, ...]:
    """All that is quoted about an occupation."""
    code = occupation.code
    return (*_description(occupation), *_tasks(code, described), *_ready(code, described))


def facts_of(code: str, quoted: Sequence[Quoted], source: str) -> dict[str, Part]:
    """The key of the facts, in groups of what was found at the same time; nothing without any."""
    groups: dict[str, list[Part]] = {}
    for each in quoted:
        tell: dict[str, Part] = {"topic": each.topic, "value": each.value, "at": each.at}
        groups.setdefault(each.date, []).append(Flow({**tell, "note": each.note} if each.note else tell))
    facts = [
        {"source": source, "scope": f"US, all of {code}{f'; {month(date)}' if date else ''}", "tells": tells}
        for date, tells in groups.items()
    ]
    return {"facts": facts} if facts else {}


def month(date: str) -> str:
    """A date as a release prints it, such as 08/2023, in words; any other as it stands."""
    if (found := _DATE.fullmatch(date)) and 1 <= int(found[1]) <= len(MONTHS):
        return f"{MONTHS[int(found[1]) - 1]} {found[2]}"
    return date


def _description(occupation: Occupation) -> Iterator[Quoted]:
    """As many of its first sentences as there is room for."""
    sentences = _SENTENCE_END.split(occupation.description) if occupation.description else []
    fitting = (" ".join(sentences[:count]) for count in range(len(sentences), 0, -1))
    if text := next((each for each in fitting if may_be_quoted(each)), ""):
        yield Quoted("described", _quote(text), f"Occupation Data, {occupation.code}")


def _tasks(code: str, described: Described) -> Iterator[Quoted]:
    fitting = [task for task in described.tasks.get(code, ()) if may_be_quoted(task.text)]
    for number, task in enumerate(fitting[:MOST_TASKS], start=1):
        yield Quoted(f"task-{number}", _quote(task.text), f"Task Statements, {code}, task {task.id}", task.date)


def _ready(code: str, described: Described) -> Iterator[Quoted]:
    if zone := described.zones.get(code):
        named = _quote(zone.name) if zone.name else f"Job zone {zone.number}"
        yield Quoted("zone", named, f"Job Zones, {code}", zone.date)
    if schooling := described.schooling.get(code):
        note = "Those that at least 10 of 100 name, rounded."
        yield Quoted(
            "schooling", _levels(schooling), f"2.D.1 Required Level of Education (RL), {code}", schooling.date, note
        )
    if zone and may_be_quoted(zone.education):
        yield Quoted("usual", _quote(zone.education), f"Job Zone Reference, zone {zone.number}", zone.date)


def _levels(schooling: Schooling) -> str:
    named = [level for level in schooling.levels if level.share >= LEAST_SHARE][:LEVELS]
    return ", ".join(f"{level.name} ({_whole(level.share)} of 100)" for level in named)


def _whole(share: Decimal) -> Decimal:
    return share.quantize(Decimal(1), ROUND_HALF_UP)


def may_be_quoted(text: str) -> bool:
    """Whether there is room for it, and no word of which `quiz check` would warn."""
    return 0 < len(_quote(text)) <= LONGEST_TEXT and bool(text) and not any(banned.WORD.judge("", text))


def _quote(text: str) -> str:
    return f"“{text}”"
