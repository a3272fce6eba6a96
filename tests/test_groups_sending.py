"""What takers send to a group, once: through the real app, on SQLite and PostgreSQL."""

from dataclasses import replace

from quiz.cohort.tally import encode_answers
from quiz.responses import LEFT_OUT, Responses
from quiz.web.groups.forms import NO_COOKIE, STALE
from quiz.web.parts import FAULTY
from tests import sheets
from tests.classes import class_in, moment
from tests.counsellor import problems
from tests.databases import ON_BOTH
from tests.examples import shipped_quiz
from tests.groups_app import class_app as class_app  # fixtures
from tests.groups_app import database as database
from tests.pages import Html
from tests.takers import form, received, send, sending, start
from tests.takers import group as group
from tests.takers import taker as taker

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


class TestSending:
    """What is sent, once."""

    def test_the_page_shows_what_is_sent_and_to_whom(self, taker, group):
        responses = replace(sheets.clear(), choices=(*sheets.clear().choices[:-1], LEFT_OUT))
        code = sheets.code(responses)

        page = Html(taker.get(f"{start(group)}/send/{code}").text)
        result = Html(taker.get(f"/r/{code}").text)

        assert page.headings == ["Send your result to 9b?"]
        assert "Who sees it Frau Öz, Schule am Ufer, and people they give the results link to" in page.words
        assert result.headings[0] in page.words
        assert "19 answers, 2 of them counting double, 1 question left out" in page.words
        assert all(question.text in page.words for question in shipped_quiz().questions)
        assert "left out" in page.words

    @ON_BOTH
    def test_what_was_shown_is_what_is_kept(self, taker, group):
        responses, before = sheets.clear(), moment()

        answer = send(taker, group, responses, nickname="  Zoë ")

        [response] = received(group)
        assert answer.status_code == 303
        assert answer.headers["Location"].startswith(f"{start(group)}/receipt/")
        assert response.code == sheets.code(responses)
        assert response.answers == encode_answers(responses)
        assert response.nickname == "Zoë"
        assert before <= response.sent <= moment()

    def test_leader_runner_up_and_word_are_those_of_the_result_page(self, taker, group):
        send(taker, group, sheets.clear())

        [response] = received(group)
        names: dict[str | None, str] = {role.id: role.name for role in shipped_quiz().roles}
        result = Html(taker.get(f"/r/{response.code}").text)
        assert names[response.leader] in result.headings[0]
        assert f"put {names[response.runner_up]} first" in result.words
        assert response.said.capitalize() in result.words

    def test_none_is_kept_where_the_result_page_names_none(self, class_app, group):
        straight = Responses(tuple(2 if q.ordered else 0 for q in shipped_quiz().questions))
        headlines = {}
        for responses in (sheets.tied(), sheets.begun(3), straight, sheets.nothing()):
            send(class_app.test_client(), group, responses)
            result = Html(class_app.test_client().get(f"/r/{sheets.code(responses)}").text)
            headlines[sheets.code(responses)] = result.headings[0]

        tied, few, little, none = received(group)
        assert "A tie: " in headlines[tied.code]
        assert (tied.leader, tied.runner_up, tied.said) == (None, None, "tied")
        assert "too few to name a job" in headlines[few.code]
        assert (few.leader, few.runner_up, few.said) == (None, None, "few")
        assert "can’t point to a job yet" in headlines[little.code]
        assert (little.leader, little.runner_up, little.said) == (None, None, "little")
        assert "No job stands out" in headlines[none.code]
        assert (none.leader, none.runner_up, none.said) == (None, None, "nothing")

    def test_a_sheet_with_open_questions_says_so_and_can_be_sent(self, taker, group):
        code = sheets.code(sheets.begun(15))

        page = Html(taker.get(f"{start(group)}/send/{code}").text)
        answer = send(taker, group, sheets.begun(15))

        assert "5 questions not answered yet. You can send it as it is, or first answer them" in page.words
        assert f"{start(group)}/take/{code}" in page.addresses
        assert answer.status_code == 303
        assert received(group)[0].answers.endswith("-----")

    @ON_BOTH
    def test_the_same_form_once_more_gets_the_first_receipt(self, taker, group):
        path = sending(group)
        filled = form(taker.get(path))

        first = taker.post(path, data={**filled, "nickname": "fox"})
        again = taker.post(path, data={**filled, "nickname": "owl"})

        assert again.headers["Location"] == first.headers["Location"]
        assert [each.nickname for each in received(group)] == ["fox"]

    def test_the_same_form_after_its_deletion_sends_nothing_and_says_so(self, taker, group):
        path = sending(group)
        filled = form(taker.get(path))
        receipt = taker.post(path, data=filled).headers["Location"]
        taker.post(f"{receipt}/delete", data=form(taker.get(receipt)))

        again = taker.post(path, data=filled)
        second = send(taker, group)

        assert again.status_code == 410
        assert "What you sent is not here any more." in Html(again.text).words
        assert "To send it again, open your result" in Html(again.text).words
        assert second.status_code == 303
        assert second.headers["Location"] != receipt
        assert len(received(group)) == 1

    def test_two_people_at_two_browsers_send_two(self, class_app, group):
        for _ in range(2):
            assert send(class_app.test_client(), group).status_code == 303

        assert len(received(group)) == 2

    @ON_BOTH
    def test_a_nickname_is_one_word_of_any_script(self, taker, group):
        names = ["Zoë", "o'neil", "d’Arc", "anne-marie", "7", "x" * 20, "Żółw", "李", "हिन्दी", "e\u0301va", ""]
        for name in names:
            assert send(taker, group, nickname=name, how="besides").status_code == 303, name

        assert [each.nickname for each in received(group)] == [*names[:-2], "\u00e9va", ""]

    @ON_BOTH
    def test_what_is_no_nickname_is_refused_and_the_form_stands_as_it_was_filled(self, taker, group):
        path = sending(group)
        for name, words in NO_NICKNAMES.items():
            filled = {**form(taker.get(path)), "nickname": name}

            answer = taker.post(path, data=filled)

            assert answer.status_code == 400, name
            assert words in problems(answer)["nickname"]
            assert FAULTY in Html(answer.text).words
            assert {**form(answer), "csrf_token": ""} == {**filled, "csrf_token": ""}
        assert received(group) == []

    def test_a_stale_token_shows_the_filled_form_again_and_then_it_works(self, taker, group):
        path = sending(group)
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
        path = sending(group)
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
        path = sending(group)

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

    @ON_BOTH
    def test_it_can_take_the_place_of_the_first_with_the_same_receipt(self, taker, group):
        first = send(taker, group, nickname="fox")

        page = Html(taker.get(sending(group, sheets.tied())).text)
        second = send(taker, group, sheets.tied(), how="instead", nickname="owl")

        assert "From this browser a result was sent on" in page.words
        assert second.headers["Location"] == first.headers["Location"]
        assert [(each.code, each.nickname) for each in received(group)] == [(sheets.code(sheets.tied()), "owl")]

    def test_the_nickname_stays_where_none_is_given(self, taker, group):
        send(taker, group, nickname="fox")

        page = taker.get(sending(group, sheets.tied())).text
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
        path = sending(group, sheets.tied())
        filled = form(taker.get(path))
        taker.post(f"{receipt}/delete", data=form(taker.get(receipt)))

        answer = taker.post(path, data={**filled, "how": "instead"})

        assert answer.status_code == 410
        assert received(group) == []

    def test_a_receipt_that_somebody_else_sent_is_not_planted_by_its_link(self, class_app, taker, group):
        """Else one's own answers would be sent in its place, and lie behind a receipt that the other has."""
        receipt = send(taker, group).headers["Location"]
        other = class_app.test_client()
        opened = Html(other.get(receipt).text)

        asked = other.get(sending(group, sheets.tied()))
        answer = other.post(sending(group, sheets.tied()), data={**form(asked), "how": "instead"})

        assert "It can be changed only in the browser that sent it" in opened.words
        assert "It was me" not in asked.text
        assert answer.status_code == 410
        assert [each.code for each in received(group)] == [sheets.code(sheets.clear())]

    def test_of_two_who_sent_from_one_device_each_changes_their_own(self, taker, group):
        """Whoever opens the first receipt replaces what it shows, not what was sent last."""
        first = send(taker, group, sheets.clear(), nickname="fox").headers["Location"]
        send(taker, group, sheets.tied(), nickname="owl", how="besides")

        taker.get(first)
        answer = send(taker, group, sheets.begun(15), how="instead")

        assert answer.headers["Location"] == first
        assert {each.nickname: each.code for each in received(group)} == {
            "fox": sheets.code(sheets.begun(15)),
            "owl": sheets.code(sheets.tied()),
        }

    def test_the_receipt_deletes_it_in_another_browser_which_then_sends_its_own(self, class_app, taker, group):
        receipt = send(taker, group).headers["Location"]
        other = class_app.test_client()

        deleted = other.post(f"{receipt}/delete", data=form(other.get(receipt)), follow_redirects=True)
        answer = send(other, group, sheets.tied())

        assert Html(deleted.text).headings == ["Deleted"]
        assert answer.headers["Location"] != receipt
        assert [each.code for each in received(group)] == [sheets.code(sheets.tied())]

    def test_another_group_knows_nothing_of_it(self, class_app, taker, group):
        other = class_in(class_app)
        send(taker, group)

        page = Html(taker.get(sending(other, sheets.clear())).text)
        send(taker, other, how="instead")

        assert "was sent on" not in page.words
        assert (len(received(group)), len(received(other))) == (1, 0)

    @ON_BOTH
    def test_a_full_group_still_takes_what_replaces(self, class_app, taker, group):
        object.__setattr__(class_app.extensions["quiz"].settings, "group_limit", 1)
        send(taker, group)

        assert send(taker, group, sheets.tied(), how="instead").status_code == 303
        assert send(taker, group, sheets.tied(), how="besides").status_code == 410
        assert len(received(group)) == 1
