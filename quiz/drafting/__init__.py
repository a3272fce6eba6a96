"""Drafting: from occupations that O*NET describes to a quiz that is checked to tell them apart.

    choose                a release, the bank, codes → a Choice; or ChoiceError, which names the occupation or the pair
      figures               what the release says of them → the dimensions on which they differ, with targets
      selecting             which of these, and what they weigh: by estimates (`estimate`, from `answers`)
      trial                 a plan → what `quiz check` says of it
      joining, order        questions that join dimensions; in which order all are asked
      refusing              what no quiz can be made of
    Choice                what is asked, and where each occupation stands
    draft                 a Choice, and what the release says besides → the text of a quiz file

Targets follow from figures alone, and nothing moves them; what is chosen is the questions and the weights
(docs/decisions/choice.md).
"""

from quiz.drafting.choice import Choice, Placed, Stretched
from quiz.drafting.choosing import choose
from quiz.drafting.file import Draft, Wish, draft

__all__ = ["Choice", "Draft", "Placed", "Stretched", "Wish", "choose", "draft"]
