"""Every address of the site, built in one place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses below one root: the path under which the site is mounted, or its whole public address."""

    root: str = ""

    @property
    def start(self) -> str:
        """The first page."""
        return f"{self.root}/"

    @property
    def open(self) -> str:
        """Takes any code or link, and goes there."""
        return f"{self.root}/open"

    def take(self, code: str, question: str = "", then: str = "") -> str:
        """The next unanswered question, or one by its id; `then` is where an answer to it leads."""
        query = f"?q={question}" if question else ""
        return f"{self.root}/take/{code}{query}" + (f"&then={then}" if then else "")

    def take_all(self, code: str) -> str:
        """All questions on one page."""
        return f"{self.root}/take/{code}/all"

    def answers(self, code: str) -> str:
        """The answers, to look over and to star."""
        return f"{self.root}/answers/{code}"

    def result(self, code: str) -> str:
        """The result."""
        return f"{self.root}/r/{code}"

    def otherwise(self, code: str, role: str) -> str:
        """What would put a role first."""
        return f"{self.root}/r/{code}/if/{role}"

    def beside(self, code: str, other: str = "") -> str:
        """A result beside another one; without one, takes any code or link, and goes there."""
        return f"{self.root}/r/{code}/with" + (f"/{other}" if other else "")

    def document(self, code: str) -> str:
        """The result for machines."""
        return f"{self.root}/r/{code}.json"

    def profile(self, code: str, role: str = "") -> str:
        """The person against one role, dimension by dimension; without a role, against the first."""
        return f"{self.root}/r/{code}/profile" + (f"?role={role}" if role else "")

    def versus(self, code: str, role: str = "", rival: str = "") -> str:
        """One role against another; without roles, where a form leads that names two."""
        return f"{self.root}/r/{code}/versus" + (f"/{role}/{rival}" if role else "")

    def working(self, code: str, role: str = "") -> str:
        """Every number of one role's match; without a role, of the first."""
        return f"{self.root}/r/{code}/working" + (f"?role={role}" if role else "")

    def role(self, role: str = "") -> str:
        """One role, or all of them."""
        return f"{self.root}/roles" + (f"/{role}" if role else "")

    def people(self, role: str) -> str:
        """Who was hired for a role, as far as a source says."""
        return f"{self.root}/roles/{role}/people"

    def compare(self, role: str = "", rival: str = "", code: str = "") -> str:
        """Two roles side by side, with the person's own answers if a code is given; without roles, to choose them."""
        result = f"/r/{code}" if code else ""
        return f"{self.root}{result}/compare" + (f"/{role}/{rival}" if role else "")

    def picture(self, role: str, rival: str, suffix: str = "") -> str:
        """Two roles in one picture; with the suffix ".svg", the picture alone."""
        return f"{self.root}/compare/{role}/{rival}/picture{suffix}"

    @property
    def paths(self) -> str:
        """Where every role leads."""
        return f"{self.root}/paths"

    def text(self, name: str) -> str:
        """A page of text: method, privacy, accessibility."""
        return f"{self.root}/{name}"
