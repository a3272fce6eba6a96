"""Everything of the two origin documents is found on a rendered page, with its place in the source, and undated.

The list itself is in `tests/coverage_list.py`.
"""

import random
import re
from functools import cache

import pytest

from quiz.responses import Responses
from quiz.result import Result
from quiz.scoring import score
from tests import sheets
from tests.coverage_list import (
    APART,
    CONTRADICTIONS,
    ITEMS,
    RIVAL,
    SOURCE,
    SS,
    SSS,
    SST,
    ST,
    Asked,
    Explained,
    Item,
    Said,
)
from tests.examples import shipped_quiz
from tests.pages import Html
from tests.test_facts import edition
from tests.test_unscored import lines_cited

BLOCKS = re.compile(r"<(tr|li|p|dd)\b[^>]*>.*?</\1>", re.DOTALL)
SECTION = re.compile(r"<h3\b.*?(?=<h[1-3]\b|\Z)", re.DOTALL)


@pytest.fixture(scope="module")
def page(client):
    """The HTML of a page of the app, asked once."""

    @cache
    def get(address: str) -> str:
        response = client.get(address)
        assert response.status_code == 200, address
        return str(response.text)

    return get


def words(html: str) -> str:
    """A page as it is read. Commas go, since a list has none where each entry has a line."""
    return " ".join(Html(html).words.replace(",", " ").split())


def holds(said: str, text: str) -> bool:
    """Whether a text stands there as a whole: not “10 %” within “110 %”."""
    wanted = re.escape(" ".join(text.replace(",", " ").split()))
    return re.search(rf"(?<![\w.$–-]){wanted}(?![\w%]|[–-]\d)", said) is not None


def stands_in(html: str, text: str, *beside: str) -> bool:
    """Whether a row, an entry of a list or a paragraph holds a text, and all that must stand beside it."""
    found = (words(block[0]) for block in BLOCKS.finditer(html))
    return any(all(holds(block, each) for each in (text, *beside)) for block in found)


def missing(html: str, role: str, text: str, at: str) -> list[str]:
    """What is missing of a text, its place in the same row, and the footnote that says undated."""
    lacks = [] if stands_in(html, text, at) else [f"{text!r} with {at!r}"]
    return lacks + ([] if f"{SOURCE[role]}, undated" in Html(html).words else [f"{SOURCE[role]!r} undated"])


# Where the places are


def on_role(page, said: Said) -> list[str]:
    """P: with the source in full, on the page of all facts."""
    row = stands_in(page(f"/roles/{said.role}/facts"), said.text, f"{SOURCE[said.role]}, {said.at}; undated")
    return [] if row else [f"P of {said.role}: {said.text!r} with {said.at!r}"]


def on_comparison(page, said: Said) -> list[str]:
    """C: either way round, among all facts of the two."""
    ways = (f"/compare/{said.role}/{RIVAL[said.role]}/facts", f"/compare/{RIVAL[said.role]}/{said.role}/facts")
    return [f"C {way}: {lack}" for way in ways for lack in missing(page(way), said.role, said.text, said.at)]


def on_picture(page, said: Said) -> list[str]:
    """I: in the table that says the same as the picture."""
    address = f"/compare/{said.role}/{RIVAL[said.role]}/picture"
    return [f"I {address}: {lack}" for lack in missing(page(address), said.role, said.text, said.at)]


def on_people(page, said: Said) -> list[str]:
    """people: on the page of who was hired, where the place stands between the name and the figure."""
    address = f"/roles/{said.role}/people"
    *name, figure, unit = said.text.split()
    row = " ".join((*name, said.at, figure, unit))
    return [f"{address}: {lack}" for lack in missing(page(address), said.role, row, said.at)]


def onward(page, role: str, starred: tuple[str, ...] = ()) -> list[str]:
    """The result of someone whom a role fits, and the pages about jobs at most two links from it."""
    found = [page(f"/r/{sheets.code(fitted(role, starred))}")]
    for address in (f"/roles/{role}", f"/roles/{role}/facts"):
        assert address in Html(found[-1]).addresses
        found.append(page(address))
    return found


def in_next_steps(page, said: Said) -> list[str]:
    """N: beside the source, at most two links from the result of someone whom the role fits."""
    row = any(stands_in(html, said.text, said.at, SOURCE[said.role], "undated") for html in onward(page, said.role))
    return [] if row else [f"N of {said.role}: {said.text!r} with {said.at!r}"]


def next_said(page, said: Explained) -> list[str]:
    """N without a source: words at most two links from the result."""
    found = any(holds(words(html), said.text) for html in onward(page, said.role, said.starred))
    return [] if found else [f"N of {said.role}: {said.text!r}"]


PLACES = {"P": on_role, "C": on_comparison, "I": on_picture, "N": in_next_steps}


@cache
def fitted(role: str, starred: tuple[str, ...] = ()) -> Responses:
    """Answers that a role agrees with best, with these questions starred."""
    quiz = shipped_quiz()
    chosen = sheets.fitting([each.id for each in quiz.roles].index(role)).choices
    stars = frozenset(place for place, each in enumerate(quiz.questions) if each.id in starred)
    found = Responses(chosen, stars)
    assert [match.role.id for match in score(quiz, found).first] == [role]
    return found


def explained(page, said: Explained) -> list[str]:
    """X: words of a result, or of the page behind it that `part` names."""
    html = page(f"/r/{sheets.code(fitted(said.role, said.starred))}{said.part}")
    return [] if holds(words(html), said.text) else [f"the result of {said.role}{said.part}: {said.text!r}"]


def asked(claim: Asked) -> list[str]:
    """Q: a question that places the dimension, and a target there whose note cites the line, if one is given."""
    quiz = shipped_quiz()
    question, target = quiz.question(claim.question), quiz.role(claim.role).target(claim.dimension)
    is_asked = claim.dimension in question.dimensions
    is_cited = target is not None and claim.line in {0, *lines_cited(target.note)}
    return (
        [] if is_asked and is_cited else [f"Q {claim.question}: {claim.role} on {claim.dimension}, line {claim.line}"]
    )


def disputed(page, name: str, role: str) -> list[str]:
    """F: the block among all facts of the two, and of the role."""
    pages = (f"/compare/{role}/{RIVAL[role]}/facts", f"/roles/{role}/facts")
    return [f"F {address}: {name!r}" for address in pages if block(page(address), name) is None]


def block(html: str, name: str) -> str | None:
    """The section under a heading, or None where there is none."""
    sections = (found[0] for found in SECTION.finditer(html))
    return next((section for section in sections if words(section).startswith(name.replace(",", ""))), None)


def lacks(page, item: Item) -> list[str]:
    """All that is missing of an item."""
    found = []
    for said in item.said:
        letters = item.places if item.places != "people" else ""
        checks = [on_people] if item.places == "people" else [PLACES[each] for each in letters if each in PLACES]
        found += [lack for check in checks for lack in check(page, said)]
    for claim in item.asked:
        found += asked(claim)
    for each in item.explained:
        found += explained(page, each)
    for each in item.next:
        found += next_said(page, each)
    roles = RIVAL if not item.said else dict.fromkeys(said.role for said in item.said)
    for name in item.conflicts:
        found += [] if any(not disputed(page, name, role) for role in roles) else [f"F: {name!r}"]
    found += [f"{at}: {text!r}" for at, text in item.shown if not holds(words(page(at)), text)]
    return found


# The promises


def test_the_list_holds_all_45_items_and_10_contradictions():
    assert [item.id for item in ITEMS] == [*(f"A{n}" for n in range(1, 26)), *(f"B{n}" for n in range(20))]
    assert len(CONTRADICTIONS) == 10


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_every_place_of_an_item_has_something_to_look_for(item):
    """An entry without texts would be found anywhere."""
    letters = set(item.places) if item.places != "people" else set()

    assert letters <= set("QXPCFNIRS")
    assert bool(item.said) or not letters & set("PCI")
    assert bool(item.asked) == ("Q" in letters)
    assert bool(item.explained) == ("X" in letters)
    assert bool(item.conflicts) == ("F" in letters)
    assert bool(item.said or item.next) or "N" not in letters
    assert bool(item.shown) or not letters & set("RS")


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: f"{item.id}-{item.places}")
def test_every_item_is_found_where_it_must_be(page, item):
    assert lacks(page, item) == []


@pytest.mark.parametrize("contradiction", CONTRADICTIONS, ids=lambda each: each.wording)
@pytest.mark.parametrize("where", ["/compare/{role}/{rival}/facts", "/roles/{role}/facts"])
def test_every_contradiction_shows_each_side_with_its_place(page, contradiction, where):
    notes = {conflict.name: conflict.note for conflict in edition().conflicts}
    roles = dict.fromkeys(claim.role for claim in contradiction.claims)

    for name in contradiction.names:
        for role in roles:
            html = block(page(where.format(role=role, rival=RIVAL[role])), name)
            assert html, f"{name} is not said of {role}"
            assert holds(words(html), notes[name])
            for claim in contradiction.claims:
                assert stands_in(html, claim.text, claim.at), f"{name} of {role}: {claim.text}, {claim.at}"


def test_what_is_the_same_or_missing_is_said_so(page):
    """A8 and A10: growth is no difference, and nobody knows of satisfaction."""
    html = page("/compare/software-support-specialist/software-support-technician/facts")
    tables = {words(found[1]): words(found[0]) for found in re.finditer(r"<table.*?<caption>(.*?)</caption>.*?</table>",
                                                                        html, re.DOTALL)}  # fmt: skip
    (same,) = (table for caption, table in tables.items() if caption.startswith("No difference"))
    (blank,) = (table for caption, table in tables.items() if "no data" in caption)

    assert holds(same, "Growth")
    assert holds(blank, "Job satisfaction")
    assert next(iter(tables)).startswith("Where the two differ")


@pytest.mark.parametrize(("role", "rival"), [(SS, ST), (ST, SS)])
def test_the_winner_and_the_runner_up_come_with_how_to_choose(page, role, rival):
    """B18: whoever stands between the article's two roles reads both sentences."""
    (item,) = (item for item in ITEMS if item.id == "B18")
    compared = f"/r/{sheets.code(between(role, rival))}/compare/{role}/{rival}"

    assert compared in Html(page(f"/r/{sheets.code(between(role, rival))}")).addresses
    assert [each.role for each in item.explained if not holds(words(page(compared)), each.text)] == []


@cache
def between(role: str, rival: str) -> Responses:
    """Answers that put one role first and another one second: each answer is the best for either of them."""
    quiz, draw = shipped_quiz(), random.Random(4)
    first, second = fitted(role).choices, fitted(rival).choices
    for _ in range(sheets.TRIES):
        responses = Responses(tuple(draw.choice(pair) for pair in zip(first, second, strict=True)), frozenset())
        ranked = score(quiz, responses).ranked
        in_order = [match.role.id for match in ranked[:2]] == [role, rival]
        if in_order and Result(quiz, responses).first:
            return responses
    raise AssertionError(f"No answers put {role} before {rival}.")


def test_who_was_hired_stands_on_pages_of_its_own_alone(page):
    """A12, A23–A25 are on no page but /roles/<id>/people, to which only the role's page leads, once."""
    roles = [f"/roles/{role.id}" for role in shipped_quiz().roles]
    everything = [f"{role}/facts" for role in roles]
    pairs = [f"/compare/{one}/{other}" for one, other in RIVAL.items()]
    code = sheets.code(fitted(SST))
    results = [f"/r/{code}{part}" for part in ("", "/profile", "/working", ".json", f"/compare/{SST}/{SSS}")]
    texts = ["/", "/roles", "/paths", "/compare", "/method", "/privacy", f"/take/{code}/all", f"/answers/{code}"]

    for address in (
        *roles,
        *everything,
        *pairs,
        *(f"{pair}/{more}" for pair in pairs for more in ("facts", "picture")),
        *results,
        *texts,
    ):
        html = Html(page(address))
        assert [each for each in APART if each in html.words] == [], address
        leads = [each for each in html.addresses if each.endswith("/people")]
        assert leads in ([], [f"{address}/people"] if address in roles else []), address
        assert leads or address not in {f"/roles/{SSS}", f"/roles/{SST}"}
