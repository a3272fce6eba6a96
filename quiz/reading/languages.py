"""The language of a file, as its author writes it."""

from quiz.language import normal
from quiz.reading.faults import quote
from quiz.reading.texts import as_text, wrong


def as_language(value: object) -> str:
    """A language's tag of BCP 47, as it is best written."""
    tag = as_text(value)
    if not (language := normal(tag)):
        meant = normal(tag.replace("_", "-")) if "_" in tag else ""
        fix = f"Did you mean {meant}?" if meant else "Write its code of BCP 47, such as en, de-AT or zh-Hant."
        raise wrong(f"{quote(tag)} is not the code of a language. {fix}")
    return language
