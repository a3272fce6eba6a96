"""The views that change a group. Each change is a POST with a token, and leads to a page of its own address."""

from collections.abc import Callable
from datetime import datetime

from flask import abort, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from quiz.links import digest, grouped, new_join_code, new_token
from quiz.store import Link, Shelf
from quiz.web.context import BAD_REQUEST, NOT_FOUND, SEE_OTHER, addresses, now, site
from quiz.web.groups.context import lessons_of, read_number, show_form
from quiz.web.groups.dates import Bounds
from quiz.web.groups.forms import DeletionForm, DetailsForm, GroupForm, LinkForm
from quiz.web.groups.lessons import LessonForm
from quiz.web.groups.sessions import (
    end_session,
    forget_link,
    need_room_for_link,
    outlast_lock,
    remember_links,
    shelf_to_change,
    shelf_to_read,
    shows_own_link,
)
from quiz.web.groups.views.results import find_response, no_response
from quiz.web.isolates import by_hand
from quiz.web.parts import NO_PROBLEM

SENT_AT_ONCE = 50
REVOKED_SHOWN = 10


def show_manage(group: str) -> str:
    """Show what can be changed, and what was."""
    return manage_page(shelf_to_change(group))


def manage_page(
    shelf: Shelf,
    refused: GroupForm | None = None,
    *,
    add: LinkForm | None = None,
    end: DeletionForm | None = None,
    begin: LessonForm | None = None,
) -> str:
    """The page, with a form that was refused as it was filled in."""
    refused, lessons = refused or add or end or begin, by_hand(shelf.sittings())
    return render_template(
        "groups/manage.html",
        shelf=shelf,
        now=now(),
        done=request.args.get("done", ""),
        problem=refused.problem if refused else NO_PROBLEM,
        count=shelf.count(),
        most=site().settings.group_limit,
        has_newer=site().newer_than(shelf.group.version),
        links=_results_links(shelf),
        code=grouped(shelf.join_code()),
        add=add or LinkForm(),
        lessons=lessons,
        begin=begin or LessonForm(lessons),
        end=end or DeletionForm(shelf.group.name),
        audit=shelf.audit(),
    )


def _results_links(shelf: Shelf) -> list[Link]:
    """The results links that can be used, and the last ones that were revoked."""
    links = [link for link in by_hand(shelf.links()) if link.kind == "results"]
    return [link for link in links if not link.revoked] + [link for link in links if link.revoked][-REVOKED_SHOWN:]


def change_details(group: str) -> AnyResponse | tuple[str, int]:
    """Change what is said of the group, and its dates."""
    shelf = shelf_to_change(group)
    bounds = Bounds.of(shelf.group, now(), site().settings.group_limit, shelf.count())
    form = DetailsForm.of(shelf.group, bounds)
    if form.validate_on_submit():
        shelf.change(form.details(), now())
        return done(group, "changed")
    return show_form("groups/details.html", form, shelf=shelf)


def close_group(group: str) -> AnyResponse | tuple[str, int]:
    """Take no more results."""
    return _press(group, "closed", lambda shelf, at: shelf.close(at))


def reopen_group(group: str) -> AnyResponse | tuple[str, int]:
    """Take results again."""
    return _press(group, "opened", lambda shelf, at: shelf.open(at))


def replace_code(group: str) -> AnyResponse | tuple[str, int]:
    """Replace the join code."""
    return _press(group, "rotated", lambda shelf, at: shelf.rotate_join(new_join_code(), at))


def lock_others(group: str) -> AnyResponse | tuple[str, int]:
    """End all sessions but this one."""
    return _press(group, "locked", lambda shelf, at: outlast_lock(shelf.lock(at)))


def add_link(group: str) -> AnyResponse | tuple[str, int]:
    """Add a results link, which the links page shows while this session lasts."""
    shelf = shelf_to_change(group)
    need_room_for_link(shelf.group)
    form = LinkForm()
    if not form.validate_on_submit():
        return manage_page(shelf, add=form), BAD_REQUEST
    token = new_token()
    link = shelf.add_results_link(digest(token), form["name"].data, now())
    remember_links(group, {link.id: token})
    return redirect(addresses().group(group, "links"), SEE_OTHER)


def revoke_link(group: str, number: int) -> AnyResponse | tuple[str, int]:
    """End a results link; one that is revoked already stays so."""
    if number not in {link.id for link in shelf_to_change(group).links() if link.kind == "results"}:
        abort(NOT_FOUND)

    def change(shelf: Shelf, at: datetime) -> None:
        shelf.revoke(number, at)
        forget_link(group, number)

    return _press(group, "revoked", change)


def list_sent(group: str) -> str:
    """List what was sent, so that one can be deleted."""
    shelf, after = shelf_to_change(group), read_number(request.args.get("after", ""))
    found = by_hand(tuple(shelf.responses(after or 0, SENT_AT_ONCE + 1)))
    shown, has_more = found[:SENT_AT_ONCE], len(found) > SENT_AT_ONCE
    lessons = {each.id: each.name for each in lessons_of(shelf)}
    return render_template("groups/sent.html", shelf=shelf, lessons=lessons, responses=shown, has_more=has_more)


def delete_response(group: str, number: str) -> AnyResponse | tuple[str, int]:
    """Delete a response, after asking once more."""
    shelf, form = shelf_to_change(group), GroupForm()
    response = find_response(shelf, number)
    if response is None:
        return no_response(shelf)
    if form.validate_on_submit():
        shelf.delete_response(response.id, now())
        return done(group, "response-deleted")
    lesson = next((each.name for each in lessons_of(shelf) if each.id == response.sitting), "")
    return show_form("groups/delete_response.html", form, shelf=shelf, response=response, lesson=lesson)


def delete_group(group: str) -> AnyResponse | tuple[str, int]:
    """Delete the group and all in it, if its name was typed."""
    shelf = shelf_to_change(group)
    form = DeletionForm(shelf.group.name)
    if not form.validate_on_submit():
        return manage_page(shelf, end=form), BAD_REQUEST
    shelf.delete(now())
    end_session(group)
    return redirect(addresses().group("deleted"), SEE_OTHER)


def lock_here(group: str) -> AnyResponse | tuple[str, int]:
    """Forget in this browser that the group was open; ask first where the manage link may not be kept yet."""
    shelf, shows_link, form = shelf_to_read(group), shows_own_link(group), GroupForm()
    if not form.validate_on_submit():
        return show_form("groups/leave.html", form, shelf=shelf, shows_link=shows_link)
    if shows_link and "sure" not in request.args:
        return redirect(addresses().group(group, "leave"), SEE_OTHER)
    end_session(group)
    return redirect(addresses().group("locked"), SEE_OTHER)


def say_locked() -> str:
    """Say that this browser has forgotten a group."""
    return render_template("groups/locked.html")


def say_deleted() -> str:
    """Say that a group is deleted."""
    return render_template("groups/deleted.html")


def _press(group: str, what: str, change: Callable[[Shelf, datetime], object]) -> AnyResponse | tuple[str, int]:
    """What one button does, once its token is checked."""
    shelf, form = shelf_to_change(group), GroupForm()
    if not form.validate_on_submit():
        return manage_page(shelf, form), BAD_REQUEST
    change(shelf, now())
    return done(group, what)


def done(group: str, what: str) -> AnyResponse:
    """Go to the manage page, which says what was done."""
    return redirect(f"{addresses().group(group, 'manage')}?done={what}", SEE_OTHER)
