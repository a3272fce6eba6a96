"""Those who take the quiz for a group: with scripts or without, in one tab or two, patiently or not."""

import json
import random
import re
import time
from dataclasses import dataclass, field

from quiz.responses import LEFT_OUT
from tests.classday.browser import Browser, Form, NoAnswerError, form_to, forms
from tests.classday.model import Group, Response
from tests.classday.world import World, expect, needed
from tests.examples import shipped_quiz
from tests.serving import Answer
from tests.sheets import like

KEPT, REFUSED = 303, {400, 403, 404, 409, 410}
LEANING = 0.8  # of those who come
TRIES, PAUSE = 60, 0.1  # until somebody gives up, and seconds in between
OPTION = re.compile(r'<input[^>]*name="(q-[^"]+)"[^>]*value="([^"]*)"')


@dataclass
class Pressed:
    """One press of Send: the form, and the answer; None where none came."""

    form: Form
    status: int | None
    token: str = ""


@dataclass
class Taker:
    """Somebody who takes the quiz for a group, by the code that they were given.

    draw   their own, so that several at once are played alike every time.
    slip   what they type into its field.
    tabs   forms before Send that are open.
    sent   the receipts that they were given.
    """

    browser: Browser
    group: str
    join: str
    draw: random.Random
    nickname: str
    slip: str = ""
    has_scripts: bool = True
    code: str = ""
    ready: str = ""
    outcome: tuple[str | None, str | None, str] | None = None
    tabs: list[Form] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    pressed: list[Pressed] = field(default_factory=list)

    # The way to a result

    def take(self) -> bool:
        """From the first page to the result; gives whether the group let them."""
        page = self.browser.ask(f"/g/{self.join}")
        if page.status in REFUSED:
            return False
        expect(page.status == 200, "wrong", f"the first page of a group gave {page.status}")
        self.code = found(r"/take/([0-9A-Z]+)", page.text)
        if self.draw.random() < 0.4:
            self._say_how_ready()
        if self.draw.random() < 0.25:
            self._answer_some()
        self._answer_all()
        if self.draw.random() < 0.5:
            self._star()
        return self._look()

    def _see(self, path: str, **query: str) -> Answer:
        page = self.browser.press(Form(path, "get", {**query, **({"ready": self.ready} if self.ready else {})}))
        expect(page.status in {200, 303}, "wrong", f"{path.split('/')[3]} gave {page.status}")
        return page

    def _say_how_ready(self) -> None:
        steps = {name: self.draw.choice("12345-") for name in ("direction", "step", "someone")}
        answer = self.browser.press(Form(f"/g/{self.join}/ready/{self.code}", "get", {**steps, "go": "1"}))
        self.ready = str(answer.headers["Location"]).partition("ready=")[2].partition("&")[0]

    def _answer_some(self) -> None:
        """Some questions one by one: with Back, with a double tap, with the same question in another tab."""
        page = self._see(f"/g/{self.join}/take/{self.code}")
        for _ in range(self.draw.randint(1, 6)):
            form = next((each for each in forms(page.text) if "q" in each.fields), None)
            if form is None:
                return
            options = [value for name, value in form.buttons if name == "o"]
            query = form.fields | {"o": self.draw.choice(options)}
            tapped = [query | {"at": f"{self.draw.randint(1, 300)},200"}] if self.has_scripts else [query] * 2
            if self.draw.random() < 0.3:  # Back, and another answer, or the same in another tab
                tapped.append(query | {"o": self.draw.choice(options)})
            for each in tapped:
                page = self._see(form.action, **each)
            onward = next((each.action for each in forms(page.text) if "q" in each.fields), "")
            self.code = onward.rpartition("/")[2].partition("?")[0] or self.code

    def _answer_all(self) -> None:
        """The rest on one page."""
        path = f"/g/{self.join}/take/{self.code}/all"
        options: dict[str, list[str]] = {}
        for name, value in OPTION.findall(self._see(path).text):
            options.setdefault(name, []).append(value)
        page = self._see(
            path, **{name: self.draw.choice(values) for name, values in options.items()} | self._own(), go="1"
        )
        self.code = found(r"/(?:answers|r)/([0-9A-Z]{20,})", page.text)

    def _own(self) -> dict[str, str]:
        """What somebody answers who leans to a job, as most do: by chance alone no job would stand out."""
        if self.draw.random() > LEANING:
            return {}
        questions, sheet = shipped_quiz().questions, like(self.draw)
        chosen = zip(questions, sheet.choices, strict=True)
        return {f"q-{asked.id}": asked.options[n].id for asked, n in chosen if n != LEFT_OUT}

    def _star(self) -> None:
        path = f"/g/{self.join}/answers/{self.code}"
        stars = re.findall(r'name="star"[^>]*value="([^"]+)"', self._see(path).text)
        if stars:
            starred = self._see(path, star=self.draw.choice(stars), go="1")
            self.code = found(r"/r/([0-9A-Z]+)", str(starred.headers["Location"]))

    def _look(self) -> bool:
        """See the result, and note what it says."""
        self._see(f"/g/{self.join}/r/{self.code}")
        said = self.browser.ask(f"/r/{self.code}.json")
        expect(said.status == 200, "wrong", f"the result for machines gave {said.status}")
        self.outcome = outcome(said.text)
        return True

    # Sending

    def open(self) -> bool:
        """Open the page before Send in another tab; gives whether there is a form."""
        path = f"/g/{self.join}/send/{self.code}"
        page = self.browser.press(Form(path, "get", {"ready": self.ready} if self.ready else {}))
        if page.status in REFUSED | {503}:
            return False
        expect(page.status == 200, "wrong", f"the page before Send gave {page.status}")
        form = form_to(page.text, path) or next((each for each in forms(page.text) if "receipt" in each.fields), None)
        form = needed(form, "wrong", "the page before Send has no form")
        typed = {"nickname": self.nickname, "slip": self.slip}
        self.tabs.append(form.having(**{name: value for name, value in typed.items() if name in form.fields}))
        return True

    def press(self, form: Form) -> Pressed:
        """Press Send, once."""
        try:
            answer = self.browser.press(form)
        except NoAnswerError:
            return self._note(form, None, "")
        fresh = next((each for each in forms(answer.text) if "receipt" in each.fields), None)
        if answer.status in {400, 503} and fresh:
            same = fresh.fields.get("nickname") == form.fields.get("nickname")
            expect(same and fresh.fields["receipt"] == form.fields["receipt"], "lost", "a form did not come back whole")
            self.tabs = [fresh if each is form else each for each in self.tabs]
        return self._note(form, answer.status, str(answer.headers["Location"]).rpartition("/")[2])

    def _note(self, form: Form, status: int | None, location: str) -> Pressed:
        done = Pressed(form, status, location if status == KEPT else "")
        self.pressed.append(done)
        return done

    def press_until_known(self, form: Form) -> Pressed:
        """Press the same button until it is acknowledged, or refused; a page that was open too long, once more."""
        done, stale = self.press(form), 1
        for _ in range(TRIES):
            if done.status in {None, 503}:
                time.sleep(PAUSE)
            elif done.status == 400 and stale:
                stale = 0
            else:
                break
            form = next((each for each in self.tabs if each.fields["receipt"] == form.fields["receipt"]), form)
            done = self.press(form)
        return done


def found(pattern: str, text: str) -> str:
    """What a page has in a place where it always has something."""
    return needed(re.search(pattern, text), "wrong", f"a page has nothing like {pattern}")[1]


def outcome(document: str) -> tuple[str | None, str | None, str]:
    """What a result says of itself to machines: the first job, the second, and the word."""
    shown = json.loads(document)["result"]
    return shown["named"]["first"], shown["named"]["second"], shown["said"]


def note(world: World, taker: Taker) -> None:
    """Give the model what was answered to a taker since."""
    group = world.model.groups.get(taker.group)
    for done in taker.pressed:
        if done.status == KEPT and group:
            _keep(world, taker, group, done)
    taker.pressed.clear()


def _keep(world: World, taker: Taker, group: Group, done: Pressed) -> None:
    code, fields = done.form.action.rpartition("/")[2].partition("?")[0], done.form.fields
    nickname, slip = fields.get("nickname", ""), fields.get("slip", "")
    known = group.responses.get(done.token)
    if fields.get("how") == "instead":
        known = needed(known, "wrong", "something was sent in place of what is not there")
        if (known.code, known.nickname) != (code, nickname or known.nickname):
            world.model.replace(known, code, nickname or known.nickname, ready_of(done.form), slip)
            known.outcome = taker.outcome
        return
    expect(done.token == fields["receipt"], "wrong", "Send led to another receipt than its form's")
    if not known:
        expect(
            done.token not in world.model.dead_receipts, "doubled", "what was deleted was sent once more by its form"
        )
        sent = Response(done.token, code, nickname, group.lesson, slip, ready_of(done.form), outcome=taker.outcome)
        group.responses[done.token] = sent
        world.acknowledged += 1
    if done.token not in taker.sent:
        taker.sent.append(done.token)


def ready_of(form: Form) -> str:
    """How ready somebody felt, by where their form leads."""
    return form.action.partition("ready=")[2].partition("&")[0]
