"""`quiz import onet SOC…`: from some codes to a quiz that can be read, checked, served and taken."""

import re

import pytest
from jsonschema import Draft202012Validator

from quiz import links, reading
from quiz.bank import shipped
from quiz.commands.drafted import codes_in
from quiz.reading.described import schema_of_quiz_files
from quiz.reading.loading import load
from quiz.responses import respond
from tests import serving
from tests.commands import fault, running
from tests.editors import as_editors_read, refused
from tests.other_fields import pages_from
from tests.pages import Html, app_of, close
from tests.releases import (
    CODES,
    NOT_SHARED,
    SCALES,
    as_published,
    elements,
    in_archive,
    in_folder,
    tables,
    text_of,
    value,
)
from tests.test_other_fields import EMPTY, HEADING_ALONE

MANAGERS, ACCOUNTANTS, COMETS, PUPPETS, TREES, SAND = CHOSEN = (
    *("11-9001.00", "13-9002.00", "19-9005.00", "29-9008.00", "29-9009.00", "47-9010.00"),
)
DAY = ("--on", "2026-11-27")
AT = re.compile(r"(\S+), (\S+) (.+) \((.+), (\w+)\)")
GAPS = ("ask", "brief", "description", "first_steps", "skills")


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    """The made-up release, as published."""
    return in_folder(tmp_path_factory.mktemp("release") / "text", as_published(tables()))


@pytest.fixture(scope="module")
def made(release, tmp_path_factory):
    """A quiz of six of its occupations: what the command said, and the file."""
    folder = tmp_path_factory.mktemp("made")
    done = serving.run(folder, "import", "onet", *CHOSEN, "--release", str(release), *DAY, "-o", "six.yaml",
                       PYTHONHASHSEED="1")  # fmt: skip
    return done, folder / "six.yaml"


@pytest.fixture(scope="module")
def edition(made):
    """The edition that the file holds."""
    return reading.read(made[1])


@pytest.fixture(scope="module")
def code(edition):
    """The code of the sheet that agrees most with the first role."""
    quiz = edition.quiz
    table = quiz.tables[0]
    best = [max(range(len(row)), key=row.__getitem__) for row in table.agreements]
    answers = zip(quiz.questions, best, strict=True)
    return links.encode(quiz, respond(quiz, {each.id: each.options[n].id for each, n in answers}))


@pytest.fixture(scope="module")
def pages(made, edition, code, tmp_path_factory):
    """Every page, by its address."""
    app = app_of(tmp_path_factory.mktemp("served"), QUIZ_FILE=made[1])
    one, other = (role.id for role in edition.quiz.roles[:2])
    yield pages_from(app.test_client(), "/", f"/r/{code}", f"/r/{code}/versus/{one}/{other}")
    close(app)


@pytest.fixture
def run(tmp_path, monkeypatch, capfd):
    """Run a command in an empty folder."""
    return running(tmp_path, monkeypatch, capfd)


def role_of(edition, code):
    """The role and the portrait of an occupation, in the order in which they were named."""
    index = CHOSEN.index(code)
    return edition.quiz.roles[index], edition.portraits[index]


def said_of(edition, code):
    """What is said of an occupation, by topic."""
    return {topic.id: fact for topic, fact in edition.known(role_of(edition, code)[0].id)}


class TestMade:
    """The file of six made-up occupations."""

    def test_it_says_what_it_made_and_what_is_next(self, made, edition):
        done, _ = made
        quiz = edition.quiz

        assert (done.returncode, done.stdout) == (0, "")
        first, *_, check, following, credit = done.stderr.splitlines()
        counts = f"{len(quiz.dimensions)} dimensions, {len(quiz.questions)} questions, {len(edition.facts)} facts."
        assert first == f"A quiz of 6 jobs: {counts}"
        assert re.fullmatch(r"`quiz check` says: 0 errors, 0 warnings, 3\d notes, 0 silenced\.", check), done.stderr
        assert following.startswith("Next: write what is marked TO WRITE in six.yaml;")
        assert credit.startswith("O*NET 29.3 Database by the U.S. Department of Labor")

    def test_quiz_check_says_the_same_of_the_file(self, made):
        done, file = made
        checked = serving.run(file.parent, "check", "six.yaml")

        assert checked.returncode == 0
        assert f"`quiz check` says: {checked.stdout.splitlines()[-1]}" in done.stderr

    def test_an_editor_with_the_schema_of_quiz_files_marks_nothing_in_it(self, made):
        file = as_editors_read(load(made[1].read_text(encoding="utf-8")).value)

        assert refused(Draft202012Validator(schema_of_quiz_files()), file) == []

    def test_each_target_leads_back_to_its_figure(self, edition):
        """By hand: the figure of the nth occupation for the mth element of its table follows the release’s rule."""
        for code in CHOSEN:
            role, _ = role_of(edition, code)
            assert len(role.profile) >= 6
            for target in role.profile:
                of, id, name, table, scale = AT.fullmatch(target.at).groups()
                listed = elements(table)
                place = next(n for n, element in enumerate(listed) if (element.id, element.scale) == (id, scale))
                assert (of, name, target.source) == (code, listed[place].name, "onet-29-3")
                assert target.figure == value([*CODES].index(code), place, scale), target.at

    def test_every_question_is_one_of_the_bank_about_what_is_asked(self, edition):
        asked = {id for question in edition.quiz.questions for id in question.dimensions}

        assert asked == {dimension.id for dimension in edition.quiz.dimensions}
        assert all(edition.short_form(question) != question.text for question in edition.quiz.questions)

    def test_names_have_lost_their_plural_and_families_are_major_groups(self, edition):
        assert [role.name for role in edition.quiz.roles] == [
            *("Lighthouse Manager", "Weather Accountant", "Comet Listener", "Puppet Nurse", 'Nurse of "Old" Trees'),
            "Sand Plumber",
        ]
        assert [family.name for family in edition.quiz.families] == [
            *("Management", "Business and finance", "Science", "Health care", "Construction and mining"),
        ]

    def test_what_a_person_should_write_is_a_gap_and_nothing_else_is(self, edition):
        roles = [role.id for role in edition.quiz.roles]

        assert sorted(re.sub(r"/\d+$", "", gap.path) for gap in edition.gaps) == sorted(
            f"roles/{role}/{key}" for role in roles for key in GAPS
        )
        assert all(portrait.description == "" and portrait.skills == () for portrait in edition.portraits)

    def test_at_most_five_core_tasks_are_quoted_word_for_word(self, edition):
        """By importance 105, 103; then in order, without 102, which is too long, and 107, which is no core task."""
        said = said_of(edition, MANAGERS)

        assert [said[f"task-{n}"].value for n in range(1, 6)] == [
            f"“Do thing {n} as Lighthouse Managers do.”" for n in (5, 3, 1, 4, 6)
        ]
        assert said["task-1"].at == "Task Statements, 11-9001.00, task 105"
        assert said["task-1"].scope == "US, all of 11-9001.00; August 2023"

    def test_preparation_is_quoted_and_shares_are_given_of_a_hundred(self, edition):
        said = said_of(edition, MANAGERS)

        assert said["zone"].value == "“Job Zone Three: Medium Preparation Needed”"
        assert said["usual"].value == "“Usually a school for bells, and a year at sea.”"
        assert said["schooling"].value == "Opera (60 of 100), Song (31 of 100)"  # of 59.51, 30.50 and 9.99
        assert said["described"].value == "“Lighthouse Managers do it.”"

    def test_without_one_share_that_may_be_used_none_is_given(self, edition):
        assert "schooling" not in said_of(edition, NOT_SHARED)
        assert "schooling" not in {topic.id for topic in edition.topics if topic.pictured}  # as it would have a hole

    def test_related_occupations_are_moves_up_only_where_more_preparation_is_needed(self, edition):
        moves = {(move.role, move.to) for move in edition.upward}
        ids = dict(zip(CHOSEN, (role.id for role in edition.quiz.roles), strict=True))

        assert moves == {(ids[MANAGERS], ids[ACCOUNTANTS]), (ids[MANAGERS], ids[COMETS]), (ids[TREES], ids[PUPPETS])}
        assert {(move.role, move.to) for move in edition.sideways} == {
            (ids[MANAGERS], ids[TREES]),  # both of zone three
            (ids[TREES], ids[SAND]),  # down, and there is no way up
        }

    def test_the_condition_of_a_move_is_what_the_figures_say(self, edition):
        """Of those whose figure is on that half of its scale, none is farther away; its end is quoted."""

        def is_so(goal, gap):
            middle = sum(SCALES[goal.at[-3:-1]]) / 2  # “…, IM)”
            return goal.figure >= middle if gap > 0 else goal.figure <= middle

        for move in (*edition.upward, *edition.sideways):
            here, there = edition.quiz.role(move.role), edition.quiz.role(move.to)
            ((id, position),) = move.toward.items()
            dimension, goal = edition.quiz.dimension(id), there.target(id)
            gap = goal.position - here.target(id).position
            assert goal.position == position
            assert move.when == f"If you would like more of “{dimension.high if gap > 0 else dimension.low}”."
            assert (is_so(goal, gap), abs(gap) * goal.weight) == max(
                (is_so(target, apart), abs(apart) * target.weight)
                for target in there.profile
                if (own := here.target(target.dimension)) and (apart := target.position - own.position)
            )
        assert "From job zone 3 to 4, so it needs more preparation." in edition.upward[0].note

    def test_it_carries_the_credit_and_the_licence_and_the_day(self, made, edition):
        text = made[1].read_text(encoding="utf-8")
        (source,) = edition.sources

        assert edition.made_from == source.id == "onet-29-3"
        assert (source.dated, source.read) == ("May 2025", "2026-11-27")
        assert "CC BY 4.0" in source.publisher
        assert text.startswith(f"# A draft of a quiz, made by: quiz import onet {' '.join(CHOSEN)}\n")
        assert "used under" in text.partition("\n\n")[0]


class TestLeftOut:
    """What the release says not to use, and what its titles say."""

    @pytest.fixture(scope="class")
    @classmethod
    def left_out(cls, tmp_path_factory):
        """A draft of three, one of which has a figure that is not to be used and a title that is warned of.

        The release has only the tables that it must have, and does not say which it is.
        """
        bare = {"Occupation Data", "Scales Reference", "Interests", "Knowledge", "Skills", "Work Values", "Work Styles"}
        folder, made = (
            tmp_path_factory.mktemp("left-out"),
            {name: rows for name, rows in tables().items() if name in bare},
        )
        next(row for row in made["Occupation Data"] if row[0] == PUPPETS)[1] = "Religious Puppet Directors"
        figure = next(row for row in made["Knowledge"] if row[0] == PUPPETS and row[4] == "IM")
        figure[made["Knowledge"][0].index("Recommend Suppress")] = "Y"
        in_folder(folder / "text", as_published(made) | {"Read Me.txt": b""})
        done = serving.run(folder, "import", "onet", PUPPETS, TREES, SAND, "--release", "text", "-o", "three.yaml")
        return done.stderr, (folder / "three.yaml").read_text(encoding="utf-8"), figure

    def test_figures_that_are_not_to_be_used_are_counted_named_and_no_target(self, left_out):
        said, text, figure = left_out

        assert "Not used: 1 figure that the release recommends to suppress.\n" in said
        assert f"figures: {PUPPETS} {figure[3]} (IM)." in re.sub(r"\n# ", " ", text.partition("\n\n")[0])
        assert f"{PUPPETS}, {figure[2]} " not in text

    def test_what_the_release_has_no_table_of_is_not_in_the_file_and_said_where_it_is_asked_about(self, left_out):
        said, text, _ = left_out
        edition = reading.parse(text, "three.yaml")

        assert {fact.topic for fact in edition.facts} == {"described"}
        assert not edition.has_moves
        assert re.search(r"\nNot in this release, so not asked: .*outdoors", said)

    def test_a_release_that_does_not_say_which_it_is_has_no_number_and_how_to_give_it_one_is_said(self, left_out):
        said, text, _ = left_out

        assert 'sources:\n  - id: onet\n    title: "O*NET database"\n' in text
        assert "Nothing says which release this is. Call the folder by it, such as db_29_3_text" in said

    def test_a_title_of_which_the_check_warns_may_stand_with_the_reason(self, left_out):
        said, text, _ = left_out

        assert "name: Religious Puppet Director\n" in text
        assert "The word is part of the job’s name, as O*NET has it." in text
        assert re.search(r"notes, 1 silenced\.", said)


class TestServed:
    """Every page of it, while nobody has written what is missing."""

    def test_no_page_shows_a_gap_or_an_empty_part(self, pages):
        assert len(pages) > 50
        for address, html in pages.items():
            assert "TO WRITE" not in html, address
            assert EMPTY.search(html) is None, address
            assert HEADING_ALONE.search(html) is None, address

    def test_whoever_answers_like_a_job_gets_it_first(self, pages, edition, code):
        assert f"{edition.quiz.roles[0].name} fits your answers best" in Html(pages[f"/r/{code}"]).words

    def test_each_targets_place_and_figure_stand_among_the_facts_of_its_job_and_in_the_working(
        self, pages, edition, code
    ):
        role = edition.quiz.roles[0]
        facts = Html(pages[f"/roles/{role.id}/facts"]).words
        working = Html(pages[f"/r/{code}/working"]).words

        for target in role.profile:
            assert f"O*NET 29.3 (figure), {target.at}: {target.figure}; May 2025" in facts
            assert f"Source: O*NET 29.3 database (figure), {target.at}: {target.figure}" in working


class TestSame:
    """The same input makes the same bytes."""

    def test_the_same_bytes_whatever_the_order_of_sets(self, made, release, tmp_path):
        done = serving.run(tmp_path, "import", "onet", *CHOSEN, "--release", str(release), *DAY, PYTHONHASHSEED="2")

        assert done.stdout == made[1].read_text(encoding="utf-8")


class TestAsked:
    """A choice that is narrowed to some preferences."""

    ASK = tuple(each.id for each in shipped().dimensions[::4])

    def test_only_of_those_is_chosen_and_the_head_of_the_file_says_so(self, run, release, tmp_path):
        code, _, err = run(
            "import", "onet", *CHOSEN, "--release", release, "--ask", ", ".join(self.ASK), "-o", "a.yaml"
        )

        assert code == 0, err
        chosen = {dimension.id for dimension in reading.read(tmp_path / "a.yaml").quiz.dimensions}
        assert len(chosen) >= 6
        assert chosen <= set(self.ASK)
        head, _, _ = (tmp_path / "a.yaml").read_text(encoding="utf-8").partition("\n#\n")
        assert head.replace("\n# ", " ").endswith(f'{CHOSEN[-1]} --ask "{", ".join(self.ASK)}"')

    def test_what_the_bank_does_not_have_is_said_before_any_choice(self, run, release, tmp_path):
        said = fault(run("import", "onet", *CHOSEN, "--release", release, "--ask", "medicin,numbers", "-o", "a.yaml"))

        assert "the bank has no dimension “medicin”. Did you mean “medicine”?" in said
        assert not (tmp_path / "a.yaml").exists()


class TestCodes:
    """Codes come from a list, a mail or a web page."""

    @pytest.mark.parametrize(
        "words",
        [
            [f"{SAND},{TREES}, {PUPPETS}"],
            [f"{SAND},", f"{TREES};", f" {PUPPETS}\n"],
            [SAND.replace("-", "\u2011"), TREES.replace("-", "–"), PUPPETS[:-3]],
        ],
    )
    def test_what_stands_between_them_does_not_matter(self, words):
        assert codes_in(words) == [SAND, TREES, PUPPETS]


class TestRefused:
    """What cannot be done is said in one line, with exit code 2, and no file is begun."""

    @pytest.mark.parametrize(
        ("codes", "said"),
        [
            (["29-9088.00", SAND], "there is no occupation “29-9088.00”. Did you mean “29-9008.00”"),
            (["nurse", SAND], "there is no occupation “nurse”"),
            ([SAND], "a quiz is made of 2 to 12 occupations; you named 1. Name more."),
            ([SAND, TREES, SAND[:-3]], "“47-9010.00” is there more than once"),
            ([f"11-90{n}.00" for n in range(10, 23)], "a quiz is made of 2 to 12 occupations; you named 13."),
            ([SAND, "99-9099.00"], "the release has no figures to compare for “Workers, All Other” (99-9099.00)"),
        ],
    )
    def test_codes_of_which_no_quiz_can_be_made(self, codes, said, run, tmp_path):
        made = tables()
        made["Occupation Data"].append(["99-9099.00", "Workers, All Other", ""])
        release = in_folder(tmp_path / "text", as_published(made))
        ended = run("import", "onet", *codes, "--release", release, "-o", "new.yaml")

        assert said in fault(ended)
        assert [*tmp_path.iterdir()] == [release]

    def test_two_that_the_figures_cannot_tell_apart_are_named(self, run, tmp_path):
        made = tables()
        for table, rows in made.items():
            if "Data Value" in rows[0] and table != "Task Ratings":
                of_sand = {(row[2], row[4], row[6]): row[7:] for row in rows[1:] if row[0] == SAND}
                for row in rows[1:]:
                    if row[0] == TREES and (row[2], row[4], row[6]) in of_sand:
                        row[7:] = of_sand[row[2], row[4], row[6]]
        in_folder(tmp_path / "text", as_published(made))

        refused = fault(run("import", "onet", *CHOSEN, "--release", "text"))
        assert '“Nurses of "Old" Trees” (29-9009.00) and “Sand Plumbers” (47-9010.00)' in refused

    def test_a_file_that_is_there_stays_as_it_is_unless_it_is_to_be_replaced(self, run, release, tmp_path):
        (tmp_path / "mine.yaml").write_text("mine", encoding="utf-8")
        command = ("import", "onet", SAND, TREES, PUPPETS, "--release", release, "-o", "mine.yaml")

        refused = fault(run(*command))
        assert refused == "quiz: mine.yaml: this file is there already. Name another, or add --force to replace it.\n"
        assert (tmp_path / "mine.yaml").read_text(encoding="utf-8") == "mine"
        assert run(*command, "--force")[0] == 0
        assert (tmp_path / "mine.yaml").read_text(encoding="utf-8").startswith("# A draft of a quiz")
        assert [path.name for path in tmp_path.iterdir()] == ["mine.yaml"]

    @pytest.mark.parametrize(
        ("file", "said"),
        [
            ("gone/new.yaml", "there is no such folder to put it into. Make it, or name a file elsewhere."),
            (".", "this is a folder. Name a file."),
        ],
    )
    def test_where_no_file_can_be_made_that_is_said_before_all_work(self, file, said, run):
        ended = run("import", "onet", *CHOSEN, "--release", ".", "-o", file)

        assert fault(ended) == f"quiz: {file}: {said}\n"

    def test_a_title_that_is_still_to_be_written_is_none(self, run, release, tmp_path):
        code, _, err = run("import", "onet", *CHOSEN, "--release", release, "--title", "TO WRITE: it", "-o", "a.yaml")

        assert code == 2
        assert "--title: a title cannot begin with “TO WRITE”." in err
        assert not (tmp_path / "a.yaml").exists()

    @pytest.mark.parametrize(
        ("planted", "said"),
        [
            (("Interests", 7, "7.5"), "the figure 7.5 is not on the scale OI"),
            (("Knowledge", 2, "History"), "“History” is no element"),
            (("Task Statements", 4, "Main"), "is no task with a text and a type"),
            (("Job Zones", 2, "8"), "8 is no zone"),
        ],
    )
    def test_a_wrong_cell_is_said_with_its_file_and_line(self, planted, said, run, tmp_path):
        table, column, cell = planted
        made = tables()
        made[table][6][column] = cell
        in_folder(tmp_path / "text", as_published(made))

        refused = fault(run("import", "onet", *CHOSEN, "--release", "text", "-o", "new.yaml"))
        assert refused.startswith(f"quiz: text/{table}.txt:7: ")
        assert said in refused
        assert not (tmp_path / "new.yaml").exists()

    def test_columns_that_changed_places_are_said_with_their_line(self, run, tmp_path):
        made = tables()
        value_at, error_at = (made["Skills"][0].index(name) for name in ("Data Value", "Lower CI Bound"))
        for row in made["Skills"][1:]:
            row[value_at], row[error_at] = row[error_at], row[value_at]
        in_folder(tmp_path / "text", as_published(made))

        refused = fault(run("import", "onet", *CHOSEN, "--release", "text"))
        assert refused.startswith("quiz: text/Skills.txt:2: ")

    @pytest.mark.parametrize("table", ["Work Context", "Related Occupations", "Task Statements"])
    def test_a_release_that_is_cut_off_in_the_middle_is_said(self, table, run, tmp_path):
        files = as_published(tables())
        files[f"{table}.txt"] = files[f"{table}.txt"][: len(files[f"{table}.txt"]) // 2]
        in_folder(tmp_path / "text", files)

        assert re.match(
            rf"quiz: text/{table}\.txt:\d+: .*cut off", fault(run("import", "onet", *CHOSEN, "--release", "text"))
        )

    def test_an_archive_that_unpacks_to_very_much_is_refused(self, run, tmp_path):
        bomb = as_published(tables()) | {"Knowledge.txt": text_of(tables()["Knowledge"]) + b"0" * 300 * 2**20}
        in_archive(tmp_path / "bomb.zip", bomb)

        assert "Knowledge.txt" in fault(run("import", "onet", *CHOSEN, "--release", "bomb.zip"))

    @pytest.mark.parametrize(
        ("options", "said"),
        [
            ((), "Name two to twelve codes to make a quiz of, or --search WORDS to find codes."),
            (("--search", "nurse", SAND), "Either name codes, or --search WORDS"),
            (("--search", "nurse", "-o", "a.yaml"), "--search makes no file"),
            ((SAND, TREES, "--on", "27.11.2026"), "does not match the format"),
            ((SAND, TREES, "--title", "?" * 121), "--title: the text has 121 characters. At most 120 are allowed"),
        ],
    )
    def test_two_uses_at_once_or_none_are_a_wrong_use(self, options, said, run, release):
        code, out, err = run("import", "onet", *options, "--release", release)

        assert (code, out) == (2, "")
        assert said in err
        assert "Usage: quiz import onet" in err
