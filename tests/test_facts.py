"""What is known of the roles: compared and worded by hand, and true to its sources."""

import re
from decimal import Decimal
from functools import cache

import pytest

from quiz.facts import Comparison, Fact, Range, Topic, compare
from quiz.reading import read
from quiz.words.facts import in_words
from tests.evidence.onet import CERTIFICATES, FILES, OCCUPATIONS, OURS, published, rows
from tests.evidence.table import DATA
from tests.examples import ROOT
from tests.published import needs

WAGES, ZONES = "it_wages_may2025.csv", "onet/job_zones.tsv.gz"


@cache
def edition():
    """What questions.yaml tells today."""
    return read(ROOT / "questions.yaml")


def topics() -> dict[str, Topic]:
    """Every topic of the shipped quiz by its id, those kept apart included."""
    return {topic.id: topic for section in edition().sections for topic in section.topics}


def facts_on(topic: str, source: str) -> list[Fact]:
    """What one source says on a topic, in the file's order."""
    return [fact for fact in edition().facts if (fact.topic, fact.source) == (topic, source)]


# Compared


def figure(low: float | str, high: float | str | None = None) -> Range:
    """A figure, or a range of two."""
    return Range(Decimal(str(low)), Decimal(str(low if high is None else high)))


PAY, TASK = Topic("pay", "Pay", "money", "a year"), Topic("task", "Task", "text")


def fact(role: str, topic: str, value: object, source: str = "page") -> Fact:
    """A fact of which only role, topic, value and source matter."""
    return Fact(role, topic, value, "all", source, "line 1")  # type: ignore[arg-type]


def test_roles_are_compared_topic_by_topic_in_the_order_of_the_topics():
    one, two, three = fact("one", "task", "A"), fact("two", "pay", figure(5)), fact("one", "pay", figure(4))

    assert compare([PAY, TASK], [one, two, three], "one", "two") == (
        Comparison(PAY, ((three,), (two,))),
        Comparison(TASK, ((one,), ())),
    )


def test_a_topic_without_a_fact_on_either_role_or_not_asked_for_is_no_row():
    others = [fact("three", "pay", figure(4)), fact("one", "age", figure(42))]

    assert compare([PAY, TASK], others, "one", "two") == ()


@pytest.mark.parametrize(
    ("one", "other", "standing"),
    [
        ([figure(10)], [figure("10.0")], "same"),
        ([figure(58)], [figure(59)], "differs"),
        ([figure(1, 2)], [figure(1)], "differs"),
        ([figure(1), figure(2)], [figure(2), figure(1)], "same"),
        ([figure(1), figure(2)], [figure(2)], "differs"),
        ([("A+", "ITIL")], [("A+", "ITIL")], "same"),
        (["Customers"], ["Customers"], "same"),
        (["Customers"], [], "one-sided"),
        ([None], ["Finance"], "one-sided"),
        ([None], [None], "one-sided"),
        ([None, figure(5)], [figure(5)], "same"),
    ],
)
def test_where_two_roles_stand_on_a_topic(one, other, standing):
    facts = (tuple(fact("one", "pay", value) for value in one), tuple(fact("two", "pay", value) for value in other))

    assert Comparison(PAY, facts).standing == standing


# Worded


@pytest.mark.parametrize(
    ("kind", "unit", "value", "words"),
    [
        ("money", "a year", figure(62663), "$62,663 a year"),
        ("money", "a year", figure(50000, 70000), "$50,000–$70,000 a year"),
        ("money", "an hour", figure("38.30"), "$38.30 an hour"),
        ("money", "", figure(1000000), "$1,000,000"),
        ("share", "", figure(58), "58 %"),
        ("share", "", figure("0.4"), "0.4 %"),
        ("share", "", figure("8.8", "71.6"), "8.8–71.6 %"),
        ("number", "years", figure(1, 2), "1–2 years"),
        ("number", "of 5", figure("3.18"), "3.18 of 5"),
        ("number", "jobs", figure(122134), "122,134 jobs"),
        ("number", "", figure(0), "0"),
        ("text", "", "Bachelor’s degree", "Bachelor’s degree"),
        ("names", "", ("Customer service", "Java"), "Customer service, Java"),
        ("certificates", "", ("CompTIA A+",), "CompTIA A+"),
        *((kind, "a year", None, "no data") for kind in ("text", "names", "certificates", "number", "money", "share")),
    ],
)
def test_a_value_is_worded_by_the_kind_of_its_topic(kind, unit, value, words):
    assert in_words(Topic("topic", "Topic", kind, unit), value) == words


# The shipped facts


def test_every_fact_says_who_says_so_where_and_of_whom():
    sources = {source.id: source for source in edition().sources}
    facts = edition().facts

    assert len(facts) > 300
    assert all(fact.source in sources and fact.at.strip() and fact.scope.strip() for fact in facts)
    assert all(fact.topic in topics() for fact in facts)


def test_every_fact_of_the_two_documents_is_undated_and_names_its_lines():
    dated = {source.id: source.dated for source in edition().sources}
    facts = [fact for fact in edition().facts if fact.source in ("doc-a", "doc-b")]

    assert len(facts) > 100
    assert {dated[fact.source] for fact in facts} == {"undated"}
    assert {fact.at for fact in facts if not re.fullmatch(r"lines? \d+(?:(?:, \d+)* and \d+)?", fact.at)} == set()


def test_published_figures_say_their_year_and_that_they_are_of_the_us():
    dated = {source.id: source.dated for source in edition().sources}

    assert [dated[id] for id in ("bls-2025", "onet-29-3", "onet-18-1")] == ["May 2025", "May 2025", "March 2014"]
    assert all(fact.scope.startswith("US, ") for fact in edition().facts if fact.source not in ("doc-a", "doc-b"))


def test_every_conflict_says_what_we_make_of_it_and_names_facts_that_are_shown():
    for conflict in edition().conflicts:
        assert len(set(conflict.facts)) == len(conflict.facts) >= 2
        assert set(conflict.facts) <= set(edition().facts)
        assert conflict.note.count(".") >= 2


def test_no_conflict_brings_out_what_is_kept_apart():
    apart = {topic.id for section in edition().sections if section.apart for topic in section.topics}

    assert {fact.topic for conflict in edition().conflicts for fact in conflict.facts} & apart == set()


def test_the_pay_of_the_comparison_page_adds_up():
    """By hand: 62,663 / 2,080 = 30.126, 79,670 / 2,080 = 38.303; 79,670 − 62,663 = 17,007, 27.1 % of 62,663."""
    yearly = [fact.value.low for fact in facts_on("pay-average", "doc-a")]
    hourly = [fact.value.low for fact in facts_on("pay-hourly", "doc-a")]
    (note,) = (conflict.note for conflict in edition().conflicts if conflict.id == "who-earns-more")

    assert yearly == [62_663, 79_670]
    assert hourly == [Decimal("30.13"), Decimal("38.30")]
    assert [round(year / 2_080, 2) for year in yearly] == hourly
    assert (yearly[1] - yearly[0], round(100 * 17_007 / yearly[0])) == (17_007, 27)
    assert "$17,007 more a year, or 27 %" in note


def test_the_shares_of_the_comparison_page_add_up_as_their_notes_say():
    """By hand: 11.3 + 15.7 + 10.6 + 56.6 + 0.4 + 5.3 = 10.6 + 16.5 + 12.4 + 54.6 + 0.4 + 5.4 = 99.9."""
    for role in ("software-support-specialist", "software-support-technician"):
        facts = [fact for fact in edition().facts if (fact.role, fact.source) == (role, "doc-a")]
        share = {fact.topic: fact.value.low for fact in facts if topics()[fact.topic].kind == "share"}

        assert sum(share[id] for id in ("black", "hispanic", "asian", "white", "native", "unknown")) == Decimal("99.9")
        assert share["men"] + share["women"] == 100
    assert [fact.note for fact in facts_on("unknown", "doc-a")] == ["The six shares of line 37 add up to 99.9 %."] * 2


# The published figures, where their files are at hand


@needs(WAGES)
def test_pay_and_employment_are_those_of_the_bls_table():
    columns = {
        "pay-median": ("annual_median", "annual_median"),
        "pay-half": ("annual_p25", "annual_p75"),
        "pay-most": ("annual_p10", "annual_p90"),
        "jobs": ("employment", "employment"),
    }
    table = {row["soc2018"]: row for row in rows(DATA / WAGES)}
    facts = [fact for fact in edition().facts if fact.source == "bls-2025"]

    assert {fact.topic for fact in facts} == set(columns)
    for each in facts:
        low, high = (Decimal(table[each.at][column]) for column in columns[each.topic])
        assert (each.role, each.value) == (each.role, Range(low, high))
        assert each.at in each.scope


@needs(OURS)
def test_ratings_are_those_of_onet_18_1():
    table = {
        (row["onet_soc_29_3"][:7], row["element"]): Decimal(row["raw"])
        for row in rows(DATA / OURS)
        if row["onet_release"] == "18.1" and row["raw"]
    }
    facts = [fact for fact in edition().facts if fact.source == "onet-18-1" and isinstance(fact.value, Range)]

    assert len(facts) > 30
    for each in facts:
        element, _, named = each.at.partition("; ")
        occupation = named or re.findall(r"\d\d-\d{4}", each.scope)[0]
        assert (each.role, each.topic, each.value.low) == (each.role, each.topic, table[occupation, element])


@needs(*FILES)
def test_every_target_that_is_a_figure_is_the_published_one_stretched_to_the_nearest_step():
    """The lowest figure of our occupations is 0, the highest 100; and the note tells the figure as it is published."""
    figures = published(DATA)
    targets = [(role, target) for role in edition().quiz.roles for target in role.profile if target.figure is not None]

    assert len(targets) > 60
    for role, target in targets:
        known = figures[target.dimension]
        low, high = min(known.values()), max(known.values())
        stretched = 100 * (target.figure - low) / (high - low)
        assert (role.id, target.figure) == (role.id, known[OCCUPATIONS[role.id]])
        assert target.position == min((0, 25, 50, 75, 100), key=lambda step: abs(step - stretched)), role.id
        assert f" {target.figure} (" in f" {target.note}" or f" {target.figure} %" in f" {target.note}"
        assert re.search(rf"{low:.2f}–{high:.2f}( %)? over these roles", target.note)


def test_a_target_that_rests_on_the_tasks_of_onet_says_that_it_was_read_from_them():
    readings = [
        (role.id, target)
        for role in edition().quiz.roles
        for target in role.profile
        if target.basis == "reading" and target.source.startswith("onet")
    ]

    assert readings
    for role, target in readings:
        assert target.note.startswith("Read from the "), (role, target.dimension)


@needs(CERTIFICATES)
def test_what_workers_say_the_job_needs_is_what_onet_29_3_has():
    shares: dict[str, list[dict[str, str]]] = {}
    for row in rows(DATA / CERTIFICATES):
        if row["Element Name"] == "Required Level of Education":
            shares.setdefault(row["O*NET-SOC Code"][:7], []).append(row)

    facts = facts_on("degree-needed-share", "onet-29-3")
    assert len(facts) == 10
    for each in facts:
        occupation = each.at.rpartition(" ")[2]
        most = max(shares[occupation], key=lambda row: Decimal(row["Data Value"]))
        assert (each.role, each.value.low) == (each.role, Decimal(most["Data Value"]))
        assert re.search(rf"Only {most['N']} (workers|experts) answered", each.note)


@needs(ZONES)
def test_job_zones_are_those_of_onet_29_3():
    zones = {row["O*NET-SOC Code"][:7]: row["Job Zone"] for row in rows(DATA / ZONES)}

    for each in (fact for fact in facts_on("preparation", "onet-29-3") if fact.at.startswith("Job Zone, ")):
        assert f"(zone {zones[each.at.removeprefix('Job Zone, ')]} of 5)" in str(each.value), each.role
