"""For every code of the linter, editions with that fault planted; the sound edition is the repaired twin of each."""

from collections.abc import Mapping
from dataclasses import replace

from quiz.content import Family
from quiz.edition import Edition, Gap, LookFor, Portrait, Remark, Short
from quiz.facts import Section, Source, Topic
from tests.examples import likert, single
from tests.lint_editions import (
    CLAIMS,
    DIMENSIONS,
    QUESTIONS,
    asking,
    choosing,
    claiming,
    pair,
    silencing,
    stones,
    with_pole,
)

SOUND = stones()

_AMBER = CLAIMS["amber"]
# Amber twice, but for one weak claim: a step of 50 on 1 part in 11 of its weight.
_NEARLY = {"amber": {**_AMBER, "travel": (0, 1)}, "ember": {**_AMBER, "travel": (50, 1)}, "coral": CLAIMS["coral"]}
_LIGHT = {dimension: (target, 1) for dimension, (target, _) in list(_AMBER.items())[:5]}
_STRAIGHT = tuple(replace(likert(q.id, q.dimensions[0]), text=q.text) for q in QUESTIONS)


def _noted(note: str) -> Edition:
    """A note on one of amber's targets."""
    amber, *others = SOUND.quiz.roles
    first, *rest = amber.profile
    return replace(
        SOUND, quiz=replace(SOUND.quiz, roles=(replace(amber, profile=(replace(first, note=note), *rest)), *others))
    )


def _describing(**parts: object) -> Edition:
    """The description of amber, with parts replaced."""
    amber, *others = SOUND.portraits
    return replace(SOUND, portraits=(replace(amber, **parts), *others))  # type: ignore[arg-type]


def _showing(*topics: Topic) -> Edition:
    """Facts may be about these topics."""
    return replace(SOUND, sections=(Section("time", "Time", topics),))


def _without_briefs() -> tuple[Portrait, ...]:
    return tuple(replace(portrait, brief="") for portrait in SOUND.portraits)


def _remarked(code: str) -> Edition:
    """What reading its file may remark on a question."""
    return replace(SOUND, remarks=(Remark(code, "questions/more-cables/text", "It may be meant otherwise.", "Look."),))


def _from_one_source() -> Edition:
    quiz = SOUND.quiz
    roles = (replace(role, profile=tuple(replace(t, source="first") for t in role.profile)) for role in quiz.roles)
    return replace(SOUND, quiz=replace(quiz, roles=tuple(roles)))


def _of_ten_dimensions(amber: int) -> Edition:
    """Three roles that weigh ten dimensions, but for amber, which weighs only the first few."""
    dimensions = (*DIMENSIONS, "desks", "doors", "maps", "parts")
    highs = {"amber": 0b1100110011, "beryl": 0b1010101010, "coral": 0b0110010101}
    claims = {role: {d: (100 * (bits >> at & 1), 2) for at, d in enumerate(dimensions)} for role, bits in highs.items()}
    claims["amber"] = {dimension: claims["amber"][dimension] for dimension in dimensions[:amber]}
    return stones(questions=tuple(question for dimension in dimensions for question in pair(dimension)), claims=claims)


_ENDS = {"amber": {"cables": (100, 3), "callers": (100, 1)}, "coral": {"cables": (0, 3), "callers": (0, 1)}}
_LIGHT_QUESTION = likert("light", "callers")
_DECISIVE = single("heavy", ("cables",), {"none": (0,), "all": (100,)})

# The repaired twin of a moot question: the other one has an answer in the middle.
DECIDED = stones(questions=(likert("heavy", "cables"), _LIGHT_QUESTION), claims=_ENDS)
# Coral is reachable, but neither on its best sheets nor at a glance: whatever parts it from amber suits beryl.
OPEN = stones(
    questions=(likert("cables"), likert("callers")),
    claims={
        "amber": {"cables": (100, 1), "callers": (0, 1)},
        "beryl": {"cables": (100, 1), "callers": (100, 3)},
        "coral": {"cables": (100, 1)},
    },
)

# The repaired twin of a role with few claims.
SEVEN_OF_TEN = _of_ten_dimensions(7)

FAULTS: Mapping[str, tuple[Edition, ...]] = {
    "abbreviation": (asking("How much would you like to set up a VPN?"), asking(about="Such as a VPN.")),
    "about-missing": (
        asking("How much would you like scripting?", about=""),
        choosing(stay=(0, 100), go=(100, 0), gear=(100, 100), firewall=(0, 0)),
    ),
    "agreement-labels": (asking("I like it.", "Disagree", "Rather not", "Neither", "Rather", "Strongly agree"),),
    "asks-demographics": (
        asking("How old are you?"),
        asking("How much is your present pay?"),
        asking("Where do you live?"),
        asking("What is your gender?"),
    ),
    "banned-word": (
        asking("How much would you like to be perfect?"),
        replace(SOUND, title="Which job were you born for?"),
        _describing(description="You’re good with people."),
        _describing(skills=("accurate notes",)),
        _describing(first_steps=("You should look around.",)),
        _describing(ask=("Which job is perfect for me?",)),
        _describing(look_for=LookFor(("perfect job",))),
        _describing(look_for=LookFor((), ("accurate notes",))),
        asking(about="You are born to lead."),
        asking("Which way?", "You are born to lead", "Two", "Three", "Four", "Five"),
        with_pole("You’re good at it"),
        _describing(brief="Does the perfect work"),
        replace(SOUND, shorts=(*SOUND.shorts, Short("dimensions/cables", "Perfect"))),
        replace(SOUND, short="The best job for you"),
        _showing(Topic("hours", "Hours", "number", first=1, label="Your perfect hours")),
    ),
    "base-spread": (claiming("coral", **dict.fromkeys(_AMBER, (50, 2))),),
    "demographic-word": (
        asking("How much would you like to help immigrants?"),
        asking(about="You help immigrants."),
        _noted("Common among older workers."),
        replace(SOUND, shorts=(Short("questions/more-cables", "Helping immigrants"), *SOUND.shorts[1:])),
    ),
    "double-barrelled": (
        asking("How much would you like to phone and write?"),
        asking("How much would you like to phone or write?"),
        asking("How much would you like phone/mail work?"),
        replace(SOUND, shorts=(Short("questions/more-cables", "Phoning and writing"), *SOUND.shorts[1:])),
    ),
    "family-empty": (
        replace(SOUND, quiz=replace(SOUND.quiz, families=(*SOUND.quiz.families, Family("none", "Nobody")))),
    ),
    "far-from-target": (choosing(near=(40, 40), far=(60, 60)),),
    "few-claims": (_of_ten_dimensions(6),),
    "few-dimensions": (stones(claims={**CLAIMS, "amber": {d: _AMBER[d] for d in list(_AMBER)[:5]}}),),
    "flat-for-role": (choosing(near=(40, 40), far=(60, 60)),),
    "gap": (replace(SOUND, gaps=(Gap("roles/amber/description", "what people do all day", 41),)),),
    "gendered": (
        asking("How much would you like to repair what he broke?"),
        asking(about="You repair what he broke."),
        asking("Which way?", "Salesman", "Two", "Three", "Four", "Five"),
    ),
    "heavy-question": (stones(claims={**CLAIMS, "amber": {"cables": (100, 3), "callers": (100, 1)}}),),
    "job-title": (
        asking("How much would you like to be a technician?"),
        asking(about="It is what a technician does."),
        asking("How much would you like to work as an amber?"),
        asking("Which way?", "A developer", "Two", "Three", "Four", "Five"),
    ),
    "leading": (
        asking("How much would you like the exciting work of a lab?"),
        asking("Don’t you like people?"),
        asking(about="It is exciting."),
    ),
    "long": (
        asking("How much would you like " + "to do it " * 6 + "?"),
        asking(about="Here. " + "You do it " * 7 + "."),
    ),
    "middling": (claiming("amber", cables=(50, 3)),),
    "negation": (asking("How much would you like not to travel?"), asking("Why don't they travel?")),
    "off-step": (claiming("amber", cables=(60, 2)),),
    "one-source": (_from_one_source(),),
    "option-never-best": (choosing(one=(0, 100), two=(100, 0), three=(100, 100), none=(50, 50)),),
    "own-self": (stones(claims=_NEARLY),),
    "own-self-shift": (stones(claims=_NEARLY),),
    "pair-alike": (stones(claims=_NEARLY), claiming("twin")),
    "question-idle": (
        stones(likert("unweighed")),
        stones(
            likert("shared"),
            likert("shared-too", "shared"),
            claims={r: {**c, "shared": (75, 2)} for r, c in CLAIMS.items()},
        ),
    ),
    "question-moot": (stones(questions=(_DECISIVE, _LIGHT_QUESTION), claims=_ENDS),),
    "markup": (_remarked("markup"),),
    "reachable": (claiming("twin"), stones(claims={**CLAIMS, "ghost": {}})),
    "reverse-balance": (stones(likert("yet-more-cables", "cables"), likert("still-more-cables", "cables")),),
    "short-long": (
        replace(SOUND, short="Which stone is like your day"),
        replace(SOUND, shorts=(*SOUND.shorts, Short("dimensions/cables", "Unplugging"))),
        replace(SOUND, shorts=(Short("questions/more-cables", "cable " * 9), *SOUND.shorts[1:])),
        _describing(brief="Looks after things, " * 4),
        _showing(Topic("hours", "Hours", "number", first=1, label="How many hours of work")),
    ),
    "short-missing": (
        replace(SOUND, short=""),
        _describing(
            brief="", description="Looks after things, and after all that is needed to look after all of them."
        ),
        _describing(brief="", gist="Looks after things, and after all that is needed to look after them too."),
        replace(asking("How much would you like to look after all of the cables?"), shorts=SOUND.shorts[1:]),
        _showing(Topic("hours", "How many hours of work there are", "number", first=1)),
        _showing(Topic("hours", "Hours", "number")),
        replace(SOUND, short="", shorts=(), portraits=_without_briefs()),
    ),
    "source-details": (
        replace(SOUND, sources=(replace(SOUND.sources[0], read=""),)),
        replace(SOUND, sources=(replace(SOUND.sources[0], title=" "),)),
        replace(SOUND, sources=(Source("first", "A list", "A publisher", "", "undated", "2026-11-22", "List"),)),
    ),
    "straight-line": (
        stones(questions=_STRAIGHT, claims={**CLAIMS, "amber": dict.fromkeys(_AMBER, (100, 2))}),
        stones(questions=_STRAIGHT, claims={**CLAIMS, "amber": dict.fromkeys(_AMBER, (0, 2))}),
    ),
    "text-cut": (_remarked("text-cut"),),
    "thin-dimension": (stones(questions=QUESTIONS[1:]),),
    "two-questions": (asking("Do you like phones? How much?"),),
    "unknown-silence": (
        silencing(SOUND, "questions/more-cables", "wordy"),
        silencing(SOUND, "roles/amber", "question-idle"),
    ),
    "unused-silence": (silencing(SOUND, "questions/more-cables", "long"),),
    "weight-total": (stones(claims={**CLAIMS, "amber": _LIGHT}),),
    "win-share": (claiming("coral", **dict.fromkeys(_AMBER, (50, 2))),),
}
