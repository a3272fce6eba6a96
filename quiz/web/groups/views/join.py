"""The views of those who take the quiz for a group: join, send, receipt. Until Send, nothing is stored."""

from dataclasses import dataclass, replace

from flask import redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from quiz import links
from quiz.cohort.tally import encode_answers
from quiz.links import digest
from quiz.responses import blank
from quiz.store import Group, Response, Sent, gone
from quiz.web import limits
from quiz.web.context import BAD_REQUEST, SEE_OTHER, addresses, framed, now, site, wear
from quiz.web.groups import receipts
from quiz.web.groups.context import quiz_of, stay_in_group
from quiz.web.groups.forms import GroupForm
from quiz.web.groups.sending import SendForm
from quiz.web.isolates import by_hand
from quiz.web.opening import leads_to
from quiz.web.parts.answers import answers
from quiz.web.site import Sheet

INSTEAD = "instead"  # what the button says that replaces


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


def join_group(join: str) -> AnyResponse | str:
    """Show who asks, and what becomes of the answers; a code or link in the address is opened within the group."""
    group = _open_group(join)
    if "code" in request.args:
        return redirect(leads_to(addresses(), request.args["code"]), SEE_OTHER)
    site().store.refuse_full(group.id, site().settings.group_limit)
    quiz = quiz_of(group)
    return render_template("groups/join.html", group=group, quiz=quiz, blank=links.encode(quiz, blank(quiz)))


def look_before_sending(join: str, code: str) -> str:
    """Show what would be sent, and to whom."""
    group = _open_group(join)
    sheet, before = _sheet(group, code), _sent_before(group)
    if not before:
        site().store.refuse_full(group.id, site().settings.group_limit)
    return _ask(group, sheet, None if framed() else SendForm(asks_nickname=group.nicknames), before)


def send(join: str, code: str) -> AnyResponse | tuple[str, int]:
    """Keep what is sent, and go to its receipt; the same form once more goes to the same receipt."""
    limits.refuse_sending()
    group = _group(join)
    sheet, form = _sheet(group, code), SendForm(asks_nickname=group.nicknames)
    if not form.validate():
        return _ask(group, sheet, form, _sent_before(group)), BAD_REQUEST
    keep = _replace if request.form.get("how") == INSTEAD else _keep
    token = keep(group, form, _to_keep(sheet, form.name))
    receipts.remember(group.id, token)
    limits.sent()
    return redirect(addresses().receipt(token), SEE_OTHER)


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
    if received.is_own:
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
    if _found(token):
        return redirect(addresses().receipt(token), SEE_OTHER)
    if not receipts.is_known(token):
        raise gone.unknown_receipt()
    return render_template("groups/receipt_deleted.html")


def _group(join: str) -> Group:
    """The group of a join code, open or closed."""
    code = stay_in_group(join)
    limits.refuse_look_up(code)
    group = site().store.joined(code, now())
    limits.opened(code)
    wear(group.version)
    return by_hand(group)


def _open_group(join: str) -> Group:
    """The group, if results can be sent to it."""
    group = _group(join)
    if not group.is_open(now()):
        raise gone.closed()
    return group


def _sheet(group: Group, code: str) -> Sheet:
    """The sheet, if it is to the group's version of the quiz."""
    sheet = site().open(code)
    if sheet.quiz.version != group.version:
        raise gone.another_version()
    return sheet


def _ask(group: Group, sheet: Sheet, form: SendForm | None, before: Received | None) -> str:
    return render_template(
        "groups/send.html",
        group=group,
        sheet=sheet,
        answers=answers(addresses(), sheet, sheet.responses.stars),
        form=form,
        before=before.response if before else None,
    )


def _sent_before(group: Group) -> Received | None:
    """What this browser has sent to the group, if it is still there."""
    token = receipts.last(group.id)
    return _found(token) if token else None


def _found(token: str) -> Received | None:
    found = site().store.receipt(digest(token), now())
    if not found:
        return None
    group, response = by_hand(found)
    return Received(token, group, response, is_open=group.is_open(now()), is_own=receipts.is_own(token))


def _to_keep(sheet: Sheet, nickname: str) -> Sent:
    """What a group keeps of a sheet: its code, its answers, and what its result says."""
    leader, runner_up = sheet.result.named
    return Sent(
        code=sheet.code,
        answers=encode_answers(sheet.responses),
        nickname=nickname,
        leader=leader,
        runner_up=runner_up,
        said=sheet.result.said,
        ready_before="",
        ready_after="",
    )


def _replace(group: Group, _: SendForm, what: Sent) -> str:
    """Send in the place of what was sent before; its receipt stays, and its nickname if none is given."""
    before = _sent_before(group)
    if not before:
        raise gone.unsent()
    nickname = what.nickname or str(before.response.nickname)
    site().store.resend(digest(before.token), replace(what, nickname=nickname), now())
    return before.token


def _keep(group: Group, form: SendForm, what: Sent) -> str:
    """Send it, once. A form whose response was deleted by its receipt sends it no second time."""
    token = str(form["receipt"].data)
    if receipts.is_known(token) and not _found(token):
        raise gone.unsent()
    site().store.send(group.id, digest(token), what, now(), site().settings.group_limit)
    return token


def _received(join: str, token: str) -> Received:
    """What was sent with this token, by a code that its group has or had.

    Whether another group has that code is not looked up: whoever has one receipt could find out codes with it.
    """
    code, found = stay_in_group(join), _found(token)
    link = site().store.join_link(found.group.id, code) if found else None
    if not found and receipts.is_known(token):
        raise gone.deleted_receipt()
    if not found or not link:
        raise gone.unknown_receipt()
    wear(found.group.version)
    return replace(found, is_current=not link.revoked)


def _receipt(received: Received, form: GroupForm) -> str:
    to, sheet = addresses(), site().open(received.response.code)
    return render_template(
        "groups/receipt.html",
        received=received,
        sheet=sheet,
        answers=answers(to, sheet, sheet.responses.stars),
        form=form,
    )
