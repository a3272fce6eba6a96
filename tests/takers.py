"""What takers do with the pages of a group, through Flask's test client."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from quiz.content import Quiz
from quiz.links import grouped
from quiz.responses import Responses
from quiz.store import Response, Shelf
from tests import sheets
from tests.classes import Class, class_in
from tests.pages import Html


@pytest.fixture
def group(class_app: Flask) -> Class:
    """A group that is open, and asks for a nickname."""
    return class_in(class_app)


@pytest.fixture
def taker(class_app: Flask) -> FlaskClient:
    """A browser."""
    return class_app.test_client()


def start(group: Class) -> str:
    """The first page of a group."""
    return f"/g/{grouped(group.join)}"


def sending(group: Class, responses: Responses | None = None, quiz: Quiz | None = None) -> str:
    """The page before Send, of a sheet."""
    return f"{start(group)}/send/{sheets.code(responses or sheets.clear(), quiz)}"


def shelf(group: Class) -> Shelf:
    """What a manage link opens of it."""
    return group.store.shelf(group.access())


def received(group: Class) -> list[Response]:
    """What was sent to it."""
    return list(shelf(group).responses())


def form(page: TestResponse) -> dict[str, str]:
    """What the form of a page would send, as it stands."""
    fields = Html(page.text).all("input")
    return {str(each["name"]): each.get("value") or "" for each in fields if "name" in each}


def send(taker: FlaskClient, group: Class, responses: Responses | None = None, **filled: str) -> TestResponse:
    """Open the page before Send and press Send; gives the answer to that."""
    path = sending(group, responses)
    return taker.post(path, data={**form(taker.get(path)), **filled})
