"""What counsellors do with their groups, as acts that are drawn; each goes by the pages, as a browser does."""

import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from tests.classday.browser import Browser, Form, form_to, forms
from tests.classday.model import Group
from tests.classday.takers import found
from tests.classday.world import World, expect, needed
from tests.counsellor import TOKEN, fields
from tests.group_pages import SLIP
from tests.pages import Html
from tests.serving import Answer

MOST = 3  # groups at a time
DONE = 303


def make(world: World) -> Group | None:
    """Make a group, and copy its links."""
    if len(world.model.groups) >= MOST:
        return None
    browser, today = world.browser(), world.premises.clock.now().date()
    deletes = today + timedelta(days=world.draw.randint(3, 90))
    name, contact, message = world.word(), world.word(), world.word()
    marked_up = f"{message}\n<x-{message}> & <b"  # which is text, wherever it is shown
    filled = fields(name=name, contact=contact, message=marked_up, deletes=deletes.isoformat(), zone="UTC")
    page = browser.ask("/groups/new")
    form = next(each for each in forms(page.text) if "csrf_token" in each.fields and "deletes" in each.fields)
    done = browser.press(form.having(**filled), "/groups/new")
    expect(done.status == DONE, "wrong", f"making a group gave {done.status}")
    id = str(done.headers["Location"]).rpartition("/")[2]
    group = Group(id, "", name, contact, last_moment(deletes), texts=[message])
    *results, group.manage = secrets(browser, id)
    group.links = numbered(browser, group, results)
    group.joins = [join_of(browser, id)]
    world.model.groups[id], world.counsellors[id] = group, browser
    world.say(f"{name} is made, to be deleted after {deletes}")
    return group


def last_moment(day: date) -> datetime:
    """The end of a day, at which what is to be deleted on it is."""
    return datetime.combine(day, time.max, UTC)


def secrets(browser: Browser, id: str) -> list[str]:
    """The tokens on the links page: of results links first, and of the manage link last."""
    page = browser.ask(f"/groups/{id}/links")
    values = [str(each.get("value")) for each in Html(page.text).all("input")]
    return [token for value in values if "/s/" in value for token in TOKEN.findall(value)]


def numbered(browser: Browser, group: Group, tokens: list[str]) -> dict[str, int]:
    """The numbers by which results links are revoked: the page lists both in the same order."""
    inputs = Html(browser.ask(f"/groups/{group.id}/links").text).all("input")
    numbers = {
        str(each.get("value"))[-26:]: int(str(each["id"]).removeprefix("link-"))
        for each in inputs
        if "/s/" in str(each.get("value"))
    }
    return {token: numbers[token] for token in tokens}


def join_of(browser: Browser, id: str) -> str:
    """The code on the class page."""
    return found(r"/g/([0-9A-Z]{4}-[0-9A-Z]{4})", browser.ask(f"/groups/{id}").text)


def desk(world: World, group: Group) -> Browser:
    """The browser in which the group is open by its manage link; it is opened where its session ended."""
    browser = world.counsellors.setdefault(group.id, world.browser())
    if browser.ask(f"/groups/{group.id}/manage").status == 403:
        opened = browser.ask(f"/s/{group.manage}")
        expect(opened.status == DONE, "lost", f"the manage link of {group.name} gave {opened.status}")
    return browser


def watch(world: World, group: Group, lesson: int) -> None:
    """Look at the figures of a lesson, so often that each worker was asked: they are of what is kept, and no more."""
    browser, count = desk(world, group), len(group.of_lesson(lesson))
    for part in ("results", "print", "figures") * 2:
        page = browser.ask(f"/groups/{group.id}/{part}?lesson={lesson}")
        found = re.search(r'<p class="figure"[^>]*>(\d+) ', page.text)
        said = int(needed(found, "wrong", f"{part} gave {page.status} and no count")[1])
        expect(said == count, "left" if said > count else "lost", f"{part} counts {said} responses, not {count}")


def press(world: World, group: Group, part: str, **filled: str) -> Answer:
    """Press a button of a group's pages."""
    browser, path = desk(world, group), f"/groups/{group.id}/{part}"
    token = next(each.fields["csrf_token"] for each in forms(browser.ask(f"/groups/{group.id}/manage").text))
    done = browser.press(Form(path, "post", {"csrf_token": token, **filled}))
    expect(done.status in {200, DONE}, "wrong", f"{re.sub(r'[0-9]+', 'N', part)} of {group.name} gave {done.status}")
    return done


def on_a_group(act: Callable[[World, Group], None]) -> Callable[[World], None]:
    """An act on one of the groups, where there is one."""

    def drawn(world: World) -> None:
        group = world.group()
        if group:
            world.say(f"{group.name}: {act.__name__}")
            act(world, group)

    return drawn


@on_a_group
def close_or_open(world: World, group: Group) -> None:
    """Take no more results, or take them again."""
    press(world, group, "manage/open" if group.is_closed else "manage/close")
    group.is_closed = not group.is_closed


@on_a_group
def rotate(world: World, group: Group) -> None:
    """Replace the join code: the old one says so, and opens nothing."""
    press(world, group, "manage/rotate")
    group.joins.append(join_of(world.counsellors[group.id], group.id))
    expect(group.join not in group.joins[:-1], "wrong", "a join code was not replaced")
    expect(world.browser().ask(f"/g/{group.joins[-2]}").status == 410, "wrong", "a replaced code still opens a group")


@on_a_group
def add_link(world: World, group: Group) -> None:
    """Add a results link, and open it on another device."""
    browser = desk(world, group)
    if len(group.links) >= 4:
        return
    before = set(secrets(browser, group.id))
    press(world, group, "manage/links", name=world.word())
    added = [token for token in secrets(browser, group.id) if token not in before]
    expect(len(added) == 1, "wrong", "a link that was made is not shown")
    group.links |= numbered(browser, group, added)
    reader = world.browser()
    expect(reader.ask(f"/s/{added[0]}").status == DONE, "wrong", "a new results link opens nothing")
    world.readers[group.id] = added[0], reader


@on_a_group
def revoke(world: World, group: Group) -> None:
    """Revoke a results link: it opens nothing, and neither does any browser in which it was opened."""
    token = world.pick(group.links)
    if not token:
        return
    readers = [world.browser()]
    expect(readers[0].ask(f"/s/{token}").status == DONE, "lost", "a results link opens nothing")
    if world.readers.get(group.id, ("",))[0] == token:
        readers.append(world.readers.pop(group.id)[1])
    press(world, group, f"manage/links/{group.links[token]}/revoke")
    del group.links[token]
    group.revoked.append(token)
    expect(world.browser().ask(f"/s/{token}").status == 410, "leaked", "a revoked link opens its group")
    for reader in readers:
        status = reader.ask(f"/groups/{group.id}/results").status
        expect(status == 403, "leaked", f"after its link was revoked, a browser still gets {status}")


@on_a_group
def lock(world: World, group: Group) -> None:
    """End all sessions but this one."""
    copy = desk(world, group).twin(9)
    press(world, group, "manage/lock")
    copies = [copy, *(reader for id, (_, reader) in world.readers.items() if id == group.id)]
    statuses = [each.ask(f"/groups/{group.id}/results").status for each in copies]
    expect(set(statuses) == {403}, "leaked", f"after all sessions were locked, others get {statuses}")
    world.readers.pop(group.id, None)
    expect(
        world.counsellors[group.id].ask(f"/groups/{group.id}/manage").status == 200,
        "wrong",
        "lock ended its own session",
    )


@on_a_group
def leave(world: World, group: Group) -> None:
    """Lock it in this browser: it is open there no more."""
    browser = desk(world, group)
    press(world, group, "leave?sure=1")
    status = browser.ask(f"/groups/{group.id}/results").status
    expect(status == 403, "leaked", f"a browser that was locked gets {status}")


@on_a_group
def change_details(world: World, group: Group) -> None:
    """Another name, and perhaps an earlier day of deletion."""
    browser, path = desk(world, group), f"/groups/{group.id}/manage/details"
    form = needed(form_to(browser.ask(path).text, path), "wrong", "the page of details has no form")
    today = world.premises.clock.now().date()
    days = (group.deletes.date() - today).days
    deletes = today + timedelta(days=world.draw.randint(1, days)) if days > 1 else group.deletes.date()
    name = world.word()
    done = browser.press(form.having(name=name, deletes=deletes.isoformat()))
    expect(done.status == DONE, "wrong", f"changing details gave {done.status}")
    group.texts.append(group.name)
    group.name, group.deletes = name, last_moment(deletes)


@on_a_group
def begin_lesson(world: World, group: Group) -> None:
    """The class comes back; whoever presses twice begins one."""
    name = world.word()
    for _ in range(world.draw.randint(1, 2)):
        press(world, group, "manage/lessons", lesson=name)
    group.lesson += 1
    group.lessons[group.lesson] = name


@on_a_group
def delete_lesson(world: World, group: Group) -> None:
    """Delete all that was sent in a lesson."""
    lesson = world.pick(group.lessons)
    if lesson and len(group.lessons) > 1:
        press(world, group, f"manage/lessons/{lesson}/delete")
        world.model.delete_lesson(group, lesson)


@on_a_group
def draw_slips(world: World, group: Group) -> None:
    """Draw some slips, and print them."""
    if len(group.slips) < 40:
        drawn = press(world, group, "slips/draw", draw=str(world.draw.randint(3, 8)))
        slips = [" ".join(each) for each in SLIP.findall(drawn.text)]
        expect(slips, "wrong", "no slips were drawn")
        group.slips += slips


def know_numbers(world: World, group: Group) -> None:
    """Learn by which numbers a group's export names what was sent."""
    listed = json.loads(desk(world, group).ask(f"/groups/{group.id}/export/group.json").text)["responses"]
    numbers = {(row["code"], row["nickname"], row["lesson"]): row["number"] for row in listed}
    for each in group.responses.values():
        key = (each.code, each.nickname, each.lesson)
        each.number = needed(numbers.get(key), "lost", f"a response of {group.name} is not in its export")


@on_a_group
def delete_response(world: World, group: Group) -> None:
    """Delete one response by its number, as the list of those sent has it."""
    response = world.pick(group.responses.values())
    if not response:
        return
    know_numbers(world, group)
    watch(world, group, response.lesson)
    press(world, group, f"responses/{response.number}/delete")
    world.model.delete_response(group, response)
    watch(world, group, response.lesson)


@on_a_group
def delete_group(world: World, group: Group) -> None:
    """Delete the group with all in it: not by a wrong name."""
    if len(world.model.groups) < 2:
        return
    browser, path = desk(world, group), f"/groups/{group.id}/manage/delete"
    form = form_to(browser.ask(f"/groups/{group.id}/manage").text, path)
    form = needed(form, "wrong", "the manage page cannot delete the group")
    wrong = browser.press(form.having(typed="another"))
    expect(wrong.status == 400, "lost", f"deleting by a wrong name gave {wrong.status}")
    delete_by_name(world, browser, group)


def delete_by_name(world: World, browser: Browser, group: Group) -> None:
    """Type the name, and press the button."""
    path = f"/groups/{group.id}/manage/delete"
    form = form_to(browser.ask(f"/groups/{group.id}/manage").text, path)
    done = browser.press(
        needed(form, "wrong", "the manage page cannot delete the group").having(typed=group.name.upper())
    )
    expect(done.status == DONE, "wrong", f"deleting a group gave {done.status}")
    forget(world, group)


def forget(world: World, group: Group) -> None:
    """The group is deleted: whoever had it open has nothing."""
    world.model.delete_group(group)
    world.counsellors.pop(group.id, None)
    world.readers.pop(group.id, None)
    world.takers = [each for each in world.takers if each.group != group.id]


@on_a_group
def overreach(world: World, group: Group) -> None:
    """What only a manage link may, tried with a results link; and a group by the session of another."""
    reader = world.browser()
    token = world.pick(group.links)
    if token:
        reader.ask(f"/s/{token}")
        for part in ("manage", "links", "manage/details", "export/group.json", "export/responses.csv", "record"):
            status = reader.ask(f"/groups/{group.id}/{part}").status
            expect(status == 403 or part == "record", "leaked", f"a results link got {status} for {part}")
    for other in world.model.groups.values():
        if other.id != group.id:
            statuses = {
                reader.ask(f"/groups/{other.id}/{part}").status for part in ("results", "manage", "responses/1")
            }
            expect(statuses == {403}, "leaked", f"the session of one group got {statuses} of another")


@on_a_group
def look_at_results(world: World, group: Group) -> None:
    """Open the class results, and print them."""
    for part in ("results", "figures", "print", "show", "export/summary.csv"):
        page = desk(world, group).ask(f"/groups/{group.id}/{part}")
        expect(page.status in {200, DONE}, "wrong", f"{part} of {group.name} gave {page.status}")


@on_a_group
def forge(world: World, group: Group) -> None:
    """Another site presses a button in a counsellor's browser: nothing happens without the token."""
    browser = desk(world, group)
    for part in ("manage/rotate", "manage/close", "manage/delete", "manage/lock"):
        done = browser.press(Form(f"/groups/{group.id}/{part}", "post", {"typed": group.name}))
        expect(done.status == 400, "wrong", f"{part} without a token gave {done.status}")


ACTS: dict[Callable[[World], object], float] = {
    make: 5,
    close_or_open: 2,
    rotate: 1,
    add_link: 1,
    revoke: 1,
    lock: 1,
    leave: 1,
    change_details: 1,
    begin_lesson: 2,
    delete_lesson: 2,
    draw_slips: 2,
    delete_response: 2,
    delete_group: 1,
    overreach: 1,
    look_at_results: 2,
    forge: 1,
}
