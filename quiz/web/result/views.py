"""The views of a result, and of what a reviewer checks it by."""

from collections.abc import Callable

from flask import Response, abort, current_app, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from quiz import pasting
from quiz.counterfactual import MOST_NODES
from quiz.document import document, serialise
from quiz.readiness import Readiness
from quiz.result import Result
from quiz.scoring import Match
from quiz.web.addresses import Addresses
from quiz.web.context import (
    BAD_REQUEST,
    NOT_FOUND,
    SEE_OTHER,
    addresses,
    framed,
    now,
    open_sheet,
    public_root,
    remembered,
    site,
)
from quiz.web.parts.ranking import in_places
from quiz.web.parts.result import result_page
from quiz.web.parts.rose import rose_of_result
from quiz.web.parts.slopes import of_one
from quiz.web.parts.talk import talk_page
from quiz.web.result.again import WEEKS
from quiz.web.result.again import again as event
from quiz.web.result.plan import plan_page
from quiz.web.result.profile import profile as profile_tracks
from quiz.web.result.two_results import comparison
from quiz.web.result.versus import between, problem_of
from quiz.web.result.working import working as working_of
from quiz.web.site import Sheet
from quiz.zones import local


@remembered
def result(code: str) -> str:
    """Show the result that a link stands for; only its own version is ever asked."""
    sheet = open_sheet(code)
    page = result_page(addresses(), sheet, site().edition_of(sheet.quiz))
    share = Addresses(public_root()).result(sheet.code)
    said = Readiness.read(addresses().ready)
    felt, is_unsure = of_one(said), said.is_unsure_of_all
    return render_template("parts/result.html", page=page, share=share, felt=felt, is_unsure=is_unsure, framed=framed())


@remembered
def at_home(code: str) -> str:
    """Say in half a page what a result is and is not, for someone at home."""
    sheet = open_sheet(code)
    page = result_page(addresses(), sheet, site().edition_of(sheet.quiz))
    return render_template("result/at_home.html", page=page)


@remembered
def talk(code: str) -> str:
    """Say what a result gives to talk about, for whoever sits opposite."""
    sheet = open_sheet(code)
    return render_template("result/talk.html", page=talk_page(sheet, site().edition_of(sheet.quiz)))


@remembered
def plan(code: str) -> str:
    """A page to write on; what is written stays in the browser. The one job that leads stands beside any other."""
    sheet = open_sheet(code)
    rival = None
    if sheet.result.said.leads_alone:
        first, runner_up = sheet.result.ranking.ranked[:2]
        asked = request.args.get("beside")
        rival = runner_up if asked is None else _match_of(sheet.result, asked)
        if rival is first or not rival.is_ranked:
            abort(NOT_FOUND)
    page = plan_page(addresses(), sheet, site().edition_of(sheet.quiz), rival)
    return render_template("result/plan.html", page=page)


def look_again(again: str) -> Response:
    """A file for a calendar: the day on which to look at a plan again, counted from today where this site is."""
    if again not in WEEKS:
        abort(NOT_FOUND)
    today = local(now(), site().settings.timezone).date()
    response = current_app.response_class(event(again, today), mimetype="text/calendar")
    response.headers.set("Content-Disposition", "attachment", filename=f"plan-in-{again}.ics")
    return response


@remembered
def profile(code: str) -> str:
    """Show the person against one role, dimension by dimension."""
    sheet = open_sheet(code)
    match = _match(sheet.result, request.args.get("role"))
    if match is None:
        return _choose(sheet, addresses().profile)
    return render_template(
        "result/profile.html",
        sheet=sheet,
        role=match.role,
        place=next(row.place for row in in_places(sheet.result.ranking) if row.role is match.role),
        tracks=profile_tracks(sheet.result, match.role),
        picture=rose_of_result(site().edition_of(sheet.quiz), sheet.result, match.role),
    )


def choose_versus(code: str) -> AnyResponse | str:
    """Go to the two roles that a form names; for one that it does not name, the best match of the others is taken.

    Where no role is named at all, and none leads, they are asked for.
    """
    sheet = open_sheet(code)
    found, asked = sheet.result, [request.args.get(name) for name in ("role", "rival")]
    if asked == [None, None] and not found.leaders:
        return render_template("result/choose_two.html", sheet=sheet)
    named = [_match_of(found, role) if role is not None else None for role in asked]
    others = (match for match in found.ranking.matches if match not in named)
    role, rival = (match or next(others) for match in named)
    return redirect(addresses().versus(sheet.code, role.role.id, rival.role.id), SEE_OTHER)


@remembered
def versus(code: str, role: str, rival: str) -> tuple[str, int]:
    """Show what makes the difference between any two roles."""
    sheet = open_sheet(code)
    one, other = (_match_of(sheet.result, id) for id in (role, rival))
    problem, found = problem_of(one, other), None
    if not problem:
        ahead, behind = sorted((one, other), key=sheet.result.ranking.ranked.index)
        versus = sheet.result.versus(ahead.role.id, behind.role.id)
        found = between(site().edition_of(sheet.quiz), sheet.result, versus)
    page = render_template(
        "result/versus.html", sheet=sheet, role=one.role, rival=other.role, between=found, problem=problem
    )
    return page, BAD_REQUEST if problem else 200


@remembered
def working(code: str) -> str:
    """Show every number of one role's match."""
    sheet = open_sheet(code)
    match = _match(sheet.result, request.args.get("role"))
    if match is None:
        return _choose(sheet, addresses().working)
    base = sheet.result.account(match.role.id).base
    edition = site().edition_of(sheet.quiz)
    page = working_of(edition, sheet.result, match, base)
    return render_template("result/working.html", sheet=sheet, edition=edition, working=page, match=match)


@remembered
def otherwise(code: str, role: str) -> str:
    """Show what would put a role first."""
    sheet = open_sheet(code)
    found, match = sheet.result, _match_of(sheet.result, role)
    is_ranked = match.is_ranked and found.ranking.has_rivals
    change = found.counterfactual(role) if is_ranked else None
    return render_template(
        "result/otherwise.html",
        sheet=sheet,
        role=match.role,
        is_ranked=is_ranked,
        change=change,
        then=Result(sheet.quiz, change.apply(sheet.responses)) if change else None,
        most=MOST_NODES,
    )


def result_document(code: str) -> Response:
    """The result for machines: the same bytes for the same link within one release."""
    response = _document(code)
    response.mimetype = "application/json"
    return response


@remembered
def _document(code: str) -> str:
    return serialise(document(site().open(code).result))


def _match(found: Result, role: str | None) -> Match | None:
    """The match of a role, or of the first where none is asked for: None where none is first."""
    if role is None:
        return found.ranking.matches[0] if found.first else None
    return _match_of(found, role)


def _match_of(found: Result, role: str) -> Match:
    """The match of a role; one that is not there is no page."""
    try:
        return found.ranking.match(role)
    except KeyError:
        abort(NOT_FOUND)


def _choose(sheet: Sheet, way: Callable[[str, str], str]) -> str:
    """Ask for the role of a page, each a link to where it is shown, in the file's order."""
    ways = {role.id: way(sheet.code, role.id) for role in sheet.quiz.roles}
    return render_template("result/choose.html", sheet=sheet, ways=ways, edition=site().edition_of(sheet.quiz))


def choose_result(code: str) -> AnyResponse | str:
    """Ask for another code or link, and go to where the two stand side by side."""
    sheet = open_sheet(code)
    if "code" not in request.args:
        return render_template("result/choose_result.html", sheet=sheet)
    other = open_sheet(pasting.find_code(request.args["code"]))
    return redirect(addresses().two_results(sheet.code, other.code), SEE_OTHER)


@remembered
def two_results(code: str, other: str) -> str:
    """Show two results side by side."""
    first, second = open_sheet(code), open_sheet(other)
    compared = comparison(first.result, second.result)
    return render_template("result/two_results.html", first=first, second=second, comparison=compared)
