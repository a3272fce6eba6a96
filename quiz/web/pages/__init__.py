"""The pages as data: each is a dataclass, worded and rounded, and a template gets just that."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its words."""

    words: str
    address: str
