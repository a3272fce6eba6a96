"""What each key of a quiz file means, in a sentence, for whoever writes one: editors show it beside the key.

By the name of its group in `format`; what stands under "" says what the group itself is.
"""

from collections.abc import Mapping
from typing import Any, Final

from quiz.reading import format as declared
from quiz.reading.json_schema import json_schema
from quiz.reading.schema import Group

_ID: Final = "Its id, for ever: lower-case words joined by hyphens."
_SILENCE: Final = {"silence": "Warnings of `quiz check` that may stand here: the code of each, and why."}
_OWN: Final = "The id of the source that says so, or `authored` for your own judgement."
_PLACE: Final = "Where in the source it stands, such as “line 26”."

DESCRIBED: Final[Mapping[str, Mapping[str, str]]] = {
    "QUIZ": {
        "": "A quiz: what is asked, which roles there are, and how the two are compared.",
        "id": "The quiz’s own id, for ever: results of earlier versions belong to it.",
        "language": "The language of all texts here, as BCP 47 writes it: en, de-AT, zh-Hant. English, if left out.",
        "title": "What the quiz is called.",
        "short": "The title where there is little room: up to 24 letters.",
        "scope": "What the quiz is about, and what it cannot tell.",
        "theme": "Colours of its own for links, buttons and pictures; each is checked for contrast.",
        "families": "Groups of roles, 1 to 8.",
        "dimensions": "What people like more or less, 1 to 60. A role should weigh six of them or more.",
        "scales": "Sets of five labels, from low to high, that likert questions share.",
        "questions": "What is asked, 2 to 60. Two or more for each dimension.",
        "sections": "What facts may be about, in the order of the pages. Nothing of it is part of a match.",
        "roles": "The jobs that the quiz tells apart, 2 to 60.",
        "conflicts": "Where facts contradict each other, and what you make of it.",
        "origin": "How the profiles came about.",
        "made_from": "The id of the source from whose figures the whole file was made.",
        "evidence": "How the quiz was tried, and what came out, failures included.",
        "limits": "What the quiz cannot tell.",
        "sources": "Who says so: of targets, moves and facts.",
        **_SILENCE,
    },
    "THEME": {
        "accent": "The accent on light pages, in quotes: the darker, the better it is seen.",
        "accent_dark": "The accent on dark pages, in quotes: the paler, the better it is seen.",
    },
    "FAMILY": {"id": _ID, "name": "What the group is called.", **_SILENCE},
    "DIMENSION": {
        "id": _ID,
        "name": "What it is called.",
        "short": "A word for its high end, up to 9 letters.",
        "low": "What 0 means, as a phrase that can be quoted.",
        "high": "What 100 means, as a phrase that can be quoted.",
        "figures": "The lowest and the highest figure that is published for these roles, such as [1.99, 2.97].",
        **_SILENCE,
    },
    "QUESTION": {
        "id": "Its id, for ever: never used again for another question.",
        "text": "What is asked: one thing, in up to 20 words.",
        "about": "What it means: a sentence and an example, for someone of 12. Part of the version.",
        "short": "What it is about, in up to 50 letters, without a question mark.",
        "kind": "likert: five labels of a scale, on one dimension. single: options of its own, in no order.",
        "dimension": "The dimension that a likert question asks about.",
        "scale": "The scale whose labels are a likert question’s answers.",
        "reverse": "Whether “very much” stands at 0, not at 100.",
        "options": "The answers of a single question, 2 to 7, all placed on the same dimensions.",
        **_SILENCE,
    },
    "OPTION": {
        "id": "Its id, for ever, within the question.",
        "label": "What the answer says.",
        "place": "Where it stands on one to three dimensions, from 0 to 100 each.",
    },
    "ROLE": {
        "id": _ID,
        "name": "What the job is called.",
        "family": "The id of its family.",
        "description": "What people do there. The first sentence begins with what the job does, and stands alone.",
        "brief": "The same for lists, in up to 70 letters.",
        "skills": "What the job asks people to be able to do, or to learn.",
        "first_steps": "What somebody can try this week, at no cost.",
        "ask": "What to ask a counsellor, or somebody who has the job.",
        "look_for": "Words to search with.",
        "grows_into": "The next jobs up. They never lead round in a circle.",
        "moves_to": "Jobs to the side. They may lead round.",
        "facts": "What sources say of the job, in groups of one source and one scope. Never scored.",
        "profile": "Where the job stands on each dimension. One that is not named has no weight.",
        **_SILENCE,
    },
    "LOOK_FOR": {
        "vacancies": "Titles under which the job is advertised.",
        "courses": "Subjects of courses.",
    },
    "TARGET": {
        "target": "Where the job stands: 0, 25, 50, 75 or 100. 50 claims a middling amount.",
        "weight": "How much that matters: 1 helpful, 2 important, 3 central.",
        "source": _OWN,
        "at": "Where in the source it stands.",
        "figure": "The published figure. The target has to be the step nearest to it.",
        "note": "Why, in words. Your own judgement needs it.",
    },
    "MOVE": {
        "role": "The id of the job that it leads to.",
        "when": "The condition: “If you would rather lead than build.” Never a claim.",
        "toward": "Where answers lean that make this way the likelier one.",
        "source": _OWN,
        "at": _PLACE,
        "note": "Why, in words. Your own judgement needs it.",
    },
    "FACTS": {
        "source": "The id of the source. Never `authored`: a fact can be looked up.",
        "scope": "Whom the facts are about: country, year, job, as far as the source says.",
        "tells": "The facts, 1 to 100.",
    },
    "TELL": {
        "topic": "The id of the topic.",
        "value": "What the source says: by the topic’s kind a text, names, a figure or [low, high]; or `no data`.",
        "at": _PLACE,
        "note": "What has to be said beside it.",
    },
    "SECTION": {
        "id": _ID,
        "name": "The heading of its topics.",
        "apart": "Whether it has a page of its own, beside no other fact.",
        "topics": "What facts may be about, 1 to 40.",
    },
    "TOPIC": {
        "id": _ID,
        "name": "What it is called.",
        "kind": "What its facts are: text, names, certificates, number, money or share.",
        "unit": "Of a number or of money: “hours a week”, “a year”.",
        "pictured": "Whether it stands in the picture of two jobs, too.",
        "result": "Where a job’s page shows it again: `closing` or `further`. `next` has no effect.",
        "first": "Its place among what people read first of a job, 1 to 5.",
        "label": "What it is called there.",
    },
    "CONFLICT": {
        "id": _ID,
        "name": "What it is about.",
        "note": "What disagrees, and what you make of it.",
        "facts": "The facts that contradict each other, two or more.",
        **_SILENCE,
    },
    "CITED": {
        "role": "The job that the fact is about.",
        "topic": "The topic of the fact.",
        "source": "The source of the fact.",
        "at": _PLACE,
    },
    "SOURCE": {
        "id": _ID,
        "title": "Its title, with the release if it has one.",
        "short": "What tables call it, such as “Handbook”.",
        "cite": "What notes call it, in one line.",
        "publisher": "Who says so.",
        "file": "The file in which it is kept. Either this or an address.",
        "address": "Where on the web it stands. Either this or a file.",
        "dated": "What it says of its own date, such as “May 2025”; else `undated`.",
        "read": "The day on which you read it: 2026-11-22.",
        **_SILENCE,
    },
}


def schema_of_quiz_files() -> dict[str, Any]:
    """The JSON Schema of a quiz file."""
    groups = {part: name for name, part in vars(declared).items() if isinstance(part, Group)}
    return json_schema(declared.QUIZ, groups, DESCRIBED)
