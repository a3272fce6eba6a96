"""How PostgreSQL reads a large group among many others: by indexes alone, without sorting on the disk."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, event, text

from tests.classes import Class, class_in, moment, pupils
from tests.databases import migrated
from tests.groups_app import SECRET
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

SPREAD = text("""
    INSERT INTO responses
        (group_id, id, receipt, code, answers, nickname, sent, leader, runner_up, said, sitting, slip)
    SELECT CASE WHEN mine THEN :own ELSE :other END, CASE WHEN mine THEN n / :others + 1 ELSE n + 1 END,
        md5(n || 'a') || md5(n || 'b'), code, answers, nickname, sent, leader, runner_up, said,
        CASE WHEN mine THEN n / :others / :half + 1 ELSE 1 END,
        CASE WHEN mine AND n / :others % :half < :slips THEN n / :others % :half + 1 END
    FROM (SELECT n, n % :others = 0 AS mine FROM generate_series(0, :size - 1) AS n) AS numbers
    JOIN (SELECT *, row_number() OVER (ORDER BY id) - 1 AS place FROM responses WHERE group_id = :model) AS model
        ON place = n % 28
    ORDER BY n
""")


@pytest.fixture(scope="module")
def app(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The app on PostgreSQL for all tests of the module."""
    folder = tmp_path_factory.mktemp("app")
    with migrated(request, "postgresql", folder) as address:
        made = app_of(folder, QUIZ_GROUPS="open", QUIZ_DATABASE_URL=address, QUIZ_SECRET_KEY=SECRET)
        yield made
        close(made)


@pytest.fixture(scope="module")
def large(app) -> Class:
    """A group whose responses lie between those of others, each on a page of its own."""
    model, other, made = class_in(app, *pupils(28)), class_in(app), class_in(app)
    made.store.shelf(made.access()).begin_sitting("Lesson 2", moment() + timedelta(minutes=1))
    ids = {"model": model.group.id, "other": other.group.id, "own": made.group.id}
    sizes = {"size": OWN * OTHERS, "others": OTHERS, "half": OWN // 2, "slips": SLIPS}
    with made.store.transaction("write") as connection:
        connection.execute(SPREAD, ids | sizes)
        connection.execute(
            text("UPDATE groups SET last_response = :own WHERE id = :id"), {"own": OWN, "id": made.group.id}
        )
    tidied = made.store._engine.execution_options(isolation_level="AUTOCOMMIT", mode="write")
    with tidied.connect() as connection:
        connection.exec_driver_sql("VACUUM (ANALYZE) responses")  # as PostgreSQL itself does, soon after
    return made


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
