"""How far somebody is, as short strokes: what is answered is tall, the question at hand is marked, the rest is thin."""

from dataclasses import dataclass

from quiz.responses import UNANSWERED, Responses

MOST = 60  # strokes: of more questions, one stands for several
PITCH = 10  # units from one to the next


@dataclass(frozen=True, slots=True)
class Progress:
    """Paths in a box `width` units wide and 8 high.

    answered, here, ahead  what is answered or left out, the question at hand, and what waits. A stroke that stands for
                           several questions is answered once all of them are.
    is_halfway             whether just half of the questions are answered: it is said once.
    """

    width: int
    answered: str
    here: str
    ahead: str
    is_halfway: bool

    @classmethod
    def of(cls, responses: Responses, index: int) -> "Progress":
        """Of a sheet, while one of its questions is asked."""
        choices = responses.choices
        each = -(-len(choices) // MOST)
        waits = [UNANSWERED in choices[first : first + each] for first in range(0, len(choices), each)]
        here = index // each
        others = [(place * PITCH, waiting) for place, waiting in enumerate(waits) if place != here]
        return cls(
            width=len(waits) * PITCH - 2,
            answered="".join([f"M{x} 1h8v6h-8z" for x, waiting in others if not waiting]),
            here=f"M{here * PITCH} 0h8v8h-8z",
            ahead="".join([f"M{x} 3h8v2h-8z" for x, waiting in others if waiting]),
            is_halfway=0 < len(choices) - choices.count(UNANSWERED) == len(choices) // 2,
        )
