"""The views by which a taker sends a result to a group: what would be sent, and Send."""

from dataclasses import replace

from flask import make_response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from quiz.cohort.tally import encode_answers
from quiz.errors import Gone, GroupGone
from quiz.links import digest
from quiz.readiness import Readiness, spelt
from quiz.slips import are_words, digest_of
from quiz.store import Group, Sent, gone
from quiz.web import limits
from quiz.web.context import BAD_REQUEST, SEE_OTHER, addresses, framed, now, site
from quiz.web.groups import receipts
from quiz.web.groups.sending import SLIP_FAULTS, SendForm
from quiz.web.groups.views.join import Received, found_by, group_of, open_group
from quiz.web.parts.answers import answers
from quiz.web.parts.slopes import of_one
from quiz.web.site import Sheet

INSTEAD = "instead"  # what the button says that replaces
TOO_MANY = 429


def look_before_sending(join: str, code: str) -> str:
    """Show what would be sent, and to whom."""
    group = open_group(join)
    sheet, before = _sheet(group, code), _sent_before(group)
    if not before:
        site().store.refuse_full(group.id, site().settings.group_limit)
    return _ask(group, sheet, None if framed() else _form(group), before)


def send(join: str, code: str) -> AnyResponse | tuple[str, int]:
    """Keep what is sent, and go to its receipt; the same form once more goes to the same receipt."""
    limits.refuse_sending()
    group = group_of(join)
    sheet, form = _sheet(group, code), _form(group)
    if not form.validate():
        return _ask(group, sheet, form, _sent_before(group)), BAD_REQUEST
    keep = _replace if request.form.get("how") == INSTEAD else _keep
    try:
        token = keep(group, form, _to_keep(sheet))
    except GroupGone as error:
        return _refuse_slip(error, group, sheet, form)
    receipts.remember(group.id, token)
    limits.sent()
    return redirect(addresses().receipt(token), SEE_OTHER)


def _sheet(group: Group, code: str) -> Sheet:
    """The sheet, if it is to the group's version of the quiz."""
    sheet = site().open(code)
    if sheet.quiz.version != group.version:
        raise gone.another_version()
    return sheet


def _form(group: Group) -> SendForm:
    return SendForm(asks_nickname=group.nicknames, has_slips=site().store.has_slips(group.id))


def _ask(group: Group, sheet: Sheet, form: SendForm | None, before: Received | None) -> str:
    return render_template(
        "groups/send.html",
        group=group,
        sheet=sheet,
        answers=answers(addresses(), sheet, sheet.responses.stars),
        form=form,
        felt=of_one(Readiness.read(addresses().ready)),
        before=before.response if before else None,
    )


def _refuse_slip(error: GroupGone, group: Group, sheet: Sheet, form: SendForm) -> AnyResponse:
    """Ask again, with what is wrong beside the slip, and all else kept. Raises what has nothing to do with a slip.

    An unknown one counts as a guess, like any secret that opens nothing.
    """
    if error.why not in SLIP_FAULTS:
        raise error
    too_many = limits.guessed() if error.why is Gone.SLIP else None
    form.refuse_slip(error.why, "" if too_many is None else too_many.what)
    answer = make_response(_ask(group, sheet, form, _sent_before(group)), TOO_MANY if too_many else BAD_REQUEST)
    if too_many:
        answer.headers["Retry-After"] = str(too_many.seconds)
    return answer


def _sent_before(group: Group) -> Received | None:
    """What this browser has sent to the group in this lesson, if it is still there."""
    found = _sent_last(group)
    return None if found is None or found.is_over else found


def _sent_last(group: Group) -> Received | None:
    token = receipts.last(group.id)
    return found_by(token) if token else None


def _to_keep(sheet: Sheet) -> Sent:
    """What a group keeps of a sheet: its code, its answers, what its result says, and how ready the person felt."""
    leader, runner_up = sheet.result.named
    said = Readiness.read(addresses().ready)
    return Sent(
        code=sheet.code,
        answers=encode_answers(sheet.responses),
        nickname="",
        leader=leader,
        runner_up=runner_up,
        said=sheet.result.said,
        ready_before=spelt(said.before),
        ready_after=spelt(said.after),
    )


def _replace(group: Group, form: SendForm, what: Sent) -> str:
    """Send in the place of what was sent before; its receipt stays, and its nickname and slip if none are given."""
    before = _sent_last(group)
    if not before:
        raise gone.unsent()
    earlier = str(before.response.nickname)
    nickname = form.typed_name or (form.name if are_words(earlier) else "") or earlier or form.name
    what = replace(what, nickname=nickname)
    site().store.resend(digest(before.token), what, now(), slip=_digest(group, form))
    return before.token


def _keep(group: Group, form: SendForm, what: Sent) -> str:
    """Send it, once. A form whose response was deleted by its receipt sends it no second time."""
    token, limit = str(form["receipt"].data), site().settings.group_limit
    if receipts.is_known(token) and not found_by(token):
        raise gone.unsent()
    what = replace(what, nickname=form.name)
    site().store.send(group.id, digest(token), what, now(), limit, slip=_digest(group, form))
    return token


def _digest(group: Group, form: SendForm) -> str:
    """What is kept of the slip; empty where none was typed."""
    return digest_of(group.id, form.typed_slip) if form.typed_slip else ""
