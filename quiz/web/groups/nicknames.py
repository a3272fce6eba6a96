"""The rule for a name in a group: one short word, of letters, digits, hyphens and apostrophes; or no name at all."""

import unicodedata

LONGEST = 20  # characters
_MARKS = "-'’"
_BLANK = "\u115f\u1160\u3164\uffa0"  # letters that show nothing


def composed(typed: str | None) -> str:
    """What was typed, composed and with single spaces; whatever else is wrong with it is said, not mended."""
    return " ".join(unicodedata.normalize("NFC", typed or "").split())


def fault(nickname: str) -> str:
    """What is wrong with a nickname, and what can be in one; empty where it is a good one, or none."""
    if " " in nickname:
        return "One word, please: this has a space in it."
    if len(nickname) > LONGEST:
        return f"This is too long: up to {LONGEST} characters fit."
    unknown = next((each for each in nickname if not _fits(each)), "")
    if unknown:
        return f"“{_shown(unknown)}” can’t be in it: letters, digits, hyphens and apostrophes can."
    return "Begin with a letter or a digit." if nickname and not nickname[0].isalnum() else ""


def _fits(character: str) -> bool:
    """Letters of every script, with the marks that belong to them, and digits."""
    is_word = unicodedata.category(character)[0] in "LM" or unicodedata.category(character) == "Nd"
    return character in _MARKS or (is_word and character not in _BLANK)


def _shown(character: str) -> str:
    """The character; one that shows nothing by its number."""
    return character if character.isprintable() and character not in _BLANK else f"U+{ord(character):04X}"
