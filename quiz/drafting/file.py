"""The text of the file that is drafted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from quiz.bank import Bank
from quiz.bank.printing import dimension_of, questions_of
from quiz.drafting.choice import Choice
from quiz.drafting.choosing import choose
from quiz.drafting.described import described
from quiz.drafting.facts import sections_of
from quiz.drafting.head import head
from quiz.drafting.material import Material, gather
from quiz.drafting.naming import COUNTS, id_of_all, slug
from quiz.drafting.refusing import refuse_codes
from quiz.drafting.roles import role_of
from quiz.onet import Release
from quiz.onet.names import ADDRESS
from quiz.writing import Apart, Flow, Part, written

ORIGIN: Final = (
    "Where a job stands comes from figures that O*NET publishes for whole occupations. Each is stretched over these "
    "jobs: the lowest becomes 0, the highest 100, the rest the nearest of 0, 25, 50, 75 and 100. A program chose "
    "preferences on which these jobs differ, and questions that tell them apart. A job weighs most what puts it at an "
    "end, and least what leaves it in the middle. Some weights were changed by one, so that no job comes first too "
    "easily."
)
LIMITS: Final = (
    "The figures are averages over whole occupations in the United States. A job near you may be otherwise.",
    "Each figure is stretched over these jobs alone. Two that stand far apart here may be close among all jobs.",
    "A program chose what is asked, and how much it weighs, by a rule. People might choose otherwise.",
    "Nobody has yet followed people who took this quiz to see how they fared.",
)
PUBLISHER: Final = (
    "U.S. Department of Labor, Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 license, "
    "and modified; USDOL/ETA has not approved, endorsed, or tested this. O*NET® is a trademark of USDOL/ETA."
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What whoever imports has a say in.

    title  empty for one of ours.
    day    to note as that of reading.
    ask    ids of the dimensions to choose from; none for all of the bank.
    """

    title: str
    day: date
    ask: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of a quiz file, and the choice of which it was made."""

    choice: Choice
    text: str


def draft(release: Release, bank: Bank, codes: Sequence[str], wish: Wish) -> Draft:
    """A quiz of these occupations, the same for the same input. Raises ReleaseError, BankError and ChoiceError.

    All that is needed of the release is read before anything is chosen, which takes longer.
    """
    refuse_codes(codes)
    bank = bank.only(wish.ask) if wish.ask else bank
    said = described(release, codes)
    choice = choose(release, bank, codes)
    return Draft(choice, _text(gather(choice, said, release, bank), release, bank, wish))


def _text(material: Material, release: Release, bank: Bank, wish: Wish) -> str:
    choice = material.choice
    file: dict[str, Part] = {
        **_top(material, wish.title),
        "made_from": material.source,
        "families": [Flow({"id": id, "name": name}) for name, id in material.family_ids.items()],
        "dimensions": [dimension_of(each.banked, (each.low, each.high)) for each in choice.dimensions],
        **questions_of(bank, choice.asked),
        **sections_of([each for quoted in material.quoted.values() for each in quoted]),
        "roles": Apart([role_of(each, material) for each in choice.occupations]),
        "origin": ORIGIN,
        "limits": list(LIMITS),
        "sources": [_source(release, material.source, wish.day)],
    }
    return f"{head(choice, release, wish.ask)}\n\n{written(file)}\n"


def _top(material: Material, title: str) -> dict[str, Part]:
    count = COUNTS[len(material.ids)]
    apart = "This quiz cannot tell whether another job would fit better."
    return {
        "id": slug(title) or id_of_all([*material.names.values()]),
        "language": "en",
        "title": title or f"Which of these {count} jobs fits you?",
        "short": f"Quiz of {count} jobs",
        "scope": f"{count.capitalize()} jobs, by figures from the United States. {apart}",
    }


def _source(release: Release, id: str, day: date) -> dict[str, Part]:
    name = f"O*NET {release.number}".strip()
    dated = release.dated or "undated"
    return {
        "id": id,
        "title": f"{name} database",
        "short": name,
        "cite": f"{name}, {dated}, US Department of Labor, CC BY 4.0, modified",
        "publisher": PUBLISHER,
        "address": ADDRESS,
        "dated": dated,
        "read": day.isoformat(),
    }
