"""How hard a question is to read: words, syllables, and the Flesch–Kincaid grade."""

import re

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_CAPITALS = re.compile(r"[A-Z]{2,}s?")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?<=[^aeiouy])e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouysxzcg])es$")
_LE = re.compile(r"[^aeiouy]le[ds]?$")
_HIATUS = re.compile(r"(?<![tscxg])i[aou]|eo(?!p)|(?<![qg])ua(?!r)|[aeoy]ing|crea|rea$|dea$")
_SENTENCE_END = re.compile(r"[.?!]+(?=\s|$)")


def words(text: str) -> list[str]:
    """The words of a text; those joined by a hyphen count apart."""
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """About how many syllables an English word has, one at least.

    A syllable is a run of vowels; two vowels that are spoken apart ("radio") count twice, an e that is silent
    at the end ("like", "liked", "likes") does not count. Of words in capitals every letter is spoken.
    """
    if _CAPITALS.fullmatch(word):
        return len(word.rstrip("s"))
    low = word.lower()
    spoken = len(_VOWELS.findall(low)) + len(_HIATUS.findall(low))
    if not _LE.search(low):
        spoken -= len(_SILENT.findall(low))
    return max(spoken, 1)


def grade(text: str) -> float:
    """The Flesch–Kincaid grade of a text: the years of school that it takes to read it (Kincaid, 1975)."""
    found = words(text)
    if not found:
        return 0.0
    sentences = max(len(_SENTENCE_END.findall(text)), 1)
    return 0.39 * len(found) / sentences + 11.8 * sum(map(syllables, found)) / len(found) - 15.59
