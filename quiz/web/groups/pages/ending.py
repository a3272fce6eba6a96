"""The pages by which what was sent is deleted, and a group is forgotten here, or is gone."""

from collections.abc import Sequence
from dataclasses import dataclass

from quiz.store import Group, Response, Shelf
from quiz.web.addresses import Addresses
from quiz.web.groups.forms import GroupForm
from quiz.web.groups.pages.cohorts import who
from quiz.web.groups.pages.managing import Press
from quiz.web.groups.pages.navigation import Navigation, navigation
from quiz.web.parts import Link, Problem
from quiz.web.parts.error import ErrorPage
from quiz.words.times import moment


@dataclass(frozen=True, slots=True)
class SentRow:
    """A response in the list."""

    who: str
    sent: str
    open: str
    delete: str


@dataclass(frozen=True, slots=True)
class SentPage:
    """What was sent, some at a time. `more` leads to the later ones."""

    title: str
    nav: Navigation
    rows: tuple[SentRow, ...]
    more: str
    back: str


@dataclass(frozen=True, slots=True)
class PressPage:
    """One thing to do, asked once more."""

    title: str
    nav: Navigation
    words: str
    problem: Problem
    press: Press
    back: Link


def sent_page(to: Addresses, shelf: Shelf, responses: Sequence[Response], most: int, token: str) -> SentPage:
    """The first of these responses; if there are more than fit, a way to the rest."""
    shown, id = responses[:most], shelf.group.id
    here = to.group(id, "manage/responses")
    return SentPage(
        title=f"What was sent to {shelf.group.name}",
        nav=navigation(to, shelf, "manage/responses", token),
        rows=tuple(_sent_row(to, shelf.group, response) for response in shown),
        more=f"{here}?after={shown[-1].id}" if len(responses) > most else "",
        back=to.group(id, "manage"),
    )


def _sent_row(to: Addresses, group: Group, response: Response) -> SentRow:
    address = to.group_response(group.id, response.id)
    return SentRow(who(response), moment(response.sent, group.zone), address, f"{address}/delete")


def deletion_page(to: Addresses, shelf: Shelf, response: Response, form: GroupForm) -> PressPage:
    """Asks once more whether a response is to be deleted."""
    group = shelf.group
    return PressPage(
        title="Delete this response?",
        nav=navigation(to, shelf, "delete", form.token),
        words=f"{who(response)}, sent on {moment(response.sent, group.zone)}. "
        "It is deleted for good, and the class’s figures change. Whoever sent it still has the result itself.",
        problem=Problem(form.problem),
        press=Press(f"{to.group_response(group.id, response.id)}/delete", "Delete it"),
        back=Link("Keep it", to.group(group.id, "manage/responses")),
    )


def locking_page(to: Addresses, shelf: Shelf, form: GroupForm, *, shows_link: bool) -> PressPage:
    """Asks once more whether this browser is to forget the group, and with it perhaps the only copy of a link."""
    group = shelf.group
    warning = " The manage link was made here, and nobody can find it again: copy it first." if shows_link else ""
    return PressPage(
        title=f"Lock {group.name} here?",
        nav=navigation(to, shelf, "leave", form.token),
        words=f"This browser then forgets the group. You come back by its links.{warning}",
        problem=Problem(form.problem),
        press=Press(f"{to.group(group.id, 'leave')}?sure=yes", "Lock"),
        back=Link("To its links", to.group(group.id, "links")) if shows_link else Link("Back", to.group(group.id)),
    )


def locked_page(to: Addresses) -> ErrorPage:
    """What is told once a browser has forgotten a group."""
    return ErrorPage(
        "Locked",
        "This browser has forgotten the group and its links.",
        "Nothing was deleted. Open the group again by its manage link or a results link. Whoever runs this quiz can "
        "make a new one for a manage link that is lost. Should somebody have copied this browser’s cookie, the copy "
        "opens the group until eight hours after you did, unless “Lock all other browsers” on the manage page ends it "
        "before.",
        (Link("To the start", to.start),),
    )


def deleted_page(to: Addresses) -> ErrorPage:
    """What is told once a group is deleted."""
    return ErrorPage(
        "The group is deleted",
        "The group and all that was sent to it are deleted. Its code and its links open nothing now.",
        "Files that were exported, paper, and backups of whoever runs this quiz may still hold some of it.",
        (Link("Make another group", to.group_new), Link("To the start", to.start)),
    )
