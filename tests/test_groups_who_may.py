"""Who may change a group: whoever holds its manage link, with a token; on SQLite and PostgreSQL."""

import re

from quiz.web.groups.forms import STALE
from tests import sheets
from tests.counsellor import fields, kept, make, opened, secrets, send, token_of
from tests.desk import RECEIPT, code_of, store_links
from tests.desk import client as client  # fixtures
from tests.desk import group as group
from tests.desk import sent as sent
from tests.desk import store as store
from tests.groups_app import class_app as class_app
from tests.pages import Html


def values(client, group, sent):
    """For each argument of a rule, a value with which it works; a new argument needs one here."""
    return {
        "group": group,
        "join": code_of(client, group),
        "number": str(sent[0].id),
        "code": sent[0].code,
        "other": sheets.code(sheets.clear()),
        "token": RECEIPT,
        "file": "responses.csv",
        "lesson": "1",
    }


def posts(app, client, group, sent):
    """Every rule that takes a POST, as an address with which it works."""
    known = values(client, group, sent)
    links = re.findall(r"manage/links/(\d+)/revoke", client.get(f"/groups/{group}/manage").text)
    for rule in sorted(app.url_map.iter_rules(), key=str):
        if "POST" in (rule.methods or ()) and "quiz" not in rule.arguments:  # which leads on, where one is served
            mine = {**known, "number": links[0]} if "/links/" in rule.rule else known
            yield path_of(rule, mine)


def path_of(rule, known):
    """A path of a rule."""
    return re.sub(r"<(?:[^>]*:)?([^>:]+)>", lambda argument: known[argument[1]], rule.rule)


def filled(group_name="Class 9b"):
    """Something for every field that a form may have."""
    return {**fields(), "name": group_name, "typed": group_name, "nickname": "otter", "lesson": "Lesson 2", "draw": "3"}


class TestTokens:
    """No other site can send any of these forms."""

    def test_every_post_of_the_app_without_a_token_is_refused_and_changes_nothing(self, class_app, client, group, sent):
        before, tried = kept(class_app), list(posts(class_app, client, group, sent))

        for path in tried:
            for token in ({}, {"csrf_token": ""}, {"csrf_token": "made up"}):
                answer = client.post(path, data={**filled(), **token})
                assert answer.status_code == 400, path
                assert len(Html(answer.text).headings) == 1, path

        assert kept(class_app) == before
        assert len(tried) >= 11

    def test_nor_does_the_token_of_another_browser_help(self, class_app, client, group, sent):
        before, foreign = kept(class_app), token_of(class_app.test_client().get("/groups/new"))

        for path in posts(class_app, client, group, sent):
            assert client.post(path, data={**filled(), "csrf_token": foreign}).status_code == 400, path

        assert kept(class_app) == before

    def test_a_stale_button_says_so_and_the_page_has_a_fresh_one(self, client, group):
        stale = client.post(f"/groups/{group}/manage/close", data={"csrf_token": "long ago"})

        assert STALE in Html(stale.text).words
        again = client.post(f"/groups/{group}/manage/close", data={"csrf_token": token_of(stale)})
        assert again.status_code == 303


class TestWhoMay:
    """The manage link of this very group, and nothing less."""

    def test_a_results_link_changes_nothing(self, class_app, client, group, sent):
        reader = opened(class_app, secrets(client, group)[0])
        before, paths = kept(class_app), [path for path in posts(class_app, client, group, sent) if "/manage" in path]

        for path in [*paths, f"/groups/{group}/responses/{sent[0].id}/delete"]:
            answer = send(reader, path, **filled())
            assert answer.status_code == 403, path
            assert "changes nothing" in answer.text

        assert kept(class_app) == before

    def test_whoever_manages_another_group_changes_nothing_here(self, class_app, client, group, sent):
        stranger = class_app.test_client()
        other = make(stranger)
        before = kept(class_app)

        for path in posts(class_app, client, group, sent):
            if path.startswith(f"/groups/{group}") and not path.endswith("/leave"):  # which all may do, for themselves
                assert send(stranger, path, **filled()).status_code == 403, path
        response, link = sent[0].id, store_links(class_app, group)[0]
        for path in (f"responses/{response}/delete", f"manage/links/{link}/revoke"):
            assert send(stranger, f"/groups/{other}/{path}").status_code == 404, path

        assert kept(class_app) == before

    def test_looking_changes_nothing(self, class_app, client, group, sent):
        before, known = kept(class_app), values(client, group, sent)

        for rule in class_app.url_map.iter_rules():
            if rule.endpoint.startswith("groups.") and rule.arguments <= known.keys():
                client.head(path_of(rule, known))
                if "export" not in rule.rule:
                    client.get(path_of(rule, known))

        assert kept(class_app) == before
