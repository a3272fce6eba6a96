"""/metrics: what whoever looks after a server watches, in the text format of Prometheus; no code, group or name."""

import time
from collections.abc import Iterable, Iterator
from hmac import compare_digest
from importlib.metadata import PackageNotFoundError, version
from itertools import accumulate

from flask import Flask, Response, current_app, request

from quiz.errors import StoreError
from quiz.web.context import catalogue, site
from quiz.web.tally import BEGUN, BOUNDS, STATUSES, Tally

NAME = "quiz-metrics"
MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
UNAUTHORIZED = 401
NO_ROUTE = "none"  # of an address that is none of ours

Samples = Iterable[tuple[str, float]]


def install(app: Flask, tally: Tally) -> None:
    """Count every answer of this app, once it has all its addresses. First of all hooks, so that it is run last."""
    routes = [NO_ROUTE, *sorted({rule.rule for rule in app.url_map.iter_rules()})]
    places = {route: place for place, route in enumerate(routes)}
    app.extensions[NAME] = tally, routes

    @app.after_request
    def _count(response: Response) -> Response:
        begun = request.environ.get(BEGUN) or time.monotonic()
        route = request.url_rule.rule if request.url_rule else NO_ROUTE
        tally.add(places[route], response.status_code, time.monotonic() - begun)
        return response


def metrics() -> Response:
    """The figures, for who knows the setting."""
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not compare_digest(given.encode(), site().settings.metrics.encode()):
        answer = current_app.response_class(
            "This is for who sends QUIZ_METRICS.\n", UNAUTHORIZED, mimetype="text/plain"
        )
        answer.headers["WWW-Authenticate"] = "Bearer"
        return answer
    kept = _kept()  # first, since the request may have to move to another thread
    answer = current_app.response_class("".join((*_requests(), *_state(kept))), content_type=MEDIA_TYPE)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _kept() -> int | None:
    """How many responses are kept; None where the database does not say."""
    try:
        return site().store.count_sent()
    except StoreError:
        return None


def _requests() -> Iterator[str]:
    tally, routes = current_app.extensions[NAME]
    asked = {route: sums for place, route in enumerate(routes) if any((sums := tally.sums(place))[0])}
    by_status = (
        (f'quiz_requests_total{{route="{route}",status="{status}"}}', count)
        for route, (statuses, _, _) in asked.items()
        for status, count in zip(STATUSES, statuses, strict=True)
        if count
    )
    yield from _family("quiz_requests_total", "counter", "Requests that were answered.", by_status)
    times = (sample for route, (_, took, seconds) in asked.items() for sample in _times(route, took, seconds))
    yield from _family("quiz_request_seconds", "histogram", "From the last byte of a request to its answer.", times)


def _times(route: str, took: list[int], seconds: float) -> Samples:
    bounds = [*map(str, BOUNDS), "+Inf"]
    for bound, count in zip(bounds, accumulate(took), strict=True):
        yield f'quiz_request_seconds_bucket{{route="{route}",le="{bound}"}}', count
    yield f'quiz_request_seconds_sum{{route="{route}"}}', seconds
    yield f'quiz_request_seconds_count{{route="{route}"}}', sum(took)


def _state(kept: int | None) -> Iterator[str]:
    yield from _family("quiz_database_up", "gauge", "1 while the database answers.", [("", int(kept is not None))])
    if kept is not None:
        yield from _family("quiz_responses_kept", "gauge", "Responses in all groups together.", [("", kept)])
    refused = [(f'quiz_file_refused{{quiz="{each.quiz.id}"}}', int(bool(each.trouble()))) for each in catalogue().sites]
    yield from _family(
        "quiz_file_refused", "gauge", "1 while a newer quiz file is not served: /readyz says why.", refused
    )
    served = [
        (f'quiz_served{{quiz="{each.quiz.id}",version="{each.quiz.version[:12]}"}}', 1) for each in catalogue().sites
    ]
    yield from _family("quiz_served", "gauge", "The quizzes, each with its version.", served)
    software = [(f'quiz_software{{version="{_software()}"}}', 1)]
    yield from _family("quiz_software", "gauge", "The version of the software.", software)


def _family(name: str, kind: str, meaning: str, samples: Samples) -> Iterator[str]:
    yield f"# HELP {name} {meaning}\n# TYPE {name} {kind}\n"
    for sample, value in samples:
        yield f"{sample or name} {value:.10g}\n"


def _software() -> str:
    try:
        return version("quiz")
    except PackageNotFoundError:
        return "not installed"
