"""The responses of a group, counted, and each response as one character a question."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from quiz.responses import LEFT_OUT, UNANSWERED, Responses

_T = TypeVar("_T")
Outcome = tuple[str | None, str | None, str]

_CHARACTERS = {UNANSWERED: "-", LEFT_OUT: "."} | dict(enumerate("123456789abcdefghijklmnopqrstuvwxyz"))
_CHOICES = {character: choice for choice, character in _CHARACTERS.items()}


@dataclass(frozen=True, slots=True)
class Tally:
    """The responses to one quiz, counted.

    responses  how many there are.
    answers    one mapping a question: character of `encode_answers` → how many; they add up to `responses`.
    outcomes   (first, second, rule) → how many; ids of roles, None where a result names none, and a `Said`.
    """

    responses: int
    answers: tuple[Mapping[str, int], ...]
    outcomes: Mapping[Outcome, int]


def encode_answers(responses: Responses) -> str:
    """The choices as text, one character a question: the option's number from 1 (then a, b …), "." left out, "-" open.

    Stars are not in it. Raises KeyError for an option past the 35th; a quiz has seven at most.
    """
    return "".join(_CHARACTERS[choice] for choice in responses.choices)


def decode_answer(character: str) -> int:
    """The choice that one character of `encode_answers` stands for: an option's index, LEFT_OUT or UNANSWERED.

    Raises KeyError for any other.
    """
    return _CHOICES[character]


def counter(values: Iterable[_T], counts: Iterable[int]) -> Counter[_T]:
    """How often each value occurs; equal ones are counted together."""
    found: Counter[_T] = Counter()
    for value, count in zip(values, counts, strict=True):
        found[value] += count
    return found
