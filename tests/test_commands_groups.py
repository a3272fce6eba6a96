"""`quiz groups`, run as an operator runs it, on both databases."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import update

from quiz.errors import GroupGone
from quiz.links import digest, grouped
from quiz.store import Imprint
from quiz.store.tables import groups
from tests.commands import fault
from tests.commands import made as made
from tests.commands import process as process
from tests.commands import run as run
from tests.databases import counted_queries
from tests.examples import worked_quiz
from tests.store_examples import NOON, Made, make, reworded, sent
from tests.stores import store as store


def expire(made: Made) -> None:
    """Let its day have come a second ago."""
    with made.store.transaction("alone") as connection:
        its = groups.c.id == made.group.id
        connection.execute(update(groups).where(its).values(deletes=datetime.now(UTC)))


def test_the_list_has_a_line_a_group_and_nothing_that_opens_one(run, made):
    other = make(made.store, name="10a\nÄ", closes=datetime(2020, 1, 1, tzinfo=UTC))
    mine = made.group.id

    code, out, err = run("groups", "list")

    assert (code, err) == (0, "")
    header, *lines = out.splitlines()
    first, second = sorted(lines, key=lambda line: not line.startswith(mine))
    assert header.split("  ")[0] == "id"
    assert first.split() == [
        *(mine, "open", "1", "May", "2030", "1", "May", "2031", "2"),
        *("1", "May", "2030,", "12:00", "UTC", "9b,", "Frau", "Öz,", "Schule", "am", "Ufer"),
    ]
    assert second.startswith(f"{other.group.id}  closed")
    assert second.endswith("  0          never                  10a\\nÄ, Frau Öz, Schule am Ufer")
    for secret in (made.join, grouped(made.join), made.manage, made.results, digest(made.manage)):
        assert secret not in out


def test_the_list_has_the_days_and_times_of_each_group_where_it_is(run, made):
    """Noon in UTC is two in the morning of the next day in Kiritimati; its last day ends ten hours later in UTC."""
    there = make(made.store, zone="Pacific/Kiritimati", deletes=datetime(2031, 5, 2, 9, 59, 59, tzinfo=UTC))
    there.send(sent())

    lines = run("groups", "list")[1].splitlines()

    [line] = [line for line in lines if line.startswith(there.group.id)]
    assert re.split("  +", line)[2:6] == ["2 May 2030", "2 May 2031", "1", "2 May 2030, 02:00 Kiritimati time"]


def test_the_list_names_the_quiz_of_each_group_where_they_take_several(run, made):
    other = replace(worked_quiz(), id="other", version="1" * 64)
    made.store.archive(worked_quiz(), NOON, Imprint("Which craft?"))
    assert "Which craft?" not in run("groups", "list")[1]
    made.store.archive(other, NOON, Imprint("Which trade?"))
    make(made.store, other)

    header, *lines = run("groups", "list")[1].splitlines()

    assert re.split("  +", header)[-2:] == ["quiz", "name, who asks"]
    assert {re.split("  +", line)[-2] for line in lines} == {"Which craft?", "Which trade?"}


def test_the_list_takes_as_many_queries_for_many_versions(run, made, store):
    with counted_queries() as one:
        run("groups", "list")
    for number in range(3):
        store.archive(other := reworded(worked_quiz(), f"How about {number}?"), NOON)
        make(store, other)
    with counted_queries() as several:
        run("groups", "list")

    assert len(several) == len(one)


def test_where_no_groups_are_kept_the_list_says_so(run, store):
    assert run("groups", "list") == (0, "No groups are kept.\n", "")


def test_purging_deletes_what_is_overdue_and_nothing_else(run, made):
    kept = make(made.store)
    assert run("groups", "purge") == (0, "No group’s day of deletion is over: none was deleted.\n", "")
    expire(made)

    assert run("groups", "purge") == (0, "1 group deleted.\n", "")

    assert [each.group.id for each in made.store.groups(NOON)] == [kept.group.id]


def test_a_new_manage_link_takes_the_place_of_the_lost_one(process, made):
    code, out, err = process("groups", "reissue", made.group.id, "--address", "https://quiz.example/")

    assert code == 0
    assert out.startswith("https://quiz.example/s/")
    assert "opens nothing any more" in err
    token = out.strip().rpartition("/")[2]
    access = made.store.opened(digest(token), NOON)
    assert (access.group.id, access.link.kind) == (made.group.id, "manage")
    assert "reissued" in [entry.what for entry in made.store.shelf(access).audit()]
    with pytest.raises(GroupGone, match="revoked"):
        made.store.opened(digest(made.manage), NOON)
    assert token not in err


def test_a_new_results_link_leaves_the_others(run, made):
    code, out, err = run("groups", "reissue", made.group.id.lower(), "results", QUIZ_PUBLIC_URL="https://quiz.example")

    assert code == 0
    assert "manage page revokes them" in err
    access = made.store.opened(digest(out.strip().removeprefix("https://quiz.example/s/")), NOON)
    assert (access.group.id, access.link.kind) == (made.group.id, "results")
    assert made.store.opened(digest(made.results), NOON).link.kind == "results"


def test_without_an_address_the_path_is_printed_and_what_to_do_with_it(run, made):
    code, out, err = run("groups", "reissue", made.group.id)

    assert (code, out[:3]) == (0, "/s/")
    assert "Put the address of your quiz before it" in err


@pytest.mark.parametrize("id", ["0000000000", "no\nsuch", ""])
def test_an_unknown_group_is_reported_in_one_line(run, made, id):
    error = fault(run("groups", "reissue", id))

    assert "there is no group here" in error
    assert "`quiz groups list` names all groups." in error


def test_an_overdue_group_gets_no_new_link(run, made):
    expire(made)

    assert run("groups", "reissue", made.group.id)[0] == 2


def test_help_says_what_each_command_does(run):
    runs = [run("groups", *command, "--help") for command in ([], ["list"], ["purge"], ["reissue"])]

    assert all((code, err) == (0, "") and "Usage: quiz groups" in out for code, out, err in runs)
    assert "[results|manage]" in runs[-1][1].lower()
    assert "is a manage link, unless you write “results”" in " ".join(runs[-1][1].split())
