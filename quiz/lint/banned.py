"""What the quiz must not ask and must not claim (docs/scoring.md, "The author's linter", 10)."""

from collections.abc import Iterator

from quiz.content import Quiz
from quiz.edition import Edition
from quiz.explanation import BANNED
from quiz.lint.finding import Finding, error, warning
from quiz.lint.texts import asked, profiled, shown
from quiz.lint.wording import one_of

_TRAIT = (
    "ages?", "gender", "sex", "ethnicity", "ethnic", "nationalit(?:y|ies)", "citizenship", "religion",
    "disabilit(?:y|ies)", "marital status", "mother tongue", "native language", "postcode", "zip code", "salary",
    "wages?", "income",
)  # fmt: skip
_OWN = one_of(
    rf"your (?:\w+ )?(?:{'|'.join(_TRAIT)}|race|pay|home address)",
    "how old are you",
    "how much do you (?:earn|make)",
    "what do you earn",
    "where (?:are you from|do you (?:live|come from)|did you grow up)",
    "were you born",
    "are you (?:a |an )?(?:male|female|man|woman|disabled|married|single|pregnant|religious)",
    "do you have (?:a disability|children)",
    "which country",
)
_MENTION = one_of(
    *_TRAIT, "male", "females?", "m[ae]n", "wom[ae]n", "racial", "disabled", "religious", "pregnan(?:t|cy)",
    "married", "immigrants?", "migrants?", "refugees?", "foreigners?", "native speakers?", "elderly",
    "(?:old|young)(?:er)? (?:people|workers?|staff)", "place of residence",
)  # fmt: skip
_CLAIM = one_of("you're", *(rf"{words}\w*" for words in BANNED))


def judge(edition: Edition) -> Iterator[Finding]:
    """All findings on what must not be asked or said."""
    yield from _asks(edition.quiz)
    yield from _mentions(edition.quiz)
    for path, text in shown(edition):
        if claim := _CLAIM.search(text):
            yield error(
                "banned-word",
                path,
                f"“{claim.group()}” claims more than a quiz can know: “{text}”",
                "Say what the role is like, not what the person is or will be.",
            )


def _asks(quiz: Quiz) -> Iterator[Finding]:
    for path, text in asked(quiz):
        if own := _OWN.search(text):
            yield error(
                "asks-demographics",
                path,
                f"“{own.group()}” asks who people are.",
                "Ask what they would like to do; nothing else decides a result.",
            )


def _mentions(quiz: Quiz) -> Iterator[Finding]:
    for path, text in (*asked(quiz), *profiled(quiz)):
        if (trait := _MENTION.search(text)) and not _OWN.search(text):
            yield warning(
                "demographic-word",
                path,
                f"“{trait.group()}” is a demographic trait.",
                "Say it without, or silence this with a reason.",
            )
