"""What everyone is told before they begin: how long it takes, who sees what, and until when."""

from quiz.content import Quiz
from quiz.store import Group
from quiz.words.grammar import counted, listed
from quiz.words.times import day


def length(quiz: Quiz) -> str:
    """How many questions there are, and about how long they take."""
    questions = len(quiz.questions)
    return f"{counted(questions, 'short question')}, about {counted(max(1, round(questions / 5)), 'minute')}"


def notice(group: Group) -> tuple[str, ...]:
    """What becomes of the answers."""
    first = "You see your result first. Nothing is sent until you press Send, and you need not."
    return first, *sees(group, "If you send it, ")


def sees(group: Group, start: str = "") -> tuple[str, ...]:
    """Who sees what of a result that is sent, and until when."""
    seen = listed(["your answers", "your result", *["your nickname"] * group.nicknames, "the time you sent it"])
    others = f"{group.contact}, {group.organisation}, and people they give the results link to"
    return (
        f"{start}{others} will see {seen}.",
        "Classmates see totals only.",
        f"All of it is deleted by {day(group.deletes, group.zone)}, and sooner by your receipt.",
    )
