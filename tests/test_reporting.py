"""What sources say is reported as theirs: no words put into the reader's mouth, no figure without its scope."""

import re
from html.parser import HTMLParser

import pytest

from quiz.edition import Edition
from quiz.facts import Fact, Range
from quiz.words.facts import in_words
from tests import sheets
from tests.coverage_list import RIVAL
from tests.evidence.onet import OCCUPATIONS
from tests.examples import shipped_quiz
from tests.pages import Html
from tests.test_facts import edition

# What one can only know of oneself.
FELT = re.compile(
    r"(?<!the work )\byou(’d)? (?:(?:would|do|really|also) )*(like|love|enjoy|want|prefer|rather|know|feel|miss)\b",
    re.IGNORECASE,
)
CONDITION = re.compile(r"\b(if|whether|when)\b", re.IGNORECASE)
SENTENCE = re.compile(r"[^.?!:;]+[.?!:;]*")

ROLES = [role.id for role in shipped_quiz().roles]
PAIRS = [f"/compare/{one}/{other}" for one, other in RIVAL.items()]
TEXTS = ["/", "/roles", "/paths", "/compare", "/method", "/for-counsellors", "/privacy", "/accessibility"]


def said_for(text: str) -> list[str]:
    """Sentences that say what “you” like, want or know, and neither ask it nor set it as a condition."""
    sentences = (found[0] for found in SENTENCE.finditer(text))
    return [each for each in sentences if FELT.search(each) and not CONDITION.search(each) and "?" not in each]


def results() -> list[str]:
    """A result for each role, so that all next steps and closing words are seen."""
    return [f"/r/{sheets.code(sheets.fitting(index))}" for index in range(len(ROLES))]


class TestNobodySpeaksForTheReader:
    """Second person is for questions, advice and conditions."""

    def test_what_is_looked_for(self):
        """The sentences that stood on results and paths, and those that may stand there."""
        assert said_for("Support technician: You like special technical work on equipment.")
        assert said_for("You know one program deeply and want to find its faults.")
        assert said_for("You would rather repair in one place than drive to many.")
        assert not said_for("If you would rather repair in one place than drive to many.")
        assert not said_for("How much would you like to teach? Write down what you expected.")

    def test_no_text_of_the_file_does(self):
        said = edition()
        moves = [move for each in said.portraits for move in (*each.grows_into, *each.moves_to)]
        texts = [
            *(text for each in said.portraits for text in (each.description, *each.skills, *each.first_steps)),
            *(text for move in moves for text in (move.when, move.note)),
            *(text for fact in said.facts for text in (str(fact.value), fact.note)),
            *(each.note for each in said.conflicts),
        ]

        assert len(moves) > 40
        assert [sentence for text in texts for sentence in said_for(text)] == []

    def test_no_page_does(self, client):
        roles = [f"/roles/{role}{more}" for role in ROLES for more in ("", "/facts")]
        pictures = [f"{pair}/{more}" for pair in PAIRS for more in ("facts", "picture")]

        for address in (*TEXTS, *results(), *roles, *PAIRS, *pictures):
            assert said_for(Html(client.get(address).text).words) == [], address

    def test_closing_words_are_the_sources(self, client):
        """Beside specialist and technician stands what the article says of both, with the note that names it."""
        blocks = Blocks(client.get("/compare/support-specialist/support-technician").text).words
        choosing = next(block for block in blocks if "For people who prefer special technical work" in block)
        [number] = NUMBER.findall(choosing)
        note = next(block for block in blocks if block.startswith(f"{number} "))

        assert choosing.startswith("Support technician. For people who prefer special technical work on equipment and")
        assert "undated article" in note
        assert note.endswith("support technicians; country not named")


class Blocks(HTMLParser):
    """The texts of a page, a row, an entry, a paragraph or a claim each; a row has its table's caption before it.

    The number of a note stands in brackets, also that of an entry of a list.
    """

    PARTS = frozenset({"tr", "li", "p", "dt", "dd", "div", "h2", "h3", "caption", "thead", "table"})
    NOTE = re.compile(r"s(\d+)")

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found = [""]
        self._caption = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.PARTS:
            self.found.append(f"{self._caption} " if tag == "tr" else "")
        note = self.NOTE.fullmatch(dict(attrs).get("id") or "")
        if note:
            self.found[-1] += f" [{note[1]}]"

    def handle_endtag(self, tag: str) -> None:
        if tag == "caption":
            self._caption = self.found[-1]
        if tag == "table":
            self._caption = ""
        self.handle_starttag("p" if tag in self.PARTS else "", [])

    def handle_data(self, data: str) -> None:
        self.found[-1] += f" {data}"

    @property
    def words(self) -> list[str]:
        """Each with single spaces; those without any are left out."""
        return [words for each in self.found if (words := " ".join(each.split()))]


NUMBER = re.compile(r"\[\d+\]")


def figures(said: Edition) -> list[Fact]:
    """The facts that are figures, or hold some."""
    return [fact for fact in said.facts if isinstance(fact.value, Range) or re.search(r"\d", str(fact.value))]


def without_scope(html: str, said: Edition) -> tuple[int, list[str]]:
    """How many figures of facts a page prints, and those beside which, and in whose footnotes, scope or date lacks.

    A number leads to the next footnote of that number. The sentences above a contradiction are left out: each
    claim, with all that, stands beside them. So is the table of a profile, in which no fact stands.
    """
    topics = {topic.id: topic for section in said.sections for topic in section.topics}
    values = by_value(figures(said), topics)
    others = ("From 0, the low end", *(each.note for each in said.conflicts))
    blocks = [block for block in Blocks(html).words if not block.startswith(others)]
    printed, lacking = 0, []
    for at, block in enumerate(blocks):
        numbers = [] if NUMBER.match(block) else NUMBER.findall(block)
        notes = (next((each for each in blocks[at + 1 :] if each.startswith(f"{number} ")), "") for number in numbers)
        beside = " ".join([block, *notes])
        for value, facts in values.items():
            if NUMBER.match(block) or not re.search(rf"(?<![\w.,$–-]){re.escape(value)}(?![\w%–-])", block):
                continue
            printed += 1
            if not any(fact.scope in beside and said.source(fact.source).dated in beside for fact in facts):
                lacking.append(f"{value}: {beside}")
    return printed, lacking


def by_value(facts, topics) -> dict[str, list[Fact]]:
    """Facts by the words in which their value is printed, alone or within another's."""
    printed = [(in_words(topics[fact.topic], fact.value), fact) for fact in facts]
    return {value: [fact for words, fact in printed if value in words] for value, _ in printed}


class TestFiguresKeepTheirScope:
    """Whose a figure is, what it says, and when it was asked stand beside it, or in the footnote it points to."""

    @pytest.mark.parametrize("of", ["results", "roles", "pairs", "people"])
    def test_beside_every_figure_on_every_page(self, client, of):
        """“Years of experience 0.5–1, O*NET 29.3, May 2025” was what experts said in 2022 that the job needs."""
        addresses = {
            "results": results(),
            "roles": [f"/roles/{role}{more}" for role in ROLES for more in ("", "/facts")],
            "pairs": [
                *PAIRS,
                *(f"{pair}/{more}" for pair in PAIRS for more in ("facts", "picture")),
                f"/compare/{ROLES[4]}/{ROLES[7]}",
            ],
            "people": ["/roles/software-support-specialist/people", "/roles/software-support-technician/people"],
        }[of]
        for address in addresses:
            printed, lacking = without_scope(client.get(address).text, edition())

            assert printed, address
            assert lacking == [], address

    def test_in_the_picture_as_a_file(self, client):
        """It has no page around it, so that its footnotes stand in it."""
        text = Html(client.get(f"{PAIRS[0]}/picture.svg").text).words.replace("\N{NO-BREAK SPACE}", " ")
        notes = text.split("Who says so", 1)[1]

        for value in ("$50,000–$70,000 a year", "$49,000–$79,040 a year"):
            (number,) = re.findall(rf"{re.escape(value)} (\[\d\])", text)[:1]
            assert re.search(rf"{re.escape(number)} \w[^[]*(undated|20\d\d)[^[]*(specialists|15-1232)", notes)

    def test_every_figure_of_onet_says_when_it_was_asked(self):
        """Its releases gather what was asked over many years: 2012 of writers, 2023 of user support, both in 29.3."""
        onet = [fact for fact in edition().facts if fact.source.startswith("onet")]

        assert len(onet) > 100
        assert [fact for fact in onet if not re.search(r"(20\d\d|asked by 2014)$", fact.scope)] == []

    def test_what_a_job_needs_is_no_figure_of_those_who_have_it(self):
        """The page counts years that people have; O*NET asked how many the job needs. They are two topics."""
        had, needed = (
            [fact for fact in edition().facts if fact.topic == topic] for topic in ("experience", "experience-needed")
        )

        assert [{fact.source for fact in facts} for facts in (had, needed)] == [{"doc-a"}, {"onet-29-3"}]
        assert all(re.search(r"what (workers|experts) said the job needs, \w+ 20\d\d$", fact.scope) for fact in needed)

    def test_the_way_in_to_a_role_says_of_whom_and_when(self, client):
        """Worked by hand from O*NET 29.3, Related Work Experience: of software testers, over 6 months, up to 1 year."""
        blocks = Blocks(client.get("/roles/qa-tester/facts").text).words
        years = next(block for block in blocks if block.startswith("0.5–1 years"))
        [number] = NUMBER.findall(years)

        assert "Years of related work that the job needs, as those asked say" in blocks
        assert "O*NET 29.3, Related Work Experience, 15-1253; May 2025." in years
        assert any(
            block.startswith(f"{number} ") and block.endswith("what experts said the job needs, August 2022")
            for block in blocks
        )

    def test_shares_behind_a_move_say_when_they_were_asked(self):
        """The two ends of a move were asked in different years."""
        moves = [move for each in edition().portraits for move in (*each.grows_into, *each.moves_to)]
        shares = [sentence[0] for move in moves for sentence in SENTENCE.finditer(move.note) if "%" in sentence[0]]

        assert len(shares) == 12
        assert [sentence for sentence in shares if not re.search(r"\b20\d\d\b", sentence)] == []

    def test_every_figure_of_a_profile_says_of_which_occupation_and_when(self):
        """A profile rests on figures of one occupation, rated in one month; interests were computed in another."""
        asked = re.compile(r"(?<![\w-])(January|July|August|November) 20\d\d|asked by 2014")
        notes = [(role.id, target.note) for role in edition().quiz.roles for target in role.profile]
        figures = [(role, note) for role, note in notes if re.search(r"\d\.\d\d|\d %", note)]

        assert len(figures) > 75
        assert [note for role, note in figures if OCCUPATIONS[role] not in note or not asked.search(note)] == []
