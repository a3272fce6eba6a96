"""Groups: what a counsellor makes, what takers send, and what comes of it. Cookies are set here alone."""

from flask import Blueprint, Response, request

groups = Blueprint("groups", __name__)


@groups.after_request
def _keep_nowhere(response: Response) -> Response:
    """Keep no page that needed a secret link: Back shows none of it once the browser is locked."""
    if (request.view_args or {}).keys() & {"group", "id", "token"}:
        response.headers["Cache-Control"] = "private, no-store"
    return response
