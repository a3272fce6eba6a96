"""How ready people of a group felt: sent only with their result, seen before, deleted with it; of few, no mean."""

from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests import sheets
from tests.classes import Class, class_in, pupils
from tests.databases import ON_BOTH
from tests.groups_app import class_app as class_app  # fixtures
from tests.groups_app import database as database
from tests.pages import Html
from tests.takers import form, received, sending, shelf, start
from tests.takers import group as group
from tests.takers import taker as taker

CODE = sheets.code(sheets.clear())
LINE = "Each line joins the means of the same people."


def send(taker: FlaskClient, group: Class, ready: str, **filled: str) -> str:
    """Send a result with what was said; gives the address of the receipt."""
    path = f"{sending(group)}?ready={ready}"
    return taker.post(path, data={**form(taker.get(path)), **filled}).headers["Location"]


def kept(group: Class) -> list[tuple[str, str]]:
    """What the group has of it."""
    return [(each.ready_before, each.ready_after) for each in received(group)]


def results(made: Class) -> str:
    """What the page of results says."""
    return Html(made.browser().get(made.path("results")).text).words


def class_of(app: Flask, *said: tuple[str, str]) -> Class:
    """A class in which each person said this before and after."""
    each = zip(pupils(len(said)), said, strict=True)
    return class_in(app, *(replace(sent, ready_before=before, ready_after=after) for sent, (before, after) in each))


@ON_BOTH
def test_what_was_said_is_sent_with_the_result_replaced_with_it_and_deleted_with_it(taker, group):
    receipt = send(taker, group, "2-4345")
    first = kept(group)
    again = send(taker, group, "111222", how="instead")
    second = kept(group)
    taker.post(f"{receipt}/delete", data=form(taker.get(receipt)))

    assert (first, second) == ([("2-4", "345")], [("111", "222")])
    assert again == receipt
    assert kept(group) == []
    assert dict(shelf(group).readiness()) == {}


@pytest.mark.parametrize("ready", ["", "9", "234 OR 1", "23", "---", "234345345", "2345"])
def test_what_is_no_readiness_is_not_kept(taker, group, ready):
    send(taker, group, ready)

    assert kept(group) == [("", "")]


def test_before_it_is_sent_it_is_shown_and_there_is_a_way_without_it(taker, group):
    page = Html(taker.get(f"{sending(group)}?ready=234345").text)
    without = Html(taker.get(sending(group)).text)

    assert ", and how ready you felt. Nothing else about you" in page.words
    assert "How sure is the direction that you want to go in? 2 3" in page.words
    assert sending(group) in page.addresses
    assert f"{sending(group)}?ready=234345" in page.addresses
    assert "How ready you felt" not in without.words


def test_whoever_said_it_before_is_asked_on_the_way_to_send_how_it_is_now(taker, group):
    now = f"{start(group)}/r/{CODE}/ready?ready=234"

    assert now in Html(taker.get(f"{sending(group)}?ready=234").text).addresses
    assert now not in Html(taker.get(f"{sending(group)}?ready=234345").text).addresses


def test_a_form_that_is_refused_still_shows_and_sends_it(taker, group):
    path = f"{sending(group)}?ready=234"
    refused = taker.post(path, data={**form(taker.get(path)), "nickname": "Anna Meier"})
    taker.post(path, data={**form(refused), "nickname": "Anna"})

    assert "and how ready you felt. Nothing else" in refused.text
    assert kept(group) == [("234", "")]


def test_the_receipt_shows_it_and_leads_on_with_it(taker, group):
    receipt = send(taker, group, "234345")
    page = Html(taker.get(receipt).text)

    assert "ready" not in receipt
    assert "Do you know what your next step is? 3 4" in page.words
    assert f"{start(group)}/answers/{CODE}?ready=234345" in page.addresses
    assert f"{start(group)}/r/{CODE}?ready=234345" in page.addresses


def test_whoever_was_given_the_results_sees_what_a_person_said_and_no_way_to_change_it(class_app):
    made = class_of(class_app, ("2-4", "345"), ("", ""))
    first, second = (Html(made.browser().get(made.path(f"responses/{n}")).text).words for n in (1, 2))

    assert "How ready you felt" in first
    assert "Have you someone to talk to about it? 4 5" in first
    assert "Change what you said" not in first
    assert "How ready you felt" not in second


@ON_BOTH
def test_a_class_sees_the_mean_before_and_after_of_the_same_people(class_app):
    """Direction: (1 + 2 + 2 + 3 + 4) / 5 = 2.4, then (3 + 3 + 4 + 4 + 5) / 5 = 3.8. The sixth said nothing after."""
    said = [("1--", "3--"), ("2--", "3--"), ("2--", "4--"), ("3--", "4--"), ("4--", "5--"), ("5--", "")]
    words = results(class_of(class_app, *said))

    assert LINE in words
    assert "How sure is the direction that you want to go in? 5 people 2.4 3.8" in words
    assert "How ready they felt" in words


def test_of_fewer_than_five_nothing_is_shown(class_app):
    """Four said both; a fifth only before. That six have sent a result is no reason to show it."""
    words = results(class_of(class_app, *[("111", "555")] * 4, ("222", ""), ("", "")))

    assert LINE not in words
    assert "1.0" not in words
    assert "“How sure is the direction that you want to go in?” is shown from five people on" in words


def test_where_nobody_said_anything_nothing_is_said_of_it(class_app):
    assert "How ready they felt" not in results(class_in(class_app, *pupils(6)))
    assert "How ready they felt" not in results(class_of(class_app, *[("111", "")] * 6))


@pytest.mark.parametrize("part", ["show?until=6", "print"])
def test_what_everyone_sees_has_nothing_of_it(class_app, part):
    plain, said = class_in(class_app, *pupils(6)), class_of(class_app, *[("111", "555")] * 6)
    words = [Html(made.browser().get(made.path(part)).text).words for made in (plain, said)]

    assert words[0] == words[1]


def test_the_first_page_leads_to_the_questions_within_the_group_and_says_who_would_see_it(taker, group):
    page = Html(taker.get(start(group)).text)
    [way] = [address for address in page.addresses if "/ready/" in address]
    asked = Html(taker.get(way).text)

    assert way.startswith(f"{start(group)}/ready/")
    assert "how ready you felt, if you send that, too" in page.words
    assert "It goes to your group only if you send it with your result." in asked.words
    assert taker.get(f"{way}?direction=5&go=on").headers["Location"].startswith(f"{start(group)}/take/")
