"""The pages of the roles: a card, then all facts with who says so; and who was hired on a page of its own."""

import gzip
import re
from collections import defaultdict
from html import unescape

import pytest

from quiz.content import AUTHORED
from quiz.facts import Conflict
from quiz.paths import Move
from quiz.words.facts import cited, cited_for, entries, in_words, sides
from quiz.words.roles import WEIGHT_WORDS, target_in_words
from tests import sheets
from tests.evidence.table import DATA
from tests.examples import shipped_quiz
from tests.other_fields import VOLUNTEERING
from tests.pages import Html, app_of, close

ROLES = [role.id for role in shipped_quiz().roles]
OCCUPATIONS = (  # of the roles, in their order: see the head of questions.yaml
    *("15-1232", "49-2011", "15-1232", "15-1232", "49-2022", "15-1231"),
    *("15-1244", "15-1212", "15-1253", "11-3021", "13-1151", "27-3042"),
)
TITLES = ("alternate_titles", "sample_of_reported_titles")
HIRED = {"software-support-specialist", "software-support-technician"}  # FACTS A12, A23 to A25 are about no others
ALL = "/facts"


@pytest.fixture(scope="module")
def edition(app):
    return app.extensions["quiz"].edition


@pytest.fixture
def app_of_volunteering(tmp_path):
    """A browser for the app of a quiz that has only what it must have."""
    file = tmp_path / "volunteering.yaml"
    file.write_text(VOLUNTEERING)
    app = app_of(tmp_path, QUIZ_FILE=file)
    yield app.test_client()
    close(app)


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
    return {path: Html(client.get(path).text) for path in sorted(paths)} | {
        f"/roles/{id}{more}": read(id, more) for id in ROLES for more in ("", ALL)
    }


def topics(edition, *, apart):
    """The topics of the sections that are kept apart, or of all others, by id."""
    return {topic.id: topic for section in edition.sections if section.apart == apart for topic in section.topics}


def facts(edition, role, *, apart=False):
    """What is said of a role, with the topic of each."""
    found = topics(edition, apart=apart)
    return [(found[fact.topic], fact) for fact in edition.facts if fact.role == role and fact.topic in found]


def value(topic, fact):
    """A value as it is read."""
    return in_words(topic, fact.value)


def moves(edition, role):
    """All that a role leads to."""
    return (*edition.portrait(role).grows_into, *edition.portrait(role).moves_to)


class TestAtAGlance:
    """The role's own page: what is asked first, and where all of it stands."""

    @pytest.mark.parametrize("role", ROLES)
    def test_what_people_ask_first_stands_with_the_number_of_who_says_so(self, edition, read, role):
        page = read(role)

        for known in edition.first(role)[:-1]:
            assert known.topic.plain in page.pieces
            first = entries(known.topic, known.facts[0][0].value)
            assert all(entry in page.words for entry in first[:4])
        assert numbers_used(page) == numbers_listed(page) != set()

    @pytest.mark.parametrize("role", ROLES)
    def test_pay_is_a_picture_with_its_figures_in_a_list(self, edition, read, role):
        """The middle half within the tenth to the ninetieth percentile, with the median; of each occupation."""
        page, bars = read(role), [svg for svg in read(role).all("svg") if svg.get("class") == "span"]
        drawn = [fact for topic, fact in edition.known(role) if topic.id == "pay-half"]

        assert len(bars) == len(drawn) >= 1
        for topic, fact in edition.known(role):
            if topic.id in {"pay-half", "pay-most", "pay-median"}:
                assert f"{in_words(topic, fact.value)} {topic.name}" in page.words
        assert "Pay plays no part in any match." in page.words

    def test_what_else_is_said_of_pay_stands_below(self, read):
        assert "Pay range: $50,000–$70,000 a year" in read("support-specialist").words
        assert "Average pay: $62,663 a year" in read("software-support-specialist").words

    @pytest.mark.parametrize("role", ROLES)
    def test_each_number_says_who_in_a_line_and_of_whom(self, edition, read, role):
        words = read(role).words

        for known in edition.first(role):
            for fact in known.facts[0][:1]:
                assert f"{edition.source(fact.source).line}: {fact.scope}" in words

    @pytest.mark.parametrize("role", ROLES)
    def test_one_link_away_stands_the_rest(self, edition, read, role):
        leads, there = set(read(role).addresses), {each.get("id") for _, each in read(role, ALL).elements}
        named = [each.id for each in edition.conflicts if role in each.roles]
        parts = ["targets", "paths", *(f"disagree-{id}" for id in named)]

        assert f"All {len(edition.known(role))} facts, with who says so" in read(role).words
        assert {f"/roles/{role}/facts", *(f"/roles/{role}/facts#{part}" for part in parts)} <= leads
        for address in leads:
            assert "/facts#" not in address or address.split("#")[1] in there, address
        assert f"/roles/{role}" in read(role, ALL).addresses

    def test_a_long_list_and_further_claims_are_cut_and_lead_on(self, read):
        """Field service is two occupations, each with five tasks, and four claims of where they work."""
        page = read("field-service-technician")

        assert "Climbing ladders and poles" not in page.words
        assert "Climbing ladders and poles" in read("field-service-technician", ALL).words
        assert "/roles/field-service-technician/facts#topic-workplace" in page.addresses

    @pytest.mark.parametrize("role", ROLES)
    def test_what_the_job_asks_for_most_is_drawn_line_by_line(self, read, role):
        """A ring for each central or important target: at 10 and 350 the two ends."""
        page, quiz = read(role), shipped_quiz()
        wanted = [target for weight in (3, 2) for target in quiz.role(role).profile if target.weight == weight]

        rings = [float(each["cx"]) for each in page.all("circle") if each.get("class") == "job"]
        assert rings == [pytest.approx(10 + 3.4 * target.position) for target in wanted]
        labels = [svg["aria-label"] for svg in page.all("svg") if svg.get("viewbox") == "0 0 360 22"]
        assert labels == [f"{quiz.dimension(each.dimension).name}: {each.position} of 100" for each in wanted]


def numbers_used(page):
    """The notes that numbers on a page lead to."""
    return {each.split("#")[1] for each in page.addresses if each.startswith("#s") and each[2:].isdigit()}


def numbers_listed(page):
    """The notes that are there."""
    return {each["id"] for each in page.all("li") if "id" in each}


class TestFacts:
    """What is known of a role."""

    @pytest.mark.parametrize("role", ROLES)
    def test_every_fact_stands_with_its_source_place_date_and_note(self, edition, read, role):
        words = read(role, ALL).words

        for topic, fact in facts(edition, role):
            said = f"{re.escape(value(topic, fact))} \\[\\d+\\] {re.escape(cited(edition, fact))}"
            assert re.search(said + (rf"\. {re.escape(fact.note)}" if fact.note else ""), words), said

    @pytest.mark.parametrize("role", ROLES)
    def test_every_number_beside_a_source_leads_to_whom_it_is_about(self, edition, read, role):
        page = read(role, ALL)

        assert numbers_used(page) == numbers_listed(page)
        for _, fact in facts(edition, role):
            source = edition.source(fact.source)
            assert f"{source.short}, {source.dated}: {fact.scope}" in page.words

    def test_a_figure_is_printed_with_its_unit_and_range(self, read):
        words = read("support-specialist", ALL).words

        assert "Pay range Pay plays no part in any match. $50,000–$70,000 a year [1] Article, line 28; undated" in words
        assert "Middle half of pay $49,000–$79,040 a year [4] BLS, 15-1232; May 2025" in words
        assert "Article, undated: support specialists; country not named" in words

    def test_the_same_topic_from_several_sources_stands_side_by_side(self, read):
        words = read("software-support-technician", ALL).words

        assert re.search(r"Number of jobs 117,059 jobs \[\d\] Comparison page, line 13; undated 717,190 jobs", words)

    @pytest.mark.parametrize("role", ROLES)
    def test_nothing_from_the_documents_stands_without_the_word_undated(self, read, role):
        words = read(role, ALL).words

        places = re.findall(r"(?:Article|Comparison page), lines? \d[\d, and]*(.{9})", words)

        assert set(places) <= {"; undated"}

    @pytest.mark.parametrize("role", ROLES)
    def test_what_is_said_of_others_only_is_said_to_be_no_data(self, edition, read, role):
        said = {fact.topic for fact in edition.facts}
        own = {topic.id for topic, _ in facts(edition, role)}
        missing = " ".join(re.findall(r"No data: ([^.]*)\.", read(role, ALL).words)).lower()

        for topic in topics(edition, apart=False).values():
            assert (topic.name.lower() in missing) == (topic.id in said - own), topic.id

    def test_a_blank_cell_of_a_source_is_no_data_too(self, read):
        words = read("software-support-specialist", ALL).words

        assert "Best-paying industry no data [1] Comparison page, line 27; undated" in words
        assert "Job satisfaction no data [1] Comparison page, line 14; undated" in words
        assert "No data: growth; job satisfaction." in read("support-specialist", ALL).words

    @pytest.mark.parametrize("role", ROLES)
    def test_every_source_that_is_cited_can_be_found(self, edition, read, role):
        words = read(role, ALL).words

        for source in edition.sources:
            if f"{source.short}, " in words:
                assert f"{source.short}: {source.title} . {source.publisher.strip('.')}. {source.place}" in words

    @pytest.mark.parametrize("role", ROLES)
    def test_no_source_is_called_by_its_id(self, read, role):
        assert re.findall(r"\b[Dd]oc-[ab]\b", read(role, ALL).words) == []


class TestPath:
    """Where a role leads."""

    @pytest.mark.parametrize("role", ROLES)
    def test_every_move_stands_with_its_condition_source_and_note(self, edition, read, role):
        page, all_facts = read(role), read(role, ALL)

        for move in moves(edition, role):
            name = shipped_quiz().role(move.to).name
            assert f"{name} {move.when}" in page.words
            assert f"{name} : {move.when} {cited(edition, move)}. {move.note}" in all_facts.words
            assert f"/roles/{move.to}" in page.addresses

    @pytest.mark.parametrize("role", ROLES)
    def test_what_leads_here_is_linked(self, edition, read, role):
        before = {id for id in ROLES for move in moves(edition, id) if move.to == role}

        assert {f"/roles/{id}" for id in before} <= set(read(role).addresses)

    @pytest.mark.parametrize("role", ROLES)
    def test_where_nothing_is_known_that_is_said(self, edition, read, role):
        has_none = not edition.portrait(role).grows_into

        assert ("No step up is known among these jobs." in read(role).words) == has_none

    def test_a_move_of_our_own_is_called_that(self, edition, read):
        assert any(move.source == "authored" for move in moves(edition, "support-specialist") if isinstance(move, Move))
        assert "If you like explaining to groups more than solving single calls. Our own judgement. " in (
            read("support-specialist", ALL).words
        )

    @pytest.mark.parametrize("role", ROLES)
    def test_what_to_try_to_practise_and_to_ask_is_there(self, edition, read, role):
        words, portrait = read(role).words, edition.portrait(role)

        assert [each for each in (*portrait.first_steps, *portrait.ask, *portrait.skills) if each not in words] == []


class TestDisagreements:
    """Where sources contradict each other: the titles on the role's page, both sides in full with all facts."""

    @pytest.mark.parametrize("role", ROLES)
    def test_every_one_that_names_the_role_is_shown_whole(self, edition, read, role):
        words, known = read(role, ALL).words, topics(edition, apart=False)

        for conflict in edition.conflicts:
            named = role in {fact.role for fact in conflict.facts}
            assert (conflict.note in words) == named
            assert (conflict.name in read(role).pieces) == named
            for fact in conflict.facts if named else ():
                said = (
                    rf"{re.escape(in_words(known[fact.topic], fact.value))} \[\d+\] {re.escape(cited(edition, fact))}"
                )
                assert re.search(said, words)
                assert f": {fact.scope}" in words

    def test_what_is_said_of_two_roles_alike_stands_together(self, read):
        words = read("software-support-technician", ALL).words

        assert "Support specialist and Support technician: who earns more The support specialist, as a rule" in words

    def test_pay_is_shown_from_all_sides_and_no_winner_is_drawn(self, read):
        words = read("software-support-specialist", ALL).words.split("Where sources disagree")[-1]

        for side in ("$62,663 a year", "$79,670 a year", "$50,000–$70,000 a year", "$35,000–$55,000 a year"):
            assert side in words
        assert "We draw no winner." in words


class TestProfile:
    """What the match is made from."""

    @pytest.mark.parametrize("role", ROLES)
    def test_every_target_stands_with_its_figure_weight_source_and_reason(self, edition, read, role):
        words, quiz = read(role, ALL).words, shipped_quiz()

        for target in edition.quiz.role(role).profile:
            dimension = quiz.dimension(target.dimension)
            figures = f"{target.position} of 100; {WEIGHT_WORDS[target.weight]}"
            said = f"{dimension.name} {target_in_words(dimension, target)} {figures}"
            assert f"{said} {cited_for(edition, target)} {target.note}".strip() in words

    @pytest.mark.parametrize("role", ROLES)
    def test_what_it_does_not_weigh_is_named(self, read, role):
        open_ones = [each.name for each in shipped_quiz().dimensions if not shipped_quiz().role(role).target(each.id)]

        assert ("Not weighed for this job:" in read(role, ALL).words) == bool(open_ones)


class TestPeople:
    """Who was hired."""

    def test_it_is_linked_once_from_the_roles_page_and_nowhere_else(self, visited):
        links = [(path, link["href"]) for path, page in visited.items() for link in page.all("a")]
        links = [(path, to) for path, to in links if to.endswith("/people")]

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


@pytest.mark.parametrize("path", ["/roles/nobody", "/roles/nobody/facts", "/roles/nobody/people", "/roles/nobody/else"])
def test_an_unknown_role_has_no_page(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("role", ROLES)
def test_who_looks_further_finds_words_to_search_with_and_a_day_in_it(edition, read, client, role):
    """Each word stands alone in its list, to be copied; the day has its source, and what must be said beside it."""
    portrait, page = edition.portrait(role), client.get(f"/roles/{role}").text
    further = unescape(page[page.index("<summary>Looking further</summary>") : page.index("</details>")])
    lists = [re.findall(r"<li>(.*?)</li>", each) for each in further.split("</h3>")[1:]]
    [day] = [fact for topic, fact in edition.known(role) if topic.id == "day"]

    assert lists == [[*portrait.look_for.vacancies], [*portrait.look_for.courses]]
    assert all(len(words) >= 3 for words in lists)
    assert f"<b>A day in it:</b> {day.value}" in further
    assert day.note in further
    [number] = re.findall(r'aria-label="Source (\d+)"', further)
    assert any(f'id="s{number}"' in line for line in page.splitlines())
    assert edition.source(day.source).line in unescape(page[page.index(f'id="s{number}"') :].split("</li>")[0])


def test_where_a_file_has_no_words_to_search_with_there_is_no_such_part(app_of_volunteering):
    assert "Looking further" not in app_of_volunteering.get("/roles/reader").text


def test_words_for_vacancies_are_titles_that_onet_lists_for_the_occupation(edition):
    """Of its tables of alternate titles and of those that people reported, also in brackets."""
    if not all((DATA / "onet" / f"{name}.tsv.gz").exists() for name in TITLES):
        pytest.skip("NOT CHECKED: the titles of O*NET are missing. Set QUIZ_TEST_DATA to their folder.")
    tables = (gzip.decompress((DATA / "onet" / f"{name}.tsv.gz").read_bytes()).decode() for name in TITLES)
    titles: dict[str, set[str]] = defaultdict(set)
    for line in (line for table in tables for line in table.splitlines()):
        occupation, _, title, short, *_ = line.split("\t")
        titles[occupation[:7]] |= {each.strip().lower() for each in re.split(r"[()]", f"{title}({short}")}

    wrong = {
        (role, word)
        for role, occupation in zip(ROLES, OCCUPATIONS, strict=True)
        for word in edition.portrait(role).look_for.vacancies
        if word.lower() not in titles[occupation]
    }
    assert wrong == set()


def test_all_roles_can_be_browsed_without_the_quiz(client):
    page = Html(client.get("/roles").text)

    assert "/roles" in Html(client.get("/").text).addresses
    assert {f"/roles/{role}" for role in ROLES} <= set(page.addresses)
    assert {"/compare", "/paths"} <= set(page.addresses)


def test_the_method_works_three_answers_through(client):
    """By hand: 100 - |75 - 100| = 75, 100 - |25 - 25| = 100, 100 - |100 - 25| = 25; (225 + 200 + 25) / 6 = 75."""
    words = Html(client.get("/method").text).words

    assert "The job is Support specialist." in words
    assert "by phone? Quite a lot" in words
    assert "You 75, the job 100: agreement 75 central, counts 3" in words
    assert "laptop apart? A little" in words
    assert "You 25, the job 25: agreement 100 important, counts 2" in words
    assert "small programs? Very much" in words
    assert "You 100, the job 25: agreement 25 helpful, counts 1" in words
    assert "(3 × 75 + 2 × 100 + 1 × 25) ÷ 6 = 75" in words


def test_its_rules_work_through_an_answer_of_this_quiz(client):
    """The first role weighs the first question's dimension as central, at 100: 100 - |position - 100| a step."""
    words = Html(client.get("/method/exact").text).words

    assert "“Not at all” 0, “A little” 25, “Somewhat” 50, “Quite a lot” 75 and “Very much” 100" in words
    assert "central (3) for one job, Support specialist" in words


def test_the_method_counts_three_kinds_of_targets(client):
    """A published figure, our reading of a text, our own judgement: each is counted, and together they are all."""
    method, words = (Html(client.get(page).text).words for page in ("/method", "/method/exact"))
    targets = [target for role in shipped_quiz().roles for target in role.profile]
    own = sum(target.source == AUTHORED for target in targets)
    figures = sum(target.figure is not None for target in targets)

    assert f"The profiles hold {len(targets)} targets, of three kinds:" in words
    assert f"{figures} are published figures, stretched over these jobs." in words
    assert f"{len(targets) - figures - own} are our reading of what a source says in words." in words
    assert f"{own} are our own judgement, each with its reason." in words
    rest = len(targets) - figures - own
    assert (
        f"{len(targets)} such places in all: {figures} from published figures, {rest} from texts, {own} our" in method
    )


def test_the_method_says_what_is_never_scored(client):
    method, words = (Html(client.get(page).text).words for page in ("/method", "/method/exact"))

    assert "“Pay”, “Jobs”, “Looking ahead” and “Who was hired”. It is never scored." in words
    assert "A match is not a measurement." in method
