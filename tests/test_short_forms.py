"""What stands for a title, a dimension, a question, a role or a topic where there is little room."""

from dataclasses import replace

import pytest

from quiz.content import Dimension, Question
from quiz.edition import Edition
from quiz.lint.shorts import judge
from quiz.reading import parse
from quiz.web.isolates import Isolated, in_language
from tests.examples import ROOT
from tests.golden import FOLDERS, golden
from tests.whole import WHOLE, changed

SHIPPED = (ROOT / "questions.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def shipped() -> Edition:
    """The shipped file."""
    return parse(SHIPPED, "questions.yaml")


@pytest.fixture(scope="module")
def whole() -> Edition:
    """A file without any short form."""
    return parse(WHOLE, "mini.yaml")


def with_all() -> bytes:
    """The same file with every short form there is."""
    text = WHOLE
    for old, new in (
        ("title: Which of two jobs?\n", "title: Which of two jobs?\nshort: Two jobs\n"),
        ("name: Hardware work,", "name: Hardware work, short: Hardware,"),
        ("    kind: single\n", "    short: Which certificate to earn\n    kind: single\n"),
        ("description: Repairs devices.", "description: Repairs devices.\n    brief: Mends things"),
        ("kind: certificates, pictured: true", "kind: certificates, pictured: true, first: 2, label: Papers"),
        ("name: Pay, kind: money", "name: Pay, first: 1, kind: money"),
        ("title: Job page\n", "title: Job page\n    short: Page\n    cite: A page of a school\n"),
    ):
        assert text.count(old.encode()) == 1, old
        text = text.replace(old.encode(), new.encode())
    return text


def test_short_forms_are_outside_the_version(whole):
    """So a file may gain them, and every link made before stays as it is."""
    assert parse(with_all(), "mini.yaml").quiz == whole.quiz
    assert parse(with_all(), "mini.yaml").quiz.version == whole.quiz.version


def test_a_file_says_what_is_short():
    edition = parse(with_all(), "mini.yaml")

    assert edition.short_title == "Two jobs"
    assert [edition.short_name(each) for each in edition.quiz.dimensions] == ["Hardware", "Contact"]
    assert edition.short_form(edition.quiz.questions[1]) == "Which certificate to earn"
    assert edition.in_short(edition.quiz.questions[1]) == "Which certificate to earn?"
    assert edition.brief("technician") == "Mends things"
    assert [topic.plain for topic in edition.first_topics] == ["Pay", "Papers"]
    assert [source.line for source in edition.sources] == ["Two jobs compared, undated", "A page of a school"]


def test_what_another_version_asked_in_other_words_stands_in_those():
    """Else a result would quote a question that nobody was asked, or name the wrong end of a dimension."""
    edition = parse(with_all(), "mini.yaml")
    question, dimension = edition.quiz.questions[1], edition.quiz.dimensions[0]
    other, turned = replace(question, text="Which one not?"), replace(dimension, low=dimension.high, high=dimension.low)

    assert (edition.short_form(other), edition.in_short(other)) == ("Which one not?", "Which one not?")
    assert edition.short_name(turned) == dimension.name


def test_where_a_file_says_nothing_the_whole_text_stands(whole):
    assert whole.short_title == whole.title
    assert [whole.short_name(each) for each in whole.quiz.dimensions] == ["Hardware work", "Contact"]
    assert [whole.short_form(each) for each in whole.quiz.questions] == [each.text for each in whole.quiz.questions]
    assert [whole.in_short(each) for each in whole.quiz.questions] == [each.text for each in whole.quiz.questions]
    assert whole.brief("technician") == "Repairs devices."
    assert [topic.id for topic in whole.first_topics] == ["certificates"]


def test_versions_of_other_days_are_named_too(shipped):
    """Their dimensions, questions and roles may be gone from today's file."""
    gone = Dimension("sailing", "Sailing", "on land", "at sea")
    asked = Question("knots", "likert", "How much would you like to tie knots?", ("sailing",), ())

    assert shipped.short_name(gone) == "Sailing"
    assert shipped.short_form(asked) == shipped.in_short(asked) == "How much would you like to tie knots?"
    assert shipped.brief("sailor") == shipped.gist("sailor") == ""
    assert shipped.first("sailor") == ()
    for folder in FOLDERS:
        quiz = golden(folder).quiz
        assert all(map(shipped.short_name, quiz.dimensions))
        assert all(map(shipped.short_form, quiz.questions))


@pytest.mark.parametrize(
    ("description", "gist"),
    [
        ("Mends. Then rests.", "Mends."),
        ("Mends what is broken", "Mends what is broken"),
        ("Who mends? This role.", "Who mends?"),
        ("Runs version 2.5 of it. Often.", "Runs version 2.5 of it."),
        ("يصلح الأجهزة. يعمل في المكتب.", "يصلح الأجهزة."),
        ("直す。そして休む。", "直す。"),
    ],
)
def test_a_gist_is_the_first_sentence_of_the_description(description, gist):
    edition = parse(changed("description: Repairs devices.", f"description: {description}"), "mini.yaml")

    assert edition.gist("technician") == gist


def test_of_topics_that_share_a_place_the_first_with_a_fact_is_shown():
    shared = with_all().replace(b"first: 1,", b"first: 2,")
    (first,) = parse(shared, "mini.yaml").first("technician")

    assert first.topic.id == "certificates"
    assert [fact.at for fact in first.facts[0]] == ["line 10", "line 24"]


def test_every_role_has_what_people_ask_first(shipped):
    for role in shipped.quiz.roles:
        known = [comparison.topic.id for comparison in shipped.first(role.id)]
        assert known[0] == "tasks"
        assert known[-2:] == ["preparation", "pay-half"]
    assert [topic.plain for topic in shipped.first_topics] == [
        "What you would do", "Where", "With whom", "Way in", "Pay, the middle half",
    ]  # fmt: skip


def test_the_shipped_file_has_every_short_form(shipped):
    """None falls back on a name, a text or a sentence."""
    paths = {f"dimensions/{each.id}" for each in shipped.quiz.dimensions}
    paths |= {f"questions/{each.id}" for each in shipped.quiz.questions}

    assert {each.path for each in shipped.shorts} == paths
    assert all(portrait.brief for portrait in shipped.portraits)
    assert all(source.cite for source in shipped.sources)
    assert shipped.short == "IT support quiz"
    assert list(judge(shipped)) == []


def test_short_forms_keep_their_language():
    edition = in_language(parse(with_all(), "mini.yaml"), "de")
    said = [
        edition.short_title,
        edition.short_name(edition.quiz.dimensions[0]),
        edition.short_form(edition.quiz.questions[1]),
        edition.brief("technician"),
        edition.gist("technician"),
        edition.first_topics[1].plain,
        edition.sources[1].line,
    ]

    assert [type(each) for each in said] == [Isolated] * len(said)


def test_a_file_with_none_at_all_hears_it_once(shipped):
    """Not forty times; with a single one it is named part by part."""
    bare = replace(
        shipped,
        short="",
        shorts=(),
        portraits=tuple(replace(portrait, brief="") for portrait in shipped.portraits),
        sections=tuple(
            replace(section, topics=tuple(replace(topic, first=0, label="") for topic in section.topics))
            for section in shipped.sections
        ),
    )

    (found,) = judge(bare)
    assert (found.code, found.path) == ("short-missing", "")
    assert "would help" in found.message
    assert len(list(judge(replace(bare, short="IT support quiz")))) > 30
