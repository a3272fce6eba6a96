"""What is said of a quiz file that is broken, and that nothing at all breaks the reader.

Each file in `tests/broken` but `whole.yaml` breaks that one in one way or a few, and has its expected report beside
it, in a file of the same name that ends in `.txt`.
"""

import json
import os
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from quiz.errors import ContentError
from quiz.reading import Fault, FileError, parse, read
from quiz.reading.format import QUIZ
from quiz.reading.schema import keys_of
from tests.whole import BROKEN, WHOLE, changed

CORPUS = sorted(path for path in BROKEN.glob("*.yaml") if path.name != "whole.yaml")

FILE_KEYS = keys_of(QUIZ)


def faults(text: bytes | str) -> tuple[Fault, ...]:
    """What is wrong with a text that must not be whole."""
    with pytest.raises(FileError) as caught:
        parse(text, "mini.yaml")
    return caught.value.faults


def survives(text: bytes | str) -> None:
    """Read a text that may be anything: it makes an edition or a report, and the report is in our words."""
    try:
        parse(text, "mini.yaml")
    except FileError as error:
        report = error
    else:
        return
    assert "Input should" not in report.what
    assert all(line.startswith("mini.yaml") for line in report.what.split("\n"))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_a_broken_file_gets_its_report(path):
    with pytest.raises(FileError) as caught:
        parse(path.read_bytes(), path.name)

    assert caught.value.what + "\n" == path.with_suffix(".txt").read_text(encoding="utf-8")


def test_the_corpus_is_whole():
    assert len(CORPUS) >= 180
    assert {path.stem for path in CORPUS} == {path.stem for path in BROKEN.glob("*.txt")}


def test_all_faults_of_a_file_are_reported_at_once_in_the_order_of_its_lines():
    found = faults((BROKEN / "many-faults.yaml").read_bytes())

    assert [fault.line for fault in found] == [1, 9, 20, 27, 34, 34, 46, 49, 55, 64, 68]
    assert found[2] == Fault(20, "questions/fix-laptop/scale", "there is no scale “likng”. Did you mean “liking”?")


def test_a_report_is_one_fault_a_line_and_then_what_to_do():
    with pytest.raises(ContentError) as caught:
        parse(changed("id: mini", "id: Mini").replace(b"weight: 1", b"weight: 4"), "mini.yaml")

    first, second, advice = str(caught.value).split("\n")
    assert first.startswith("mini.yaml:1: id: “Mini” is not an id")
    assert second.startswith("mini.yaml:45: roles/technician/profile/customers/weight: “4” is out of range")
    assert advice == caught.value.fix


def test_a_long_report_ends_with_how_many_more_there_are():
    silenced = "".join(f"      Finding {number}: so\n" for number in range(150))

    with pytest.raises(FileError) as caught:
        parse(changed("      long: It is short enough.\n", silenced), "mini.yaml")

    lines = caught.value.what.split("\n")
    assert len(lines) == 100 + 1
    assert lines[-1] == "mini.yaml: and 50 more."
    assert len(caught.value.faults) == 150


def test_one_cause_is_reported_once_with_the_lines_of_all_that_follow_from_it():
    """A dimension that lost its name: whatever refers to it says the same, so the first says it for all."""
    found = changed("{id: customers, name: Contact", "{id: clients, name: Contact")

    with pytest.raises(FileError) as caught:
        parse(found, "mini.yaml")

    assert caught.value.what == (
        "mini.yaml:30: questions/certificate/options/service/place/customers: there is no dimension “customers”. "
        "Known: “hardware”, “clients”. The same in 4 more places: lines 33, 42, 45, 54."
    )
    assert len(caught.value.faults) == 5


def test_what_a_text_says_is_never_taken_for_a_slip():
    """Dashes, bullets, fences and no-break spaces may stand in a text of several lines; the one fault is elsewhere."""
    text = "> # as it is\n      Three things:\n      – one\n      • two\n      ```\n      \u00a0id: three\n"

    parse(changed("Answers calls.", text), "mini.yaml")
    [fault] = faults(changed("Answers calls.", text).replace(b"weight: 1", b"weight: 4"))
    assert fault.path == "roles/technician/profile/customers/weight"


def test_a_long_value_is_quoted_in_part():
    (fault,) = faults(changed("scale: liking", f"scale: {'x' * 5000}"))

    assert fault.message == f"there is no scale “{'x' * 59}…”. Known: “liking”."


def test_a_list_that_is_broken_itself_casts_no_doubt_on_what_refers_to_it():
    assert [fault.path for fault in faults(changed("families:\n  - {id: people,", "families:\n    {id: people,"))] == [
        "families"
    ]


def test_a_misspelt_id_is_still_what_others_refer_to():
    renamed = WHOLE.replace(b"hardware", b"Hard_ware")

    assert [fault.path for fault in faults(renamed)] == ["dimensions/1/id"]


def test_thousands_of_facts_that_contradict_each_other_are_read_all_the_same():
    """Each is held against a hundred before it, not against all."""
    tell = "{topic: certificates, value: [CCNA], at: line 24}"
    many = ", ".join([tell, *(f"{{topic: pay, value: {number}, at: row {number}}}" for number in range(2000))])

    said = [fault.message.split()[0] for fault in faults(changed(tell, many))]

    assert (said.count("“pay”"), said.count("too")) == (1999, 1)


def test_roles_that_lead_on_for_thousands_of_steps_are_read_all_the_same():
    chain = "".join(f"  - {{id: r{step}, grows_into: [{{role: r{step + 1}}}]}}\n" for step in range(2000))

    assert any(fault.path == "roles" for fault in faults(changed("\nsources:\n", f"{chain}\nsources:\n")))


# Files that cannot even be opened


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ContentError) as caught:
        read(tmp_path / "gone.yaml")

    assert caught.value.what == f"{tmp_path / 'gone.yaml'}: there is no such file."
    assert "in the file" not in str(caught.value)  # in which there is nothing to put right


@pytest.mark.parametrize("name", [".", "pipe", "nul\0name", "n" * 5000, "file/inside"])
def test_what_is_no_file_is_refused_without_waiting_for_it(tmp_path, name):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "file").touch()

    with pytest.raises(ContentError):
        read(tmp_path / name)


@pytest.fixture
def not_root():
    """Root may read every file, so for one test it steps down."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    yield
    os.seteuid(user)


def test_a_file_without_permission_says_so(tmp_path, request):
    path = tmp_path / "questions.yaml"
    path.touch(mode=0)
    request.getfixturevalue("not_root")

    with pytest.raises(ContentError, match="the file cannot be read"):
        read(path)


def test_a_file_over_1_mib_is_refused_unread(tmp_path):
    path = tmp_path / "large.yaml"
    path.write_bytes(b"[" * (1024 * 1024 + 1))

    with pytest.raises(ContentError, match="over 1 MiB"):
        read(path)


@pytest.mark.parametrize("nested", ["[", "- ", "{a: ", "? "])
def test_deep_nesting_is_refused_however_deep_it_goes(nested):
    """To read on would take minutes, and more stack than Python has."""
    found = faults("id:\n  " + nested * (1_000_000 // len(nested)))

    assert sum("over 20 levels deep" in fault.message for fault in found) == 1


# What holds of every file


def test_a_dimension_may_be_called_what_a_key_is_called():
    renamed = WHOLE.replace(b"hardware", b"profile")

    assert parse(renamed, "mini.yaml").quiz.dimensions[0].id == "profile"


@given(st.binary(max_size=200) | st.text(max_size=200))
def test_no_bytes_break_the_reader(text):
    survives(text)


@given(
    st.lists(
        st.tuples(
            st.integers(0, len(WHOLE)),
            st.integers(0, 30),
            st.sampled_from(
                [*"\t\n\r-:?&*!|>'\"[]{},#%@`\\~<=.0", "- ", ": ", "---\n", "<<: ", "&a ", "*a ", "\x00", "é"]
            )
            | st.text(max_size=5),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_no_slip_of_the_keyboard_breaks_the_reader(slips):
    text = WHOLE.decode()
    for start, length, typed in slips:
        text = text[:start] + typed + text[start + length :]

    survives(text)


@given(
    st.lists(st.integers(0, 9), max_size=6),
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats()
        | st.text(max_size=8)
        | st.sampled_from(["likert", "single", "money", "names", "no data", "authored", "technician", "certificates"]),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(sorted(FILE_KEYS)) | st.text(max_size=8), inner, max_size=3)
        ),
        max_leaves=8,
    ),
)
def test_no_value_in_the_place_of_another_breaks_the_reader(steps_down, value):
    quiz = YAML(typ="safe", pure=True).load(BytesIO(WHOLE))

    survives(json.dumps(put(quiz, steps_down, value), default=date.isoformat))


def put(tree: Any, steps_down: list[int], value: Any) -> Any:
    """The tree with the value in place of what lies so many steps down, each counted round its entries."""
    if not steps_down or not isinstance(tree, dict | list) or not tree:
        return value
    at = list(tree)[steps_down[0] % len(tree)] if isinstance(tree, dict) else steps_down[0] % len(tree)
    tree[at] = put(tree[at], steps_down[1:], value)
    return tree
