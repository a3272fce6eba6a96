"""What is never logged: nothing that anybody sent to a group, and no secret, whatever goes wrong."""

import http.client
import logging
import sys
import textwrap
from collections.abc import Iterator
from contextlib import closing
from urllib.parse import quote, urlencode

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from quiz.links import digest, grouped, new_token
from quiz.web.logs import WithoutCodes
from tests import sheets
from tests.classes import Class, class_in
from tests.groups_app import SECRET
from tests.groups_app import class_app as class_app  # fixtures
from tests.pages import Html
from tests.serving import WAIT, Answer, serving

NICKNAME = "Zyzzyvafox"
LOGGED = (sys.executable, "-m", "flask", "--app", "scratch", "run")  # whose server logs every request
CRASHING = textwrap.dedent("""
    from flask import request, session
    from quiz import create_app

    app = create_app()

    @app.after_request
    def crash(response):
        if request.headers.get("X-Crash"):
            raise RuntimeError(f"a bug with {request.url} and {dict(request.form)['receipt']} and {dict(session)}")
        return response
""")


def texts(made: Class, *more: str) -> list[str]:
    """What must be read nowhere: secrets, digests, codes in each spelling, nicknames, answers, cookies."""
    kept = [text for each in made.store.shelf(made.access()).responses() for text in (each.code, each.answers)]
    secrets = [made.manage, made.results, made.join, *more]
    codes = [sheets.code(sheets.clear()), *kept[::2]]
    spelled = [spelling for code in codes for spelling in (code, code.lower(), grouped(code))]
    return [NICKNAME, SECRET, grouped(made.join), *spelled, *kept[1::2], *secrets, *map(digest, secrets)]


@pytest.fixture
def log(class_app) -> Iterator[list[str]]:
    """All that the app logs, as an operator's handler writes it."""
    lines: list[str] = []
    handler = logging.Handler()
    handler.setFormatter(WithoutCodes())
    handler.emit = lambda record: lines.append(handler.format(record))  # type: ignore[method-assign]
    root = logging.getLogger()
    root.addHandler(handler)
    yield lines
    root.removeHandler(handler)


def post(port: int, path: str, form: dict[str, str], **headers: str) -> Answer:
    """Send a form over the network."""
    sent = urlencode(form)
    plain = {"Content-Type": "application/x-www-form-urlencoded", "Content-Length": str(len(sent))}
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=WAIT)
    with closing(connection):
        connection.request("POST", path, sent, {**plain, **{k.replace("_", "-"): v for k, v in headers.items()}})
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read())


def form_of(client, path: str) -> dict[str, str]:
    """The form before Send, with a nickname."""
    fields = Html(client.get(path).text).all("input")
    named = {str(each["name"]): str(each.get("value") or "") for each in fields if "name" in each}
    return {**named, "nickname": NICKNAME}


def refuse_rows(database: str) -> None:
    """Have the database itself refuse every response, so that its error has the row to tell of."""
    statement = "ALTER TABLE responses ADD CONSTRAINT odd CHECK (length(nickname) = 99)"
    if database.startswith("sqlite"):
        statement = "CREATE TRIGGER odd BEFORE INSERT ON responses BEGIN SELECT RAISE(ABORT, 'odd'); END"
    engine = create_engine(
        make_url(database).set(drivername="sqlite" if "sqlite" in database else "postgresql+psycopg")
    )
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


def test_a_sending_that_the_database_refuses_is_logged_without_what_was_sent(class_app, database, log):
    made = class_in(class_app)
    path = f"/g/{grouped(made.join)}/send/{sheets.code(sheets.clear())}"
    client = class_app.test_client()
    form = form_of(client, path)
    refuse_rows(database)

    answer = client.post(path, data=form)

    (said,) = log
    assert answer.status_code == 503
    assert "the database cannot be used" in said
    assert [each for each in texts(made, form["receipt"], form["csrf_token"]) if each in said] == []


def asked(made: Class, receipt: str) -> list[str]:
    """Addresses that hold something, right and wrong ones, as people and their browsers ask for them."""
    join, code = grouped(made.join), sheets.code(sheets.clear())
    secrets = [made.manage, made.results, receipt, new_token()]
    paths = [f"/g/{join}/receipt/{token}" for token in secrets]
    paths += [f"/g/{join}/receipt/{token}/delete" for token in secrets]
    paths += [f"/s/{spelled}" for token in secrets for spelled in (token, token.lower(), f"{token}/", f"%20{token}")]
    paths += [f"/open?code={quote(f'http://quiz.example/s/{token}', '')}" for token in secrets]
    paths += [f"/open?code={quote(f'http://quiz.example/g/{join}/receipt/{token}', '')}" for token in secrets]
    paths += [f"/nowhere/{token}?{token}={token}" for token in secrets]
    for spelled in (code, code.lower(), grouped(code)):
        paths += [f"/g/{join}/{part}/{spelled}" for part in ("take", "answers", "r", "send")]
        paths += [f"/g/{join}?code={spelled}"]
    return paths


def test_no_log_of_any_request_holds_a_secret_or_what_was_sent(tmp_path, class_app, database):
    """A server that logs every request, asked rightly and wrongly; and its crash, with all of it in the error."""
    (tmp_path / "scratch.py").write_text(CRASHING)
    made = class_in(class_app)
    client, path = class_app.test_client(), f"/g/{grouped(made.join)}/send/{sheets.code(sheets.clear())}"
    form = form_of(client, path)
    receipt = form["receipt"]
    cookie = f"quiz={client.get_cookie('quiz').value}"
    settings = {"QUIZ_DATABASE_URL": database, "QUIZ_SECRET_KEY": SECRET, "QUIZ_GROUPS": "open"}
    with serving(tmp_path, command=LOGGED, **settings) as process:
        sent = post(process.port, path, form, Cookie=cookie)
        crash = post(process.port, path, {**form, "receipt": new_token()}, Cookie=cookie, X_Crash="yes")
        for address in asked(made, receipt):
            process.ask(address, Referer=f"{process.address}/s/{made.manage}")
            process.ask(address, "POST", Cookie=cookie)

    said = process.output.read_text()
    assert (sent.status, crash.status) == (303, 500)
    assert "RuntimeError" in said
    assert said.count("POST") > 20
    wanted = texts(made, receipt, form["csrf_token"], cookie.partition("=")[2])
    assert [each for each in wanted if each.casefold() in said.casefold()] == []


def test_a_served_group_leaves_no_line_in_the_log(tmp_path, class_app, database):
    """`quiz serve` says where the quiz is, and nothing of what it is asked."""
    made = class_in(class_app)
    settings = {"QUIZ_DATABASE_URL": database, "QUIZ_SECRET_KEY": SECRET, "QUIZ_GROUPS": "open"}
    with serving(tmp_path, **settings) as process:
        for address in asked(made, new_token()):
            process.ask(address)

    assert len(process.output.read_text().splitlines()) == 1
