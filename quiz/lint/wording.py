"""Is each question one plain question? (docs/scoring.md, "The author's linter", 8).

The rules are lists of English words. They find what is likely to be wrong; what is right after all, its author
silences in place, with a reason.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from re import Pattern

from quiz.content import Question, Quiz, Role
from quiz.edition import Edition
from quiz.lint.finding import Finding, warning
from quiz.lint.texts import asked_in_short, meaning, question_texts

MOST_WORDS = 20


@dataclass(frozen=True, slots=True)
class Rule:
    """Words that a question should not have; `labels` and `about` say whether its options, and what it means, may."""

    code: str
    pattern: Pattern[str]
    message: str
    fix: str
    labels: bool = False
    about: bool = False
    report: Callable[..., Finding] = warning

    def judge(self, path: str, text: str) -> Iterator[Finding]:
        """A finding where the text has the words; {found} in its message are those, {text} is all of it."""
        if found := self.pattern.search(text):
            yield self.report(self.code, path, self.message.format(found=found.group(), text=text), self.fix)


def one_of(*phrases: str) -> Pattern[str]:
    """A pattern for whole words or phrases, in either case, with straight or curly apostrophes."""
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b".replace("'", "['’]"), re.IGNORECASE)


RULES = (
    Rule(
        "double-barrelled",
        # A slash between figures, as in 24/7, joins no two ideas.
        re.compile(r"\b(?:and|or)\b|(?<!\d)/|/(?!\d)", re.IGNORECASE),
        "“{found}” asks two things at once.",
        "Ask one of them, or make two questions of it.",
    ),
    Rule(
        "two-questions",
        re.compile(r"\?.*\?", re.DOTALL),
        "it has two question marks.",
        "Ask one question.",
    ),
    Rule(
        "negation",
        re.compile(
            r"\b(?:not|no|never|none|nobody|nothing|nowhere|neither|nor|without|cannot)\b|n['’]t\b", re.IGNORECASE
        ),
        "“{found}” turns the question round, and people overlook it.",
        "Say what is the case, not what is not.",
    ),
    Rule(
        "leading",
        one_of(
            "(?:do|would|should|are|is)n't (?:you|it|we)", "obviously", "clearly", "surely", "certainly", "naturally",
            "undoubtedly", "of course", "as you know", "everyone", "everybody", "most people", "exciting", "thrilling",
            "rewarding", "wonderful", "amazing", "fantastic", "great", "boring", "dull", "tedious", "awful",
            "terrible", "annoying", "merely",
        ),
        "“{found}” suggests the answer.",
        "Name the activity alone.",
        about=True,
    ),
    Rule(
        "gendered",
        one_of(
            "s?he", "him", "hers?", "his", "(?:him|her)self", "m[ae]n", "wom[ae]n", "guys?", "girls?", "boys?",
            "lad(?:y|ies)", "gentlem[ae]n", "(?:chair|sales|fore|crafts|work|spokes|repair|handy|middle)m[ae]n",
            "manpower", "man-hours?", "husbands?", "wi(?:fe|ves)", "mothers?", "fathers?",
        ),
        "“{found}” is gendered.",
        "Say “they”, or name what the person does.",
        labels=True,
        about=True,
    ),
)  # fmt: skip

_JOBS = (
    "technicians?", "specialists?", "engineers?", "administrators?", "admins?", "managers?", "analysts?",
    "developers?", "programmers?", "coders?", "testers?", "trainers?", "writers?", "architects?", "consultants?",
    "directors?", "supervisors?", "team leads?", "helpdesk agents?", "electricians?", "mechanics?", "teachers?",
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")  # those joined by a hyphen count apart
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_AGREEING = one_of("(?:dis)?agree(?:s|d|ment)?")
_ABBREVIATION = re.compile(r"\b[A-Z]{2,}(?=s?\b)")
# Shorter than what they stand for, and better known.
KNOWN = frozenset({"IT", "PC", "TV", "OK"})


def judge(edition: Edition) -> Iterator[Finding]:
    """All findings on the wording of the questions, and of their short forms."""
    quiz = edition.quiz
    rules = (*RULES, _job_titles(quiz.roles))
    for question in quiz.questions:
        for rule in rules:
            yield from _match(rule, question)
        yield from _long(question)
        yield from _abbreviations(question)
    for path, short in asked_in_short(edition):
        for rule in rules:
            yield from rule.judge(path, short)
    yield from _agreement_labels(quiz)


def _job_titles(roles: tuple[Role, ...]) -> Rule:
    """The names of this quiz's roles, and what jobs are called in general."""
    names = [re.escape(role.name) + "s?" for role in roles]
    return Rule(
        "job-title",
        one_of(*names, *_JOBS),
        "“{found}” names a job: people answer what they think of it.",
        "Name the activity.",
        labels=True,
        about=True,
    )


def _match(rule: Rule, question: Question) -> Iterator[Finding]:
    text, *labels = question_texts(question)
    for place in (text, *(labels if rule.labels else ()), *(meaning(question) if rule.about else ())):
        yield from rule.judge(*place)


def _agreement_labels(quiz: Quiz) -> Iterator[Finding]:
    """One finding for each label of agreeing that comes first in its question: many questions share their scale."""
    paths: dict[str, list[str]] = {}
    for question in quiz.questions:
        agreeing = [option.label for option in question.options if _AGREEING.search(option.label)]
        for label in agreeing[:1]:
            paths.setdefault(label, []).append(f"questions/{question.id}")
    for label, (first, *others) in paths.items():
        yield warning(
            "agreement-labels",
            first,
            f"“{label}” is an answer of agreeing, and people like to agree.",
            "Ask how much, how often or how well, and label that.",
            *others,
        )


def _long(question: Question) -> Iterator[Finding]:
    """A question of too many words, and a sentence of that many in what it means."""
    meant = [(path, sentence) for path, text in meaning(question) for sentence in _SENTENCE_END.split(text)]
    for path, text in ((f"questions/{question.id}", question.text), *meant):
        count = len(_WORD.findall(text))
        if count > MOST_WORDS:
            message, fix = f"{count} words (over {MOST_WORDS}).", "Leave out what is not asked."
            yield warning("long", path, message, fix).rated(count)


def _abbreviations(question: Question) -> Iterator[Finding]:
    """An abbreviation is spelled out where brackets follow it, or where it stands in brackets itself."""
    whole = " ".join(text for _, text in (*question_texts(question), *meaning(question)))
    for short in sorted(set(_ABBREVIATION.findall(whole)) - KNOWN):
        if f"({short}" not in whole and f"{short} (" not in whole:
            yield warning(
                "abbreviation",
                f"questions/{question.id}",
                f"“{short}” is not spelled out.",
                f"Write it in full, or in brackets after {short}.",
            )
