"""The views of those who take the quiz for a group, before they send and after: the first page, and the receipt."""

from dataclasses import dataclass, replace

from flask import redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from quiz import links
from quiz.links import digest
from quiz.readiness import Readiness
from quiz.responses import blank
from quiz.store import Group, Response, gone
from quiz.web import limits
from quiz.web.context import BAD_REQUEST, SEE_OTHER, addresses, now, site, wear
from quiz.web.groups import receipts
from quiz.web.groups.context import quiz_of, stay_in_group
from quiz.web.groups.forms import GroupForm
from quiz.web.isolates import by_hand, typed
from quiz.web.opening import leads_to
from quiz.web.parts.answers import answers
from quiz.web.parts.slopes import of_one


@dataclass(frozen=True, slots=True)
class Received:
    """What was sent with a token.

    is_open     its group takes changes.
    is_own      this browser sent it.
    is_current  the code it came by leads to its group.
    """

    token: str
    group: Group
    response: Response
    is_open: bool
    is_own: bool
    is_current: bool = True

    @property
    def is_over(self) -> bool:
        """Whether the group has begun another lesson since."""
        return self.response.sitting != self.group.sitting


def join_group(join: str) -> AnyResponse | str:
    """Show who asks, and what becomes of the answers; a code or link in the address is opened within the group."""
    group = open_group(join)
    if "code" in request.args:
        return redirect(leads_to(addresses(), request.args["code"]), SEE_OTHER)
    site().store.refuse_full(group.id, site().settings.group_limit)
    quiz = quiz_of(group)
    return render_template(
        "groups/join.html",
        group=group,
        quiz=quiz,
        blank=links.encode(quiz, blank(quiz)),
        has_slips=site().store.has_slips(group.id),
    )


def ask_to_forget() -> str:
    """Ask before this browser forgets what was sent from it, to whichever groups."""
    return render_template("groups/forget.html", form=GroupForm() if receipts.any_known() else None)


def forget() -> AnyResponse | tuple[str, int]:
    """Forget what was sent from here: it stays with its group, and its receipt still opens it."""
    form = GroupForm()
    if not form.validate():
        return render_template("groups/forget.html", form=form), BAD_REQUEST
    receipts.forget()
    return redirect(addresses().finish, SEE_OTHER)


def show_receipt(join: str, token: str) -> str:
    """Show what was sent. If it was sent from here, another one now goes in its place, not in that of a later one.

    Whoever only opens it has nothing remembered: its sender might be somebody else.
    """
    received = _received(join, token)
    if received.is_own and not received.is_over:
        receipts.remember(received.group.id, token)
    return _receipt(received, GroupForm())


def delete_sent(join: str, token: str) -> AnyResponse | tuple[str, int]:
    """Delete what was sent."""
    limits.refuse_sending()
    received, form = _received(join, token), GroupForm()
    if not form.validate():
        return _receipt(received, form), BAD_REQUEST
    site().store.unsend(digest(token), now())
    receipts.remember_deleted(token)
    limits.sent()
    return redirect(addresses().unsend(token), SEE_OTHER)


def show_deleted(join: str, token: str) -> AnyResponse | str:
    """Say that it is deleted, if it is, where it was deleted."""
    stay_in_group(join)
    if found_by(token):
        return redirect(addresses().receipt(token), SEE_OTHER)
    if not receipts.is_known(token):
        raise gone.unknown_receipt()
    return render_template("groups/receipt_deleted.html")


def group_of(join: str) -> Group:
    """The group of a join code, open or closed."""
    code = stay_in_group(join)
    limits.refuse_look_up(code)
    group = site().store.joined(code, now())
    limits.opened(code)
    wear(group.version)
    return by_hand(group)


def open_group(join: str) -> Group:
    """The group, if results can be sent to it."""
    group = group_of(join)
    if not group.is_open(now()):
        raise gone.closed()
    return group


def found_by(token: str) -> Received | None:
    """What was sent with a token, if it is still there."""
    found = site().store.receipt(digest(token), now())
    if not found:
        return None
    group, response = by_hand(found)
    return Received(token, group, response, is_open=group.is_open(now()), is_own=receipts.is_own(token))


def _received(join: str, token: str) -> Received:
    """What was sent with this token, by a code that its group has or had.

    Whether another group has that code is not looked up: whoever has one receipt could find out codes with it.
    """
    code, found = stay_in_group(join), found_by(token)
    link = site().store.join_link(found.group.id, code) if found else None
    if not found and receipts.is_known(token):
        raise gone.deleted_receipt()
    if not found or not link:
        raise gone.unknown_receipt()
    wear(found.group.version)
    return replace(found, is_current=not link.revoked)


def _receipt(received: Received, form: GroupForm) -> str:
    """What was sent; whoever goes on from here takes along how ready they said they felt."""
    sent = received.response
    said, sheet = Readiness.of(sent.ready_before, sent.ready_after), site().open(sent.code)
    to = addresses().feeling(said.text)
    return render_template(
        "groups/receipt.html",
        to=to,
        received=received,
        lesson=typed(site().store.lesson(received.group.id, received.response.sitting)),
        sheet=sheet,
        felt=of_one(said),
        answers=answers(to, sheet, sheet.responses.stars),
        form=form,
    )
