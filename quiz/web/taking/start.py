"""The first page."""

from dataclasses import dataclass

from quiz.web.addresses import Addresses
from quiz.web.parts.role_cards import FamilyView, families
from quiz.web.site import Site


@dataclass(frozen=True, slots=True)
class StartPage:
    """The first page."""

    title: str
    scope: str
    questions: int
    minutes: int
    begin: str
    all_questions: str
    open: str
    families: tuple[FamilyView, ...]


def start_page(site: Site, to: Addresses) -> StartPage:
    """The first page."""
    blank, questions = site.blank(), len(site.quiz.questions)
    return StartPage(
        title=site.edition.title,
        scope=site.edition.scope,
        questions=questions,
        minutes=max(1, round(questions / 5)),
        begin=to.take(blank),
        all_questions=to.take_all(blank),
        open=to.open,
        families=families(site.edition, to),
    )
