"""What takers send to the store: once, whoever else sends at the same moment, and theirs to take back."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace

import pytest

from quiz.errors import GroupGone
from quiz.links import digest, new_token
from quiz.store import Response, Store
from tests.examples import ROOT
from tests.store_examples import CLOSES, DAY, DETAILS, LIMIT, NOON, Made, make, sent, tied
from tests.stores import made as made
from tests.stores import store as store

WRITERS = range(16)
EACH = range(50)

# One of four processes that send at once, from four threads each. It says what was acknowledged.
SENDER = """
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from quiz.links import digest
from quiz.store import open_store
from tests.store_examples import LIMIT, NOON, sent

address, group, process = sys.argv[1:]

def send(writer):
    for number in range(50):
        name = f"{process}-{writer}-{number}"
        store.send(group, digest(name), sent(name), NOON, LIMIT)
        print(f"{name}\\n", end="", flush=True)

with closing(open_store(address)) as store, ThreadPoolExecutor(4) as threads:
    store.check()
    print("ready", flush=True)
    sys.stdin.readline()
    list(threads.map(send, range(4)))
"""


def names(made: Made) -> list[str]:
    """Whose responses are kept."""
    return [response.nickname for response in made.shelf().responses()]


def test_what_is_sent_is_kept_as_it_is(store: Store, made: Made) -> None:
    sheet = sent("fox")

    first = store.send(made.group.id, digest("once"), sheet, NOON, LIMIT)

    assert first == Response(
        sheet.code, sheet.answers, "fox", "specialist", "analyst", "clear", "", "", first.id, NOON, 1, None
    )
    assert list(made.shelf().responses()) == [first]
    assert store.receipt(digest("once"), NOON) == (made.group, first)


def test_sending_again_gives_the_first_receipt_and_changes_nothing(store: Store, made: Made) -> None:
    first = store.send(made.group.id, digest("once"), sent("fox"), NOON, 1)

    again = store.send(made.group.id, digest("once"), tied("owl"), NOON + DAY, 1)
    made.shelf().close(NOON)
    when_closed = store.send(made.group.id, digest("once"), tied("owl"), NOON + DAY, 1)

    assert again == when_closed == first
    assert names(made) == ["fox"]


def test_one_token_sends_to_one_group(store: Store, made: Made) -> None:
    store.send(made.group.id, digest("once"), sent(), NOON, LIMIT)
    other = make(store)

    with pytest.raises(GroupGone, match="already sent to another group"):
        store.send(other.group.id, digest("once"), sent(), NOON, LIMIT)

    assert names(other) == []


def test_a_group_that_is_closed_takes_nothing(store: Store, made: Made) -> None:
    with pytest.raises(GroupGone, match="is closed"):
        made.send(sent(), now=CLOSES)
    made.shelf().close(NOON)
    with pytest.raises(GroupGone, match=r"is closed.*Your result stays yours"):
        made.send(sent())

    assert names(made) == []


def test_a_group_that_is_full_takes_nothing(store: Store, made: Made) -> None:
    made.send(sent("ant"), sent("bee"))

    with pytest.raises(GroupGone, match="is full: it has 2 responses"):
        store.send(made.group.id, digest(new_token()), sent("cat"), NOON, 2)

    assert names(made) == ["ant", "bee"]


def test_a_group_that_was_deleted_takes_nothing(store: Store, made: Made) -> None:
    with pytest.raises(GroupGone, match="was deleted"):
        made.send(sent(), now=DETAILS.deletes)
    made.shelf().delete(NOON)
    with pytest.raises(GroupGone, match="was deleted"):
        made.send(sent())


def test_a_taker_changes_what_was_sent(store: Store, made: Made) -> None:
    other = make(store)
    before = other.send(sent("bee"))
    first = store.send(made.group.id, digest("once"), sent("fox"), NOON, LIMIT)
    sheet = tied("owl", customers=0)

    changed = store.resend(digest("once"), sheet, NOON + DAY)

    assert changed == Response(
        sheet.code, sheet.answers, "owl", None, None, "tied", "", "", first.id, NOON + DAY, 1, None
    )
    assert list(made.shelf().responses()) == [changed]
    assert list(other.shelf().responses()) == before


def test_what_was_sent_is_changed_only_while_the_group_is_open(store: Store, made: Made) -> None:
    first = store.send(made.group.id, digest("once"), sent("fox"), NOON, LIMIT)

    with pytest.raises(GroupGone, match="is closed"):
        store.resend(digest("once"), tied("owl"), CLOSES)
    with pytest.raises(GroupGone, match="not here any more"):
        store.resend(digest("never"), tied("owl"), NOON)

    assert list(made.shelf().responses()) == [first]


def test_a_taker_deletes_what_was_sent_even_when_the_group_is_closed(store: Store, made: Made) -> None:
    made.send(sent("ant"))
    store.send(made.group.id, digest("once"), sent("fox"), NOON, LIMIT)
    made.shelf().close(NOON)

    deleted = [store.unsend(digest("once"), NOON) for _ in range(2)]

    assert deleted == [True, False]
    assert names(made) == ["ant"]
    assert store.receipt(digest("once"), NOON) is None
    with pytest.raises(GroupGone, match="not here any more"):
        store.resend(digest("once"), sent(), NOON)


def test_a_receipt_ends_with_its_group(store: Store, made: Made) -> None:
    store.send(made.group.id, digest("once"), sent("fox"), NOON, LIMIT)

    assert store.receipt(digest("once"), DETAILS.deletes) is None
    assert not store.unsend(digest("once"), DETAILS.deletes)

    made.shelf().delete(NOON)
    assert store.receipt(digest("once"), NOON) is None


# At once


def test_16_threads_send_50_each_and_each_is_kept_once(made: Made) -> None:
    def send(writer: int) -> list[str]:
        return [made.send(sent(f"{writer}-{number}"))[0].nickname for number in EACH]

    with ThreadPoolExecutor(len(WRITERS)) as threads:
        acknowledged = [name for names in threads.map(send, WRITERS) for name in names]

    assert len(acknowledged) == 800
    assert sorted(names(made)) == sorted(acknowledged)


def test_16_writers_in_4_processes_send_50_each_and_each_is_kept_once(made: Made, database: str) -> None:
    command = [sys.executable, "-W", "error", "-c", SENDER, database, made.group.id]
    with ExitStack() as stack:
        senders = [
            stack.enter_context(
                subprocess.Popen(
                    [*command, str(process)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
                )
            )
            for process in range(4)
        ]
        assert [sender.stdout.readline() for sender in senders] == ["ready\n"] * len(senders)
        for sender in senders:
            sender.stdin.write("now\n")
            sender.stdin.flush()
        acknowledged = [name for sender in senders for name in sender.stdout.read().split()]

    assert [sender.returncode for sender in senders] == [0] * 4
    assert len(acknowledged) == 800
    assert sorted(names(made)) == sorted(acknowledged)


def test_one_token_from_many_at_once_is_kept_once(store: Store, made: Made) -> None:
    def send(number: int) -> Response:
        return store.send(made.group.id, digest("once"), sent(str(number)), NOON, LIMIT)

    with ThreadPoolExecutor(8) as threads:
        receipts = set(threads.map(send, range(40)))

    assert list(made.shelf().responses()) == list(receipts)


def test_a_group_is_never_more_than_full(store: Store, made: Made) -> None:
    def send(number: int) -> bool:
        try:
            store.send(made.group.id, digest(str(number)), sent(), NOON, 5)
        except GroupGone:
            return False
        return True

    with ThreadPoolExecutor(8) as threads:
        taken = list(threads.map(send, range(20)))

    assert sum(taken) == made.shelf().count() == 5


def test_two_groups_keep_apart_what_is_sent_at_once(store: Store, made: Made) -> None:
    other = make(store)

    def send(number: int) -> None:
        (made, other)[number % 2].send(replace(sent(), nickname=f"{number % 2}"))

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(send, range(40)))

    assert names(made) == ["0"] * 20
    assert names(other) == ["1"] * 20
