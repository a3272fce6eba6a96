"""A browser: a device that keeps cookies, fills in forms, and knows when it got no answer."""

import re
import socket
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from urllib.parse import urlencode

from tests.devices import LOST, Device
from tests.pages import Html
from tests.serving import Answer

PATIENCE = 40  # seconds that somebody waits
FORM = "application/x-www-form-urlencoded"


class NoAnswerError(Exception):
    """The connection was lost: whether anything was done, nobody knows."""


@dataclass(frozen=True)
class Form:
    """A form of a page: where its button leads, how, what stands in its fields, and the buttons that have names."""

    action: str
    method: str
    fields: dict[str, str]
    buttons: list[tuple[str, str]] = field(default_factory=list)

    def having(self, **fields: str) -> "Form":
        """The same form with some fields filled in."""
        return Form(self.action, self.method, {**self.fields, **fields}, self.buttons)


def forms(page: str) -> list[Form]:
    """All forms of a page, in order; of ticks, those that are ticked."""
    found: list[Form] = []
    for tag, each in Html(page).elements:
        name, value = each.get("name"), each.get("value") or ""
        if tag == "form":
            found.append(Form((each.get("action") or "").partition("#")[0], each.get("method") or "get", {}))
        elif not found or not name:
            continue
        elif tag == "button":
            found[-1].buttons.append((name, value))
        elif tag in {"input", "textarea"} and (each.get("type") not in {"radio", "checkbox"} or "checked" in each):
            found[-1].fields[name] = value or ("on" if each.get("type") == "checkbox" else "")
    return found


def form_to(page: str, action: str) -> Form | None:
    """The form of a page that leads to an address."""
    return next((form for form in forms(page) if form.action == action), None)


class Browser:
    """One browser on one device, with an address of its own behind the proxy."""

    def __init__(self, port: int, number: int) -> None:
        self._port, self._number = port, number
        self.cookies: dict[str, str] = {}

    def ask(self, path: str, method: str = "GET", fields: Mapping[str, str] | None = None, **headers: str) -> Answer:
        """Ask once, on a connection of its own. Raises NoAnswerError."""
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if method == "POST":
            headers["Content_Type"] = FORM
        with closing(Device(self._port, self._number, PATIENCE)) as device:
            try:
                answer = device.ask(path, method, urlencode(fields or {}), **headers)
            except LOST as error:
                raise NoAnswerError(f"{type(error).__name__}: {error}") from error
        self._keep(answer)
        return answer

    def press(self, form: Form, path: str = "") -> Answer:
        """Press the button of a form; an empty action leads to the page's own address."""
        action = form.action or path
        if form.method == "post":
            return self.ask(action, "POST", form.fields)
        return self.ask(f"{action}?{urlencode(form.fields)}")

    def press_and_leave(self, form: Form) -> None:
        """Press it, and be gone before the answer comes."""
        body = urlencode(form.fields).encode()
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        lines = [f"POST {form.action} HTTP/1.1", "Host: 127.0.0.1", f"Content-Type: {FORM}", f"Cookie: {cookies}"]
        lines += [f"Content-Length: {len(body)}", f"X-Forwarded-For: 10.0.{self._number // 256}.{self._number % 256}"]
        try:
            with socket.create_connection(("127.0.0.1", self._port), PATIENCE) as connection:
                connection.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + body)
        except OSError:
            return

    def twin(self, number: int) -> "Browser":
        """The same browser's copy on another device: whoever copied its cookies."""
        copy = Browser(self._port, number)
        copy.cookies = dict(self.cookies)
        return copy

    def _keep(self, answer: Answer) -> None:
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
            if not value or re.search(r"max-age=0\b|Expires=Thu, 01 Jan 1970", line, re.IGNORECASE):
                del self.cookies[name]
