"""The rose: petals as long as the liking and as wide as they matter, the emblem of a job, and what is said of both."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.result import Result
from quiz.web.parts.petals import outline
from quiz.web.parts.rose import NUMBERS, emblem, rose, rose_of_job, rose_of_result
from tests import sheets
from tests.examples import shipped_quiz
from tests.pages import Html

NOTHING = (None, 0)
POINT = re.compile(r"(-?\d+) (-?\d+)")

row = st.one_of(st.just(NOTHING), st.tuples(st.integers(0, 100), st.sampled_from((1, 2, 3))))
profile = st.lists(row, min_size=3, max_size=60)


def points(path):
    """Every point of a path."""
    return [(int(x), int(y)) for x, y in POINT.findall(path)]


def length(position):
    """How far a petal that points up reaches, in a box of 100 by 100."""
    _, _, _, (_, tip), *_ = points(outline([(position, 1), NOTHING, NOTHING]))
    return 50 - tip


class TestPetals:
    def test_one_that_points_up_worked_by_hand(self):
        """From 5 to 50 above the middle, 0.208 x 50 = 10.4 to each side.

        It bends at 5 + 0.42 x 45 = 23.9 up and 0.8 x 10.4 = 8.3 aside, and at 5 + 1.02 x 45 = 50.9, 1.3 x 10.4 = 13.5.
        """
        assert outline([(100, 3), NOTHING, NOTHING]) == "M50 45C58 26 64 -1 50 0S42 26 50 45Z"

    def test_one_that_points_to_the_right_worked_by_hand(self):
        """A position of 0 reaches to 0.34 x 50 = 17, 0.092 x 17 = 1.6 to each side.

        It bends at 5 + 0.42 x 12 = 10 and 0.8 x 1.6 = 1.3 aside, and at 5 + 1.02 x 12 = 17.2 and 1.3 x 1.6 = 2.
        """
        assert outline([NOTHING, (0, 1), NOTHING, NOTHING]) == "M55 50C60 51 67 52 67 50S60 49 55 50Z"

    def test_more_is_longer_and_little_is_still_an_answer(self):
        assert [length(position) for position in (0, 25, 50, 75, 100)] == [17, 25, 34, 42, 50]

    def test_what_matters_more_is_wider(self):
        widths = [max(x for x, _ in points(outline([(100, weight), NOTHING, NOTHING]))) for weight in (1, 2, 3)]

        assert widths == [56, 60, 64]

    @given(profile)
    def test_every_claim_has_a_petal_and_nothing_else_has(self, rows):
        assert outline(rows).count("M") == sum(position is not None for position, _ in rows)

    @given(profile, st.data())
    def test_a_direction_is_the_same_whatever_the_others_are(self, rows, data):
        """So the petals of two jobs, or of a person, can be laid over each other."""
        index = data.draw(st.integers(0, len(rows) - 1))
        alone = [each if at == index else NOTHING for at, each in enumerate(rows)]

        assert outline(alone) in outline(rows)
        assert outline(rows) == outline(list(rows))

    @given(profile)
    def test_it_stays_in_its_box(self, rows):
        """But for the curve's own bends, which it never reaches."""
        assert all(-4 <= each <= 104 for point in points(outline(rows)) for each in point)


class TestWhatIsSaid:
    NAMES = ("Phones", "Cables", "Travel", "Writing", "Leading")
    JOB = ((100, 3), (0, 1), (75, 2), NOTHING, (50, 1))

    def test_of_a_job_alone_the_longest_petals_and_what_it_leaves_open(self):
        found = rose(self.NAMES, self.JOB)

        assert found.fullest == ("Phones", "Travel", "Leading")
        assert found.unclaimed == ("Writing",)
        assert (found.mine, found.spare, found.closest, found.farthest) == ("", "", (), ())

    def test_of_answers_where_they_meet_the_job_and_where_they_lie_apart(self):
        """Apart by 10, 60, 10 and 50: of the equal ones that first which matters more."""
        found = rose(self.NAMES, self.JOB, [Fraction(90), Fraction(60), Fraction(65), Fraction(20), Fraction(0)])

        assert found.closest == ("Phones", "Travel")
        assert found.farthest == ("Cables", "Leading")

    def test_answers_that_meet_the_job_everywhere_lie_apart_nowhere(self):
        found = rose(self.NAMES, self.JOB, [Fraction(at or 0) for at, _ in self.JOB])

        assert found.closest == ("Phones", "Travel", "Cables")
        assert found.farthest == ()
        assert found.mine == found.job

    def test_with_one_answer_there_is_nothing_to_compare(self):
        found = rose(self.NAMES, self.JOB, [Fraction(90), None, None, None, None])

        assert (found.closest, found.farthest) == ((), ())
        assert found.mine.count("M") == 1

    def test_what_the_job_leaves_open_is_apart_and_thin(self):
        found = rose(self.NAMES, self.JOB, [None, None, None, Fraction(50), None])

        assert (found.mine, found.spare.count("M")) == ("", 1)

    def test_names_that_are_long_or_many_give_way_to_numbers(self):
        assert not rose(self.NAMES, self.JOB).is_numbered
        assert rose(("Help from a distance", *self.NAMES[1:]), self.JOB).is_numbered
        many = rose([str(index) for index in range(60)], [(50, 1)] * 60)
        assert many.is_numbered
        assert [label.number for label in many.labels if label.number] == [str(at) for at in range(1, 61, 3)]
        assert len([label for label in many.labels if label.number]) <= NUMBERS


@pytest.fixture(scope="module")
def edition(app):
    return app.extensions["quiz"].edition


class TestOnPages:
    def test_every_job_has_an_emblem_of_its_own_the_same_wherever_it_is_named(self, client):
        quiz = shipped_quiz()
        emblems = {role.name: emblem(role, quiz) for role in quiz.roles}

        assert len(set(emblems.values())) == len(quiz.roles)
        for path in ("/", "/roles", "/paths"):
            text = client.get(path).text
            assert [text.count(f'aria-hidden="true"><path d="{each}"') for each in emblems.values()] == [1] * len(
                emblems
            )

    def test_a_job_page_names_its_rose(self, client, edition):
        role = shipped_quiz().roles[0]
        picture = rose_of_job(edition, role)
        (name,) = labelled(Html(client.get(f"/roles/{role.id}").text))

        assert name.startswith(f"The shape of {role.name}, in 13 petals. The longest: Helping, Teaching and Exams.")
        assert picture.unclaimed == ("Networks",)
        assert "The job leaves open: Networks." in name
        assert "has the same figures" in name

    def test_the_profile_names_where_answers_and_job_meet(self, client, edition):
        sheet = sheets.clear()
        result = Result(shipped_quiz(), sheet)
        role = result.ranking.ranked[0].role
        picture = rose_of_result(edition, result, role)
        (name,) = labelled(Html(client.get(f"/r/{sheets.code(sheet)}/profile").text))

        one, *_, last = picture.closest
        assert f"They meet most closely in {one}, " in name
        assert f" and {last}, and lie farthest apart in {' and '.join(picture.farthest)}." in name
        assert "The list below has every figure." in name

    def test_its_petals_are_listed_in_their_order(self, client, edition):
        page = Html(client.get("/roles/support-specialist").text)

        assert " ".join(edition.short_name(each) for each in shipped_quiz().dimensions) in page.words


def labelled(page):
    """The names of all roses of a page."""
    return [str(each["aria-label"]) for each in page.all("svg") if "petals" in str(each.get("aria-label"))]
