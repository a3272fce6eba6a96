"""How far somebody is, as short strokes: what is answered is tall, the question at hand is marked, the rest is thin."""

from collections.abc import Collection
from dataclasses import dataclass

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
    def of(cls, count: int, unanswered: Collection[int], index: int) -> "Progress":
        """Of so many questions, of which these are not answered yet, while one is asked."""
        each = -(-count // MOST)
        waiting = {question // each for question in unanswered}
        waits = [place in waiting for place in range(-(-count // each))]
        here = index // each
        others = [(place * PITCH, waiting) for place, waiting in enumerate(waits) if place != here]
        return cls(
            width=len(waits) * PITCH - 2,
            answered="".join([f"M{x} 1h8v6h-8z" for x, waiting in others if not waiting]),
            here=f"M{here * PITCH} 0h8v8h-8z",
            ahead="".join([f"M{x} 3h8v2h-8z" for x, waiting in others if waiting]),
            is_halfway=0 < count - len(unanswered) == count // 2,
        )
