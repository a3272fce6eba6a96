"""One role at a glance: what to know of it first, what it asks for, where it leads."""

from collections.abc import Iterable
from dataclasses import dataclass

from quiz.content import Role, Target
from quiz.edition import Edition
from quiz.facts import Comparison, Fact, ResultPart, Topic
from quiz.paths import Move
from quiz.web.parts.footnotes import Footnotes, remark
from quiz.web.roles.pay import Pay, pays
from quiz.words.facts import entries, in_words

MOST_CLAIMS = 2  # that are shown of one topic, and
MOST_ENTRIES = 4  # of a list; all stand on the page of all facts
CENTRAL, IMPORTANT = 3, 2


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says: the entries of a list, or just one text; `note` is the number of its footnote."""

    entries: tuple[str, ...]
    note: int


@dataclass(frozen=True, slots=True)
class First:
    """One thing to know first.

    more    how much is left out of it; all stands among all facts.
    remark  what must be said beside it.
    pays    the pictures of what is money, each with the number of its footnote.
    """

    topic: Topic
    name: str
    claims: tuple[Claim, ...]
    more: int
    remark: str
    pays: tuple[tuple[Pay, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What a role asks for on a dimension, between the two ends; `leans` is the end it is nearer to, if any."""

    name: str
    low: str
    high: str
    at: int

    @property
    def leans(self) -> str:
        """The end, “low” or “high”; empty in the middle."""
        return "" if self.at == 50 else "low" if self.at < 50 else "high"


def first(edition: Edition, role: str, notes: Footnotes) -> tuple[First, ...]:
    """What to know of a role first."""
    return tuple(_first(edition, role, each, notes) for each in edition.first(role))


def _first(edition: Edition, role: str, known: Comparison, notes: Footnotes) -> First:
    topic, (facts,) = known.topic, known.facts
    everything = edition.known(role)
    drawn = [(pay, notes.index(pay.fact)) for pay in pays(topic, facts, everything)]
    if drawn:
        others = [_claim(*each, notes, name=each[0].name) for each in everything if _is_other_pay(each, drawn)]
        return First(topic, _section(edition, topic), tuple(others), 0, remark(topic), tuple(drawn))
    shown, rest = _once(facts)[:MOST_CLAIMS], _once(facts)[MOST_CLAIMS:]
    more = len(rest) + sum(len(entries(topic, fact.value)[MOST_ENTRIES:]) for fact in shown)
    return First(topic, topic.plain, tuple(_claim(topic, fact, notes) for fact in shown), more, remark(topic))


def _section(edition: Edition, topic: Topic) -> str:
    return next(section.name for section in edition.sections if topic in section.topics)


def _once(facts: Iterable[Fact]) -> list[Fact]:
    return list({fact.value: fact for fact in reversed([*facts])}.values())[::-1]


def _is_other_pay(known: tuple[Topic, Fact], drawn: list[tuple[Pay, int]]) -> bool:
    """Whether a figure of money belongs to the short picture of a role, and is none of those that are drawn."""
    topic, fact = known
    about = {(pay.fact.source, pay.fact.scope) for pay, _ in drawn}
    return topic.kind == "money" and topic.pictured and (fact.source, fact.scope) not in about


def _claim(topic: Topic, fact: Fact, notes: Footnotes, name: str = "") -> Claim:
    shown = entries(topic, fact.value)[:MOST_ENTRIES]
    return Claim((f"{name}: {in_words(topic, fact.value)}",) if name else shown, notes.index(fact))


def asked(edition: Edition, role: Role) -> tuple[tuple[Asked, ...], tuple[Asked, ...]]:
    """What a role asks for: what is central to it, then what is important; all of it where it names neither."""
    weights = {target.weight for target in role.profile}
    if not weights & {CENTRAL, IMPORTANT}:
        return (), tuple(_asked(edition, target) for target in role.profile)
    central = (target for target in role.profile if target.weight == CENTRAL)
    important = (target for target in role.profile if target.weight == IMPORTANT)
    return tuple(_asked(edition, each) for each in central), tuple(_asked(edition, each) for each in important)


def _asked(edition: Edition, target: Target) -> Asked:
    dimension = edition.quiz.dimension(target.dimension)
    return Asked(dimension.name, dimension.low, dimension.high, target.position)


def closing(edition: Edition, role: str, notes: Footnotes) -> tuple[tuple[Topic, Claim], ...]:
    """What sources say of when to choose a role."""
    return tuple((topic, _claim(topic, fact, notes)) for topic, fact in _known(edition, role, "closing"))


def further(edition: Edition, role: str, notes: Footnotes) -> tuple[tuple[Topic, Claim, str], ...]:
    """What sources say for who looks further, such as of a day in a role; each with what must be said beside it."""
    return tuple((topic, _claim(topic, fact, notes), fact.note) for topic, fact in _known(edition, role, "further"))


def _known(edition: Edition, role: str, part: ResultPart) -> list[tuple[Topic, Fact]]:
    return [(topic, fact) for topic, fact in edition.known(role) if topic.result == part]


def leading_to(moves: Iterable[Move], role: str) -> list[str]:
    """The roles from which moves lead to this one."""
    return [move.role for move in moves if move.to == role]


def beside(edition: Edition, role: Role) -> tuple[Role, ...]:
    """The roles that a role is compared with: the others of its family, and those where it leads."""
    portrait = edition.portrait(role.id)
    family = [each.id for each in edition.quiz.roles if each.family == role.family]
    ahead = [move.to for move in (*portrait.grows_into, *portrait.moves_to)]
    return tuple(edition.quiz.role(id) for id in dict.fromkeys((*family, *ahead)) if id != role.id)
