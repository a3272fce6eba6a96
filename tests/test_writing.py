"""What is written as part of a quiz file is read as the very same, whatever it is."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from quiz.reading.loading import load
from quiz.reading.texts import as_text, tidy
from quiz.writing import Apart, Flow, Noted, Part, written

TRAPS = (
    "yes",
    "No",
    "~",
    "null",
    "12",
    "012",
    "1e3",
    "12:30",
    "2026-11-27",
    "- a",
    "a: b",
    "a #b",
    "'",
    '"',
    "{a",
    "é…",
)

visible = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=30)
texts = st.one_of(visible, st.sampled_from(TRAPS), st.lists(visible, min_size=2, max_size=40).map(" ".join))
ids = st.from_regex(r"[a-z]{1,9}", fullmatch=True).filter(
    lambda id: id not in {"y", "n", "no", "on", "yes", "off", "true", "false", "null"}
)
flat = st.one_of(texts, st.integers(0, 100), st.booleans(), st.lists(texts, min_size=1, max_size=9))
groups = st.dictionaries(ids, flat, min_size=1, max_size=5)
parts = st.one_of(
    flat,
    groups,
    groups.map(Flow),
    st.lists(groups, min_size=1, max_size=3),
    st.lists(groups.map(Flow), min_size=1, max_size=3),
    st.lists(groups, min_size=1, max_size=3).map(Apart),
    st.builds(Noted, st.one_of(texts, groups), st.sampled_from(["why", "two\nlines"])),
)


def plain(part):
    """A part without what says how it is laid out."""
    match part:
        case Flow(group=within) | Apart(groups=within) | Noted(part=within):
            return plain(within)
        case dict():
            return {key: plain(within) for key, within in part.items()}
        case list():
            return [plain(each) for each in part]
    return part


@given(st.dictionaries(ids, parts, min_size=1, max_size=4))
def test_whatever_is_written_is_read_as_the_same_by_yaml(file):
    assert YAML(typ="safe").load(written(file)) == plain(file)


@given(texts)
def test_a_text_is_a_text_to_the_reader_of_quiz_files(words):
    """It refuses whatever any version of YAML takes for something else."""
    file = load(written({"text": words})).value

    assert isinstance(file, dict)
    assert tidy(as_text(file["text"]), 10_000) == words


def test_wide_groups_and_lists_are_broken_and_narrow_ones_stay_on_their_line():
    wide: dict[str, Part] = {"one": "a" * 60, "two": "b" * 60, "three": 3}

    assert (
        written({"near": Flow({"a": 1, "b": Decimal("2.50")}), "short": ["a", "b"]})
        == "near: {a: 1, b: 2.50}\nshort: [a, b]"
    )
    assert written({"far": Flow(wide)}) == f"far:\n  {{one: {'a' * 60},\n   two: {'b' * 60}, three: 3}}"
    assert written({"list": [Flow(wide)]}) == f"list:\n  - {{one: {'a' * 60},\n     two: {'b' * 60}, three: 3}}"
    assert written({"long": ["a" * 60, "b" * 60]}) == f"long:\n  - {'a' * 60}\n  - {'b' * 60}"


def test_a_remark_stands_behind_a_value_or_above_a_group():
    assert written({"id": Noted("radio", "why")}) == "id: radio  # why"
    assert written({"id": Noted("radio", "why\n\nso")}) == "# why\n#\n# so\nid: radio"
    assert written({"role": Noted({"id": "radio"}, "why")}) == "# why\nrole:\n  id: radio"


def test_what_can_stand_nowhere_is_refused():
    with pytest.raises(TypeError):
        written({"a": [[{"b": "c"}], None]})  # type: ignore[list-item]
