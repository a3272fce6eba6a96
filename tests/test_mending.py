"""Addresses as sentences, mails and chats leave them: one character too many is no dead end, and leads nowhere else."""

import random
import re
from ipaddress import IPv4Address
from itertools import count
from urllib.parse import quote, unquote_to_bytes

import pytest
from werkzeug.test import EnvironBuilder, run_wsgi_app

from quiz.links import digest, grouped, new_token
from tests import sheets
from tests.classes import LIMIT, class_in, moment, pupils
from tests.examples import shipped_quiz
from tests.groups_app import app as app  # fixture
from tests.pages import Html
from tests.takers import start

COUNT = 8_000
ODD = [
    ".",
    ")",
    ",",
    ";",
    "*",
    "_",
    "»",
    "”",
    "…",
    "]",
    "/",
    "%20",
    "'",
    "!",
    ":",
    ").",
    "),",
    "/.",
    "//",
    "’",
    "%22",
    "&gt;",
]
MAIL = [
    "=20",
    "=%0A",
    "=0A",
    "=",
    "&amp;utm_source=mail",
    "&nbsp;",
    "%2520",
    "%252E",
    "%E2%80%8B",
    "%5D(http:",
    "%3E",
    "%5C",
]
WILD = [
    *"x9-._~!$&'()*+,;=:@/\\<>\"^`{|}",
    *(f"%{byte:02X}" for byte in range(256)),
    "%25",
    "%252F",
    "//evil.example",
]

DELETED = re.compile(
    r"\b(it|this|group) was deleted|(the group|you sent) is deleted|(kept|here) any more", re.IGNORECASE
)  # for certain


@pytest.fixture(scope="module")
def group(app):
    """A group with two responses."""
    return class_in(app, *pupils(2))


@pytest.fixture(scope="module")
def receipt(group):
    """The receipt of a third one."""
    token = new_token()
    group.store.send(group.group.id, digest(token), pupils(3)[2], moment(), LIMIT)
    return token


@pytest.fixture(scope="module")
def ask(app, group):
    """Ask the app as a server does that hands addresses on as they came: gives status, Location and words."""
    browser = group.browser("manage")
    cookie = f"quiz={browser.get_cookie('quiz', path='/').value}"
    environ, numbers = EnvironBuilder(headers=[("Cookie", cookie)]).get_environ(), count()
    app.testing = False  # so that a crash is a 500, as in service

    def get(address, root=""):
        path, _, query = "".join(each if each.isascii() else quote(each) for each in address).partition("?")
        asked = {**environ, "SCRIPT_NAME": root, "PATH_INFO": unquote_to_bytes(path).decode("latin-1")}
        asked |= {"QUERY_STRING": query}
        asked |= {"REMOTE_ADDR": str(IPv4Address(next(numbers)))}  # each from elsewhere: guesses are limited
        body, status, headers = run_wsgi_app(app.wsgi_app, asked)
        return int(status[:3]), headers.get("Location", ""), b"".join(body).decode(errors="replace")

    yield get
    app.testing = True


def filled(rule, values):
    """The address of a rule of Flask, filled in."""
    return re.sub(r"<(\w+)>", lambda name: values[name[1]], rule)


@pytest.fixture(scope="module")
def addresses(app, group, receipt):
    """Every kind of address that there is, on this server with this group."""
    code, (role, rival, *_) = sheets.code(sheets.clear()), [each.id for each in shipped_quiz().roles]
    values = {"code": code, "other": sheets.code(sheets.tied()), "role": role, "rival": rival, "id": role}
    values |= {
        "join": grouped(group.join),
        "group": group.group.id,
        "number": "1",
        "lesson": "1",
        "file": "responses.csv",
    }
    values |= {"again": "two-weeks", "name": "take"}
    known = [rule for rule in app.url_map.iter_rules() if "quiz" not in rule.arguments]  # which lead to others of these
    rules = [rule.rule for rule in known if "GET" in rule.methods]
    found = [
        filled(rule, {**values, "token": token})
        for rule in rules
        if not rule.startswith(("/static", "/groups/deleted", "/groups/<group>/leave"))
        for token in ((group.manage, group.results, receipt, new_token()) if "<token>" in rule else ("",))
    ]
    return [*found, f"/r/{code}/profile?role={rival}", f"/take/{code}?q={shipped_quiz().questions[2].id}"]


def test_an_address_with_one_character_too_many_leads_where_it_was_meant_to(ask, addresses):
    """Every page there is, with each ending that sentences, chats and mails are known to leave."""
    wrong = {}
    for address in addresses:
        shown = ask(address)[:2]
        for ending in ODD + MAIL if "?" not in address else ():
            status, location, _ = ask(address + ending)
            if (status, location) not in {(303, address), shown}:  # codes may have a space behind them, as ever
                wrong[address + ending] = status, location

    assert wrong == {}


def odd(draw, address):
    """An address with up to three pieces of anything at its end, or one somewhere inside."""
    wild = "".join(draw.choices(WILD, k=draw.randint(1, 3)))
    if draw.random() < 0.2:
        at = draw.randint(1, len(address))
        return address[:at] + wild + address[at:]
    return (
        draw.choice(("", "", "/", "//", "%2F", "%5C")) + address + draw.choice((wild, draw.choice(ODD + MAIL) + wild))
    )


@pytest.mark.parametrize("part", ["versus", "compare?role={role}&rival={rival}"])
def test_a_code_with_a_line_break_behind_it_is_led_on_by_its_code_alone(ask, part):
    """What is sent in a header may hold no line break, as a code that was copied may."""
    code, (role, rival, *_) = sheets.code(sheets.clear()), [each.id for each in shipped_quiz().roles]

    status, location, _ = ask(f"/r/{code}%0A/{part.format(role=role, rival=rival)}")

    assert status == 303
    assert location.startswith(f"/r/{code}/{part.partition('?')[0]}/")


@pytest.mark.long
def test_no_odd_address_crashes_leaves_the_host_or_calls_deleted_what_was_not(ask, addresses):
    """8,000 of them, drawn with a fixed seed; each ends at a page of its own, that says at least what is wrong."""
    draw, ends = random.Random(9), {}

    def end(address, left=4):
        """Where an address ends: its status, and its words."""
        if address not in ends:
            status, location, text = ask(address)
            assert not (300 <= status < 400) or (left and re.match(r"/(?![/\\])", location)), (address, location)
            ends[address] = end(location, left - 1) if location else (status, text)
        return ends[address]

    tried = [odd(draw, draw.choice(addresses)) for _ in range(COUNT)]
    found = {address: end(address) for address in tried}

    assert {status for status, _ in found.values()} <= {200, 400, 403, 404, 405}
    assert sum(status == 200 for status, _ in found.values()) > COUNT / 2
    shown = {text for _, text in found.values()}
    assert [text for text in shown if DELETED.search(Html(text).words)] == []
    assert [text for text in shown if not text] == []


@pytest.mark.parametrize(
    "address", ["//evil.example/r/{}.", "/\\evil.example/r/{}.", "/%2F%2Fevil.example", "/%5Cevil.example/."]
)
@pytest.mark.parametrize("root", ["", "/quiz", "//evil.example", "/\\evil.example"])
def test_no_address_leads_to_another_host(ask, address, root):
    """Not even below a root that a proxy was talked into."""
    for path in (address.format(sheets.code(sheets.clear())), f"/r/{sheets.code(sheets.clear())}."):
        status, location, _ = ask(path, root)

        assert status == 404 or re.match(r"/(?![/\\])", location)


def test_below_a_root_it_leads_below_it_and_takes_its_query_along(ask):
    code, role = sheets.code(sheets.clear()), shipped_quiz().roles[1].id

    assert ask(f"/r/{code})", "/quiz")[1] == f"/quiz/r/{code}"
    assert ask(f"/r/{code}/working.?role={role}")[1] == f"/r/{code}/working?role={role}"
    assert ask(f"/r/{code}/working?role={role}).")[1] == f"/r/{code}/working?role={role}"


@pytest.mark.parametrize(
    ("odd", "meant"),
    [
        ("/R/{}", "/r/{}"),
        ("/Roles", "/roles"),
        ("/r//{}/working", "/r/{}/working"),
        ("/r/<{}>", "/r/{}"),
        ("/r/({}),%20have%20a%20look", "/r/{}"),
        ("/r/{}%5D(http://quiz.example/r/{})", "/r/{}"),
        ("/%72/{}%252E", "/r/{}"),
        ("/r/{}.json.", "/r/{}.json"),
        ("/r/{}./with/{},", "/r/{}/with/{}"),
    ],
)
def test_what_the_field_forgives_the_address_forgives(ask, odd, meant):
    code = sheets.code(sheets.clear())

    assert ask(odd.format(code, code))[:2] == (303, meant.format(code, code))


@pytest.mark.parametrize("odd", ["Code:%20{}", "code%20{}", "%20{}%20", "{lower}", "{wide}"])
def test_a_code_in_an_address_may_be_written_as_one_that_is_typed(ask, group, odd):
    for code, page in ((sheets.code(sheets.clear()), "/r/"), (group.join, "/g/")):
        wide = quote("".join(chr(ord(each) + 0xFEE0) for each in code))

        assert ask(page + odd.format(code, lower=code.lower(), wide=wide))[0] == 200


def test_a_secret_may_be_written_in_small_letters(ask, group, receipt):
    assert ask(f"/s/{group.manage.lower()}")[1] == f"/groups/{group.group.id}/manage"
    assert ask(f"{start(group)}/receipt/{receipt.lower()}")[0] == 200


@pytest.mark.parametrize("ending", [".", "/", "%20.", "=20"])
def test_a_secret_that_is_mended_is_kept_by_no_browser(app, group, ending):
    answer = app.test_client().get(f"/s/{group.results}{ending}")

    assert answer.headers["Location"] == f"/s/{group.results}"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Referrer-Policy"] == "same-origin"


def test_only_what_is_opened_is_mended(app, group):
    """What is sent to an odd address is not sent on."""
    answer = app.test_client().post(f"{start(group)}/send/{sheets.code(sheets.clear())}.")

    assert (answer.status_code, answer.headers.get("Location")) == (404, None)


@pytest.mark.parametrize("stray", ["utm_source=mail", "fbclid=abc", ")", "."])
def test_what_a_mail_hangs_on_an_address_sends_no_form(app, stray):
    """Not the stars away, and nobody on to where a form would lead."""
    code = sheets.code(sheets.clear())

    answers, every = (app.test_client().get(f"{path}?{stray}") for path in (f"/answers/{code}", f"/take/{code}/all"))

    assert (answers.status_code, every.status_code) == (200, 200)
    assert Html(answers.text).headings == ["Your answers"]
    assert [each for each in Html(every.text).all("form") if each.get("action") == f"/take/{code}/all"]


class TestTheField:
    """Any link of this quiz works in the field for codes and links."""

    def opened(self, app, text):
        """Where the field leads."""
        answer = app.test_client().get("/open", query_string={"code": text}, headers={"Host": "quiz.example"})
        return answer.status_code, answer.headers.get("Location")

    @pytest.mark.parametrize("path", ["/", "/roles", "/compare", "/method", "/groups/new", "/paths"])
    @pytest.mark.parametrize(
        "link", ["http://quiz.example{}", "see https://QUIZ.EXAMPLE{}, please", "{}", "quiz.example{}."]
    )
    def test_it_opens_every_page(self, app, path, link):
        assert self.opened(app, link.format(path)) == (303, path)

    def test_it_opens_secret_links_and_receipts(self, app, group, receipt):
        """On whatever name of this server they were copied: whether they open anything is asked there, as ever."""
        at = f"http://127.0.0.1:8000{start(group)}/receipt/{receipt}"

        assert self.opened(app, f"http://quiz.example/s/{group.manage}.") == (303, f"/s/{group.manage}")
        assert self.opened(app, at) == (303, f"{start(group)}/receipt/{receipt}")
        assert self.opened(app, f"http://quiz.example/groups/{group.group.id}/results") == (
            303,
            f"/groups/{group.group.id}/results",
        )

    @pytest.mark.parametrize(
        "text", ["https://elsewhere.example/roles", "//elsewhere.example/roles", "https://elsewhere.example"]
    )
    def test_it_opens_no_page_by_a_link_to_another_site(self, app, text):
        assert self.opened(app, text)[0] == 404

    def test_it_opens_a_page_that_is_wrapped(self, app):
        text = "https://filter.example/?url=http%3A%2F%2Fquiz.example%2Froles%2Fqa-tester&data=5"

        assert self.opened(app, text) == (303, "/roles/qa-tester")
