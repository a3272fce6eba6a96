"""How PostgreSQL reads a large group among many others: by indexes alone, without sorting on the disk."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Engine, event

from tests.classes import Class, pupils
from tests.databases import migrated
from tests.groups_app import SECRET
from tests.mixed_groups import mixed
from tests.pages import app_of, close

OWN, OTHERS = 1_200, 40  # responses of the group, in two lessons; of others, to each of them: about a page of the table
SLIPS = 10  # of the first lesson that come back
MOST = 400  # pages of the database that a page of ours may read: a third of what the group's responses are spread over
# Of which all responses are read, and none of them in the table.
COUNTING = ("results", "results?lesson=1", "figures", "show?until=700", "print", "print?lesson=1", "export/summary.csv")
PAGES = (
    *COUNTING,
    *("count", "count?lesson=1", "responses", "responses?lesson=1", "responses?lesson=1&before=300", "responses/600"),
    *("responses/601", "responses/1200", "changes", "manage", "record", "print-all?lesson=1"),
)
INDEX = "ix_responses_sitting"

Plan = Mapping[str, Any]


@pytest.fixture(scope="module")
def large(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Class]:
    """A group whose responses lie between those of others, each on a page of its own."""
    folder = tmp_path_factory.mktemp("app")
    with migrated(request, "postgresql", folder) as address:
        app = app_of(folder, QUIZ_GROUPS="open", QUIZ_DATABASE_URL=address, QUIZ_SECRET_KEY=SECRET)
        yield mixed(app, address, OWN, OTHERS, SLIPS)
        close(app)


@contextmanager
def explained(engine: Engine) -> Iterator[list[Plan]]:
    """The plans of all that this process reads in the block, each as it ran."""
    read: list[tuple[str, Any]] = []
    plans: list[Plan] = []

    def note(connection: object, cursor: object, statement: str, values: Any, *others: object) -> None:
        if statement.startswith("SELECT") and "pg_" not in statement:
            read.append((statement, values))

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield plans
    finally:
        event.remove(engine, "before_cursor_execute", note)
    with engine.execution_options(mode="write").begin() as connection:
        for statement, values in read:
            found = connection.exec_driver_sql(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {statement}", values).scalar()
            plans.append((found if isinstance(found, list) else json.loads(str(found)))[0]["Plan"])


def nodes(plan: Plan) -> Iterator[Plan]:
    """A plan's steps, the last one first."""
    yield plan
    for each in plan.get("Plans", ()):
        yield from nodes(each)


def steps(plans: list[Plan]) -> list[Plan]:
    """All steps of all plans."""
    return [node for plan in plans for node in nodes(plan)]


def pages_read(plans: list[Plan]) -> int:
    """How many pages of the database were read, wherever they were."""
    return sum(plan["Shared Hit Blocks"] + plan["Shared Read Blocks"] for plan in plans)


def test_every_page_of_a_large_group_is_read_by_indexes_and_little_of_the_table(large, record_property):
    browser, engine = large.browser("manage"), large.store._engine
    browser.get(large.path("results"))  # connects, which reads much

    for page in PAGES:
        with explained(engine) as plans:
            answer = browser.get(large.path(page))

        assert answer.status_code == 200, page
        record_property(page, pages_read(plans))
        assert pages_read(plans) <= MOST, page
        for step in steps(plans):
            assert (step["Node Type"], step.get("Relation Name")) != ("Seq Scan", "responses"), page
            assert step.get("Sort Space Type", "Memory") == "Memory", page
            assert step.get("Temp Written Blocks", 0) == 0, page


def test_what_is_counted_is_read_from_its_index_alone(large):
    browser, engine = large.browser("manage"), large.store._engine

    for page in COUNTING:
        with explained(engine) as plans:
            assert browser.get(large.path(page)).status_code == 200

        counted = [step for step in steps(plans) if step.get("Index Name") == INDEX and step["Actual Rows"] > OWN / 4]
        assert {step["Node Type"] for step in counted} == {"Index Only Scan"}, page
        assert sum(step["Heap Fetches"] for step in counted) < OWN / 10, page


def test_whoever_sends_to_a_large_group_counts_nobody(large):
    """A group with fewer numbers than it may have responses cannot be full."""
    with explained(large.store._engine) as plans:
        large.send(*pupils(1))

    assert sum(step["Actual Rows"] for step in steps(plans)) < OWN / 10
