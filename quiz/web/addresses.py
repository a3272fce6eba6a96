"""Every address of the site, built in one place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses below one root: the path under which the site is mounted, or its whole public address.

    join   the code of the group that a taker came by, as it is shown; every address of a taker stays below it.
    ready  how ready the person felt (`readiness`). The addresses that lead on to their result, and back to it, carry
           it in their query; those that are handed on, and those of the result for machines, do not.
    quiz   the id of the quiz whose own pages these are, where several are served; a code finds its quiz by itself.
    """

    root: str = ""
    join: str = ""
    ready: str = ""
    quiz: str = ""

    def feeling(self, ready: str) -> "Addresses":
        """The addresses of somebody who said how ready they felt; of nobody who did, for an empty text."""
        return self if ready == self.ready else Addresses(self.root, self.join, ready, self.quiz)

    @property
    def plain(self) -> "Addresses":
        """The same without it: where a form sends it in a field, and around every page."""
        return self.feeling("")

    def _on(self, address: str, **query: str) -> str:
        """An address that leads on to the person's result, or back to it."""
        asked = [f"{name}={value}" for name, value in (*query.items(), ("ready", self.ready)) if value]
        return address + ("?" + "&".join(asked) if asked else "")

    @property
    def start(self) -> str:
        """The first page; of the group, if one came by a group."""
        return self._here if self.join else self.home

    @property
    def home(self) -> str:
        """The first page of the quiz, whichever way one came."""
        return f"{self.root}/q/{self.quiz}" if self.quiz else self.all

    @property
    def all(self) -> str:
        """The first page of the site: of its one quiz, or the list of all."""
        return f"{self.root}/"

    def of(self, quiz: str) -> "Addresses":
        """The addresses of one quiz of several."""
        return Addresses(self.root, self.join, self.ready, quiz)

    @property
    def finish(self) -> str:
        """Leaves as little as can be on a device that others use, too."""
        return f"{self._pages}/finish"

    @property
    def forget(self) -> str:
        """Makes the browser forget what it sent to groups."""
        return f"{self.root}/groups/forget"

    @property
    def _here(self) -> str:
        """The beginning of every address of a taker."""
        return f"{self.root}/g/{self.join}" if self.join else self.root

    @property
    def _pages(self) -> str:
        """The beginning of every address of a quiz's own pages."""
        return f"{self._here}/q/{self.quiz}" if self.quiz else self._here

    @property
    def open(self) -> str:
        """Takes any code or link, and goes there; the first page of a group does, too, and stays in the group."""
        return self.start if self.join else f"{self.root}/open"

    def take(self, code: str, question: str = "", then: str = "") -> str:
        """The next unanswered question, or one by its id; `then` is where an answer to it leads."""
        return self._on(f"{self._here}/take/{code}", q=question, then=then)

    def take_all(self, code: str) -> str:
        """All questions on one page."""
        return self._on(f"{self._here}/take/{code}/all")

    def how_ready(self, code: str) -> str:
        """Asks how ready a person feels before the quiz."""
        return f"{self._here}/ready/{code}"

    def how_ready_now(self, code: str) -> str:
        """Asks the same after it."""
        return self._on(f"{self._here}/r/{code}/ready")

    def answers(self, code: str) -> str:
        """The answers, to look over and to star."""
        return self._on(f"{self._here}/answers/{code}")

    def result(self, code: str) -> str:
        """The result."""
        return self._on(f"{self._here}/r/{code}")

    def otherwise(self, code: str, role: str) -> str:
        """What would put a role first."""
        return self._on(f"{self._here}/r/{code}/if/{role}")

    def two_results(self, code: str, other: str = "") -> str:
        """A result beside another one; without one, takes any code or link, and goes there."""
        return f"{self._here}/r/{code}/with" + (f"/{other}" if other else "")

    def document(self, code: str) -> str:
        """The result for machines."""
        return f"{self._here}/r/{code}.json"

    def at_home(self, code: str) -> str:
        """What a result says, for someone at home."""
        return f"{self._here}/r/{code}/home"

    def talk(self, code: str) -> str:
        """What a result gives to talk about, for whoever sits opposite."""
        return f"{self._here}/r/{code}/talk"

    def plan(self, code: str, beside: str = "") -> str:
        """A page to plan on; `beside` is the role that the first one is put beside."""
        return self._on(f"{self._here}/r/{code}/plan", beside=beside)

    def again(self, name: str) -> str:
        """A file for a calendar, with a day on which to look at a plan again."""
        return f"{self._here}/plan/{name}.ics"

    def profile(self, code: str, role: str = "") -> str:
        """The person against one role, dimension by dimension; without a role, against the first."""
        return self._on(f"{self._here}/r/{code}/profile", role=role)

    def versus(self, code: str, role: str = "", rival: str = "") -> str:
        """One role against another; without roles, where a form leads that names two."""
        return self._on(f"{self._here}/r/{code}/versus" + (f"/{role}/{rival}" if role else ""))

    def working(self, code: str, role: str = "") -> str:
        """Every number of one role's match; without a role, of the first."""
        return self._on(f"{self._here}/r/{code}/working", role=role)

    def role(self, role: str = "") -> str:
        """One role, or all of them."""
        return f"{self._pages}/roles" + (f"/{role}" if role else "")

    def facts(self, role: str) -> str:
        """All that sources say of a role."""
        return f"{self._pages}/roles/{role}/facts"

    def people(self, role: str) -> str:
        """Who was hired for a role, where a source says so."""
        return f"{self._pages}/roles/{role}/people"

    def two_roles(self, role: str = "", rival: str = "", code: str = "") -> str:
        """Two roles side by side, with the person's own answers if a code is given; without roles, to choose them."""
        roles = f"/{role}/{rival}" if role else ""
        if not code:
            return f"{self._pages}/compare{roles}"
        return self._on(f"{self._here}/r/{code}/compare{roles}")

    def two_roles_facts(self, role: str, rival: str) -> str:
        """All that sources say of two roles, side by side."""
        return f"{self._pages}/compare/{role}/{rival}/facts"

    def infographic(self, role: str, rival: str, suffix: str = "") -> str:
        """Two roles in one picture; with the suffix ".svg", the picture alone."""
        return f"{self._pages}/compare/{role}/{rival}/picture{suffix}"

    def author(self, role: str = "") -> str:
        """What the check says, for who writes the quiz: of the whole, or of one role."""
        return f"{self.home.rstrip('/')}/author" + (f"/roles/{role}" if role else "")

    def finding(self, code: str = "") -> str:
        """What the check can find: all of it, or one code."""
        return f"{self.author()}/findings" + (f"#{code}" if code else "")

    @property
    def author_state(self) -> str:
        """Says whether an author's page would be another by now."""
        return f"{self.author()}/state"

    @property
    def static(self) -> str:
        """What stands before the name of a file that is served as it is."""
        return f"{self.root}/static/"

    @property
    def sitemap(self) -> str:
        """The list of pages that a search engine may find."""
        return f"{self.root}/sitemap.xml"

    @property
    def paths(self) -> str:
        """Where every role leads."""
        return f"{self._pages}/paths"

    @property
    def group_new(self) -> str:
        """Makes a group."""
        return f"{self.home.rstrip('/')}/groups/new"

    def group(self, id: str, part: str = "", *, lesson: int = 0, **query: int) -> str:
        """The class page of a group, or one of its parts: links, slips, results, count, print, print-all, manage, ….

        lesson  whose results they are, where a group has several.
        query   what else the part is asked for, such as responses before one.
        """
        asked = query | ({"lesson": lesson} if lesson else {})
        queried = "?" + "&".join(f"{name}={value}" for name, value in asked.items()) if asked else ""
        return f"{self.root}/groups/{id}" + (f"/{part}" if part else "") + queried

    def group_response(self, id: str, number: int) -> str:
        """One response, in its group's context."""
        return f"{self.group(id)}/responses/{number}"

    def group_talk(self, id: str, number: int) -> str:
        """What one response gives to talk about."""
        return f"{self.group_response(id, number)}/talk"

    def group_export(self, id: str, name: str) -> str:
        """A file with what a group holds."""
        return f"{self.group(id)}/export/{name}"

    def secret(self, token: str) -> str:
        """A results link or a manage link."""
        return f"{self.root}/s/{token}"

    def in_group(self, join: str) -> "Addresses":
        """The addresses of someone who came by a group."""
        return Addresses(self.root, join)

    def send(self, code: str) -> str:
        """Where a result is sent to the group that one came by."""
        return self._on(f"{self._here}/send/{code}")

    def receipt(self, token: str) -> str:
        """What was sent to the group that one came by."""
        return f"{self._here}/receipt/{token}"

    def unsend(self, token: str) -> str:
        """Deletes what was sent."""
        return f"{self.receipt(token)}/delete"

    def text(self, name: str) -> str:
        """A page of text, by its path, such as method, method/exact or for-counsellors/take."""
        return f"{self._pages}/{name}"
