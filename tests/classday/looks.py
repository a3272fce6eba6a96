"""After a day: every group is opened afresh, and its pages, files and receipts are held against the model."""

import csv
import json
from collections import Counter
from io import StringIO

from tests.classday.browser import Browser
from tests.classday.model import Group, Response
from tests.classday.pages import valid
from tests.classday.takers import outcome
from tests.classday.world import World, expect
from tests.examples import shipped_quiz
from tests.group_pages import unpacked
from tests.serving import Answer

FEWEST = 5  # responses from which on anything is shown to everyone
FAMILY = {role.id: role.family for role in shipped_quiz().roles}
NAMES = {family.name: family.id for family in shipped_quiz().families}
NO_ROLE = "No one role in front"


def look(world: World) -> None:
    """Look at all groups, and at what opens nothing any more; raises BrokenError."""
    ready = world.premises.served.ask("/readyz")
    expect(ready.status == 200, "wrong", f"/readyz says {ready.status}: {ready.text}")
    for group in list(world.model.groups.values()):
        Look(world, group).all()
    _dead(world)


def _dead(world: World) -> None:
    """What was deleted opens nothing."""
    browser, model = world.browser(), world.model
    for token, join in list(model.dead_receipts.items())[-8:]:
        status = browser.ask(f"/g/{join}/receipt/{token}").status
        expect(status in {404, 410}, "left", f"the receipt of what was deleted gave {status}")
    for path in [f"/s/{token}" for token in model.dead_links[-4:]] + [f"/g/{join}" for join in model.dead_joins[-4:]]:
        status = browser.ask(path).status
        expect(status == 404, "left", f"{path[:3]}… of a group that was deleted gave {status}")


class Look:
    """One group, as somebody sees it who opens its manage link in a new browser."""

    def __init__(self, world: World, group: Group) -> None:
        self._world, self._group = world, group
        self._browser = world.browser()
        self._foreign = {
            mark: what
            for other in world.model.groups.values()
            if other.id != group.id
            for mark, what in other.marks.items()
        } | world.model.gone
        opened = self._browser.ask(f"/s/{group.manage}")
        expect(opened.status == 303, "lost", f"the manage link of {group.name} gave {opened.status}")

    def all(self) -> None:
        """Everything."""
        numbered = self._export()
        self._table(numbered)
        for lesson in self._group.lessons:
            self._counted(lesson)
            self._summary(lesson)
        self._pages()
        self._receipts()
        self._links()

    def _ask(self, part: str, browser: Browser | None = None) -> Answer:
        path = f"/groups/{self._group.id}" + (f"/{part}" if part else "")
        answer = (browser or self._browser).ask(path)
        if answer.status == 303:
            answer = (browser or self._browser).ask(str(answer.headers["Location"]))
        expect(answer.status == 200, "wrong", f"{part} of {self._group.name} gave {answer.status}")
        self._own(answer.body, part)
        return answer

    def _own(self, content: bytes, part: str) -> None:
        text = unpacked(content)
        for mark, what in self._foreign.items():
            expect(
                mark not in text, "leaked", f"{part} of {self._group.name} holds {what} of another or deleted: {mark}"
            )

    def _export(self) -> dict[int, Response]:
        """What was acknowledged is in the export, once, as it was sent; gives it by its numbers."""
        group, found = self._group, json.loads(self._ask("export/group.json").text)
        rows = found["responses"]
        named = Counter((row["code"], row["nickname"], row["lesson"]) for row in rows)
        sent = Counter((each.code, each.nickname, each.lesson) for each in group.responses.values())
        expect(
            not (sent - named),
            "lost",
            f"{len(list((sent - named).elements()))} responses of {group.name} are not in its export",
        )
        doubled = {key for key in named & sent if named[key] > sent[key]}
        expect(not doubled, "doubled", f"responses of {group.name} are in its export more than once")
        expect(named == sent, "leaked", f"the export of {group.name} has other responses than were sent")
        numbers = [row["number"] for row in rows]
        expect(len(set(numbers)) == len(numbers), "doubled", f"two responses of {group.name} have one number")
        expect(not group.used & set(numbers), "wrong", f"a number of {group.name} was given out again")
        by_key = {(each.code, each.nickname, each.lesson): each for each in group.responses.values()}
        for row in rows:
            self._same(row, by_key[row["code"], row["nickname"], row["lesson"]])
        names = {lesson["number"]: lesson["name"] for lesson in found["lessons"]}
        expect(names.keys() == group.lessons.keys(), "left", f"{group.name} has lessons {list(names)}")
        return {row["number"]: by_key[row["code"], row["nickname"], row["lesson"]] for row in rows}

    def _same(self, row: dict[str, object], each: Response) -> None:
        """A row says what was sent, what its result says, and keeps its number."""
        expect(each.number in {0, row["number"]}, "wrong", f"response {each.number} is now number {row['number']}")
        each.number = int(str(row["number"]))
        slip = self._group.slips.index(each.slip) + 1 if each.slip else None
        expect(row["slip"] == slip, "wrong", f"response {each.number} has slip {row['slip']}, not {slip}")
        if each.outcome is None:
            each.outcome = outcome(self._browser.ask(f"/r/{each.code}.json").text)
        said = (row["first"], row["second"], row["said"])
        expect(
            said == each.outcome, "wrong", f"response {each.number} is stored as {said}, its result says {each.outcome}"
        )
        felt = "".join(str(row[f"ready_before_{name}"] or "-") for name in ("direction", "step", "someone"))
        expect(felt == (each.ready[:3] or "---"), "wrong", f"response {each.number} felt {felt}, not {each.ready}")

    def _table(self, numbered: dict[int, Response]) -> None:
        """The tables for spreadsheets have the same rows."""
        text = self._ask("export/responses.csv").text.removeprefix("\ufeff")
        rows = list(csv.DictReader(StringIO(text, newline="")))
        expect([int(row["number"]) for row in rows] == sorted(numbered), "lost", "the CSV has other rows than the JSON")
        for row in rows:
            each = numbered[int(row["number"])]
            same = (row["code"], row["nickname"], int(row["lesson"])) == (each.code, each.nickname, each.lesson)
            expect(same, "wrong", f"response {each.number} differs between CSV and JSON")
        workbook = self._ask("export/responses.xlsx")
        text = unpacked(workbook.body)
        for each in numbered.values():
            expect(each.code in text, "lost", f"the workbook lacks response {each.number}")
        self._ask("export/codebook.csv")

    def _counted(self, lesson: int) -> None:
        """The count of a lesson, live."""
        count = len(self._group.of_lesson(lesson))
        said = json.loads(self._ask(f"count?lesson={lesson}").text)["received"]
        expect(said.split()[0] == str(count), "wrong", f"the count of a lesson says {said}, not {count}")

    def _summary(self, lesson: int) -> None:
        """What everyone may see: families, nothing under five, never just one that is hidden."""
        sent = self._group.of_lesson(lesson)
        rows = list(csv.reader(StringIO(self._ask(f"export/summary.csv?lesson={lesson}").text.removeprefix("\ufeff"))))
        expect(rows[-1][-1] == str(len(sent)), "wrong", f"the summary counts {rows[-1][-1]} of {len(sent)}")
        shown = dict(row for row in rows[1:-1] if row and row[0])
        expect(not shown or len(sent) >= FEWEST, "leaked", f"families are shown of {len(sent)} responses")
        named = [each.outcome[0] if each.outcome else None for each in sent]
        firsts = Counter(FAMILY[role] if role else NO_ROLE for role in named)
        for name, cell in shown.items():
            count = firsts[NAMES.get(name, name)]
            right = {"under 5": 0 < count < FEWEST, "not shown": count > 0}.get(
                cell, cell == str(count) and not 0 < count < FEWEST
            )
            expect(right, "leaked", f"the summary shows {cell} for {count}")
        hidden = [cell for cell in shown.values() if not cell.isdigit()]
        expect(len(hidden) != 1, "leaked", "just one cell of the summary is hidden")

    def _pages(self) -> None:
        """Every page is valid, shows what it should, and nothing of another group."""
        group = self._group
        for part in ("", "links", "slips", "results", "figures", "show", "print", "manage", "manage/details", "record"):
            valid(self._ask(part), part)
        if len(group.lessons) > 1:
            valid(self._ask("changes"), "changes")
        for part in ("responses", "manage/responses", "print-all", "talk", "beside"):
            valid(self._ask(part), part)
        sent = self._ask("manage/responses").text
        for each in group.responses.values():
            expect(each.nickname in sent, "lost", f"the list of what was sent lacks response {each.number}")
        for number in sorted(each.number for each in group.responses.values())[-2:]:
            valid(self._ask(f"responses/{number}"), "responses/N")
            valid(self._ask(f"responses/{number}/talk"), "responses/N/talk")
        for number in sorted(group.used)[-2:]:
            status = self._browser.ask(f"/groups/{group.id}/responses/{number}").status
            expect(status == 404, "left", f"response {number}, which was deleted, gave {status}")

    def _receipts(self) -> None:
        """Each receipt opens what was sent with it, by any code that its group has or had, and for nobody else."""
        group, browser = self._group, self._world.browser()
        for n, each in enumerate(group.responses.values()):
            answer = browser.ask(f"/g/{group.joins[n % len(group.joins)]}/receipt/{each.token}")
            expect(answer.status == 200, "lost", f"a receipt of {group.name} gave {answer.status}")
            expect(each.nickname in answer.text, "lost", "a receipt does not show what was sent")
            if n < 3:
                valid(answer, "receipt")
                self._own(answer.body, "receipt")

    def _links(self) -> None:
        """What holds opens, what was revoked or replaced doesn't."""
        group, browser = self._group, self._world.browser()
        page = browser.ask(f"/g/{group.join}")
        expect(
            page.status == (410 if group.is_closed else 200), "wrong", f"the code of {group.name} gave {page.status}"
        )
        valid(page, "join")
        self._own(page.body, "join")
        for join in group.joins[:-1]:
            expect(browser.ask(f"/g/{join}").status == 410, "wrong", "a replaced code opens a group")
        for token in group.revoked:
            expect(browser.ask(f"/s/{token}").status == 410, "leaked", "a revoked link opens a group")
        for token in group.links:
            expect(browser.ask(f"/s/{token}").status == 303, "lost", "a results link opens nothing")
        if group.links:
            self._ask("results", browser)
            status = browser.ask(f"/groups/{group.id}/manage").status
            expect(status == 403, "leaked", f"a results link may manage: {status}")
