"""What can go wrong, in words for people: what is wrong, where, and the next step."""

from collections.abc import Mapping
from enum import StrEnum


class QuizError(Exception):
    """Something a person can put right.

    what   a sentence saying what is wrong, with the value.
    where  the file and line, the setting, or the link; may be empty.
    fix    a sentence saying what to do next.
    """

    def __init__(self, what: str, *, where: str = "", fix: str = "") -> None:
        super().__init__(what, where, fix)
        self.what = what
        self.where = where
        self.fix = fix

    def __str__(self) -> str:
        """One line: where, what, and what to do."""
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.what} {self.fix}".rstrip()


class ContentError(QuizError):
    """A quiz file that cannot be read; `what` holds every fault, a line each."""


class BankError(QuizError):
    """Dimensions that the bank does not hold."""


class FindingError(QuizError):
    """A code that is no finding of `quiz check`."""


class ReleaseError(QuizError):
    """A release of O*NET that cannot be read, or lacks what was asked of it."""


class ChoiceError(QuizError):
    """Occupations of which no quiz can be made that tells them apart; `what` names them."""


class ResponseError(QuizError):
    """Responses that do not answer this quiz."""


class LinkError(QuizError):
    """A code that stands for no responses. Its children say why, and each has its page."""


class NotACode(LinkError):
    """The text cannot be a code: its characters or its length are wrong."""


class CodeDamaged(LinkError):
    """The text looks like a code, but its check fails: mistyped or cut."""


class VersionUnknown(LinkError):
    """The code is whole, but its version of the quiz is not kept here."""


class SettingError(QuizError):
    """A setting that cannot be used."""


class StoreError(QuizError):
    """The database cannot be used."""


class StoreDamaged(StoreError):
    """The database is not what was written to it."""


class ClockDoubted(QuizError):
    """Something would be deleted by a clock that may be wrong."""


class Gone(StrEnum):
    """Why a group does not open, or does not take what is sent; each has its page, and is a kind of problem."""

    UNKNOWN = "group-unknown"  # a code, a link or a receipt that opens nothing here
    REPLACED = "group-replaced"  # a code that was replaced by another, or a link that was revoked
    CLOSED = "group-closed"  # nothing more can be sent to it
    FULL = "group-full"  # it has as many responses as one may have
    DELETED = "group-deleted"  # while someone was about to send to it
    RESPONSE = "response-deleted"  # what was sent, and then deleted
    VERSION = "group-version"  # the result is to another version of the quiz than the group's
    ELSEWHERE = "group-gone"  # the same was sent to another group
    SITTING = "lesson-over"  # it was sent in an earlier lesson
    SLIP = "slip-unknown"  # another group's, or mistyped
    USED = "slip-used"  # something was sent with it in this lesson


class GroupGone(QuizError):
    """A group that is not there, or not open, to whoever asks."""

    def __init__(self, why: Gone, what: str, *, where: str = "", fix: str = "") -> None:
        super().__init__(what, where=where, fix=fix)
        self.why = why


class Forbidden(QuizError):
    """More than the link at hand may do."""


class NoRoom(QuizError):
    """A browser holds as many secret links as it can; `groups` has the names of their groups, by id."""

    def __init__(self, what: str, *, fix: str, groups: Mapping[str, str]) -> None:
        super().__init__(what, fix=fix)
        self.groups = groups


class TooOften(QuizError):
    """One address did something too often; it may again after `seconds`."""

    def __init__(self, what: str, *, fix: str, seconds: int) -> None:
        super().__init__(what, fix=fix)
        self.seconds = seconds


class TooManyGuesses(TooOften):
    """Too many codes and links that open nothing came from one address."""
