"""What comes after a result: what to practise, to try and to ask, the path from the leading role, and its pay."""

from collections.abc import Iterable
from dataclasses import dataclass

from quiz.edition import Edition
from quiz.explanation import Account, Versus
from quiz.paths import Move, distance, entries, is_only_way, nearest_first, way
from quiz.scoring import Ranking
from quiz.web.addresses import Addresses
from quiz.web.site import Sheet, Site
from quiz.words.facts import in_words, of_fact, of_whom
from quiz.words.grammar import listed

MOST_TOLD_WHOLE = 2  # of level roles: the steps of three, each with its path, would fill a third sheet of paper


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list; a fact has in small print whom it is about and who says so."""

    words: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to do or to know: a paragraph, a list, or both."""

    heading: str
    words: str
    lines: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class StepView:
    """A role on the path, and the condition for going there."""

    role: str
    when: str


@dataclass(frozen=True, slots=True)
class PathView:
    """The way to a leading role, and on from there.

    way       from an entry role to the leading role, which is the last; empty where it is an entry role itself.
    chosen    why the way is this one, where there are others.
    onward    what is said above the branches.
    branches  what the role grows into.
    aside     sideways moves, in a sentence.
    """

    way: tuple[StepView, ...]
    chosen: str
    onward: str
    branches: tuple[StepView, ...]
    aside: str

    @property
    def brief(self) -> Part:
        """The same without conditions: "A, then B. From here: C, D."."""
        way = ", then ".join(f"{step.role}" for step in self.way)
        branches = ", ".join(f"{step.role}" for step in self.branches)
        told = (way and f"{way}.", self.onward, branches and f"{branches}.")
        return Part("The path from here", " ".join(filter(None, told)))


@dataclass(frozen=True, slots=True)
class NextSteps:
    """What to do next on the way to one role.

    is_brief  whether its parts stand in paragraphs, and without headings.
    path      None where that of another role stands for it, and in a quiz without moves.
    pay       None in a quiz that says nothing of pay.
    """

    role: str
    address: str
    is_brief: bool
    parts: tuple[Part, ...]
    path: PathView | None
    pay: Part | None


def next_steps(
    site: Site, to: Addresses, sheet: Sheet, ranking: Ranking, accounts: Iterable[Account]
) -> tuple[NextSteps, ...]:
    """What comes next for each leading role, as told today; nothing of a role that is gone since."""
    edition = site.edition_of(sheet.quiz)
    today = {portrait.role for portrait in edition.portraits}
    leading = [account.match.role.id for account in accounts if account.match.role.id in today]
    is_brief = len(leading) > MOST_TOLD_WHOLE
    followed = leading[:1] if is_brief else leading
    followed = followed if edition.has_moves else []
    paths = {role: path_view(edition, sheet, ranking, role) for role in followed}
    return tuple(
        NextSteps(
            role=edition.quiz.role(role).name,
            address=to.role(role),
            is_brief=is_brief,
            parts=_parts(edition, role, questions=1 if is_brief else None),
            path=paths.get(role),
            pay=_pay(edition, role),
        )
        for role in leading
    )


def _parts(edition: Edition, role: str, questions: int | None) -> tuple[Part, ...]:
    """What to do for one role; of the questions to ask only the first few, if so many are given."""
    portrait = edition.portrait(role)
    asked = tuple(Entry(question) for question in portrait.ask[:questions])
    return (
        Part("Skills to practise", ", ".join(map(format, portrait.skills))),
        Part("To try this week", portrait.first_steps[0]),
        *([Part("To ask a counsellor", "", asked)] if asked else []),
        *_beginnings(edition, role),
        *_certificates(edition, role),
    )


def _beginnings(edition: Edition, role: str) -> tuple[Part, ...]:
    """What sources say of the way in. Facts of one source and scope share a line, which ends with both."""
    found: dict[tuple[str, str], list[str]] = {}
    for topic, fact in edition.known(role):
        if topic.result == "next":
            words = f"{topic.name}: {in_words(topic, fact.value)} ({fact.at})."
            found.setdefault((fact.source, fact.scope), []).append(words)
    lines = tuple(Entry(" ".join(words), f"{of_whom(edition, *key)}.") for key, words in found.items())
    return (Part("What sources say of the way in", "", lines),) if lines else ()


def closing(edition: Edition, versus: Versus) -> tuple[Entry, ...]:
    """What sources say of when to choose the role in front, and when the one behind it, as of today."""
    return tuple(
        Entry(
            f"The source says of {_name(edition, role)}: {in_words(topic, fact.value)}.", f"{of_fact(edition, fact)}."
        )
        for role in (versus.role.role.id, versus.rival.role.id)
        for topic, fact in edition.known(role)
        if topic.result == "closing"
    )


def _certificates(edition: Edition, role: str) -> tuple[Part, ...]:
    """The certificates that sources name, with a word where they name none; nothing in a quiz without that topic."""
    if not edition.has_kind("certificates"):
        return ()
    named = tuple(
        Entry(in_words(topic, fact.value), f"as named in the source: {of_fact(edition, fact)}.")
        for topic, fact in edition.known(role)
        if topic.kind == "certificates"
    )
    words = (
        "We have not checked that any of these can still be taken, and recommend none."
        if named
        else "No data: none of our sources names a certificate for this role."
    )
    return (Part("First certificate", words, named),)


def _pay(edition: Edition, role: str) -> Part | None:
    """The ranges that belong to the short picture of a role; nothing in a quiz without such a topic."""
    topics = {topic.id for topic in edition.topics if topic.kind == "money" and topic.pictured}
    if not topics:
        return None
    ranges = tuple(
        Entry(f"{topic.name}: {in_words(topic, fact.value)}", of_fact(edition, fact))
        for topic, fact in edition.known(role)
        if topic.id in topics
    )
    words = "" if ranges else "No data: none of our sources tells what this role pays."
    return Part("Pay, which plays no part in the match", words, ranges)


def path_view(edition: Edition, sheet: Sheet, ranking: Ranking, role: str) -> PathView:
    """The path of one leading role of today's quiz."""
    portrait, upward = edition.portrait(role), edition.upward
    start = _start(entries(upward, role), ranking)
    steps = way(upward, start, role)
    answers = {dimension: sheet.result.placed(dimension) for move in portrait.grows_into for dimension in move.toward}
    branches = nearest_first(portrait.grows_into, answers)
    is_sorted = len(branches) > 1 and any(distance(move, answers) is not None for move in branches)
    return PathView(
        way=(StepView(_name(edition, start), "A role to start in."), *_views(edition, steps)) if steps else (),
        chosen="" if is_only_way(upward, steps) else _chosen(edition, ranking, entries(upward, role), start),
        onward=_onward(edition.quiz.role(role).name, bool(steps), len(branches), is_sorted),
        branches=_views(edition, branches),
        aside=_aside(edition, portrait.moves_to),
    )


def _start(starts: tuple[str, ...], ranking: Ranking) -> str:
    """The entry role that stands highest in this ranking; of roles that are not in it, the nearest."""
    order = _order(ranking)
    return min(starts, key=lambda role: order.index(role) if role in order else len(order))


def _order(ranking: Ranking) -> list[str]:
    return [match.role.id for match in ranking.matches]


def _chosen(edition: Edition, ranking: Ranking, starts: tuple[str, ...], start: str) -> str:
    """That there are other ways, and why the start is this one."""
    others = "Other ways lead there, too."
    if len(starts) == 1 or start not in _order(ranking):
        return others
    return f"{others} Of the roles they start in, {_name(edition, start)} stands highest in your ranking."


def _onward(role: str, is_senior: bool, branches: int, is_sorted: bool) -> str:
    place = "" if is_senior else f"{role} is a role to start in. "
    if not branches:
        return f"{place}We know of no step up from here."
    if is_sorted:
        return f"{place}From here, nearest to your answers first. This order plays no part in the match:"
    return f"{place}From here:"


def _aside(edition: Edition, moves: tuple[Move, ...]) -> str:
    return f"Sideways: {listed([_name(edition, move.to) for move in moves], 'or')}." if moves else ""


def _views(edition: Edition, moves: Iterable[Move]) -> tuple[StepView, ...]:
    return tuple(StepView(_name(edition, move.to), move.when) for move in moves)


def _name(edition: Edition, role: str) -> str:
    return edition.quiz.role(role).name
