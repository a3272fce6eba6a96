"""The doors of groups in the store: how one is made, what opens it, and how it ends."""

from dataclasses import replace
from datetime import timedelta

import pytest

from quiz.cohort.tally import Tally
from quiz.errors import GroupGone, StoreError
from quiz.links import digest
from quiz.store import Access, Entry, Store
from quiz.store.purging import RECORD
from tests.examples import worked_quiz
from tests.store_examples import CLOSES, DAY, DETAILS, NOON, Made, contents, done, make, sent, still, tied
from tests.stores import made as made
from tests.stores import store as store

SECOND = timedelta(seconds=1)


# Making, and opening


def test_a_group_is_made_with_its_details_and_three_links(made: Made) -> None:
    group, links = made.group, made.shelf().links()

    assert all(getattr(group, name) == getattr(DETAILS, name) for name in DETAILS.__slots__)
    assert (group.version, group.made, group.closed, group.epoch) == (worked_quiz().version, NOON, None, 0)
    assert len(group.id) == 10
    assert [(link.kind, link.code) for link in links] == [("manage", None), ("results", None), ("join", made.join)]
    assert made.shelf().audit() == (Entry("made", NOON),)


def test_a_group_of_a_version_that_is_not_kept_is_not_made(store: Store, made: Made) -> None:
    with pytest.raises(StoreError):
        store.make_group("7" * 64, DETAILS, NOON, manage="m", results="r", join="AAAAAAAA")

    assert len(store.groups(NOON)) == 1


def test_a_code_that_is_taken_is_drawn_again(store: Store, made: Made) -> None:
    again = store.make_group(worked_quiz().version, DETAILS, NOON, manage="m", results="r", join=made.join)

    shelf = store.shelf(store.opened("m", NOON))
    code = str(shelf.links()[-1].code)
    assert code != made.join
    assert store.joined(code, NOON) == again
    assert store.joined(made.join, NOON) == made.group


def test_a_name_that_is_taken_is_drawn_again(store: Store, made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    names = iter([made.group.id, made.group.id, "0123456789"])
    monkeypatch.setattr("quiz.store.groups.new_group_id", lambda: next(names))

    assert make(store).group.id == "0123456789"


def test_each_link_opens_its_group_as_far_as_it_goes(store: Store, made: Made) -> None:
    make(store)

    assert store.joined(made.join, NOON) == made.group
    for kind in ("manage", "results"):
        access = made.access(kind)
        assert (access.group, access.link.kind) == (made.group, kind)


def test_a_join_code_opens_nothing_secret_and_a_secret_joins_nothing(store: Store, made: Made) -> None:
    with pytest.raises(GroupGone):
        store.opened(digest(made.join), NOON)
    with pytest.raises(GroupGone):
        store.joined(made.manage, NOON)


def test_why_a_code_leads_nowhere_is_said(store: Store, made: Made) -> None:
    with pytest.raises(GroupGone, match="no group has this code"):
        store.joined("00000000", NOON)
    made.shelf().rotate_join("AAAAAAAA", NOON)
    with pytest.raises(GroupGone, match="replaced by another"):
        store.joined(made.join, NOON)
    with pytest.raises(GroupGone, match="no group has this code"):
        store.joined("AAAAAAAA", DETAILS.deletes)


def test_why_a_link_opens_nothing_is_said(store: Store, made: Made) -> None:
    link = made.access("results").link
    made.shelf().revoke(link.id, NOON)

    with pytest.raises(GroupGone, match="was revoked"):
        store.opened(digest(made.results), NOON)
    with pytest.raises(GroupGone, match="opens no group"):
        store.opened(digest("no such token"), NOON)
    with pytest.raises(GroupGone, match="opens no group"):
        store.opened(digest(made.manage), DETAILS.deletes)


def test_a_group_is_open_until_the_moment_it_closes(made: Made) -> None:
    assert made.group.is_open(CLOSES - SECOND)
    assert not made.group.is_open(CLOSES)
    assert not replace(made.group, closed=NOON).is_open(NOON)
    assert not replace(made.group, closes=None).is_open(DETAILS.deletes)


# Sessions


@pytest.mark.parametrize("kind", ["manage", "results"])
def test_a_session_lasts_while_its_link_does(store: Store, made: Made, kind: str) -> None:
    access = made.access(kind)

    assert still(access, store) == access
    assert still(access, store, now=DETAILS.deletes - SECOND) == access
    assert still(access, store, now=DETAILS.deletes) is None


def test_a_session_is_for_one_group_and_one_secret_link(store: Store, made: Made) -> None:
    other = make(store).access()
    join = made.shelf().links()[-1]

    assert still(made.access(), store, group_id=other.group.id) is None
    assert still(made.access(), store, link_id=other.link.id) is None
    assert still(made.access(), store, link_id=join.id) is None


def test_revoking_a_link_ends_its_sessions_and_no_others(store: Store, made: Made) -> None:
    access = made.access("results")
    second = made.shelf().add_results_link(digest("second"), "for the deputy", NOON)

    assert made.shelf().revoke(access.link.id, NOON + SECOND)

    assert still(access, store) is None
    assert store.opened(digest("second"), NOON).link == second
    assert second.name == "for the deputy"
    assert [link.revoked for link in made.shelf().links()] == [None, NOON + SECOND, None, None]
    assert not made.shelf().revoke(access.link.id, NOON)
    assert done(made.shelf()) == ["made", "linked", "revoked"]


def test_only_results_links_are_revoked(made: Made) -> None:
    manage, _, join = made.shelf().links()

    assert not made.shelf().revoke(manage.id, NOON)
    assert not made.shelf().revoke(join.id, NOON)
    assert done(made.shelf()) == ["made"]


def test_locking_ends_all_sessions_and_the_links_open_new_ones(store: Store, made: Made) -> None:
    before = [made.access("manage"), made.access("results")]

    assert made.shelf().lock(NOON).epoch == 1

    assert [still(access, store) for access in before] == [None, None]
    assert still(made.access("results"), store) == made.access("results")


# The end


def test_a_deleted_group_leaves_only_what_was_done(store: Store, made: Made) -> None:
    made.send(sent(), tied())
    access, shelf = made.access(), made.shelf()

    shelf.delete(NOON + DAY)

    assert list(contents(shelf)) == [0, 0, Tally(0, ({},) * 5, {}), (), shelf.audit(), ()]
    assert shelf.audit() == (Entry("made", NOON), Entry("deleted", NOON + DAY))
    assert store.groups(NOON) == ()
    assert still(access, store) is None


def test_a_group_is_deleted_when_its_day_has_come(store: Store, made: Made) -> None:
    late = make(store, deletes=NOON + 2 * DAY)
    late.send(sent())
    shelf = late.shelf()

    counts = [store.purge(NOON), store.purge(NOON + 2 * DAY), store.purge(NOON + 2 * DAY)]

    assert counts == [0, 1, 0]
    assert [listed.group for listed in store.groups(NOON)] == [made.group]
    assert shelf.count() == 0
    assert shelf.audit()[-1] == Entry("deleted", NOON + 2 * DAY)


def test_what_was_done_to_a_group_is_forgotten_two_years_after_its_end(store: Store, made: Made) -> None:
    shelf, other = made.shelf(), make(store, deletes=NOON + 2 * RECORD).shelf()
    shelf.delete(NOON + DAY)

    store.purge(NOON + DAY + RECORD - SECOND, is_sure=True)
    before = done(shelf)
    store.purge(NOON + DAY + RECORD, is_sure=True)

    assert before == ["made", "deleted"]
    assert done(shelf) == []
    assert done(other) == ["made"]


def test_the_operator_lists_groups_with_their_counts(store: Store, made: Made) -> None:
    busy = make(store, name="busy")
    busy.send(sent())
    busy.send(sent(), now=NOON + DAY)

    listed = {each.group.name: (each.responses, each.last_sent) for each in store.groups(NOON)}

    assert listed == {"9b": (0, None), "busy": (2, NOON + DAY)}
    assert store.groups(DETAILS.deletes) == ()


def test_a_manage_link_that_was_lost_is_replaced(store: Store, made: Made) -> None:
    access = made.access()

    link = store.reissue(made.group.id, "manage", digest("found"), NOON)

    assert store.opened(digest("found"), NOON) == Access(made.group, link)
    assert still(access, store) is None
    with pytest.raises(GroupGone, match="was revoked"):
        store.opened(digest(made.manage), NOON)
    assert done(store.shelf(Access(made.group, link))) == ["made", "reissued"]


def test_a_results_link_that_was_lost_gets_another_beside_it(store: Store, made: Made) -> None:
    store.reissue(made.group.id, "results", digest("found"), NOON)

    assert store.opened(digest("found"), NOON).link.kind == "results"
    assert made.access("results").group == made.group


def test_nothing_is_reissued_for_no_group_or_for_a_join_code(store: Store, made: Made) -> None:
    with pytest.raises(GroupGone):
        store.reissue("nosuchname", "manage", digest("new"), NOON)
    with pytest.raises(GroupGone):
        store.reissue(made.group.id, "manage", digest("new"), DETAILS.deletes)
    with pytest.raises(ValueError, match="rotated"):
        store.reissue(made.group.id, "join", digest("new"), NOON)
