"""What people have in their hands: a device that asks a served quiz, and forms that they fill in on it."""

import http.client
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import urlencode

from tests.pages import Html
from tests.serving import WAIT, Answer

LOST = (OSError, http.client.HTTPException)  # what a browser notices when its server is gone


@dataclass(frozen=True)
class Filled:
    """A form that somebody has before them, with the cookie that came with it; `token` is its once-only token."""

    path: str
    cookie: str
    fields: Mapping[str, str]

    @property
    def token(self) -> str:
        """What becomes the receipt."""
        return self.fields["receipt"]

    @classmethod
    def on(cls, path: str, page: Answer) -> Self:
        """The form on a page, as it came."""
        inputs = [each for each in Html(page.text).all("input") if each.get("name")]
        fields = {str(each["name"]): str(each.get("value") or "") for each in inputs}
        return cls(path, str(page.headers["Set-Cookie"]).partition(";")[0], fields)

    def having(self, **fields: str) -> Self:
        """The same form with some fields filled in."""
        return replace(self, fields={**self.fields, **fields})


class Device:
    """One device, on one connection; behind a proxy (QUIZ_PROXY_HOPS=1) each number has an address of its own.

    wait  seconds after which it gives up, by raising one of LOST.
    """

    def __init__(self, port: int, number: int = 0, wait: float = WAIT) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=wait)
        self._from = {"X-Forwarded-For": f"10.0.{number // 256}.{number % 256}"}

    def ask(self, path: str, method: str = "GET", body: str = "", **headers: str) -> Answer:
        """Ask once; `_` in a header's name stands for a hyphen."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self._connection.request(method, path, body or None, {**self._from, **named})
        answer = self._connection.getresponse()
        return Answer(answer.status, answer.headers, answer.read())

    def open(self, path: str) -> Filled:
        """Open a page with a form as somebody who was never here: with no cookie."""
        answer = self.ask(path)
        assert answer.status == 200, answer.text
        return Filled.on(path, answer)

    def press(self, form: Filled) -> Answer:
        """Press the form's button."""
        kind = "application/x-www-form-urlencoded"
        return self.ask(form.path, "POST", urlencode(form.fields), Cookie=form.cookie, Content_Type=kind)

    def close(self) -> None:
        """Hang up."""
        self._connection.close()
