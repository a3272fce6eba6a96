"""Pay as a picture: which figures belong to one, and where they lie in it, worked by hand."""

from decimal import Decimal

from quiz.facts import Fact, Kind, Range, Topic
from quiz.web.roles.pay import pays


def known(
    id: str, low: int, high: int, *, scope: str = "all", source: str = "one", unit: str = "a year", kind: Kind = "money"
) -> tuple[Topic, Fact]:
    """A topic and what a source says on it."""
    value = Range(Decimal(low), Decimal(high))
    return Topic(id, id.title(), kind, unit), Fact("role", id, value, scope, source, "row 1")


HALF = known("half", 40, 60)


def drawn(*more: tuple[Topic, Fact]) -> list[tuple[str, float, float, str]]:
    """The picture of the one range, among what else is known."""
    (pay,) = pays(HALF[0], [HALF[1]], [HALF, *more])
    return [(each.sort, each.x, each.width, each.words) for each in pay.figures]


def test_a_range_lies_in_the_wider_one_with_the_figure_in_its_middle():
    """From 20 to 100 are 80: 40 lies (40 - 20) / 80 = 25 from the left, 60 half way, 46 at 32.5."""
    assert drawn(known("median", 46, 46), known("most", 20, 100)) == [
        ("most", 0, 100, "$20–$100 a year"),
        ("half", 25, 25, "$40–$60 a year"),
        ("mid", 32.5, 0, "$46 a year"),
    ]


def test_alone_it_is_the_whole_picture():
    assert drawn() == [("half", 0, 100, "$40–$60 a year")]


def test_two_pictures_stand_on_one_axis():
    """So that their lengths can be compared: from 40 to 140 are 100, of which 60 to 140 are the last 80."""
    topic, other = known("half", 60, 140, scope="some")

    first, second = pays(topic, [HALF[1], other], [])
    assert [(each.x, each.width) for each in (*first.figures, *second.figures)] == [(0, 20), (20, 80)]


def test_what_is_said_of_others_by_others_or_in_another_unit_is_no_part_of_it():
    strangers = [
        known("most", 20, 100, scope="some"),
        known("median", 45, 45, source="two"),
        known("hourly", 41, 59, unit="an hour"),
        known("number", 50, 50, kind="number"),
        known("higher", 61, 61),
        known("lower", 30, 50),
    ]

    assert [sort for sort, *_ in drawn(*strangers)] == ["half"]


def test_what_is_no_range_of_money_is_no_picture():
    text = Topic("place", "Place", "text"), Fact("role", "place", "Here", "all", "one", "row 1")

    for topic, fact in (known("median", 45, 45), known("hours", 2, 4, kind="number"), text):
        assert pays(topic, [fact], []) == ()
