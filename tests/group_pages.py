"""Every page of a group, as its counsellor and a taker see it, and its exports."""

import re
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

from quiz import links
from quiz.links import digest, grouped
from quiz.responses import respond
from quiz.web.groups.views.exports import FILES
from tests.counsellor import make, secrets
from tests.other_fields import pages_from
from tests.takers import form

SLIP = re.compile(r'<b class="word">([a-z-]+)</b> <b class="code">([0-9A-Z]{6})</b>')
LESSON = """<x-evil> ' on-evil='1 " on-evil="2"""


def group_pages(app, nickname, id="", **texts):
    """The pages of a group to which six results were sent, as its counsellor and a taker see them; and its exports.

    id  of several quizzes, that of the one for which it is made.
    """
    counsellor, site = app.test_client(), app.extensions["quizzes"].of(id)
    group = make(counsellor, f"/q/{id}/groups/new" if id else "/groups/new", **texts)
    access = site.store.opened(digest(secrets(counsellor, group)[-1]), datetime.now(UTC))
    join = grouped(next(link.code for link in site.store.shelf(access).links() if link.code))
    receipt, taker = "", app.test_client()
    for n in range(6):
        taker = app.test_client()
        options = {q.id: q.options[n % len(q.options)].id for q in site.quiz.questions}
        sending = f"/g/{join}/send/{links.encode(site.quiz, respond(site.quiz, options))}"
        receipt = taker.post(sending, data={**form(taker.get(sending)), "nickname": nickname}).headers["Location"]
    parts = (
        "results",
        "figures",
        "links",
        "slips",
        "print",
        "print-all",
        "talk",
        "show?until=6",
        "responses",
        "responses/77",
        "manage/details",
        "manage/lessons/1/delete",
        "manage/lessons/77/delete",
    )
    group_pages = pages_from(counsellor, *(f"/groups/{group}/{part}" for part in parts), within=f"/groups/{group}")
    taker_pages = pages_from(taker, f"/g/{join}", receipt, within=f"/g/{join}")
    token = {"csrf_token": form(counsellor.get(f"/groups/{group}/slips"))["csrf_token"]}
    drawn = counsellor.post(f"/groups/{group}/slips/draw", data={**token, "draw": "3"})
    files = [unpacked(counsellor.get(f"/groups/{group}/export/{name}").data) for name in FILES]
    again = come_back(counsellor, site.quiz, group, join, drawn.text)
    gone = taker.post(f"{receipt}/delete", data=form(taker.get(receipt)), follow_redirects=True)
    return group_pages | taker_pages | {"deleted": gone.text, "drawn": drawn.text} | again, files


def come_back(counsellor, quiz, group, join, drawn):
    """The pages of a lesson after another one, to both of which somebody came with the same slip."""
    slip = " ".join(SLIP.findall(drawn)[0])
    token = {"csrf_token": form(counsellor.get(f"/groups/{group}/slips"))["csrf_token"]}
    receipt = ""
    for n in (1, 2):
        taker = counsellor.application.test_client()
        options = {q.id: q.options[-n].id for q in quiz.questions}
        sending = f"/g/{join}/send/{links.encode(quiz, respond(quiz, options))}"
        sent = taker.post(sending, data={**form(taker.get(sending)), "slip": slip, "nickname": f"fox-{n}"})
        assert sent.status_code == 303, sent.text
        receipt = taker.get(sent.headers["Location"]).text
        if n == 1:
            counsellor.post(f"/groups/{group}/manage/lessons", data={**token, "lesson": LESSON})
    parts = ("record", "changes", "changes?from=1&to=77", "results?lesson=1", "show", "manage")
    pages = {part: counsellor.get(f"/groups/{group}/{part}", follow_redirects=True).text for part in parts}
    return pages | {"receipt of another lesson": receipt}


def unpacked(data):
    """The text of an export; of a workbook, that of all its parts."""
    if not data.startswith(b"PK"):
        return data.decode()
    workbook = ZipFile(BytesIO(data))
    return " ".join(workbook.read(name).decode() for name in workbook.namelist())
