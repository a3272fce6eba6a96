"""The numbers beside facts, worked by hand on one topic: each stands for a source and whom it speaks of."""

from quiz.facts import Comparison, Fact, Kind, Range, Topic
from quiz.web.parts.footnotes import UNCHECKED, UNSCORED, Footnotes, remarks
from tests.test_facts import edition

TOPIC = Topic("pay", "Pay", "money", "a year")


def fact(value, scope, at):
    """A fact of one role and one source."""
    return Fact("role", "pay", value and Range(*value), scope, "doc-a", at)


def test_the_same_value_of_several_sources_is_said_once_with_all_of_them():
    facts = (
        (fact((1, 2), "x", "line 1"),),
        (fact((1, 2), "y", "line 1"), fact((1, 2), "x", "line 3")),
    )

    row = Footnotes(edition()).row(Comparison(TOPIC, facts), merged=True)

    assert [(said.value, said.marks, said.numbers) for said in row.cells[0]] == [
        ("$1–$2 a year", "[1] [2] line 1, [1] line 3", "[1] [2]")
    ]


def test_a_number_stands_for_a_source_and_whom_it_speaks_of():
    footnotes = Footnotes(edition())
    facts = ((fact((1, 2), "x", "line 1"), fact((3, 4), "y", "line 2")), ())

    row = footnotes.row(Comparison(TOPIC, facts))

    assert [said.marks for said in row.cells[0]] == ["[1] line 1", "[2] line 2"]
    assert [said.value for said in row.cells[1]] == ["no data"]
    assert footnotes.words == ("[1] Comparison page, undated: x", "[2] Comparison page, undated: y")


def test_a_remark_that_was_made_is_not_made_again():
    kinds: tuple[Kind, ...] = ("text", "money", "number", "certificates", "money", "certificates")
    topics = [Topic(f"topic-{number}", "Topic", kind) for number, kind in enumerate(kinds)]

    assert remarks(topics) == {"topic-1": UNSCORED, "topic-3": UNCHECKED}
