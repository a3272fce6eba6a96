"""The views by which a counsellor makes a group, and brings it to the class."""

from datetime import datetime
from typing import Literal

from flask import redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from quiz.links import digest, grouped, new_join_code, new_token
from quiz.store import Details
from quiz.web import limits
from quiz.web.context import SEE_OTHER, addresses, elsewhere, now, site
from quiz.web.groups.context import quiz_of, show_form
from quiz.web.groups.dates import USUAL_MONTHS, Bounds, months_on
from quiz.web.groups.forms import DetailsForm
from quiz.web.groups.handout import Handout
from quiz.web.groups.sessions import (
    links_of_session,
    need_room,
    open_session,
    remember_links,
    shelf_to_change,
    shelf_to_read,
)
from quiz.web.isolates import by_hand

FORBIDDEN = 403


def make_group() -> AnyResponse | tuple[str, int]:
    """Make a group, open it in this browser, and go to its class page."""
    if request.method == "POST":
        limits.refuse_making()
    need_room()
    barrier, form = _barrier(), _form()
    if not barrier and form.validate_on_submit():
        return redirect(addresses().group(_make(form.details(), now())), SEE_OTHER)
    page, status = show_form("groups/new.html", form, barrier=barrier, months=USUAL_MONTHS)
    return page, FORBIDDEN if barrier and form.is_submitted() else status


def _barrier() -> Literal["", "closed", "unset"]:
    """Why nobody can make a group: they are switched off, or no passphrase is set; empty where somebody can."""
    settings = site().settings
    if settings.groups == "passphrase":
        return "" if settings.groups_passphrase else "unset"
    return "closed" if settings.groups == "closed" else ""


def _form() -> DetailsForm:
    settings, moment = site().settings, now()
    zone = settings.timezone
    bounds = Bounds(moment, zone, moment, settings.group_limit)
    passphrase = settings.groups_passphrase if settings.groups == "passphrase" else None
    deletes = months_on(bounds.today(zone), USUAL_MONTHS)
    return DetailsForm(bounds, passphrase, organisation=settings.organisation, deletes=deletes, zone=zone)


def _make(details: Details, moment: datetime) -> str:
    """Make the group with its links: only digests are stored, and this session keeps the secret ones a while."""
    store, tokens = site().store, {"manage": new_token(), "results": new_token()}
    digests = {kind: digest(token) for kind, token in tokens.items()}
    group = store.make_group(site().quiz.version, details, moment, join=new_join_code(), **digests)
    access = store.opened(digests["manage"], moment)
    open_session(access)
    remember_links(
        group.id, {link.id: tokens[link.kind] for link in store.shelf(access).links() if link.kind in tokens}
    )
    return group.id


def open_link(token: str) -> AnyResponse:
    """Open a group by a results or a manage link, and go on to an address that holds no secret."""
    access = site().store.opened(digest(token), now())
    open_session(access)
    return redirect(addresses().group(access.group.id, access.link.kind), SEE_OTHER)


def show_class(group: str) -> str:
    """Show how the class reaches the group: to be projected, or printed."""
    shelf = shelf_to_read(group)
    code = shelf.join_code()
    limits.opened(code)
    quiz, handout = quiz_of(shelf.group), handout_of(code)
    return render_template(
        "groups/class.html", shelf=shelf, quiz=quiz, handout=handout, now=now(), has_slips=shelf.count_slips() > 0
    )


def show_links(group: str) -> str:
    """Show the secret links, those first that were made in this session."""
    shelf, kept = shelf_to_change(group), links_of_session(group)
    links = [link for link in by_hand(shelf.links()) if link.kind != "join" and not link.revoked]
    links.sort(key=lambda link: (link.id not in kept, link.kind == "manage"))
    return render_template("groups/links.html", shelf=shelf, links=links, kept=kept)


def handout_of(code: str) -> Handout:
    """What brings a class to its group."""
    return Handout(elsewhere(), grouped(code))
