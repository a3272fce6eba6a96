"""What summaries and exports of large groups take, on SQLite and PostgreSQL: `make bench GROUPS=1`, ten minutes.

The last group has two lessons, and is one of many in its database: of ten responses there, one is its own.

Each page is asked for in a process of its own, the second time, so that neither the start nor what another page left
behind is counted. Memory is by how much the process grew at its largest while it answered.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import perf_counter

from flask import Flask
from sqlalchemy import text

from quiz.store import PATIENCE, file_address, open_store
from tests.classes import Class, class_in, fill
from tests.databases import counted_queries, running_server
from tests.groups_app import SECRET
from tests.mixed_groups import mixed
from tests.pages import app_of, close

SIZES = 1_000, 10_000, 100_000
AMONG = 100_000, 10  # responses of a group, and of every so many, in a database of many groups
SLIPS = 1_000  # of it that come back
COPIED = SIZES[0]  # so many are put in one by one; more are copied from them by the database itself
MOST_QUERIES = 10
PAGES = {
    "results": "results",
    "lesson 1": "results?lesson=1",
    "changes": "changes",
    "manage": "manage",
    "count": "count",
    "show": "show?until={last}",
    "print": "print",
    "responses": "responses",
    "summary.csv": "export/summary.csv",
    "responses.csv": "export/responses.csv",
    "responses.xlsx": "export/responses.xlsx",
    "group.json": "export/group.json",
}
COPIES = {  # of each response, with a receipt of its own
    "sqlite": (
        "WITH RECURSIVE copy(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copy WHERE n < :copies)",
        "lower(hex(randomblob(32)))",
    ),
    "postgresql": (
        "WITH copy AS (SELECT generate_series(1, :copies) AS n)",
        "md5(responses.id || '-' || n) || md5(n || '-' || responses.id)",
    ),
}


def app_at(database: str, folder: Path) -> Flask:
    """The app on a database."""
    settings = {"QUIZ_DATABASE_URL": database, "QUIZ_SECRET_KEY": SECRET, "QUIZ_GROUP_LIMIT": "1000000"}
    return app_of(folder, QUIZ_GROUPS="open", **settings)


@contextmanager
def databases(folder: Path, size: int) -> Iterator[dict[str, str]]:
    """The addresses of an empty database of each kind."""
    with running_server() as server, server.database() as address:
        yield {"SQLite": file_address(folder / f"{size}.db"), "PostgreSQL": address}


def grow(database: str, made: Class, size: int) -> None:
    """Fill a class with so many responses."""
    fill(made, COPIED)
    if size > COPIED:
        columns = "group_id, code, answers, nickname, sent, leader, runner_up, said"
        with closing(open_store(database, PATIENCE)) as store, store.transaction("write") as connection:
            copies, receipt = COPIES[connection.dialect.name]
            chosen = f"SELECT id + n * {COPIED}, {receipt}, {columns} FROM responses, copy"
            statement = f"{copies} INSERT INTO responses (id, receipt, {columns}) {chosen}"
            connection.execute(text(statement), {"copies": size // COPIED - 1})


def measure(database: str, manage: str, group: str, page: str) -> dict[str, float]:
    """Ask for a page of a group twice, and tell what the second time took."""
    with tempfile.TemporaryDirectory() as folder:
        app = app_at(database, Path(folder))
        client, path = app.test_client(), f"/groups/{group}/{page}"
        client.get(f"/s/{manage}")
        ask(client, f"/groups/{group}/count" if page.startswith("export") else path)
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # so that the largest size starts from here
        before = kilobytes("VmRSS")
        with counted_queries() as queries:
            begun = perf_counter()
            size = ask(client, path)
            seconds = perf_counter() - begun
        grown = kilobytes("VmHWM") - before
        close(app)
    return {"seconds": seconds, "queries": len(queries), "bytes": size, "grown": grown / 1024}


def ask(client, path: str) -> int:
    """Ask for a page, reading it as it comes; gives its length in bytes."""
    answer = client.get(path, buffered=False)
    if answer.status_code != 200:
        raise SystemExit(f"{path}: {answer.status}")
    return sum(len(piece) for piece in answer.iter_encoded())


def kilobytes(what: str) -> int:
    """A size of this process, as Linux names it."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{what}:"))


def said(database: str, made: Class, page: str) -> dict[str, float]:
    """The same, in a process of its own."""
    command = [sys.executable, "-m", "tests.bench_groups", database, made.manage, made.group.id, page]
    measured: dict[str, float] = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    return measured


def main() -> None:
    """Print a table."""
    print(f"{'':15} {'responses':>9} {'page':14} {'seconds':>8} {'queries':>8} {'kB':>9} {'grown by':>9}")
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder, databases(Path(folder), size) as addresses:
            for kind, address in addresses.items():
                app = app_at(address, Path(folder))
                made = class_in(app)
                grow(address, made, size)
                close(app)
                tell(kind, address, made, size)
    with tempfile.TemporaryDirectory() as folder, running_server() as server, server.database() as address:
        app = app_at(address, Path(folder))
        made = mixed(app, address, *AMONG, SLIPS)
        close(app)
        tell("PostgreSQL, 1:10", address, made, AMONG[0])


def tell(kind: str, address: str, made: Class, size: int) -> None:
    """Print the lines of a group."""
    for name, page in PAGES.items():
        if name == "lesson 1" and ":" not in kind:
            continue  # there is no other
        found = said(address, made, page.format(last=size))
        over = f"   at most {MOST_QUERIES}" * ("export" not in page and found["queries"] > MOST_QUERIES)
        print(
            f"{kind:16} {size:8,} {name:14} {found['seconds']:8.2f} {found['queries']:8.0f} "
            f"{found['bytes'] / 1000:9,.0f} {found['grown']:6.1f} MB{over}",
            flush=True,
        )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(measure(*sys.argv[1:])))
    else:
        main()
