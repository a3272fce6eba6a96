"""What comes after a result, and the page of all paths: in the real app, on the shipped quiz and on a small one."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz import links, reading, scoring
from quiz.content import AUTHORED
from quiz.edition import Edition, Portrait
from quiz.paths import levels
from quiz.responses import respond
from quiz.result import Result, Said
from quiz.web.parts.footnotes import UNCHECKED
from quiz.web.roles.paths import NAMES, draw, numbered
from quiz.words.facts import cited, in_words
from tests import sheets
from tests.examples import likert, quiz_of, shipped_quiz
from tests.pages import Html, app_of, close
from tests.test_paths import graphs

# Five roles, each about one thing, which three questions ask about, so that a role can stand out. Desk and bench are
# to start in; wires may come next, then guard or boss.
SMALL = """
id: small
title: Which of five jobs?
scope: Five jobs.
families: [{id: all, name: All jobs}]
dimensions:
  - {id: people, name: People, low: no people, high: many people}
  - {id: tools, name: Tools, low: no tools, high: many tools}
  - {id: cables, name: Cables, low: no cables, high: many cables}
  - {id: deep, name: Depth, low: many things, high: one thing}
  - {id: lead, name: Leading, low: no team, high: a team}
scales: {liking: [Not at all, A little, Somewhat, Quite a lot, Very much]}
questions:
  - {id: people, text: Would you like to meet people?, kind: likert, dimension: people, scale: liking}
  - {id: people-often, text: Would you like to meet people often?, kind: likert, dimension: people, scale: liking}
  - {id: people-daily, text: Would you like to meet people every day?, kind: likert, dimension: people, scale: liking}
  - {id: tools, text: Would you like to use tools?, kind: likert, dimension: tools, scale: liking}
  - {id: tools-often, text: Would you like to use tools often?, kind: likert, dimension: tools, scale: liking}
  - {id: tools-daily, text: Would you like to use tools every day?, kind: likert, dimension: tools, scale: liking}
  - {id: cables, text: Would you like to lay cables?, kind: likert, dimension: cables, scale: liking}
  - {id: cables-often, text: Would you like to lay cables often?, kind: likert, dimension: cables, scale: liking}
  - {id: cables-daily, text: Would you like to lay cables every day?, kind: likert, dimension: cables, scale: liking}
  - {id: deep, text: Would you like to know one thing well?, kind: likert, dimension: deep, scale: liking}
  - {id: deep-often, text: Would you like to know one thing well often?, kind: likert, dimension: deep, scale: liking}
  - {id: deep-daily, text: Would you like to know one thing well daily?, kind: likert, dimension: deep, scale: liking}
  - {id: lead, text: Would you like to lead a team?, kind: likert, dimension: lead, scale: liking}
  - {id: lead-often, text: Would you like to lead a team often?, kind: likert, dimension: lead, scale: liking}
  - {id: lead-daily, text: Would you like to lead a team every day?, kind: likert, dimension: lead, scale: liking}
sections:
  - id: shown
    name: Shown
    topics:
      - {id: papers, name: Papers, kind: certificates}
      - {id: range, name: Pay range, kind: money, unit: a year, pictured: true}
      - {id: mean, name: Mean pay, kind: money, unit: a year}
roles:
  - id: desk
    name: Desk person
    family: all
    description: Helps at the desk.
    skills: [listening, patience]
    first_steps: [Help a neighbour., Help a friend.]
    ask: [Which desks are near here?, May I watch?]
    grows_into:
      - {role: wires, when: If you want to know cables., source: list, at: line 4}
    facts:
      - source: list
        scope: desks in town
        tells:
          - {topic: papers, value: [Old Paper, New Paper], at: line 7}
          - {topic: range, value: [10000, 20000], at: line 8}
          - {topic: mean, value: 15000, at: line 9}
    profile: {people: {target: 100, weight: 3, source: list}}
  - id: bench
    name: Bench person
    family: all
    description: Mends at the bench.
    skills: [soldering]
    first_steps: [Mend a lamp.]
    grows_into:
      - {role: wires, when: If you want to leave the bench., source: list, at: line 5}
    profile: {tools: {target: 100, weight: 3, source: list}}
  - id: wires
    name: Wires person
    family: all
    description: Lays cables.
    skills: [measuring]
    first_steps: [Draw your network.]
    grows_into:
      - {role: guard, when: If you want to guard one thing., toward: {deep: 100}, source: authored, note: Nobody says.}
      - {role: boss, when: If you want to lead., toward: {lead: 100, deep: 0}, source: list, at: line 6}
    moves_to:
      - {role: desk, when: If you miss people., source: authored, note: We think so.}
    profile: {cables: {target: 100, weight: 3, source: list}}
  - id: guard
    name: Guard person
    family: all
    description: Guards data.
    skills: [care]
    first_steps: [Set a password.]
    profile: {deep: {target: 100, weight: 3, source: list}}
  - id: boss
    name: Boss person
    family: all
    description: Leads.
    skills: [leading]
    first_steps: [Lead a game.]
    profile: {lead: {target: 100, weight: 3, source: list}}
sources:
  - {id: list, title: A list of jobs, short: List, publisher: A club, file: list.txt, dated: undated, read: 2026-11-22}
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A browser without a screen, for the app of the small quiz."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "small.yaml").write_text(SMALL)
    app = app_of(folder, QUIZ_FILE=folder / "small.yaml")
    yield app.test_client()
    close(app)


def sheet(**positions):
    """The code of a sheet of the small quiz: all answers on a dimension by their position, or left out."""
    quiz = reading.parse(SMALL, "small.yaml").quiz
    asked = {question.id: question.dimensions[0] for question in quiz.questions}
    answers = {id: f"{positions[d] // 25 + 1}" if d in positions else "left_out" for id, d in asked.items()}
    return links.encode(quiz, respond(quiz, answers))


def words(client, address):
    """What a page says."""
    return Html(client.get(address).text).words


def between(text, start, end):
    """The part of a text from one phrase to another."""
    assert start in text
    return text.split(start, 1)[1].split(end, 1)[0]


class TestSteps:
    """What to try and to ask; what to practise stands on the job's page."""

    def test_the_first_role_has_one_thing_to_try_one_to_ask_and_a_way_to_all_about_it(self, app, client):
        edition = app.extensions["quiz"].edition
        for index, role in enumerate(shipped_quiz().roles):
            portrait = edition.portrait(role.id)

            page = Html(client.get(f"/r/{sheets.code(sheets.fitting(index))}").text)

            assert f"What to do next Make a plan Try it this week {portrait.first_steps[0]}" in page.words
            assert f"Ask a counsellor “{portrait.ask[0]}”" in page.words
            assert not any(step in page.words for step in (*portrait.first_steps[1:], *portrait.ask[1:]))
            assert f"/roles/{role.id}" in page.addresses

    def test_the_rest_of_what_to_try_to_ask_and_to_practise_stands_on_the_roles_page(self, app, client):
        portrait = app.extensions["quiz"].edition.portraits[0]

        shown = words(client, f"/roles/{portrait.role}")

        assert all(step in shown for step in (*portrait.first_steps, *portrait.ask))
        assert f"Skills to practise: {', '.join(portrait.skills)}." in shown

    def test_there_are_no_next_steps_for_a_role_that_is_gone_from_todays_quiz(self, tmp_path):
        for name, text in (("old", SMALL), ("new", _without_wires())):
            (tmp_path / f"{name}.yaml").write_text(text)
        close(app_of(tmp_path, QUIZ_FILE=tmp_path / "old.yaml"))
        new = app_of(tmp_path, QUIZ_FILE=tmp_path / "new.yaml")

        page = Html(new.test_client().get(f"/r/{sheet(cables=100, people=50, tools=25)}").text)
        close(new)

        assert page.headings == ["Wires person comes first"]
        assert "What to do next" not in page.words
        assert " in short" not in page.words
        assert not any("/roles/wires" in address or "/compare/" in address for address in page.addresses)


def _without_wires():
    """The small quiz without one of its roles, and without all moves."""
    head, rest = SMALL.split("  - id: wires\n")
    rest = rest[rest.index("  - id: guard") :]
    kept = [line for line in (head + rest).splitlines() if "role: wires" not in line and "grows_into" not in line]
    return "\n".join(kept)


class TestInShort:
    """What people ask first of the job, with who says so; the rest stands on its page."""

    def test_each_fact_leads_to_a_note_with_its_source(self, app, client):
        edition = app.extensions["quiz"].edition
        for index, role in enumerate(shipped_quiz().roles):
            known = [each for each in edition.first(role.id) if each.topic.kind not in {"names", "certificates"}]

            page = Html(client.get(f"/r/{sheets.code(sheets.fitting(index))}").text)

            notes = [each["id"] for each in page.all("li") if (each.get("id") or "").startswith("note-")]
            assert known
            assert {f"#{note}" for note in notes} == {each for each in page.addresses if each.startswith("#note-")}
            for each in known:
                fact = each.facts[0][0]
                assert f"{each.topic.plain} {in_words(each.topic, fact.value)}" in page.words
                assert edition.source(fact.source).line in page.words

    def test_what_several_facts_rest_on_is_noted_once(self, client):
        page = Html(client.get(f"/r/{sheets.code(sheets.fitting(0))}").text)

        lines = [edition_of(client).source(id).line for id in {fact.source for fact in edition_of(client).facts}]
        assert [line for line in lines if page.words.count(line) > 1] == []

    def test_lists_stand_on_the_page_of_the_job_alone(self, client):
        """Certificates, of which we recommend none, and what one would do."""
        index = [role.id for role in shipped_quiz().roles].index("support-specialist")

        shown = words(client, f"/r/{sheets.code(sheets.fitting(index))}")
        there = words(client, "/roles/support-specialist/facts")

        assert "ITIL" not in shown
        assert "ITIL" in there
        assert UNCHECKED in there

    def test_pay_is_there_with_who_says_so_and_where_no_source_names_any_nothing_is(self, small):
        known = words(small, f"/r/{sheet(people=100, tools=0, cables=25)}")
        unknown = words(small, f"/r/{sheet(cables=100, people=50, tools=25)}")

        assert "Pay range $10,000–$20,000 a year [1] Where it leads" in known
        assert "A list of jobs, undated" in known
        assert "Pay" not in unknown
        assert "A list of jobs" not in unknown

    def test_all_ranges_of_pay_stand_on_the_page_of_the_job(self, client):
        shown = words(client, f"/roles/{shipped_quiz().roles[0].id}/facts")

        assert all(figure in shown for figure in ("$50,000–$70,000 a year", "$49,000–$79,040 a year"))


def edition_of(client):
    """The edition that a browser's app serves."""
    return client.application.extensions["quiz"].edition


class TestPath:
    """The person's own path; its conditions stand on the page of all paths."""

    @pytest.mark.parametrize(("higher", "lower"), [("desk", "bench"), ("bench", "desk")])
    def test_starts_with_the_entry_role_that_stands_higher_in_this_ranking(self, small, higher, lower):
        answers = {"people" if higher == "desk" else "tools": 75, "tools" if higher == "desk" else "people": 25}

        shown = words(small, f"/r/{sheet(cables=100, **answers)}")

        assert f"One way there: {higher.title()} person, then Wires person." in shown
        assert f"{lower.title()} person, then" not in shown

    def test_the_branch_nearer_to_the_answers_comes_first(self, small):
        """With lead 75, deep 25: boss 25, guard 75. With lead 0, deep 75: guard 25, boss (100 + 75) / 2 = 175/2."""
        leading, deep = (
            words(small, f"/r/{sheet(cables=100, people=0, tools=0, **grow)}")
            for grow in ({"lead": 75, "deep": 25}, {"lead": 0, "deep": 75})
        )

        assert "From here, nearest to your answers first: Boss person or Guard person." in leading
        assert "From here, nearest to your answers first: Guard person or Boss person." in deep

    def test_without_an_answer_on_growth_the_branches_keep_the_files_order(self, small):
        shown = words(small, f"/r/{sheet(cables=100, people=50, tools=0)}")

        assert "From here: Guard person or Boss person." in shown

    def test_of_an_entry_role_begins_there(self, small):
        shown = words(small, f"/r/{sheet(people=100, tools=0, cables=25)}")

        assert "A job to start in. From here: Wires person." in shown

    def test_of_a_last_role_says_that_no_step_up_is_known(self, small):
        shown = words(small, f"/r/{sheet(lead=100, people=0, tools=25)}")

        assert "One way there: Bench person, then Wires person, then Boss person." in shown
        assert "We know of no step up from here." in shown

    def test_of_every_role_of_the_shipped_quiz_leads_up_from_an_entry_role(self, app, client):
        edition = app.extensions["quiz"].edition
        reached = {move.to for move in edition.upward}
        paths = words(client, "/paths")
        for index, role in enumerate(shipped_quiz().roles):
            shown = between(words(client, f"/r/{sheets.code(sheets.fitting(index))}"), "Where it leads", "All paths")

            if role.id in reached:
                start = between(shown, "One way there: ", ", then ")
                assert next(each.id for each in edition.quiz.roles if each.name == start) not in reached
            else:
                assert "A job to start in." in shown
            for move in edition.portrait(role.id).grows_into:
                assert edition.quiz.role(move.to).name in shown
                assert move.when in paths

    def test_does_not_touch_the_match(self):
        """The same quiz without moves and facts ranks every sheet the same: scoring reads nothing of them."""
        edition = reading.parse(SMALL, "small.yaml")
        bare = [line for line in SMALL.splitlines() if "role: " not in line and "grows_into" not in line]
        other = reading.parse("\n".join(line for line in bare if "moves_to" not in line), "bare.yaml")
        answers = {question.id: "4" for question in edition.quiz.questions}

        assert other.upward == ()
        assert other.quiz.version == edition.quiz.version
        one, two = (scoring.score(each.quiz, respond(each.quiz, answers)) for each in (edition, other))
        assert [match.points for match in one.ranked] == [match.points for match in two.ranked]


class TestLevelRoles:
    """Where several roles are named, each has something to try; what to ask stands on the plan."""

    def test_level_ones(self, small):
        shown = words(small, f"/r/{sheet(cables=100, people=100, tools=100, lead=0, deep=0)}")

        for name, step in (("Desk", "Help a neighbour."), ("Bench", "Mend a lamp."), ("Wires", "Draw your network.")):
            assert f"{name} person Try it: {step}" in shown
        assert "Which desks are near here?" not in shown
        assert " in short" not in shown

    def test_close_ones(self, client):
        result = next(Result(shipped_quiz(), each) for each in sheets.named(60) if is_close(each))

        shown = words(client, f"/r/{sheets.code(result.responses)}")

        for role in (result.first, *result.near):
            assert f"{role.name} Try it: {edition_of(client).portrait(role.id).first_steps[0]}" in shown


def is_close(responses):
    """Whether a sheet's headline names several roles."""
    return Result(shipped_quiz(), responses).said is Said.CLOSE


def test_a_result_leads_on_to_the_roles_compared_and_to_all_paths(client):
    code = sheets.code(sheets.clear())
    ranking = scoring.score(shipped_quiz(), sheets.clear())
    first, second = (match.role.id for match in ranking.ranked[:2])

    page = Html(client.get(f"/r/{code}").text)

    assert f"/r/{code}/compare/{first}/{second}" in page.addresses
    assert {"/paths", f"/roles/{first}"} <= set(page.addresses)


class TestAllPaths:
    """The page with the whole graph."""

    def test_tells_each_move_with_its_condition_and_one_tap_away_who_says_so(self, app, client):
        edition = app.extensions["quiz"].edition

        shown, addresses = words(client, "/paths"), Html(client.get("/paths").text).addresses

        for portrait in edition.portraits:
            behind = words(client, f"/roles/{portrait.role}/facts")
            for move in (*portrait.grows_into, *portrait.moves_to):
                assert f"{edition.quiz.role(move.to).name} : {move.when}" in shown
                assert f"/roles/{portrait.role}/facts#paths" in addresses
                assert f"{edition.quiz.role(move.to).name} : {move.when} {cited(edition, move)}" in behind
                assert move.note in behind

    def test_has_one_picture_with_a_name_and_the_numbers_of_the_list(self, small):
        """They are desk → wires 1, bench → wires 2, wires → guard 3, wires → boss 4."""
        page = Html(small.get("/paths").text)

        assert [(each["role"], bool(each["aria-label"])) for each in page.all("svg") if "role" in each] == [
            ("img", True)
        ]
        picture, listed = page.words.split("Follow a line")
        assert [number for number in ("1", "2", "3", "4") if f" {number} " in picture] == ["1", "2", "3", "4"]
        assert "4 Boss person : If you want to lead." in listed
        assert "3 Guard person : If you want to guard one thing." in listed

    def test_without_any_move_there_is_no_picture_but_a_page(self, tmp_path):
        (tmp_path / "new.yaml").write_text(_without_wires())
        app = app_of(tmp_path, QUIZ_FILE=tmp_path / "new.yaml")

        page = Html(app.test_client().get("/paths").text)
        close(app)

        assert page.all("svg") == []
        assert "No step up from any job is known here." in page.words


@st.composite
def editions(draw):
    """Editions whose roles lead up in any graph without a cycle, some of their names very long."""
    moves, roles = draw(graphs())
    quiz = quiz_of((likert("d"),), {role: {"d": (50, 1)} for role in roles})
    names = st.sampled_from(("Clerk", "Support technician for networks in the field", "W" * 80))
    named = tuple(replace(role, name=draw(names)) for role in quiz.roles)
    upward = {role: tuple(replace(m, source=AUTHORED) for m in moves if m.role == role) for role in roles}
    portraits = tuple(Portrait(role, "", ("care",), ("Look.",), grows_into=upward[role]) for role in roles)
    return Edition(replace(quiz, roles=named), "", "", portraits, ())


@given(editions())
def test_in_no_picture_does_anything_overlap(edition):
    steps = levels(edition.upward, [role.id for role in edition.quiz.roles])
    picture = draw(edition, steps, numbered(edition, steps))
    if picture is None:
        assert not edition.upward
        return

    rows = picture.rows
    assert all(above.top + above.height <= below.top for above, below in pairwise(rows))
    assert all(row.top < row.leaves < row.arrives < row.top + row.height for row in rows)
    lanes = {lane.x: lane for lane in picture.lanes}
    assert len(lanes) == len(picture.lanes)
    assert min(lanes) > NAMES
    assert len({(joint.x, joint.y) for joint in picture.joints}) == len(edition.upward)
    for joint in picture.joints:
        assert lanes[joint.x].head < joint.y <= lanes[joint.x].foot
        assert any(line.y == joint.y and line.end >= joint.x for line in picture.lines)
    for lane in picture.lanes:  # on the way left into its box, no line of another lane is met
        assert not any(other.x < lane.x and other.head < lane.head < other.foot for other in picture.lanes)
    assert max(lanes) < picture.width
    assert rows[-1].top + rows[-1].height <= picture.height
