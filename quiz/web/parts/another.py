"""What is said of a result that is not to today's quiz as it is served."""

from dataclasses import dataclass

from quiz.web.addresses import Addresses
from quiz.web.parts import Link
from quiz.web.site import UNTITLED, Served, Sheet, Site
from quiz.words.times import day

NEWER = "A newer version of this quiz exists. This result stays as it was."
OTHER = "This result is to another version of this quiz than today’s. It stays as it was."


@dataclass(frozen=True, slots=True)
class Another:
    """Which quiz a result is to, in a sentence or two, and the way to today's."""

    words: str
    way: Link


def another(site: Site, to: Addresses, sheet: Sheet) -> Another | None:
    """What to say of a sheet’s quiz; nothing where it is today’s, and in a group, which keeps its own."""
    version = sheet.quiz.version
    if to.join or version == site.quiz.version:
        return None
    if site.newer_than(version):
        return Another(NEWER, Link("See the new one", to.start))
    today = Link("See today’s quiz", to.start)
    if sheet.quiz.id == site.quiz.id:
        return Another(OTHER, today)
    return Another(_of_another_quiz(site.served(version), site.settings.timezone), today)


def _of_another_quiz(served: Served, zone: str) -> str:
    title = served.imprint.title
    named = "an earlier quiz" if title == UNTITLED else f"another quiz, “{title}”"
    return f"This result is to {named}, first served here on {day(served.since, zone)}. It stays as it was."
