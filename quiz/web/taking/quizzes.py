"""The views of several quizzes: the list of all, and which of them is meant where an address does not say."""

from urllib.parse import quote

from flask import g, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from quiz.web.context import SEE_OTHER, addresses, catalogue, site
from quiz.web.site import Site

NAMES_ROLES = ("id", "role", "rival")  # the arguments of addresses that do
DRAWN = 36  # shapes of jobs on the page: more would make it slow to load


def show_all() -> str:
    """List the quizzes."""
    sites = catalogue().sites
    return render_template("taking/quizzes.html", sites=sites, drawn=DRAWN // len(sites))


def ask_which() -> AnyResponse | None:
    """Where several quizzes have such a page, ask which is meant; where one has it, go there; a group stays."""
    if site().has_quiz or not (found := _with_roles()):
        return None
    if "join" in g:
        return redirect(addresses().start, SEE_OTHER)
    if len(found) == 1:
        return redirect(addresses().of(found[0].at).text(_path()), SEE_OTHER)
    page = make_response(render_template("taking/which.html", sites=found, path=_path()))
    page.headers["X-Robots-Tag"] = "noindex"  # as each page is listed that it leads to
    return page


def ask_for_whom() -> str | None:
    """Ask for which quiz a group is to be made, where the address does not say."""
    if site().has_quiz or addresses().group_new != f"{request.script_root}{request.path}":
        return None
    return render_template("taking/which.html", sites=catalogue().sites, path=_path(), for_group=True)


def _path() -> str:
    return quote(request.path.removeprefix("/"))


def _with_roles() -> list[Site]:
    """The quizzes that have all roles which are named in the address."""
    named = {value for name, value in (request.view_args or {}).items() if name in NAMES_ROLES}
    return [each for each in catalogue().sites if named <= {role.id for role in each.quiz.roles}]
