"""What those who take the quiz for a group see and send: through the real app, on SQLite and PostgreSQL."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from quiz import links
from quiz.cohort import encode_answers
from quiz.links import digest, new_join_code, new_token, show_join_code
from quiz.responses import LEFT_OUT, Responses
from quiz.store import Details
from quiz.web.groups.forms import FAULTY, STALE
from quiz.web.groups.nicknames import NO_COOKIE
from tests import sheets
from tests.counsellor import kept, problems
from tests.examples import shipped_quiz, worked_quiz, worked_sheet
from tests.groups_app import class_app as class_app  # fixtures
from tests.groups_app import database as database
from tests.pages import Html

YEAR = timedelta(days=365)
NOBODYS = "ZZZZ-ZZZZ"
NO_NICKNAMES = {
    "Anna Meier": "One word, please",
    "x" * 21: "too long",
    "=1+1": "“=” can’t be in it",
    "-1": "Begin with a letter or a digit",
    "'x": "Begin with a letter or a digit",
    "a@b": "“@” can’t be in it",
    "<b>": "” can’t be in it",
    "fox🦊": "“🦊” can’t be in it",
    "a\u202eb": "“U+202E” can’t be in it",
    "a\u200bb": "“U+200B” can’t be in it",
    "\u3164": "“U+3164” can’t be in it",
    "\u0301": "Begin with a letter or a digit",
}


def now():
    return datetime.now(UTC)


def group_in(app, quiz=None, **details):
    """A group in the app's store; `start` is its first page."""
    store, join, manage = app.extensions["quiz"].store, new_join_code(), digest(new_token())
    told = Details(
        name="9b",
        organisation="Schule am Ufer",
        contact="Frau Öz",
        purpose="A lesson on IT",
        message="Take your time.\nAsk me.\n\nNo rush.",
        expected=None,
        nicknames=True,
        closes=None,
        deletes=now() + YEAR,
    )
    version = (quiz or shipped_quiz()).version
    links_of = {"manage": manage, "results": digest(new_token()), "join": join}
    group = store.make_group(version, replace(told, **details), now(), **links_of)
    shelf = store.shelf(store.opened(manage, now())) if group.deletes > now() else None
    return SimpleNamespace(id=group.id, shelf=shelf, start=f"/g/{show_join_code(join)}", join=join)


@pytest.fixture
def group(class_app):
    """A group that is open, and asks for a nickname."""
    return group_in(class_app)


@pytest.fixture
def taker(class_app):
    """A browser."""
    return class_app.test_client()


def form(page):
    """What the form of a page would send, as it stands."""
    fields = Html(page.text).all("input")
    return {each["name"]: each.get("value") or "" for each in fields if "name" in each}


def send(taker, group, responses=None, **filled):
    """Open the page before Send and press Send; gives the answer to that."""
    path = f"{group.start}/send/{sheets.code(responses or sheets.clear())}"
    return taker.post(path, data={**form(taker.get(path)), **filled})


def received(group):
    return list(group.shelf.responses())


def shut_by(app, group, way):
    """Shut a group; gives it, or one that never was."""
    if way == "closed":
        group.shelf.close(now())
    elif way == "replaced":
        group.shelf.rotate_join(new_join_code(), now())
    elif way == "deleted":
        group.shelf.delete(now())
    elif way == "full":
        object.__setattr__(app.extensions["quiz"].settings, "group_limit", 1)
        assert send(app.test_client(), group).status_code == 303
    return SimpleNamespace(start=f"/g/{NOBODYS}") if way == "unknown" else group


class TestJoining:
    """The first page, before the first question."""

    def test_it_tells_who_asks_what_for_and_who_sees_what_until_when(self, class_app, taker):
        group = group_in(class_app, deletes=datetime(2099, 3, 1, tzinfo=UTC))

        page = Html(taker.get(group.start).text)

        assert page.headings == ["9b"]
        for words in (
            "A lesson on IT",
            "Who asks: Frau Öz, Schule am Ufer",
            "You see your result first. Nothing is sent until you press Send, and you need not.",
            "Frau Öz, Schule am Ufer, and people they give the results link to will see your answers, your result, "
            "your nickname and the time you sent it.",
            "Classmates see totals only.",
            "deleted by 1 March 2099, and sooner by your receipt",
            "20 short questions, about 4 minutes",
        ):
            assert words in page.words

    def test_the_message_keeps_its_lines_and_is_plain_text(self, class_app, taker):
        group = group_in(class_app, message="One.\nTwo.\n\n<b>Three</b>", name="<i>9b</i>", purpose="")

        text = taker.get(group.start).text

        assert "<p>One.<br>Two.</p>\n<p>&lt;b&gt;Three&lt;/b&gt;</p>" in text
        assert Html(text).headings == ["<i>9b</i>"]

    def test_a_group_that_asks_for_no_nickname_speaks_of_none(self, class_app, taker):
        group = group_in(class_app, nicknames=False)
        path = f"{group.start}/send/{sheets.code(sheets.clear())}"

        assert "nickname" not in taker.get(group.start).text
        assert "nickname" not in taker.get(path).text.lower()
        assert send(taker, group, nickname="fox").status_code == 303
        assert received(group)[0].nickname == ""

    def test_the_quiz_is_taken_in_the_groups_own_version(self, class_app, taker):
        class_app.extensions["quiz"].store.archive(worked_quiz(), now())
        group = group_in(class_app, worked_quiz())

        page = Html(taker.get(group.start).text)
        code = next(each for each in page.addresses if each.endswith("/all")).split("/")[-2]
        answer = send(taker, group, None, nickname="fox")
        sent = taker.post(
            f"{group.start}/send/{sheets.code(worked_sheet(), worked_quiz())}",
            data={**form(taker.get(f"{group.start}/send/{sheets.code(worked_sheet(), worked_quiz())}"))},
        )

        assert links.open_code(code).piece == links.piece(worked_quiz().version)
        assert answer.status_code == 409
        assert "another version of the quiz" in answer.text
        assert sent.status_code == 303
        assert len(received(group)) == 1

    def test_the_start_pages_field_takes_the_code_as_people_type_it(self, taker, group):
        shown, bare = show_join_code(group.join), group.join
        link = f"https://quiz.test/g/{shown}"
        for typed in (shown, shown.lower(), bare, f"{bare}.", f" {shown}", link, f"{link}?x", f"<{link}>"):
            answer = taker.get("/open", query_string={"code": typed})

            assert (answer.status_code, answer.headers["Location"]) == (303, group.start), typed

    def test_the_field_opens_a_link_of_a_group_in_its_group_and_others_as_ever(self, taker, group):
        code, begun = sheets.code(sheets.clear()), sheets.code(sheets.begun(3))

        def opened(text):
            return taker.get("/open", query_string={"code": text}).headers["Location"]

        assert opened(f"see https://quiz.test{group.start.lower()}/r/{code.lower()}") == f"{group.start}/r/{code}"
        assert opened(f"https://quiz.test{group.start}/send/{code}") == f"{group.start}/r/{code}"
        assert opened(f"https://quiz.test{group.start}/take/{begun}?q=x") == f"{group.start}/take/{begun}"
        assert opened(links.grouped(code)) == f"/r/{code}"
        assert opened(f"https://quiz.test/r/{code}.json") == f"/r/{code}"

    def test_a_code_of_a_wrong_length_is_told_what_lengths_there_are(self, taker):
        for typed, words in (("K7MX-3QP", "this has 7"), ("K7MX-3QPD9", "this has 9")):
            answer = taker.get(f"/open?code={typed}")

            assert answer.status_code == 404
            assert words in answer.text
            assert "a group&#39;s has 8" in answer.text

    def test_a_result_from_elsewhere_is_opened_in_the_group(self, taker, group):
        code = sheets.code(sheets.clear())

        answer = taker.get(group.start, query_string={"code": f"https://quiz.test/r/{code}"})
        nonsense = taker.get(group.start, query_string={"code": "rubbish"})

        assert answer.headers["Location"] == f"{group.start}/r/{code}"
        assert nonsense.status_code == 404
        assert Html(nonsense.text).all("form") == [{"class": "open", "action": group.start}]

    def test_it_is_the_same_page_however_the_code_is_written(self, taker, group):
        assert taker.get(f"/g/{group.join.lower()}").data == taker.get(group.start).data


class TestDoorsThatAreShut:
    """Each says why, that nothing is lost, and that the quiz can still be taken."""

    @pytest.fixture
    def shut(self, class_app):
        """Make a group and shut it in some way; gives it."""

        def shut(way):
            past = now() - timedelta(minutes=1)
            details = {"over": {"closes": past}, "expired": {"deletes": past}}.get(way, {})
            return shut_by(class_app, group_in(class_app, **details), way)

        return shut

    def test_each_has_its_page(self, taker, shut):
        code = sheets.code(sheets.clear())
        for way, status, title in (
            ("unknown", 404, "There is no such group"),
            ("deleted", 404, "There is no such group"),
            ("expired", 404, "There is no such group"),
            ("replaced", 410, "This no longer opens the group"),
            ("closed", 410, "This group is closed"),
            ("over", 410, "This group is closed"),
            ("full", 410, "This group is full"),
        ):
            start = shut(way).start
            for place in ("", f"/send/{code}"):
                answer = taker.get(start + place)

                page = Html(answer.text)
                assert (answer.status_code, page.headings) == (status, [title])
                assert "nothing is lost" in page.words.lower()
                assert "You can still take the quiz: it needs no group." in page.words
                assert {"href": "/"} in page.all("a")
                assert ({"href": f"/r/{code}"} in page.all("a")) == bool(place)
                assert "Set-Cookie" not in answer.headers

    def test_what_is_sent_when_it_shut_meanwhile_is_not_kept_and_told_so(self, class_app, taker):
        for way, status in (("closed", 410), ("replaced", 410), ("deleted", 404), ("full", 410)):
            group = group_in(class_app)
            path = f"{group.start}/send/{sheets.code(sheets.clear())}"
            filled = form(taker.get(path))
            shut_by(class_app, group, way)
            before = kept(class_app)

            answer = taker.post(path, data=filled)

            assert answer.status_code == status
            assert "nothing is lost" in answer.text.lower()
            assert kept(class_app) == before

    def test_the_quiz_below_a_shut_group_goes_on(self, taker, group):
        group.shelf.close(now())

        assert taker.get(f"{group.start}/take/{sheets.code(sheets.begun(9))}").status_code == 200
        assert taker.get(f"{group.start}/r/{sheets.code(sheets.clear())}").status_code == 200

    def test_a_code_that_cannot_be_one_stands_in_the_field_again(self, taker):
        answer = taker.get("/g/K7MX-3QP")

        assert answer.status_code == 404
        assert "has 8 letters and digits, and this has 7" in answer.text
        assert form(answer)["code"] == "K7MX-3QP"

    def test_guesses_are_limited_and_codes_that_open_are_not(self, taker, group):
        opened = {taker.get(group.start).status_code for _ in range(130)}
        guessed = [taker.get(f"/g/{NOBODYS}").status_code for _ in range(121)]

        assert opened == {200}
        assert guessed == [404] * 120 + [429]


class TestTaking:
    """The quiz as ever, below the group's address."""

    def test_no_cookie_is_set_and_nothing_is_stored_before_the_page_with_send(self, class_app, taker, group):
        before = kept(class_app)
        code, first = sheets.code(sheets.clear()), shipped_quiz().questions[0]
        for path in (
            "",
            f"/take/{sheets.code(sheets.begun(0))}",
            f"/take/{sheets.code(sheets.begun(0))}?q={first.id}&o={first.options[0].id}",
            f"/take/{sheets.code(sheets.begun(9))}/all",
            f"/answers/{code}",
            f"/answers/{code}?go=result",
            f"/r/{code}",
            f"/r/{code}.json",
            f"/r/{code}/working",
            f"/r/{code}/with/{code}",
        ):
            answer = taker.get(group.start + path)

            assert answer.status_code in {200, 303}, path
            assert "Set-Cookie" not in answer.headers, path
            assert "Cookie" not in answer.headers.get("Vary", ""), path
        assert kept(class_app) == before

    def test_all_ways_on_stay_in_the_group_and_those_of_the_site_leave_it(self, taker, group):
        code = sheets.code(sheets.clear())
        for path in (f"/take/{sheets.code(sheets.begun(3))}", f"/answers/{code}", f"/r/{code}", f"/r/{code}/working"):
            page = Html(taker.get(group.start + path).text)

            with_code = [each for each in page.addresses if code[:6] in each and not each.startswith("http")]
            assert all(each.startswith(group.start) for each in with_code), path
            assert {"/", "/roles", "/method", "/privacy"} <= set(page.addresses), path

    def test_take_the_quiz_on_a_result_leads_to_the_groups_first_page(self, taker, group):
        assert {"href": group.start} in Html(taker.get(f"{group.start}/r/{sheets.code(sheets.clear())}").text).all("a")

    def test_the_result_offers_to_send_it_and_copies_the_plain_address(self, taker, group):
        code = sheets.code(sheets.clear())

        page, plain = (Html(taker.get(f"{root}/r/{code}").text) for root in (group.start, ""))

        assert {"class": "button", "href": f"{group.start}/send/{code}"} in page.all("a")
        assert [each["value"] for each in page.all("input")] == [f"http://localhost/r/{code}"]
        assert "Send" not in plain.words
        assert "/g/" not in "".join(plain.addresses)

    def test_in_a_frame_the_link_to_send_opens_a_tab_of_its_own_and_the_page_has_its_own_tag(self, taker, group):
        path = f"{group.start}/r/{sheets.code(sheets.clear())}"

        page = taker.get(path)
        framed = taker.get(path, headers={"Sec-Fetch-Dest": "iframe", "If-None-Match": page.headers["ETag"]})

        link = next(each for each in Html(framed.text).all("a") if "/send/" in (each["href"] or ""))
        assert (link["target"], link["rel"]) == ("_blank", "noopener")
        assert "opens in a tab of its own" in framed.text
        assert "_blank" not in page.text
        assert framed.headers["ETag"] != page.headers["ETag"]

    def test_outside_of_a_group_a_frame_changes_nothing(self, taker):
        path = f"/r/{sheets.code(sheets.clear())}"
        tag = taker.get(path).headers["ETag"]

        assert taker.get(path, headers={"Sec-Fetch-Dest": "iframe", "If-None-Match": tag}).status_code == 304

    def test_the_result_page_asks_no_database(self, taker, group):
        from tests.databases import counted_queries

        with counted_queries() as asked:
            assert taker.get(f"{group.start}/r/{sheets.code(sheets.tied())}").status_code == 200

        assert asked == []


class TestSending:
    """What is sent, once."""

    def test_the_page_shows_what_is_sent_and_to_whom(self, taker, group):
        responses = replace(sheets.clear(), choices=(*sheets.clear().choices[:-1], LEFT_OUT))
        code = sheets.code(responses)

        page = Html(taker.get(f"{group.start}/send/{code}").text)
        result = Html(taker.get(f"/r/{code}").text)

        assert page.headings == ["Send your result to 9b?"]
        assert "Frau Öz, Schule am Ufer, and people they give the results link to will see" in page.words
        assert result.headings[0] in page.words
        assert "19 answers, 2 of them counting double, 1 question left out" in page.words
        assert all(question.text in page.words for question in shipped_quiz().questions)
        assert "left out" in page.words

    def test_what_was_shown_is_what_is_kept(self, taker, group):
        responses, before = sheets.clear(), now()

        answer = send(taker, group, responses, nickname="  Zoë ")

        [response] = received(group)
        assert answer.status_code == 303
        assert answer.headers["Location"].startswith(f"{group.start}/receipt/")
        assert response.code == sheets.code(responses)
        assert response.answers == encode_answers(responses)
        assert response.nickname == "Zoë"
        assert before <= response.sent <= now()

    def test_leader_runner_up_and_word_are_those_of_the_result_page(self, taker, group):
        send(taker, group, sheets.clear())

        [response] = received(group)
        names = {role.id: role.name for role in shipped_quiz().roles}
        result = Html(taker.get(f"/r/{response.code}").text)
        assert names[response.leader] in result.headings[0]
        assert f"Next: {names[response.runner_up]}" in result.words
        assert f"{response.word.capitalize()}: of" in result.words

    def test_none_is_kept_where_the_result_page_names_none(self, class_app, group):
        straight = Responses(tuple(2 if q.ordered else 0 for q in shipped_quiz().questions))
        told = {}
        for responses in (sheets.tied(), sheets.begun(3), straight):
            send(class_app.test_client(), group, responses)
            result = Html(class_app.test_client().get(f"/r/{sheets.code(responses)}").text)
            told[sheets.code(responses)] = result.headings[0]

        tied, few, little = received(group)
        assert "come out level" in told[tied.code]
        assert (tied.leader, tied.runner_up, tied.word) == (None, None, "tied")
        assert "too few to name a path" in told[few.code]
        assert (few.leader, few.runner_up, few.word) == (None, None, None)
        assert "little to go on" in told[little.code]
        assert little.word is None

    def test_a_sheet_with_open_questions_is_told_so_and_can_be_sent(self, taker, group):
        code = sheets.code(sheets.begun(15))

        page = Html(taker.get(f"{group.start}/send/{code}").text)
        answer = send(taker, group, sheets.begun(15))

        assert "5 questions not answered yet. You can send it so, or first answer them" in page.words
        assert f"{group.start}/take/{code}" in page.addresses
        assert answer.status_code == 303
        assert received(group)[0].answers.endswith("-----")

    def test_the_same_form_once_more_gets_the_first_receipt(self, taker, group):
        path = f"{group.start}/send/{sheets.code(sheets.clear())}"
        filled = form(taker.get(path))

        first = taker.post(path, data={**filled, "nickname": "fox"})
        again = taker.post(path, data={**filled, "nickname": "owl"})

        assert again.headers["Location"] == first.headers["Location"]
        assert [each.nickname for each in received(group)] == ["fox"]

    def test_the_same_form_after_its_deletion_sends_nothing_and_says_so(self, taker, group):
        path = f"{group.start}/send/{sheets.code(sheets.clear())}"
        filled = form(taker.get(path))
        receipt = taker.post(path, data=filled).headers["Location"]
        taker.post(f"{receipt}/delete", data=form(taker.get(receipt)))

        again = taker.post(path, data=filled)
        anew = send(taker, group)

        assert again.status_code == 410
        assert "What you sent is not here any more. To send it anew, open your result" in Html(again.text).words
        assert anew.status_code == 303
        assert anew.headers["Location"] != receipt
        assert len(received(group)) == 1

    def test_two_people_at_two_browsers_send_two(self, class_app, group):
        for _ in range(2):
            assert send(class_app.test_client(), group).status_code == 303

        assert len(received(group)) == 2

    def test_a_nickname_is_one_word_of_any_script(self, taker, group):
        names = ["Zoë", "o'neil", "d’Arc", "anne-marie", "7", "x" * 20, "Żółw", "李", "हिन्दी", "e\u0301va", ""]
        for name in names:
            assert send(taker, group, nickname=name, how="besides").status_code == 303, name

        assert [each.nickname for each in received(group)] == [*names[:-2], "\u00e9va", ""]

    def test_what_is_no_nickname_is_told_and_the_form_stands_as_it_was_filled(self, taker, group):
        path = f"{group.start}/send/{sheets.code(sheets.clear())}"
        for name, words in NO_NICKNAMES.items():
            filled = {**form(taker.get(path)), "nickname": name}

            answer = taker.post(path, data=filled)

            assert answer.status_code == 400, name
            assert words in problems(answer)["nickname"]
            assert FAULTY in Html(answer.text).words
            assert {**form(answer), "csrf_token": ""} == {**filled, "csrf_token": ""}
        assert received(group) == []

    def test_a_stale_token_shows_the_filled_form_again_and_then_it_works(self, taker, group):
        path = f"{group.start}/send/{sheets.code(sheets.clear())}"
        filled = form(taker.get(path))

        answer = taker.post(path, data={**filled, "nickname": "fox", "csrf_token": "stale"})

        assert answer.status_code == 400
        assert STALE in Html(answer.text).words
        assert form(answer)["nickname"] == "fox"
        assert form(answer)["receipt"] == filled["receipt"]
        assert received(group) == []
        assert taker.post(path, data=form(answer)).status_code == 303
        assert received(group)[0].nickname == "fox"

    def test_without_cookies_the_page_says_what_to_do(self, class_app, group):
        path = f"{group.start}/send/{sheets.code(sheets.clear())}"
        shy = class_app.test_client(use_cookies=False)
        filled = form(shy.get(path))

        answers = [shy.post(path, data={**filled, "nickname": "fox"}) for _ in range(2)]

        for answer in answers:
            assert answer.status_code == 400
            assert NO_COOKIE in Html(answer.text).words
            assert {"href": path, "target": "_blank", "rel": "noopener"} in Html(answer.text).all("a")
            assert form(answer)["nickname"] == "fox"
        assert received(group) == []

    def test_in_a_frame_there_is_a_way_to_a_tab_and_no_form(self, taker, group):
        path = f"{group.start}/send/{sheets.code(sheets.clear())}"

        answer = taker.get(path, headers={"Sec-Fetch-Dest": "iframe"})

        page = Html(answer.text)
        assert page.all("form") == []
        assert {"href": path, "target": "_blank", "rel": "noopener"} in page.all("a")
        assert "inside another site" in page.words
        assert "Set-Cookie" not in answer.headers

    def test_a_token_that_is_not_ours_is_not_taken(self, taker, group):
        answer = send(taker, group, receipt="guess")

        assert answer.status_code == 400
        assert form(answer)["receipt"] != "guess"
        assert received(group) == []


class TestSendingAnother:
    """From a browser that has sent to the group before."""

    def test_it_can_take_the_place_of_the_first_with_the_same_receipt(self, taker, group):
        first = send(taker, group, nickname="fox")

        page = Html(taker.get(f"{group.start}/send/{sheets.code(sheets.tied())}").text)
        second = send(taker, group, sheets.tied(), how="instead", nickname="owl")

        assert "From this browser a result was sent on" in page.words
        assert second.headers["Location"] == first.headers["Location"]
        assert [(each.code, each.nickname) for each in received(group)] == [(sheets.code(sheets.tied()), "owl")]

    def test_the_nickname_stays_where_none_is_given(self, taker, group):
        send(taker, group, nickname="fox")

        page = taker.get(f"{group.start}/send/{sheets.code(sheets.tied())}").text
        send(taker, group, sheets.tied(), how="instead")

        assert "fox" not in page
        assert [each.nickname for each in received(group)] == ["fox"]

    def test_on_a_shared_device_it_can_be_sent_besides(self, taker, group):
        first = send(taker, group, nickname="fox")

        second = send(taker, group, sheets.tied(), how="besides", nickname="owl")

        assert second.headers["Location"] != first.headers["Location"]
        assert [each.nickname for each in received(group)] == ["fox", "owl"]

    def test_what_was_deleted_meanwhile_is_not_replaced(self, taker, group):
        receipt = send(taker, group).headers["Location"]
        path = f"{group.start}/send/{sheets.code(sheets.tied())}"
        filled = form(taker.get(path))
        taker.post(f"{receipt}/delete", data=form(taker.get(receipt)))

        answer = taker.post(path, data={**filled, "how": "instead"})

        assert answer.status_code == 410
        assert received(group) == []

    def test_the_receipt_lets_another_browser_replace_it(self, class_app, taker, group):
        receipt = send(taker, group).headers["Location"]
        other = class_app.test_client()
        page = Html(other.get(receipt).text)

        answer = send(other, group, sheets.tied(), how="instead")

        assert f"{group.start}/answers/{sheets.code(sheets.clear())}" in page.addresses
        assert answer.headers["Location"] == receipt
        assert [each.code for each in received(group)] == [sheets.code(sheets.tied())]

    def test_another_group_knows_nothing_of_it(self, class_app, taker, group):
        other = group_in(class_app)
        send(taker, group)

        page = Html(taker.get(f"{other.start}/send/{sheets.code(sheets.clear())}").text)
        send(taker, other, how="instead")

        assert "was sent on" not in page.words
        assert (len(received(group)), len(received(other))) == (1, 0)

    def test_a_full_group_still_takes_what_replaces(self, class_app, taker, group):
        object.__setattr__(class_app.extensions["quiz"].settings, "group_limit", 1)
        send(taker, group)

        assert send(taker, group, sheets.tied(), how="instead").status_code == 303
        assert send(taker, group, sheets.tied(), how="besides").status_code == 410
        assert len(received(group)) == 1


class TestReceipts:
    """What the receipt shows, and what it does."""

    @pytest.fixture
    def receipt(self, taker, group):
        """The address of a receipt."""
        return send(taker, group, nickname="fox").headers["Location"]

    def test_it_shows_what_was_sent_when_to_whom_and_until_when(self, class_app, group, receipt):
        answer = class_app.test_client().get(receipt)

        page = Html(answer.text)
        [response] = received(group)
        assert answer.status_code == 200
        assert f"Sent to 9b on {response.sent.day} {response.sent:%B %Y, %H:%M} UTC" in page.words
        assert "Frau Öz, Schule am Ufer" in page.words
        assert "Nickname: fox" in page.words
        assert f"{group.start}/r/{response.code}" in page.addresses
        assert [each["value"] for each in page.all("input") if each.get("id") == "address"] == [
            f"http://localhost{receipt}"
        ]
        assert all(question.text in page.words for question in shipped_quiz().questions)

    def test_no_one_keeps_or_indexes_it(self, taker, receipt):
        headers = taker.get(receipt).headers

        assert headers["Cache-Control"] == "private, no-store"
        assert headers["X-Robots-Tag"] == "noindex"

    def test_only_its_digest_is_stored(self, class_app, receipt):
        assert receipt.rpartition("/")[2] not in str(kept(class_app))

    def test_it_deletes(self, taker, group, receipt):
        answer = taker.post(f"{receipt}/delete", data=form(taker.get(receipt)))
        page = Html(taker.get(answer.headers["Location"]).text)

        assert answer.status_code == 303
        assert page.headings == ["Deleted"]
        assert "Your result stays yours" in page.words
        assert received(group) == []
        assert taker.get(receipt).status_code == 404

    def test_deleting_needs_a_token_and_shows_the_page_again_without(self, class_app, taker, group, receipt):
        taker.get(receipt)

        answer = taker.post(f"{receipt}/delete")
        shy = class_app.test_client().post(f"{receipt}/delete")

        assert (answer.status_code, shy.status_code) == (400, 400)
        assert STALE in Html(answer.text).words
        assert NO_COOKIE in Html(shy.text).words
        assert {"open": None} in Html(answer.text).all("details")
        assert len(received(group)) == 1

    def test_nothing_is_said_to_be_deleted_that_is_not(self, taker, receipt):
        assert taker.get(f"{receipt}/delete").headers["Location"] == receipt

    def test_it_deletes_from_a_closed_group_too_and_offers_no_change(self, taker, group, receipt):
        group.shelf.close(now())

        page = taker.get(receipt)
        answer = taker.post(f"{receipt}/delete", data=form(page))

        assert "can be deleted, but no longer changed" in page.text
        assert "/answers/" not in page.text
        assert answer.status_code == 303
        assert received(group) == []

    def test_it_works_after_the_code_was_replaced(self, taker, group, receipt):
        group.shelf.rotate_join(new_join_code(), now())

        assert taker.get(receipt).status_code == 200
        assert taker.post(f"{receipt}/delete", data=form(taker.get(receipt))).status_code == 303

    def test_under_another_groups_code_it_opens_nothing(self, class_app, taker, group, receipt):
        other = group_in(class_app)
        strange = receipt.replace(group.start, other.start)

        shown, deleted = taker.get(strange), taker.post(f"{strange}/delete", data=form(taker.get(receipt)))

        assert (shown.status_code, deleted.status_code) == (404, 404)
        assert len(received(group)) == 1

    @pytest.mark.parametrize("cut", [-1, 0])
    def test_one_that_is_cut_or_made_up_is_told_so(self, taker, group, receipt, cut):
        answer = taker.get(receipt[:cut] if cut else f"{group.start}/receipt/{new_token()}")

        assert answer.status_code == 404
        assert "nothing is kept here with this receipt" in answer.text.lower()

    def test_after_the_groups_deletion_nothing_is_left_to_see(self, taker, group, receipt):
        group.shelf.delete(now())

        assert taker.get(receipt).status_code == 404
