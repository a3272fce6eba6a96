"""The pages by which a counsellor changes a group, and what they say once it is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from quiz.store import Group, Shelf
from quiz.store import Link as GroupLink
from quiz.web.addresses import Addresses
from quiz.web.groups.forms import DeletionForm, DetailsForm, LinkForm
from quiz.web.groups.pages.fields import FormView, form_view
from quiz.web.groups.pages.making import DETAILS, RESULTS, code_of, state
from quiz.web.groups.pages.navigation import Navigation, navigation
from quiz.web.isolates import typed
from quiz.web.parts import Problem
from quiz.words.grammar import counted
from quiz.words.times import day, moment

DONE = {
    "changed": "Changed.",
    "closed": "Closed. Nothing more can be sent.",
    "opened": "Open. Results can be sent again.",
    "rotated": "The code is a new one. The old one, its QR code and printed slips lead nowhere now.",
    "locked": "All other browsers are locked. Yours is still open.",
    "revoked": "Revoked. That link opens nothing now, and pages that were open by it end.",
    "response-deleted": "The response is deleted.",
}
AUDITED = {
    "made": "group made",
    "linked": "results link added",
    "revoked": "results link revoked",
    "rotated": "join code replaced",
    "locked": "browsers locked",
    "reissued": "lost link replaced",
}
AUDIT_SHOWN = 30
REVOKED_SHOWN = 10
EXPORTS = (
    ("responses.xlsx", "All responses (Excel)", "one row a response, and a sheet with what the columns mean"),
    ("responses.csv", "All responses (CSV)", "the same for machines, with ids for headings"),
    ("codebook.csv", "Codebook (CSV)", "what the columns and values of the responses mean"),
    ("summary.csv", "Summary (CSV)", "the class as a whole, by the rule for small groups"),
    ("group.json", "Everything (JSON)", "for machines"),
)


@dataclass(frozen=True, slots=True)
class Press:
    """A button that changes something: where it goes, and what it says."""

    action: str
    words: str


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A results link. `revoke` is None where it is revoked already."""

    name: str
    made: str
    revoked: str
    revoke: Press | None


@dataclass(frozen=True, slots=True)
class Export:
    """A file with what the group holds."""

    words: str
    address: str
    what: str


@dataclass(frozen=True, slots=True)
class ManagePage:
    """All that can be changed about a group."""

    title: str
    nav: Navigation
    done: str
    problem: Problem
    facts: tuple[tuple[str, str], ...]
    newer: str
    state: str
    door: Press
    details: str
    code: str
    rotate: Press
    links: tuple[LinkRow, ...]
    add: FormView
    lock: Press
    exports: tuple[Export, ...]
    print_all: str
    sent: str
    end: FormView
    audit: tuple[tuple[str, str], ...]
    older: str


@dataclass(frozen=True, slots=True)
class DetailsPage:
    """What is said of a group, to be changed."""

    title: str
    nav: Navigation
    form: FormView
    back: str

    @property
    def problem(self) -> Problem:
        """Why the form was refused."""
        return self.form.problem


def manage_page(  # noqa: PLR0913 (what happened before comes by name)
    to: Addresses,
    shelf: Shelf,
    forms: tuple[LinkForm, DeletionForm],
    now: datetime,
    *,
    most: int,
    newer: bool,
    done: str,
    problem: str,
) -> ManagePage:
    """All that can be changed, with both forms as they were filled in; `done` is what was changed just now.

    most  responses that a group takes.
    """
    group, links, audit = shelf.group, shelf.links(), shelf.audit()
    add, end = (
        form_view(forms[0], to.group(group.id, "manage/links")),
        form_view(forms[1], to.group(group.id, "manage/delete")),
    )
    return ManagePage(
        title=f"Manage {group.name}",
        nav=navigation(to, shelf, "manage", add.token),
        done=DONE.get(done, ""),
        problem=Problem(problem) or add.problem or end.problem,
        facts=_facts(group, shelf.count(), most),
        newer="A newer version of the quiz exists. This group keeps the one it was made with." if newer else "",
        state=state(group, now),
        door=_door(to, group, now),
        details=to.group(group.id, "manage/details"),
        code=code_of(links),
        rotate=Press(to.group(group.id, "manage/rotate"), "Make a new code"),
        links=_link_rows(to, group, links),
        add=add,
        lock=Press(to.group(group.id, "manage/lock"), "Lock all other browsers"),
        exports=tuple(Export(words, to.group_export(group.id, name), what) for name, words, what in EXPORTS),
        print_all=to.group(group.id, "print-all"),
        sent=to.group(group.id, "manage/responses"),
        end=end,
        audit=tuple(
            (moment(each.at, group.zone), AUDITED.get(each.what, each.what)) for each in reversed(audit[-AUDIT_SHOWN:])
        ),
        older=f"{counted(len(audit) - AUDIT_SHOWN, 'older line')} not shown." if len(audit) > AUDIT_SHOWN else "",
    )


def _facts(group: Group, count: int, most: int) -> tuple[tuple[str, str], ...]:
    """What a counsellor wants to know of a group at a glance."""
    sent = f"{count:,} of {group.expected:,} expected" if group.expected else f"{count:,}"
    full = "; the group is full, and takes no more" if count >= most else ""
    return (
        ("Results sent", sent + full),
        ("Made", moment(group.made, group.zone)),
        ("All of it is deleted on", day(group.deletes, group.zone)),
        ("Time zone", group.zone),
        ("Who asks", f"{group.contact}, {group.organisation}"),
        ("Nickname", "asked for" if group.nicknames else "not asked for"),
    )


def _door(to: Addresses, group: Group, now: datetime) -> Press:
    if group.is_open(now):
        return Press(to.group(group.id, "manage/close"), "Close the group")
    return Press(to.group(group.id, "manage/open"), "Open the group again")


def _link_rows(to: Addresses, group: Group, links: Sequence[GroupLink]) -> tuple[LinkRow, ...]:
    """The results links that hold, and the last ones that were revoked."""
    results = [link for link in links if link.kind == "results"]
    shown = [link for link in results if not link.revoked] + [link for link in results if link.revoked][-REVOKED_SHOWN:]
    return tuple(_link_row(to, group, link) for link in shown)


def _link_row(to: Addresses, group: Group, link: GroupLink) -> LinkRow:
    return LinkRow(
        name=typed(link.name) or RESULTS,
        made=f"made on {day(link.made, group.zone)}",
        revoked=f"revoked on {day(link.revoked, group.zone)}" if link.revoked else "",
        revoke=None if link.revoked else Press(to.group(group.id, f"manage/links/{link.id}/revoke"), "Revoke"),
    )


def details_page(to: Addresses, shelf: Shelf, form: DetailsForm) -> DetailsPage:
    """The details as they were filled in."""
    id, here = shelf.group.id, "manage/details"
    return DetailsPage(
        title=f"Details of {shelf.group.name}",
        nav=navigation(to, shelf, here, form.token),
        form=form_view(form, to.group(id, here), *DETAILS),
        back=to.group(id, "manage"),
    )
