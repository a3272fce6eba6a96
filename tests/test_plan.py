"""The plan: a page to write on, of nothing but what the answers support, and of which nothing is ever sent."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz import reading
from quiz.edition import Edition
from quiz.explanation import BANNED
from quiz.explanation.reasons import smallest_first
from quiz.result import Result, Said
from quiz.web.addresses import Addresses
from quiz.web.result.again import again
from quiz.web.result.plan import plan_page
from quiz.web.site import Sheet
from tests import sheets, strategies
from tests.examples import ROOT, shipped_quiz
from tests.pages import Html, app_of, close
from tests.said_sheets import FILES, all_said_sheets, said_sheet

EDITION = reading.read(ROOT / "questions.yaml")
CLAIM = re.compile(rf"\b(?:{'|'.join(BANNED)}|talent|succe\w+|satisf\w+|well done|congrat\w+|great)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def clients(tmp_path_factory):
    """A browser without a screen for each of the two quizzes."""
    apps = {name: app_of(tmp_path_factory.mktemp(name), QUIZ_FILE=FILES[name]) for name in FILES}
    yield {name: app.test_client() for name, app in apps.items()}
    for app in apps.values():
        close(app)


@pytest.fixture(scope="module")
def plans(clients):
    """The plan of every role and every word of both quizzes."""
    return [(each, Html(clients[each.name].get(f"/r/{each.code}/plan").text)) for each in all_said_sheets()]


def written(page):
    """What stands on the page between its heading and who answers for it."""
    return page.words.partition("Back to the result")[2]


def test_every_role_and_word_of_two_quizzes_has_a_plan_or_is_led_to_more_answers(plans):
    assert len(plans) == 112
    for each, page in plans:
        fields = len(page.all("textarea"))
        if each.said in {Said.FEW, Said.LITTLE}:
            assert (page.headings, fields) == (["A plan can wait a little"], 0), each
            assert not any(role.name in written(page) for role in each.result.quiz.roles), each
        else:
            assert (page.headings, fields >= 9) == (["My plan"], True), each


def test_no_plan_claims_anything(plans):
    for each, page in plans:
        assert CLAIM.findall(written(page).partition("served here")[0]) == [], each


def test_a_plan_has_no_form_and_no_field_with_a_name_and_nothing_that_a_browser_would_keep_or_check(plans):
    for each, page in plans:
        fields = [*page.all("textarea"), *page.all("input")]
        assert page.all("form") == [], each
        assert [field for field in fields if "name" in field or field["autocomplete"] != "off"] == []
        assert {(each["spellcheck"], each["writingsuggestions"]) for each in page.all("textarea")} <= {
            ("false", "false")
        }


def test_every_field_has_words_of_its_own(plans):
    for each, page in plans:
        ids = [field["id"] for field in page.all("textarea")]
        assert len(ids) == len(set(ids))
        assert set(ids) <= {label.get("for") for label in page.all("label")}, each


def test_one_job_that_leads_stands_beside_the_runner_up_or_any_other_by_a_link(clients):
    found = said_sheet("crafts", "baker", Said.CLEAR)
    second, third = (match.role for match in found.result.ranking.ranked[1:3])
    address = f"/r/{found.code}/plan"
    page = Html(clients["crafts"].get(address).text)
    other = Html(clients["crafts"].get(f"{address}?beside={third.id}").text)

    assert f"Baker or {second.name}?" in page.words
    assert f"{address}?beside={third.id}" in page.addresses
    assert f"Baker or {third.name}?" in other.words
    for nonsense in ("baker", "nobody", ""):
        assert clients["crafts"].get(f"{address}?beside={nonsense}").status_code == 404


def test_equals_stand_in_the_files_order_with_the_same_lines_and_nothing_before_another(plans):
    for each, page in plans:
        if each.said in {Said.TIED, Said.CLOSE, Said.NOTHING}:
            names = [role.name for role in each.result.quiz.roles]
            shown = sorted((written(page).find(f"{name} "), name) for name in names if f"{name} " in written(page))
            order = [name for at, name in shown if at >= 0]
            assert 2 <= len([field for field in page.all("textarea") if field["id"].startswith("why-not")]) <= 3
            assert order == [name for name in names if name in order], each
            assert "or " + order[0] not in written(page)


def test_where_nothing_stands_out_no_answer_is_given_as_a_reason(plans):
    for each, page in plans:
        if each.said is Said.NOTHING:
            assert page.all("mark") == [], each


def test_there_are_as_many_ready_steps_as_a_job_has_and_three_at_most(clients):
    counts = {"furniture-maker": 3, "baker": 2, "gardener": 1, "bicycle-mechanic": 3}  # of 3, 2, 1 and 4 in the file
    for role, count in counts.items():
        page = Html(clients["crafts"].get(f"/r/{said_sheet('crafts', role, Said.CLEAR).code}/plan").text)
        assert len(page.all("input")) == count


def position(role, reason):
    """Where a role stands in a preference; None if it makes no claim."""
    target = role.target(reason.dimension)
    return target.position if target else None


@given(st.data())
def test_whatever_is_answered_a_plan_shows_nothing_but_the_results_own_reasons(data):
    quiz = shipped_quiz()
    responses = data.draw(strategies.responses(quiz) | st.sampled_from(sheets.named(40)))
    sheet = Sheet(quiz, responses, "CODE")
    result = Result(quiz, responses)
    rivals = result.ranking.ranked[1:] if result.said.leads_alone else (None,)
    rival = data.draw(st.sampled_from(rivals))

    page = plan_page(Addresses(), sheet, EDITION, rival)

    if not result.said.names_roles:
        assert not any((*side.why, *side.why_not) for side in page.sides)
    for side in page.sides:
        account = result.account(side.role.id)
        assert {each.reason for each in side.why} <= set(account.reasons_for)
        assert {each.reason for each in side.why_not} <= set(account.reasons_against)
        assert set(side.steps) <= set(EDITION.portrait(side.role.id).first_steps)
        for each in (*side.why, *side.why_not):
            index = quiz.questions.index(each.reason.quoted.question)
            assert each.reason.quoted.option is quiz.questions[index].options[responses.choices[index]]
    if page.beside:
        versus = result.versus(result.first.id, rival.role.id)
        differ = [each for each in versus.preferences if position(result.first, each) != position(rival.role, each)]
        gains = [each.dimension for each in differ if each.part > 0]
        losses = [each.dimension for each in sorted(differ, key=smallest_first) if each.part < 0]
        assert [each.dimension for each in page.beside.gained] == gains[:3]
        assert [each.dimension for each in page.beside.given_up] == losses[:2]
    else:
        assert not result.said.leads_alone


def test_of_a_version_whose_roles_are_gone_a_plan_has_reasons_and_no_steps():
    quiz = shipped_quiz()
    sheet = Sheet(quiz, sheets.clear(), sheets.code(sheets.clear()))
    gone = Edition(quiz, "", "", portraits=(), sources=())

    page = plan_page(Addresses(), sheet, gone, sheet.result.ranking.ranked[1])

    assert (page.sides[0].steps, page.sides[0].ask, page.sides[0].brief) == ((), "", "")
    assert page.sides[0].why


def test_a_result_leads_to_a_plan_first_thing_and_one_with_too_little_does_not(client):
    code = sheets.code(sheets.clear())

    words = Html(client.get(f"/r/{code}").text).words
    assert "What to do next Make a plan Try it this week" in words
    assert f"/r/{code}/plan" in Html(client.get(f"/r/{code}").text).addresses
    assert "/plan" not in client.get(f"/r/{sheets.code(sheets.begun(3))}").text


def test_in_a_group_a_plan_stays_in_the_group(client):
    page = Html(client.get(f"/g/K7MX-3QPD/r/{sheets.code(sheets.clear())}/plan").text)

    assert "/g/K7MX-3QPD/plan/two-weeks.ics" in page.addresses


class TestAgain:
    """A day to look at a plan again."""

    def test_two_weeks_and_two_months_are_whole_weeks_and_every_line_ends_and_fits_as_calendars_ask(self):
        """RFC 5545, 3.1: CRLF, and 75 octets a line. 27 November 2026 is a Friday."""
        for name, day in (("two-weeks", "20261211"), ("two-months", "20270129")):
            lines = again(name, date(2026, 11, 27)).split("\r\n")

            assert f"DTSTART;VALUE=DATE:{day}" in lines
            assert (lines[0], lines[-2:]) == ("BEGIN:VCALENDAR", ["END:VCALENDAR", ""])
            assert max(len(line.encode()) for line in lines) <= 75
            assert not any("\n" in line or "\r" in line for line in lines)
            assert {line.partition(":")[0] for line in lines} >= {"VERSION", "PRODID", "UID", "DTSTAMP", "SUMMARY"}
            assert date.fromisoformat(day).weekday() == date(2026, 11, 27).weekday()

    def test_the_file_is_the_same_for_everyone_that_day_and_another_on_another_day(self):
        day = date(2026, 12, 31)

        assert again("two-weeks", day) == again("two-weeks", day)
        texts = [again(name, date(2026, 12, n)) for name in ("two-weeks", "two-months") for n in (1, 2)]
        uids = {line for text in texts for line in text.splitlines() if line.startswith("UID:")}
        assert len(uids) == 4

    def test_it_is_a_file_of_a_calendar_and_has_no_address_and_nothing_of_a_result(self, client):
        answer = client.get("/plan/two-weeks.ics")

        assert answer.mimetype == "text/calendar"
        assert answer.headers["Content-Disposition"] == "attachment; filename=plan-in-two-weeks.ics"
        assert "Set-Cookie" not in answer.headers
        assert not re.search("http|/r/|/g/|localhost|quiz.*?fits", answer.text)
        assert client.get("/plan/two-years.ics").status_code == 404
