"""Forms as data: fields with their words, what stands in them, and what is wrong with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from wtforms import BooleanField, DateField, Field, IntegerField, PasswordField, TextAreaField

from quiz.web.groups.forms import GroupForm
from quiz.web.parts import Fault, Problem

Sort = Literal["line", "lines", "day", "number", "tick", "secret"]

_LINE: Sort = "line"
_SORTS: tuple[tuple[type[Field], Sort], ...] = (
    (BooleanField, "tick"),
    (DateField, "day"),
    (IntegerField, "number"),
    (PasswordField, "secret"),
    (TextAreaField, "lines"),
)


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of a form.

    value  what stands in it; of a tick, "on" or empty.
    error  what is wrong with it; empty where nothing is.
    """

    name: str
    sort: Sort
    label: str
    hint: str
    value: str
    error: str
    required: bool


@dataclass(frozen=True, slots=True)
class Section:
    """Fields that belong together."""

    heading: str
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class FormView:
    """A form that changes what is stored: where it goes, with its token."""

    action: str
    token: str
    problem: Problem
    sections: tuple[Section, ...]

    @property
    def fields(self) -> tuple[FieldView, ...]:
        """All of its fields."""
        return tuple(field for section in self.sections for field in section.fields)


def form_view(form: GroupForm, action: str, *sections: tuple[str, Sequence[str]]) -> FormView:
    """A form with its fields in sections: heading, names. Without sections, all fields in one."""
    names = [field.name for field in form if field.name != "csrf_token"]
    told = tuple(
        Section(heading, tuple(_field(form[name]) for name in of)) for heading, of in sections or (("", names),)
    )
    faults = (Fault(each.name, each.label, each.error) for section in told for each in section.fields if each.error)
    problem = Problem(form.problem, tuple(faults)) if form.problem else Problem.of(*faults)
    return FormView(action, form.token, problem, told)


def _field(field: Field) -> FieldView:
    sort = next((sort for kind, sort in _SORTS if isinstance(field, kind)), _LINE)
    value = ("on" if field.data else "") if sort == "tick" else field._value()  # type: ignore[attr-defined]  # noqa: SLF001 (every other field has it)
    return FieldView(
        name=field.name,
        sort=sort,
        label=str(field.label.text),
        hint=str(field.description),
        value="" if sort == "secret" and field.errors else str(value),
        error=str(field.errors[0]) if field.errors else "",
        required=bool(field.flags.required),
    )
