"""The last page on a device that others use, too: it leaves as little as it can, and says what it cannot take away."""

from flask import Response, make_response, render_template

LEAVES_LITTLE = {  # over https, a browser also drops the copies of pages that it has kept of this site
    "Cache-Control": "private, no-store",
    "Clear-Site-Data": '"cache"',
    "X-Robots-Tag": "noindex",
}


def finished(**values: object) -> Response:
    """The page, for a view that says what else there is to forget."""
    response = make_response(render_template("parts/finish.html", **values))
    response.headers.update(LEAVES_LITTLE)
    return response
