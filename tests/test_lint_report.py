"""What `quiz check` prints: each cause once, and figures that never read as their own limit."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.lint import lint
from quiz.lint.beside import beside
from quiz.lint.figures import measure
from quiz.lint.people import Recovery
from quiz.lint.report import as_json, render
from quiz.lint.roles import own_self
from tests.examples import ROOT, likert
from tests.lint_editions import CLAIMS, DIMENSIONS, check, silencing, stones
from tests.lint_faults import FAULTS, SOUND

NEARLY = FAULTS["pair-alike"][0]


def test_a_finding_names_file_line_figure_and_fix():
    """Amber and ember differ by 50 on 1 part in 11 of their weight: 100 - 50 / 11 = 95.5."""
    text = render(check(NEARLY))

    assert (
        "stones.yaml:40: roles/amber: warning pair-alike: Amber and Ember agree to 95.5 (over 85). Most of what"
        " separates them is “How much would you like less-travel?” Weigh them more where they differ,"
    ) in text
    assert "\n    on this sheet: less-cables=1 " in text


def test_the_report_ends_with_its_sum():
    *_, last = render(check(silencing(NEARLY, "roles/amber", "pair-alike"))).splitlines()

    assert last.endswith("1 silenced.")
    assert render(check(SOUND)).endswith("0 errors, 0 warnings, 0 silenced.")


def test_the_json_holds_what_the_text_does():
    printed = json.loads(json.dumps(as_json(check(NEARLY))))
    finding = next(finding for finding in printed["findings"] if finding["code"] == "pair-alike")

    assert (finding["line"], finding["path"], finding["also"]) == (40, "roles/amber", ["roles/ember"])
    assert [role["role"] for role in printed["roles"]] == ["amber", "ember", "coral"]
    assert printed["roles"][0]["agreement"] == 95.5


def test_a_cause_is_printed_once_with_its_worst_ten():
    """Twelve dimensions that nobody asks about twice, and two that nobody asks about, which is worse."""
    lone = [likert(f"lone-{number}") for number in range(12)]
    quiz = stones(*lone).quiz
    bare = [replace(quiz.dimensions[0], id=id, name=id) for id in ("bare-1", "bare-2")]
    report = check(replace(SOUND, quiz=replace(quiz, dimensions=(*quiz.dimensions, *bare))))
    lines = [line for line in render(report).splitlines() if "thin-dimension" in line]

    assert len(lines) == 11
    assert all("no question" in line for line in lines[:2])
    assert ["Ask a second time" in line for line in lines] == [True, *[False] * 10]
    assert lines[-1] == "stones.yaml: and 4 more thin-dimension, 14 in all; `quiz check --json` lists them."
    assert len([each for each in as_json(report)["findings"] if each["code"] == "thin-dimension"]) == 14


def test_forty_roles_do_not_fill_the_screen_with_one_cause():
    """Ten lines of each code at most, and how many more: not one for each of hundreds of findings."""
    targets = {n: {d: 25 * (n * (at + 2) % 5) for at, d in enumerate(DIMENSIONS)} for n in range(40)}
    claims = {f"role-{n}": {d: (target, 1 + n % 3) for d, target in own.items()} for n, own in targets.items()}
    report = lint(stones(claims=claims), sheets=20, people=5)
    kinds = {(each.severity, each.code) for each in report.findings}
    causes = [line for line in render(report).splitlines() if line.startswith("stones.yaml")]

    assert len(report.findings) > 245
    assert len(causes) <= 11 * len(kinds)


@pytest.mark.parametrize(
    ("value", "limits", "printed"),
    [
        (Fraction(8998, 100), (90,), "89.98"),
        (Fraction(89996, 1000), (90,), "89.996"),
        (Fraction(90), (90,), "90.0"),
        (Fraction(899, 10), (90,), "89.9"),
        (Fraction(8504, 100), (85, 100), "85.04"),
        (Fraction(99999, 1000), (85, 100), "99.999"),
        (Fraction(-1, 100), (0,), "-0.01"),
    ],
)
def test_a_figure_never_reads_as_the_limit_that_it_fails(value, limits, printed):
    assert beside(value, *limits) == printed


@given(st.fractions(0, 100, max_denominator=9_999), st.sampled_from([20, 25, 50, 85, 90]))
def test_whatever_is_printed_lies_where_the_figure_lies(value, limit):
    read = Fraction(beside(value, limit))

    assert (read < limit, read > limit) == (value < limit, value > limit)


def test_a_share_just_under_its_limit_says_so():
    """3,599 of 4,000 are 89.975 %, which is not the 90 that are wanted."""
    role = SOUND.quiz.roles[0]
    [found] = own_self(role, Recovery(people=4_000, first=3_599, three=4_000, confusion=None))

    assert "89.98 % get it first (90 at least) and 100.0 % among the first three (99 at least)" in found.message


def test_long_steps_show_progress():
    steps: list[str] = []
    measure(SOUND.quiz, steps.append, 10, 10)

    assert len(steps) == 1 + len(CLAIMS)


def test_the_report_is_the_same_under_every_hash_seed():
    program = (
        "from quiz.lint import lint, report; from tests.lint_faults import FAULTS;"
        "print([report.as_json(lint(fault, sheets=50, people=50)) for fault in FAULTS['pair-alike']])"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in "12"
    ]

    assert runs[0] == runs[1]
