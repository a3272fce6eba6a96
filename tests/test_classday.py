"""Some class days, played on each database; and that whoever plays them sees what goes wrong: see tests/classday."""

import copy
import random
from datetime import timedelta

import pytest

from tests.classday import classroom, counsellors, stories
from tests.classday.failed import FAILED
from tests.classday.model import Response
from tests.classday.pages import faults
from tests.classday.play import Place, look, place, play
from tests.classday.premises import Premises
from tests.classday.world import BrokenError, World

pytestmark = pytest.mark.long


@pytest.mark.parametrize(("database", "seed"), [("sqlite", 2), ("postgresql", 3)])
def test_a_day_of_a_school_loses_doubles_leaks_and_leaves_nothing(database, seed):
    with place(database) as at:
        outcome = play(seed, at, days=1)

    assert not outcome.broken, outcome
    assert outcome.acknowledged


def test_every_seed_that_failed_once_is_kept():
    for database, seed in FAILED:
        with place(database) as at:
            outcome = play(seed, at)
        assert not outcome.broken, outcome


def test_whoever_a_closed_group_refused_sends_once_by_the_same_button(whole):
    """Two forms of one result would be two responses, which the model can't tell apart: seed 64 once had them."""
    whole.takers = classroom.arrive(whole, most=1, at=next(iter(whole.model.groups.values())))
    stories.shut_meanwhile(whole)

    (taker,) = whole.takers
    assert [len(taker.tabs), len(taker.sent)] == [1, 1]
    look(whole)


# That it can fail


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A school in which a class has sent, and one was deleted, and nothing is wrong."""
    folder = tmp_path_factory.mktemp("school")
    with Place("sqlite").database(folder) as fresh:
        world = World(1, Premises(folder, fresh()), random.Random(1))
        world.premises.start()
        for act in (counsellors.make, classroom.come_and_send, counsellors.make, classroom.come_and_send):
            act(world)
        classroom.delete_own(world)
        look(world)
        yield world
        world.premises.close()


@pytest.fixture
def world(whole):
    """The same, with a model of its own that may be wrong."""
    return World(1, whole.premises, random.Random(1), model=copy.deepcopy(whole.model))


def broken(world):
    """What the look at the end of a day says."""
    with pytest.raises(BrokenError) as found:
        look(world)
    return found.value.kind


def test_what_the_model_has_and_was_never_sent_is_found_lost(world):
    group = next(iter(world.model.groups.values()))
    group.responses["0" * 26] = Response("0" * 26, "P7RDGT000000000000000073ES", "never", group.lesson)

    assert broken(world) == "lost"


def test_a_response_that_the_model_lacks_is_found(world):
    group = next(each for each in world.model.groups.values() if each.responses)
    group.responses.popitem()

    assert broken(world) == "leaked"


def test_a_group_of_which_the_model_believes_that_it_was_deleted_is_found(world):
    world.model.delete_group(next(iter(world.model.groups.values())))

    assert broken(world) == "left"


def test_what_is_of_one_group_is_found_in_another(world):
    one, other = world.model.groups.values()
    one.texts.append(other.name)

    assert broken(world) == "leaked"


def test_a_deletion_day_that_the_product_did_not_keep_is_found(world):
    next(iter(world.model.groups.values())).deletes -= timedelta(days=365)
    world.model.delete_group(world.model.overdue(world.premises.clock.now())[0])

    assert broken(world) == "left"


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        ("<title>a</title><h1>a</h1><p><b>a</p>", "</p> ends another element"),
        ("<title>a</title><h1>a</h1><div>", "<div> never ends"),
        ("<title>a</title><h1 id=a>a</h1><p id=a></p>", "two elements have the id a"),
        ("<title>a</title><h1>a</h1><label for=a></label>", "nothing has the id a"),
        ("<title>a</title><h1>a</h1><h1>a</h1>", "2 main headings"),
        ("<title> </title><h1>a</h1>", "no title"),
    ],
)
def test_a_page_that_is_not_valid_is_found(page, fault):
    assert fault in faults(page)
