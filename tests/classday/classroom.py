"""What takers do, as acts that are drawn: they come, send, send again, change their mind, and delete."""

import random
import re
from collections.abc import Callable

from tests.classday.browser import Browser, form_to
from tests.classday.counsellors import watch
from tests.classday.model import Group, Response
from tests.classday.takers import KEPT, REFUSED, Taker, note
from tests.classday.world import World, expect, needed

MOST = 12  # people in the middle of something: who came first goes home


def arrive(world: World, fewest: int = 1, most: int = 4, at: Group | None = None) -> list[Taker]:
    """Some come to a group, and take the quiz at the same time, up to their results."""
    group = at or world.group(is_open=world.draw.random() < 0.8)
    if not group:
        return []
    held = {each.slip for each in world.takers}
    slips = [slip for slip in group.free_slips() if slip not in held]
    world.draw.shuffle(slips)
    some = [taker_of(world, group, slips) for _ in range(world.draw.randint(fewest, most))]
    came = world.at_once(Taker.take, some)
    world.say(f"{len(some)} come to {group.name}, {came.count(True)} are let in")
    is_open = [not group.is_closed] * len(some)
    expect(came == is_open, "wrong", f"of {len(some)} takers {came.count(True)} were let into {group.name}")
    arrived = some if not group.is_closed else []
    world.takers = [*world.takers, *arrived][-MOST:]
    return arrived


def come_and_send(world: World) -> None:
    """A class that comes to an open group, and most of whom send."""
    for _ in range(2):
        arrive(world, fewest=4, most=8)
        send(world)
        send(world)


def taker_of(world: World, group: Group, slips: list[str]) -> Taker:
    """Somebody new; with a slip of the group, if one is left and the draw gives them one."""
    slip = slips.pop() if slips and world.draw.random() < 0.8 else ""
    own = random.Random(world.draw.random())
    has_scripts = world.draw.random() < 0.5
    return Taker(world.browser(), group.id, group.join, own, world.word(), slip, has_scripts)


def send(world: World) -> None:
    """Some open the page before Send and press the button at the same time: once, or with a double tap."""
    ready = [each for each in world.takers if each.code and not each.sent]
    some = ready[: world.draw.randint(1, 5)]
    ways = [world.draw.choice((_once, _twice, _again, _left, _stale, _in_two_tabs)) for _ in some]
    names = ", ".join(way.__name__.strip("_") for way in ways)
    world.say(f"{len(some)} send: {names}")
    world.at_once(lambda each: each[0](each[1]), list(zip(ways, some, strict=True)))
    for each in some:
        settle(world, each)


def send_all(world: World, some: list[Taker]) -> None:
    """These send, once each."""
    world.at_once(_once, some)
    for each in some:
        settle(world, each)


def _once(taker: Taker) -> None:
    if taker.open():
        taker.press(taker.tabs[-1])


def _twice(taker: Taker) -> None:
    """Both taps at the same time."""
    from concurrent.futures import ThreadPoolExecutor

    if taker.open():
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(taker.press, [taker.tabs[-1]] * 2))


def _again(taker: Taker) -> None:
    """Once, and then by Back the same form once more."""
    if taker.open():
        taker.press(taker.tabs[-1])
        taker.press(taker.tabs[-1])


def _left(taker: Taker) -> None:
    """The connection is cut before the answer; then the button once more."""
    if taker.open():
        taker.browser.press_and_leave(taker.tabs[-1])
        taker.press_until_known(taker.tabs[-1])


def _stale(taker: Taker) -> None:
    """By a page whose token does not hold any more; the button of the page that comes back sends it."""
    if not taker.open():
        return
    form = taker.tabs[-1]
    done = taker.press(form.having(csrf_token="IjEi.aaaaaa.stale"))
    expect(done.status != KEPT, "wrong", "a form was taken with a token that no page gave out")
    page = taker.browser.press(form.having(csrf_token=""))
    fresh = form_to(page.text, form.action)
    if page.status == 400 and fresh:
        expect(fresh.fields["receipt"] == form.fields["receipt"], "lost", "a stale form came back without its receipt")
        taker.tabs[-1] = fresh
        taker.press(fresh)


def _in_two_tabs(taker: Taker) -> None:
    """Two tabs, each with a form of its own: two are sent, one after the other."""
    if taker.open() and taker.open():
        taker.tabs[-1] = taker.tabs[-1].having(nickname=taker.nickname[::-1], slip="")
        taker.press(taker.tabs[-2])
        taker.press(taker.tabs[-1])


def settle(world: World, taker: Taker) -> None:
    """Note what was answered, and hold it against what should have been: an open group takes what fits."""
    group = world.model.groups.get(taker.group)
    before = set(group.responses) if group else set()
    fits = group is not None and _fits(group, taker)
    statuses = {each.status for each in taker.pressed}
    note(world, taker)
    took = KEPT in statuses
    if statuses and not took:
        expect(not fits, "wrong", f"an open group refused what was sent to it: {statuses}")
        expect(statuses <= REFUSED | {None, 503}, "wrong", f"sending gave {statuses}")
    if took and group:
        new = set(group.responses) - before
        expect(not new or not group.is_closed, "wrong", "a closed group took a response")
        expect(not new or taker.join == group.join, "wrong", "a replaced code took a response")
        slips = [each.slip for each in group.of_lesson(group.lesson) if each.slip]
        expect(len(slips) == len(set(slips)), "doubled", "two responses came with one slip in one lesson")


def _fits(group: Group, taker: Taker) -> bool:
    """Whether the group is to take what this person sends."""
    if group.is_closed or taker.join != group.join:
        return False
    return not taker.slip or taker.slip in group.free_slips()


def press_late(world: World) -> None:
    """Somebody finds an old tab, and presses its button once more."""
    taker = world.pick(each for each in world.takers if each.tabs)
    if taker:
        form = world.draw.choice(taker.tabs)
        world.say("an old tab: its button is pressed once more")
        done = taker.press_until_known(form)
        group = world.model.groups.get(taker.group)
        if group and form.fields["receipt"] in group.responses and taker.join == group.join:
            expect(done.status == KEPT, "wrong", f"the same form once more gave {done.status}")
        settle_loosely(world, taker)


def settle_loosely(world: World, taker: Taker) -> None:
    """Note what was answered, where much may be refused."""
    group = world.model.groups.get(taker.group)
    before = set(group.responses) if group else set()
    statuses = {each.status for each in taker.pressed}
    note(world, taker)
    expect(statuses <= REFUSED | {KEPT, None, 503}, "wrong", f"sending gave {statuses}")
    if group and group.is_closed:
        expect(set(group.responses) == before, "wrong", "a closed group took a response")


def change(world: World) -> None:
    """Somebody goes back, answers otherwise, and sends again: in place of the first, or beside it."""
    taker = world.pick(each for each in world.takers if each.sent)
    if not taker or not taker.take() or not taker.open():
        return
    form, hows = taker.tabs[-1], [value for name, value in taker.tabs[-1].buttons if name == "how"]
    form = form.having(how=world.draw.choice(hows)) if hows else form
    if form.fields.get("how") != "instead" and taker.slip:
        form = form.having(slip="")
    form = form.having(nickname=world.word())
    taker.tabs[-1] = form
    world.say(f"somebody sends another result: {form.fields.get('how', 'as new')}")
    taker.press_until_known(form)
    settle_loosely(world, taker)


def delete_own(world: World) -> None:
    """Somebody deletes what they sent, by its receipt: from their own browser or another, perhaps with two taps."""
    found = world.pick(list(world.model.kept()))
    if not found:
        return
    group, response = found
    own = next((each.browser for each in world.takers if response.token in each.sent), None)
    browser = own if own and world.draw.random() < 0.7 else world.browser()
    world.say(f"a receipt deletes a response of {group.name}")
    join = world.draw.choice(group.joins)
    if group.deletes > world.premises.clock.now():
        watch(world, group, response.lesson)
        expect(delete_by(browser, join, response), "left", "a receipt did not delete what was sent")
        world.model.delete_response(group, response)
        watch(world, group, response.lesson)


def delete_by(browser: Browser, join: str, response: Response) -> bool:
    """Delete by a receipt; gives whether it was acknowledged."""
    path = f"/g/{join}/receipt/{response.token}"
    page = browser.ask(path)
    expect(page.status == 200, "lost", f"a receipt gave {page.status}")
    form = form_to(page.text, f"{path}/delete")
    done = browser.press(needed(form, "wrong", "a receipt has no button to delete"))
    expect(browser.ask(path).status in {404, 410}, "left", "a receipt still opens what it deleted")
    return done.status == KEPT


def look_at_receipt(world: World) -> None:
    """Somebody opens a receipt, on their own device or another."""
    found = world.pick(list(world.model.kept()))
    if found and found[0].deletes > world.premises.clock.now():
        group, response = found
        answer = world.browser().ask(f"/g/{world.draw.choice(group.joins)}/receipt/{response.token}")
        expect(answer.status == 200, "lost", f"a receipt gave {answer.status}")
        expect(response.nickname in answer.text, "lost", "a receipt shows no nickname")


def read(world: World) -> None:
    """Somebody reads about the jobs on the way: every page leads on within their own group."""
    group = world.group(is_open=True)
    if not group:
        return
    for part in ("roles", "method", "compare", "privacy"):
        page = world.browser().ask(f"/g/{group.join}/{part}")
        expect(page.status == 200, "wrong", f"{part} in a group gave {page.status}")
        joins = set(re.findall(r"/g/([0-9A-Z]{4}-[0-9A-Z]{4})", page.text))
        expect(joins == {group.join}, "leaked", f"{part} in {group.name} leads to {joins}")


def go_home(world: World) -> None:
    """Somebody makes the browser forget what was sent, and leaves."""
    taker = world.pick(world.takers)
    if not taker:
        return
    form = form_to(taker.browser.ask("/groups/forget").text, "/groups/forget")
    if form:
        taker.browser.press(form)
    world.takers.remove(taker)
    world.say("somebody goes home")


def guess(world: World) -> None:
    """Somebody tries what opens nothing: receipts of another group, links that are deleted, codes that were."""
    browser, group = world.browser(), world.group()
    other = world.pick(each for each in world.model.groups.values() if group and each.id != group.id)
    tried = [f"/s/{token}" for token in world.model.dead_links[-2:]]
    tried += [f"/g/{join}" for join in world.model.dead_joins[-2:]]
    if group and other:
        tried += [f"/g/{group.join}/receipt/{token}" for token in list(other.responses)[:2]]
    for path in tried:
        expect(browser.ask(path).status == 404, "leaked", f"{path[:3]}… opened what is not there")


ACTS: dict[Callable[[World], object], float] = {
    arrive: 8,
    send: 9,
    press_late: 3,
    change: 2,
    delete_own: 2,
    look_at_receipt: 1,
    go_home: 1,
    guess: 1,
    read: 1,
}
