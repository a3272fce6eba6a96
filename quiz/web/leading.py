"""The view of where the roles lead."""

from flask import Response, render_template

from quiz.web.blueprints import addresses, reading, remembered, site
from quiz.web.pages.paths import paths_page


@reading.get("/paths")
def paths() -> Response:
    """Show what every role grows into, and sideways moves."""
    return remembered(_paths)


def _paths() -> str:
    return render_template("paths.html", page=paths_page(site().edition, addresses()))
