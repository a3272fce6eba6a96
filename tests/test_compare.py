"""Two roles side by side: what differs most at a glance, and every fact about either behind it, with who says so."""

import re
from itertools import combinations

import pytest

from quiz.facts import compare
from quiz.web.parts.tracks import stand_of_answers
from quiz.web.site import Sheet
from quiz.words.roles import WEIGHT_WORDS
from tests import sheets
from tests.examples import ROOT, shipped_quiz
from tests.pages import Html, app_of, close

ROLES = [role.id for role in shipped_quiz().roles]
PAIRS = list(combinations(ROLES, 2))
SUPPORT = ("support-specialist", "support-technician")
SOFTWARE = ("software-support-specialist", "software-support-technician")
DIFFERENT, EQUAL, LACKING = "Where the two differ", "No difference", "Nothing to compare"
NUMBER = r"\[\d+\]"


@pytest.fixture
def edition(app):
    """What is known around the shipped quiz."""
    return app.extensions["quiz"].edition


def words(text):
    return Html(text).words


def tables(text):
    """The tables of facts: the caption → the HTML of each topic's rows, by its name."""
    found = {}
    for table in re.findall(r'<table class="both.*?</table>', text, re.DOTALL):
        caption = words(table.partition("</caption>")[0])
        bodies = re.findall(r"<tbody>.*?</tbody>", table, re.DOTALL)
        found[caption] = {words(re.findall(r"<b>(.*?)</b>", body)[0]): body for body in bodies}
    return found


def table(text, start):
    return next((rows for caption, rows in tables(text).items() if caption.startswith(start)), {})


def cells(body):
    """The words of each cell."""
    return [words(cell) for cell in re.findall(r"<td.*?</td>", body, re.DOTALL)]


class TestChoosing:
    """The form."""

    def test_the_pairs_between_which_people_move_come_first(self, client):
        """Those of the two documents are among them; none of them stands in the code."""
        page = Html(client.get("/compare").text)

        pairs = [address for address in page.addresses if address.startswith("/compare/")]
        assert len(pairs) == 8
        assert {"/compare/" + "/".join(SUPPORT), "/compare/" + "/".join(SOFTWARE)} <= set(pairs)

    @pytest.mark.parametrize("before", ["", f"/r/{sheets.code(sheets.clear())}"])
    def test_two_roles_lead_to_where_they_stand_side_by_side(self, client, before):
        response = client.get(f"{before}/compare?role=qa-tester&rival=technical-writer")

        assert response.status_code == 303
        assert response.headers["Location"] == f"{before}/compare/qa-tester/technical-writer"

    @pytest.mark.parametrize(
        "path", ["/compare?role=qa-tester&rival=qa-tester", "/compare/qa-tester/qa-tester", "/compare/{0}/{0}/picture"]
    )
    def test_the_same_role_twice_is_asked_again_with_the_choice_kept(self, client, path):
        response = client.get(path.format("qa-tester"))

        page = Html(response.text)
        assert response.status_code == 400
        assert "the same job twice" in page.words
        assert [each["value"] for each in page.all("option") if "selected" in each] == ["qa-tester", "qa-tester"]

    @pytest.mark.parametrize("query", ["role=qa-tester&rival=nobody", "role=nobody&rival=qa-tester", "rival=qa-tester"])
    def test_an_unknown_role_is_asked_again(self, client, query):
        response = client.get(f"/compare?{query}")

        assert response.status_code == 400
        assert "not in this quiz" in response.text

    @pytest.mark.parametrize("path", ["/compare/qa-tester/nobody", "/compare/nobody/qa-tester/picture", "/compare/a/a"])
    def test_an_unknown_role_in_the_address_is_no_page(self, client, path):
        assert client.get(path).status_code == 404

    def test_the_start_page_leads_here(self, client):
        assert "/compare" in Html(client.get("/").text).addresses


@pytest.mark.parametrize(("role", "rival"), PAIRS)
def test_every_topic_known_of_either_role_stands_in_the_table_of_its_standing(client, edition, role, rival):
    text = client.get(f"/compare/{role}/{rival}/facts").text

    starts = {"differs": DIFFERENT, "same": EQUAL, "one-sided": LACKING}
    for comparison in compare(edition.topics, edition.facts, role, rival):
        assert comparison.topic.name in table(text, starts[comparison.standing]), comparison.topic.id


@pytest.mark.parametrize(("role", "rival"), PAIRS)
def test_every_raised_number_has_its_note_and_every_note_its_number(client, role, rival):
    text = client.get(f"/compare/{role}/{rival}/facts").text

    notes = re.findall(rf"<li>({NUMBER}) ", text)
    marks = {mark for small in re.findall(r"<small>(.*?)</small>", text) for mark in re.findall(NUMBER, small)}
    assert sorted(notes) == sorted(marks)
    assert len(notes) == len(set(notes))


@pytest.mark.parametrize(("role", "rival"), PAIRS)
def test_who_was_hired_never_stands_beside_a_comparison(client, edition, role, rival):
    apart = [topic.name for section in edition.sections if section.apart for topic in section.topics]

    rows = [name for rows in tables(client.get(f"/compare/{role}/{rival}/facts").text).values() for name in rows]

    assert apart
    assert set(rows) & set(apart) == set()


def test_differences_come_first_then_what_is_the_same_then_what_has_no_data(client):
    captions = list(tables(client.get("/compare/" + "/".join(SOFTWARE) + "/facts").text))

    assert [caption[:13] for caption in captions[:3]] == [DIFFERENT[:13], EQUAL[:13], LACKING[:13]]


def test_a_fact_of_a_document_shows_its_line_and_that_it_is_undated(client):
    """The comparison page, lines 7, 10 and 22; and its list of sources."""
    text = client.get("/compare/" + "/".join(SOFTWARE) + "/facts").text

    pay = cells(table(text, DIFFERENT)["Average pay"])
    assert [re.sub(f" {NUMBER}", "", cell) for cell in pay] == [
        "$62,663 a year lines 7, 10 and 22",
        "$79,670 a year lines 7, 10 and 22",
    ]
    assert "Comparison page, undated: software support specialists; country not named" in words(text)
    assert "“line 8” is in an undated page or article" in words(text)


@pytest.mark.parametrize(("role", "rival"), PAIRS)
def test_every_note_of_a_document_says_that_it_is_undated(client, role, rival):
    notes = re.findall(rf"<li>{NUMBER} (.*?)</li>", client.get(f"/compare/{role}/{rival}/facts").text)

    documents = [note for note in notes if note.startswith(("Article", "Comparison page"))]
    assert all(", undated: " in note for note in documents)


def test_no_difference_is_said_once_for_both(client):
    """Growth is 10 % for either software role, in line 12."""
    text = client.get("/compare/" + "/".join(SOFTWARE) + "/facts").text

    growth = cells(table(text, EQUAL)["Growth"])
    assert len(growth) == 1
    assert re.fullmatch(rf"10 % {NUMBER} {NUMBER} line 12", growth[0])


def test_a_blank_of_a_source_is_no_data_with_its_line(client):
    """Job satisfaction is blank for both, and the best-paying industry for the specialist."""
    text = client.get("/compare/" + "/".join(SOFTWARE) + "/facts").text

    lacking = table(text, LACKING)
    assert [cell.partition(" [1]")[0][:7] for cell in cells(lacking["Job satisfaction"])] == ["no data", "no data"]
    assert all("line 14" in cell for cell in cells(lacking["Job satisfaction"]))
    industry = cells(lacking["Best-paying industry"])
    assert [cell[:7] for cell in industry] == ["no data", "Finance"]


def test_what_nobody_tells_of_one_role_is_no_data_in_its_cell(client):
    text = client.get("/compare/support-specialist/software-support-specialist/facts").text

    assert cells(table(text, LACKING)["Growth"])[0] == "no data"


def test_all_three_lines_on_certificates_are_shown_and_marked_once_as_unchecked(client):
    text = client.get("/compare/" + "/".join(SUPPORT) + "/facts").text

    body = table(text, DIFFERENT)["Certificates named"]
    assert [len(re.findall("<div>", cell)) for cell in body.split("</td>")[:2]] == [3, 3]
    assert words(text).count("We have not checked that they can still be taken") == 1


@pytest.mark.parametrize(("role", "rival"), PAIRS)
def test_pay_says_near_itself_that_it_plays_no_part(client, edition, role, rival):
    money = {topic.name for topic in edition.topics if topic.kind == "money"}

    for rows in tables(client.get(f"/compare/{role}/{rival}/facts").text).values():
        pay = [body for name, body in rows.items() if name in money]
        assert not pay or "Pay plays no part in any match" in pay[0]


@pytest.mark.parametrize(("role", "rival"), [SUPPORT, SOFTWARE, ("field-service-technician", "qa-tester")])
def test_the_contradictions_that_name_one_of_the_two_are_shown_and_no_others(client, edition, role, rival):
    text = client.get(f"/compare/{role}/{rival}/facts").text

    headings = re.findall(r'<section class="disputes" id="disagree-[\w-]+">\s*<h3>(.*?)</h3>', text)
    named = [each for each in edition.conflicts if {fact.role for fact in each.facts} & {role, rival}]
    assert headings == [each.name for each in named]
    assert all(each.note in words(text).replace("&#39;", "'") for each in named)


def test_a_contradiction_shows_every_side_those_of_other_roles_too(client):
    """Who earns more: the software roles' figures stand beside those of the article; what is the same, once."""
    text = words(client.get("/compare/" + "/".join(SUPPORT) + "/facts").text)

    assert "Software support technician, Average pay: $79,670 a year" in text
    assert "Support technician, Pay range: $35,000–$55,000 a year" in text
    assert "Support specialist and Support technician, Who earns more: The support specialist, as a rule" in text


def rails(text):
    """What stands beside the name of each preference, in the order of the page."""
    found = re.findall(r"<li><p><b>(.*?)</b> (<span.*?)</p>", text, re.DOTALL)
    return {name: words(figures).replace(" ;", ";") for name, figures in found}


def test_each_work_preference_shows_both_targets_or_that_a_role_leaves_it_open(client):
    """The specialist weighs help from a distance as central, at 100; the technician's target is 25."""
    found = rails(client.get("/compare/" + "/".join(SUPPORT)).text)

    assert set(found) == {dimension.name for dimension in shipped_quiz().dimensions}
    assert found["Help from a distance"] == ("○ Support specialist 100, central; □ Support technician 25, important")
    assert found["Networks"].startswith("○ Support specialist leaves it open; □ Support technician 75")


@pytest.mark.parametrize(("role", "rival"), PAIRS)
def test_the_widest_gaps_come_first_and_every_target_is_there(client, role, rival):
    quiz = shipped_quiz()

    found = rails(client.get(f"/compare/{role}/{rival}").text)

    gaps = []
    for name, figures in found.items():
        (dimension,) = (each for each in quiz.dimensions if each.name == name)
        targets = [quiz.role(id).target(dimension.id) for id in (role, rival)]
        for id, target in zip((role, rival), targets, strict=True):
            said = f"{target.position}, {WEIGHT_WORDS[target.weight]}" if target else "leaves it open"
            assert f"{quiz.role(id).name} {said}" in figures
        gaps.append(abs(targets[0].position - targets[1].position) if all(targets) else -1)
    assert len(gaps) == len(quiz.dimensions)
    assert gaps == sorted(gaps, reverse=True)


def test_the_lines_of_preferences_have_a_mark_for_each_target(client):
    text = client.get("/compare/" + "/".join(SUPPORT)).text

    role, rival = (shipped_quiz().role(id) for id in SUPPORT)
    assert text.count('class="job"') == 1 + len(role.profile)  # one more stands in the key
    assert text.count('class="next"') == 1 + len(rival.profile)


def test_with_a_result_your_own_positions_stand_beside_both(client):
    code = sheets.code(sheets.clear())
    sheet = Sheet(shipped_quiz(), sheets.clear(), code)

    text = client.get(f"/r/{code}/compare/" + "/".join(SUPPORT)).text

    found = rails(text)
    for dimension in shipped_quiz().dimensions:
        at = stand_of_answers(sheet.result, dimension).at
        assert ("● you no answer" if at is None else f"● you {at}, from ") in found[dimension.name]
    assert f"/r/{code}" in Html(text).addresses
    assert f"/r/{code}/versus/" + "/".join(SUPPORT) in Html(text).addresses
    assert "specialist" not in Html(text).title


class TestAtAGlance:
    """What people ask first, pay, when to choose which, and what sources disagree on."""

    @pytest.mark.parametrize(("role", "rival"), PAIRS)
    def test_what_people_ask_first_of_either_is_there(self, client, edition, role, rival):
        said = words(client.get(f"/compare/{role}/{rival}").text)

        for known in (*edition.first(role), *edition.first(rival)):
            assert known.topic.kind == "money" or known.topic.plain in said

    def test_pay_of_both_stands_on_one_axis_with_its_figures(self, client):
        """From $35,910 to $100,540 are 64,630: $44,240 lies 8,330 from the left, 12.9 of 100."""
        text = client.get("/compare/support-specialist/field-service-technician").text

        widest = re.findall(r'<rect class="most" x="(\d+\.\d)" y="3" width="([\d.]+)"', text)
        assert widest == [("7.8", "92.2"), ("12.9", "81.2"), ("0.0", "55.4")]
        assert "Pay plays no part in any match" in words(text)
        assert "$40,980–$100,540 a year" in words(text)

    def test_pay_that_a_source_gives_for_both_together_is_drawn_once(self, client):
        text = client.get("/compare/" + "/".join(SUPPORT)).text

        assert text.count('class="span"') == 1
        assert "One source gives the same figures for both." in words(text)
        assert {"Pay range: $50,000–$70,000 a year", "Pay range: $35,000–$55,000 a year"} <= {
            re.sub(f" ?{NUMBER}$", "", words(each)) for each in re.findall(r"<p>Pay range.*?</p>", text)
        }

    def test_when_to_choose_which_is_said_by_a_source_or_by_the_paths(self, client, edition):
        said = words(client.get("/compare/" + "/".join(SUPPORT)).text)

        assert "Support specialist. For people who prefer direct contact with users" in said
        assert all(move.when in said for move in edition.sideways if {move.role, move.to} == set(SUPPORT))

    @pytest.mark.parametrize(("role", "rival"), PAIRS)
    def test_each_title_of_a_disagreement_leads_to_both_sides(self, client, edition, role, rival):
        page = Html(client.get(f"/compare/{role}/{rival}").text)

        behind = client.get(f"/compare/{role}/{rival}/facts").text
        named = [each for each in edition.conflicts if each.roles & {role, rival}]
        for each in named:
            assert f"/compare/{role}/{rival}/facts#disagree-{each.id}" in page.addresses
            assert f'id="disagree-{each.id}"' in behind

    @pytest.mark.parametrize(("role", "rival"), PAIRS)
    def test_every_number_beside_a_fact_leads_to_who_says_it(self, client, role, rival):
        text = client.get(f"/compare/{role}/{rival}").text

        assert set(re.findall(r'href="#s(\d+)"', text)) == set(re.findall(r'<li id="s(\d+)"', text))

    def test_what_is_known_of_neither_and_the_same_job_twice_have_no_facts(self, client):
        assert client.get("/compare/qa-tester/nobody/facts").status_code == 404
        assert client.get("/compare/qa-tester/qa-tester/facts").status_code == 400


@pytest.fixture
def newer(tmp_path):
    """A client of a quiz in which a role has another id than in the one that the sheets are of."""
    close(app_of(tmp_path))
    (tmp_path / "newer.yaml").write_text((ROOT / "questions.yaml").read_text().replace("qa-tester", "qa-checker"))
    app = app_of(tmp_path, QUIZ_FILE=tmp_path / "newer.yaml")
    yield app.test_client()
    close(app)


def test_a_sheet_of_an_older_quiz_is_shown_beside_roles_that_it_knows(newer):
    code = sheets.code(sheets.clear())

    def status(role, rival):
        return newer.get(f"/r/{code}/compare/{role}/{rival}").status_code

    assert status(*SUPPORT) == 200
    assert status("qa-checker", "technical-writer") == 404
    assert status("qa-tester", "technical-writer") == 404


def test_a_sheet_of_an_older_quiz_is_offered_the_roles_that_it_knows(newer):
    path = f"/r/{sheets.code(sheets.clear())}/compare"

    offered = {option["value"] for option in Html(newer.get(path).text).all("option")}
    assert offered == set(ROLES) - {"qa-tester"}
    assert newer.get(f"{path}?role=qa-checker&rival=technical-writer").status_code == 400
    assert "qa-checker" in newer.get("/compare").text


def test_a_comparison_that_was_seen_is_not_sent_again(client):
    path = "/compare/" + "/".join(SUPPORT)

    tag = client.get(path).headers["ETag"]

    assert client.get(path, headers={"If-None-Match": tag}).status_code == 304
