"""Behind proxies: what their headers say is believed where it can be true, and nothing leads to another host."""

import logging
from urllib.parse import urljoin, urlsplit

import pytest

from quiz.settings import Settings
from quiz.web import proxies
from quiz.web.proxies import Proxies
from tests import sheets
from tests.counsellor import fields, token_of
from tests.groups_app import SECRET
from tests.pages import Html, app_of, close

NO_PREFIX = [
    *(
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/a//evil.example",
        "https://evil.example",
    ),
    *(
        "evil.example",
        "/a/../b",
        "/..",
        "/./a",
        "/%2f%2fevil.example",
        "/%5Cevil.example",
        "javascript:alert(1)",
        "/a?b=c",
    ),
    *("/a#b", "/a;b", "/a b", '/"><b>', "/é", "/a\tb", "/@evil.example", ":evil", "/a:b"),
]
NO_HOST = ["evil.example/quiz", "a b", "evil.example@quiz.example", '"><b>', "a_b", "quiz.example:99999", "[evil]", "é"]


def seen(hops=1, public="", **headers):
    """What the application sees of a request that comes from 10.0.0.1."""
    found = {}

    def app(environ, _):
        found.update(environ)
        return []

    sent = {f"HTTP_X_FORWARDED_{name.upper()}": value for name, value in headers.items()}
    plain = {"REMOTE_ADDR": "10.0.0.1", "HTTP_HOST": "inside", "wsgi.url_scheme": "http", "SCRIPT_NAME": ""}
    settings = Settings.model_validate({"proxy_hops": hops} | ({"public_url": public} if public else {}))
    Proxies(app, settings)({**plain, **sent}, lambda *_: print)
    return found


class TestWhatProxiesSay:
    """One header after another, as the application sees it."""

    @pytest.mark.parametrize("said", NO_PREFIX)
    def test_what_is_no_path_of_ours_is_no_prefix(self, said):
        assert seen(prefix=said)["SCRIPT_NAME"] == ""
        assert seen(prefix=said, public="https://quiz.example/careers")["SCRIPT_NAME"] == "/careers"

    @pytest.mark.parametrize(
        ("said", "path"), [("/careers", "/careers"), ("/careers/", "/careers"), ("/", ""), ("/a/b-c.d", "/a/b-c.d")]
    )
    def test_a_path_is_a_prefix(self, said, path):
        assert seen(prefix=said)["SCRIPT_NAME"] == path

    @pytest.mark.parametrize("said", NO_HOST)
    def test_what_is_no_host_is_left_out(self, said):
        assert seen(host=said)["HTTP_HOST"] == "inside"

    @pytest.mark.parametrize("said", ["javascript", "ftp", "https:", "http://", "HTTPS, x"])
    def test_what_is_no_scheme_of_the_web_is_left_out(self, said):
        assert seen(proto=said)["wsgi.url_scheme"] == "http"

    def test_a_scheme_is_known_in_any_case(self):
        assert seen(proto="HTTPS")["wsgi.url_scheme"] == "https"

    @pytest.mark.parametrize("said", ["0", "65536", "80a", "-1", "٨٠", "80@evil.example"])
    def test_what_is_no_port_is_left_out(self, said):
        assert seen(host="quiz.example", port=said)["HTTP_HOST"] == "quiz.example"
        assert seen(host="quiz.example", port="8443")["HTTP_HOST"] == "quiz.example:8443"

    @pytest.mark.parametrize(
        ("said", "address"),
        [
            ("1.2.3.4", "1.2.3.4"),
            ("1.2.3.4:5678", "1.2.3.4"),
            ("2001:db8::1", "2001:db8::1"),
            ("[2001:db8::1]:5678", "2001:db8::1"),
            ('"[2001:db8::1]"', "2001:db8::1"),
            ("unknown", "10.0.0.1"),
            ("_hidden", "10.0.0.1"),
            ("1.2.3.4; drop", "10.0.0.1"),
            ("", "10.0.0.1"),
        ],
    )
    def test_whoever_asks_has_an_address_without_a_port(self, said, address):
        """Else each connection of one browser would be another one, without limits."""
        assert seen(**{"for": said})["REMOTE_ADDR"] == address

    def test_of_many_addresses_the_one_counts_that_the_outermost_of_our_proxies_saw(self):
        forged = {"for": "6.6.6.6, 1.2.3.4, 10.0.0.2"}

        assert seen(hops=2, **forged)["REMOTE_ADDR"] == "1.2.3.4"
        assert seen(hops=4, **forged)["REMOTE_ADDR"] == "10.0.0.1"
        assert seen(hops=0, **forged)["REMOTE_ADDR"] == "10.0.0.1"

    def test_the_path_of_the_public_address_needs_no_header(self):
        assert seen(hops=0, public="https://quiz.example/careers")["SCRIPT_NAME"] == "/careers"


@pytest.fixture
def notes(caplog):
    """What the log says of the number of proxies; nothing was said before."""
    proxies._say_once.cache_clear()
    caplog.set_level(logging.WARNING)
    yield caplog
    proxies._say_once.cache_clear()


class TestTheirNumber:
    """Too many or too few proxies are noticed by the first request that shows it."""

    def test_a_header_of_too_few_addresses_is_noted_once(self, notes):
        for _ in range(3):
            seen(hops=2, **{"for": "1.2.3.4"})
            seen(hops=2)

        assert [record.getMessage() for record in notes.records] == [proxies.TOO_FEW]

    def test_a_header_that_nobody_is_to_believe_is_noted_once(self, notes):
        for _ in range(3):
            seen(hops=0, **{"for": "1.2.3.4"})

        assert [record.getMessage() for record in notes.records] == [proxies.NOT_SET]

    def test_what_fits_is_not_noted(self, notes, tmp_path):
        seen(hops=0)
        seen(hops=2, **{"for": "6.6.6.6, 1.2.3.4, 10.0.0.2"})
        app = app_of(tmp_path, QUIZ_PROXY_HOPS="1")
        for path in ("/healthz", "/readyz"):
            assert app.test_client().get(path).status_code == 200
        close(app)

        assert notes.records == []


@pytest.fixture(scope="module")
def behind(tmp_path_factory):
    """A browser behind one proxy, and behind it the app without a public address."""
    app = app_of(tmp_path_factory.mktemp("behind"), QUIZ_PROXY_HOPS="1", QUIZ_GROUPS="open", QUIZ_SECRET_KEY=SECRET)
    yield app.test_client()
    close(app)


@pytest.mark.parametrize("prefix", NO_PREFIX[:14])
def test_no_link_and_no_redirect_leaves_the_host(behind, prefix):
    headers, code = {"X-Forwarded-Prefix": prefix, "X-Forwarded-For": "1.2.3.4"}, sheets.code(sheets.clear())
    here = "http://localhost/some/page"

    for name in ("start", "result", "roles"):
        page = Html(behind.get(sheets.path(name), headers=headers).text)
        hosts = {
            urlsplit(urljoin(here, address)).netloc for address in page.addresses if not address.startswith("http")
        }
        assert hosts == {"localhost"}
    for path in (f"/answers/{code}?go=result", f"/open?code={code}", f"/r/{code}.", "/roles/"):
        answer = behind.get(path, headers=headers)
        assert answer.status_code == 303
        assert urlsplit(urljoin(here, answer.location)).netloc == "localhost"


class TestCookie:
    """The session's cookie: over https nobody reads it on the way, and no neighbour sets it."""

    def cookie(self, folder, public):
        app = app_of(folder, QUIZ_PUBLIC_URL=public, QUIZ_GROUPS="open", QUIZ_SECRET_KEY=SECRET)
        made = app.test_client().get("/groups/new", base_url=f"{public.partition('://')[0] or 'http'}://quiz.example")
        close(app)
        first, *attributes = made.headers["Set-Cookie"].split("; ")
        return first.partition("=")[0], set(attributes)

    def test_over_https_it_is_for_this_host_alone(self, tmp_path):
        """A browser takes a cookie of this name with Secure, Path=/ and no Domain, or not at all."""
        name, attributes = self.cookie(tmp_path, "https://quiz.example")

        assert name == "__Host-quiz"
        assert attributes == {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"}

    def test_below_a_path_it_is_for_that_path(self, tmp_path):
        name, attributes = self.cookie(tmp_path, "https://quiz.example/careers")

        assert name == "__Secure-quiz"
        assert attributes == {"Secure", "HttpOnly", "Path=/careers", "SameSite=Lax"}

    @pytest.mark.parametrize("public", ["", "http://quiz.example"])
    def test_without_https_browsers_would_not_send_a_secure_one(self, tmp_path, public):
        name, attributes = self.cookie(tmp_path, public)

        assert name == "quiz"
        assert attributes == {"HttpOnly", "Path=/", "SameSite=Lax"}

    @pytest.mark.parametrize("public", ["https://quiz.example", "https://quiz.example/careers"])
    def test_a_browser_that_has_it_makes_a_group_and_opens_it(self, tmp_path, public):
        """As a browser sends forms over https: with the page it comes from."""
        app = app_of(tmp_path, QUIZ_PUBLIC_URL=public, QUIZ_GROUPS="open", QUIZ_SECRET_KEY=SECRET)
        client, sent = app.test_client(), {"base_url": public, "headers": {"Referer": f"{public}/groups/new"}}
        token = token_of(client.get("/groups/new", base_url=public))
        made = client.post("/groups/new", data=fields(csrf_token=token), **sent)
        opened = client.get(made.location.removeprefix(urlsplit(public).path), base_url=public)
        close(app)

        assert made.status_code == 303
        assert opened.status_code == 200
        assert "Class 9b" in Html(opened.text).words
