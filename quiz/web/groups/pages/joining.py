"""The pages of those who take the quiz for a group: before the first question, before Send, and the receipt."""

from dataclasses import dataclass

from quiz.content import Quiz
from quiz.links import encode
from quiz.responses import LEFT_OUT, blank
from quiz.store import Group, Response
from quiz.web.addresses import Addresses
from quiz.web.groups.forms import GroupForm, SendForm
from quiz.web.groups.pages.fields import FormView, form_view
from quiz.web.groups.pages.notice import length, notice, sees
from quiz.web.isolates import typed
from quiz.web.parts import NO_PROBLEM, Link, Problem
from quiz.web.parts.answers import AnswerView, answers
from quiz.web.site import Sheet
from quiz.words import verdicts
from quiz.words.grammar import counted
from quiz.words.times import day, moment


@dataclass(frozen=True, slots=True)
class JoinPage:
    """The group's first page. `message` is in paragraphs of lines."""

    title: str
    purpose: str
    asks: str
    message: tuple[tuple[str, ...], ...]
    notice: tuple[str, ...]
    begin: str
    length: str
    until: str
    all_questions: str
    open: str


@dataclass(frozen=True, slots=True)
class WhatIsSent:
    """All that is sent, but for the nickname: the result in words, and the answers."""

    headline: str
    sure: str
    counts: str
    answers: tuple[AnswerView, ...]


@dataclass(frozen=True, slots=True)
class SendPage:
    """Shows what would be sent, and to whom.

    form    None in a frame, where nothing can be sent.
    tab     this page in a tab of its own; empty where there is no need for one.
    before  says that something was sent from here already; then it can be replaced.
    waiting  says how many questions wait.
    """

    title: str
    group: str
    back: Link
    sees: tuple[str, ...]
    what: WhatIsSent
    waiting: str
    onward: str
    form: FormView | None
    receipt: str
    tab: str
    before: str

    @property
    def problem(self) -> Problem:
        """Why the form was refused."""
        return self.form.problem if self.form else NO_PROBLEM


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


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    """What was sent. `change` leads to the answers; where it is empty, `shut` says why they can’t be changed here."""

    title: str
    told: str
    nickname: str
    what: WhatIsSent
    result: str
    address: str
    keep: str
    change: str
    shut: str
    form: FormView
    tab: str

    @property
    def problem(self) -> Problem:
        """Why the form was refused."""
        return self.form.problem


@dataclass(frozen=True, slots=True)
class DeletedPage:
    """Nothing is kept any more."""

    title: str
    told: str
    begin: str


def join_page(to: Addresses, quiz: Quiz, group: Group) -> JoinPage:
    """Tell who asks, and what becomes of the answers, before the first question."""
    code = encode(quiz, blank(quiz))
    return JoinPage(
        title=group.name,
        purpose=group.purpose,
        asks=f"{group.contact}, {group.organisation}",
        message=_paragraphs(group.message),
        notice=(
            *notice(group),
            "The address of each page holds your answers. This device’s history, and anyone with the link, can read "
            "them.",
        ),
        begin=to.take(code),
        length=length(quiz),
        until=f"Results can be sent until {moment(group.closes, group.zone)}." if group.closes else "",
        all_questions=to.take_all(code),
        open=to.open,
    )


def _paragraphs(text: str) -> tuple[tuple[str, ...], ...]:
    parts = (part.strip("\n").split("\n") for part in text.split("\n\n") if part.strip())
    return tuple(tuple(map(typed, lines)) for lines in parts)


def send_page(to: Addresses, group: Group, sheet: Sheet, form: SendForm | None, before: Response | None) -> SendPage:
    """Show what would be sent to whom; `before` is what this browser has sent to the group already."""
    here, count = to.send(sheet.code), len(sheet.responses.unanswered)
    return SendPage(
        title="Send your result",
        group=group.name,
        back=Link("Back to your result", to.result(sheet.code)),
        sees=sees(group),
        what=_what(to, sheet),
        waiting=f"{counted(count, 'question')} not answered yet. You can send it as it is, or first" if count else "",
        onward=to.take(sheet.code),
        form=form_view(form, here, ("", ("nickname",) if "nickname" in form else ())) if form else None,
        receipt=form["receipt"].data if form else "",
        tab=here if form is None or form.lacks_cookie else "",
        before=_before(group, before, sheet) if before else "",
    )


def _before(group: Group, before: Response, sheet: Sheet) -> str:
    same = before.code == sheet.code
    what, yours = ("this very result", "you need not send it again") if same else ("a result", "send this in its place")
    named = " Its nickname stays if you leave the field empty." if before.nickname else ""
    return f"From this browser {what} was sent on {moment(before.sent, group.zone)}. If that was yours, {yours}.{named}"


def _what(to: Addresses, sheet: Sheet) -> WhatIsSent:
    result = sheet.result
    responses = sheet.responses
    left_out, stars = responses.choices.count(LEFT_OUT), len(responses.stars)
    parts = [counted(len(responses.answered), "answer")]
    parts += [f"{stars} of them counting double"] if stars else []
    parts += [f"{counted(left_out, 'question')} left out"] if left_out else []
    sure = verdicts.sure(result)
    return WhatIsSent(
        headline=verdicts.headline(result),
        sure=sure.words if sure else "",
        counts=", ".join(parts),
        answers=answers(to, sheet, responses.stars),
    )


def receipt_page(to: Addresses, public: Addresses, received: Received, sheet: Sheet, form: GroupForm) -> ReceiptPage:
    """Show what was sent, and what can be done with it; `public` are the addresses for people elsewhere."""
    group, response, token, shut = received.group, received.response, received.token, _shut(received)
    return ReceiptPage(
        title="Sent: your receipt",
        told=f"Sent to {group.name} on {moment(response.sent, group.zone)}. "
        f"{group.contact}, {group.organisation}, and people they give the results link to can see it.",
        nickname=response.nickname,
        what=_what(to, sheet),
        result=to.result(response.code),
        address=public.receipt(token),
        keep="With this address you can read and delete what was sent, in any browser. "
        f"So can anyone else who has it. All of it is deleted by {day(group.deletes, group.zone)}. "
        "We cannot find this address again.",
        change="" if shut else to.answers(response.code),
        shut=shut,
        form=form_view(form, to.unsend(token), ("", ())),
        tab=to.receipt(token) if form.lacks_cookie else "",
    )


def _shut(received: Received) -> str:
    """Why what was sent can't be changed from its receipt; empty where it can."""
    if not received.is_open:
        return "The group is closed. What was sent can be deleted, but no longer changed."
    if not received.is_own:
        return (
            "It can be changed only in the browser that sent it, while that remembers it. Here you can delete it: then "
            "open the whole result, change its answers, and send that."
        )
    if not received.is_current:
        return "The group has a new code. To change what was sent, open that code in this browser, and send from there."
    return ""


def deleted_page(to: Addresses) -> DeletedPage:
    """Say that it is gone."""
    return DeletedPage(
        title="Deleted",
        told="What you sent is deleted: nothing is kept with this receipt. What someone printed or exported before "
        "stays with them. Your result stays yours: its address shows it again at any time.",
        begin=to.start,
    )
