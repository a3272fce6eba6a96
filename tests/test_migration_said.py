"""Groups of the last release come through the upgrade: what is stored, shown and exported follows today's rules."""

import csv
import io
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from flask import Flask
from sqlalchemy import MetaData, Table, insert, select

from quiz import links
from quiz.cohort.tally import encode_answers
from quiz.result import Result, Said
from quiz.store import Store, open_store
from quiz.words import verdicts
from quiz.words.groups import SAID
from tests.classes import Class
from tests.golden import FOLDERS, golden
from tests.groups_app import SECRET
from tests.lesson import rows
from tests.pages import Html, app_of, close

OLD = golden(next(folder for folder in FOLDERS if folder.name == "9e983287"))
MADE = datetime(2026, 11, 20, 10, tzinfo=UTC)
NAMES = {role.id: role.name for role in OLD.quiz.roles}
MANAGE, RESULTS, JOIN = links.new_token(), links.new_token(), links.new_join_code()
GROUP = "9B9B9B9B9B"


def result_of(code: str) -> Result:
    return Result(OLD.quiz, links.decode(OLD.quiz, links.open_code(code)))


def old_rows() -> dict[str, list[dict[str, object]]]:
    """A group of twenty responses as revision 0002 kept them; each claims the word and the roles of another rule."""
    version = OLD.quiz.version
    archived = {"version": version, "piece": links.piece(version), "quiz": OLD.quiz.id, "content": OLD.text}
    texts = dict.fromkeys(("organisation", "contact", "purpose", "message"), "-")
    group = {"id": GROUP, "version": version, "name": "9b", **texts, "nicknames": False, "made": MADE, "epoch": 0}
    link = {"group_id": GROUP, "name": "", "made": MADE}
    wrong = {"leader": OLD.quiz.roles[0].id, "runner_up": OLD.quiz.roles[1].id, "word": "clear"}
    return {
        "quiz_versions": [{**archived, "first_served": MADE}],
        "groups": [{**group, "deletes": datetime.now(UTC) + timedelta(days=90), "last_response": len(OLD.codes)}],
        "links": [
            {**link, "kind": "manage", "digest": links.digest(MANAGE), "code": None},
            {**link, "kind": "results", "digest": links.digest(RESULTS), "code": None},
            {**link, "kind": "join", "digest": links.digest(JOIN), "code": JOIN},
        ],
        "responses": [
            {
                "group_id": GROUP,
                "id": number,
                "receipt": links.digest(f"receipt {number}"),
                "code": code,
                "answers": encode_answers(result_of(code).responses),
                "nickname": "",
                "sent": MADE + timedelta(minutes=number),
                **wrong,
            }
            for number, code in enumerate(OLD.codes.values(), start=1)
        ],
    }


def fill_old(store: Store) -> None:
    """Bring a blank database to revision 0002, and put the group into it."""
    with store.transaction("alone") as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", "quiz:migrations")
        command.upgrade(config, "0002")
        for name, values in old_rows().items():
            connection.execute(insert(Table(name, MetaData(), autoload_with=connection)), values)


@pytest.fixture
def upgraded(blank_database: str, tmp_path: Path) -> Iterator[Flask]:
    """Today's app on that database, on both kinds in turn."""
    with closing(open_store(blank_database)) as store:
        fill_old(store)
    app = app_of(tmp_path, QUIZ_DATABASE_URL=blank_database, QUIZ_SECRET_KEY=SECRET)
    yield app
    close(app)


@pytest.fixture
def group(upgraded: Flask) -> Class:
    """The group, with the links that were given out before the upgrade."""
    store: Store = upgraded.extensions["quiz"].store
    return Class(upgraded, store.opened(links.digest(MANAGE), datetime.now(UTC)).group, MANAGE, RESULTS, JOIN)


def test_what_is_stored_page_class_table_and_export_agree_after_the_upgrade(group: Class) -> None:
    """For every response: the rule, and the roles that it names first and second."""
    browser = group.browser("manage")
    stored = {each.id: each for each in group.store.shelf(group.access()).responses()}
    table = {row[0]: row for row in rows(browser.get(group.path("responses")).text)}
    text = browser.get(group.path("export/responses.csv")).data.decode("utf-8-sig")
    exported = {row["number"]: row for row in csv.DictReader(io.StringIO(text))}
    rules = set()

    assert len(stored) == len(OLD.codes)
    for number, each in stored.items():
        result = result_of(each.code)
        first, second = (role.id if role else None for role in (result.first, result.second))
        rules.add(result.said)
        row, exported_row = table[f"Response No. {number}"], exported[str(number)]

        assert (each.said, each.leader, each.runner_up) == (result.said, first, second)
        assert Html(browser.get(f"/r/{each.code}").text).headings == [verdicts.headline(result)]
        assert row[2].startswith(SAID[result.said])
        assert (NAMES[first] in row[1]) if first else row[1].startswith("No one job in front")
        assert exported_row["said"] == result.said
        assert (exported_row["first"], exported_row["second"]) == (
            NAMES.get(first or "", ""),
            NAMES.get(second or "", ""),
        )
    assert {Said.FEW, Said.LITTLE, Said.NOTHING} < rules


def test_the_summary_counts_by_the_same_rules(group: Class) -> None:
    tally = group.store.shelf(group.access()).tally()

    counted: dict[Said, int] = {}
    for code in OLD.codes.values():
        said = result_of(code).said
        counted[said] = counted.get(said, 0) + 1
    assert sum(tally.outcomes.values()) == len(OLD.codes)
    for said, count in counted.items():
        assert sum(n for (*_, rule), n in tally.outcomes.items() if rule == said) == count


def test_what_was_sent_and_by_which_receipt_stays_as_it_was(group: Class) -> None:
    with group.store.transaction() as connection:
        table = Table("responses", MetaData(), autoload_with=connection)
        kept = connection.execute(select(table).order_by(table.c.id)).mappings().all()

    then = old_rows()["responses"]
    for name in ("id", "receipt", "code", "answers", "nickname"):
        assert [row[name] for row in kept] == [row[name] for row in then]
    assert "word" not in table.c
    assert not table.c.said.nullable
