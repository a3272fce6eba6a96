"""The app in this process, asked through Flask's test client; and what its HTML holds."""

from html.parser import HTMLParser
from pathlib import Path

from flask import Flask

from quiz import create_app

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


def app_of(folder: Path, **settings: object) -> Flask:
    """An app on a database of its own, whose errors are raised here; close it with `close`."""
    app = create_app({"QUIZ_DATA": folder / "data", **settings})
    app.testing = True
    return app


def close(app: Flask) -> None:
    """Let go of the app's database."""
    app.extensions["quiz"].store.close()


class Html(HTMLParser):
    """What tests look at in a page: elements with their attributes, and the words.

    elements  (tag, attributes) in order.
    words     the text as it is read, each piece stripped.
    title, headings  the texts of <title> and of each <h1>.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.pieces: list[str] = []
        self.texts: dict[str, list[str]] = {"title": [], "h1": []}
        self._open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)
        if tag in self.texts:
            self.texts[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        while tag in self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)
        for tag in self.texts.keys() & set(self._open):
            self.texts[tag][-1] += data

    @property
    def words(self) -> str:
        """All text, with single spaces."""
        return " ".join(" ".join(self.pieces).split())

    @property
    def title(self) -> str:
        """What the browser's tab says."""
        return " ".join(self.texts["title"])

    @property
    def headings(self) -> list[str]:
        """The main headings; there should be one."""
        return [" ".join(text.split()) for text in self.texts["h1"]]

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of each element of a kind."""
        return [attributes for each, attributes in self.elements if each == tag]

    @property
    def addresses(self) -> list[str]:
        """Everything that the page leads to or loads."""
        named = [attributes.get(name) for _, attributes in self.elements for name in ("href", "src", "action")]
        return [address for address in named if address is not None]
