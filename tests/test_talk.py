"""The sheet for a talk: nothing on it but what the person's answers support, for every word that is said."""

import re
from functools import cache
from html import unescape

import pytest

from quiz import oracle
from quiz.explanation import BANNED
from quiz.responses import LEFT_OUT, Responses
from quiz.result import Result, Said
from tests import sheets
from tests.examples import ROOT, shipped_quiz
from tests.pages import Html, app_of, close
from tests.said_sheets import FILES, all_said_sheets, said_sheets

UNSAID = re.compile(r"<s>.*?</s>", re.DOTALL)
BANNED_WORDS = re.compile(r"\b(" + "|".join(map(re.escape, BANNED)) + r")\b", re.IGNORECASE)
QUOTED = re.compile(r"(?:<li>|<p>)([^<]+?) <mark>(.+?)</mark>")
SECTION = re.compile(r"<h2>(.*?)</h2>(.*?)</section>", re.DOTALL)
ASKED = re.compile(r"You chose “(.+?)” for “(.+?)”\. (.+\?)")
LENGTH = 20  # words: no sentence of ours is longer, without what it quotes
DECIDE, OTHER_WAY = "Three answers decide", "Two pull the other way"
HINGE = "The one answer that could change most"
QUESTIONS = "Three questions to ask"


@pytest.fixture(scope="module", params=FILES)
def app(request, tmp_path_factory):
    """The app with one of the two quizzes, and which."""
    made = app_of(tmp_path_factory.mktemp("talk"), QUIZ_FILE=FILES[request.param])
    yield made, request.param
    close(made)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory):
    """A browser of the app with the shipped quiz."""
    made = app_of(tmp_path_factory.mktemp("shipped"))
    yield made.test_client()
    close(made)


def read(client, code):
    """The page of a code."""
    return client.get(f"/r/{code}/talk").text


def sections(text):
    """What stands below each heading of a page."""
    return {unescape(heading): part for heading, part in SECTION.findall(text)}


def quoted(part):
    """The questions in short and the answers to them that a part of a page quotes."""
    return [(unescape(name).strip(), unescape(answer)) for name, answer in QUOTED.findall(part)]


def given(client, result):
    """By its short form, as the page has it, each question's index; and the answer to it."""
    edition = client.application.extensions["quiz"].edition
    pairs = enumerate(zip(result.quiz.questions, result.responses.choices, strict=True))
    return {
        edition.in_short(question): (q, question.options[choice].label)
        for q, (question, choice) in pairs
        if choice >= 0
    }


def pulls_of(result):
    """By a role's id, by how much each answer adds more to it than to any other that is compared; by the formulas."""
    points = {role.id: oracle.contributions(result.quiz, result.responses, role) for role in result.compared}
    return {
        role: {
            q: min(its[q] - other[q] for id, other in points.items() if id != role) for q in result.responses.answered
        }
        for role, its in points.items()
    }


@cache
def some_results():
    """Random sheets, of people like a role and of none; and of each role one for every word."""
    found = [Result(shipped_quiz(), sheet) for sheet in (*sheets.named(20), *sheets.many(20))]
    found += [each.result for each in said_sheets("shipped") if each.result.compared]
    assert {each.said for each in found} == {*Said} - {Said.FEW, Said.LITTLE}
    return found


# Every role and every word, of two quizzes


def test_every_role_and_word_has_its_sheet_and_nothing_banned_on_it(app):
    made, name = app
    client = made.test_client()
    for each in said_sheets(name):
        text = read(client, each.code)
        words = Html(UNSAID.sub("", text)).words

        assert BANNED_WORDS.findall(words) == [], each
        assert len(ASKED.findall(unescape(text))) >= (3 if each.result.compared else 0), each
        assert len(re.findall(r"<li>", sections(text)[QUESTIONS])) == 3, each
        assert {*sections(text)} >= {"Say it another way", "When someone else can do more"}, each
        assert (HINGE in sections(text)) == bool(each.result.compared), each


def test_the_headings_are_those_of_what_is_said(app):
    made, name = app
    client = made.test_client()
    for each in said_sheets(name):
        found, result = {*sections(read(client, each.code))}, each.result

        if each.said in {Said.CLEAR, Said.AHEAD}:
            assert any(heading.endswith(("answers decide", "answer decides")) for heading in found), each
            assert any(heading.endswith("the other way") for heading in found), each
        assert {heading[4:] for heading in found if heading.startswith("For ")} == (
            set() if each.said in {Said.CLEAR, Said.AHEAD} else {role.name for role in result.compared}
        ), each
        assert ("What can be talked about anyway" in found) == (each.said in {Said.FEW, Said.LITTLE}), each


def test_where_no_job_is_named_none_is_said_to_be_in_front(app):
    made, name = app
    client = made.test_client()
    for each in said_sheets(name):
        if each.said in {Said.FEW, Said.LITTLE}:
            page = Html(read(client, each.code)).words
            assert [role.name for role in each.result.quiz.roles if role.name in page] == [], each
        if each.said is Said.NOTHING:
            order = [heading[4:] for heading in sections(read(client, each.code)) if heading.startswith("For ")]
            assert order == [role.name for role in each.result.quiz.roles if role.name in order], each


def test_sentences_are_short(app):
    """Without what they quote, and what the quiz says itself."""
    made, name = app
    client = made.test_client()
    for each in said_sheets(name)[:21]:
        text = re.sub(r'<(mark|span class="asked"|footer|header|head|title)\b.*?</\1?', ".", read(client, each.code))
        words = re.sub(r"“[^”]*”", "X", Html(re.sub(r"</(?:p|li|h[123]|td|th)>", ". ", text)).words)
        own = words.partition("All of it comes from")[2].partition("version")[0]
        names = sorted((role.name for role in each.result.quiz.roles), key=len, reverse=True)
        own = re.sub("|".join(map(re.escape, names)), "Job", own)

        longest = max(re.split(r"[.:?!] ", own), key=lambda sentence: len(sentence.split()))
        assert len(longest.split()) <= LENGTH, (each, longest)


# What the answers support


def test_each_answer_that_is_quoted_is_the_persons_own(shipped):
    for result in some_results():
        text = read(shipped, sheets.code(result.responses))
        answers = given(shipped, result)

        found = quoted(text.partition("<h1>")[2])
        assert len(found) >= 3
        for name, answer in found:
            assert answers[name][1] == answer
        for answer, name, _ in ASKED.findall(unescape(text)):
            assert answers[f"{name}?"][1] == answer


def test_each_answer_pulls_the_way_that_is_claimed_and_none_pulls_more(shipped):
    for result in some_results():
        parts = sections(read(shipped, sheets.code(result.responses)))
        answers, all_pulls = given(shipped, result), pulls_of(result)
        if result.said in {Said.CLEAR, Said.AHEAD}:
            sides = {result.first: DECIDE, result.second: OTHER_WAY}
        else:
            sides = {role: f"For {role.name}" for role in result.compared}
        for role, heading in sides.items():
            listed, pulls = [answers[name][0] for name, _ in quoted(parts[heading])], all_pulls[role.id]

            shown = [pulls[q] for q in listed]
            rest = [pull for q, pull in pulls.items() if q not in listed]
            assert all(pull > 0 for pull in shown)
            assert shown == sorted(shown, reverse=True)
            assert max(rest) <= min(shown)


def test_the_one_answer_does_what_is_said_of_it(shipped):
    seen = set()
    for result in some_results():
        part = sections(read(shipped, sheets.code(result.responses)))[HINGE]
        ((name, _),) = quoted(part)
        q, _ = given(shipped, result)[name]
        new = next(label for label in re.findall(r"With “(.+?)”", unescape(part)))
        options = [option.label for option in result.quiz.questions[q].options]
        then = Result(result.quiz, result.responses.answer({q: options.index(new)})).ranking
        names = [match.role.name for match in then.first]

        words = Html(part).words
        if "would come first" in words:
            assert f"{names[0]} would come first" in words
            assert result.first not in [match.role for match in then.first]
        elif "would be level with" in words:
            assert result.first.name in names
            assert len(names) > 1
        elif "would come nearer" in words:
            assert names == [result.first.name]
        else:
            assert f"{names[0]} would be furthest ahead of the others" in words
        seen.add(result.said)
    assert seen == {*Said} - {Said.FEW, Said.LITTLE}


def test_the_three_questions_are_about_three_answers_and_the_one_that_could_change_most(shipped):
    for result in some_results():
        parts = sections(read(shipped, sheets.code(result.responses)))
        names = [name for _, name, _ in ASKED.findall(unescape(parts[QUESTIONS]))]

        assert len(set(names)) == 3
        assert f"{names[-1]}?" == quoted(parts[HINGE])[0][0]


# Little to go on


def test_of_the_same_answer_everywhere_it_says_so_and_talks_of_what_is_no_place_on_a_scale(shipped):
    quiz = shipped_quiz()
    line = Responses(tuple(2 if question.ordered else 0 for question in quiz.questions))
    text = read(shipped, sheets.code(line))
    singles = [question.options[0].label for question in quiz.questions if not question.ordered]

    assert "The answer is “Somewhat” wherever there was a scale." in Html(text).words
    assert [answer for _, answer in quoted(text)][: len(singles)] == singles


def test_with_nothing_answered_there_are_three_questions_all_the_same(shipped):
    text = read(shipped, sheets.code(sheets.begun(0)))

    assert "Nothing is answered yet." in Html(text).words
    assert len(re.findall(r"<li>", sections(text)[QUESTIONS])) == 3


def test_one_answer_is_one(shipped):
    words = Html(read(shipped, sheets.code(sheets.begun(1)))).words

    assert "1 of 20 questions is answered." in words
    assert "This answer stands, whatever else is open." in words


def test_what_was_left_out_is_never_asked_about(shipped):
    sheet = Responses((3, *[LEFT_OUT] * (len(shipped_quiz().questions) - 1)), frozenset({1}))
    text = read(shipped, sheets.code(sheet))

    assert [answer for _, answer in quoted(text)] == ["Quite a lot"]
    assert len(ASKED.findall(unescape(text))) == 1


# When to talk to someone first


def test_two_sheets_on_which_nothing_stands_out_lead_to_a_human(shipped):
    nothing = [Result(shipped_quiz(), sheet) for sheet in sheets.many(20)]
    codes = [sheets.code(each.responses) for each in nothing if each.said is Said.NOTHING]
    line = "It may help to talk to someone first"

    assert line in Html(shipped.get(f"/r/{codes[0]}/with/{codes[1]}").text).words
    assert line not in Html(shipped.get(f"/r/{codes[0]}/with/{codes[0]}").text).words
    assert line not in Html(shipped.get(f"/r/{codes[0]}/with/{sheets.code(sheets.clear())}").text).words
    assert line in Html(read(shipped, codes[0])).words
    assert line not in Html(read(shipped, sheets.code(sheets.clear()))).words


def test_in_a_group_it_leads_to_the_page_that_names_the_contact(shipped):
    nothing = sheets.code(sheets.nothing())
    text = shipped.get(f"/g/K7MX-3QPD/r/{nothing}/talk").text

    assert "Your group has a contact, too" in Html(text).words
    assert "/g/K7MX-3QPD" in Html(text).addresses
    assert f"/g/K7MX-3QPD/r/{nothing}" in Html(text).addresses


def test_no_cause_is_named_and_nobody_is_diagnosed():
    words = " ".join(
        (ROOT / "templates" / "parts" / f"talk{name}.html").read_text() for name in ("", "_first", "_words")
    )

    assert re.findall(r"(?i)depress|anxi|disorder|therap|mental|burn-?out|syndrome|diagnos", words) == []


def test_all_said_sheets_have_every_word():
    assert {each.said for each in all_said_sheets()} == {*Said}
