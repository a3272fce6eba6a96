"""The start, how the number is made, privacy, accessibility, and what is told when something cannot be done."""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from operator import itemgetter

from quiz.content import Dimension, Quiz
from quiz.facts import Source
from quiz.reach import COMPLETE_SHEETS, SHEETS
from quiz.settings import Settings
from quiz.web.isolates import typed
from quiz.web.site import Site
from quiz.words.grammar import listed
from quiz.words.numbers import half_up
from quiz.words.roles import WEIGHT_WORDS, targets_in_words


@dataclass(frozen=True, slots=True)
class ExampleView:
    """What one role makes of each answer to one question; `agreements` in words: "“Not at all” 0, “A little” 25"."""

    question: str
    role: str
    asks: str
    weight: str
    agreements: str


@dataclass(frozen=True, slots=True)
class MethodPage:
    """How the number is made, with this quiz's own figures.

    poles    of one dimension.
    broad    how many questions ask about several dimensions at once.
    beside   the names of what is told of roles and never scored, in words; empty where there is nothing.
    one_way  the dimensions whose questions on a scale all run the same way.
    example  None where no ordered question is weighed by any role.
    """

    title: str
    version: str
    questions: int
    broad: int
    poles: Dimension
    dimensions: tuple[str, ...]
    beside: str
    one_way: tuple[str, ...]
    example: ExampleView | None
    roles: int
    most_stars: int
    sheets: str
    fewer_sheets: str
    claims: int
    figures: int
    readings: int
    judgements: int
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


def method_page(site: Site) -> MethodPage:
    """How the number is made."""
    quiz = site.quiz
    bases = Counter(target.basis for role in quiz.roles for target in role.profile)
    return MethodPage(
        title="How the match is made",
        version=quiz.version[:12],
        questions=len(quiz.questions),
        broad=sum(len(question.dimensions) > 1 for question in quiz.questions),
        poles=quiz.dimensions[0],
        dimensions=tuple(dimension.name for dimension in quiz.dimensions),
        beside=listed([f"“{section.name}”" for section in site.edition.sections]),
        one_way=tuple(dimension.name for dimension in quiz.one_way),
        example=_example(quiz),
        roles=len(quiz.roles),
        most_stars=quiz.most_stars,
        sheets=f"{COMPLETE_SHEETS:,}",
        fewer_sheets=f"{SHEETS:,}",
        claims=bases.total(),
        figures=bases["figure"],
        readings=bases["reading"],
        judgements=bases["judgement"],
        origin=site.edition.origin,
        limits=site.edition.limits,
        sources=site.edition.sources,
    )


def _example(quiz: Quiz) -> ExampleView | None:
    """The first role and ordered question, in order, of which the one weighs the other most."""
    pairs = [
        (table.weights[q], role, question, table.agreements[q], table.scale)
        for role, table in zip(quiz.roles, quiz.tables, strict=True)
        for q, question in enumerate(quiz.questions)
        if question.ordered and table.weights[q]
    ]
    if not pairs:
        return None
    weight, role, question, agreements, scale = max(pairs, key=itemgetter(0))
    row = zip(question.options, agreements, strict=True)
    return ExampleView(
        question=question.text,
        role=role.name,
        asks=targets_in_words(quiz, role.targets(question)),
        weight=f"{WEIGHT_WORDS[weight]} ({weight})",
        agreements=listed([f"“{option.label}” {half_up(Fraction(agreement, scale))}" for option, agreement in row]),
    )


def privacy_page(settings: Settings) -> PrivacyPage:
    """What happens to the answers."""
    return PrivacyPage("Privacy", *map(typed, (settings.operator, settings.contact, settings.organisation)))


def accessibility_page(settings: Settings) -> AccessibilityPage:
    """What works for whom."""
    return AccessibilityPage("Accessibility", typed(settings.contact))
