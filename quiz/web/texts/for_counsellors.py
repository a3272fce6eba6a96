"""What someone who uses the quiz with a class has to know: a lesson, what the figures mean, and privacy."""

from dataclasses import dataclass

from quiz.cohort import FEWEST
from quiz.web.addresses import Addresses
from quiz.web.parts import Link
from quiz.web.site import Site

_ADMISSIONS = {
    "open": "It takes a minute: a name, whom to ask, and a day on which all is deleted.",
    "passphrase": "It takes a minute, and the passphrase that whoever runs this quiz has.",
    "closed": "Here nobody can make one. Ask whoever runs this quiz.",
}


@dataclass(frozen=True, slots=True)
class StepView:
    """A part of the lesson: from which minute to which, what the counsellor does, and what the class does."""

    minutes: str
    yours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class SeenView:
    """What one of those concerned sees of a result that was sent."""

    who: str
    what: str


@dataclass(frozen=True, slots=True)
class CounsellorsPage:
    """The quiz for a class.

    make      leads to a new group; None where nobody can make one, and `admission` says so.
    fewest    a cell under which a room is not told its number.
    """

    title: str
    questions: int
    roles: int
    make: Link | None
    admission: str
    lesson: tuple[StepView, ...]
    fewest: int
    privacy: tuple[SeenView, ...]


def counsellors_page(site: Site, to: Addresses) -> CounsellorsPage:
    """The quiz for a class."""
    mode, quiz = site.settings.groups, site.quiz
    return CounsellorsPage(
        title="For counsellors and teachers",
        questions=len(quiz.questions),
        roles=len(quiz.roles),
        make=None if mode == "closed" else Link("Make a group", to.group_new),
        admission=_ADMISSIONS[mode],
        lesson=_LESSON,
        fewest=FEWEST,
        privacy=_PRIVACY,
    )


_LESSON = (
    StepView(
        "0–3",
        "Project the class page. Say who will see a result, and that nobody has to send one.",
        "Scan the code, or type it.",
    ),
    StepView("3–9", "Be quiet. Help with words only.", "Take the quiz, alone."),
    StepView(
        "9–13",
        "Ask: which reason surprises you?",
        "Read their own result: why, why not, and how sure. Press Send, or don’t.",
    ),
    StepView(
        "13–18",
        "Press Show, and project that alone: the other pages have names. Ask what it tells, and what it can’t.",
        "Look at the families, not at each other.",
    ),
    StepView(
        "18–24",
        "Print has the questions that split the class most. Ask two who chose differently what each had in mind.",
        "Tell what they were thinking of. No answer is the better one.",
    ),
    StepView(
        "24–28",
        "Go round. Who is close between two roles? Let those compare the two.",
        "Read the role’s page: the next step, and what to ask. Write down one question.",
    ),
    StepView(
        "28–30",
        "Say again: this compares answers, and measures nobody. Press Lock.",
        "Keep the link to their result, or let it go.",
    ),
)

_PRIVACY = (
    SeenView(
        "The person",
        "Their own answers and result, at any time. With the receipt they delete or replace what they sent.",
    ),
    SeenView("Classmates", "Families and totals, when you press Show. No names, no small numbers."),
    SeenView("You, and whom you give a results link", "Every answer and result that was sent, with nickname and time."),
    SeenView("You, with the manage link", "The same, and you export, delete, and revoke links."),
    SeenView("Whoever runs this quiz", "The database: all that was sent."),
    SeenView("Anyone else", "Nothing, unless a link is passed on."),
)
