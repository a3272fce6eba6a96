"""A large group on PostgreSQL whose responses lie between those of others, as in a database that many groups use."""

from contextlib import closing

from flask import Flask
from sqlalchemy import text

from quiz.store import PATIENCE, open_store
from tests.classes import Class, class_in, moment, pupils

_SPREAD = text("""
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


def mixed(app: Flask, database: str, size: int, others: int, slips: int) -> Class:
    """A group of two lessons with so many responses: of every so many in the database, one is its own.

    slips  how many of the first lesson came back.
    """
    model, other, made = class_in(app, *pupils(28)), class_in(app), class_in(app)
    made.store.shelf(made.access()).begin_sitting("Lesson 2", moment())
    ids = {"model": model.group.id, "other": other.group.id, "own": made.group.id}
    counts = {"size": size * others, "others": others, "half": size // 2, "slips": slips}
    with closing(open_store(database, PATIENCE)) as store:
        with store.transaction("write") as connection:
            connection.execute(_SPREAD, ids | counts)
            numbered = text("UPDATE groups SET last_response = :size WHERE id = :own")
            connection.execute(numbered, {"size": size, "own": made.group.id})
        tidied = store._engine.execution_options(isolation_level="AUTOCOMMIT", mode="write")
        with tidied.connect() as connection:
            connection.exec_driver_sql("VACUUM (ANALYZE) responses")  # as PostgreSQL itself does, soon after
    return made
