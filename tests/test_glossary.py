"""The glossary is kept: each of its words is in use, and none of the words that it rules out is."""

import re
from pathlib import Path

import pytest

from tests.examples import ROOT

GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
WORDS = re.findall(r"\*\*([a-z-]+(?: [a-z]+)*)\*\*", GLOSSARY)
RULED_OUT = re.search(r"\| not \| but \|\n\|---\|---\|\n(.*)", GLOSSARY, re.DOTALL)


def written(*names: str) -> dict[Path, str]:
    """The text of files, and of all files in folders, by their paths."""
    paths = [path for name in names for path in (ROOT / name, *(ROOT / name).rglob("*.*")) if path.is_file()]
    return {path: path.read_text(encoding="utf-8") for path in paths if path.suffix in {".py", ".html", ".md"}}


def ruled_out() -> list[str]:
    """The words in the first column of the last table, without what stands in brackets beside them."""
    assert RULED_OUT
    cells = [line.split("|")[1] for line in RULED_OUT[1].strip().splitlines()]
    return [word.strip() for cell in cells if "(" not in cell for word in cell.split(",")]


def found(word: str, texts: dict[Path, str]) -> list[str]:
    """Where a word stands, alone or as part of a name, with its line."""
    pattern = re.compile(rf"(?<![a-z]){word}(?:s|ed|ing)?(?![a-z])", re.IGNORECASE)
    return [
        f"{path.relative_to(ROOT)}:{n}"
        for path, text in texts.items()
        for n, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


CODE = written("quiz", "templates", "docs", "README.md")
NOT_OURS = {"glossary.md", "easy_words.py"}  # which list words
OURS = {path: text for path, text in CODE.items() if path.name not in NOT_OURS}


@pytest.mark.parametrize("word", sorted(set(WORDS)))
def test_each_word_of_the_glossary_is_in_use(word):
    pattern = re.compile(rf"(?<![a-z]){word.replace(' ', '[ _-]')}", re.IGNORECASE)

    assert any(pattern.search(text) for text in OURS.values())


@pytest.mark.parametrize("word", ruled_out())
def test_no_word_that_the_glossary_rules_out_is_in_use(word):
    others = written("tests", "CONTRIBUTING.md", "CHANGELOG.md")

    assert found(word, OURS | {path: text for path, text in others.items() if path.name != "test_glossary.py"}) == []


def test_a_word_is_found_in_a_sentence_and_in_a_name():
    texts = {ROOT / "a.py": "def test_told(): ...\nx = 1", ROOT / "b.md": "Nobody told us.\nA retold tale."}

    assert found("told", texts) == ["a.py:1", "b.md:1"]
