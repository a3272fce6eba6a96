"""A class that comes back: its lessons, the form by which one is begun, and that by which slips are drawn to tie them.

A lesson is what the store calls a sitting.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from wtforms import IntegerField, StringField
from wtforms.validators import DataRequired, ValidationError

from quiz.store import Sitting
from quiz.web.groups.forms import FILL_IN, GroupForm, line, up_to

MOST = 30  # lessons of a group: more than any class has, and few enough for a page
MOST_DRAWN, MOST_SLIPS = 100, 1_000  # slips at once, and of a group


@dataclass(frozen=True, slots=True)
class Lessons:
    """The lessons of a group, and which of them a page shows.

    all     the first one first.
    number  of the one that is shown; 0 where there is only one, so that nothing is to choose, and no address says it.
    """

    all: tuple[Sitting, ...] = ()
    number: int = 0

    @property
    def name(self) -> str:
        """The name of the one that is shown; empty where there is only one."""
        return next((each.name for each in self.all if each.id == self.number), "")


class LessonForm(GroupForm):
    """Begins another lesson."""

    lesson = StringField(
        "Begin another lesson",
        [DataRequired(FILL_IN), up_to(40)],
        [line],
        description="Its name. Those who take part read it, too.",
    )

    def __init__(self, before: Sequence[Sitting]) -> None:
        """After these; at first with the next number in its name."""
        super().__init__(data={"lesson": f"Lesson {before[-1].id + 1}"})
        self.count = len(before)

    def validate_lesson(self, _: StringField) -> None:
        """No more than a group has room for."""
        if self.count >= MOST:
            raise ValidationError(f"A group has {MOST} lessons at most. Delete one that nobody needs.")


class DrawForm(GroupForm):
    """Draws slips that tie lessons together."""

    draw = IntegerField(
        "How many slips",
        description=f"1 to {MOST_DRAWN}. Draw those of a class at once: then no two have the same words.",
        invalid_value_message=f"This is not a whole number. Write 1 to {MOST_DRAWN}.",
    )

    def __init__(self, usual: int, drawn: int) -> None:
        """At first with the usual number; so many of the group were drawn before."""
        super().__init__(data={} if self.is_submitted() else {"draw": usual})
        self.left = MOST_SLIPS - drawn

    def validate_draw(self, field: IntegerField) -> None:
        """As many as can be drawn at once, and no more than a group has room for."""
        if field.errors:
            return  # what was typed is no number, which its own error says
        if field.data is None or not 1 <= field.data <= MOST_DRAWN:
            raise ValidationError(f"1 to {MOST_DRAWN} slips can be drawn at once.")
        if field.data > self.left:
            raise ValidationError(f"A group has {MOST_SLIPS:,} slips at most: {self.left} more can be drawn.")
