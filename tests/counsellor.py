"""What a counsellor does with a group's pages, through Flask's test client."""

import re
from datetime import UTC, datetime, timedelta

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests import store_examples
from tests.pages import Html

TOKEN = re.compile(r"\b[0-9A-HJKMNP-TV-Z]{26}\b")  # 26 characters of a secret link
FIELDS = {
    "name": "Class 9b",
    "organisation": "Schule am Ufer",
    "contact": "Frau Öz, room 12",
    "purpose": "A lesson on IT",
    "message": "Take your time.",
    "expected": "28",
    "nicknames": "on",
    "closes": "",
}


def today(days: int = 0) -> str:
    """A day from today, as a form takes it."""
    return (datetime.now(UTC) + timedelta(days=days)).date().isoformat()


def fields(**changes: str | None) -> dict[str, str]:
    """A form that makes a group, changed; None leaves a field out."""
    filled = {**FIELDS, "deletes": today(90), **changes}
    return {name: value for name, value in filled.items() if value is not None}


def token_of(page: TestResponse) -> str:
    """The token that the forms of a page bring back."""
    return next(str(each["value"]) for each in Html(page.text).all("input") if each.get("name") == "csrf_token")


def send(client: FlaskClient, path: str, **filled: str) -> TestResponse:
    """Send a form with the token that this browser has."""
    return client.post(path, data={"csrf_token": token_of(client.get("/groups/new")), **filled})


def make(client: FlaskClient, new: str = "/groups/new", **changes: str | None) -> str:
    """Make a group in this browser, and tell its id; `new` is where that is done."""
    answer = client.post(new, data={"csrf_token": token_of(client.get(new)), **fields(**changes)})
    assert answer.status_code == 303, Html(answer.text).words
    return str(answer.headers["Location"]).rpartition("/")[2]


def secrets(client: FlaskClient, group: str) -> list[str]:
    """The tokens of all secret links that the links page shows: results links first, the manage link last."""
    values = [str(each.get("value")) for each in Html(client.get(f"/groups/{group}/links").text).all("input")]
    return [value.rpartition("/s/")[2] for value in values if "/s/" in value]


def opened(app: Flask, token: str) -> FlaskClient:
    """Another browser, in which a secret link was opened."""
    client = app.test_client()
    assert client.get(f"/s/{token}").status_code == 303
    return client


def kept(app: Flask) -> dict[str, list[tuple[object, ...]]]:
    """All that is stored, table by table."""
    return store_examples.kept(app.extensions["quiz"].store)


def problems(page: TestResponse) -> dict[str, str]:
    """What is wrong with each field of a page, by the field's name."""
    found = Html(page.text)
    wrong = [each for tag in ("input", "textarea") for each in found.all(tag) if each.get("aria-invalid")]
    marked = {str(each["name"]): str(each["aria-describedby"]).split()[-1] for each in wrong}
    words = dict(re.findall(r'<p class="problem" id="([\w-]+)">([^<]+)</p>', page.text))
    return {name: words[id] for name, id in marked.items()}
