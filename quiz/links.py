"""The code: responses as a short text that a link carries, and that can be read out or typed.

    piece of the version's hash, 6 characters | one field a question | check, 4 characters

A field is one digit of a number whose places have different sizes: the question's choice and its star. The
alphabet is Crockford's base32, which has no I, L, O or U, so that nothing is misread. All codes of one version
have one length.

And the capabilities of groups: secret tokens, of which only the digest is kept, and join codes that can be typed.
"""

import hashlib
import re
import secrets
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import prod

from quiz.content import Quiz
from quiz.errors import CodeDamaged, NotACode, ResponseError, VersionUnknown
from quiz.responses import UNANSWERED, Responses

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PIECE = 6  # characters of the version's hash: 30 bits
CHECK = 4  # characters of the check: 20 bits
SHORTEST = PIECE + 1 + CHECK
JOIN = 8  # characters of a join code: 40 bits
TOKEN = 26  # characters of a secret: 130 bits
LONGEST = 80  # the largest quiz that `reading` lets pass, 60 questions of seven options, needs 61

# The largest prime under 2**20. It divides no 32**n, nor the product of such a power with a difference of two digits,
# so every mistyped character is caught. And no power of 32 under the 524,286th is 1 or -1 modulo it, so every swap of
# two different characters is caught, too. A hash cut to 20 bits would let one in a million of each pass.
_PRIME = 1_048_573

_VALUES = str.maketrans(ALPHABET, "0123456789ABCDEFGHIJKLMNOPQRSTUV")  # to the digits that int() reads
_AS_MEANT = str.maketrans(
    {letter.lower(): letter for letter in ALPHABET[10:]}
    | dict.fromkeys("Oo", "0")
    | dict.fromkeys("IiLl", "1")
    | dict.fromkeys(" \t\r\n\u00a0\u202f\u200b-\u00ad\u2010\u2011\u2012\u2013\u2014\u2212", None)  # spaces and hyphens
)
_OTHER = re.compile(f"[^{ALPHABET}]")
_LABEL = re.compile(r"\A.*(?::|\bcode(?=\s))", re.IGNORECASE | re.DOTALL)  # "Code: ZC55-67XC", "my code ZC55 67XC"

_WHERE = "your code"
_AGAIN = "Nothing is lost. Copy the whole code or link once more, or type it again."
_RETYPE = "Nothing is lost. Look at it once more, and type it again."


@dataclass(frozen=True, slots=True)
class Code:
    """A code that was opened: its check holds. `text` is canonical: upper case, no spaces or hyphens."""

    text: str

    @property
    def piece(self) -> str:
        """The piece of the version's hash by which the store finds the quiz."""
        return self.text[:PIECE]

    @property
    def body(self) -> str:
        """The fields, still packed."""
        return self.text[PIECE:-CHECK]


@lru_cache(maxsize=128)
def piece(version: str) -> str:
    """The first 30 bits of a version's 64 hexadecimal digits, as the 6 characters that start its codes."""
    return _digits(int(version[:8], 16) >> 2, PIECE)


def encode(quiz: Quiz, responses: Responses) -> str:
    """The code of the responses, canonical: the same responses to the same version give the same text.

    Raises ResponseError for responses that are not this quiz's, or have more stars than it allows.
    """
    _refuse_misfits(quiz, responses)
    radices, width = _fields(quiz)
    number, space = 0, 1
    for index, (radix, choice) in enumerate(zip(radices, responses.choices, strict=True)):
        field = 2 * (choice - UNANSWERED) + (index in responses.stars)
        if not 0 <= field < radix:  # It would spill into the next field and give the code of other responses.
            raise ResponseError("one of these answers is not on offer.", fix="Choose one of the answers shown.")
        number += space * field
        space *= radix
    text = piece(quiz.version) + _digits(number, width)
    return text + _digits(_check(text), CHECK)


def open_code(text: str) -> Code:
    """Check what can be checked of a code without its quiz: its characters, its length, and its check digits.

    Raises NotACode or CodeDamaged.
    """
    text = _canonical(text)
    if _value(text[-CHECK:]) != _check(text[:-CHECK]):
        raise CodeDamaged(
            "this code has a slip in it: a character is wrong, missing, or in the wrong place.",
            where=_WHERE,
            fix=_AGAIN,
        )
    return Code(text)


def decode(quiz: Quiz, code: Code) -> Responses:
    """The responses that a code stands for, read with its own version of the quiz.

    Raises VersionUnknown for the code of another version, CodeDamaged where no responses have this code.
    """
    if code.piece != piece(quiz.version):
        raise version_unknown()
    radices, width = _fields(quiz)
    number = _value(code.body)
    choices, stars = [], []
    for index, radix in enumerate(radices):
        number, field = divmod(number, radix)
        choices.append(field // 2 + UNANSWERED)
        if field % 2:
            stars.append(index)
    if number or len(code.body) != width or len(stars) > quiz.most_stars:
        raise CodeDamaged("this code stands for no answers to its quiz.", where=_WHERE, fix=_AGAIN)
    return Responses(tuple(choices), frozenset(stars))


def version_unknown() -> VersionUnknown:
    """The error for a whole code whose quiz is not kept here, for the caller that looked it up to raise."""
    return VersionUnknown(
        "this code was made with a version of the quiz that is not kept here.",
        where=_WHERE,
        fix="Nothing is lost. Open it on the site where it was made, ask whoever sent it, or take the quiz again here.",
    )


def grouped(code: str) -> str:
    """A code in even groups of at most five, with hyphens between, as it is shown and read out: K7MX-3QPD."""
    groups = -(-len(code) // 5)
    cuts = [len(code) * group // groups for group in range(groups + 1)]
    return "-".join(code[start:end] for start, end in pairwise(cuts))


def new_token() -> str:
    """A secret that no one can guess, for a link or a receipt: 26 characters, 130 bits."""
    return _drawn(TOKEN)


def is_token(text: str) -> bool:
    """Whether a text may be one of these secrets: others could be guessed."""
    return len(text) == TOKEN and not _OTHER.search(text)


def new_group_id() -> str:
    """An id for a group, unlike any other: 10 characters, 50 bits. It is no secret."""
    return _drawn(10)


def new_join_code() -> str:
    """A code to be typed from the board: 8 characters, 40 bits."""
    return _drawn(JOIN)


def digest(token: str) -> str:
    """What is stored of a token, and finds it again: the SHA-256 of its text, 64 hexadecimal digits."""
    return hashlib.sha256(token.encode()).hexdigest()


def join_code(text: str) -> str:
    """The join code that a person typed: spaces, hyphens and case don't matter, O is 0, I and L are 1.

    Raises NotACode.
    """
    meant = _meant(text, _RETYPE)
    if len(meant) != JOIN:
        raise NotACode(
            f"a group’s code has {JOIN} letters and digits; this one has {len(meant)}.",
            where=_WHERE,
            fix=_RETYPE,
        )
    return meant


def _drawn(width: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(width))


def as_meant(text: str) -> str:
    """What was typed, in the characters of the alphabet where it has them.

    That is, in capitals, O as 0, I and L as 1, full-width letters as plain ones; without spaces, hyphens, and a name
    before it, such as "Code:".
    """
    return _LABEL.sub("", unicodedata.normalize("NFKC", text)).translate(_AS_MEANT)


def _meant(text: str, fix: str) -> str:
    """The characters of the alphabet that a person meant. Raises NotACode for any other."""
    meant = as_meant(text)
    if other := _OTHER.search(meant):
        shown = other[0] if other[0].isprintable() else f"U+{ord(other[0]):04X}"
        raise NotACode(f"a code never has “{shown}” in it.", where=_WHERE, fix=fix)
    return meant


def _canonical(text: str) -> str:
    meant = _meant(text, _AGAIN)
    if not SHORTEST <= len(meant) <= LONGEST:
        raise NotACode(
            f"this has {len(meant)} letters and digits; a group’s code has {JOIN}, a result’s {SHORTEST} to {LONGEST}.",
            where=_WHERE,
            fix=_AGAIN,
        )
    return meant


def _refuse_misfits(quiz: Quiz, responses: Responses) -> None:
    count = len(quiz.questions)
    if len(responses.choices) != count or not responses.stars <= frozenset(range(count)):
        raise ResponseError("these answers are to another quiz.", fix="Start the quiz again.")
    if len(responses.stars) > quiz.most_stars:
        raise ResponseError(
            f"{len(responses.stars)} questions are starred, and at most {quiz.most_stars} can be.",
            fix="Take some stars away.",
        )


@lru_cache(maxsize=128)
def _fields(quiz: Quiz) -> tuple[tuple[int, ...], int]:
    """How many values the field of each question takes, and how many characters hold all the numbers that they make.

    A question is unanswered, left out, or one of its options is chosen; each with or without a star.
    """
    radices = tuple(2 * (len(question.options) + 2) for question in quiz.questions)
    return radices, -(-(prod(radices) - 1).bit_length() // 5)


def _check(text: str) -> int:
    """The number that the text spells after a leading 1, which makes zeros at the start count, modulo the prime."""
    return _value("1" + text) % _PRIME


def _value(digits: str) -> int:
    return int(digits.translate(_VALUES), 32)


def _digits(number: int, width: int) -> str:
    return "".join([ALPHABET[number >> shift & 31] for shift in range(5 * (width - 1), -1, -5)])
