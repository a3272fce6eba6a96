"""Drafting: from occupations that O*NET describes to a quiz that is checked to tell them apart.

    choose                a release, the bank, codes → a Choice; or ChoiceError, which names the occupation or the pair
      figures.usable        what the release says of these occupations → the dimensions on which they differ
    Choice                what is asked, and where each occupation stands
    draft                 a Choice, and what the release says besides → the text of a quiz file

Targets follow from figures alone, and nothing moves them; what is chosen is the questions and the weights.
"""

from quiz.drafting.choice import Choice, Placed, Stretched
from quiz.drafting.choosing import choose
from quiz.drafting.file import Draft, Wish, draft

__all__ = ["Choice", "Draft", "Placed", "Stretched", "Wish", "choose", "draft"]
