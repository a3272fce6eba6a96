"""What a machine sees when something cannot be done: problem details as JSON (RFC 9457), described in docs/json.md."""

import json
import re
from collections.abc import Mapping

from flask import Response, current_app, request

from quiz.errors import GroupGone
from quiz.web.parts.error import ErrorPage

MEDIA_TYPE = "application/problem+json"
TYPE = "urn:quiz:problem:"
_FOR_MACHINES = re.compile(r".*(?:\.json|/groups/[^/]+/count)")
_FOR_BOTH = re.compile(r".*/export/[^/]+")  # files that people click, and scripts fetch


def is_wanted() -> bool:
    """Whether the answer is for a machine. A file's address is for both: browsers ask for a page, scripts do not."""
    asks_for_page = "text/html" in request.headers.get("Accept", "")
    return bool(_FOR_MACHINES.fullmatch(request.path) or (_FOR_BOTH.fullmatch(request.path) and not asks_for_page))


def problem(error: Exception, page: ErrorPage, status: int, headers: Mapping[str, str]) -> Response:
    """The same as on the page: what happened, and what to do; `type` is the kind of error, for programs."""
    name = re.sub(r"(?<!^)(?=[A-Z])", "-", type(error).__name__).lower()
    details = {
        "type": TYPE + (error.why if isinstance(error, GroupGone) else name),
        "title": page.title,
        "status": status,
        "detail": page.what or page.title,
        "fix": page.fix,
    }
    answer = current_app.response_class(json.dumps(details, ensure_ascii=False) + "\n", status, content_type=MEDIA_TYPE)
    answer.headers.extend(headers)
    return answer
