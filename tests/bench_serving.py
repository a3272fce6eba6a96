"""What the whole server spends on a request: `quiz serve` beside the same application in granian's WSGI.

In WSGI a thread waits for each body, so a few silent connections stop everybody: that is what ours is compared with,
not what one would want. Both run at once, and are asked by turns; what counts is the processor time of the worker.
"""

import http.client
import statistics
import sys
import tempfile
import textwrap
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from quiz import reading
from tests.bench import sheets
from tests.serving import Served, children, serving

ROUNDS, BLOCK = 16, 50  # requests of a kind that one server gets before the other gets the same
MOST = 1.3  # times what WSGI takes
WSGI = textwrap.dedent("""
    import argparse
    from granian import Granian
    from quiz import create_app

    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int)
    options = {"interface": "wsgi", "blocking_threads": 4, "websockets": False, "log_level": "error"}
    Granian("wsgi", port=parser.parse_args().port, **options).serve(target_loader=create_app, wrap_loader=False)
""")


def processor_time(server: Served) -> int:
    """Nanoseconds that its worker has had of the processor, with those of threads that have ended."""
    (worker,) = children(server.process.pid)
    return time.clock_gettime_ns((~worker << 3) | 2)  # as clock_getcpuclockid(3) makes it on Linux


def paths() -> dict[str, list[str]]:
    """What is asked, kind by kind: a question after an answer, results nobody saw before, and one that is known."""
    quiz = reading.read(Path("questions.yaml")).quiz
    count, asked, many = len(quiz.questions), quiz.questions[0], ROUNDS * BLOCK
    begun, whole = islice(sheets(quiz, *range(count - 1)), many), list(islice(sheets(quiz, count), many))
    return {
        "question": [f"/take/{code}?q={asked.id}&o={asked.options[0].id}" for code in begun],
        "result": [f"/r/{code}" for code in whole],
        "result, seen": [f"/r/{whole[0]}"] * many,
    }


def spend(server: Served, asked: list[str]) -> int:
    """What the worker spends on some pages, asked one after another on one connection."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port)
    begun = processor_time(server)
    for path in asked:
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        if answer.status != http.HTTPStatus.OK:
            raise SystemExit(f"{path}: {answer.status}")
    spent = processor_time(server) - begun
    connection.close()
    return spent


def rows(folder: Path) -> Iterator[str]:
    """A line of the table for each kind."""
    (folder / "wsgi").mkdir()
    (folder / "wsgi" / "serve.py").write_text(WSGI)
    with serving(folder / "wsgi", command=(sys.executable, "serve.py")) as before, serving(folder) as now:
        for name, asked in paths().items():
            blocks: dict[Served, list[int]] = {before: [], now: []}
            for start in range(0, len(asked), BLOCK):
                for server, spent in blocks.items():
                    spent.append(spend(server, asked[start : start + BLOCK]))
            wsgi, served = (statistics.median(spent) / BLOCK / 1000 for spent in blocks.values())
            yield f"{name:14} {wsgi:6.0f} µs {served:6.0f} µs {served / wsgi:5.2f} ×   at most {MOST} ×"


def main() -> None:
    """Print a table."""
    print(f"\n{'whole server':14} {'by WSGI':>9} {'as served':>9}; medians of {ROUNDS} times {BLOCK} requests")
    with tempfile.TemporaryDirectory() as folder:
        for row in rows(Path(folder)):
            print(row)


if __name__ == "__main__":
    main()
