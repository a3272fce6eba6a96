"""What pages cost in process, as a multiple of a bare Flask "hello", measured in one run: `make bench`.

Compression apart, by calling the application with no Accept-Encoding. The median of many rounds, each of which takes
every page in turn, so that a noisy machine troubles all alike.
"""

import random
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import cycle
from pathlib import Path
from time import perf_counter_ns
from typing import Any

from flask import Flask

from quiz import create_app, links
from quiz.content import Quiz
from quiz.responses import UNANSWERED, Responses
from tests.largest import largest_file

ROUNDS = 400
LIMITS = {
    "start": 5,
    "question": 6.5,
    "answers": 7,
    "result": 60,
    "result, drawn": 250,
    "result, seen": 4,
    "result, 304": 2,
}
LARGEST, LARGE_ROUNDS = 40, 60  # how many times the shipped quiz's result the largest quiz's may take
LIMITS |= dict.fromkeys(["role, seen", "compare, seen", "picture, seen"], 15)


def bare() -> Flask:
    """The least that Flask can do."""
    app = Flask("hello")
    app.add_url_rule("/", "hello", lambda: "hello")
    return app


def sheets(quiz: Quiz, *positions: int, stars: tuple[int, ...] = ()) -> Iterator[str]:
    """Codes of sheets on which the first questions are answered, as many as each position says in turn.

    People like a role, with every third answer a random one: most of their results name a role, and explain it.
    """
    draw = random.Random(1)
    for answered in cycle(positions):
        rows = draw.choice(quiz.tables).agreements
        choices = [row.index(max(row)) if draw.random() > 1 / 3 else draw.randrange(len(row)) for row in rows]
        begun = (*choices[:answered], *[UNANSWERED] * len(choices[answered:]))
        yield links.encode(quiz, Responses(begun, frozenset(stars)))


def request(app: Flask, path: str, **headers: str) -> int:
    """Nanoseconds for one request, from the environment to the last byte."""
    path, _, query = path.partition("?")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        "wsgi.errors": sys.stderr,
        **headers,
    }
    statuses: list[str] = []

    def start(status: str, headers: object, error: object = None) -> Callable[[bytes], object]:
        statuses.append(status)
        return lambda _: None

    begun = perf_counter_ns()
    body = app.wsgi_app(environ, start)
    for _ in body:
        pass
    body.close()  # type: ignore[attr-defined]
    spent = perf_counter_ns() - begun
    if statuses[0][:3] not in {"200", "304"}:
        raise SystemExit(f"{path}: {statuses[0]}")
    return spent


def largest_beside_shipped() -> None:
    """Print how long the result of the largest quiz takes, beside that of the shipped one: each of other answers."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "largest.yaml"
        file.write_bytes(largest_file())
        apps = [create_app({"QUIZ_DATA": Path(folder) / "shipped"})]
        apps += [create_app({"QUIZ_DATA": Path(folder) / "largest", "QUIZ_FILE": file})]
        takers = [(app, sheets(quiz, len(quiz.questions))) for app in apps for quiz in [app.extensions["quiz"].quiz]]
        spent = [[request(app, f"/r/{next(codes)}") for app, codes in takers] for _ in range(LARGE_ROUNDS)]
        for app in apps:
            app.extensions["quiz"].store.close()
    shipped, largest = map(statistics.median, zip(*spent, strict=True))
    print(f"result of 60 roles and 60 questions: {largest / shipped:.1f} × the shipped one's   at most {LARGEST} ×")


def main() -> None:
    """Print a table."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app({"QUIZ_DATA": Path(folder)})
        site = app.extensions["quiz"]
        quiz = site.quiz
        count = len(quiz.questions)
        begun, whole = sheets(quiz, *range(count - 1)), sheets(quiz, count)
        starred = sheets(quiz, count, stars=(1, 4))  # whose random sheets must be drawn
        asked = quiz.questions[0]  # answered again, so that the page after it is one of all that a taker sees
        tagged = next(whole)
        etag = app.test_client().get(f"/r/{tagged}").headers["ETag"]
        hello = bare()
        takers: dict[str, Callable[[], int]] = {
            "hello": lambda: request(hello, "/"),
            "start": lambda: request(app, "/"),
            "question": lambda: request(app, f"/take/{next(begun)}?q={asked.id}&o={asked.options[0].id}"),
            "answers": lambda: request(app, f"/answers/{next(whole)}"),
            "result": lambda: request(app, f"/r/{next(whole)}"),
            "result, drawn": lambda: request(app, f"/r/{next(starred)}"),
            "result, seen": lambda: request(app, f"/r/{tagged}"),
            "result, 304": lambda: request(app, f"/r/{tagged}", HTTP_IF_NONE_MATCH=etag),
            "role, seen": lambda: request(app, f"/roles/{quiz.roles[0].id}"),
            "compare, seen": lambda: request(app, f"/compare/{quiz.roles[0].id}/{quiz.roles[1].id}"),
            "picture, seen": lambda: request(app, f"/compare/{quiz.roles[0].id}/{quiz.roles[1].id}/picture"),
        }
        spent: dict[str, list[int]] = {name: [] for name in takers}
        for _ in range(ROUNDS):
            for name, take in takers.items():
                spent[name].append(take())
        site.store.close()
    base = statistics.median(spent["hello"])
    print(f"a bare Flask hello: {base / 1000:.0f} µs; medians of {ROUNDS} rounds")
    for name, times in spent.items():
        limit = LIMITS.get(name)
        print(f"{name:14} {statistics.median(times) / base:5.1f} ×" + (f"   at most {limit} ×" if limit else ""))


if __name__ == "__main__":
    main()
    largest_beside_shipped()
