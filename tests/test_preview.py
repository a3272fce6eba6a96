"""What a link to a page looks like where it is shared, and what a search engine may list."""

import re
import struct

import pytest

from tests import sheets
from tests.examples import ROOT, shipped_quiz
from tests.groups_app import class_app as class_app  # fixtures
from tests.groups_app import database as database
from tests.pages import Html, app_of
from tests.takers import group as group
from tests.takers import start

RESULT = f"/r/{sheets.code(sheets.clear())}"


def metas(page):
    """What the head of a page says of it, by name."""
    return {each.get("name") or each.get("property"): each.get("content") for each in Html(page.text).all("meta")}


def canonical(page):
    return [each["href"] for each in Html(page.text).all("link") if each["rel"] == "canonical"]


@pytest.mark.parametrize("path", ["/", "/roles", "/roles/support-specialist", "/paths", "/method", "/for-counsellors"])
def test_a_page_that_may_be_found_says_what_it_is_and_its_one_address(client, path):
    page = client.get(f"{path}?from=elsewhere")
    said = metas(page)

    assert page.headers["X-Robots-Tag"] == "all"
    assert 20 < len(said["description"]) < 200
    assert said["og:description"] == said["description"]
    assert Html(page.text).title.startswith(said["og:title"])
    assert canonical(page) == [f"http://localhost{path}"]


def test_a_shared_result_is_shown_by_the_picture_of_the_product_and_names_no_job(client):
    page = client.get(RESULT)
    said = metas(page)

    picture = client.get(said["og:image"])
    assert picture.data == (ROOT / "static" / "preview.png").read_bytes()
    assert metas(client.get("/"))["og:image"] == said["og:image"]
    shown = " ".join(words for name, words in said.items() if name and name.startswith(("og:", "desc")))
    assert [role.name for role in shipped_quiz().roles if role.name.lower() in shown.lower()] == []
    assert canonical(page) == []


def test_the_picture_has_the_size_that_sites_ask_for_and_is_small():
    picture = (ROOT / "static" / "preview.png").read_bytes()

    assert struct.unpack(">II", picture[16:24]) == (1200, 630)
    assert len(picture) < 60_000


def test_behind_a_proxy_all_of_it_names_the_public_address(tmp_path):
    client = app_of(tmp_path, QUIZ_PUBLIC_URL="https://example.org/quiz").test_client()
    page = client.get("/roles", headers={"X-Forwarded-Prefix": "/quiz"})

    assert metas(page)["og:image"].startswith("https://example.org/quiz/static/preview.")
    assert canonical(page) == ["https://example.org/quiz/roles"]
    assert "Sitemap: https://example.org/quiz/sitemap.xml" in client.get("/robots.txt").text


def test_every_page_of_the_list_is_there_and_may_be_found(client):
    addresses = re.findall("<loc>(.+?)</loc>", client.get("/sitemap.xml").text)

    assert len(addresses) == len(set(addresses)) >= 2 * len(shipped_quiz().roles) + 8
    for address in addresses:
        page = client.get(address)
        assert (page.status_code, page.headers["X-Robots-Tag"]) == (200, "all"), address
        assert canonical(page) == [address]


def test_in_a_group_no_page_may_be_found(class_app, group):
    page = class_app.test_client().get(f"{start(group)}/roles")

    assert page.headers["X-Robots-Tag"] == "noindex"
    assert canonical(page) == []


def test_a_page_of_answers_has_no_preview(client):
    for path in (
        f"/take/{sheets.code(sheets.begun(3))}",
        f"/answers/{sheets.code(sheets.clear())}",
        "/finish",
        "/none",
    ):
        assert not any(str(name).startswith("og:") for name in metas(client.get(path))), path


@pytest.mark.parametrize("path", ["/roles/none", "/compare/none/other", "/open?code=none"])
def test_a_page_that_is_not_there_may_not_be_found(client, path):
    assert client.get(path, follow_redirects=True).headers["X-Robots-Tag"] == "noindex"
