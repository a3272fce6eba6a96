"""The proof has not shrunk: every number that a result once printed is at most two links from it."""

import re
from functools import cache

import pytest

from quiz.responses import LEFT_OUT
from quiz.result import Result
from quiz.words.facts import in_words
from quiz.words.numbers import half_up, rounded
from tests import sheets
from tests.examples import shipped_quiz
from tests.pages import Html

ROOMS = re.compile(r"^/(r/|answers/|roles|paths|compare|method)")  # not into another sheet by a change of an answer
SHEETS = {"one first": sheets.clear, "level": sheets.tied, "nothing": sheets.nothing}


@pytest.fixture(scope="module")
def walk(client):
    """The words of a result and of all pages at most two links from it, by address."""

    @cache
    def read(address):
        response = client.get(address)
        return Html(response.text) if response.mimetype == "text/html" else None

    def pages(start):
        found: dict[str, Html] = {}
        edge = [start]
        for _ in range(3):
            found |= {address: read(address) for address in edge if read(address)}
            leads = {
                link.partition("#")[0] for address in edge if address in found for link in found[address].addresses
            }
            edge = [link for link in sorted(leads) if ROOMS.match(link) and link not in found]
        return {address: " ".join(page.words.split()) for address, page in found.items()}

    return pages


@pytest.mark.parametrize("name", SHEETS)
def test_every_number_of_the_old_page_is_at_most_two_links_away(client, walk, name):
    responses = SHEETS[name]()
    pages = walk(f"/r/{sheets.code(responses)}")

    edition = client.application.extensions["quiz"].edition
    assert [
        wanted for wanted in old_page(Result(shipped_quiz(), responses), edition) if not stands(wanted, pages)
    ] == []


def stands(wanted, pages):
    """Whether some page holds all texts that belong together."""
    return any(all(text in words for text in wanted) for words in pages.values())


def old_page(result, edition):
    """What the page printed before it had layers; each entry stood together."""
    quiz, ranking = result.quiz, result.ranking
    yield from ((match.role.name, f"{half_up(match.points)}") for match in ranking.ranked)
    for question, choice in zip(quiz.questions, result.responses.choices, strict=True):
        yield question.text, "left out" if choice == LEFT_OUT else question.options[choice].label
    yield (f"{result.reach.reached:,} out of {result.reach.sheets:,} random sheets",)
    for account in result.accounts:
        yield account.match.role.name, f"{rounded(account.base, 2)}"
        yield (f"{abs(half_up(account.match.points) - half_up(account.base))} point",)
        yield (f"{100 - half_up(account.match.points)} of 100 point",)
    if result.second:
        change = result.counterfactual(result.second.id)
        yield result.second.name, *(f"{each.after.label} instead of “{each.before.label}”" for each in change.changes)
    if result.first:
        near = result.certainty.neighbours
        yield f"{near.one.kept} of {near.one.total}", f"{result.certainty.breakdown}"
    for role in result.leaders:
        for topic, fact in edition.known(role.id):
            if topic.result or topic.kind == "certificates" or (topic.kind == "money" and topic.pictured):
                values = fact.value if isinstance(fact.value, tuple) else (in_words(topic, fact.value),)
                yield *values, fact.at, edition.source(fact.source).short
        portrait = edition.portrait(role.id)
        yield (", ".join(portrait.skills),)
        yield from ((text,) for text in (*portrait.first_steps, *portrait.ask))
        yield from ((move.when,) for move in portrait.grows_into)
