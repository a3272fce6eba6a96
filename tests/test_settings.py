"""The settings: all documented, each fault in words, and what each of them changes."""

import re
import stat

import pytest
from flask import Flask

from quiz.errors import SettingError
from quiz.settings import PREFIX, Settings, from_environment
from tests.examples import ROOT
from tests.pages import Html, app_of, close

ROW = re.compile(r"^\| `(QUIZ_\w+)` \| ([^|]*?) +\| ([^|]*?) *\|$", re.MULTILINE)

WRONG = {
    "QUIZ_PROXY_HOPS": ["one", "-1", "10", "1.5"],
    "QUIZ_PUBLIC_URL": ["quiz.example", "ftp://quiz.example"],
    "QUIZ_FRAME_ANCESTORS": ["https://a.example; script-src *", "https://a.example,https://b.example", "'none'"],
    "QUIZ_TIMEZONE": ["Europe/Berln", "Pacific", "GMT+5", "/etc/localtime"],
    "QUIZ_OPERATOR": ["x" * 201],
    "QUIZ_CONTACT": ["x" * 201],
    "QUIZ_ORGANISATION": ["x" * 201],
    "QUIZ_NONSENSE": ["1"],
}


@pytest.fixture
def bare(monkeypatch):
    """An environment without settings; gives the function that sets some."""
    import os

    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)
    return monkeypatch.setenv


@pytest.fixture
def start(tmp_path):
    """Start the app with some settings, and ask for a page: `start("/privacy", QUIZ_CONTACT="…")`."""
    apps: dict[tuple[object, ...], Flask] = {}

    def ask(path, headers=None, environ=None, **settings):
        key = tuple(settings.items())
        apps[key] = apps.get(key) or app_of(tmp_path, **settings)
        return apps[key].test_client().get(path, headers=headers, environ_overrides=environ)

    yield ask
    for app in apps.values():
        close(app)


def test_the_readme_documents_every_setting_with_its_own_description():
    rows = {name: description for name, description, _ in ROW.findall((ROOT / "README.md").read_text())}

    fields = {PREFIX + name.upper(): field.description for name, field in Settings.model_fields.items()}
    assert rows == fields


def test_the_readme_gives_every_default():
    rows = {name: default for name, _, default in ROW.findall((ROOT / "README.md").read_text())}

    for name, field in Settings.model_fields.items():
        if name != "file":
            default = " ".join(field.default) if isinstance(field.default, tuple) else str(field.default)
            assert rows[PREFIX + name.upper()].strip("`") == default


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in WRONG.items() for value in values])
def test_a_setting_that_cannot_be_used_is_named(bare, name, value):
    bare(name, value)

    with pytest.raises(SettingError, match=name) as refused:
        from_environment()

    assert "README" in refused.value.fix
    assert "\n" not in refused.value.what


def test_every_fault_is_reported_at_once(bare):
    for name, values in WRONG.items():
        bare(name, values[0])

    with pytest.raises(SettingError) as refused:
        from_environment()

    lines = refused.value.what.splitlines()
    assert sorted(line.partition(":")[0] for line in lines) == sorted(WRONG)


def test_an_empty_setting_is_one_that_is_not_set(bare):
    for name in WRONG:
        if name != "QUIZ_NONSENSE":
            bare(name, "")

    assert from_environment() == from_environment({})


def test_the_data_folder_and_the_key_in_it_are_for_their_owner_alone(tmp_path):
    """The key is made first, and the database beside it."""
    close(app_of(tmp_path))

    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "data" / "secret-key").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("key", "mode", "said"),
    [
        ("", 0o600, "cut short"),
        ("0123456789abcde", 0o600, "cut short"),
        ("ключ " * 9, 0o600, "cut short"),
        ("a" * 64, 0o600, "can be guessed"),
        ("01" * 32, 0o600, "can be guessed"),
        ("0123456789abcdef", 0o644, "mode 644, not 600"),
        ("0123456789abcdef", 0o640, "mode 640, not 600"),
        ("0123456789abcdef", 0o602, "mode 602, not 600"),
    ],
)
def test_a_key_that_is_no_secret_is_refused_and_another_is_made_once_it_is_gone(tmp_path, key, mode, said):
    file = tmp_path / "data" / "secret-key"
    file.parent.mkdir()
    file.write_text(key)
    file.chmod(mode)

    with pytest.raises(SettingError, match=said) as refused:
        app_of(tmp_path)

    assert refused.value.where == str(file)
    assert "Delete the file" in refused.value.fix
    file.unlink()
    close(app_of(tmp_path))
    assert len(set(file.read_text())) >= 6


def test_a_key_in_the_environment_needs_no_file(tmp_path):
    """Which is the way out where files have no modes."""
    close(app_of(tmp_path, QUIZ_SECRET_KEY="0123456789abcdef"))

    assert not (tmp_path / "data" / "secret-key").exists()


@pytest.mark.parametrize("site", ["https://школа.example", "https://a.example\x7f"])
def test_a_site_that_fits_no_header_is_refused_at_the_start(bare, site):
    """Else every page would fail."""
    bare("QUIZ_FRAME_ANCESTORS", site)

    with pytest.raises(SettingError, match="QUIZ_FRAME_ANCESTORS"):
        from_environment()


def test_the_sites_that_may_frame_the_quiz_stand_in_the_policy(start):
    sites = "https://a.example https://*.b.example"

    policy = start("/", QUIZ_FRAME_ANCESTORS=sites).headers["Content-Security-Policy"]

    assert f"frame-ancestors 'self' {sites};" in policy
    assert "X-Frame-Options" not in start("/", QUIZ_FRAME_ANCESTORS=sites).headers


def test_whoever_runs_it_stands_on_the_privacy_page(start):
    who = {"QUIZ_OPERATOR": "Ada & Co", "QUIZ_CONTACT": "ada@school.example", "QUIZ_ORGANISATION": "The <School>"}

    words = Html(start("/privacy", **who).text).words

    assert all(value in words for value in who.values())
    assert "has not said so here" in Html(start("/privacy").text).words


def test_only_trusted_hosts_are_answered(start):
    trusted = {"QUIZ_TRUSTED_HOSTS": "quiz.example www.quiz.example"}

    assert start("/", headers={"Host": "www.quiz.example"}, **trusted).status_code == 200
    refused = start("/", headers={"Host": "evil.example"}, **trusted)
    assert refused.status_code == 400
    assert len(Html(refused.text).headings) == 1


class TestAddresses:
    """Behind a proxy, under a path: what is shown as the address of a result."""

    FORWARDED = {"X-Forwarded-For": "1.2.3.4", "X-Forwarded-Proto": "https", "X-Forwarded-Host": "quiz.example"}  # noqa: RUF012

    def share(self, response):
        return next(each["value"] for each in Html(response.text).all("input") if each.get("id") == "address")

    @pytest.fixture
    def path(self):
        from tests import sheets

        return sheets.path("result")

    def test_without_a_setting_it_is_the_one_that_was_asked_for(self, start, path):
        asked = start(path, headers={"Host": "192.168.1.5:8000", **self.FORWARDED})

        assert self.share(asked) == f"http://192.168.1.5:8000{path}"

    def test_behind_a_proxy_it_is_the_one_that_the_proxy_says(self, start, path):
        asked = start(path, headers={"Host": "10.0.0.1", **self.FORWARDED}, QUIZ_PROXY_HOPS="1")

        assert self.share(asked) == f"https://quiz.example{path}"

    def test_behind_two_proxies_the_outer_one_is_believed_and_nobody_before_it(self, start, path):
        forwarded = {"X-Forwarded-Host": "evil.example, quiz.example, inner", "X-Forwarded-Proto": "http, https, http"}
        headers = {**self.FORWARDED, **forwarded}

        assert self.share(start(path, headers=headers, QUIZ_PROXY_HOPS="2")) == f"https://quiz.example{path}"

    @pytest.mark.parametrize("public", ["https://quiz.example", "https://quiz.example/"])
    def test_the_public_address_is_shown_whatever_was_asked_for(self, start, path, public):
        asked = start(path, headers={"Host": "10.0.0.1"}, QUIZ_PUBLIC_URL=public)

        assert self.share(asked) == f"https://quiz.example{path}"
        assert "max-age" in asked.headers["Strict-Transport-Security"]

    @pytest.mark.parametrize("public", ["", "https://quiz.example/careers"])
    def test_under_a_path_every_link_keeps_it(self, start, public):
        from tests import sheets

        settings = {"QUIZ_PUBLIC_URL": public}
        for name in sheets.PAGES:
            page = Html(start(sheets.path(name), environ={"SCRIPT_NAME": "/careers"}, **settings).text)

            inside = [address for address in page.addresses if not address.startswith(("#", "http"))]
            assert inside
            assert [address for address in inside if not address.startswith("/careers/")] == [], name

    def test_under_a_path_redirects_keep_it(self, start):
        from tests import sheets

        code = sheets.code(sheets.clear())
        for path in (f"/answers/{code}?go=result", f"/open?code={code}"):
            asked = start(path, environ={"SCRIPT_NAME": "/careers"})

            assert asked.headers["Location"].startswith("/careers/r/")

    @pytest.mark.parametrize("public", ["", "https://quiz.example/careers"])
    def test_under_a_path_the_shown_address_has_it_once(self, start, path, public):
        """A public address is the one under which people reach the quiz, with its path."""
        environ = {"SCRIPT_NAME": "/careers", "HTTP_HOST": "quiz.example", "wsgi.url_scheme": "https"}

        asked = start(path, environ=environ, QUIZ_PUBLIC_URL=public)

        assert self.share(asked) == f"https://quiz.example/careers{path}"

    def test_a_proxy_that_gives_the_path_is_believed(self, start, path):
        headers = {**self.FORWARDED, "X-Forwarded-Prefix": "/careers"}

        assert self.share(start(path, headers=headers, QUIZ_PROXY_HOPS="1")) == f"https://quiz.example/careers{path}"


class TestUnchangedPages:
    """A browser that has the page already gets no second one."""

    @pytest.fixture
    def path(self):
        from tests import sheets

        return sheets.path("result")

    def test_a_result_that_is_there_already_is_not_sent_again(self, start, path):
        tag = start(path).headers["ETag"]

        again = start(path, headers={"If-None-Match": tag})

        assert (again.status_code, again.data) == (304, b"")
        assert again.headers["ETag"] == tag

    @pytest.mark.parametrize(
        "change",
        [{"QUIZ_OPERATOR": "Ada"}, {"QUIZ_PUBLIC_URL": "https://quiz.example"}, {"headers": {"Host": "other.example"}}],
        ids=["another setting", "another public address", "another host"],
    )
    def test_it_is_sent_where_anything_changed_that_pages_are_made_from(self, start, path, change):
        tag = start(path).headers["ETag"]
        headers = {"If-None-Match": tag, **change.pop("headers", {})}

        again = start(path, headers=headers, **change)

        assert again.status_code == 200
        assert again.headers["ETag"] != tag

    def test_it_is_sent_where_the_quiz_has_another_version(self, start, path, tmp_path):
        tag = start(path).headers["ETag"]
        newer = tmp_path / "newer.yaml"
        newer.write_text((ROOT / "questions.yaml").read_text().replace("talk someone through", "talk them through"))

        again = start(path, headers={"If-None-Match": tag}, QUIZ_FILE=newer)

        assert again.status_code == 200
        assert "newer version" in again.text

    def test_two_results_never_share_a_tag(self, start, path):
        from tests import sheets

        assert start(path).headers["ETag"] != start(sheets.path("result-tied")).headers["ETag"]
