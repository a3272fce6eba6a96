"""Two results side by side: which answers differ, what that did to the match, and that it adds up."""

import random
import re
from fractions import Fraction

import pytest

from quiz import links, reading
from quiz.explanation import BANNED
from quiz.responses import LEFT_OUT, Responses
from quiz.result import Result
from quiz.web.parts.differences import SHOWN
from quiz.web.result.two_results import comparison
from tests import sheets
from tests.examples import ROOT, shipped_quiz
from tests.pages import Html, app_of, close

NUMBER = r"[+−]?\d+(?:\.\d+)?"


def compare(*responses):
    """Two sheets of the shipped quiz, compared."""
    return comparison(*(Result(shipped_quiz(), each) for each in responses))


def read(client, *responses):
    """The words of the page of two sheets."""
    first, second = map(sheets.code, responses)
    return Html(client.get(f"/r/{first}/with/{second}").text).words


def pairs(count):
    """Pairs of sheets that name a role, half of them but for a few answers alike."""
    draw, named = random.Random(5), sheets.named(2 * count)
    for first, other in zip(named[:count], named[count:], strict=True):
        few = draw.sample(range(len(other.choices)), 3)
        yield first, other
        yield first, Responses(first.answer({q: other.choices[q] for q in few}).choices, other.stars)


def units(text):
    """A printed number, in millionths of a point."""
    whole = Fraction(text.replace("−", "-").replace("+", ""))
    return int(whole * 10**6)


def test_each_printed_sum_is_the_sum_of_the_printed_parts():
    seen = 0
    for first, second in pairs(40):
        for shift in compare(first, second).shifts:
            if not all(match.is_ranked for match in shift.matches):
                continue
            seen += 1
            before, after = map(units, shift.total.ends)
            points = [points for points, _ in shift.parts] + [
                rest.points for rest in (shift.others, shift.same) if rest
            ]

            assert sum(map(units, points)) == after - before
            assert len(shift.parts) <= SHOWN
    assert seen > 100


def test_each_part_quotes_the_question_and_both_answers():
    quiz = shipped_quiz()
    for first, second in pairs(10):
        for shift in compare(first, second).shifts:
            for _, part in shift.parts:
                q = quiz.questions.index(part.question)
                for sheet, answer, starred in zip((first, second), part.answers, part.starred, strict=True):
                    choice = sheet.choices[q]
                    assert answer == (part.question.options[choice].label if choice >= 0 else "left out")
                    assert starred == (q in sheet.stars)


def test_the_differing_answers_are_listed_in_order_and_the_others_counted(client):
    first = sheets.clear()
    starred = next(q for q in range(20) if q not in first.stars)
    second = Responses(first.answer({2: LEFT_OUT, 7: (first.choices[7] + 1) % 5}).choices, first.stars | {starred})

    differences, words = compare(first, second).differences, read(client, first, second)

    expected = [shipped_quiz().questions[q].text for q in sorted({2, 7, starred})]
    assert [each.question.text for each in differences] == expected
    assert (
        f"{len(expected)} of 20 answers differ; a star counts, too. The other {20 - len(expected)} are the same."
        in words
    )
    assert "left out" in [answer for each in differences for answer in each.answers]
    assert [each.starred for each in differences if each.question == shipped_quiz().questions[starred]] == [
        (False, True)
    ]


@pytest.mark.parametrize(
    ("changed", "words"), [(1, "1 of 20 answers differs"), (19, "one is the same"), (20, "None is")]
)
def test_the_count_of_differing_answers_reads_well(client, changed, words):
    first = sheets.clear()
    second = first.answer({q: (first.choices[q] + 1) % 3 for q in range(changed)})

    assert words in read(client, first, second)


def test_each_role_that_leads_on_either_sheet_is_followed_once(client):
    quiz = shipped_quiz()
    for first, second in pairs(10):
        leaders = {role.name for sheet in (first, second) for role in Result(quiz, sheet).leaders}
        shifts = compare(first, second).shifts

        assert len(shifts) == len(leaders)
        assert {shift.matches[0].role.name for shift in shifts} == leaders
        lead = read(client, first, second).split("First on ")[1]
        assert all(name in lead for name in leaders)


def test_roles_level_in_first_place_are_said_to_be_level(client):
    assert ", level." in read(client, sheets.clear(), sheets.tied())


def test_a_role_without_a_number_on_one_sheet_is_said_to_have_none(client):
    [shift], words = compare(sheets.clear(), sheets.begun(3)).shifts, read(client, sheets.clear(), sheets.begun(3))

    assert "On the second sheet: no job that is named." in words
    assert "Second sheet: not enough answers to give this job a number." in words
    assert (shift.parts, shift.others, shift.same) == ((), None, None)


def test_two_sheets_that_name_no_role_have_no_match_to_compare(client):
    compared = compare(sheets.begun(3), sheets.begun(2))

    assert "no match to compare" in read(client, sheets.begun(3), sheets.begun(2))
    assert compared.shifts == ()
    assert len(compared.differences) == 1


def test_a_profile_is_the_mean_of_the_chosen_positions_with_stars_doubled():
    """Both questions on networks: one starred at 100, the other at the first certificate's place."""
    quiz = shipped_quiz()
    dimension = next(each for each in quiz.dimensions if each.id == "networks")
    placing = [q for q, question in enumerate(quiz.questions) if "networks" in question.dimensions]
    blank = Responses((LEFT_OUT,) * 20)
    first = Responses(blank.answer(dict.fromkeys(placing, 0)).choices, frozenset(placing[:1]))

    compared = compare(first, blank)
    rows = [*compared.widest, *compared.nearer]

    row = next(each for each in rows if each.name == dimension.name)
    at = [
        quiz.questions[q].options[0].positions[quiz.questions[q].dimensions.index("networks")] * (1 + (q == placing[0]))
        for q in placing
    ]
    assert row.stands[0].at == int(Fraction(sum(at), len(at) + 1) + Fraction(1, 2))
    assert row.stands[1].at is None
    assert {each.name for each in rows} == {each.name for each in quiz.dimensions}


def test_the_same_sheet_twice_is_said_to_be_the_same(client):
    code = sheets.code(sheets.clear())

    words = Html(client.get(f"/r/{code}/with/{code}").text).words

    assert "Both sheets hold the same answers" in words
    assert "Which answers differ" not in words


def test_sheets_of_different_versions_stand_side_by_side_and_the_page_says_why(tmp_path):
    """The older one keeps its own quiz; nothing is compared, whichever comes first."""
    old = app_of(tmp_path)
    code = sheets.code(sheets.clear())
    before = Html(old.test_client().get(f"/r/{code}").text).headings[0].replace("your answers", "these answers")
    close(old)
    file = tmp_path / "newer.yaml"
    file.write_text((ROOT / "questions.yaml").read_text().replace("talk someone through", "talk them through"))
    other = links.encode(reading.read(file).quiz, sheets.tied())
    new = app_of(tmp_path, QUIZ_FILE=file)

    pages = [new.test_client().get(path) for path in (f"/r/{code}/with/{other}", f"/r/{other}/with/{code}")]
    close(new)

    for page in pages:
        words = Html(page.text).words
        assert page.status_code == 200
        assert before in words
        assert "different versions of the quiz" in words
        assert "Which answers differ" not in words
        assert "Both profiles" not in words


@pytest.mark.parametrize("sent", ["{}", " {} ", "https://quiz.example/r/{}", "/r/{}/with/ABC", "/answers/{}"])
def test_a_code_or_link_leads_to_both_side_by_side(client, sent):
    mine, theirs = sheets.code(sheets.clear()), sheets.code(sheets.tied())

    response = client.get(f"/r/{mine.lower()}/with", query_string={"code": sent.format(theirs)})

    assert response.status_code == 303
    assert response.headers["Location"] == f"/r/{mine}/with/{theirs}"


@pytest.mark.parametrize("sent", ["", "nonsense", "KTC3510SPKHVGMX3RN9YSWR15Z"])
def test_a_wrong_code_gets_the_page_that_says_what_to_do(client, sent):
    response = client.get(f"/r/{sheets.code(sheets.clear())}/with", query_string={"code": sent})

    assert response.status_code == 404
    assert "Nothing is lost" in response.text
    assert f'value="{sent}"' in response.text


def test_the_other_code_is_asked_for_in_a_form(client):
    code = sheets.code(sheets.clear())

    page = Html(client.get(f"/r/{code}/with").text)

    assert [form["action"] for form in page.all("form")] == [f"/r/{code}/with"]
    assert f"/r/{code}" in page.addresses


def test_a_comparison_seen_before_is_not_sent_again(client):
    path = sheets.path("beside")
    tag = client.get(path).headers["ETag"]

    again = client.get(path, headers={"If-None-Match": tag})

    assert again.status_code == 304
    assert client.get(sheets.path("beside-same")).headers["ETag"] != tag


def test_no_comparison_judges_or_promises_and_no_title_names_a_role(client):
    banned = re.compile(r"\b(" + "|".join(map(re.escape, BANNED)) + r")\b", re.IGNORECASE)
    for first, second in pairs(10):
        page = Html(client.get(f"/r/{sheets.code(first)}/with/{sheets.code(second)}").text)

        assert banned.findall(page.words) == []
        assert [role.name for role in shipped_quiz().roles if role.name.casefold() in page.title.casefold()] == []


def test_each_line_has_a_mark_for_each_position_and_its_figures_in_words(client):
    compared = compare(sheets.begun(9), sheets.tied())
    rows = [*compared.widest, *compared.nearer]
    page = Html(client.get(f"/r/{sheets.code(sheets.begun(9))}/with/{sheets.code(sheets.tied())}").text)

    marks = [each.get("class") for tag, each in page.elements if tag in {"circle", "path"}]
    assert marks.count("mine") == 1 + sum(row.stands[0].at is not None for row in rows)
    assert marks.count("there") == 1 + sum(row.stands[1].at is not None for row in rows)
    for row in rows:
        one, other = (stand.words if stand.at is None else stand.at for stand in row.stands)
        assert f"{row.name} ● {one} · □ {other}" in page.words


def test_the_widest_gaps_come_first_and_no_smaller_one_is_shown_before_them():
    for first, second in pairs(10):
        compared = compare(first, second)
        gaps = [
            abs(one.at - other.at) if None not in (one.at, other.at) else -1
            for one, other in (row.stands for row in (*compared.widest, *compared.nearer))
        ]

        assert gaps == sorted(gaps, reverse=True)
        assert all(gap > 0 for gap in gaps[: len(compared.widest)])
