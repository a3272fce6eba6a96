"""What a sheet for a talk says of an answer: to whoever sits opposite the person who gave it."""

from quiz.certainty import Count, StraightLine
from quiz.counterfactual.hinge import Hinge
from quiz.result import Result, Said
from quiz.words.grammar import counted, listed, so_far

# Open questions, each made of an answer; they ask what the person meant, and lead nowhere.
IN_MIND = "You chose “{answer}” for “{question}”. What did you have in mind?"
COME_TO = "You chose “{answer}” for “{question}”. How did you come to that?"
OTHERWISE = "You chose “{answer}” for “{question}”. When would you have chosen something else?"
# What can be asked where there are too few answers to ask about.
WITHOUT_ANSWERS = (
    "What do you do now that you would like to do more of?",
    "What would you like to know about a job before you choose one?",
    "Which of the questions was the hardest for you, and what made it hard?",
)


def steadiness(result: Result) -> str:
    """How sure a result is, where nobody is spoken to; empty where it names no role."""
    if result.said is Said.TIED:
        sentence = "The answers point to these jobs equally."
    elif result.first and (nearby := result.certainty.neighbours):
        sentence = f"We tried {counted(nearby.one.total, 'small change')}, each to one answer. {_tried(nearby.one)}"
    else:
        return ""
    if not result.ranking.unranked:
        return sentence
    return f"{sentence} This is among the {len(result.ranking.ranked)} jobs that these answers reach."


def _tried(one: Count) -> str:
    return f"In {one.ended} of them, another job caught up." if one.ended else "The first job stayed first every time."


def seen(result: Result) -> str:
    """What there is, where there is little to go on."""
    little = result.certainty.little
    if isinstance(little, StraightLine):
        chosen = f"“{little.label}”" if little.label else f"answer {little.number}"
        return f"The answer is {chosen} wherever there was a scale. So nothing shows what matters more, and what less."
    return f"{so_far(len(result.responses.answered), len(result.quiz.questions))}."


def turn(result: Result, hinge: Hinge) -> str:
    """What the other answer to the one question would do, or that none does anything."""
    if not hinge.moves:
        return _no_turn(result)
    names, answer = listed([role.name for role in hinge.roles]), f"With “{hinge.change.after.label}”"
    if result.said is Said.NOTHING:
        return f"{answer}, {names} would be furthest ahead of the others. That need not be enough to stand out."
    if not result.first or hinge.after < 0:
        return f"{answer}, {names} would come first."
    if hinge.after == 0:
        return f"{answer}, {names} would be level with {result.first.name}."
    return f"{answer}, {names} would come nearer. But {result.first.name} would still come first."


def _no_turn(result: Result) -> str:
    if result.first:
        return "No other answer to one question brings another job nearer."
    if result.said is Said.TIED:
        return "No other answer to one question ends the tie."
    return "No other answer to one question sets one job further apart."
