"""Lanes: the thread that all connections share computes no page at length, and never waits for the database.

And what is remembered, so that it is at hand.
"""

import shutil
from concurrent.futures import ThreadPoolExecutor

import pytest
from jinja2 import FileSystemLoader

from quiz.lanes import Lane, WrongLane, enter, need
from quiz.web.groups.expiry import NAME
from tests import sheets
from tests.classes import class_in, moment
from tests.examples import ROOT
from tests.golden import FOLDERS, golden
from tests.groups_app import class_app as class_app
from tests.pages import app_of, close


@pytest.fixture
def inside():
    """Run something in a thread of a lane: `inside(Lane.MADE, do, *what)`."""
    pools = {lane: ThreadPoolExecutor(1, initializer=enter, initargs=(lane,)) for lane in Lane}
    yield lambda lane, do, *what: pools[lane].submit(do, *what).result()
    for pool in pools.values():
        pool.shutdown()


@pytest.mark.parametrize("lane", Lane)
@pytest.mark.parametrize("needed", Lane)
def test_a_thread_does_what_its_lane_is_for_and_all_that_is_faster(inside, lane, needed):
    if needed <= lane:
        inside(lane, need, needed)
    else:
        with pytest.raises(WrongLane) as wrong:
            inside(lane, need, needed)
        assert wrong.value.lane is needed


def test_a_thread_of_no_lane_may_do_everything():
    for lane in Lane:
        need(lane)


@pytest.mark.parametrize("name", ["start", "question", "answers", "method"])
def test_pages_of_taking_are_at_hand(client, inside, name):
    assert inside(Lane.AT_HAND, client.get, sheets.path(name)).status_code == 200


@pytest.mark.parametrize("suffix", ["", ".json", "/working", "/profile"])
def test_a_result_is_made_elsewhere_and_then_at_hand(client, inside, suffix):
    address = f"/r/{sheets.code(sheets.clear())}{suffix}?for={suffix.strip('/.')}"

    with pytest.raises(WrongLane) as wrong:
        inside(Lane.AT_HAND, client.get, address)
    made = inside(wrong.value.lane, client.get, address)

    assert wrong.value.lane is Lane.MADE
    assert inside(Lane.AT_HAND, client.get, address).data == made.data


def test_an_earlier_version_is_looked_up_elsewhere_once(app, inside):
    """Whoever asks first may wait for the database; afterwards the version is in memory."""
    earlier = next(each for each in map(golden, FOLDERS) if each.quiz.version != app.extensions["quiz"].quiz.version)
    app.extensions["quiz"].store.archive(earlier.quiz, moment())
    address, client = f"/answers/{next(iter(earlier.codes.values()))}", app.test_client()

    with pytest.raises(WrongLane) as wrong:
        inside(Lane.AT_HAND, client.get, address)
    assert wrong.value.lane is Lane.STORED
    assert inside(Lane.STORED, client.get, address).status_code == 200

    assert inside(Lane.AT_HAND, client.get, address).status_code == 200


def test_a_page_of_a_group_goes_elsewhere_before_anything_is_counted_or_deleted(class_app, inside):
    """What comes to the wrong lane runs twice, so it must do nothing there."""
    made = class_in(class_app)

    for path in (made.path("results"), "/groups/new", f"/s/{made.manage}"):
        with pytest.raises(WrongLane) as wrong:
            inside(Lane.AT_HAND, class_app.test_client().get, path)
        assert wrong.value.lane is Lane.STORED
    assert NAME not in class_app.extensions

    inside(Lane.STORED, class_app.test_client().get, "/groups/new")
    assert NAME in class_app.extensions


def test_in_development_an_edited_template_shows_at_once(tmp_path):
    """Pages are remembered, but not where somebody is at work on them: with FLASK_DEBUG or `flask run --debug`."""
    templates = tmp_path / "templates"
    shutil.copytree(ROOT / "templates", templates)
    app = app_of(tmp_path)
    app.debug = app.jinja_env.auto_reload = True
    app.jinja_env.loader = FileSystemLoader(templates)
    address, edited = sheets.path("result"), templates / "parts" / "result.html"

    before = app.test_client().get(address).text
    edited.write_text(edited.read_text().replace("{% block main %}", "{% block main %}<p>Edited</p>"))
    after = app.test_client().get(address).text
    close(app)

    assert ["Edited" in page for page in (before, after)] == [False, True]
