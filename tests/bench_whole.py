"""What the whole server costs: a finished quiz, memory, and a start. With an older checkout, both in one run.

A taker asks as a browser does: over one connection, with its headers, once for each file of a page. What counts is the
processor time of all processes of the server, from the first page to the result; two servers are asked by turns.
"""

import http.client
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import brotli

from tests.examples import ROOT
from tests.serving import Served, children, serving

Way = Callable[[Served, random.Random], None]

WORKERS = 2
TAKERS, TURNS, STARTS = 5, 12, 5  # takers a turn; the least of the turns counts, since noise only ever adds
ROWS = (  # what is measured, its unit, and how much it may be
    ("a finished quiz, one by one, CPU", "one_by_one", "ms", 12),
    ("a finished quiz, on one page, CPU", "on_one_page", "ms", 0),
    ("memory (PSS) after the start", "memory_at_start", "MiB", 0),
    ("memory (PSS) after its takers", "memory", "MiB", 155),
    ("start until /readyz says 200", "until_ready", "s", 2),
)
BROWSER = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
    "Accept-Encoding": "gzip, deflate, br, zstd",
    "Accept-Language": "en-GB,en;q=0.9",
    "Cache-Control": "max-age=0",
    "Sec-Fetch-Dest": "document",
    "Sec-Fetch-Mode": "navigate",
    "Sec-Fetch-Site": "same-origin",
    "Sec-Fetch-User": "?1",
    "Upgrade-Insecure-Requests": "1",
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0",
}


class Visit:
    """A browser's visit: one connection that stays open."""

    def __init__(self, server: Served) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", server.port)

    def get(self, path: str) -> str:
        """Ask for a page, and go where it leads."""
        self._connection.request("GET", path, headers=BROWSER)
        answer = self._connection.getresponse()
        body = answer.read()
        if answer.status == http.HTTPStatus.SEE_OTHER:
            return self.get(answer.headers["Location"])
        if answer.status != http.HTTPStatus.OK:
            raise SystemExit(f"{path}: {answer.status}")
        return str(brotli.decompress(body), "utf-8")

    def arrive(self) -> str:
        """The start, with its files."""
        page = self.get("/")
        for file in dict.fromkeys(re.findall(r'(?:src|href)="(/static/[^"]+)"', page)):
            self.get(file)
        return page

    def leave(self, answers: str) -> None:
        """See the result, and go."""
        self.get(_found(r'class="stars" action="([^"]+)"', answers) + "?go=result")
        self._connection.close()


def one_by_one(server: Served, draw: random.Random) -> None:
    """Take the quiz, a question a page."""
    visit = Visit(server)
    page = visit.get(_found(r'class="button" href="([^"]+)"', visit.arrive()))
    while 'class="tap"' in page:
        action, question = _found(r'class="tap" action="([^"#]+)', page), _found(r'name="q" value="([^"]+)"', page)
        chosen = draw.choice(re.findall(r'<button name="o" value="([^"]+)"', page))
        page = visit.get(f"{action}?{urlencode({'q': question, 'o': chosen})}")
    visit.leave(page)


def on_one_page(server: Served, draw: random.Random) -> None:
    """Take it with all questions on one page."""
    visit = Visit(server)
    page = visit.get(_found(r'href="([^"]+/all)"', visit.arrive()))
    chosen = {
        name: draw.choice(re.findall(f'name="{name}" value="([^"]+)"', page))
        for name in dict.fromkeys(re.findall(r'type="radio" name="([^"]+)"', page))
    }
    action = _found(r'class="all" action="([^"]+)"', page)
    visit.leave(visit.get(f"{action}?{urlencode({**chosen, 'go': 'answers'})}"))


WAYS = (one_by_one, on_one_page)


def _found(pattern: str, page: str) -> str:
    found = re.search(pattern, page)
    if not found:
        raise SystemExit(f"No {pattern} on this page.")
    return found[1]


def processes(server: Served) -> list[int]:
    """The parent and its workers."""
    return [server.process.pid, *children(server.process.pid)]


def processor_time(server: Served) -> int:
    """Nanoseconds that all its processes have had of the processor, with those of threads that have ended."""
    return sum(time.clock_gettime_ns((~pid << 3) | 2) for pid in processes(server))  # see clock_getcpuclockid(3)


def memory(server: Served) -> float:
    """MiB of all its processes, what they share counted once (PSS)."""
    rollups = (Path(f"/proc/{pid}/smaps_rollup").read_text() for pid in processes(server))
    return sum(int(_found(r"\nPss: +(\d+) kB", rollup)) for rollup in rollups) / 1024


def finished(server: Served, take: Way, draw: random.Random) -> float:
    """Milliseconds of processor time a finished quiz, in the mean over a few takers."""
    begun = processor_time(server)
    for _ in range(TAKERS):
        take(server, draw)
    return (processor_time(server) - begun) / TAKERS / 1e6


@dataclass(frozen=True, slots=True)
class Cost:
    """What one checkout costs: milliseconds a finished quiz, MiB after the start and after its takers, and seconds."""

    one_by_one: float
    on_one_page: float
    memory_at_start: float
    memory: float
    until_ready: float


def costs(folder: Path, trees: list[Path]) -> Iterator[Cost]:
    """Measure all checkouts by turns."""
    folders = {tree: folder / str(number) for number, tree in enumerate(trees)}
    spent: dict[tuple[Path, Way], list[float]] = {(tree, way): [] for tree in trees for way in WAYS}
    with ExitStack() as stack:
        servers = {tree: stack.enter_context(started(each, tree)) for tree, each in folders.items()}
        begun = {tree: memory(server) for tree, server in servers.items()}
        for turn in range(TURNS):
            for tree, server in servers.items():
                for way in WAYS:
                    spent[tree, way].append(finished(server, way, random.Random(turn)))  # the same people come to each
        after = {tree: memory(server) for tree, server in servers.items()}
    for tree, each in folders.items():
        least = {way: min(spent[tree, way]) for way in WAYS}
        ready = min(until_ready(each, tree) for _ in range(STARTS))
        yield Cost(least[one_by_one], least[on_one_page], begun[tree], after[tree], ready)


def started(folder: Path, tree: Path) -> AbstractContextManager[Served]:
    """The server of a checkout, which keeps its bytecode, whatever the environment says."""
    folder.mkdir(exist_ok=True)
    return serving(folder, "--workers", str(WORKERS), PYTHONPATH=str(tree), PYTHONDONTWRITEBYTECODE="")


def until_ready(folder: Path, tree: Path) -> float:
    """Seconds from the start of `quiz serve` until /readyz answers 200; all that it compiles is there already."""
    begun = time.monotonic()
    with started(folder, tree) as server:
        while server.ask("/readyz").status != http.HTTPStatus.OK:
            time.sleep(0.01)
        return time.monotonic() - begun


def main(older: Path | None = None) -> None:
    """Print a table: here and, if there is one, in the older checkout."""
    with tempfile.TemporaryDirectory() as folder:
        found = list(costs(Path(folder), [*([older] if older else []), ROOT]))
    print(f"\nwhole server, {WORKERS} workers; the least of {TURNS} turns{'; there, and here' if older else ''}")
    for name, cost, unit, most in ROWS:
        values = "".join(f"{getattr(each, cost):8.2f} {unit:3}" for each in found)
        print(f"{name:34}{values}" + (f"   at most {most} {unit}" if most else ""))


if __name__ == "__main__":
    main(*(Path(each).resolve() for each in sys.argv[1:]))
