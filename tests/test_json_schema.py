"""`quiz schema`: editors see what a schema can see of a quiz file, all of it, and nothing that is no fault."""

import copy
import json
import re
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from quiz.bank import format as bank_format
from quiz.bank.reading import FILE as BANK
from quiz.commands.new import TEMPLATE
from quiz.reading import FileError, parse
from quiz.reading import format as declared
from quiz.reading.described import DESCRIBED, schema_of_quiz_files
from quiz.reading.encoding import decode
from quiz.reading.json_schema import json_schema
from quiz.reading.loading import load
from quiz.reading.schema import Group, Later, Leaf, List, Part, Table
from quiz.reading.tree import Unread
from tests.commands import running
from tests.editors import as_editors_read, refused
from tests.examples import ROOT
from tests.other_fields import ARABIC, VOLUNTEERING
from tests.test_authoring import EXAMPLE
from tests.whole import BROKEN, WHOLE

PRINTED = schema_of_quiz_files()
SCHEMA = Draft202012Validator(PRINTED)
HEALTHY = {
    **{path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").glob("*.yaml"))},
    "questions": (ROOT / "questions.yaml").read_text(encoding="utf-8"),
    "crafts": (ROOT / "tests" / "crafts.yaml").read_text(encoding="utf-8"),
    "new": TEMPLATE.read_text(encoding="utf-8"),
    "whole": WHOLE.decode(),
    "authoring": EXAMPLE,
    "volunteering": VOLUNTEERING,
    "arabic": ARABIC,
}
CORPUS = sorted(path for path in BROKEN.glob("*.yaml") if path.name != "whole.yaml")

# What no schema sees: what one part says of another, how YAML was spelt, and what characters and figures mean.
UNSEEN = {
    "an id that is nowhere": r"^there is no (dimension|role|family|scale|topic|source|published source) ",
    "used twice": r"was already used on line|is named twice|names the same fact on line|were already given on line",
    "a contradiction": r"of the same role and scope",
    "a fact that is nowhere": r"has no fact on|Every fact has a topic",
    "a round of moves": r"growing leads round|cannot lead to itself",
    "options beside options": r"this option places",
    "a figure beside its dimension": r"stands at \d+ of 100|lies outside its dimension|has no “figures”",
    "a figure beside the other": r"set no roles apart",
    "a pole beside the other": r"^both poles are",
    "a range that runs down": r"^the range runs down",
    "the kind of the topic": r"a share is 0 to 100|^a list of names is wanted|^a text is wanted here, not a list",
    "how a figure is spelt": r"is not a figure in digits|is in quotes, which makes",
    "a word for no data": r"would be printed as it is|stands alone, without brackets",
    "what older YAML reads": r"can be read as a (yes-or-no value|number|date)|begins with 0",
    "how a number is spelt": r"is not written as a whole number|does not read as a whole number",
    "how true is spelt": r"^write true or false here",
    "the calendar": r"is not a day of the calendar",
    "a character that nobody sees": r"cannot be seen",
    "contrast": r"is too (pale|dark) for (light|dark) pages",
}


def kinds(message):
    """The kinds of what no schema sees, of which a fault is."""
    return {kind for kind, words in UNSEEN.items() if re.search(words, message)}


def parts(part):
    """A part and all that are below it."""
    yield part
    match part:
        case Later():
            below: Iterable[Part] = [part.part]
        case List():
            below = [part.entry]
        case Table():
            below = [part.name, part.entry]
        case Group():
            below = part.keys.values()
        case _:
            below = []
    for each in below:
        yield from parts(each)


def groups(module):
    """The groups that a format declares, by their names."""
    return {part: name for name, part in vars(module).items() if isinstance(part, Group)}


def test_it_is_a_schema_by_its_own_rules():
    Draft202012Validator.check_schema(PRINTED)

    assert PRINTED["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_every_single_value_has_a_shape_and_every_group_knows_its_keys_alone():
    leaves = [part for part in parts(declared.QUIZ) if isinstance(part, Leaf)]

    assert len(leaves) > 100
    assert [leaf for leaf in leaves if not leaf.shape] == []
    assert {each["additionalProperties"] for each in (PRINTED, *PRINTED["$defs"].values())} == {False}


def test_every_key_is_described_in_a_sentence_and_nothing_else_is():
    keys = {name: {*part.keys} for part, name in groups(declared).items()}

    assert {name: {*said} - {""} for name, said in DESCRIBED.items()} == keys
    texts = [text for said in DESCRIBED.values() for text in said.values()]
    assert [text for text in texts if not text.endswith(".") or len(text) > 110] == []


@pytest.mark.parametrize("name", HEALTHY)
def test_nothing_is_wrong_with_a_file_that_is_right(name):
    assert refused(SCHEMA, as_editors_read(load(HEALTHY[name]).value)) == []


def test_the_bank_keeps_to_the_schema_of_its_own_format():
    named = {**groups(declared), **groups(bank_format)}
    numbered = {part: f"{name}-{number}" for number, (part, name) in enumerate(named.items())}
    own = Draft202012Validator(json_schema(bank_format.BANK, numbered, {}))

    assert refused(own, as_editors_read(load(BANK.read_text(encoding="utf-8")).value)) == []
    assert refused(own, as_editors_read(load(WHOLE.decode()).value)) != []


@pytest.mark.parametrize("name", ["crafts", "new"])
def test_values_are_read_as_yaml_1_2_reads_them(name):
    """By another reader; a day, of which that makes one of the calendar, is none of the files'."""
    assert as_editors_read(load(HEALTHY[name]).value) == YAML(typ="safe", pure=True).load(HEALTHY[name])


@pytest.fixture(scope="module")
def corpus():
    """Of each broken file whose YAML can be read: its tree, its faults but those of YAML itself, and what is refused.

    A slip, such as a bullet for a hyphen, has no path; all else follows from it, so that nothing else is said.
    """
    found = {}
    for path in CORPUS:
        with pytest.raises(FileError) as caught:
            parse(path.read_bytes(), path.name)
        tree = tree_of(path)
        faults = [fault for fault in caught.value.faults if fault not in tree.faults]
        if not isinstance(tree.value, Unread) and all(fault.path for fault in faults):
            found[path.stem] = tree, faults, refused(SCHEMA, as_editors_read(tree.value))
    return found


def tree_of(path):
    """The tree of a file; of one that holds no text, nothing."""
    try:
        return load(decode(path.read_bytes(), path.name))
    except FileError:
        return load("*nothing")


def test_an_editor_marks_every_fault_that_a_schema_can_see(corpus):
    """At the part itself, or, where a key is missing or unknown, at the group that should have it or has it."""
    missed, seen = [], 0
    for name, (tree, faults, marks) in corpus.items():
        marked = {tree.path(loc) for loc, _ in marks}
        for fault in faults:
            is_seen = not marked.isdisjoint({fault.path, fault.path.rpartition("/")[0]})
            seen += is_seen
            if not is_seen and not kinds(fault.message):
                missed.append((name, fault))

    assert missed == []
    assert seen > 200


def test_what_no_schema_sees_is_listed_and_each_kind_of_it_is_in_the_corpus(corpus):
    found = set()
    for tree, faults, marks in corpus.values():
        marked = {tree.path(loc) for loc, _ in marks}
        found |= {kind for fault in faults if fault.path not in marked for kind in kinds(fault.message)}

    assert found == set(UNSEEN)


def test_an_editor_marks_nothing_where_the_reader_finds_no_fault(corpus):
    for name, (tree, faults, marks) in corpus.items():
        paths = [fault.path for fault in faults] + [tree.path(loc) for loc, *_ in tree.refused]
        for loc, message in marks:
            at = tree.path(loc)
            near = [path for path in paths if f"{path}/".startswith(f"{at}/") or f"{at}/".startswith(f"{path}/")]

            assert near or not at, (name, at, message)


VALUES = st.sampled_from(
    [
        "",
        "a text",
        "TO WRITE: this",
        "two\nlines",
        0,
        3,
        50,
        101,
        -1,
        7.5,
        True,
        None,
        [],
        ["a"],
        {},
        {"id": "a"},
        "x" * 301,
    ]
)


def places(value, loc=()):
    """Where every part of a file stands, but the file itself."""
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, each in steps:
        yield (*loc, step)
        yield from places(each, (*loc, step))


WHOLE_FILE = as_editors_read(load(WHOLE.decode()).value)


@given(st.sampled_from(sorted(places(WHOLE_FILE), key=str)), VALUES | st.just("gone"))
def test_whatever_a_schema_refuses_the_reader_refuses_too(loc, value):
    file = copy.deepcopy(WHOLE_FILE)
    around = file
    for step in loc[:-1]:
        around = around[step]
    if value == "gone":
        del around[loc[-1]]
    else:
        around[loc[-1]] = value

    if refused(SCHEMA, file):
        with pytest.raises(FileError):
            parse(json.dumps(file), "mini.yaml")


def test_the_command_prints_it(tmp_path, monkeypatch, capfd):
    code, out, err = running(tmp_path, monkeypatch, capfd)("schema")

    assert (code, err) == (0, "")
    assert json.loads(out) == PRINTED
