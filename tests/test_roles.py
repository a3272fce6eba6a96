"""The pages of the roles: every fact with who says so, where a role leads, and who was hired on a page of its own."""

import re

import pytest

from quiz.content import AUTHORED
from quiz.facts import Conflict
from quiz.paths import Move
from quiz.words.facts import cited, in_words, sides
from tests import sheets
from tests.examples import shipped_quiz
from tests.pages import Html

ROLES = [role.id for role in shipped_quiz().roles]
HIRED = {"software-support-specialist", "software-support-technician"}  # FACTS A12, A23 to A25 are about no others
RAISED = "[⁰¹²³⁴⁵⁶⁷⁸⁹]+"


@pytest.fixture(scope="module")
def edition(app):
    return app.extensions["quiz"].edition


@pytest.fixture(scope="module")
def read(client):
    """Ask for a page of a role, once."""
    pages = {}

    def read(role, more=""):
        path = f"/roles/{role}{more}"
        if path not in pages:
            pages[path] = Html(client.get(path).text)
        return pages[path]

    return read


@pytest.fixture(scope="module")
def visited(client, read):
    """Every kind of page, and the page of every role, by its path."""
    paths = {sheets.path(name) for name in sheets.PAGES} - {f"/roles/{role}" for role in ROLES}
    return {path: Html(client.get(path).text) for path in sorted(paths)} | {f"/roles/{id}": read(id) for id in ROLES}


def topics(edition, *, apart):
    """The topics of the sections that are kept apart, or of all others, by id."""
    return {topic.id: topic for section in edition.sections if section.apart == apart for topic in section.topics}


def facts(edition, role, *, apart=False):
    """What is said of a role, with the topic of each."""
    found = topics(edition, apart=apart)
    return [(found[fact.topic], fact) for fact in edition.facts if fact.role == role and fact.topic in found]


def value(topic, fact):
    """A value as it is read: what it lists, one after another."""
    return " ".join(fact.value) if isinstance(fact.value, tuple) else in_words(topic, fact.value)


def moves(edition, role):
    """All that a role leads to."""
    return (*edition.portrait(role).grows_into, *edition.portrait(role).moves_to)


class TestFacts:
    """What is known of a role."""

    @pytest.mark.parametrize("role", ROLES)
    def test_every_fact_stands_with_its_note_source_place_and_date(self, edition, read, role):
        words = read(role).words

        for topic, fact in facts(edition, role):
            said = " ".join(filter(None, (value(topic, fact), fact.note)))
            assert re.search(f"{re.escape(said)} {RAISED} {re.escape(cited(edition, fact))}", words)

    @pytest.mark.parametrize("role", ROLES)
    def test_every_number_beside_a_source_leads_to_whom_it_is_about(self, edition, read, role):
        words = read(role).words

        for _, fact in facts(edition, role):
            source = edition.source(fact.source)
            assert re.search(f"{RAISED} {re.escape(f'{source.short}, {source.dated}: {fact.scope}')}", words)

    def test_a_figure_is_printed_with_its_unit_and_range(self, read):
        words = read("support-specialist").words

        assert "Pay range Pay plays no part in any match. $50,000–$70,000 a year ¹ Article, line 28; undated" in words
        assert "Middle half of pay $49,000–$79,040 a year ² BLS, 15-1232; May 2025" in words
        assert "¹ Article, undated: support specialists; country not named" in words

    def test_the_same_topic_from_several_sources_stands_side_by_side(self, read):
        words = read("software-support-technician").words

        assert re.search("Number of jobs 117,059 jobs . Comparison page, line 13; undated 717,190 jobs", words)

    @pytest.mark.parametrize("role", ROLES)
    def test_nothing_from_the_documents_stands_without_the_word_undated(self, read, role):
        words = read(role).words

        places = re.findall(r"(?:Article|Comparison page), lines? \d[\d, and]*(.{9})", words)

        assert set(places) <= {"; undated"}

    @pytest.mark.parametrize("role", ROLES)
    def test_what_is_said_of_others_only_is_said_to_be_no_data(self, edition, read, role):
        said = {fact.topic for fact in edition.facts}
        own = {topic.id for topic, _ in facts(edition, role)}
        missing = " ".join(re.findall(r"No data: ([^.]*)\.", read(role).words)).lower()

        for topic in topics(edition, apart=False).values():
            assert (topic.name.lower() in missing) == (topic.id in said - own), topic.id

    def test_a_blank_cell_of_a_source_is_no_data_too(self, read):
        words = read("software-support-specialist").words

        assert re.search("Best-paying industry no data . Comparison page, line 27; undated", words)
        assert re.search("Job satisfaction no data . Comparison page, line 14; undated", words)
        assert "No data: growth; job satisfaction." in read("support-specialist").words

    @pytest.mark.parametrize("role", ROLES)
    def test_every_source_that_is_cited_can_be_found(self, edition, read, role):
        words = read(role).words

        for source in edition.sources:
            if f"{source.short}, " in words:
                assert f"{source.short}: {source.title} . {source.publisher.strip('.')}. {source.place}" in words

    @pytest.mark.parametrize("role", ROLES)
    def test_no_source_is_called_by_its_id(self, read, role):
        assert re.findall(r"\b[Dd]oc-[ab]\b", read(role).words) == []


class TestPath:
    """Where a role leads."""

    @pytest.mark.parametrize("role", ROLES)
    def test_every_move_stands_with_its_condition_source_and_note(self, edition, read, role):
        page = read(role)

        for move in moves(edition, role):
            said = f"{move.when} {cited(edition, move)}. {move.note}"
            assert f"{shipped_quiz().role(move.to).name} : {said}" in page.words
            assert f"/roles/{move.to}" in page.addresses

    @pytest.mark.parametrize("role", ROLES)
    def test_what_leads_here_is_linked(self, edition, read, role):
        before = {id for id in ROLES for move in moves(edition, id) if move.to == role}

        assert {f"/roles/{id}" for id in before} <= set(read(role).addresses)

    @pytest.mark.parametrize("role", ROLES)
    def test_where_nothing_is_known_that_is_said(self, edition, read, role):
        has_none = not edition.portrait(role).grows_into

        assert ("No step up is known among these roles." in read(role).words) == has_none

    def test_a_move_of_our_own_is_called_that(self, edition, read):
        assert any(move.source == "authored" for move in moves(edition, "support-specialist") if isinstance(move, Move))
        assert "If you like explaining to groups more than solving single calls. Our own judgement. " in (
            read("support-specialist").words
        )

    @pytest.mark.parametrize("role", ROLES)
    def test_what_to_try_to_practise_and_to_ask_is_there(self, edition, read, role):
        words, portrait = read(role).words, edition.portrait(role)

        assert [each for each in (*portrait.first_steps, *portrait.ask, *portrait.skills) if each not in words] == []


class TestDisagreements:
    """Where sources contradict each other."""

    @pytest.mark.parametrize("role", ROLES)
    def test_every_one_that_names_the_role_is_shown_whole(self, edition, read, role):
        words, known = read(role).words, topics(edition, apart=False)

        for conflict in edition.conflicts:
            named = role in {fact.role for fact in conflict.facts}
            assert (conflict.note in words) == named
            for fact in conflict.facts if named else ():
                said = in_words(known[fact.topic], fact.value), cited(edition, fact), fact.scope
                assert " ".join(said) in words

    def test_what_is_said_of_two_roles_alike_stands_together(self, read):
        words = read("software-support-technician").words

        assert "Support specialist and Support technician: who earns more The support specialist, as a rule" in words

    def test_pay_is_shown_from_all_sides_and_no_winner_is_drawn(self, read):
        words = read("software-support-specialist").words.split("Where sources disagree")[-1]

        for side in ("$62,663 a year", "$79,670 a year", "$50,000–$70,000 a year", "$35,000–$55,000 a year"):
            assert side in words
        assert "We draw no winner." in words


class TestProfile:
    """What the match is made from."""

    @pytest.mark.parametrize("role", ROLES)
    def test_the_picture_has_a_mark_a_target_and_the_table_the_same(self, read, role):
        page, profile = read(role), shipped_quiz().role(role).profile

        marks = [rect for rect in page.all("rect") if rect["class"] == "first"]

        assert [float(mark["x"]) for mark in marks] == sorted_by_weight(profile)
        assert [svg["role"] for svg in page.all("svg") if svg.get("class") == "bars"] == ["img"]
        assert len(re.findall(r"\d+ of 100; (?:helpful|important|central)", page.words)) == len(profile)


def sorted_by_weight(profile):
    """Where the marks stand, from left to right: 308 of the picture's 320 points, from 2.5."""
    ordered = sorted(profile, key=lambda target: -target.weight)
    return [pytest.approx(2.5 + 3.08 * target.position) for target in ordered]


class TestPeople:
    """Who was hired."""

    def test_it_is_linked_once_from_the_roles_page_and_nowhere_else(self, visited):
        links = [(path, to) for path, page in visited.items() for to in page.addresses if to.endswith("/people")]

        assert sorted(links) == [(f"/roles/{role}", f"/roles/{role}/people") for role in sorted(HIRED)]

    def test_no_other_page_tells_any_of_it(self, edition, visited):
        names = {topic.name for topic in topics(edition, apart=True).values()}
        figures = {in_words(*said) for role in HIRED for said in known_apart(edition, role)}

        for path, page in visited.items():
            if not path.endswith("/people"):
                pieces = {" ".join(piece.split()) for piece in page.pieces}
                assert pieces & names == set(), path
                assert re.findall(rf"(?<![\d.])(?:{'|'.join(map(re.escape, figures))})", page.words) == [], path

    @pytest.mark.parametrize("role", sorted(HIRED))
    def test_every_figure_stands_in_a_plain_table_with_its_place(self, edition, read, role):
        page = read(role, "/people")

        for topic, fact in facts(edition, role, apart=True):
            assert f"{topic.name} {fact.at} {in_words(topic, fact.value)}" in page.words
        assert page.all("svg") == []
        assert len(page.all("caption")) == len(page.all("table")) == 1

    @pytest.mark.parametrize("role", sorted(HIRED))
    def test_it_says_how_little_it_is_worth(self, read, role):
        words = read(role, "/people").words

        assert "one undated page, and we could not check it" in words
        assert "who was hired, not who can do the work" in words
        assert "It plays no part in your match." in words
        assert "The six shares of line 37 add up to 99.9 %." in words

    def test_no_contradiction_brings_it_out(self, edition):
        hired = tuple(fact for role in sorted(HIRED) for _, fact in facts(edition, role, apart=True))

        assert sides(edition, Conflict("hired", "Who was hired", "We cannot tell.", hired)) == ()

    @pytest.mark.parametrize("role", sorted(set(ROLES) - HIRED))
    def test_without_a_source_there_is_no_data(self, read, role):
        page = read(role, "/people")

        assert page.words.count("No data.") == 1
        assert page.all("table") == []


def known_apart(edition, role):
    return [(topic, fact.value) for topic, fact in facts(edition, role, apart=True)]


@pytest.mark.parametrize("path", ["/roles/nobody", "/roles/nobody/people", "/roles/nobody/else"])
def test_an_unknown_role_has_no_page(client, path):
    assert client.get(path).status_code == 404


def test_all_roles_can_be_browsed_without_the_quiz(client):
    page = Html(client.get("/roles").text)

    assert "/roles" in Html(client.get("/").text).addresses
    assert {f"/roles/{role}" for role in ROLES} <= set(page.addresses)
    assert {"/compare", "/paths"} <= set(page.addresses)


def test_the_method_works_through_an_answer_of_this_quiz(client):
    """The first role weighs the first question's dimension as central, at 100: 100 - |position - 100| a step."""
    words = Html(client.get("/method").text).words

    assert "“Not at all” 0, “A little” 25, “Somewhat” 50, “Quite a lot” 75 and “Very much” 100" in words
    assert "central (3) for one role, Support specialist" in words


def test_the_method_counts_three_kinds_of_targets(client):
    """A published figure, our reading of a text, our own judgement: each is counted, and together they are all."""
    words = Html(client.get("/method").text).words
    targets = [target for role in shipped_quiz().roles for target in role.profile]
    own = sum(target.source == AUTHORED for target in targets)
    figures = sum(target.figure is not None for target in targets)

    assert f"The profiles hold {len(targets)} targets, of three kinds:" in words
    assert f"{figures} are published figures, stretched over these roles." in words
    assert f"{len(targets) - figures - own} are our reading of what a source says in words." in words
    assert f"{own} are our own judgement, each with its reason." in words


def test_the_method_says_what_is_never_scored(client):
    words = Html(client.get("/method").text).words

    assert "“Pay”, “Jobs”, “Looking ahead” and “Who was hired”. It is never scored." in words
    assert "A match is not a measurement." in words
