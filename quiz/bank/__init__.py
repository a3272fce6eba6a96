"""The bank: work preferences that a person can like or not, with their questions, for whoever makes a quiz.

    shipped                the bank that is shipped
      reading.parse          bytes → Bank, or FileError; `format` declares what the file may hold
    Bank.find, .joins      ids → what is asked about them
    printing.as_yaml       the same, as a quiz file has it

A dimension is tied to the elements of O*NET from which a published figure for it may come; what is made of those is no
part of the bank.
"""

from quiz.bank.content import KINDS, Asked, Bank, Banked, Element
from quiz.bank.printing import as_yaml
from quiz.bank.reading import parse, shipped

__all__ = ["KINDS", "Asked", "Bank", "Banked", "Element", "as_yaml", "parse", "shipped"]
