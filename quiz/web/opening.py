"""The view of the one field that takes any code or link."""

from flask import redirect, request
from werkzeug.wrappers import Response as AnyResponse

from quiz import links
from quiz.web.addresses import Addresses
from quiz.web.blueprints import SEE_OTHER, addresses, pages, site


@pages.get("/open")
def open_any() -> AnyResponse:
    """Go where a code or link leads."""
    return redirect(leads_to(addresses(), request.args.get("code", "")), SEE_OTHER)


def leads_to(to: Addresses, text: str) -> str:
    """Where it leads: to a group, on with the quiz, or to the result; in a group if the link, or whoever asks, is."""
    found = links.find(text)
    if found.join:
        to = to.in_group(links.show_join_code(found.join))
    if not found.code:
        return to.start
    sheet = site().open(found.code)
    return to.take(sheet.code) if sheet.responses.unanswered else to.result(sheet.code)
