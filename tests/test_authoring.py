"""What docs/authoring.md says is true: its quiz is whole and sound, and its path from the first file on leads there."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from quiz.commands.new import TEMPLATE
from quiz.lint import Report, lint
from quiz.lint.report import render
from quiz.reading import FileError, parse
from quiz.reading.format import QUIZ
from quiz.reading.gaps import is_gap
from quiz.reading.loading import load
from quiz.reading.schema import keys_of
from tests.editors import as_editors_read
from tests.examples import ROOT

DOC = (ROOT / "docs" / "authoring.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", DOC, re.DOTALL | re.MULTILINE)
EXAMPLE = next(text for _, text in BLOCKS if text.startswith("id: school-radio"))


def kind(language: str, text: str) -> str:
    """What a block of the page shows, by how it begins; each kind has its test."""
    starts = {
        "yaml id: ": "whole",
        "yaml # From the bank": "bank",  # tests/test_bank.py compares it with what is printed
        "yaml     description": "gaps",
        "yaml ": "step",
        " warning ": "findings",
        " 0 errors": "summary",
        " the figure": "fault",
        " 29-": "occupations",  # tests/test_onet_command.py compares them with what is printed
    }
    return next((kind for start, kind in starts.items() if f"{language} {text}".startswith(start)), "")


def read(text: str) -> Any:
    """The values of a part of a file."""
    return as_editors_read(load(text).value)


def merged(old: Any, new: Any) -> Any:
    """A file with a part written into it: an entry of the same id gets more keys, any other is added."""
    if isinstance(old, dict) and isinstance(new, dict):
        return old | {key: merged(old[key], value) if key in old else value for key, value in new.items()}
    if isinstance(old, list) and all(isinstance(each, dict) and "id" in each for each in new):
        entries = {each["id"]: each for each in old}
        return [*(entries | {each["id"]: merged(entries.get(each["id"]), each) for each in new}).values()]
    return new


def steps() -> Iterator[tuple[str, str, Any]]:
    """Each block of the page in order: its kind, its text, and the author's file as it is by then."""
    file = read(TEMPLATE.read_text(encoding="utf-8"))
    for language, text in BLOCKS:
        what = kind(language, text)
        if what in ("step", "bank"):
            file = merged(file, read(text))
        yield what, text, file


def judged(file: Any) -> Report:
    """What `quiz check` says of the author's file."""
    return lint(parse(json.dumps(file), "mine.yaml"))


@pytest.fixture(scope="module")
def edition():
    """The quiz of the page."""
    return parse(EXAMPLE, "authoring.md")


def test_every_block_is_of_a_kind_that_is_tried():
    kinds = [kind(language, text) for language, text in BLOCKS]

    assert "" not in kinds
    assert set(kinds) == {"whole", "bank", "gaps", "step", "findings", "summary", "fault", "occupations"}
    assert kinds.count("whole") == kinds.count("bank") == 1


def test_each_step_of_the_path_makes_a_file_that_can_be_read():
    files = [(text, file) for what, text, file in steps() if what in ("step", "bank") and "thin-dimension" not in text]

    assert len(files) == 5
    for text, file in files:
        assert len(parse(json.dumps(file), text).quiz.roles) == 5


def test_the_check_says_of_the_new_job_what_the_page_says_it_does():
    (text, file) = next((text, file) for what, text, file in steps() if what == "findings")

    found = [f"{finding.severity} {finding.code}: {finding.message}" for finding in judged(file).findings]
    assert [line[: len(said)] for line, said in zip(found, text.splitlines(), strict=True)] == text.splitlines()


def test_asking_what_sets_it_apart_mends_it_without_a_target_that_was_moved():
    before, (text, after) = (
        next((text, file) for what, text, file in steps() if what == wanted) for wanted in ("findings", "summary")
    )
    kept = [(role["id"], key, target) for role in before[1]["roles"] for key, target in role["profile"].items()]
    now = {role["id"]: role["profile"] for role in after["roles"]}

    assert render(judged(after)).splitlines()[-1].startswith(text.strip() + ", ")
    assert all(now[role][key] == target for role, key, target in kept)


def test_sources_and_facts_leave_it_sound_and_facts_change_no_version():
    _, judgements, sources, facts, _ = (file for what, _, file in steps() if what == "step")

    editions = [parse(json.dumps(file), "mine.yaml") for file in (judgements, sources, facts)]
    versions = [edition.quiz.version for edition in editions]
    assert [fact.source for fact in editions[2].facts] == ["day-book"]
    assert versions[0] != versions[1] == versions[2]
    assert render(lint(editions[2])).splitlines()[-1].startswith("0 errors, 0 warnings, ")


def test_a_figure_that_was_tuned_is_refused_in_the_words_of_the_page():
    text, file = next((text, file) for what, text, file in steps() if what == "fault")
    tuned = json.dumps(file).replace('"figure": 6,', '"figure": 5,')
    assert tuned != json.dumps(file)

    with pytest.raises(FileError) as caught:
        parse(tuned, "mine.yaml")
    assert [fault.message for fault in caught.value.faults] == [text.strip()]


def test_what_is_shown_as_still_to_be_written_are_gaps():
    text = next(text for language, text in BLOCKS if kind(language, text) == "gaps")
    role = load(text).value

    assert isinstance(role, dict)
    assert role.keys() == {"description", "first_steps"}
    assert all(is_gap(each) for value in role.values() for each in (value if isinstance(value, list) else [value]))


def test_what_is_shown_as_silenced_is_a_warning_and_its_reason():
    text = next(text for language, text in BLOCKS if "thin-dimension" in text)
    silenced = read(text)

    assert silenced["dimensions"][0]["silence"].keys() == {"thin-dimension"}
    assert silenced["silence"].keys() == {"one-source"}


def test_the_example_passes_its_own_check(edition):
    """Whoever copies it begins with 0 errors and 0 warnings, and sees how one is silenced."""
    report = lint(edition)

    assert report.findings == (), render(report)
    assert [(finding.code, finding.path) for finding in report.silenced] == [
        ("double-barrelled", "questions/sound-desk")
    ]


def test_the_example_shows_every_part_that_a_file_may_have(edition):
    """Facts, moves, a section apart, a conflict, a figure: whoever looks for one finds how it is written."""
    assert len(edition.facts) == 4
    assert [section.apart for section in edition.sections] == [False, False, True]
    assert [(move.role, move.to) for move in edition.upward] == [("reporter", "host")]
    assert [len(conflict.facts) for conflict in edition.conflicts] == [2]


@pytest.mark.parametrize("key", sorted(keys_of(QUIZ) - {"made_from", "result"}))
def test_the_example_shows_every_key(key):
    assert re.search(rf"(?m)^ *(?:- )?{key}:|[{{,] ?{key}: ", EXAMPLE)
