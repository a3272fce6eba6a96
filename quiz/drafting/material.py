"""All that the file is written from: what was chosen, what the release says besides, and what roles are called."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quiz.bank import Bank
from quiz.drafting.choice import Choice
from quiz.drafting.described import Described
from quiz.drafting.facts import Quoted, quotations
from quiz.drafting.families import families_of
from quiz.drafting.naming import ids_of, names_of, slug
from quiz.onet import Release, Scale


@dataclass(frozen=True, slots=True)
class Material:
    """What roles, facts and moves are written from; all but the first three by the code of an occupation.

    scales    the release's, by id.
    source    the id under which the file has the release.
    ids       of the roles; `names` are theirs.
    families  the names of their families, whose ids are in `family_ids`.
    quoted    what is quoted about each.
    """

    choice: Choice
    described: Described
    scales: Mapping[str, Scale]
    source: str
    ids: Mapping[str, str]
    names: Mapping[str, str]
    families: Mapping[str, str]
    family_ids: Mapping[str, str]
    quoted: Mapping[str, Sequence[Quoted]]


def gather(choice: Choice, said: Described, release: Release, bank: Bank) -> Material:
    """All of it. Raises ReleaseError where the release cannot be read."""
    names = names_of(choice.occupations, (each.title for each in release.occupations.values()))
    families = families_of(choice, release, bank)
    return Material(
        choice=choice,
        described=said,
        scales=release.scales,
        source=f"onet-{slug(release.number)}" if release.number else "onet",
        ids=ids_of(names),
        names=names,
        families=families,
        family_ids=ids_of({name: name for name in families.values()}),
        quoted={each.code: quotations(each, said) for each in choice.occupations},
    )
