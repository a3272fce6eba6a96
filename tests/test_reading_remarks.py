"""Texts that can be read but may not be meant so: what a “#” cuts off, and markup; and spaces that nobody sees."""

import pytest

from quiz.edition import Edition, Remark
from quiz.lint import Report, lint
from quiz.reading import parse, read
from tests.examples import ROOT
from tests.lint_editions import silencing
from tests.lint_faults import FAULTS
from tests.whole import WHOLE, changed

QUESTION = "Which certificate would you rather earn?"


def check(edition: Edition) -> Report:
    """The linter with few sheets and people."""
    return lint(edition, sheets=400, people=100)


def remarks(old: str, new: str) -> list[tuple[str, str]]:
    """What is remarked on the whole file with one text replaced: codes and paths."""
    return [(remark.code, remark.path) for remark in parse(changed(old, new), "mini.yaml").remarks]


def test_a_text_that_a_comment_cuts_is_remarked_with_what_is_left_and_what_is_lost():
    """“Would you use C # or Java to mend it?” was asked as “Would you use C”, and nobody said so."""
    edition = parse(changed(QUESTION, "Would you use C # or Java to mend it?"), "mini.yaml")

    assert edition.quiz.question("certificate").text == "Would you use C"
    assert edition.remarks == (
        Remark(
            "text-cut",
            "questions/certificate/text",
            "the text ends with “Would you use C”: YAML takes “# or Java to mend it?” for a comment.",
            "Put the whole text in quotes; set a comment off by two spaces, or write it on a line of its own.",
        ),
    )
    assert edition.lines["questions/certificate/text"] == 25


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("title: Which of two jobs?", "title: Which # of two jobs?", "title"),
        ("name: Technician", "name: Technician #1", "roles/technician/name"),
        ("label: One about people", "label: C # or people", "questions/certificate/options/service/label"),
        ("skills: [listening]", "skills:\n      - c # and java", "roles/specialist/skills/1"),
        ("origin: We read one article.", "origin:\n  We read\n  one # article.", "origin"),
        (
            "[Not at all, A little, Somewhat, Quite a lot, Very much]",
            "[Not at all, A little, Somewhat, Quite a lot, Very # much\n  ]",
            "scales/liking/5",
        ),
    ],
)
def test_any_text_may_be_cut(old, new, path):
    assert remarks(old, new) == [("text-cut", path)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (QUESTION, f"{QUESTION}  # set off by two spaces, as people set off comments"),
        (QUESTION, f'"{QUESTION}" # behind the quotation mark'),
        (QUESTION, "Would you use C# or Java?"),
        (QUESTION, '"Would you use C # or Java?"'),
        (QUESTION, "> # on a line of its own\n      Would you use C # or Java?"),
        ("kind: single", "kind: single # 2 to 7 options"),
        ("dimension: hardware", "dimension: hardware # as above"),
        ("place: {hardware: 100, customers: 25}", "place:\n          hardware: 100 # most\n          customers: 25"),
        ("file: jobs.txt", "file: jobs.txt # beside this one"),
        ("reverse: true", "reverse: true # optional"),
        ("long: It is short enough.", "long: It is short enough. # so we think"),
    ],
)
def test_a_comment_that_is_one_cries_no_wolf(old, new):
    """Two spaces before it, quotation marks, or a value that is no text: each is a way to say so."""
    assert remarks(old, new) == []


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("Would you <b>never</b> rest?", "“<b>”"),
        ("One line<br/>and another", "“<br/>”"),
        ("Cats &amp; dogs", "“&amp;”"),
        ("Would you **really** like it?", "“**really**”"),
        ("Would you *really* like it?", "“*really*”"),
        ("Would you type `ls`?", "“`ls`”"),
        ("See [this page](https://example.org).", "“[this page](https://example.org)”"),
    ],
)
def test_markup_is_remarked_since_it_is_shown_as_it_is_typed(text, markup):
    [remark] = parse(changed(QUESTION, f'"{text}"'), "mini.yaml").remarks

    assert (remark.code, remark.path) == ("markup", "questions/certificate/text")
    assert remark.message == f"{markup} is shown just as it is typed: texts are plain."


@pytest.mark.parametrize(
    "text", ["Is 2 < 3 > 1?", "Q&A; R&D", "3 * 4 * 5", "A* and B*", "[optional] (if you like)", "2 ** 3", "a_b_c"]
)
def test_what_only_looks_a_little_like_markup_is_let_be(text):
    assert remarks(QUESTION, f'"{text}"') == []


def test_the_shipped_quiz_and_the_smallest_one_give_nothing_to_remark():
    assert read(ROOT / "questions.yaml").remarks == ()
    assert parse(WHOLE, "mini.yaml").remarks == ()


def test_remarks_are_warnings_of_the_check_and_can_be_silenced():
    """They stand with their line, and a reason at their question puts them aside."""
    [fault] = FAULTS["text-cut"]
    [finding] = check(fault).findings
    silenced = check(silencing(fault, "questions/more-cables", "text-cut"))

    assert (finding.severity, finding.code, finding.line) == ("warning", "text-cut", 10)
    assert (silenced.findings, [each.code for each in silenced.silenced]) == ((), ["text-cut"])


@pytest.mark.parametrize(
    "text",
    [
        '" Which  certificate\u00a0 would you rather earn? "',
        "> \n      Which certificate would \n      you  rather earn? \n\n",
    ],
)
def test_spaces_around_a_text_or_doubled_are_no_fault_and_not_kept(text):
    """Nobody sees them: a page would show none of them. A no-break space stays one."""
    edition = parse(changed(QUESTION, text), "mini.yaml")

    assert edition.quiz.question("certificate").text.replace("\u00a0", " ") == QUESTION
    assert edition.remarks == ()


def test_spaces_around_an_id_in_quotes_do_not_hide_it():
    """What refers to it, and what is said twice, is compared without them."""
    edition = parse(changed("{id: hardware,", '{id: "hardware ",'), "mini.yaml")

    assert edition.quiz == parse(WHOLE, "mini.yaml").quiz
