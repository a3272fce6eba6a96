"""Whether a page is valid: elements end in the order in which they began, and what is named is there."""

from html.parser import HTMLParser

from tests.classday.world import expect
from tests.pages import VOID, Html
from tests.serving import Answer

NAMING = ("for", "aria-labelledby", "aria-describedby")


class Nesting(HTMLParser):
    """Which elements are open, and what is wrong with how they end."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(text)
        self.close()
        self.wrong += [f"<{tag}> never ends" for tag in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        names = [name for name, _ in attrs]
        self.wrong += [f"<{tag}> has {name} twice" for name in set(names) if names.count(name) > 1]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """It is closed at once, as in a picture."""

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> ends another element")


def faults(text: str) -> list[str]:
    """What is wrong with a page."""
    page, wrong = Html(text), Nesting(text).wrong
    ids = [str(each["id"]) for _, each in page.elements if each.get("id")]
    wrong += [f"two elements have the id {id}" for id in set(ids) if ids.count(id) > 1]
    named = {id for _, each in page.elements for name in NAMING for id in str(each.get(name) or "").split()}
    wrong += [f"nothing has the id {id}" for id in named - set(ids)]
    wrong += [f"{len(page.headings)} main headings"] * (len(page.headings) != 1)
    wrong += ["no title"] * (not page.title.strip())
    return wrong


def valid(answer: Answer, part: str) -> None:
    """Raise Broken where a page is not."""
    wrong = faults(answer.text)
    expect(not wrong, "wrong", f"the page {part}: {', '.join(wrong[:3])}")
    expect("default-src 'none'" in str(answer.headers["Content-Security-Policy"]), "wrong", f"{part} has no policy")
