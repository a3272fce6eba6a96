"""`quiz new`: a whole quiz to begin from, which is sound, is served, and never costs anybody a file."""

import re

import pytest

from quiz import bank
from quiz.cli import COMMANDS
from quiz.reading import read
from tests.commands import fault, running
from tests.other_fields import code_of, pages_from
from tests.pages import Html, app_of, close

IT = re.compile(r"\b(IT|[Ss]oftware|[Hh]ardware|[Cc]ertificates?|[Ss]alary|[Tt]echnicians?|[Dd]egrees?)\b")


@pytest.fixture
def run(tmp_path, monkeypatch, capfd):
    """Run a command in an empty folder."""
    return running(tmp_path, monkeypatch, capfd)


@pytest.fixture(scope="module")
def file():
    """The file that is written."""
    from quiz.commands.new import TEMPLATE

    return TEMPLATE


def test_it_writes_the_same_bytes_each_time_and_says_what_to_do_next(run, tmp_path, file):
    code, out, err = run("new", "mine.yaml")

    assert (code, err) == (0, "")
    assert out.startswith("mine.yaml is a whole quiz of four jobs, which passes its check.")
    assert re.findall(r"^ +(quiz \S+(?: --\S+)*)", out, re.MULTILINE) == ["quiz check", "quiz serve --quiz"]
    assert run("new", "other name.yaml")[1].count("'other name.yaml'") == 2
    assert {(tmp_path / name).read_bytes() for name in ("mine.yaml", "other name.yaml")} == {file.read_bytes()}


def test_what_it_writes_passes_every_check_with_one_silence_that_gives_its_reason(run):
    run("new", "mine.yaml")

    code, out, _ = run("check", "mine.yaml")

    assert code == 0
    assert out.splitlines()[-1].startswith("0 errors, 0 warnings, ")
    assert re.findall(r" (\S+): .* Silenced: ", out) == ["one-source"]


def test_a_dash_prints_it(run, tmp_path, file):
    assert run("new", "-") == (0, file.read_text(encoding="utf-8"), "")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("make", ["a file", "a folder", "a link to nothing"])
def test_what_is_there_stays_as_it_is(run, tmp_path, make):
    path = tmp_path / "mine.yaml"
    {
        "a file": lambda: path.write_text("id: mine\n"),
        "a folder": path.mkdir,
        "a link to nothing": lambda: path.symlink_to("nowhere"),
    }[make]()

    said = fault(run("new", "mine.yaml"))

    assert said == "quiz: mine.yaml: this is there already, and stays as it is. Name a new file.\n"
    assert not (tmp_path / "nowhere").exists()
    assert make != "a file" or path.read_text() == "id: mine\n"


def test_a_folder_that_is_not_there_is_named(run):
    said = fault(run("new", "none/mine.yaml"))
    assert said == "quiz: none/mine.yaml: this cannot be used (No such file or directory). Name another.\n"


def test_it_is_as_small_as_a_sound_quiz_can_be(file):
    """Under six dimensions a role, or two questions each, `quiz check` warns; one more is of the other kind."""
    quiz = read(file).quiz

    assert (len(quiz.roles), len(quiz.dimensions), len(quiz.questions)) == (4, 6, 13)
    assert {len(role.profile) for role in quiz.roles} == {6}
    assert {question.kind for question in quiz.questions} == {"likert", "single"}


def test_its_likert_questions_are_those_of_the_bank(file):
    edition = read(file)
    banked = bank.shipped().find([dimension.id for dimension in edition.quiz.dimensions])

    theirs = {(asked.question, asked.short) for each in banked for asked in each.questions}
    ours = {(each, edition.short_form(each)) for each in edition.quiz.questions if each.kind == "likert"}
    assert len(ours) == 12
    assert {(each.text, each.about, short) for each, short in ours} == {
        (each.text, each.about, short) for each, short in theirs
    }
    assert {each.dimension for each in banked} == set(edition.quiz.dimensions)


def test_every_number_is_the_authors_own_with_a_reason_and_no_source_is_made_up(file):
    edition = read(file)

    targets = [target for role in edition.quiz.roles for target in role.profile]
    assert (edition.sources, edition.facts, edition.gaps) == ((), (), ())
    assert all(target.source == "authored" and target.note for target in targets)
    assert len({target.note for target in targets}) == len(targets)


def test_its_comments_name_commands_that_there_are(file):
    named = set(re.findall(r"quiz ([a-z]+)(?= )", "\n".join(re.findall(r"#.*", file.read_text(encoding="utf-8")))))

    assert {"check", "serve", "schema", "bank"} <= named
    assert named & set(COMMANDS) == {"check", "serve", "schema", "bank"}


def test_the_colours_that_it_offers_are_accepted(file, tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text(re.sub(r"^# (theme:|  \{accent)", r"\1", file.read_text(encoding="utf-8"), flags=re.MULTILINE))

    assert read(path).theme.accent == "#0b5cad"


def test_every_page_of_it_can_be_read(file, tmp_path):
    code = code_of(file.read_text(encoding="utf-8"), *["4", "2"] * 6, "cakes")
    app = app_of(tmp_path, QUIZ_FILE=file, QUIZ_GROUPS="open", QUIZ_SECRET_KEY="a secret, long enough")
    roles = [role.id for role in read(file).quiz.roles]
    starts = ("/", f"/r/{code}", f"/r/{code}/versus/{roles[0]}/{roles[1]}", f"/r/{code}/if/{roles[3]}")
    pages = pages_from(app.test_client(), *starts)
    close(app)

    assert len(pages) > 40
    for address, html in pages.items():
        assert len(Html(html).headings) == 1, address
        assert IT.findall(Html(html).words) == [], address
    assert "Library quiz" in Html(pages["/"]).words
    assert Html(pages["/roles"]).title == "The jobs · Library quiz"


def test_a_result_that_names_a_job_has_no_empty_part_where_no_facts_are_known(file, tmp_path):
    text, quiz = file.read_text(encoding="utf-8"), read(file).quiz
    role = quiz.roles[0]
    own = [min(each.options, key=lambda option: option.distance(role.targets(each))).id for each in quiz.questions]
    app = app_of(tmp_path, QUIZ_FILE=file)

    shown = Html(app.test_client().get(f"/r/{code_of(text, *own)}").text)
    close(app)

    assert f"All about {role.name}" in shown.words
    assert "in short" not in shown.words
    assert "Facts of" not in shown.words
