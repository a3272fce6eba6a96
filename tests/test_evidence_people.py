"""What is computed from real people: worked by hand, tried on made-up people, and on the real ones where they are."""

from collections import Counter
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from quiz import oracle
from quiz.lint import lint
from quiz.reading import read
from quiz.responses import LEFT_OUT, Responses
from quiz.result import Said
from quiz.scoring import score
from tests.evidence import halves, outside, surveys
from tests.evidence import interest_quizzes as quizzes
from tests.evidence.parts import PARTS
from tests.evidence.surveys import FIELDS, OCCUPATIONS, PEOPLE, TYPES, Person
from tests.evidence.table import DATA, Section
from tests.made_up_people import MADE_UP, choices, written
from tests.published import needs

NAMES = ("halves", "halves turned", "outside", "outside by field", "outside by word")


@pytest.fixture(scope="module")
def made_up(tmp_path_factory) -> Path:
    """The folder of made-up data, written once."""
    return written(tmp_path_factory.mktemp("data"))


@cache
def sections(data: Path) -> list[Section]:
    """All sections about people, computed once."""
    return [PARTS[name](data) for name in NAMES]


class TestQuizFiles:
    """The two quiz files are as good as any."""

    def test_the_real_reader_takes_both_and_the_check_finds_no_error(self, made_up, tmp_path):
        for path, roles in zip(quizzes.write(tmp_path, made_up), (len(TYPES), len(FIELDS)), strict=True):
            edition = read(path)
            report = lint(edition, sheets=500, people=50)

            assert (len(edition.quiz.questions), len(edition.quiz.roles)) == (48, roles)
            assert [finding for finding in report.findings if finding.severity == "error"] == []

    def test_a_half_asks_every_second_item(self):
        odd, even = (quizzes.quiz(quizzes.interests(items)) for items in (quizzes.ODD, quizzes.EVEN))

        assert [each.id for each in odd.questions[:5]] == [*(f"realistic-{n}" for n in (1, 3, 5, 7)), "investigative-1"]
        assert [each.id for each in even.questions[-4:]] == [f"conventional-{n}" for n in (2, 4, 6, 8)]

    def test_profiles_are_stretched_over_the_fields_as_worked_by_hand(self):
        """Realistic runs from 1 to 5, so 1.98 is at 24.5, nearest to 25; artistic from 1 to 4, so 2 is at 33.3: 25."""
        sewing, caring, trading = quizzes.quiz(quizzes.fields(MADE_UP)).roles

        assert [target.position for target in sewing.profile] == [100, 0, 100, 0, 0, 0]
        assert [target.position for target in caring.profile] == [0, 100, 0, 100, 25, 0]
        assert [target.position for target in trading.profile] == [25, 50, 25, 50, 100, 100]

    def test_a_match_is_as_worked_by_hand(self):
        """All of realistic, half of social, nothing else; and the same with four realistic items left out."""
        quiz = quizzes.quiz(quizzes.fields(MADE_UP))
        whole = choices(4, 0, 0, 2, 0, 0)
        part = (LEFT_OUT,) * 4 + whole[4:]

        assert score(quiz, Responses(whole)).match("sewing").points == Fraction(100 + 100 + 0 + 50 + 100 + 100, 6)
        assert score(quiz, Responses(whole)).match("trading").points == Fraction(25 + 50 + 75 + 100 + 0 + 0, 6)
        assert score(quiz, Responses(part)).match("sewing").points == Fraction(4 * 100 + 8 * (100 + 50 + 200), 44)

    def test_the_second_scorer_agrees(self, made_up):
        quiz = quizzes.quiz(quizzes.fields(surveys.profiles(made_up)))
        for person in surveys.people(made_up)[::40]:
            sheet = Responses((LEFT_OUT, *person.choices[1:]))
            ranking = score(quiz, sheet)

            assert {role.id: oracle.match(quiz, sheet, role) for role in quiz.roles} == {
                match.role.id: match.points for match in ranking.ranked
            }


class TestPeople:
    """What is read of a person."""

    def test_means_are_of_the_items_answered_and_the_middle_where_none_is(self):
        answered = (LEFT_OUT,) * 8 + (4, 0, LEFT_OUT, 2) + (LEFT_OUT,) * 4 + choices(0, 1, 2, 3)

        assert surveys.means(answered) == (50, 50, 0, 25, 50, 75)

    def test_half_of_the_items_are_enough_and_a_field_is_needed(self):
        assert Person((0,) * 24 + (LEFT_OUT,) * 24, "law").is_counted
        assert not Person((0,) * 23 + (LEFT_OUT,) * 25, "law").is_counted
        assert not Person((0,) * 48, "").is_counted

    @needs(PEOPLE)
    def test_the_real_ones_are_those_that_the_readme_of_the_data_counts(self):
        everyone = surveys.people(DATA)

        assert (len(everyone), sum(LEFT_OUT in person.choices for person in everyone)) == (9274, 546)
        assert {person.field for person in everyone} == {*FIELDS, ""}
        assert [person.field for person in everyone].count("") == 1

    @needs(OCCUPATIONS)
    def test_a_field_has_the_mean_of_its_occupations(self):
        """Nursing stands for one, so its figures are as published; education for two, and is rounded to a hundredth."""
        of = surveys.profiles(DATA)
        raw = surveys._interests(DATA)

        assert of["nursing"] == raw["29-1141.00"]
        assert [abs(2 * mean - a - b) <= Decimal("0.01") for mean, a, b in
                zip(of["education"], raw["25-2021.00"], raw["25-2031.00"], strict=True)] == [True] * 6  # fmt: skip


class TestHalves:
    """One half against the other."""

    def taker(self, lead: int, first: int | None = 0, other: int | None = 0, word: Said = Said.CLEAR):
        return halves.Taker(Said.NOTHING, word, 1, Fraction(lead), first, other, fitted=1)

    def test_the_same_first_is_strict_on_both(self):
        assert self.taker(5).is_same
        assert not self.taker(5, other=1).is_same
        assert not self.taker(0, first=None, other=None).is_same

    def test_chance_is_another_persons_other_half(self):
        """Of four others than themselves, two have type 0 first: one more has it, but that is their own half."""
        seconds = Counter([0, 0, 0, 1, None])

        assert halves.another(self.taker(5, first=0, other=0), seconds) == 2 / 4
        assert halves.another(self.taker(5, first=0, other=1), seconds) == 3 / 4
        assert halves.another(self.taker(0, first=None), seconds) == 0

    def test_falling_is_strict(self):
        always, half, never = [self.taker(5)], [self.taker(5), self.taker(5, other=1)], [self.taker(5, other=1)]

        assert halves.is_falling([always, half, [], never])
        assert not halves.is_falling([always, always, never])
        assert not halves.is_falling([half, always])

    def test_quarters_are_by_the_lead(self):
        crowd = [self.taker(lead) for lead in (4, 1, 3, 2)]

        assert [[taker.lead for taker in group] for _, group in halves.by_lead(crowd)] == [[1], [2], [3], [4]]

    def test_a_sheet_that_is_the_same_on_both_halves_has_the_same_first(self, made_up):
        sheets = [person.choices[0::2] for person in surveys.people(made_up)]
        quiz = quizzes.quiz(quizzes.interests(quizzes.ODD))
        found = halves.takers(quiz, sheets, quiz, sheets)

        assert all(taker.first == taker.other for taker in found)

    def test_everybody_stands_in_one_row_of_each_kind(self, made_up):
        section = sections(made_up)[0]
        people = {name: int(cells[0]) for name, *cells in section.rows if cells[0]}

        for kind in ("said", "word alone", "quarter of the lead"):
            assert sum(size for name, size in people.items() if kind in name) == people["everybody"] == 12 * len(FIELDS)


class TestSections:
    """The sections as they are printed."""

    def test_each_has_a_cell_a_column_and_chance_beside_it(self, made_up):
        for section in sections(made_up):
            assert all(len(row) == 1 + len(section.columns) for row in section.rows)
            words = " ".join(str(section).split())  # a line may end within them
            assert "chance" in words
            assert "itted on half" in words
            assert "eal people" in section.note

    @pytest.mark.parametrize("name", NAMES)
    def test_missing_data_are_named(self, name, tmp_path):
        section = PARTS[name](tmp_path)

        assert section.rows == ()
        assert PEOPLE.name in section.note

    def test_occupations_that_are_missing_are_named_alone(self, tmp_path):
        data = written(tmp_path)
        (data / OCCUPATIONS).unlink()

        assert f": {OCCUPATIONS.name}." in outside.part(data).note

    def test_people_who_answer_like_their_fields_get_them_more_often_than_chance(self, made_up):
        assert _figures(sections(made_up)[2])[0] > 50

    def test_a_planted_wrong_profile_lowers_first_three_and_auc(self, made_up, tmp_path):
        sound = _figures(sections(made_up)[2])
        wrong = _figures(outside.part(written(tmp_path, swapped=("nursing", "engineering"))))

        assert all(after < before for after, before in zip(wrong, sound, strict=True))

    @needs(PEOPLE, OCCUPATIONS)
    @pytest.mark.parametrize("swapped", [("nursing", "engineering"), ("psychology", "accounting")])
    def test_so_it_does_with_real_people(self, swapped):
        counted = [person for person in surveys.people(DATA) if person.is_counted]
        of = surveys.profiles(DATA)
        one, other = swapped

        sound, wrong = (
            [outside.balanced(map(see, found), counted).mean for see in outside.SEEN]
            for found in (outside.outcomes(outside.QUIZ, counted, each)
                          for each in (of, of | {one: of[other], other: of[one]}))
        )  # fmt: skip

        assert all(after < before for after, before in zip(wrong, sound, strict=True))


def _figures(section: Section) -> list[float]:
    """The quiz's own first, three and AUC."""
    return [float(section.cell(outside.QUIZ, column).split()[0]) for column in section.columns[1:]]
