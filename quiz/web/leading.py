"""The view of where the roles lead."""

from flask import Response, render_template

from quiz.web.pages.paths import paths_page
from quiz.web.views import addresses, pages, remembered, site


@pages.get("/paths")
def paths() -> Response:
    """Show what every role grows into, and sideways moves."""
    return remembered(_paths)


def _paths() -> str:
    return render_template("paths.html", page=paths_page(site().edition, addresses()))
