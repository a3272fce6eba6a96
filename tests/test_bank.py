"""The bank: what it holds can be read, pasted and asked, and its elements are those of O*NET."""

import csv
import gzip
import re
from dataclasses import replace
from itertools import combinations, product

import pytest

from quiz.bank import KINDS, as_yaml, parse, shipped
from quiz.bank.reading import FILE
from quiz.errors import BankError
from quiz.lint import lint
from quiz.lint.codes import ENGLISH_ONLY
from quiz.reading import FileError, content, read
from quiz.reading.checking import Check
from quiz.reading.loading import load
from quiz.reading.remarks import remarks
from tests.bank_quizzes import chunks, joined_chunks, quiz_of, signs, text_of
from tests.commands import running
from tests.evidence.reading_level import LETTER, SENTENCE_END, WORD, ari, coleman_liau
from tests.evidence.table import DATA
from tests.examples import ROOT

BANK = shipped()
ALONE = [(banked, asked) for banked in BANK.dimensions for asked in banked.questions]
ASKED = [asked for _, asked in ALONE] + list(BANK.joined)
QUIZZES = [*chunks(BANK), *joined_chunks(BANK)]
OF_TEXTS = {*ENGLISH_ONLY, "markup", "text-cut", "short-long", "short-missing", "reverse-balance"}

SMALL = """\
scales: {liking: [Not at all, A little, Somewhat, Quite a lot, Very much]}
dimensions:
  - id: rain
    kind: places
    name: Rain
    short: Rain
    low: dry
    high: wet
    elements: [{id: 4.C.2.a.1.c, name: Outdoors, file: Work Context, scale: CX}]
    questions:
      - {id: wet, text: Wet?, about: Rain., short: Getting wet}
      - {id: dry, text: Dry?, about: Sun., short: Staying dry, reverse: true}
  - id: noise
    kind: places
    name: Noise
    short: Noise
    low: quiet
    high: loud
    elements: [{id: 1.B.1.a, name: Realistic, file: Interests, scale: OI}]
    questions:
      - {id: loud, text: Loud?, about: Noise., short: Being loud}
      - {id: quiet, text: Quiet?, about: Silence., short: Being quiet, reverse: true}
joins:
  - id: where
    text: Where?
    short: Where to be
    options:
      - {id: storm, label: Storm, place: {rain: 100, noise: 100}}
      - {id: drizzle, label: Drizzle, place: {rain: 75, noise: 0}}
      - {id: party, label: Party, place: {rain: 0, noise: 100}}
"""


class TestHeld:
    """What the shipped bank holds."""

    def test_there_is_enough_of_every_kind(self):
        assert len(BANK.dimensions) >= 45
        assert len(BANK.joined) >= 15
        assert all(len(BANK.of_kind(kind)) >= 4 for kind in KINDS)

    def test_nothing_in_the_file_may_be_meant_otherwise(self):
        tree = load(content(FILE).decode())

        assert list(remarks(tree, Check(tree).texts)) == []

    def test_each_likert_dimension_runs_both_ways(self):
        turned = [sum(asked.question.is_reversed for asked in banked.questions) for banked in BANK.dimensions]

        assert set(turned) == {1}

    def test_no_question_is_one_of_the_shipped_quiz(self):
        """A person who pastes from both would have two questions of one name, or one text under two meanings."""
        edition = read(ROOT / "questions.yaml")
        ids = {question.id for question in edition.quiz.questions}
        texts = {question.text for question in edition.quiz.questions} | {short.short for short in edition.shorts}

        assert {asked.question.id for asked in ASKED} & ids == set()
        assert {text for asked in ASKED for text in (asked.question.text, asked.short)} & texts == set()

    def test_no_two_dimensions_ask_nearly_the_same(self):
        """Of the words that carry a question, two questions about different dimensions share under two in five."""
        pairs = [(a, b) for (one, a), (two, b) in combinations(ALONE, 2) if one != two]

        assert [
            (a.question.text, b.question.text) for a, b in pairs if shared(a.question.text, b.question.text) >= 0.4
        ] == []

    def test_questions_that_ask_the_same_in_other_words_are_found(self):
        assert (
            shared("How much would you like to open an engine?", "How much would you like a big engine to open?") > 0.4
        )

    def test_only_what_is_about_computers_speaks_of_them(self):
        words = re.compile(
            r"\b(computers?|software|laptops?|programs?|networks?|servers?|websites?|apps?|internet|emails?)\b",
            re.IGNORECASE,
        )
        about = {"computers", "programming"}
        speaking = {banked.id for banked, asked in ALONE if words.search(said(asked))}
        joining = [asked for asked in BANK.joined if words.search(said(asked))]

        assert speaking == about
        assert [asked.question.id for asked in joining if not about & set(asked.question.dimensions)] == []

    @pytest.mark.parametrize("grade", [ari, coleman_liau])
    def test_it_reads_as_for_someone_of_twelve(self, grade):
        """Grade 7 begins at the age of 12; each question, label and sentence of what it means counts as a sentence."""
        questions = [asked.question for asked in ASKED]
        meant = [sentence for question in questions for sentence in SENTENCE_END.split(question.about)]
        labels = [option.label for asked in BANK.joined for option in asked.question.options]

        for texts in ([question.text for question in questions], meant, labels):
            words = sum(len(WORD.findall(text)) for text in texts)
            assert grade(sum(len(LETTER.findall(text)) for text in texts), words, len(texts)) < 7

    def test_what_a_question_means_is_a_sentence_and_an_example(self):
        assert [asked.question.id for asked in ASKED if asked.question.about.count("For example: ") != 1] == []

    def test_a_question_that_joins_two_has_an_option_near_each_corner(self):
        """So whatever a role holds of both dimensions, one option is near it: no role is far from its best answer."""
        for asked in BANK.joined:
            if len(asked.question.dimensions) == 2:
                places = [option.positions for option in asked.question.options]
                for corner in product((0, 100), repeat=2):
                    assert min(sum(abs(p - c) for p, c in zip(place, corner, strict=True)) for place in places) <= 50


class TestJudged:
    """What `quiz check` says of quizzes made out of it."""

    def test_the_roles_made_up_for_it_differ_pair_by_pair_on_half_of_the_dimensions(self):
        assert {sum(a != b for a, b in zip(*rows, strict=True)) for rows in combinations(signs(), 2)} == {6}

    @pytest.mark.parametrize("chosen", QUIZZES, ids=range(len(QUIZZES)))
    def test_it_finds_nothing_wrong_with_any_text(self, chosen):
        report = lint(quiz_of(BANK, chosen), sheets=500, people=50)

        assert [(f.code, f.path, f.message) for f in report.findings if f.code in OF_TEXTS] == []

    def test_every_question_was_judged(self):
        judged = {question.id for chosen in QUIZZES for question in quiz_of(BANK, chosen).quiz.questions}

        assert judged == {asked.question.id for asked in ASKED}

    @pytest.mark.parametrize("chosen", chunks(BANK), ids=range(len(chunks(BANK))))
    def test_likert_questions_alone_make_a_quiz_without_any_finding(self, chosen):
        plain = replace(BANK, joined=())

        assert lint(quiz_of(plain, chosen), sheets=2000, people=500).findings == ()

    @pytest.mark.parametrize("chosen", joined_chunks(BANK), ids=range(len(joined_chunks(BANK))))
    def test_a_question_that_joins_two_is_far_from_no_role_that_is_all_or_nothing(self, chosen):
        report = lint(quiz_of(BANK, chosen), sheets=500, people=50)

        of_three = {f"questions/{each.question.id}" for each in BANK.joined if len(each.question.dimensions) == 3}
        found = {finding.path for finding in report.findings if finding.code in {"far-from-target", "flat-for-role"}}
        assert found <= of_three

    @pytest.mark.parametrize(
        ("right", "wrong", "code"),
        [
            ("to make something with tools?", "to make or mend something with tools?", "double-barrelled"),
            ("A tool is a thing that helps your hands.", "A tool is for people of all ages.", "demographic-word"),
            ("low: working with words", "low: work that is not for you, as you are", "banned-word"),
            ("short: Things", "short: Things with tools", "short-long"),
        ],
    )
    def test_a_planted_fault_is_found(self, right, wrong, code):
        text = content(FILE).decode()
        assert text.count(right) == 1
        bank = parse(text.replace(right, wrong), "bank.yaml")

        report = lint(quiz_of(bank, chunks(bank)[0]), sheets=100, people=10)

        assert code in {finding.code for finding in report.findings} & OF_TEXTS


class TestElements:
    """What the dimensions are tied to."""

    TABLES = ("Interests", "Work Values", "Work Styles", "Knowledge", "Skills")
    NAMED = ("Work Activities", "Work Context")  # of these we have names alone, in the matrix of release 18.1

    @pytest.mark.parametrize("table", TABLES)
    def test_each_is_in_the_release_with_its_name_and_scale(self, table):
        path = DATA / "onet" / f"{table.lower().replace(' ', '_')}.tsv.gz"
        if not path.exists():
            pytest.skip(
                f"NOT CHECKED: the elements of {path.name}, which is missing. Set QUIZ_TEST_DATA to its folder."
            )
        with gzip.open(path, "rt", encoding="utf-8") as file:
            rows = csv.DictReader(file, delimiter="\t")
            published = {(row["Element ID"], row["Element Name"], row["Scale ID"]) for row in rows}

        tied = {(each.id, each.name, each.scale) for each in elements() if each.file == table}
        assert tied
        assert tied - published == set()

    @pytest.mark.parametrize("table", NAMED)
    def test_those_of_the_other_tables_are_named_as_in_an_older_release(self, table):
        path = DATA / "onet" / "onet_18_1_matrix.csv.gz"
        if not path.exists():
            pytest.skip(f"NOT CHECKED: the names of {table}; {path.name} is missing. Set QUIZ_TEST_DATA to its folder.")
        with gzip.open(path, "rt", encoding="utf-8") as file:
            columns = set(next(csv.reader(file)))

        tied = {f"{table.replace(' ', '_')}|{each.name.replace(' ', '_')}" for each in elements() if each.file == table}
        assert tied
        assert tied - columns == set()

    def test_their_ids_belong_to_their_tables(self):
        """By the content model of O*NET; for two of the tables no file with ids is here to compare with."""
        prefixes = {
            "Interests": "1.B.1.", "Work Values": "1.B.2.", "Work Styles": "1.C.", "Knowledge": "2.C.",
            "Skills": ("2.A.", "2.B."), "Work Activities": "4.A.", "Work Context": "4.C.",
        }  # fmt: skip

        assert [each for each in elements() if not each.id.startswith(prefixes[each.file])] == []


class TestPasted:
    """What is printed is what a quiz file takes."""

    @pytest.mark.parametrize("chosen", QUIZZES, ids=range(len(QUIZZES)))
    def test_what_is_printed_is_read_as_the_very_same(self, chosen):
        edition = quiz_of(BANK, chosen)

        asked = [each for banked in chosen for each in banked.questions] + list(BANK.joins([c.id for c in chosen]))
        assert list(edition.quiz.dimensions) == [banked.dimension for banked in chosen]
        assert list(edition.quiz.questions) == [each.question for each in asked]
        assert {short.short for short in edition.shorts} == {each.short for each in (*chosen, *asked)}

    def test_a_join_is_printed_only_with_all_its_dimensions(self):
        one, both = as_yaml(BANK, BANK.find(["outdoors"])), as_yaml(BANK, BANK.find(["feet", "outdoors"]))

        assert "where-all-day" not in one
        assert "place: {outdoors: 100, feet: 0}" in both

    def test_the_printed_text_names_each_element_and_credits_them(self):
        text = text_of(BANK, BANK.dimensions[:12])

        assert "CC BY 4.0" in text
        assert "# O*NET: 1.B.1.d Social (Interests, OI); else 4.A.4.a.5 Assisting and Caring for Others" in text


class TestRefused:
    """What is wrong with a bank's file is said with its line."""

    def test_the_small_one_is_read(self):
        bank = parse(SMALL, "small.yaml")

        assert [banked.id for banked in bank.dimensions] == ["rain", "noise"]
        assert [option.positions for option in bank.joined[0].question.options] == [(100, 100), (75, 0), (0, 100)]

    @pytest.mark.parametrize(
        ("right", "wrong", "report"),
        [
            ("places\n    name: Rain", "place\n    name: Rain", ":4: dimensions/rain/kind: there is no kind “place”"),
            ("Staying dry, reverse: true", "Staying dry", ":10: dimensions/rain/questions: 0 of its questions"),
            ("rain: 75, ", "rain: 70, ", ":29: joins/where/options/drizzle/place/rain: 70 is no step"),
            ("{rain: 75, noise: 0}", "{rain: 75}", "too few dimensions: 1"),
            ("rain: 75, ", "rian: 75, ", "there is no dimension “rian”. Did you mean “rain”?"),
            ("id: 1.B.1.a", "id: Realistic", "“Realistic” is not the id of an element"),
            ("id: 1.B.1.a", "id: 4.C.2.a.1.c", "“4.c.2.a.1.c” was already used on line 9"),
            ("scale: OI", "scale: IM", "“Interests” has no scale “IM”: OI."),
            ("Interests", "Interest", "there is no table “Interest” here. Did you mean “Interests”?"),
            ("id: loud, ", "id: wet, ", "dimensions/noise/questions/wet/id: “wet” was already used on line 11"),
            ("text: Where?", "text: Loud?", "joins/where/text: “loud?” was already used on line 21"),
            ("about: Noise., ", "", ":21: dimensions/noise/questions/loud/about: the key is missing"),
            ("high: loud", "high: quiet", "both poles are “quiet”"),
        ],
    )
    def test_a_planted_fault_is_reported_with_its_line(self, right, wrong, report):
        assert SMALL.count(right) == 1

        with pytest.raises(FileError) as refused:
            parse(SMALL.replace(right, wrong), "small.yaml")

        assert report in str(refused.value)

    def test_an_unknown_dimension_is_answered_with_those_that_are_near(self):
        with pytest.raises(BankError) as refused:
            BANK.find(["outdoor", "hands", "xyzzy"])

        assert str(refused.value) == (
            "the bank has no dimension “outdoor”. Did you mean “outdoors”? the bank has no dimension “xyzzy”."
            " `quiz bank` lists all that there are."
        )

    @pytest.mark.parametrize(("word", "id"), [("Biology", "biology"), ("realistic", "hands"), ("telephone", "phone")])
    def test_a_dimension_is_offered_by_its_name_and_its_element_too(self, word, id):
        with pytest.raises(BankError, match=f"“{id}”"):
            BANK.find([f"{word}s"])


class TestCommand:
    """`quiz bank`."""

    @pytest.fixture
    def run(self, tmp_path, monkeypatch, capfd):
        """Run a command in an empty folder."""
        return running(tmp_path, monkeypatch, capfd)

    def test_it_lists_each_dimension_on_a_line_under_its_kind(self, run):
        code, out, err = run("bank")

        assert (code, err) == (0, "")
        listed = out.splitlines()
        assert [line for line in listed if line in KINDS.values()] == list(KINDS.values())
        assert [line.split()[0] for line in listed if line.startswith("  ")] == [each.id for each in BANK.dimensions]
        assert f"{len(BANK.dimensions)} dimensions with {len(ALONE)} questions" in out

    def test_it_prints_those_that_are_named_each_once(self, run):
        assert run("bank", "feet", "outdoors", "feet") == (0, as_yaml(BANK, BANK.find(["outdoors", "feet"])) + "\n", "")

    def test_an_unknown_id_is_refused_in_a_sentence(self, run):
        code, out, err = run("bank", "feets")

        assert (code, out) == (2, "")
        assert err.startswith("quiz: the bank has no dimension “feets”. Did you mean “feet”?")

    def test_the_page_for_authors_shows_what_it_prints(self, run):
        doc = (ROOT / "docs" / "authoring.md").read_text(encoding="utf-8")
        shown = re.search(r"\n    quiz bank ([a-z -]+)\n\n```yaml\n(.*?)```", doc, re.DOTALL)
        assert shown

        assert run("bank", *shown[1].split())[1] == shown[2]


COMMON = (
    "how much would you like to a an the of that this which in on for at with by as is are be has have who what where"
    " when your it its each while someone something other others people work day all one do from and or than rather"
)


def shared(one: str, other: str) -> float:
    """The share of words that two texts have in common, of all that carry them."""
    first, second = (frozenset(re.findall(r"[a-z]+", text.lower())) - {*COMMON.split()} for text in (one, other))
    return len(first & second) / max(1, len(first | second))


def said(asked) -> str:
    """All that a question says."""
    question = asked.question
    labels = () if question.ordered else tuple(option.label for option in question.options)
    return " ".join((question.text, question.about, asked.short, *labels))


def elements():
    """All elements of the bank."""
    return [element for banked in BANK.dimensions for element in banked.elements]
