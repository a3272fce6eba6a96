"""What can go wrong, told to people: what is wrong, where, and the next step."""


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
