"""docs/evidence.txt is what is computed, and docs/evidence.md and all else that is written of it say the same."""

import re
from functools import cache
from pathlib import Path

import pytest

from quiz.reading import read
from tests.evidence import alternatives, kept, onet, separability, surveys
from tests.evidence.alone import standing_alone, words_alone
from tests.evidence.models import MODELS
from tests.evidence.parts import PARTS, compute, heading
from tests.evidence.report import tables, unfounded_in_words, wrong_in
from tests.examples import ROOT
from tests.pages import Html

DOCS = ROOT / "docs"
TABLE = (DOCS / "evidence.txt").read_text(encoding="utf-8")
REPORT = (DOCS / "evidence.md").read_text(encoding="utf-8")
DECISION = (DOCS / "decisions" / "evidence.md").read_text(encoding="utf-8")
SAME_PEOPLE = ("separability", "alternatives")
NEVER = re.compile(r"\b(success|succeed|talent|gifted|aptitude|satisf|accura)\w*", re.IGNORECASE)


@cache
def sections():
    """What is kept."""
    return tuple(kept.sections(TABLE).values())


class TestKept:
    """The table itself."""

    def test_it_is_of_the_version_that_is_shipped(self):
        """After a change of the quiz: `make evidence > docs/evidence.txt`."""
        assert TABLE.splitlines()[0] == heading()

    @pytest.mark.long
    @pytest.mark.parametrize("name", [name for name in PARTS if name not in SAME_PEOPLE])
    def test_a_part_that_is_computed_again_is_what_is_kept(self, name):
        computed = compute(name)
        assert computed.title in kept.texts(TABLE)
        if not computed.columns:
            pytest.skip(f"NOT CHECKED: {computed.title}. {computed.note} Set QUIZ_TEST_DATA to their folder.")

        assert kept.differing(computed, TABLE) == []

    @pytest.mark.long
    def test_so_are_parts_on_the_same_people_who_are_let_play_once(self):
        assert [kept.differing(compute(name), TABLE) for name in SAME_PEOPLE] == [[], []]

    def test_all_parts_are_kept_and_each_was_computed(self):
        assert len(sections()) == len(PARTS)
        assert [section.title for section in sections() if not section.columns] == []

    def test_the_same_people_have_the_same_figures_in_two_sections(self):
        """Other rules are tried on the people of separability."""
        one, other = (kept.sections(TABLE)[title] for title in (separability.TITLE, alternatives.TITLE))
        means = [f"{model.name}, {separability.MEAN}" for model in MODELS]

        assert [other.cell(model.name, "the quiz") for model in MODELS] == [
            one.cell(m, "own role first") for m in means
        ]
        assert [other.cell(model.name, "best possible") for model in MODELS] == [
            one.cell(m, "best possible") for m in means
        ]

    @pytest.mark.parametrize("section", sections(), ids=lambda section: section.title)
    def test_no_figure_stands_alone(self, section):
        assert standing_alone(section) == []


class TestWritten:
    """What is written of it."""

    def test_the_report_says_what_the_table_says(self):
        assert wrong_in(REPORT, sections()) == []

    def test_no_figure_of_its_tables_stands_alone(self):
        found = list(tables(REPORT, sections()))

        assert len(found) >= 7
        assert [lacking for table in found for lacking in standing_alone(table)] == []

    @pytest.mark.parametrize("address", ["/method", "/method/exact"])
    def test_nor_does_one_on_the_pages_on_the_method(self, client, address):
        """Each paragraph and each point of how it was tried says all that belongs to its figures."""
        _, tried = client.get(address).text.split('id="tried"')
        said = [Html(each).words for _, each in re.findall(r"<(p|li)>(.*?)</\1>", tried, re.DOTALL)]

        assert [each for each in said if "of 100" in each]
        assert words_alone(said) == []

    @pytest.mark.parametrize("text", [TABLE, REPORT, DECISION, " ".join(read(ROOT / "questions.yaml").evidence)])
    def test_nothing_is_said_of_success_talent_or_satisfaction(self, text):
        assert NEVER.findall(text) == []

    def test_nor_is_it_where_the_method_says_how_the_quiz_was_tried(self, client):
        for address in ("/method", "/method/exact"):
            assert NEVER.findall(client.get(address).text.partition('id="tried"')[2]) == []

    def test_the_report_has_a_heading_for_each_question_of_the_table(self):
        headings = set(re.findall(r"^#+ +(?:\d+\. +)?(.*?) *$", REPORT, re.MULTILINE))
        unnamed = [each.title for each in sections() if not headings & {each.title, each.title.partition(":")[0]}]

        assert unnamed == []

    def test_the_report_names_each_file_that_is_read(self):
        files = {Path(file).name for file in (*onet.FILES, surveys.PEOPLE, surveys.OCCUPATIONS)}

        assert {file for file in files if file not in REPORT} == set()

    def test_the_quiz_file_says_what_the_table_says(self):
        sentences = read(ROOT / "questions.yaml").evidence

        assert sentences
        assert unfounded_in_words(sentences, sections()) == []
        assert words_alone(sentences) == []

    def test_so_does_the_page_on_the_method(self, client):
        words = Html(client.get("/method/exact").text).words
        said = words[words.rindex("How it was tried") : words.rindex("Version ")]

        assert unfounded_in_words(re.split(r"(?<=[.:]) ", said), sections()) == []

    def test_so_does_each_decision_that_quotes_it(self):
        texts = {page.name: page.read_text(encoding="utf-8") for page in sorted((DOCS / "decisions").glob("*.md"))}
        quoting = {name: text for name, text in texts.items() if re.search(r"evidence\.(md|txt)", text)}

        assert {name: wrong for name, text in quoting.items() if (wrong := wrong_in(text, sections()))} == {}
