"""The pages by which a counsellor makes a group and brings it to the class."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from quiz.content import Quiz
from quiz.links import grouped
from quiz.store import Group, Link, Shelf
from quiz.web.addresses import Addresses
from quiz.web.groups.forms import DetailsForm
from quiz.web.groups.pages.fields import FormView, form_view
from quiz.web.groups.pages.navigation import Navigation, navigation
from quiz.web.groups.pages.notice import length, notice
from quiz.web.groups.pages.qr import Qr, qr
from quiz.web.isolates import typed
from quiz.web.parts import NO_PROBLEM, Problem
from quiz.words.times import day, moment
from quiz.zones import spoken

DETAILS = (
    ("Who asks", ("name", "organisation", "contact")),
    ("What people read before they begin", ("purpose", "message")),
    ("Who takes it", ("expected", "nicknames")),
    ("Until when", ("closes", "deletes", "zone")),
)
PASSPHRASE = (("Who may make a group", ("passphrase",)),)
NO_QR = (
    "No QR code here: this quiz runs on this machine alone, and phones cannot reach this address. "
    "Set QUIZ_PUBLIC_URL to the address that others use."
)
RESULTS = "Class results link"
Barrier = Literal["", "closed", "unset"]
BARRIERS: dict[Barrier, str] = {
    "": "",
    "closed": "Nobody can make a group here: whoever runs this quiz has switched it off (QUIZ_GROUPS=closed). "
    "The quiz itself can be taken as ever.",
    "unset": "Nobody can make a group here yet. Making one needs a passphrase, and none is set. Whoever runs this quiz "
    "has to set QUIZ_GROUPS_PASSPHRASE, or QUIZ_GROUPS=open to let anyone make groups.",
}


@dataclass(frozen=True, slots=True)
class NewGroupPage:
    """Makes a group. `barrier` says why nobody can, and then there is no form."""

    title: str
    barrier: str
    form: FormView | None

    @property
    def problem(self) -> Problem:
        """Why the form was refused."""
        return self.form.problem if self.form else NO_PROBLEM


@dataclass(frozen=True, slots=True)
class Handout:
    """How to come to a group, on the wall and on paper; nothing here is secret.

    site     what is typed into a browser, without what no one types.
    address  leads straight to the group.
    qr       of the address; where there is none, `no_qr` says why.
    """

    group: str
    site: str
    code: str
    address: str
    qr: Qr | None
    no_qr: str


@dataclass(frozen=True, slots=True)
class ClassPage:
    """Projected, or printed as a handout. `links` leads to the secret ones; empty where this browser can’t see them."""

    title: str
    nav: Navigation
    handout: Handout
    state: str
    length: str
    notice: tuple[str, ...]
    links: str
    slips: str
    preview: str


@dataclass(frozen=True, slots=True)
class SecretLink:
    """A secret link, with what its holder can do; `address` is empty where this browser has it not.

    letter  a text to send with the link.
    lost    what to do where this browser has it not.
    """

    id: str
    heading: str
    holder: str
    keep: str
    address: str
    letter: str
    lost: str


@dataclass(frozen=True, slots=True)
class LinksPage:
    """All secret links of a group that still open it."""

    title: str
    nav: Navigation
    links: tuple[SecretLink, ...]
    manage: str


def new_group_page(to: Addresses, form: DetailsForm, barrier: Barrier) -> NewGroupPage:
    """The form, unless nobody may make a group."""
    sections = (*DETAILS, *(PASSPHRASE if "passphrase" in form else ()))
    view = None if barrier else form_view(form, to.group_new, *sections)
    return NewGroupPage("Make a group", BARRIERS[barrier], view)


def class_page(  # noqa: PLR0913 (what is no address comes by name)
    to: Addresses, public: Addresses, shelf: Shelf, *, quiz: Quiz, now: datetime, token: str
) -> ClassPage:
    """How the class comes to the group, and what everyone is told."""
    group, shown = shelf.group, handout(public, shelf)
    return ClassPage(
        title=group.name,
        nav=navigation(to, shelf, "", token),
        handout=shown,
        state=state(group, now),
        length=length(quiz),
        notice=notice(group),
        links=to.group(group.id, "links") if shelf.kind == "manage" else "",
        slips=to.group(group.id, "slips"),
        preview=to.in_group(shown.code).start,
    )


def handout(public: Addresses, shelf: Shelf) -> Handout:
    """How to come to the group of this shelf."""
    code = code_of(shelf.links())
    address = public.in_group(code).start
    picture = qr(address)
    site = public.root.partition("://")[2]
    return Handout(shelf.group.name, site, code, address, picture, "" if picture else NO_QR)


def code_of(links: Iterable[Link]) -> str:
    """The join code that holds now, as it is shown."""
    return next(grouped(link.code or "") for link in links if link.kind == "join" and not link.revoked)


def state(group: Group, now: datetime) -> str:
    """Whether results can be sent, and until when."""
    if group.closed:
        return f"Closed on {moment(group.closed, group.zone)}. Nothing can be sent."
    if not group.is_open(now):
        return "Closed, since its last day is over. Nothing can be sent."
    return f"Open until the end of {day(group.closes, group.zone)}, {spoken(group.zone)}." if group.closes else "Open."


def links_page(to: Addresses, public: Addresses, shelf: Shelf, kept: Mapping[int, str], token: str) -> LinksPage:
    """Every secret link, hidden until opened, as far as this browser has it; those that it has come first."""
    group, links = shelf.group, [link for link in shelf.links() if link.kind != "join" and not link.revoked]
    links.sort(key=lambda link: (link.id not in kept, link.kind == "manage"))
    told = tuple(_secret(public, group, link, kept.get(link.id, "")) for link in links)
    nav = navigation(to, shelf, "links", token)
    return LinksPage(f"Links of {group.name}", nav, told, to.group(group.id, "manage"))


def _secret(public: Addresses, group: Group, link: Link, token: str) -> SecretLink:
    address = public.secret(token) if token else ""
    return _manage(group, link, address) if link.kind == "manage" else _results(group, link, address)


def _results(group: Group, link: Link, address: str) -> SecretLink:
    return SecretLink(
        id=f"link-{link.id}",
        heading=f"{RESULTS}: {typed(link.name)}" if link.name else RESULTS,
        holder="Whoever has it can read every answer, nickname and result, and the figures of the class. "
        "They can change nothing and export nothing.",
        keep="Give it to those who talk about the results with the class. Give each a link of their own: you can "
        "revoke one at any time, and the others go on.",
        address=address,
        letter=f"Results of “{group.name}”:\n{address}\n"
        f"Whoever has this link can read everyone’s answers. Please don’t pass it on.\n"
        f"All of it is deleted on {day(group.deletes, group.zone)}.",
        lost="This browser does not have it any more, and we keep only its fingerprint. If it is lost, revoke it and "
        "add another one on the manage page.",
    )


def _manage(group: Group, link: Link, address: str) -> SecretLink:
    return SecretLink(
        id=f"link-{link.id}",
        heading="Manage link",
        holder="Whoever has it can do all of that. They can also change the group, export and delete what was sent, "
        "and add and revoke results links.",
        keep="Keep it to yourself: in a password manager, or on paper in a drawer with a lock. Without it you cannot "
        "come back to this group.",
        address=address,
        letter=f"Manage link of “{group.name}”:\n{address}\n"
        f"Keep it to yourself: it can change and delete everything.\n"
        f"All of it is deleted on {day(group.deletes, group.zone)}.",
        lost="This browser does not have it any more, and we keep only its fingerprint. If it is lost, whoever runs "
        "this quiz can make another one, and the lost one then opens nothing: "
        f"quiz groups reissue {group.id} manage",
    )
