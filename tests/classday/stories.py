"""What takes several people in one order, as acts that are drawn: by chance alone it would hardly ever come about."""

from collections.abc import Callable

from tests.classday import classroom
from tests.classday.counsellors import MOST, delete_by_name, desk, know_numbers, make, press
from tests.classday.takers import Taker
from tests.classday.world import World, expect

YEAR, EACH = 6, 12  # devices that a whole year sends from, and how often each: more than a page of the file holds


def shut_meanwhile(world: World) -> None:
    """The page before Send is open while the group closes: the button sends nothing until it opens again."""
    taker = world.pick(each for each in world.takers if each.code and not each.sent)
    group = world.model.groups.get(taker.group) if taker else None
    if not taker or not group or group.is_closed or not taker.open():
        return
    world.say(f"{group.name} closes while somebody is about to send")
    press(world, group, "manage/close")
    group.is_closed = True
    for _ in range(2):
        taker.press(taker.tabs[-1])
        classroom.settle(world, taker)
        if group.is_closed:
            press(world, group, "manage/open")
            group.is_closed = False


def regret(world: World) -> None:
    """What was sent last is deleted, and others send: none of them is given its number."""
    group = world.group(is_open=True)
    if not group or group.is_closed or not group.responses:
        return
    world.say(f"{group.name}: what was sent last is deleted, and others send")
    know_numbers(world, group)
    last = max(group.responses.values(), key=lambda each: each.number)
    expect(classroom.delete_by(world.browser(), group.join, last), "left", "a receipt did not delete what was sent")
    world.model.delete_response(group, last)
    classroom.send_all(world, classroom.arrive(world, most=2, at=group))


def whole_year(world: World) -> None:
    """A whole year sends to a group, which is then deleted: so much that whole pages of a file are free."""
    group = make(world) if len(world.model.groups) < MOST else None
    if not group:
        return
    some = classroom.arrive(world, fewest=YEAR, most=YEAR, at=group)
    world.say(f"from each device {EACH} send to {group.name}, and then it is deleted")
    world.at_once(_for_many, some)
    for each in some:
        classroom.settle(world, each)
    expect(len(group.responses) == YEAR * EACH, "lost", f"{len(group.responses)} of {YEAR * EACH} were acknowledged")
    delete_by_name(world, desk(world, group), group)


def _for_many(taker: Taker) -> None:
    """A device that is passed on: the page before Send in many tabs, each with another nickname."""
    opened = [taker.open() for _ in range(EACH)]
    expect(all(opened), "wrong", "an open group has no page before Send")
    for n, form in enumerate(list(taker.tabs)):
        taker.press(form.having(nickname=f"{taker.nickname}{n}"))


ACTS: dict[Callable[[World], object], float] = {shut_meanwhile: 2, regret: 2, whole_year: 1}
