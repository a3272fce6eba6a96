"""The start, how the number is made, privacy, accessibility, and what is told when something cannot be done."""

from dataclasses import dataclass

from quiz.content import AUTHORED
from quiz.facts import Source
from quiz.scoring import CHANCE_SHEETS
from quiz.web.addresses import Addresses
from quiz.web.pages import Link
from quiz.web.pages.roles import FamilyView, families
from quiz.web.rounding import half_up
from quiz.web.settings import Settings
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


@dataclass(frozen=True, slots=True)
class MethodPage:
    """How the number is made, with this quiz's own figures."""

    title: str
    version: str
    questions: int
    dimensions: tuple[str, ...]
    roles: int
    most_stars: int
    chance: int
    chance_sheets: str
    claims: int
    authored: int
    origin: str
    limits: tuple[str, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class PrivacyPage:
    """What happens to the answers, and who runs the quiz."""

    title: str
    operator: str
    contact: str
    organisation: str


@dataclass(frozen=True, slots=True)
class AccessibilityPage:
    """What works for whom."""

    title: str
    contact: str


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """What happened, that nothing was lost, and what to do.

    open  where another code or link can be sent, if that is what went wrong; `sent` is what was typed.
    """

    title: str
    what: str
    fix: str
    links: tuple[Link, ...]
    open: str = ""
    sent: str = ""


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


def method_page(site: Site) -> MethodPage:
    """How the number is made."""
    quiz = site.quiz
    claims = [target for role in quiz.roles for target in role.profile]
    return MethodPage(
        title="How the match is made",
        version=quiz.version[:12],
        questions=len(quiz.questions),
        dimensions=tuple(dimension.name for dimension in quiz.dimensions),
        roles=len(quiz.roles),
        most_stars=quiz.most_stars,
        chance=half_up(site.chance(quiz.version)),
        chance_sheets=f"{CHANCE_SHEETS:,}",
        claims=len(claims),
        authored=sum(target.source == AUTHORED for target in claims),
        origin=site.edition.origin,
        limits=site.edition.limits,
        sources=site.edition.sources,
    )


def privacy_page(settings: Settings) -> PrivacyPage:
    """What happens to the answers."""
    return PrivacyPage("Privacy", settings.operator, settings.contact, settings.organisation)


def accessibility_page(settings: Settings) -> AccessibilityPage:
    """What works for whom."""
    return AccessibilityPage("Accessibility", settings.contact)
