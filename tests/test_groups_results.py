"""What a counsellor reads of a class: in the real app; on both databases where the database decides."""

import re
from dataclasses import replace
from html import unescape
from itertools import chain
from math import ceil
from statistics import pvariance

import pytest

from quiz.links import digest, new_token
from quiz.result import Said
from quiz.words.groups import MEANING, SAID
from tests import sheets
from tests.classes import Class, class_in, fill, moment, pupils, sent_of
from tests.databases import ON_BOTH, counted_queries
from tests.examples import shipped_quiz
from tests.groups_app import class_app as class_app  # fixtures
from tests.groups_app import database as database
from tests.lesson import EQUIPMENT, FAMILIES, PEOPLE, ROLES, SHARING, SYSTEMS, came_to, ids, rows
from tests.lesson import lesson as lesson
from tests.lesson import pair as pair
from tests.pages import Html
from tests.test_pages import NASTY, faults

READ = (
    *("results", "figures", "count", "show?until=1", "print", "print-all", "responses", "responses/1", "beside"),
    *("talk", "responses/1/talk"),
)


FAMILIES_SAID = {
    "people": "6 first, 4 second",
    "equipment": "3 first",
    "systems": "1 first, 4 second",
    "sharing": "2 second",
}


def circles(picture: str) -> tuple[int, int]:
    """How many dots a picture has: full ones, and ringed ones."""
    full, ringed = ("".join(re.findall(pattern, picture)) for pattern in (r'<path d="(.*?)"', r'"ringed" d="(.*?)"'))
    return full.count("M"), ringed.count("M")


def readable(made: Class) -> list[str]:
    """All that its links open."""
    return [made.path(part.replace("/1", f"/{ids(made)[0]}").replace("=1", f"={ids(made)[0]}")) for part in READ]


class TestWhoReads:
    """What opens these pages, and what ends that."""

    def test_without_its_link_nobody_reads_a_group(self, pair, class_app):
        others = class_in(class_app, *pupils(1))
        strangers = (class_app.test_client(), others.browser(), others.browser("manage"))

        for path in readable(pair):
            assert [stranger.get(path).status_code for stranger in strangers] == [403] * 3, path

    def test_both_links_read_all_and_the_browser_keeps_none_of_it(self, pair):
        for path in readable(pair):
            for kind in ("results", "manage"):
                response = pair.browser(kind).get(path)

                assert response.status_code == 200, path
                assert response.headers["Cache-Control"] == "private, no-store", path
                assert response.headers["X-Robots-Tag"] == "noindex", path

    def test_a_revoked_link_ends_it(self, pair):
        paths, browser, link = readable(pair), pair.browser(), pair.access("results").link
        pair.store.shelf(pair.access()).revoke(link.id, moment())

        assert {browser.get(path).status_code for path in paths} == {403}

    def test_a_response_of_another_group_is_not_there(self, pair, class_app):
        others = class_in(class_app, *pupils(5))
        theirs = max({*ids(others)} - {*ids(pair)})

        for part in (f"responses/{theirs}", f"responses/{theirs}/talk"):
            response = pair.browser().get(pair.path(part))

            assert response.status_code == 404
            assert "may have deleted it" in response.text

    @ON_BOTH
    def test_nonsense_gets_a_page_that_says_what_to_do(self, pair):
        browser = pair.browser("manage")
        places = [f"{part}={{}}" for part in ("show?until", "responses?before", "print-all?before")]
        places += ["responses/{}", "responses/{}/talk", "talk?before={}", "export/{}", "beside?first={}&second={}"]

        for part in (place.format(nasty, nasty) for place in places for nasty in NASTY.values()):
            response = browser.get(pair.path(part))
            assert faults(response) == [], part
            assert response.status_code < 500, part

    def test_a_page_of_a_group_may_ask_for_more_and_one_of_answers_may_not(self, pair, class_app):
        policy = pair.browser().get(pair.path("results")).headers["Content-Security-Policy"]
        elsewhere = class_app.test_client().get(f"/r/{sheets.code(sheets.clear())}").headers["Content-Security-Policy"]

        assert "connect-src 'self'" in policy
        assert "connect-src" not in elsewhere


class TestTheFirstMinute:
    """The figures on top."""

    def test_before_the_first_response_it_says_so(self, class_app):
        made = class_in(class_app)

        page = Html(made.browser().get(made.path("results")).text)

        assert "0 of 28 responses received" in page.words
        assert "Nobody has sent a result yet" in page.words
        assert page.all("table") == []

    def test_it_tells_how_many_came_in_and_so_does_what_an_open_page_asks(self, class_app):
        for expected, said in (
            (None, "2 responses received"),
            (28, "2 of 28 responses received"),
            (1, "2 responses received, 1 expected"),
        ):
            made = class_in(class_app, *pupils(2), expected=expected)

            assert said in Html(made.browser().get(made.path("results")).text).words
            assert made.browser().get(made.path("count")).json == {"received": said}

    @ON_BOTH
    def test_it_counts_families_and_roles(self, lesson):
        """People 4 + 2 first; systems second 4 times, people 3 + 1 times, sharing twice."""
        words = Html(lesson.browser().get(lesson.path("results")).text).words

        for family, role, said in (
            ("people", PEOPLE, "6 first, 4 second"),
            ("equipment", EQUIPMENT, "3 first"),
            ("systems", SYSTEMS, "1 first, 4 second"),
            ("sharing", SHARING, "2 second"),
        ):
            assert f"{FAMILIES[family].name} {FAMILIES_SAID[family]} {ROLES[role].name} {said}" in words
        assert "No one job in front 2" in words

    def test_up_to_sixty_responses_a_dot_is_a_person_first_full_then_ringed(self, lesson):
        text = lesson.browser().get(lesson.path("results")).text

        pictures = {
            family.name: circles(text[text.index(f"<h3>{family.name} ") :].split("<ul>")[0])
            for family in FAMILIES.values()
        }
        assert [*pictures.values()] == [(6, 4), (3, 0), (1, 4), (0, 2)]
        assert circles(text[text.index("<h3>No one job in front ") :].split("</div>")[0]) == (2, 0)
        assert "Each dot is one person." in text

    def test_above_that_a_dot_is_several_and_whoever_is_left_over_a_small_one(self, class_app):
        """61 people at 2 a dot."""
        made = class_in(class_app)
        fill(made, 61)

        text = made.browser().get(made.path("results")).text

        assert "Each dot is 2 people, a small dot fewer." in text
        [unnamed] = re.findall(r'<h3>No one job in front <span class="small">(\d+)</span>', text)
        picture = text[text.index("<h3>No one job in front ") :].split("</div>")[0]
        assert circles(picture) == (-(-int(unnamed) // 2), 0)

    def test_question_by_question_it_says_where_the_answers_lie(self, class_app):
        """Positions 0, 100 and 75 of one question, one left out: mean 175/3, variance 3125 * 5/9 or spread 42.5."""
        quiz = shipped_quiz()
        number, question = next((n, q) for n, q in enumerate(quiz.questions) if q.kind == "likert")
        option = {each.positions[0]: str(n) for n, each in enumerate(question.options, start=1)}
        kept = pupils(4)
        sheets = [
            each.answers[:number] + choice + each.answers[number + 1 :]
            for each, choice in zip(kept, (option[0], option[100], option[75], "."), strict=True)
        ]
        made = class_in(
            class_app, *(replace(each, answers=answers) for each, answers in zip(kept, sheets, strict=True))
        )

        text = made.browser().get(made.path("figures")).text

        below = text[text.index(f'id="q{number + 1}"') :].split("</tbody>")[0]
        assert "3 answered, 1 left out, 0 not answered yet" in " ".join(below.split())
        assert rows(below)[1:] == [[quiz.dimension(question.dimensions[0]).name, "58", "42"]]

    def test_it_says_how_sure_the_results_are_and_what_each_word_means(self, lesson):
        table = rows(lesson.browser().get(lesson.path("figures")).text)

        counts = {Said.CLEAR: 4, Said.AHEAD: 1, Said.CLOSE: 5, Said.TIED: 2}
        assert table[1:8] == [
            [f"{SAID[rule].capitalize()} {MEANING[rule]}", str(counts.get(rule, 0))] for rule in MEANING
        ]

    @pytest.mark.parametrize("part", ["results", "figures"])
    def test_its_pictures_say_nothing_that_does_not_stand_beside_them(self, lesson, part):
        page = Html(lesson.browser().get(lesson.path(part)).text)

        assert page.all("svg")
        assert all(each.get("aria-hidden") == "true" for each in page.all("svg"))

    def test_it_names_first_who_is_close_and_between_what(self, lesson):
        words = Html(lesson.browser().get(lesson.path("results")).text).words
        figures = Html(lesson.browser().get(lesson.path("figures")).text).words

        one, other = FAMILIES["people"].name, FAMILIES["equipment"].name
        close, level, clear = (words.index(each) for each in ("Close: 5 ", "Level: 2 mole mole", "Clear: 4, ahead: 1 "))
        assert close < level < clear
        assert f"wren {ROLES[PEOPLE].name} or {ROLES[SHARING].name}" in words[close:level]
        assert f"{one} or {other}: 3" in figures

    def test_everybody_is_named_once(self, lesson):
        """Whatever is said of a result."""
        addresses = Html(lesson.browser().get(lesson.path("results")).text).addresses

        people = [address for address in addresses if re.search(r"/responses/\d+$", address)]
        assert sorted(people) == sorted(lesson.path(f"responses/{id}") for id in ids(lesson))

    @pytest.mark.parametrize("count", [1, 4])
    def test_under_five_there_are_people_only(self, class_app, count):
        made = class_in(class_app, *pupils(count))

        page = Html(made.browser().get(made.path("results")).text)

        assert "From five responses on, this page also shows what they have in common." in page.words
        assert page.all("table") == page.all("svg") == []
        assert {made.path(f"responses/{id}") for id in ids(made)} <= {*page.addresses}

    def test_it_offers_the_three_questions_on_which_the_answers_differ_most(self, lesson):
        """The largest spread of positions, computed again from what was sent; the print has the same."""
        quiz, spreads = shipped_quiz(), {}
        sheets = [response.answers for response in lesson.store.shelf(lesson.access()).responses()]
        for q, question in enumerate(quiz.questions):
            if question.kind == "likert":
                numbers = [int(sheet[q]) for sheet in sheets if sheet[q].isdigit()]
                spreads[question.id] = pvariance([question.options[number - 1].positions[0] for number in numbers])
        expected = [quiz.question(id).text for id in sorted(spreads, key=lambda id: (-spreads[id], id))[:3]]

        text = lesson.browser().get(lesson.path("results")).text
        printed = lesson.browser().get(lesson.path("print")).text

        tables = re.findall(r'<table class="tally">.*?</table>', text, re.DOTALL)
        assert [unescape(re.findall(r"<h3>(.*?)</h3>", table)[0]) for table in tables] == expected
        assert "the class differs most on these. Ask" in text
        assert [unescape(each) for each in re.findall(r"<li>(.*?) <span", printed)] == expected
        for table, asked in zip(tables, expected, strict=True):
            place = next(q for q, question in enumerate(quiz.questions) if question.text == asked)
            chosen = [sum(sheet[place] == str(n) for sheet in sheets) for n in range(1, 6)]
            assert [int(cells[1]) for cells in rows(table)[1:]] == chosen
            assert [circles(row)[0] for row in re.findall(r"<tr>.*?</tr>", table, re.DOTALL)[1:]] == chosen

    @ON_BOTH
    def test_the_answers_to_each_question_add_up(self, lesson):
        """With those that gave none."""
        text = lesson.browser().get(lesson.path("results")).text
        tables = [rows(table) for table in re.findall(r'<table class="heat">.*?</table>', text, re.DOTALL)]

        scale, others = (
            next(table for table in tables if len(table) > 10),
            [table for table in tables if len(table) < 10],
        )
        assert len(scale) - 1 + len(others) == len(shipped_quiz().questions)
        assert [sum(map(int, cells[1:])) for cells in scale[1:]] == [12] * (len(scale) - 1)
        missing = [int(found or 0) for found in re.findall(r"</h3>(?:(\d+) without an answer)?</caption>", text)[3:]]
        assert [sum(int(cells[1]) for cells in table[1:]) for table in others] == [12 - each for each in missing]

    def test_a_cell_is_the_darker_the_more_chose_it_and_its_number_stands_in_it(self, lesson):
        """Of those who answered: at most a seventh, two, three, or more."""
        text = lesson.browser().get(lesson.path("results")).text

        table = re.findall(r'<table class="heat">.*?</table>', text, re.DOTALL)[0]
        for row in re.findall(r"<tr>.*?</tr>", table, re.DOTALL)[1:]:
            cells = [(int(shade or 0), int(count)) for shade, count in re.findall(r'class="h?(\d?)">(\d+)<', row)]
            answered = sum(count for _, count in cells)
            assert [shade for shade, _ in cells] == [min(4, ceil(7 * count / answered)) for _, count in cells]

    def test_words_that_takers_and_counsellors_choose_are_never_markup(self, class_app):
        evil = "<script>alert(1)</script>"
        made = class_in(class_app, *came_to(None, None, "tied", 1, "<b>x</b>"), name=evil, organisation=evil)

        for part in (
            "results",
            "figures",
            "show",
            "print",
            "print-all",
            "responses",
            f"responses/{ids(made)[0]}",
            "talk",
            f"responses/{ids(made)[0]}/talk",
            "beside",
        ):
            response = made.browser().get(made.path(part), follow_redirects=True)
            assert "<b>x" not in response.text
            assert faults(response) == []


class TestEveryResponse:
    """The list, one response, and two."""

    @ON_BOTH
    def test_a_large_group_is_listed_page_by_page(self, class_app):
        made = class_in(class_app)
        fill(made, 120)
        browser, number, seen = made.browser(), re.compile(rf"{made.path('responses')}/(\d+)\""), []

        results = browser.get(made.path("results")).text
        address = made.path("responses")
        for _ in range(3):
            page = browser.get(address).text
            seen.append([int(found) for found in number.findall(page)])
            older = re.search(r'<a href="([^"]*)">Older</a>', page)
            address = older[1] if older else ""

        assert len(set(number.findall(results))) == 50
        assert "All 120, page by page" in results
        assert [len(each) for each in seen] == [50, 50, 20]
        assert [*chain(*seen)] == ids(made)[::-1]
        assert address == ""

    def test_newer_leads_back_to_the_page_before(self, class_app):
        made = class_in(class_app)
        fill(made, 150)
        browser, here = made.browser(), ids(made)[::-1]
        last = browser.get(f"{made.path('responses')}?before={here[99]}").text

        [newer] = re.findall(r'<a href="([^"]*)">Newer</a>', last)

        assert re.findall(r"responses/(\d+)\"", browser.get(newer).text) == [str(id) for id in here[50:100]]

    def test_a_response_is_read_in_its_groups_context(self, class_app):
        made = class_in(class_app, *pupils(3))
        before, here, after = ids(made)

        response = made.browser().get(made.path(f"responses/{here}"))

        page = Html(response.text)
        assert "fox" not in page.words
        assert "owl sent" in page.words
        assert {made.path(f"responses/{id}") for id in (before, after)} <= {*page.addresses}
        assert "Notes, on paper only" in page.words
        assert "reasons" in page.words

    def test_no_kind_of_result_leads_its_reader_to_the_answers_page_of_the_person(self, class_app):
        """There they would be changed: whatever was said of the sheet, that is for whoever filled it in."""
        kinds = (sheets.clear(), sheets.tied(), sheets.nothing(), sheets.begun(3))
        made = class_in(class_app, *map(sent_of, kinds))

        for id in ids(made):
            addresses = Html(made.browser().get(made.path(f"responses/{id}")).text).addresses
            assert [address for address in addresses if "/answers/" in address or "/take/" in address] == []

    def test_what_is_only_for_the_person_is_left_out(self, pair):
        page = Html(pair.browser().get(pair.path(f"responses/{ids(pair)[0]}")).text)

        for words in ("Somebody else’s?", "Change", "Keep or share", "Choose what matters most"):
            assert words not in page.words
        assert "The answers" in page.words
        assert [address for address in page.addresses if "/take/" in address] == []

    def test_the_first_has_none_before_it_and_the_last_none_after_it(self, pair):
        texts = [pair.browser().get(pair.path(f"responses/{id}")).text for id in ids(pair)]

        assert [("Sent before" in text, "Sent after" in text) for text in texts] == [(False, True), (True, False)]

    def test_a_response_says_whose_words_it_has_and_names_the_ways_on_for_its_reader(self, class_app):
        made = class_in(class_app, sent_of(sheets.clear(), "wren"))

        words = Html(made.browser().get(made.path("responses/1")).text).words

        assert "You read the words that wren read: “you” is wren." in words
        assert "These answers and any job" in words
        assert "You beside" not in words

    def test_without_a_nickname_a_response_has_its_number(self, pair):
        first = ids(pair)[0]

        assert f"Response {first} " in Html(pair.browser().get(pair.path(f"responses/{first}")).text).words

    def test_any_two_are_set_side_by_side_outside_of_the_class(self, pair):
        first, second = pair.store.shelf(pair.access()).responses()

        response = pair.browser().get(f"{pair.path('beside')}?first={second.id}&second={first.id}")

        assert response.status_code == 303
        assert response.headers["Location"] == f"/r/{second.code}/with/{first.code}"

    def test_two_that_are_not_there_are_asked_for_again(self, pair):
        response = pair.browser().get(f"{pair.path('beside')}?first={ids(pair)[0]}&second=77777")

        assert response.status_code == 400
        assert "no response “77777”" in response.text
        assert {"first": str(ids(pair)[0]), "second": "77777"}.items() <= {
            each["name"]: each["value"] for each in Html(response.text).all("input") if "value" in each and "id" in each
        }.items()

    @ON_BOTH
    def test_every_number_that_can_be_typed_stands_in_the_list(self, class_app):
        made = class_in(class_app, *pupils(2))

        listed = [cells[0] for cells in rows(made.browser().get(made.path("responses")).text)]

        assert [cell for cell in listed if "No. " in cell] == ["owl No. 2", "Response No. 1"]

    def test_one_alone_is_not_set_beside_itself(self, class_app):
        made = class_in(class_app, *pupils(1))

        assert made.path("beside") not in Html(made.browser().get(made.path("results")).text).addresses

    def test_before_the_first_response_there_is_nothing_to_print(self, class_app):
        made = class_in(class_app)

        for part in ("print-all", "talk"):
            assert "There are no responses here." in made.browser().get(made.path(part)).text

    def test_all_are_printed_with_a_warning_a_sheet_each(self, lesson):
        for part, warning in (("print-all", "Whoever finds a sheet can read it"), ("talk", "keep it, or shred it")):
            page = Html(lesson.browser().get(lesson.path(part)).text)

            assert len(page.all("article")) == 12
            assert warning in page.words

    def test_a_large_group_is_printed_in_parts(self, class_app):
        made = class_in(class_app)
        fill(made, 51)

        for part in ("print-all", "talk"):
            page, rest = (
                Html(made.browser().get(made.path(part) + query).text) for query in ("", f"?before={ids(made)[1]}")
            )

            assert (len(page.all("article")), len(rest.all("article"))) == (50, 1)
            assert f"{made.path(part)}?before={ids(made)[1]}" in page.addresses

    @pytest.mark.parametrize("part", ["print-all", "talk"])
    def test_one_response_is_one_and_of_many_the_last_is_one_of_them(self, class_app, part):
        one, many = class_in(class_app, *pupils(1)), class_in(class_app, *pupils(3))
        second = ids(many)[1]

        assert "Here is the only one." in Html(one.browser().get(one.path(part)).text).words
        last = Html(many.browser().get(many.path(f"{part}?before={second}")).text).words
        assert "Here is 1 of 3, newest first." in last

    def test_a_sheet_to_talk_by_is_one_link_away_and_names_the_contact(self, lesson):
        first, browser = ids(lesson)[0], lesson.browser()
        result = Html(browser.get(lesson.path(f"responses/{first}")).text)
        page = Html(browser.get(lesson.path(f"responses/{first}/talk")).text)

        assert lesson.path(f"responses/{first}/talk") in result.addresses
        assert lesson.path(f"responses/{first}") in page.addresses
        assert lesson.path("talk") in Html(browser.get(lesson.path("results")).text).addresses
        assert f"About this quiz, or what was sent: {lesson.group.contact}." in page.words


class TestCost:
    """What 10,000 responses cost."""

    @ON_BOTH
    def test_a_page_takes_ten_queries_at_most_and_is_as_short_as_that_of_a_class(self, class_app, record_property):
        made = class_in(class_app)
        fill(made, 10_000)
        browser, last = made.browser(), made.store.shelf(made.access()).last_id()

        for part in (
            "results",
            "figures",
            f"show?until={last}",
            "print",
            "print-all",
            "responses",
            f"responses/{last}",
            f"responses/{last}/talk",
            "talk",
            "count",
        ):
            with counted_queries() as queries:
                response = browser.get(made.path(part))

            record_property(f"queries of {part}", len(queries))
            assert response.status_code == 200
            assert len(queries) <= 10, queries
            assert part in {"print-all", "talk"} or len(response.data) < 80_000


def test_what_its_receipt_deletes_is_in_no_figure_any_more(class_app):
    """The first of seven whose result leads to people; others sent after it, and all was looked at before."""
    made, token, first = class_in(class_app), new_token(), came_to(PEOPLE, SYSTEMS, "clear", 1, "Zyzzyva")[0]
    made.store.send(made.group.id, digest(token), first, moment(), 100)
    made.send(*came_to(PEOPLE, SYSTEMS, "clear", 6), *came_to(EQUIPMENT, PEOPLE, "close", 6))
    browser, last = made.browser("manage"), ids(made)[-1]
    parts = ("results", "figures", f"show?until={last}", "print", "export/summary.csv", "export/responses.csv")
    before = {part: browser.get(made.path(part)).text for part in parts}

    made.store.unsend(digest(token), moment())

    after = {part: browser.get(made.path(part)).text for part in parts}
    assert [part for part in parts if after[part] == before[part]] == []
    families = [FAMILIES["people"].name, FAMILIES["equipment"].name]
    for texts, counted in ((before, ["7", "6", "13"]), (after, ["6", "6", "12"])):
        table = dict(line.split(",") for line in texts["export/summary.csv"].splitlines())
        assert [table[name] for name in (*families, "all responses")] == counted
    assert "Zyzzyva" not in "".join(after.values())


@ON_BOTH
def test_a_response_that_replaced_another_one_counts_once(pair):
    token = digest(new_token())
    one, other = pupils(2)
    pair.store.send(pair.group.id, token, one, moment(), 100)

    pair.store.resend(token, other, moment())

    assert pair.browser().get(pair.path("count")).json == {"received": "3 of 28 responses received"}
