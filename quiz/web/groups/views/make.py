"""The views by which a counsellor makes a group, and brings it to the class."""

from datetime import datetime

from flask import redirect, render_template, request
from flask_wtf.csrf import generate_csrf
from werkzeug.wrappers import Response as AnyResponse

from quiz.links import digest, join_code, new_join_code, new_token
from quiz.store import Details
from quiz.web import limits
from quiz.web.addresses import Addresses
from quiz.web.context import BAD_REQUEST, SEE_OTHER, addresses, now, public_root, site
from quiz.web.groups.context import quiz_of
from quiz.web.groups.dates import USUAL_MONTHS, Bounds, months_on
from quiz.web.groups.forms import DetailsForm
from quiz.web.groups.pages.making import Barrier, class_page, links_page, new_group_page
from quiz.web.groups.pages.slips import slips_page
from quiz.web.groups.sessions import (
    links_of_session,
    need_room,
    open_session,
    remember_links,
    shelf_to_change,
    shelf_to_read,
)

FORBIDDEN = 403


def make() -> AnyResponse | tuple[str, int]:
    """Make a group, open it in this browser, and go to its class page."""
    is_sent = request.method == "POST"
    if is_sent:
        limits.refuse_making()
    need_room()
    barrier, form = _barrier(), _form()
    if not barrier and form.validate_on_submit():
        return redirect(addresses().group(_make(form.details(), now())), SEE_OTHER)
    refused = FORBIDDEN if barrier else BAD_REQUEST
    page = new_group_page(addresses(), form, barrier)
    return render_template("groups/new.html", page=page), refused if is_sent else 200


def _barrier() -> Barrier:
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
    """Make the group with its links, of which only digests are stored; this session keeps the secret ones a while."""
    store, tokens = site().store, {"manage": new_token(), "results": new_token()}
    digests = {kind: digest(token) for kind, token in tokens.items()}
    group = store.make_group(site().quiz.version, details, moment, join=new_join_code(), **digests)
    access = store.opened(digests["manage"], moment)
    open_session(access)
    remember_links(
        group.id, {link.id: tokens[link.kind] for link in store.shelf(access).links() if link.kind in tokens}
    )
    return group.id


def open_secret(token: str) -> AnyResponse:
    """Open a group by a results or a manage link, and go on to an address that holds no secret."""
    access = site().store.opened(digest(token), now())
    open_session(access)
    return redirect(addresses().group(access.group.id, access.link.kind), SEE_OTHER)


def class_of(group: str) -> str:
    """Show how the class comes to the group: to be projected, or printed."""
    shelf = shelf_to_read(group)
    quiz, token = quiz_of(shelf.group), generate_csrf()
    page = class_page(addresses(), _public(), shelf, quiz=quiz, now=now(), token=token)
    limits.opened(join_code(page.handout.code))
    return render_template("groups/class.html", page=page)


def slips(group: str) -> str:
    """Show slips to cut out, and the key to their words."""
    shelf = shelf_to_read(group)
    page = slips_page(addresses(), _public(), shelf, request.args.get("count"), generate_csrf())
    return render_template("groups/slips.html", page=page)


def secret_links(group: str) -> str:
    """Show the secret links that were made in this session."""
    page = links_page(addresses(), _public(), shelf_to_change(group), links_of_session(group), generate_csrf())
    return render_template("groups/links.html", page=page)


def _public() -> Addresses:
    return Addresses(public_root())
