"""Forms that are refused: each page says so first, leads to its fields, marks them, and keeps what was typed."""

from urllib.parse import urlsplit

import pytest

from tests import sheets
from tests.classes import class_in, pupils
from tests.counsellor import fields, token_of
from tests.examples import shipped_quiz
from tests.groups_app import app as app  # fixture
from tests.pages import Html
from tests.takers import form, sending, start

CODE = sheets.code(sheets.clear())
STALE = {"csrf_token": "stale"}
UNREFUSED = {  # their one list holds what there is; other roles have no page; what is no step counts as left out
    *("taking.profile", "taking.working"),
    *("taking.ask_before", "taking.ask_after"),
}


@pytest.fixture(scope="module")
def group(app):
    """A class of five."""
    return class_in(app, *pupils(5))


@pytest.fixture(scope="module")
def client(group):
    """The counsellor's browser."""
    return group.browser("manage")


@pytest.fixture(scope="module")
def refused(app, group, client):
    """Every form, filled in wrong: by its name, the answer, the fields at fault, and what has to stand there again."""
    question, manage = shipped_quiz().questions[2], group.path("manage")
    twice = "role=it-support-manager&rival=it-support-manager"
    begun = sheets.code(sheets.begun(2))
    stars = [("star", each.id) for each in shipped_quiz().questions[:9]]
    first = group.store.shelf(group.access()).latest(1)[0].id
    results = group.access("results").link.id

    def post(path, **filled):
        return client.post(path, data={"csrf_token": token_of(client.get("/groups/new")), **filled})

    def stale(path):
        return client.post(path, data=STALE)

    wrong = fields(name="", closes="2020-01-01", expected="many")
    taker = app.test_client()
    before = form(taker.get(sending(group)))
    sent = taker.post(sending(group), data=before).headers["Location"]
    closed = class_in(app)
    filled = form(client.get(sending(closed)))
    closed.store.shelf(closed.access()).close(group.group.made)
    return {
        "a code": (client.get("/open?code=ABCD-EFGH-1"), {"code"}, ["ABCD-EFGH-1"]),
        "a code in a group": (client.get(f"{start(group)}?code=ABCD-EFGH-1"), {"code"}, ["ABCD-EFGH-1"]),
        "a code beside a result": (client.get(f"/r/{CODE}/with?code=ABCD-EFGH-1"), {"code"}, ["ABCD-EFGH-1"]),
        "an answer": (client.get(f"/take/{begun}?q={question.id}&o=nonsense"), {"answers"}, []),
        "a question": (client.get(f"/take/{begun}?q=nonsense&o=1"), set(), []),
        "all": (client.get(f"/take/{begun}/all?q-{question.id}=nonsense&go=answers"), {f"q-{question.id}"}, []),
        "stars": (client.get(f"/answers/{CODE}", query_string=stars), {"stars"}, [value for _, value in stars]),
        "two roles": (client.get(f"/compare?{twice}"), {"rival"}, []),
        "no such roles": (client.get("/compare?role=x&rival=y"), {"role", "rival"}, []),
        "two roles and you": (client.get(f"/r/{CODE}/compare?role=it-support-manager&rival=x"), {"rival"}, []),
        "answer by answer": (client.get(f"/r/{CODE}/versus?{twice}", follow_redirects=True), {"rival"}, []),
        "two responses": (client.get(f"{group.path('beside')}?first=9999&second={first}"), {"first"}, ["9999"]),
        "slips": (client.get(f"{group.path('slips')}?count=0"), {"count"}, []),
        "make": (
            post("/groups/new", **wrong),
            {"name", "closes", "expected"},
            ["2020-01-01", "many", "Frau Öz, room 12"],
        ),
        "details": (post(f"{manage}/details", **wrong), {"name", "closes", "expected"}, ["2020-01-01", "many"]),
        "a results link": (post(f"{manage}/links", name="x" * 61), {"name"}, ["x" * 61]),
        "another lesson": (post(f"{manage}/lessons", lesson="x" * 41), {"lesson"}, ["x" * 41]),
        "draw slips": (post(group.path("slips/draw"), draw="101"), {"draw"}, ["101"]),
        "delete a lesson": (stale(f"{manage}/lessons/1/delete"), set(), []),
        "deletion by name": (post(f"{manage}/delete", typed="9c"), {"typed"}, ["9c"]),
        **{part: (stale(f"{manage}/{part}"), set(), []) for part in ("close", "open", "rotate", "lock")},
        "revoke": (stale(f"{manage}/links/{results}/revoke"), set(), []),
        "delete a response": (stale(group.path(f"responses/{first}/delete")), set(), []),
        "leave": (stale(group.path("leave")), set(), []),
        "send": (taker.post(sending(group), data={**before, "nickname": "Anna Meier"}), {"nickname"}, ["Anna Meier"]),
        "send without a receipt": (taker.post(sending(group), data={**before, "receipt": ""}), set(), []),
        "send when it is closed": (client.post(sending(closed), data=filled), set(), []),
        "unsend": (taker.post(f"{sent}/delete", data=STALE), set(), []),
        "forget": (taker.post("/groups/forget", data=STALE), set(), []),
    }


NAMES = """a code; a code in a group; a code beside a result; an answer; a question; all; stars; two roles; no such
roles; two roles and you; answer by answer; two responses; slips; make; details; a results link; another
lesson; draw slips; delete a lesson; deletion by name; close; open; rotate; lock; revoke; delete a
response; leave; send; send without a receipt; send when it is closed; unsend; forget"""


@pytest.mark.parametrize("name", " ".join(NAMES.split()).split("; "))
def test_a_refused_form_says_so_first_leads_to_its_fields_and_keeps_what_was_typed(refused, name):
    """The title says it, reading and the focus begin with it, and each field at fault is marked and described."""
    answer, faults, typed = refused[name]
    page = Html(answer.text)
    tags = page.elements[[tag for tag, _ in page.elements].index("main") + 1 :]
    by_id = {each["id"]: each for _, each in page.elements if "id" in each}
    links = {fragment for _, each in tags if (fragment := (each.get("href") or "").partition("#")[2])}

    assert answer.status_code in {200, 400, 404, 410}
    assert page.title.startswith("Error: ")
    assert tags[0] == ("div", {"class": "problem", "role": "alert", "tabindex": "-1", "autofocus": None})
    assert faults <= links <= by_id.keys()
    for fault in faults:
        marked = [each for _, each in tags if f"{fault}-error" in (each.get("aria-describedby") or "").split()]
        assert marked
        assert {each.get("aria-invalid") for each in marked} == {"true"}
        assert f"{fault}-error" in by_id
    values = [each.get("value") for _, each in tags]
    assert [value for value in typed if value not in values and value not in page.words] == []


def test_no_form_is_left_out(app, client, refused):
    """Whatever can be posted to, and wherever the form of a page leads, is refused above."""
    routes = app.url_map.bind("")
    sent = [(*answer.history, answer)[0].request for answer, *_ in refused.values()]
    asked = {routes.match(urlsplit(each.url).path, each.method)[0] for each in sent}
    posts = {rule.endpoint for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())}
    pages = [
        client.get(path)
        for path in ("/", f"/take/{CODE}?q={shipped_quiz().questions[0].id}", *map(sheets.path, sheets.PAGES))
    ]
    actions = {
        str(each["action"]) for page in pages for each in Html(page.text).all("form") if each.get("method") != "post"
    }
    gets = {routes.match(urlsplit(action).path, "GET")[0] for action in actions}

    plain = {endpoint.replace("_in_group", "") for endpoint in asked}
    assert posts - plain == set()
    assert gets - plain - UNREFUSED == set()


def test_a_page_that_is_not_refused_is_no_error(client):
    for path in ("/", f"/take/{CODE}/all", f"/answers/{CODE}", "/compare", "/groups/new"):
        page = Html(client.get(path).text)
        assert not page.title.startswith("Error"), path
        assert [each for _, each in page.elements if each.get("class") == "problem" or "aria-invalid" in each] == []
