"""What everyone may see of a class: in the real app."""

import re
from html import unescape

import pytest

from tests.classes import class_in
from tests.examples import shipped_quiz
from tests.groups_app import class_app as class_app  # fixtures
from tests.groups_app import database as database
from tests.lesson import EQUIPMENT, FAMILIES, PEOPLE, ROLES, SYSTEMS, came_to, ids, rows
from tests.lesson import lesson as lesson
from tests.pages import Html


class TestWhatEveryoneMaySee:
    """The projector and the class print: docs/scoring.md, "What everyone may see"."""

    @pytest.mark.parametrize("part", ["show", "print"])
    def test_small_numbers_are_kept_back(self, lesson, part):
        """6, 3, 1, 0 and 2: all under 5 are shown as that, and they are 6 together, so none can be found."""
        response = lesson.browser().get(lesson.path(part), follow_redirects=True)

        said = {cells[0]: cells[1] for cells in rows(response.text)}
        names = [FAMILIES[id].name for id in ("people", "equipment", "systems", "sharing")]
        assert [said[name] for name in (*names, "No one job in front")] == ["6", "under 5", "under 5", "0", "under 5"]

    @pytest.mark.parametrize("part", ["show", "print"])
    @pytest.mark.parametrize(
        ("counts", "said"),
        [
            ((6, 3, 2), [("6", 6, 0), ("under 5", 0, 1), ("under 5", 0, 1), ("0", 0, 0), ("0", 0, 0)]),
            ((6, 2, 0), [("not shown", 0, 1), ("under 5", 0, 1), ("0", 0, 0), ("0", 0, 0), ("0", 0, 0)]),
        ],
    )
    def test_what_is_kept_back_never_looks_like_zero(self, class_app, part, counts, said):
        """Dashed and in words, whichever the words are; zero has no dot."""
        leads = zip((PEOPLE, EQUIPMENT, SYSTEMS), counts, strict=True)
        made = class_in(class_app, *(sent for role, count in leads for sent in came_to(role, None, "clear", count)))

        text = made.browser().get(made.path(part), follow_redirects=True).text

        table = text[text.index("<tbody>") : text.index("</tbody>")]
        drawn = [(row.count("a4 4 "), row.count('class="kept"')) for row in table.split("</tr>")[:-1]]
        assert [(cells[1], *dots) for cells, dots in zip(rows(table), drawn, strict=True)] == said
        assert "Dashed: kept back, so that nobody can be picked out." in Html(text).words

    @pytest.mark.parametrize("part", ["show", "print"])
    def test_neither_a_name_nor_a_role_is_shown(self, lesson, part):
        words = Html(lesson.browser().get(lesson.path(part), follow_redirects=True).text).words

        assert [name for name in ("wren", "mole", *(role.name for role in ROLES.values())) if name in words] == []

    def test_under_five_responses_nothing_is_shown(self, class_app):
        for count in (0, 4):
            made = class_in(class_app, *came_to(PEOPLE, SYSTEMS, "clear", count))
            for part in ("show", "print"):
                page = Html(made.browser().get(made.path(part), follow_redirects=True).text)

                assert "Shown from five responses on" in page.words
                assert page.all("table") == page.all("svg") == []
                assert "Questions to talk about" not in page.words

    def test_where_any_table_would_tell_too_much_it_says_so(self, class_app):
        """4 and 4 of 8: "under 5" twice could be nothing else."""
        made = class_in(class_app, *came_to(PEOPLE, None, "ahead", 4), *came_to(SYSTEMS, None, "ahead", 4))

        for part in ("show", "print"):
            words = Html(made.browser().get(made.path(part), follow_redirects=True).text).words
            assert "so small that people could be identified" in words

    def test_show_goes_to_where_its_figures_stand_still(self, lesson):
        browser, last = lesson.browser(), ids(lesson)[-1]
        address = browser.get(lesson.path("show")).headers["Location"]
        before = rows(browser.get(address).text)

        lesson.send(*came_to(SYSTEMS, None, "clear", 9))

        assert address == f"{lesson.path('show')}?until={last}"
        assert rows(browser.get(address).text) == before
        assert rows(browser.get(lesson.path("show"), follow_redirects=True).text) != before

    def test_show_never_runs_ahead(self, lesson):
        """An address that reaches past the last response would follow new ones."""
        response = lesson.browser().get(f"{lesson.path('show')}?until={ids(lesson)[-1] + 1}")

        assert response.status_code == 303

    def test_show_asks_one_question_without_a_number_and_counts_as_people_send(self, lesson):
        """The first of those on the print."""
        browser = lesson.browser()
        address = browser.get(lesson.path("show")).headers["Location"]
        asked = unescape(re.findall(r"<li>(.*?) <span", browser.get(lesson.path("print")).text)[0])

        lesson.send(*came_to(SYSTEMS, None, "clear", 9))
        page = Html(browser.get(address).text)

        question = next(each for each in shipped_quiz().questions if each.text == asked)
        assert f"To talk about: {asked} {' · '.join(option.label for option in question.options)} The" in page.words
        assert "21 of 28 responses received" in page.words
        assert "The figures are of 12 responses, up to" in page.words

    def test_the_class_print_asks_three_questions_without_a_number(self, lesson):
        text = lesson.browser().get(lesson.path("print")).text

        asked = re.findall(r"<li>(.*?) <span", text)
        assert len([each for each in asked if unescape(each) in {q.text for q in shipped_quiz().questions}]) == 3
