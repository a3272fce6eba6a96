"""How pages grow with roles and with questions, and what counting for `/metrics` costs: `make bench CURVES=1`.

As multiples of a bare Flask page, in process. Quizzes are made up: twelve dimensions, seven options a question.
"""

import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path
from secrets import token_hex

from flask import Flask

from quiz import create_app
from tests.bench import bare, request, sheets
from tests.largest import largest_file

ROUNDS = 80
DIMENSIONS = 12
SIZES = ((6, 20), (12, 20), (24, 20), (60, 20), (12, 10), (12, 40), (12, 60))  # roles and questions
PAGES = ("question", "answers", "result")


def served(folder: Path, roles: int, questions: int) -> Flask:
    """The app with a quiz of that size."""
    folder.mkdir()
    file = folder / "quiz.yaml"
    file.write_bytes(largest_file(roles, DIMENSIONS, questions))
    return create_app({"QUIZ_DATA": folder / "data", "QUIZ_FILE": file})


def asked(app: Flask) -> Iterator[tuple[str, ...]]:
    """The addresses of a question, of answers and of a result, of other people each time."""
    quiz = app.extensions["quiz"].quiz
    count, first = len(quiz.questions), quiz.questions[0]
    begun, whole = sheets(quiz, *range(count - 1)), sheets(quiz, count)
    while True:
        code = next(whole)
        yield f"/take/{next(begun)}?q={first.id}&o={first.options[0].id}", f"/answers/{code}", f"/r/{code}"


def measured(app: Flask) -> list[float]:
    """How many bare pages each of these takes."""
    hello, people = bare(), asked(app)
    rows = [(request(hello, "/"), *(request(app, path) for path in next(people))) for _ in range(ROUNDS)]
    base, *spent = map(statistics.median, zip(*rows, strict=True))
    return [each / base for each in spent]


def metrics() -> float:
    """The microseconds that counting adds to a question: between the tenths that were quickest, since noise adds."""
    with tempfile.TemporaryDirectory() as folder:
        apps = [create_app({"QUIZ_DATA": Path(folder), "QUIZ_METRICS": word}) for word in ("", token_hex(32))]
        people = [asked(app) for app in apps]
        for app, each in zip(apps, people, strict=True):
            for _ in range(ROUNDS):
                request(app, next(each)[0])
        spent = [
            [request(app, next(each)[0]) for app, each in zip(apps, people, strict=True)] for _ in range(10 * ROUNDS)
        ]
        for app in apps:
            app.extensions["quiz"].store.close()
    without, counted = (statistics.quantiles(times, n=10)[0] for times in zip(*spent, strict=True))
    return float(counted - without) / 1000


def main() -> None:
    """Print a table."""
    print(f"{'roles':>5} {'questions':>9}" + "".join(f"{page:>10}" for page in PAGES) + "   times a bare page")
    with tempfile.TemporaryDirectory() as folder:
        for number, (roles, questions) in enumerate(SIZES):
            app = served(Path(folder) / str(number), roles, questions)
            print(f"{roles:5} {questions:9}" + "".join(f"{times:9.1f} " for times in measured(app)))
            app.extensions["quiz"].store.close()
    print(f"QUIZ_METRICS adds {metrics():.0f} µs to a question")


if __name__ == "__main__":
    main()
