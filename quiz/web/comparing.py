"""The views that set two results side by side."""

from flask import Response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from quiz import pasting
from quiz.web.blueprints import SEE_OTHER, addresses, open_sheet, remembered, site, taking
from quiz.web.pages.side_by_side import compare_page, side_by_side_page


@taking.get("/r/<code>/with")
def beside_any(code: str) -> AnyResponse | str:
    """Ask for another code or link, and go to where the two stand side by side."""
    sheet = open_sheet(code)
    if "code" not in request.args:
        return render_template("compare.html", page=compare_page(addresses(), sheet))
    other = open_sheet(pasting.find_code(request.args["code"]))
    return redirect(addresses().beside(sheet.code, other.code), SEE_OTHER)


@taking.get("/r/<code>/with/<other>")
def beside(code: str, other: str) -> Response:
    """Show two results side by side."""
    return remembered(_beside, code, other)


def _beside(code: str, other: str) -> str:
    page = side_by_side_page(site(), addresses(), open_sheet(code), open_sheet(other))
    return render_template("with.html", page=page)
