"""What is still to be written in a file: read as nothing, listed by `quiz check`, and missed by no page."""

import re
from dataclasses import replace

import pytest

from quiz.edition import Gap, LookFor
from quiz.lint.report import as_json, render
from quiz.reading import parse
from tests.lint_editions import check, codes
from tests.lint_faults import FAULTS, SOUND
from tests.other_fields import VOLUNTEERING, code_of, pages_from
from tests.pages import app_of, close
from tests.test_other_fields import EMPTY, HEADING_ALONE
from tests.whole import WHOLE, changed

WAITING = changed(
    "    description: Answers calls.\n    skills: [listening]\n    first_steps: [Help a neighbour.]\n",
    '    description: "TO WRITE: what people do all day"\n'
    '    brief: "TO WRITE:   in a line"\n'
    '    skills: [listening, "TO WRITE: a skill", "TO WRITE: a skill"]\n'
    "    first_steps: TO WRITE\n"
    "    ask: [TO WRITE]\n"
    '    look_for: {vacancies: ["TO WRITE: a title", clerk], courses: TO WRITE the subjects}\n',
)


def test_a_gap_is_read_as_nothing_and_kept_with_its_line():
    edition = parse(WAITING, "mini.yaml")
    portrait = edition.portrait("specialist")

    assert (portrait.description, portrait.brief, portrait.gist) == ("", "", "")
    assert (portrait.skills, portrait.first_steps, portrait.ask) == (("listening",), (), ())
    assert portrait.look_for == LookFor(("clerk",), ())
    assert edition.gaps == (
        Gap("roles/specialist/description", "what people do all day", 50),
        Gap("roles/specialist/brief", "in a line", 51),
        Gap("roles/specialist/skills/2", "a skill", 52),
        Gap("roles/specialist/skills/3", "a skill", 52),
        Gap("roles/specialist/first_steps", "", 53),
        Gap("roles/specialist/ask/1", "", 54),
        Gap("roles/specialist/look_for/vacancies/1", "a title", 55),
        Gap("roles/specialist/look_for/courses", "the subjects", 55),
    )


def test_a_gap_changes_no_result():
    """It is around the quiz: links made before it is written stay as they are."""
    assert parse(WAITING, "mini.yaml").quiz == parse(WHOLE, "mini.yaml").quiz


@pytest.mark.parametrize("text", ["To write reports", "TO WRITERS", "Asked TO WRITE"])
def test_a_text_that_only_looks_like_one_is_a_text(text):
    edition = parse(changed("description: Answers calls.", f"description: {text}"), "mini.yaml")

    assert (edition.portrait("specialist").description, edition.gaps) == (text, ())


# As notes of `quiz check`.

WITH_GAPS = replace(
    SOUND, gaps=(Gap("roles/amber/brief", "what it does, in a line", 41), Gap("roles/amber/ask", "", 42))
)


def test_gaps_are_notes_and_fail_nothing():
    report = check(WITH_GAPS)

    assert [(each.severity, each.code, each.path, each.line) for each in report.findings] == [
        ("note", "gap", "roles/amber/ask", 40),
        ("note", "gap", "roles/amber/brief", 40),
    ]
    assert not report.has_errors
    assert "stones.yaml:40: roles/amber/brief: note gap: still to be written: “what it does, in a line”." in render(
        report
    )
    assert render(report).endswith("\n0 errors, 0 warnings, 2 notes, 0 silenced.")
    assert {key: as_json(report)[key] for key in ("errors", "warnings", "notes")} == {
        "errors": 0,
        "warnings": 0,
        "notes": 2,
    }


def test_what_is_a_gap_already_is_not_missed_a_second_time():
    long = "Looks after things, and after all that is needed to look after all of them."
    amber, *others = SOUND.portraits
    unwritten = replace(SOUND, portraits=(replace(amber, brief="", description=long), *others))

    assert codes(check(unwritten).findings) == {"short-missing"}
    assert codes(check(replace(unwritten, gaps=WITH_GAPS.gaps)).findings) == {"gap"}


@pytest.mark.parametrize("code", ["short-missing", "one-source"])
def test_what_comes_of_how_a_file_was_made_is_a_note(code):
    """Of a file that people wrote, it stays a warning."""
    for fault in FAULTS[code]:
        made = check(replace(fault, made_from="first"))

        assert {each.severity for each in check(fault).findings if each.code == code} == {"warning"}
        assert {each.severity for each in made.findings if each.code == code} == {"note"}


def test_one_source_that_did_not_make_the_file_stays_a_warning():
    [fault] = FAULTS["one-source"]

    assert [each.severity for each in check(replace(fault, made_from="second")).findings] == ["warning"]


def test_only_a_published_source_of_the_file_can_have_made_it():
    made = WHOLE.replace(b"\nsources:", b"\nmade_from: doc-b\nsources:")

    assert parse(made, "mini.yaml").made_from == "doc-b"
    assert parse(made, "mini.yaml").quiz == parse(WHOLE, "mini.yaml").quiz


# On pages.

WAIT = '"TO WRITE: something for zebras to read"'
ALL = re.sub(r"(?m)^    (description|skills|first_steps): .*$", rf"    \1: {WAIT}", VOLUNTEERING)
ALL = ALL.replace("    profile:", f"    ask: [{WAIT}]\n    look_for: {WAIT}\n    profile:")
BRIEF = ALL.replace("    profile:", "    brief: Lends a hand\n    profile:")
SKILLS = re.sub(r"(?m)^    (description|first_steps): .*$", r"    \1: TO WRITE", VOLUNTEERING)
STEPS = re.sub(r"(?m)^    (description|skills): .*$", r"    \1: TO WRITE", VOLUNTEERING)
ONE = VOLUNTEERING.replace("description: Reads to children who have nobody to read to them.", f"description: {WAIT}")


@pytest.mark.parametrize("text", [ALL, BRIEF, SKILLS, STEPS, ONE], ids=["all", "brief", "skills", "steps", "one"])
def test_every_page_reads_well_without_what_is_to_be_written(text, tmp_path):
    """Of a result that names one job, of one that names none, and of all that leads on from them."""
    assert "TO WRITE" in text
    (tmp_path / "quiz.yaml").write_text(text, encoding="utf-8")
    app = app_of(
        tmp_path, QUIZ_FILE=tmp_path / "quiz.yaml", QUIZ_GROUPS="open", QUIZ_SECRET_KEY="a secret, long enough"
    )
    codes = [code_of(text, *said) for said in (("5", "2", "4", "library"), ("3", "3", "3", "meadow"))]
    results = [f"/r/{code}{part}" for code in codes for part in ("", "/plan", "/talk", "/home", "/if/warden")]
    pages = pages_from(app.test_client(), "/", "/questions", *results)
    close(app)

    assert len(pages) > 40
    for address, html in pages.items():
        assert "TO WRITE" not in html, address
        assert "zebras" not in html, address
        assert (EMPTY.search(html), HEADING_ALONE.search(html)) == (None, None), address
        assert not re.search(r'content="\s*"|<dd>\s*</dd>|(?:practise|Try it): ?\.?</p>|<b>\s*</b>|“”', html), address
