"""How often one address may ask for what concerns groups: wrong codes are counted, right ones open."""

import re
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.links import JOIN, grouped, new_join_code, new_token
from quiz.web import limits
from quiz.web.counts import Count, Lately
from quiz.web.limits import DAY, Limits, network
from tests import sheets
from tests.classes import class_in, moment
from tests.counsellor import fields, make
from tests.desk import code_of
from tests.examples import ROOT, shipped_quiz
from tests.pages import Html, app_of, close
from tests.takers import form, received, send, sending, shelf, start

WRONG = "K7MX3QPD"  # a join code that nobody has
ARGUMENT = re.compile(r"<(?:[^:>]*:)?([^>]+)>")


@pytest.fixture(scope="module")
def class_app(tmp_path_factory):
    app = app_of(tmp_path_factory.mktemp("limits"), QUIZ_GROUPS="open")
    yield app
    close(app)


@pytest.fixture(autouse=True)
def nothing_counted(class_app):
    """Nobody has asked for anything yet."""
    class_app.extensions[limits.NAME] = Limits()


@pytest.fixture
def group(class_app):
    """A group, whose code opened nothing yet."""
    return class_in(class_app)


@pytest.fixture
def taker(class_app):
    """A browser."""
    return class_app.test_client()


def exhaust(app, *names):
    """Let this address use up some of what it has."""
    counted = app.extensions[limits.NAME]
    for name in names:
        count = getattr(counted, name)
        for _ in range(count.most):
            count.add(network("127.0.0.1"), time.monotonic())


def with_arguments(app, method, *wanted):
    """The rules that take a method and one of these arguments."""
    for rule in list(app.url_map.iter_rules()):
        if method in rule.methods and set(wanted) & rule.arguments:
            yield rule


def fill(rule, **values):
    """A path of a rule."""
    others = {
        "code": sheets.code(sheets.clear()),
        "other": sheets.code(sheets.tied()),
        "n": "7",
        "name": "quiz.css",
        "again": "two-weeks",
        "lesson": "1",
        "quiz": shipped_quiz().id,
    }
    roles = dict(zip(("id", "rival"), (role.id for role in shipped_quiz().roles), strict=False))
    known = {**others, **roles, "role": roles["id"], **values}
    return ARGUMENT.sub(lambda found: str(known[found[1]]), rule.rule)


def looked_up(app, method):
    """The rules that look a join code or a secret up: all that have one, but those that are the same for every code."""
    return [rule for rule in with_arguments(app, method, "join", "token") if "_in_group" not in rule.endpoint]


class TestGuessing:
    """One count of what opened nothing, over every route; never in the way of what is right."""

    def test_past_the_limit_wrong_ones_have_to_wait_on_every_route_and_right_ones_open(self, class_app, taker, group):
        receipt = send(taker, group).headers["Location"].rpartition("/")[2]
        exhaust(class_app, "guesses")

        for method in ("GET", "POST"):
            for rule in looked_up(class_app, method):
                is_receipt = {"join", "token"} <= rule.arguments
                token = receipt if is_receipt else group.manage
                right = taker.open(fill(rule, join=grouped(group.join), token=token), method=method)
                stranger = class_app.test_client()
                wrong = stranger.open(fill(rule, join=WRONG, token=new_token()), method=method)

                assert right.status_code in {200, 303, 400}, rule
                assert (wrong.status_code, "Retry-After" in wrong.headers) == (429, True), rule
        assert len(looked_up(class_app, "GET")) >= 5

    def test_what_stays_in_a_group_without_looking_it_up_tells_nothing_of_the_code(self, class_app, taker, group):
        for rule in with_arguments(class_app, "GET", "join"):
            if "_in_group" in rule.endpoint:
                answers = [taker.get(fill(rule, join=grouped(join))) for join in (group.join, WRONG)]
                texts = [each.text.replace(grouped(group.join), grouped(WRONG)) for each in answers]

                assert answers[0].status_code == answers[1].status_code, rule
                assert texts[0] == texts[1], rule

    def test_the_count_is_shared_by_all_routes(self, class_app, taker):
        rules = looked_up(class_app, "GET") + looked_up(class_app, "POST")
        class_app.extensions[limits.NAME] = replace(Limits(), guesses=Count(len(rules), 60))

        tried = [
            taker.open(fill(rule, join=WRONG, token=new_token()), method=(rule.methods & {"GET", "POST"}).pop())
            for rule in [*rules, rules[0]]
        ]

        assert [each.status_code for each in tried] == [404] * len(rules) + [429]

    def test_neither_a_stray_character_nor_a_receipt_of_ones_own_lets_one_guess_uncounted(
        self, class_app, taker, group
    ):
        """`/g/CODE?x=y.` is led on, and a receipt was shown under a code that no group has."""
        receipt = send(taker, group).headers["Location"]
        other, counted = class_in(class_app), class_app.extensions[limits.NAME].guesses
        for _ in range(counted.most):
            assert taker.get(f"/g/{WRONG}?x=y.").status_code == 303

        under = [taker.get(receipt.replace(start(group), f"/g/{join}")) for join in (WRONG, other.join)]

        assert [each.status_code for each in under] == [429, 429]

    def test_a_right_link_with_a_stray_character_opens_past_the_limit_too(self, class_app, taker, group):
        exhaust(class_app, "guesses")

        assert taker.get(f"{start(group)}%29", follow_redirects=True).status_code == 200

    def test_the_page_says_what_happened_and_keeps_the_code_in_the_field(self, class_app, taker):
        exhaust(class_app, "guesses")

        answer = taker.get("/g/k7mx 3qpd")

        words = Html(answer.text).words
        assert 0 < int(answer.headers["Retry-After"]) <= 60
        assert "More than 120 codes and links that open nothing came from your network within a minute" in words
        assert "the right one opens at once" in words
        assert form(answer)["code"] == "k7mx 3qpd"
        assert [each["action"] for each in Html(answer.text).all("form")] == ["/open"]
        assert "/g/K7MX-3QPD" not in Html(answer.text).addresses

    def test_closed_full_replaced_and_mistyped_codes_are_no_guesses(self, class_app, taker, group):
        """They are right, or were, or were never looked up; a whole class may come with one."""
        shelf(group).close(moment())
        replaced = class_in(class_app)
        shelf(replaced).rotate_join(new_join_code(), moment())
        class_app.extensions[limits.NAME] = replace(Limits(), guesses=Count(1, 60))

        answers = [taker.get(path).status_code for path in (start(group), start(replaced), "/g/K7MX-3QP") * 3]

        assert answers == [410, 410, 404] * 3
        assert taker.get(f"/g/{WRONG}").status_code == 404

    def test_another_address_goes_on(self, class_app, taker):
        exhaust(class_app, "guesses")

        others = taker.get(f"/g/{WRONG}", environ_base={"REMOTE_ADDR": "192.0.2.7"})

        assert others.status_code == 404

    def test_it_goes_on_counting_when_the_app_is_made_again(self, tmp_path):
        first, second = (app_of(tmp_path, QUIZ_GROUPS="open") for _ in range(2))

        for _ in range(120):
            first.test_client().get(f"/g/{WRONG}")
        answer = second.test_client().get(f"/g/{WRONG}")
        close(first)
        close(second)

        assert answer.status_code == 429


class TestFloods:
    """Past two wrong codes a second for a whole day, a code opens where it opened before, and nowhere else."""

    def test_a_new_code_is_not_looked_up_and_one_that_opened_there_is(self, class_app, taker, group):
        other = class_in(class_app)
        taker.get(start(group))
        exhaust(class_app, "guesses", "look_ups")

        known, new, wrong = (taker.get(path) for path in (start(group), start(other), f"/g/{WRONG}"))
        elsewhere = taker.get(start(other), environ_base={"REMOTE_ADDR": "192.0.2.7"})

        assert (known.status_code, elsewhere.status_code) == (200, 200)
        assert (new.status_code, wrong.status_code) == (429, 429)
        assert Html(new.text).words.replace(grouped(other.join), WRONG) == Html(wrong.text).words
        assert "172,800 codes that open nothing came from your network within a day" in Html(new.text).words

    def test_the_code_that_a_class_page_shows_there_opens(self, class_app, taker):
        counsellor = class_app.test_client()
        code = code_of(counsellor, make(counsellor))
        exhaust(class_app, "look_ups")

        assert taker.get(f"/g/{code}").status_code == 200

    def test_secret_links_and_receipts_which_nobody_guesses_open_ever_after(self, class_app, taker, group):
        receipt = send(taker, group).headers["Location"]
        shelf(group).rotate_join(new_join_code(), moment())
        class_app.extensions[limits.NAME] = Limits()
        exhaust(class_app, "guesses", "look_ups")

        assert taker.get(receipt).status_code == 200
        assert taker.get(f"/s/{group.results}").status_code == 303

    def test_the_years_in_the_docs_are_those_of_the_limits(self):
        """2⁴⁰ / 1,000 groups = 1.1 × 10⁹ codes; four workers look 4 × 172,800 up a day: 1,591 days."""
        a_day = 4 * Limits().look_ups.most * DAY / Limits().look_ups.seconds
        days = 32**JOIN / 1_000 / a_day
        text = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")

        assert Limits().look_ups.most == 172_800 == Limits().guesses.most * 60 * 24
        assert f"With 1,000 groups and four workers, a first hit takes about {days / 365.25:.1f} years" in text
        assert f"With 1,000 addresses it takes {days / 1_000:.1f} days" in text


class TestSending:
    """A school sends within five minutes; a machine that goes on and on does not."""

    def test_a_school_of_400_sends_resends_and_deletes_in_five_minutes(self):
        assert (Limits().sending.most, Limits().sending.seconds) == (3 * 400, 5 * 60)

    def test_what_is_kept_and_deleted_is_counted_and_refused_past_the_limit(self, class_app, taker, group):
        class_app.extensions[limits.NAME] = replace(Limits(), sending=Count(3, 300))
        first = send(taker, group).headers["Location"]
        send(taker, group, sheets.tied(), how="instead")
        taker.post(f"{first}/delete", data=form(taker.get(first)))

        answer = taker.post(sending(group), data=form(taker.get(sending(group))))
        deleting = taker.post(f"{first}/delete")

        assert received(group) == []
        assert (answer.status_code, deleting.status_code) == (429, 429)
        assert 0 < int(answer.headers["Retry-After"]) <= 300
        assert "Nothing was sent or deleted, and nothing is lost" in Html(answer.text).words

    def test_what_was_not_kept_uses_up_nothing(self, class_app, taker, group):
        class_app.extensions[limits.NAME] = replace(Limits(), sending=Count(1, 300))

        refused = [taker.post(sending(group), data={"nickname": "two words"}).status_code for _ in range(3)]

        assert refused == [400] * 3
        assert send(taker, group).status_code == 303


class TestMaking:
    """Attempts at making a group, among them those with a wrong passphrase."""

    def test_the_twenty_first_within_an_hour_is_refused(self, taker):
        tried = [taker.post("/groups/new", data=fields()).status_code for _ in range(21)]
        answer = taker.post("/groups/new", data=fields())

        assert tried == [400] * 20 + [429]
        assert 0 < int(answer.headers["Retry-After"]) <= 3600
        assert "No group was made, and nothing is lost. In 60 minutes, go back" in Html(answer.text).words
        assert taker.get("/groups/new").status_code == 200


class Unread:
    """A form's body that nobody may read."""

    def read(self, *_):
        raise AssertionError("the form was read")

    readinto = readline = readlines = read


def post_unread(browser, path):
    """Post a form whose body fails if anybody reads it."""
    body = {"wsgi.input": Unread(), "CONTENT_LENGTH": "40", "CONTENT_TYPE": "application/x-www-form-urlencoded"}
    return browser.post(path, environ_overrides=body)


class TestBeforeTheForm:
    """Session and limit are looked at before a form is read."""

    def test_a_route_that_would_read_it_fails_here(self, taker, group):
        with pytest.raises(AssertionError, match="the form was read"):
            post_unread(taker, sending(group))

    def test_no_form_is_read_for_somebody_without_a_session_or_with_a_wrong_code(self, class_app, taker, group):
        rules = [
            rule for rule in class_app.url_map.iter_rules() if "POST" in rule.methods and rule.arguments - {"quiz"}
        ]
        for rule in rules:
            path = fill(rule, group=group.group.id, number="1", join=WRONG, token=new_token())

            assert post_unread(taker, path).status_code in {403, 404}, rule
        assert len(rules) >= 12

    def test_no_form_is_read_once_the_limit_is_reached(self, class_app, taker, group):
        receipt = send(taker, group).headers["Location"]
        exhaust(class_app, "sending", "making")

        answers = [post_unread(taker, path) for path in ("/groups/new", sending(group), f"{receipt}/delete")]

        assert [each.status_code for each in answers] == [429] * 3

    def test_no_form_is_read_where_none_is_taken(self, class_app, taker):
        rules = list(class_app.url_map.iter_rules())
        taken = {rule.rule for rule in rules if "POST" in rule.methods}
        for rule in rules:
            path = fill(rule, group="0123456789", number="1", join=WRONG, token=new_token(), file="group.json")

            assert rule.rule in taken or post_unread(taker, path).status_code == 405, rule


class TestAddresses:
    """Who is counted as one."""

    @pytest.mark.parametrize(
        ("address", "one"),
        [
            ("192.0.2.7", "192.0.2.7"),
            ("192.0.2.7:50123", "192.0.2.7"),
            ("::ffff:192.0.2.7", "192.0.2.7"),
            ("[::ffff:192.0.2.7]:443", "192.0.2.7"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
            ("2001:DB8:1:2::1", "2001:db8:1:2::/64"),
            ("[2001:db8:1:2::1]", "2001:db8:1:2::/64"),
            ("[2001:db8:1:2::1]:443", "2001:db8:1:2::/64"),
            ("fe80::1%eth0", "fe80::/64"),
            ("", ""),
            ("unknown", ""),
            ("_hidden7", ""),
        ],
    )
    def test_of_ipv6_a_network_and_of_what_is_no_address_all(self, address, one):
        assert network(address) == one

    @given(st.ip_addresses(v=6))
    def test_whatever_stands_in_the_last_64_bits_changes_nothing(self, address):
        first = type(address)(int(address) >> 64 << 64)

        assert address.ipv4_mapped or network(str(address)) == network(str(first)) or first.ipv4_mapped


class TestCounting:
    """The counts themselves, by a clock that the test holds."""

    def test_after_so_many_one_waits_until_the_time_since_the_first_is_over(self):
        count = Count(2, 60)
        waits = []
        for now in (0.0, 10.5, 20.2, 59.9, 60.0):
            waits.append(count.wait("a", now))
            count.add("a", now)

        assert waits == [0, 0, 40, 1, 0]
        assert count.wait("a", 61.0) == 0
        assert count.wait("b", 30.0) == 0

    def test_those_whose_time_is_over_are_forgotten_and_of_too_many_the_first(self):
        count = Count(1, 60, kept=2)
        for who, now in (("a", 0), ("b", 1), ("c", 2)):
            count.add(who, now)

        waits = [count.wait(who, 3) for who in "abc"]
        count.add("d", 61)

        assert waits == [0, 58, 59]
        assert list(count._seen) == ["c", "d"]

    def test_lately_keeps_the_last_for_a_while(self):
        lately = Lately(2, 60)
        for now, each in enumerate("abac"):
            lately.add(each, now)

        assert [lately.has(each, 4) for each in "abc"] == [True, False, True]
        assert [lately.has(each, 62) for each in "abc"] == [False, False, True]
        lately.add("d", 62)
        assert list(lately._seen) == ["c", "d"]
