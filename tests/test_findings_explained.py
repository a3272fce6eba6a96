"""What `quiz check --explain` says of each code; each of its examples, put into the quiz of the docs, is found."""

import re
from io import StringIO
from typing import Any

import pytest
from ruamel.yaml import YAML

from quiz.against import against
from quiz.lint import lint
from quiz.lint.codes import CODES, Code
from quiz.lint.codes.printing import explain, page
from quiz.reading import FileError, parse
from tests.commands import running
from tests.examples import ROOT

DOC = (ROOT / "docs" / "authoring.md").read_text(encoding="utf-8")
RADIO = re.search(r"```yaml\n(id: school-radio\b.*?)```", DOC, re.DOTALL)[1]  # type: ignore[index]
OURS = {"source": "authored", "note": "Made up."}
SHEETS, PEOPLE = 2_000, 200


def changed(example: str, base: str = RADIO) -> str:
    """The quiz of the docs with a part of it changed: texts are replaced, entries of lists changed or added by id."""
    yaml = YAML(typ="safe", pure=True)
    whole = yaml.load(base)
    for key, value in yaml.load(example).items():
        if isinstance(value, list):
            whole[key] = _by_id(whole[key], value)
        else:
            whole[key] = {**whole[key], **value} if isinstance(value, dict) and key in whole else value
    written = StringIO()
    yaml.dump(whole, written)
    return written.getvalue()


def _by_id(entries: list[dict[str, Any]], changes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    known = {entry["id"]: entry for entry in entries}
    for change in changes:
        entry = known.setdefault(change["id"], {})
        entry |= change
        if not entry.get("short", True):
            del entry["short"]
        if "profile" in change:
            entry["profile"] = {id: _resting(target) for id, target in change["profile"].items()}
    return [*known.values()]


def _resting(target: dict[str, Any]) -> dict[str, Any]:
    return target if "source" in target else {**target, **OURS}


def codes(text: str) -> set[str]:
    """What is found in a file."""
    return {finding.code for finding in lint(parse(text, "radio.yaml"), sheets=SHEETS, people=PEOPLE).findings}


def test_the_quiz_of_the_docs_has_none_of_them():
    assert codes(changed("{}")) == set()


@pytest.mark.parametrize("code", CODES.values(), ids=lambda code: code.code)
def test_the_example_of_a_code_is_found(code: Code):
    if code.code == "source-details":
        with pytest.raises(FileError, match="the text is empty"):
            parse(changed(code.example), "radio.yaml")
    elif code.code == "text-cut":
        assert code.code in codes(re.sub(r"(?m)^scope: .*$", code.example.strip(), RADIO))
    elif code.needs_older:
        old = code.example.replace("      live:", "      gear: {target: 50, weight: 3}\n      live:")
        was, now = (parse(changed(each), "radio.yaml") for each in (old, code.example))
        report, _ = against(was, now, sheets=SHEETS, people=PEOPLE)
        assert code.code in {finding.code for finding in report.findings}
    else:
        assert code.code in codes(changed(code.example))


@pytest.mark.parametrize("code", CODES.values(), ids=lambda code: code.code)
def test_a_code_says_in_whole_sentences_what_it_means_and_what_to_do(code: Code):
    assert re.fullmatch(r"[a-z].*[^.]", code.when)
    for text in (code.why, code.mend):
        assert re.fullmatch(r"[A-Z“].*[.”?]", text)
        assert all(len(sentence.split()) <= 30 for sentence in re.split(r"(?<=[.?]) ", text))


def test_the_page_has_each_once():
    assert re.findall(r"(?m)^## (.*)$", page()) == sorted(CODES)
    assert all(explain(code) in page() for code in CODES.values())


# The command


@pytest.fixture
def run(tmp_path, monkeypatch, capfd):
    """Runs `quiz` in a folder with the quiz of the docs, and one with a warning."""
    (tmp_path / "sound.yaml").write_text(RADIO, encoding="utf-8")
    (tmp_path / "warned.yaml").write_text(changed(CODES["two-questions"].example), encoding="utf-8")
    (tmp_path / "noted.yaml").write_text(changed(CODES["gap"].example), encoding="utf-8")
    return running(tmp_path, monkeypatch, capfd)


def test_a_finding_is_explained_without_a_file(run):
    assert run("check", "--explain", "pair-alike")[:2] == (0, explain(CODES["pair-alike"]) + "\n")
    assert run("check", "--explain", "all")[:2] == (0, page() + "\n")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Pear-alike", "quiz: “Pear-alike” is no finding of `quiz check`. Did you mean “pair-alike”?\n"),
        ("zz", "quiz: “zz” is no finding of `quiz check`. `quiz check --explain all` prints all there are.\n"),
    ],
)
def test_what_is_no_finding_is_refused_with_what_it_may_have_meant(run, asked, said):
    code, _, error = run("check", "--explain", asked)

    assert (code, error) == (2, said)


def test_without_a_file_the_command_asks_for_one(run):
    code, _, error = run("check")

    assert code == 2
    assert "FILE" in error


@pytest.mark.parametrize(
    ("name", "plain", "strict"), [("sound.yaml", 0, 0), ("noted.yaml", 0, 0), ("warned.yaml", 0, 1)]
)
def test_strict_fails_on_warnings_too_but_not_on_notes(run, name, plain, strict):
    assert run("check", name)[0] == plain
    assert run("check", name, "--strict")[0] == strict
