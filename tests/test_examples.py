"""The two examples: drafted by `quiz import onet`, written by hand to the end, and of their own field on every page."""

import re
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from flask import request, request_started
from ruamel.yaml import YAML

from quiz import links, reading
from quiz.content import Quiz, Role
from quiz.lint import PEOPLE, lint
from quiz.lint.figures import in_id_order
from quiz.responses import respond
from quiz.web.roles.infographic import pictured
from tests.evidence.alone import words_alone
from tests.evidence.likelihood import likelihood
from tests.evidence.models import MODELS, draw
from tests.examples import ROOT
from tests.group_pages import group_pages
from tests.other_fields import pages_from
from tests.pages import Html, app_of, close
from tests.published import needs
from tests.test_import_published import AT, rows_of

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
TABLES = ("Interests", "Knowledge", "Skills", "Work Styles", "Work Values")
SETTINGS = {"QUIZ_GROUPS": "open", "QUIZ_SECRET_KEY": "a secret, long enough"}
TASK = re.compile(r"Task Statements, (\d\d-\d{4}\.\d\d), task (\d+)")
RELATED = re.compile(r"Related Occupations, (\d\d-\d{4}\.\d\d), (\d+)")

# The texts of the shipped quiz under these keys, and the words that its field is known by.
KINDS = {"id", "name", "short", "title", "brief", "low", "high", "text", "label", "publisher", "vacancies", "courses"}
WORDS = (
    "information technology|software|hardware|comput(?:ers?|ing)|laptops?|program(?:s|mers?|ming|med)?|cod(?:ing|ers?)"
    "|developers?|networks?|help ?desks?|service desks?|(?:user|tech|technical) support|support specialists?"
    "|technicians?|system administrators?|admins?|cyber\\w*|databases?|data cent(?:er|re)s?|tickets?|printers?"
    "|passwords?|certificates?|salary|comptia|itil|cisco"
)
FIELD = re.compile(rf"\b(?:IT|(?i:{WORDS}))\b")
# What our own pages say of the machine that their reader sits at.
OURS = (
    *("a program checks every page", "no network address", "On most computers", "on any computer that others use"),
    *("A computer for anyone without a phone", "Was a computer left open?", "in every computer room"),
    *("no password, no account", "a password manager", "Where it leads"),
)
ALSO = re.compile("_in_group|_of_quiz")  # the same views below other addresses
NO_PAGES = {"pages.healthz", "pages.readyz", "pages.robots", "pages.sitemap", "pages.static_file"}
# They lead on to a page, count, show what neither file has (who was hired), or are for several quizzes.
NOT_SHOWN = {"groups.open_link", "groups.count_responses", "reading.people", "starts.start"}


def texts(part: Any, key: str = "") -> set[str]:
    """The texts under such keys in a quiz file, at any depth."""
    if isinstance(part, dict):
        return {text for name, value in part.items() for text in texts(value, str(name))}
    if isinstance(part, list):
        return {text for value in part for text in texts(value, key)}
    return {part} if isinstance(part, str) and key in KINDS else set()


@cache
def of_it() -> list[str]:
    """The texts of the shipped quiz that have more than one word: a single one, such as “Leading”, is of no field."""
    return [text for text in texts(YAML(typ="safe").load(ROOT / "questions.yaml")) if len(text.split()) > 1]


def speaks_of_it(words: str, own: str) -> list[str]:
    """What in these words is of IT, and neither of the example's own file nor ours on the machine of its reader."""
    for ours in OURS:
        words = words.replace(ours, "")
    found = {hit[0] for hit in FIELD.finditer(words)} | {text for text in of_it() if text in words}
    return sorted(each for each in found if not holds(own, each))


def holds(own: str, found: str) -> bool:
    """Whether a file has these words, in capitals or not; of “IT” and “it”, only the very same."""
    return bool(re.search(rf"(?<!\w){re.escape(found)}(?!\w)", own, 0 if found == "IT" else re.IGNORECASE))


def nearest_to(role: Role, quiz: Quiz) -> str:
    """The code of a sheet whose answers lie nearest to a role."""
    targets = {target.dimension: target for target in role.profile}
    options = {q.id: [(away(targets, q, option), option.id) for option in q.options] for q in quiz.questions}
    return links.encode(quiz, respond(quiz, {question: min(found)[1] for question, found in options.items()}))


def away(targets, question, option):
    """How far an option is from a role, by its weights."""
    places = [(targets[id], at) for id, at in zip(question.dimensions, option.positions, strict=True) if id in targets]
    return sum(target.weight * abs(at - target.position) for target, at in places)


@pytest.fixture(scope="module", params=EXAMPLES, ids=lambda path: path.stem)
def path(request):
    """The file of an example."""
    return request.param


@pytest.fixture(scope="module")
def edition(path):
    """What a reading of it brings."""
    return reading.read(path)


@pytest.fixture(scope="module")
def report(edition):
    """What `quiz check` says of it."""
    return lint(edition)


@pytest.fixture(scope="module")
def walked(path, tmp_path_factory):
    """Every kind of page and download, by address; and the views that were not asked for any."""
    app = app_of(tmp_path_factory.mktemp("walk"), QUIZ_FILE=path, **SETTINGS)
    missed = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}

    def note(*_: object, **__: object) -> None:
        missed.discard(request.endpoint or "")

    with request_started.connected_to(note, app):
        pages = walk(app)
    close(app)
    return pages, missed


def walk(app):
    """All pages that lead on from the start, a result and a group; and what can be downloaded."""
    quiz, client = app.extensions["quiz"].quiz, app.test_client()
    first, second, *_ = quiz.roles
    code, other, begun = nearest_to(first, quiz), nearest_to(second, quiz), links.encode(quiz, respond(quiz, {}))
    parts = ("", f"/versus/{first.id}/{second.id}", f"/with/{other}", "/ready")
    picture = f"/compare/{first.id}/{second.id}/picture"
    starts = ["/", "/groups/new", "/groups/locked", "/groups/deleted", f"/take/{begun}", picture]
    pages = pages_from(client, *starts, *(f"/r/{code}{part}" for part in parts), most=900)
    files = {address: client.get(address).text for address in (f"/r/{code}.json", f"{picture}.svg", "/plan/8.ics")}
    in_group, exports = group_pages(app, "fox", purpose="A lesson", organisation="A school")
    return pages | files | in_group | {f"export {n}": text for n, text in enumerate(exports)}


def test_there_are_two_of_eight_roles():
    assert [path.name for path in EXAMPLES] == ["health.yaml", "trades.yaml"]
    assert [len(reading.read(path).quiz.roles) for path in EXAMPLES] == [8, 8]


class TestFinished:
    """Nothing is left to be written, and nothing to be put right."""

    def test_no_finding_is_left_but_that_all_figures_are_of_one_source(self, report, edition):
        assert [(finding.severity, finding.code) for finding in report.findings] == [("note", "one-source")]
        assert report.silenced == ()
        assert edition.gaps == ()

    def test_each_job_has_all_that_only_a_person_can_write(self, edition):
        for role in edition.quiz.roles:
            portrait = edition.portrait(role.id)
            assert 3 <= len(portrait.first_steps) <= 4, role.id
            assert len(portrait.ask) >= 2, role.id
            assert portrait.description, role.id
            assert portrait.brief, role.id
            assert portrait.look_for.vacancies, role.id
            assert portrait.look_for.courses, role.id
            assert [move for move in (*edition.upward, *edition.sideways) if move.role == role.id], role.id

    def test_the_picture_of_two_jobs_has_no_hole_that_reads_as_if_nothing_were_needed(self, edition):
        ids = [role.id for role in edition.quiz.roles]
        drawn = pictured(edition, *ids)
        assert "usual" in {each.topic.id for each in drawn}
        assert [each.topic.id for each in drawn if not all(each.facts)] == []

    @pytest.mark.long
    def test_what_it_says_was_possible_is_what_a_guess_that_knows_these_people_gets(self, edition):
        """The guess by likelihood, at the same made-up people."""
        quiz = in_id_order(edition.quiz)
        crowd = draw(quiz, PEOPLE)
        plain, leaning = (model for model in MODELS if model.name in ("noise 0.92", "leaning"))
        for sentence, model in zip(edition.evidence, (plain, leaning), strict=False):
            best = likelihood(quiz, model)
            right = [
                sum(best.credit(sheet, index) for sheet in model.sheets(quiz, role, crowd))
                for index, role in enumerate(quiz.roles)
            ]

            assert f"where at least {int(100 * min(right) / PEOPLE)} were possible" in sentence
            assert f"{PEOPLE:,} " in sentence

    def test_no_figure_of_how_it_was_tried_stands_alone(self, edition):
        assert words_alone(edition.evidence) == []

    def test_what_it_says_of_how_it_was_tried_is_what_the_check_finds(self, edition, report):
        own, leaning, by_chance, _ = edition.evidence
        assert f"first for at least {int(min(row.first for row in report.rows))} of 100" in own
        assert f"first for at least {int(min(row.first_shifted for row in report.rows))} of 100" in leaning
        most, least = (pick(report.rows, key=lambda row: row.win) for pick in (max, min))
        shares = [round(100 * row.win / len(report.rows)) for row in (most, least)]
        assert f"about {shares[0]} put the {most.name.lower()} first" in by_chance
        assert f"and {shares[1]} the {least.name.lower()}." in by_chance


@needs("onet/occupation_data.tsv.gz")
class TestQuoted:
    """What is of O*NET is as published, by a reader that is none of ours."""

    @pytest.fixture(scope="class")
    @classmethod
    def published(cls):
        """Occupation, element and scale → the name of the element, its figure, and its table; only those to be used."""
        return {
            (row["O*NET-SOC Code"], row["Element ID"], row["Scale ID"]): (
                row["Element Name"],
                Decimal(row["Data Value"]),
                table,
            )
            for table in TABLES
            for row in rows_of(table)
            if "Y" not in {row.get("Recommend Suppress"), row.get("Not Relevant")}
        }

    def test_every_target_leads_back_to_its_figure(self, edition, published):
        for role in edition.quiz.roles:
            places = [AT.fullmatch(target.at).groups() for target in role.profile]
            assert len({code for code, *_ in places}) == 1, role.id
            for target, (code, element, name, table, scale) in zip(role.profile, places, strict=True):
                assert published[code, element, scale] == (name, target.figure, table), target.at

    def test_every_dimension_reaches_from_the_lowest_figure_of_its_jobs_to_the_highest(self, edition):
        for dimension in edition.quiz.dimensions:
            targets = [t for role in edition.quiz.roles for t in role.profile if t.dimension == dimension.id]
            figures = [target.figure for target in targets]
            assert len(targets) == len(edition.quiz.roles)
            assert {target.position for target in targets} >= {0, 100}
            assert max(figures) - min(figures) >= 1

    def test_every_task_is_quoted_word_for_word(self, edition):
        tasks = {(row["O*NET-SOC Code"], row["Task ID"]): row["Task"] for row in rows_of("Task Statements")}
        for role in edition.quiz.roles:
            said = [fact for topic, fact in edition.known(role.id) if topic.id.startswith("task-")]
            assert len(said) == 5, role.id
            for fact in said:
                of, id = TASK.fullmatch(fact.at).groups()
                assert fact.value.strip("“”") == tasks[of, id], fact.at

    def test_every_move_stands_in_the_list_that_it_names(self, edition):
        codes = {role.id: role.profile[0].at.partition(",")[0] for role in edition.quiz.roles}
        related = {
            (r["O*NET-SOC Code"], r["Index"]): r["Related O*NET-SOC Code"] for r in rows_of("Related Occupations")
        }
        for move in (*edition.upward, *edition.sideways):
            if move.at:
                of, place = RELATED.fullmatch(move.at).groups()
                assert {of, related[of, place]} == {codes[move.role], codes[move.to]}, move.at


class TestPages:
    """Every page is of the example's own field."""

    def test_every_view_is_asked_for_a_page(self, walked):
        _, missed = walked

        assert {endpoint for endpoint in missed - NO_PAGES if not ALSO.search(endpoint)} == NOT_SHOWN

    def test_no_page_speaks_of_it(self, walked, path):
        pages, _ = walked
        own = path.read_text(encoding="utf-8")

        said = {address: speaks_of_it(Html(text).words, own) for address, text in pages.items()}
        assert len(pages) > 200
        assert {address: found for address, found in said.items() if found} == {}

    def test_the_method_names_no_kind_of_target_that_is_not_there(self, walked):
        words = Html(walked[0]["/method/exact"]).words

        assert "The profiles hold 88 targets: 88 are published figures, stretched over these jobs. Where" in words

    @pytest.mark.parametrize("words", ["Helps the IT team", "a Support specialist", "Hardware work", "by software"])
    def test_a_page_that_did_would_be_found(self, path, words):
        assert speaks_of_it(words, path.read_text(encoding="utf-8"))


def test_side_by_side_they_are_listed_and_nothing_else_is(tmp_path):
    app = app_of(tmp_path, QUIZ_FILE=ROOT / "examples", **SETTINGS)
    pages = [app.test_client().get(address).text for address in ("/", "/q/health", "/q/trades", "/groups/new")]
    close(app)
    own = "".join(path.read_text(encoding="utf-8") for path in EXAMPLES)

    assert [speaks_of_it(Html(page).words, own) for page in pages] == [[]] * 4
    assert {"/q/health", "/q/trades"} <= {*Html(pages[0]).addresses}


def test_the_readme_says_how_to_serve_them():
    said = (ROOT / "README.md").read_text(encoding="utf-8")

    assert "quiz serve --quiz examples/health.yaml" in said
    assert "examples/trades.yaml" in said
