"""Who answers for a result, and by which version of which quiz it came about: for whoever reviews it, years later."""

from quiz.settings import Settings
from quiz.web.isolates import typed
from quiz.web.site import Served
from quiz.words.times import day

SHOWN = 12  # characters of a version's hash, as /method shows them


def origin(settings: Settings, served: Served) -> str:
    """The quiz with its version and the day it was first served here; who runs it and how to reach them, if they say.

    No day of today: pages are remembered, and shown again on other days.
    """
    quiz = f"“{served.imprint.title}”, version {served.quiz.version[:SHOWN]}"
    since = f"served here since {day(served.since, settings.timezone)}"
    runs = ", ".join(map(typed, filter(None, (settings.operator, settings.organisation))))
    told = (f"{quiz}, {since}", runs and f"Run by {runs}", settings.contact and f"Contact: {typed(settings.contact)}")
    return ". ".join(filter(None, told)) + "."
