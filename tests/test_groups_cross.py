"""Two groups beside each other: whatever opens one shows nothing of the other, and changes nothing of it.

Every route of the app's own map is asked, so that a new one is asked, too. One with an argument that is not known here
fails, until somebody says what stands there for each group.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import count, product
from typing import Any

import pytest
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from quiz.links import digest, grouped, new_token
from quiz.responses import Responses
from quiz.slips import digest_of, draw
from tests import sheets
from tests.classes import LIMIT, Class, class_in, moment, sent_of
from tests.counsellor import fields, kept, token_of
from tests.databases import KINDS
from tests.examples import shipped_quiz
from tests.groups_app import class_app as class_app  # fixtures

HOLDERS = ("nothing", "join", "receipt", "results", "manage")
OF_ANYBODY = (
    "name",
    "id",
    "role",
    "rival",
    "code",
    "other",
    "again",
    "quiz",
)  # arguments that stand for nothing of a group
OF_A_GROUP = ("group", "join", "token", "number", "lesson", "file")
FILES = ("responses.xlsx", "responses.csv", "codebook.csv", "summary.csv", "group.json")
ADDRESSES = (f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}" for number in count(1))  # none asks too often


def words(answer: TestResponse) -> str:
    """All text of an answer; of a workbook, that of its parts."""
    if not answer.mimetype.endswith("sheet") or not answer.data:
        return answer.text
    with zipfile.ZipFile(BytesIO(answer.data)) as parts:
        return "".join(parts.read(name).decode() for name in parts.namelist())


@dataclass(frozen=True)
class Party:
    """A group whose every text is found nowhere else, and what two takers hold.

    texts    what only those see who were given something of this group.
    announced  what its join code shows, too.
    """

    made: Class
    word: str
    receipts: tuple[str, ...]
    responses: tuple[int, ...]
    links: tuple[int, ...]
    texts: frozenset[str] = field(repr=False)
    announced: frozenset[str] = field(repr=False)

    @property
    def join(self) -> str:
        """Its join code, as it is now."""
        links = self.made.store.shelf(self.made.access()).links()
        return next(grouped(link.code) for link in links if link.code and not link.revoked)


def party(app, word: str, sheet: list[Responses]) -> Party:
    """A group whose texts hold a word of its own, and what is sent to it."""
    details: dict[str, Any] = {
        part: f"{word}-{part}" for part in ("name", "organisation", "contact", "purpose", "message")
    }
    made = class_in(app, **details)
    receipts = tuple(new_token() for _ in sheet)
    sent = [sent_of(responses, f"{word}{n}") for n, responses in enumerate(sheet)]
    pairs = zip(receipts, sent, strict=True)
    numbers = [made.store.send(made.group.id, digest(token), each, moment(), LIMIT).id for token, each in pairs]
    shelf, extra = made.store.shelf(made.access()), new_token()
    shelf.add_results_link(digest(extra), f"{word}-reader", moment())
    slip = next(draw(1))
    shelf.add_slips([digest_of(made.group.id, slip)], moment())
    shelf.begin_sitting(f"{word}-lesson", moment())
    secrets = (made.manage, made.results, extra, *receipts)
    texts = {f"{word}-reader", f"{word}-lesson", slip, digest_of(made.group.id, slip), *secrets, *map(digest, secrets)}
    for each in sent:
        texts |= {each.nickname, each.answers, each.code, grouped(each.code)}
    announced = frozenset({*details.values(), made.join, grouped(made.join)})
    links = tuple(link.id for link in shelf.links())
    return Party(made, word, receipts, tuple(numbers), links, frozenset(texts), announced)


@pytest.fixture
def parties(class_app) -> tuple[Party, Party]:
    """Ours, and the others', which has numbers of responses that ours has not."""
    sheet = sheets.many(6)
    return party(class_app, "Quokka", sheet[:2]), party(class_app, "Zyzzyva", sheet[2:])


def browser(ours: Party, holder: str):
    """A browser of somebody who holds this of our group."""
    if holder in {"results", "manage"}:
        return ours.made.browser("manage" if holder == "manage" else "results")
    client = ours.made.app.test_client()
    if holder == "receipt":
        client.get(f"/g/{ours.join}/receipt/{ours.receipts[0]}", environ_base={"REMOTE_ADDR": next(ADDRESSES)})
    return client


def held(ours: Party, holder: str) -> tuple[str, ...]:
    """The secrets that somebody holds."""
    secrets = {"receipt": ours.receipts[:1], "results": (ours.made.results,), "manage": (ours.made.manage,)}
    return secrets.get(holder, ())


def values(argument: str, rule: Rule, ours: Party, theirs: Party, holder: str) -> tuple[object, ...]:
    """What somebody who holds this of ours can put there; of theirs all that is no secret, and digests as if leaked."""
    assert argument in OF_ANYBODY + OF_A_GROUP, f"{rule} has an argument that this test doesn't know: {argument}"
    roles, groups = shipped_quiz().roles, (theirs.made.group.id, ours.made.group.id)
    leaked = [digest(token) for token in (theirs.made.manage, theirs.made.results, theirs.receipts[0])]
    return {
        "name": ("nothing.css",),
        "role": (roles[0].id,),
        "rival": (roles[1].id,),
        "code": (sheets.code(sheets.clear()),),
        "other": (sheets.code(sheets.tied()),),
        "again": ("two-weeks",),
        "quiz": (shipped_quiz().id,),
        "group": groups,
        "id": (roles[0].id,),
        "join": (theirs.join, *[ours.join] * (holder != "nothing")),
        "token": (*held(ours, holder), *leaked, theirs.made.join),
        "number": (*theirs.responses[1:], *theirs.links),
        "lesson": (1, 2),
        "file": FILES,
    }[argument]


def asked(app, method: str, ours: Party, theirs: Party, holder: str) -> Iterator[tuple[Rule, str]]:
    """Every route that takes a method, with every path of it that somebody who holds this of ours can think of."""
    for rule in list(app.url_map.iter_rules()):
        if method not in rule.methods:
            continue
        arguments = re.findall(r"<(?:[^:>]*:)?([^>]+)>", rule.rule)
        for chosen in product(*(values(each, rule, ours, theirs, holder) for each in arguments)):
            found = dict(zip(arguments, chosen, strict=True))
            yield rule, re.sub(r"<(?:[^:>]*:)?([^>]+)>", lambda part: str(found[part[1]]), rule.rule)  # noqa: B023


def queries(rule: Rule, theirs: Party) -> tuple[str, ...]:
    """None; of what concerns groups also one with the numbers of their responses, wherever a page takes a number."""
    if not rule.endpoint.startswith("groups."):
        return ("",)
    first, second = theirs.responses[-2:]
    names = {"until": second, "before": second + 1, "after": first - 1, "first": first, "second": second, "count": 9}
    names |= {"lesson": 1, "from": 1, "to": 2}
    return "", "?" + "&".join(f"{name}={value}" for name, value in names.items())


def filled(client, ours: Party, theirs: Party, holder: str) -> dict[str, str]:
    """A form that any of the routes would take, with a token of this browser's."""
    form = {**fields(name="Kept"), "typed": f"{theirs.word}-name", "receipt": ours.receipts[0], "nickname": "kept"}
    form |= {"lesson": "Kept", "draw": "3"}
    how = {"how": "instead"} if holder == "receipt" else {}
    return {**form, **how, "csrf_token": token_of(client.get("/groups/new"))}


def leaks(answer, theirs: Party, path: str, sent: str = "") -> list[str]:
    """What an answer tells of theirs that whoever asked did not say; their join code announces a part of it."""
    shown, said = f"{answer.headers}\n{words(answer)}", f"{path} {sent}"
    wanted = theirs.texts if theirs.join in path else theirs.texts | theirs.announced
    return [text for text in sorted(wanted) if text in shown and text not in said]


def of(party: Party) -> dict[str, list[tuple[object, ...]]]:
    """All rows of a group."""
    id = party.made.group.id
    return {table: [row for row in rows if id in row] for table, rows in kept(party.made.app).items()}


@pytest.mark.parametrize("holder", HOLDERS)
def test_whatever_opens_one_group_shows_nothing_of_another(class_app, database, parties, holder):
    """Pages that read nothing of a group, only whether there is one, are asked on one kind of database."""
    ours, theirs = parties
    before, client = of(theirs), browser(ours, holder)
    of_both = "groups." if KINDS[0] not in database else ""
    gets = asked(class_app, "GET", ours, theirs, holder)
    paths = [path + each for rule, path in gets if rule.endpoint.startswith(of_both) for each in queries(rule, theirs)]

    for path in paths:
        answer = client.get(path, environ_base={"REMOTE_ADDR": next(ADDRESSES)})

        assert answer.status_code < 500, path
        assert answer.status_code != 429, path
        assert leaks(answer, theirs, path) == [], path
        if f"/groups/{theirs.made.group.id}" in path:
            assert answer.status_code in {403, 404}, path
    assert len(paths) > 100
    assert of(theirs) == before


@pytest.mark.parametrize("holder", HOLDERS)
def test_whatever_opens_one_group_changes_nothing_of_another(class_app, parties, holder):
    """Their own join code takes what anybody sends, so what is sent to it here was sent to ours before."""
    ours, theirs = parties
    before, mine = of(theirs), of(ours)
    posts = list(asked(class_app, "POST", ours, theirs, holder))

    for _, path in posts:
        client = browser(ours, holder)
        form = filled(client, ours, theirs, holder)
        answer = client.post(path, data=form, environ_base={"REMOTE_ADDR": next(ADDRESSES)})

        assert answer.status_code < 500, path
        assert answer.status_code != 429, path
        assert leaks(answer, theirs, path, str(form)) == [], path
        assert of(theirs) == before, path
    assert len(posts) > 20
    assert (of(ours) == mine) == (holder in {"nothing", "join", "results"})


def test_a_results_link_changes_nothing_of_its_own_group(class_app, parties):
    """Every route with the group in its address, asked as its pages would, its name typed: not a line of the audit."""
    ours, _ = parties
    own = f"/groups/{ours.made.group.id}"
    before = kept(class_app)

    for method in ("GET", "POST"):
        for _, path in asked(class_app, method, ours, ours, "results"):
            if path.startswith(own):
                client = browser(ours, "results")
                form = filled(client, ours, ours, "results") if method == "POST" else None
                answer = client.open(path, method=method, data=form, environ_base={"REMOTE_ADDR": next(ADDRESSES)})

                assert answer.status_code < 500, path
                assert kept(class_app) == before, path


def test_what_is_looked_for_is_what_their_own_links_show(class_app, parties):
    """So that the tests above look for texts that pages hold, and not for what none ever does."""
    _, theirs = parties
    client, seen = browser(theirs, "manage"), ""

    for _, path in asked(class_app, "GET", theirs, theirs, "manage"):
        seen += words(client.get(path, environ_base={"REMOTE_ADDR": next(ADDRESSES)}))

    nicknames = {f"{theirs.word}{n}" for n in range(4)}
    codes = {each.code for each in theirs.made.store.shelf(theirs.made.access()).responses()}
    wanted = nicknames | codes | {f"{theirs.word}-reader", f"{theirs.word}-lesson"}
    assert theirs.texts >= wanted
    assert [text for text in wanted | theirs.announced - {theirs.made.join} if text not in seen] == []
