"""Two roles side by side: every fact about either, differences first, who says so, and where sources disagree."""

import re
from itertools import combinations

import pytest

from quiz.facts import compare
from quiz.web.parts.tracks import stand_of_answers
from quiz.web.site import Sheet
from tests import sheets
from tests.examples import ROOT, shipped_quiz
from tests.pages import Html, app_of, close

ROLES = [role.id for role in shipped_quiz().roles]
PAIRS = list(combinations(ROLES, 2))
SUPPORT = ("support-specialist", "support-technician")
SOFTWARE = ("software-support-specialist", "software-support-technician")
DIFFERENT, EQUAL, LACKING = "Where the two differ", "No difference", "Nothing to compare"
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"


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
        assert "the same role twice" in page.words
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
    text = client.get(f"/compare/{role}/{rival}").text

    starts = {"differs": DIFFERENT, "same": EQUAL, "one-sided": LACKING}
    for comparison in compare(edition.topics, edition.facts, role, rival):
        assert comparison.topic.name in table(text, starts[comparison.standing]), comparison.topic.id


@pytest.mark.parametrize(("role", "rival"), PAIRS)
def test_every_raised_number_has_its_note_and_every_note_its_number(client, role, rival):
    text = client.get(f"/compare/{role}/{rival}").text

    notes = re.findall(rf"<li>([{RAISED}]+) ", text)
    marks = {mark for small in re.findall(r"<small>(.*?)</small>", text) for mark in re.findall(f"[{RAISED}]+", small)}
    assert sorted(notes) == sorted(marks)
    assert len(notes) == len(set(notes))


@pytest.mark.parametrize(("role", "rival"), PAIRS)
def test_who_was_hired_never_stands_beside_a_comparison(client, edition, role, rival):
    apart = [topic.name for section in edition.sections if section.apart for topic in section.topics]

    rows = [name for rows in tables(client.get(f"/compare/{role}/{rival}").text).values() for name in rows]

    assert apart
    assert set(rows) & set(apart) == set()


def test_differences_come_first_then_what_is_the_same_then_what_has_no_data(client):
    captions = list(tables(client.get("/compare/" + "/".join(SOFTWARE)).text))

    assert [caption[:13] for caption in captions[:3]] == [DIFFERENT[:13], EQUAL[:13], LACKING[:13]]


def test_a_fact_of_a_document_shows_its_line_and_that_it_is_undated(client):
    """The comparison page, lines 7, 10 and 22; and its list of sources."""
    text = client.get("/compare/" + "/".join(SOFTWARE)).text

    pay = cells(table(text, DIFFERENT)["Average pay"])
    assert [re.sub(f" [{RAISED}]", "", cell) for cell in pay] == [
        "$62,663 a year lines 7, 10 and 22",
        "$79,670 a year lines 7, 10 and 22",
    ]
    assert "Comparison page, undated: software support specialists; country not named" in words(text)
    assert "“line 8” is in an undated page or article" in words(text)


@pytest.mark.parametrize(("role", "rival"), PAIRS)
def test_every_note_of_a_document_says_that_it_is_undated(client, role, rival):
    notes = re.findall(rf"<li>[{RAISED}]+ (.*?)</li>", client.get(f"/compare/{role}/{rival}").text)

    documents = [note for note in notes if note.startswith(("Article", "Comparison page"))]
    assert all(", undated: " in note for note in documents)


def test_no_difference_is_said_once_for_both(client):
    """Growth is 10 % for either software role, in line 12."""
    text = client.get("/compare/" + "/".join(SOFTWARE)).text

    growth = cells(table(text, EQUAL)["Growth"])
    assert len(growth) == 1
    assert re.fullmatch(rf"10 % [{RAISED}]+ [{RAISED}]+ line 12", growth[0])


def test_a_blank_of_a_source_is_no_data_with_its_line(client):
    """Job satisfaction is blank for both, and the best-paying industry for the specialist."""
    text = client.get("/compare/" + "/".join(SOFTWARE)).text

    lacking = table(text, LACKING)
    assert [cell.partition(" ¹")[0][:7] for cell in cells(lacking["Job satisfaction"])] == ["no data", "no data"]
    assert all("line 14" in cell for cell in cells(lacking["Job satisfaction"]))
    industry = cells(lacking["Best-paying industry"])
    assert [cell[:7] for cell in industry] == ["no data", "Finance"]


def test_what_nobody_tells_of_one_role_is_no_data_in_its_cell(client):
    text = client.get("/compare/support-specialist/software-support-specialist").text

    assert cells(table(text, LACKING)["Growth"])[0] == "no data"


def test_all_three_lines_on_certificates_are_shown_and_marked_once_as_unchecked(client):
    text = client.get("/compare/" + "/".join(SUPPORT)).text

    body = table(text, DIFFERENT)["Certificates named"]
    assert [len(re.findall("<div>", cell)) for cell in body.split("</td>")[:2]] == [3, 3]
    assert words(text).count("We have not checked that they can still be taken") == 1


@pytest.mark.parametrize(("role", "rival"), PAIRS)
def test_pay_says_near_itself_that_it_plays_no_part(client, edition, role, rival):
    money = {topic.name for topic in edition.topics if topic.kind == "money"}

    for rows in tables(client.get(f"/compare/{role}/{rival}").text).values():
        pay = [body for name, body in rows.items() if name in money]
        assert not pay or "Pay plays no part in any match" in pay[0]


@pytest.mark.parametrize(("role", "rival"), [SUPPORT, SOFTWARE, ("field-service-technician", "qa-tester")])
def test_the_contradictions_that_name_one_of_the_two_are_shown_and_no_others(client, edition, role, rival):
    text = client.get(f"/compare/{role}/{rival}").text

    headings = re.findall(r'<section class="disputes">\s*<h3>(.*?)</h3>', text)
    named = [each for each in edition.conflicts if {fact.role for fact in each.facts} & {role, rival}]
    assert headings == [each.name for each in named]
    assert all(each.note in words(text).replace("&#39;", "'") for each in named)


def test_a_contradiction_shows_every_side_those_of_other_roles_too(client):
    """Who earns more: the software roles' figures stand beside those of the article; what is the same, once."""
    text = words(client.get("/compare/" + "/".join(SUPPORT)).text)

    assert "Software support technician, Average pay: $79,670 a year" in text
    assert "Support technician, Pay range: $35,000–$55,000 a year" in text
    assert "Support specialist and Support technician, Who earns more: The support specialist, as a rule" in text


def test_each_work_preference_shows_both_targets_or_that_a_role_does_not_weigh_it(client):
    """The specialist weighs help from a distance as central, at 100; the technician's target is 25."""
    text = client.get("/compare/" + "/".join(SUPPORT)).text

    rows = table(text, "The same figures")
    assert list(rows) == [dimension.name for dimension in shipped_quiz().dimensions]
    assert cells(rows["Help from a distance"]) == ["100 high end; central", "25 lower half; important"]
    assert cells(rows["Networks"])[0] == "The role does not weigh this"


def test_the_picture_of_preferences_has_a_mark_for_each_target(client):
    text = client.get("/compare/" + "/".join(SUPPORT)).text

    role, rival = (shipped_quiz().role(id) for id in SUPPORT)
    assert text.count('class="first"') == 1 + len(role.profile)  # one more stands in the key
    assert text.count('class="second"') == 1 + len(rival.profile)


def test_with_a_result_your_own_positions_stand_beside_both(app, client):
    code = sheets.code(sheets.clear())
    sheet = Sheet(shipped_quiz(), sheets.clear(), code)

    text = client.get(f"/r/{code}/compare/" + "/".join(SUPPORT)).text

    rows = table(text, "The same figures")
    for dimension in shipped_quiz().dimensions:
        at = stand_of_answers(sheet.result, dimension).at
        yours = cells(rows[dimension.name])[2]
        assert yours.startswith("no answer" if at is None else f"{at} ")
    assert f"/r/{code}" in Html(text).addresses
    assert "specialist" not in Html(text).title


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
