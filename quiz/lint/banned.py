"""What the quiz must not ask and must not claim (docs/scoring.md, "The author's linter", 10).

An error is final, so it is kept for what is certain: a phrase that asks readers who they are, or says so. The
bare words are warnings, since they have honest uses: a baby is born, drawings are accurate.
"""

from collections.abc import Iterator

from quiz.edition import Edition
from quiz.explanation import BANNED
from quiz.lint.finding import Finding, error
from quiz.lint.texts import Text, asked, asked_in_short, profiled, shown, spoken
from quiz.lint.wording import Rule, one_of

_TRAIT = (
    "ages?", "gender", "sex", "ethnicity", "ethnic", "nationalit(?:y|ies)", "citizenship", "religion",
    "disabilit(?:y|ies)", "marital status", "mother tongue", "native language", "postcode", "zip code", "salary",
    "wages?", "income",
)  # fmt: skip
_OWN_TRAIT = rf"(?:\w+ )?(?:{'|'.join(_TRAIT)}|(?:race|pay)(?=[?.,]|$| or)|age group|home address|date of birth)"
_OWN = one_of(
    rf"(?:what|which|how (?:much|high|large|good|old))(?:'s| is| are| was) your {_OWN_TRAIT}(?! of| for|-|')",
    rf"(?:state|enter|give|select|choose|tick|indicate|tell us) your {_OWN_TRAIT}(?! of| for|-|')",
    rf"(?:what|which) (?:{'|'.join(_TRAIT)}|race|age group|country) (?:are|were) you",
    rf"^your {_OWN_TRAIT}(?=[?:.]?$)",
    "how old are you",
    "how much do you earn",
    r"how much (?:money )?do you make(?=\?| (?:a|an|per|each|every) (?:hour|day|week|month|year))",
    "what do you earn",
    "where (?:are you from|do you (?:live|come from)|did you grow up)",
    "(?:where|when) were you born",
    "are you (?:a |an )?(?:male|female|man|woman|disabled|married|pregnant|religious)(?!-|')",
    r"are you single(?=\?| or )",
    "do you have (?:a disability|children)(?=[?,]| or )",
    "which country (?:do|did) you (?:live|come|grow)",
)
_MENTION = one_of(
    *_TRAIT, "male", "females?", "m[ae]n", "wom[ae]n", "racial", "disabled", "religious", "pregnan(?:t|cy)",
    "married", "immigrants?", "migrants?", "refugees?", "foreigners?", "native speakers?", "elderly",
    "(?:old|young)(?:er)? (?:people|workers?|staff)", "place of residence", "your (?:race|pay|home address)",
)  # fmt: skip

_START = r"(?:^|(?<=[.!;:] ))"
_JOB = "(?:jobs?|careers?|professions?|occupations?)"
_BEST = "(?:perfect|ideal|best)"
# What can only be said of the reader, or of this quiz.
_CLAIM = one_of(
    rf"{_START}you should",
    rf"{_START}you(?: are|'re| were)(?: an?| the)?(?: \w+)? (?:born|destined|suited|perfect|ideal) (?:to|for|leader)",
    rf"{_START}you(?: are|'re)(?: \w+)? (?:gifted|talented|cut out|(?:good|great) (?:at|with))",
    r"(?:are|were) you(?: \w+)? (?:destined|suited|perfect|ideal|born) (?:to|for)",
    "you(?:'ll| will) succeed",
    rf"(?:your|my) {_BEST} {_JOB}",
    rf"{_BEST}(?: {_JOB})? for you",
    "(?:this|our) (?:quiz|test) (?:says|knows|proves|guarantees)",
    rf"(?:accurate|scientifically \w+) {_JOB} (?:quiz|test)",
)
_WORD = one_of("you're", *(rf"{words}(?:ly|ion|s|d|ed|ing)?" for words in BANNED))


_INSTEAD = "Say what the role is like, not what the person is or will be"
OWN = Rule(
    "asks-demographics",
    _OWN,
    "“{found}” asks who people are.",
    "Ask what they would like to do; nothing else decides a result.",
    report=error,
)
MENTION = Rule(
    "demographic-word",
    _MENTION,
    "“{found}” is a demographic trait.",
    "Say it without, or silence this with a reason.",
)
CLAIM = Rule(
    "banned-word",
    _CLAIM,
    "“{found}” claims more than a quiz can know: “{text}”",
    f"{_INSTEAD}.",
    report=error,
)
WORD = Rule(
    "banned-word",
    _WORD,
    "“{found}” may claim more than a quiz can know: “{text}”",
    f"{_INSTEAD}; or silence this with a reason.",
)


def judge(edition: Edition) -> Iterator[Finding]:
    """All findings on what must not be asked or said. The words are English."""
    for place in (*asked(edition.quiz), *asked_in_short(edition)):
        yield from _first(place, OWN, MENTION)
    for place in profiled(edition):
        yield from _first(place, MENTION)
    said_to_the_reader = set(spoken(edition))
    for place in shown(edition):
        yield from _first(place, *([CLAIM] if place in said_to_the_reader else []), WORD)


def _first(place: Text, *rules: Rule) -> list[Finding]:
    """What the first rule finds that finds anything."""
    return next(filter(None, (list(rule.judge(*place)) for rule in rules)), [])
