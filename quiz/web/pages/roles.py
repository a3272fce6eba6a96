"""The pages that can be read without taking the quiz: the start, the roles, how the number is made, privacy, errors."""

from dataclasses import dataclass

from quiz.content import AUTHORED, Certificate, Edition, Portrait, Quiz, Role, Source, Target
from quiz.scoring import CHANCE_SHEETS
from quiz.web.addresses import Addresses
from quiz.web.pages import Link
from quiz.web.rounding import half_up
from quiz.web.settings import Settings
from quiz.web.site import Site
from quiz.web.wording import target_in_words

WEIGHT_WORDS = {1: "helpful", 2: "important", 3: "central"}


@dataclass(frozen=True, slots=True)
class RoleCard:
    """A role in a list."""

    name: str
    address: str
    description: str


@dataclass(frozen=True, slots=True)
class FamilyView:
    """A family with its roles."""

    name: str
    roles: tuple[RoleCard, ...]


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
    sent: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class RolesPage:
    """All roles by family."""

    title: str
    families: tuple[FamilyView, ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """What a role holds of one dimension, and who says so."""

    dimension: str
    words: str
    weight: str
    position: int
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class CertificateView:
    """A certificate as a source names it."""

    name: str
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class RolePage:
    """One role."""

    title: str
    family: str
    portrait: Portrait
    certificates: tuple[CertificateView, ...]
    claims: tuple[ClaimView, ...]
    sources: tuple[Source, ...]
    roles: str


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
    """What happened, that nothing was lost, and what to do."""

    title: str
    what: str
    fix: str
    links: tuple[Link, ...]


def start_page(site: Site, to: Addresses, sent: str = "", error: str = "") -> StartPage:
    """The first page; `sent` and `error` where a code or link could not be opened."""
    blank, questions = site.blank(), len(site.quiz.questions)
    return StartPage(
        title=site.edition.title,
        scope=site.edition.scope,
        questions=questions,
        minutes=max(1, round(questions / 5)),
        begin=to.take(blank),
        all_questions=to.take_all(blank),
        open=to.open,
        families=_families(site.edition, to),
        sent=sent,
        error=error,
    )


def roles_page(site: Site, to: Addresses) -> RolesPage:
    """All roles by family."""
    return RolesPage("The roles", _families(site.edition, to))


def _families(edition: Edition, to: Addresses) -> tuple[FamilyView, ...]:
    return tuple(
        FamilyView(
            family.name, tuple(_card(edition, role, to) for role in edition.quiz.roles if role.family == family.id)
        )
        for family in edition.quiz.families
    )


def _card(edition: Edition, role: Role, to: Addresses) -> RoleCard:
    return RoleCard(role.name, to.role(role.id), edition.portrait(role.id).description)


def role_page(site: Site, to: Addresses, id: str) -> RolePage:
    """One role of today's quiz. Raises KeyError."""
    edition, role = site.edition, site.quiz.role(id)
    portrait = edition.portrait(id)
    cited = {target.source for target in role.profile} | {each.source for each in portrait.certificates}
    return RolePage(
        title=role.name,
        family=edition.quiz.family(role.family).name,
        portrait=portrait,
        certificates=tuple(_certificate(edition, each) for each in portrait.certificates),
        claims=tuple(_claim(edition, target) for target in sorted(role.profile, key=lambda target: -target.weight)),
        sources=tuple(source for source in edition.sources if source.id in cited),
        roles=to.role(),
    )


def _claim(edition: Edition, target: Target) -> ClaimView:
    dimension = edition.quiz.dimension(target.dimension)
    return ClaimView(
        dimension.name,
        target_in_words(dimension, target),
        WEIGHT_WORDS[target.weight],
        target.position,
        _title(edition, target.source),
        target.note,
    )


def _certificate(edition: Edition, certificate: Certificate) -> CertificateView:
    return CertificateView(certificate.name, _title(edition, certificate.source), certificate.note)


def _title(edition: Edition, source: str) -> str:
    if source == AUTHORED:
        return "Our own judgement"
    return next(each.title for each in edition.sources if each.id == source)


def method_page(site: Site) -> MethodPage:
    """How the number is made."""
    quiz: Quiz = site.quiz
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
        sources=site.edition.sources,
    )


def privacy_page(settings: Settings) -> PrivacyPage:
    """What happens to the answers."""
    return PrivacyPage("Privacy", settings.operator, settings.contact, settings.organisation)


def accessibility_page(settings: Settings) -> AccessibilityPage:
    """What works for whom."""
    return AccessibilityPage("Accessibility", settings.contact)
