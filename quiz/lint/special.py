"""Are the special words of a question explained? (docs/scoring.md, "The author's linter", 8).

A word is special unless it is on the list of Dale and Chall: what four of five pupils of ten knew in 1948, with its
usual endings; or on our own list of what everybody of twelve has learned since, with what is spelled otherwise in
Britain. `about` explains, and is not judged here.
"""

import re
from collections.abc import Iterator

from quiz.content import Question, Quiz
from quiz.lint.easy_words import EASY
from quiz.lint.finding import Finding, warning
from quiz.lint.texts import question_texts

SINCE = (
    "abroad", "ambulance", "annoyed", "apologise", "apologize", "app", "argue", "battery", "bike", "blog",
    "bored", "boring", "boyfriend", "burger", "café", "calm", "camera", "cartoon", "centre", "chat", "cheque",
    "clinic", "computer", "concert", "cooker", "design", "dinosaur", "disagree", "discuss", "dishwasher",
    "dolphin", "email", "emergency", "energy", "euro", "experiment", "firefighter", "fridge", "girlfriend",
    "grandad", "granny", "grey", "guitar", "gym", "hairdresser", "hamster", "helicopter", "hobby", "internet",
    "jeans", "jewellery", "jogging", "keyboard", "kilometre", "laptop", "litre", "lorry", "mall", "maths",
    "metre", "microwave", "mobile", "mum", "okay", "online", "organise", "organize", "panda", "passport",
    "password", "pasta", "patient", "penguin", "photo", "pilot", "pizza", "planet", "plastic", "plough",
    "plumber", "pollution", "practice", "practise", "problem", "project", "pyjamas", "realise", "recognise",
    "recognize", "recycle", "relax", "rescue", "restaurant", "robot", "science", "scientist", "scooter", "selfie",
    "shampoo", "shark", "skateboard", "smartphone", "soccer", "solve", "somewhat", "stress", "supermarket",
    "teenage", "teenager", "television", "text", "theatre", "tidy", "toddler", "travel", "tyre", "university",
    "untidy", "vacuum", "vet", "video", "violin", "website", "weekday", "weekend", "yoga", "zoo",
)  # fmt: skip

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")  # those joined by a hyphen count apart
# What may stand before the first word of a sentence: nothing, or another sentence. “e.g.” ends none.
_BEFORE = re.compile(r"[\W\d_]*|.*(?:\w\w[.]|[?!…])[\"'”’)]*\s+[\"'“(]*", re.DOTALL)
_ENDINGS = ("'s", "s'", "'", "s", "es", "ed", "d", "ing", "ings", "er", "r", "ers", "rs", "est", "st", "ly", "y")


def judge(quiz: Quiz) -> Iterator[Finding]:
    """A finding for each question that has special words and says nothing of what it means."""
    for question in quiz.questions:
        found = "" if question.about else ", ".join(f"“{word}”" for word in special_words(question))
        if found:
            yield warning(
                "about-missing",
                f"questions/{question.id}",
                f"not everybody knows {found}, and nothing says what it means.",
                "Say it in “about:”, in a sentence with an example; or ask in words that everybody knows.",
            ).rated(len(found))


def special_words(question: Question) -> list[str]:
    """The words of a question and its own answers that not everybody knows, each once.

    The labels of a scale belong to many questions, and are not looked at. Names are left out,
    and so are abbreviations, which have a finding of their own.
    """
    texts = [text for _, text in question_texts(question)]
    words = (word for text in (texts[:1] if question.ordered else texts) for word in _ordinary(text))
    return list(dict.fromkeys(word for word in words if not is_known(word)))


def _ordinary(text: str) -> Iterator[str]:
    """The words of a text in small letters, without those that have capitals elsewhere than where a sentence begins.

    A letter alone is no word: “e-bike” is said with both.
    """
    for found in _WORD.finditer(text):
        word = found[0]
        if len(word) > 1 and (word.islower() or (word[1:].islower() and _BEFORE.fullmatch(text[: found.start()]))):
            yield word.lower()


def is_known(word: str) -> bool:
    """Whether a word in small letters is on one of the lists, as it is or with an ending."""
    plain = word.replace("’", "'")
    return any(form in EASY or form in SINCE for form in _forms(plain))


def _forms(word: str) -> Iterator[str]:
    """What a word may come from: planned → plan, making → make, carries → carry, thieves → thief, colour → color."""
    for each in (word, word.replace("our", "or")):
        yield each
        for ending in _ENDINGS:
            if not each.endswith(ending):
                continue
            stem = each.removesuffix(ending)
            yield from (stem, f"{stem}e")
            if stem[-1:] == "i":
                yield f"{stem[:-1]}y"
            if stem[-1:] == "v":
                yield from (f"{stem[:-1]}f", f"{stem[:-1]}fe")
            if stem[-2:-1] == stem[-1:]:
                yield stem[:-1]
