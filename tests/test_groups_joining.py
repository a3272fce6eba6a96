"""What those who take the quiz for a group see before they send: through the real app, on SQLite and PostgreSQL."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from quiz import links
from quiz.links import grouped, new_join_code
from tests import sheets
from tests.classes import class_in, moment
from tests.counsellor import kept
from tests.databases import ON_BOTH
from tests.examples import shipped_quiz, worked_quiz, worked_sheet
from tests.groups_app import class_app as class_app  # fixtures
from tests.groups_app import database as database
from tests.pages import Html
from tests.takers import form, received, send, sending, shelf, start
from tests.takers import group as group
from tests.takers import taker as taker

NOBODYS = "/g/ZZZZ-ZZZZ"


def shut_by(app, group, way):
    """Shut a group; gives its first page, or that of one that never was."""
    if way == "closed":
        shelf(group).close(moment())
    elif way == "replaced":
        shelf(group).rotate_join(new_join_code(), moment())
    elif way == "deleted":
        shelf(group).delete(moment())
    elif way == "full":
        object.__setattr__(app.extensions["quiz"].settings, "group_limit", 1)
        assert send(app.test_client(), group).status_code == 303
    return NOBODYS if way == "unknown" else start(group)


class TestJoining:
    """The first page, before the first question."""

    def test_it_tells_who_asks_what_for_and_who_sees_what_until_when(self, class_app, taker):
        group = class_in(class_app, deletes=datetime(2099, 3, 1, tzinfo=UTC))

        page = Html(taker.get(start(group)).text)

        assert page.headings == ["9b"]
        for words in (
            "A lesson on IT",
            "Who asks: Frau Öz, Schule am Ufer",
            "You see your result first. Nothing is sent until you press Send, and you don’t have to.",
            "Who sees it Frau Öz, Schule am Ufer, and people they give the results link to They see your answers, "
            "your result, your nickname, the time you sent it, and how ready you felt, if you send that, too",
            "Classmates see totals only",
            "Deleted by 1 March 2099, or sooner by you, with your receipt",
            "20 short questions, about 4 minutes",
        ):
            assert words in page.words

    def test_the_message_keeps_its_lines_and_is_plain_text(self, class_app, taker):
        group = class_in(class_app, message="One.\nTwo.\n\n<b>Three</b>", name="<i>9b</i>", purpose="")

        text = taker.get(start(group)).text

        assert "<p>One.<br>Two.</p>\n<p>&lt;b&gt;Three&lt;/b&gt;</p>" in text
        assert Html(text).headings == ["<i>9b</i>"]

    def test_a_group_that_asks_for_no_nickname_speaks_of_none(self, class_app, taker):
        group = class_in(class_app, nicknames=False)
        path = sending(group)

        assert "nickname" not in taker.get(start(group)).text
        assert "nickname" not in taker.get(path).text.lower()
        assert send(taker, group, nickname="fox").status_code == 303
        assert received(group)[0].nickname == ""

    @ON_BOTH
    def test_the_quiz_is_taken_in_the_groups_own_version(self, class_app, taker):
        class_app.extensions["quiz"].store.archive(worked_quiz(), moment())
        group = class_in(class_app, quiz=worked_quiz())

        page = Html(taker.get(start(group)).text)
        code = next(each for each in page.addresses if each.endswith("/all")).split("/")[-2]
        answer = send(taker, group, None, nickname="fox")
        path = sending(group, worked_sheet(), worked_quiz())
        sent = taker.post(path, data=form(taker.get(path)))

        assert links.open_code(code).piece == links.piece(worked_quiz().version)
        assert answer.status_code == 409
        assert "another version of the quiz" in answer.text
        assert sent.status_code == 303
        assert len(received(group)) == 1

    def test_the_start_pages_field_takes_the_code_as_people_type_it(self, taker, group):
        shown, bare = grouped(group.join), group.join
        link = f"https://quiz.test/g/{shown}"
        for typed in (shown, shown.lower(), bare, f"{bare}.", f" {shown}", link, f"{link}?x", f"<{link}>"):
            answer = taker.get("/open", query_string={"code": typed})

            assert (answer.status_code, answer.headers["Location"]) == (303, start(group)), typed

    def test_the_field_opens_a_link_of_a_group_in_its_group_and_others_as_ever(self, taker, group):
        code, begun = sheets.code(sheets.clear()), sheets.code(sheets.begun(3))

        def opened(text):
            return taker.get("/open", query_string={"code": text}).headers["Location"]

        assert opened(f"see https://quiz.test{start(group).lower()}/r/{code.lower()}") == f"{start(group)}/r/{code}"
        assert opened(f"https://quiz.test{start(group)}/send/{code}") == f"{start(group)}/r/{code}"
        assert opened(f"https://quiz.test{start(group)}/take/{begun}?q=x") == f"{start(group)}/take/{begun}"
        assert opened(links.grouped(code)) == f"/r/{code}"
        assert opened(f"https://quiz.test/r/{code}.json") == f"/r/{code}"

    def test_for_a_code_of_a_wrong_length_the_page_says_what_lengths_there_are(self, taker):
        for typed, words in (("K7MX-3QP", "This has 7"), ("K7MX-3QPD9", "This has 9")):
            answer = taker.get(f"/open?code={typed}")

            assert answer.status_code == 404
            assert words in answer.text
            assert "a group’s code has 8" in answer.text

    def test_a_result_from_elsewhere_is_opened_in_the_group(self, taker, group):
        code = sheets.code(sheets.clear())

        answer = taker.get(start(group), query_string={"code": f"https://quiz.test/r/{code}"})
        nonsense = taker.get(start(group), query_string={"code": "rubbish"})

        assert answer.headers["Location"] == f"{start(group)}/r/{code}"
        assert nonsense.status_code == 404
        assert Html(nonsense.text).all("form") == [{"class": "open", "action": start(group)}]

    def test_it_is_the_same_page_however_the_code_is_written(self, taker, group):
        assert taker.get(f"/g/{group.join.lower()}").data == taker.get(start(group)).data


class TestDoorsThatAreShut:
    """Each says why, that nothing is lost, and that the quiz can still be taken."""

    @pytest.fixture
    def shut(self, class_app):
        """Make a group and shut it in some way; gives its first page."""

        def shut(way):
            past = moment() - timedelta(minutes=1)
            details: dict[str, Any] = {"over": {"closes": past}, "expired": {"deletes": past}}.get(way, {})
            return shut_by(class_app, class_in(class_app, **details), way)

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
            first = shut(way)
            for place in ("", f"/send/{code}"):
                answer = taker.get(first + place)

                page = Html(answer.text)
                assert (answer.status_code, page.headings) == (status, [title])
                assert "nothing is lost" in page.words.lower()
                assert "You can still take the quiz: it needs no group." in page.words
                assert "/" in [link["href"] for link in page.all("a") if link.get("class") in {None, "button"}]
                assert (f"/r/{code}" in page.addresses) == bool(place)
                assert "Set-Cookie" not in answer.headers

    def test_what_is_sent_when_it_shut_meanwhile_is_not_kept_and_the_page_says_so(self, class_app, taker):
        for way, status in (("closed", 410), ("replaced", 410), ("deleted", 404), ("full", 410)):
            group = class_in(class_app)
            path = sending(group)
            filled = form(taker.get(path))
            shut_by(class_app, group, way)
            before = kept(class_app)

            answer = taker.post(path, data=filled)

            assert answer.status_code == status
            assert "nothing is lost" in answer.text.lower()
            assert kept(class_app) == before

    def test_the_quiz_below_a_shut_group_goes_on(self, taker, group):
        shelf(group).close(moment())

        assert taker.get(f"{start(group)}/take/{sheets.code(sheets.begun(9))}").status_code == 200
        assert taker.get(f"{start(group)}/r/{sheets.code(sheets.clear())}").status_code == 200

    def test_a_code_that_cannot_be_one_stands_in_the_field_again(self, taker):
        answer = taker.get("/g/K7MX-3QP")

        assert answer.status_code == 404
        assert "has 8 letters and digits; this one has 7" in answer.text
        assert form(answer)["code"] == "K7MX-3QP"


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
            answer = taker.get(start(group) + path)

            assert answer.status_code in {200, 303}, path
            assert "Set-Cookie" not in answer.headers, path
            assert "Cookie" not in answer.headers.get("Vary", ""), path
        assert kept(class_app) == before

    def test_all_ways_on_stay_in_the_group_those_of_the_site_too(self, taker, group):
        code = sheets.code(sheets.clear())
        for path in (f"/take/{sheets.code(sheets.begun(3))}", f"/answers/{code}", f"/r/{code}", f"/r/{code}/working"):
            page = Html(taker.get(start(group) + path).text)

            with_code = [each for each in page.addresses if code[:6] in each and not each.startswith("http")]
            assert all(each.startswith(start(group)) for each in with_code), path
            assert {f"{start(group)}{part}" for part in ("", "/roles", "/method", "/privacy")} <= set(page.addresses), (
                path
            )

    def test_take_the_quiz_on_a_result_leads_to_the_groups_first_page(self, taker, group):
        page = Html(taker.get(f"{start(group)}/r/{sheets.code(sheets.clear())}").text)

        assert {"href": start(group)} in page.all("a")

    def test_the_result_offers_to_send_it_and_copies_the_plain_address(self, taker, group):
        code = sheets.code(sheets.clear())

        page, plain = (Html(taker.get(f"{root}/r/{code}").text) for root in (start(group), ""))

        assert {"class": "button", "href": f"{start(group)}/send/{code}"} in page.all("a")
        assert [each["value"] for each in page.all("input")] == [f"http://localhost/r/{code}"]
        assert "Send" not in plain.words
        assert "/g/" not in "".join(plain.addresses)

    def test_in_a_frame_the_link_to_send_opens_a_tab_of_its_own_and_the_page_has_its_own_tag(self, taker, group):
        path = f"{start(group)}/r/{sheets.code(sheets.clear())}"

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
            assert taker.get(f"{start(group)}/r/{sheets.code(sheets.tied())}").status_code == 200

        assert asked == []
