"""Several quizzes on one server: each is found by its own address, a code finds its own, and none shows on another."""

from urllib.parse import urldefrag

import pytest

from quiz.errors import ContentError, SettingError
from tests.examples import ROOT, shipped_quiz
from tests.group_pages import group_pages
from tests.pages import Html, app_of, close
from tests.two_quizzes import AMBER, BERYL, CORAL, clear_code, code_in, quiz_file, quiz_in

SECRET = "a secret of the tests, long enough"
WORDS = (AMBER, BERYL)
SHARED = ("/static/", "/open", "/groups/")
ASKING = ("/method", "/roles", "/compare")  # pages that ask of which quiz, where several are served


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("several")


@pytest.fixture(scope="module")
def files(folder):
    return tuple(quiz_file(folder, word) for word in WORDS)


@pytest.fixture(scope="module")
def quizzes(files):
    return dict(zip(WORDS, map(quiz_in, files), strict=True))


@pytest.fixture(scope="module")
def app(folder, files):
    made = app_of(folder, QUIZ_FILE=files, QUIZ_GROUPS="open", QUIZ_SECRET_KEY=SECRET)
    yield made
    close(made)


@pytest.fixture(scope="module")
def client(app):
    return app.test_client()


@pytest.fixture(scope="module")
def groups(app):
    """The pages and the exports of a group for each."""
    return {word: group_pages(app, "fox", word.lower()) for word in WORDS}


def join_of(pages):
    """The join code in the addresses of a group's pages."""
    return next(address for address in pages if address.startswith("/g/")).split("/")[2]


def walk(client, *starts, but=()):
    """Every page that these lead to, by its address, but for some, and what all quizzes share, such as their list."""
    found, waiting = {}, list(starts)
    for address in waiting:
        here = urldefrag(address).url
        if here in found or here == "/" or not here.startswith("/") or here.startswith((*SHARED, *but)):
            continue
        answer = client.get(here, follow_redirects=True)
        found[here] = answer.text
        if answer.mimetype == "text/html":
            assert answer.status_code == 200, here
            waiting += Html(answer.text).addresses
    return found


def with_any_of(pages, word):
    """The addresses of pages that show, or lead to, anything of a quiz with this word."""
    return [address for address, text in pages.items() if word in text or f"/q/{word.lower()}" in text]


def other(word):
    return next(each for each in WORDS if each != word)


@pytest.mark.parametrize("word", WORDS)
class TestOneBesideAnother:
    def test_no_page_of_one_shows_or_leads_to_the_other(self, client, quizzes, word):
        code, quiz = clear_code(quizzes[word]), quizzes[word]
        sheet = [
            f"/r/{code}",
            f"/answers/{code}",
            f"/take/{code}/all",
            f"/r/{code}/with/{code_in(quiz)}",
            f"/r/{code}.json",
        ]
        pages = walk(client, f"/q/{word.lower()}", *sheet)

        assert len(pages) > 60
        assert {f"/q/{word.lower()}/method", f"/q/{word.lower()}/finish"} < pages.keys()
        assert with_any_of(pages, other(word)) == []
        assert [address for address, text in pages.items() if word not in text and "html" in text] == []

    def test_no_page_or_export_of_a_group_for_one_shows_the_other(self, groups, word):
        pages, exports = groups[word]

        assert len(pages) > 60
        assert with_any_of(pages, other(word)) == []
        assert [text for text in exports if other(word) in text] == []
        assert any(word in text for text in exports)
        assert any(f"/q/{word.lower()}/roles/" in address for address in pages)

    def test_a_code_wears_the_title_of_its_own_quiz_and_leads_back_to_it(self, client, quizzes, word):
        page = Html(client.get(f"/r/{clear_code(quizzes[word])}").text)

        assert page.title == f"Your result · {word} Craft quiz"
        assert {f"/q/{word.lower()}", f"/q/{word.lower()}/roles", "/"} < set(page.addresses)


def test_the_list_has_each_with_what_it_takes_and_opens_any_code(client, quizzes):
    page = Html(client.get("/").text)

    for word in WORDS:
        assert f"{word} Which craft would you like to try?" in page.words
        assert quizzes[word].roles[0].name in page.words
    assert page.words.count("4 jobs · 10 questions · about 2 minutes") == 2
    assert {f"/q/{word.lower()}" for word in WORDS} < set(page.addresses)
    code = clear_code(quizzes[BERYL])
    assert client.get(f"/open?code={code}").location == f"/r/{code}"


def test_two_results_of_two_quizzes_are_not_compared(client, quizzes):
    first, second = (clear_code(quizzes[word]) for word in WORDS)

    page = Html(client.get(f"/r/{first}/with/{second}").text)

    assert "These are two quizzes, so nothing in them can be compared." in page.words
    assert all(f"“{word} Which craft" in page.words for word in WORDS)


def test_a_code_of_one_cannot_be_sent_to_a_group_for_the_other(client, groups, quizzes):
    pages, _ = groups[AMBER]

    answer = client.get(f"/g/{join_of(pages)}/send/{clear_code(quizzes[BERYL])}")

    assert answer.status_code == 409
    assert "The group takes another quiz" in answer.text


class TestWhereTheAddressNamesNoQuiz:
    def test_pages_that_each_has_are_offered_of_each(self, client):
        for path in ("/method", "/roles", "/roles/baker", "/compare/baker/gardener", "/for-counsellors"):
            answer = client.get(path)
            assert (answer.status_code, answer.headers["X-Robots-Tag"]) == (200, "noindex")
            offered = [each for each in Html(answer.text).addresses if each.endswith(path)]
            assert offered == [f"/q/{word.lower()}{path}" for word in WORDS]

    def test_what_no_quiz_has_is_no_page(self, client):
        for path in ("/roles/nobody", "/q/nobody", "/q/nobody/roles", "/q/amber/roles/nobody", "/q/amber/r/nothing"):
            answer = client.get(path)
            assert answer.status_code == 404
            assert "There is no such page" in answer.text
            assert "Browse the jobs" not in answer.text or "amber" in path

    def test_a_role_that_one_quiz_alone_has_leads_there(self, tmp_path, files):
        app = app_of(tmp_path, QUIZ_FILE=(files[0], ROOT / "questions.yaml"))
        for path in ("/roles/baker", "/compare/baker/gardener"):
            assert app.test_client().get(path).location == f"/q/amber{path}"
        close(app)

    def test_a_group_is_made_for_the_one_that_is_chosen(self, client):
        page = Html(client.get("/groups/new").text)
        offered = [each for each in page.addresses if each.endswith("/groups/new")]

        assert page.headings == ["For which quiz?"]
        assert offered == [f"/q/{word.lower()}/groups/new" for word in WORDS]
        assert client.post("/groups/new", data={}).status_code == 200
        assert client.post(offered[0], data={}).status_code == 400

    def test_what_stands_too_much_at_its_end_is_left_out(self, client):
        for path in ("/q/amber", "/q/amber/roles", "/q/amber/roles/baker", "/q/amber/groups/new"):
            for odd in (f"{path}.", f"{path}/", f"{path}),", path.replace("/q/", "/Q/")):
                assert client.get(odd).location == path, odd

    def test_nobody_is_led_out_of_a_group(self, client):
        assert client.get("/g/K7MX-3QPD/method").location == "/g/K7MX-3QPD"

    def test_what_is_the_same_for_all_is_there_once_more(self, client):
        for path in ("/privacy", "/accessibility", "/finish"):
            page = Html(client.get(path).text)
            assert page.title.endswith("· All quizzes")
            assert [each for each in page.addresses if each.startswith("/q/")] == []


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    app = app_of(tmp_path_factory.mktemp("alone"), QUIZ_GROUPS="open", QUIZ_SECRET_KEY=SECRET)
    yield app.test_client()
    close(app)


class TestServedAlone:
    """As before; and an address with the quiz leads to the one without."""

    @pytest.mark.parametrize(
        "path", ["", "/roles", "/compare?role=a&rival=b%20c", "/privacy", "/finish", "/groups/new"]
    )
    def test_an_address_with_the_quiz_leads_to_the_one_without(self, alone, path):
        answer = alone.get(f"/q/{shipped_quiz().id}{path}")

        assert (answer.status_code, answer.location) == (303, path or "/")

    def test_in_a_group_too(self, alone):
        assert alone.get(f"/g/K7MX-3QPD/q/{shipped_quiz().id}/roles").location == "/g/K7MX-3QPD/roles"

    def test_another_quiz_is_no_page(self, alone):
        assert alone.get("/q/amber/roles").status_code == 404

    def test_no_page_has_such_an_address(self, alone):
        pages = walk(alone, "/", "/roles", f"/r/{code_in(shipped_quiz(), 1)}", but=ASKING)
        assert len(pages) > 20
        assert [address for address, text in pages.items() if "/q/" in text or "All quizzes" in text] == []


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    """Three quizzes, then two; of one of them, another version."""
    folder = tmp_path_factory.mktemp("before")
    files = [quiz_file(folder, word) for word in (AMBER, BERYL, CORAL)]
    settings = {"QUIZ_GROUPS": "open", "QUIZ_SECRET_KEY": SECRET}
    first = app_of(folder, QUIZ_FILE=tuple(files), **settings)
    codes = {word: clear_code(quiz_in(file)) for word, file in zip((AMBER, BERYL, CORAL), files, strict=True)}
    pages, _ = group_pages(first, "fox", CORAL.lower())
    close(first)
    quiz_file(folder, BERYL, question="Beryl What would you like?")
    app = app_of(folder, QUIZ_FILE=tuple(files[:2]), **settings)
    yield app.test_client(), codes, join_of(pages)
    close(app)


class TestNoLongerServed:
    """A quiz that was taken away, and a version that was: their codes and groups open by the archive."""

    def test_a_code_of_one_that_is_gone_opens_as_another_quizs(self, before):
        client, codes, _ = before
        page = Html(client.get(f"/r/{codes[CORAL]}").text)

        assert page.title.endswith(f"· {CORAL} Which craft would you like to try?")
        assert f"to another quiz, “{CORAL} Which craft would you like to try?”" in page.words
        assert f"{CORAL} Which craft would you like to try? · All quizzes" in page.words
        assert "See all quizzes" in page.words
        assert [each for each in page.addresses if each.startswith(("/q/", "/roles", "/method"))] == []
        assert with_any_of(walk(client, f"/r/{codes[CORAL]}", but=ASKING), AMBER) == []

    def test_a_code_of_an_old_version_says_that_a_newer_one_exists(self, before):
        client, codes, _ = before
        page = Html(client.get(f"/r/{codes[BERYL]}").text)

        assert "A newer version of this quiz exists" in page.words
        assert "/q/beryl" in page.addresses

    def test_its_groups_take_what_is_sent(self, before):
        client, codes, join = before
        assert client.get(f"/g/{join}").status_code == 200
        assert client.get(f"/g/{join}/send/{codes[CORAL]}").status_code == 200
        assert with_any_of(walk(client, f"/g/{join}", f"/g/{join}/r/{codes[CORAL]}"), AMBER) == []


class TestWhatIsRefusedAtTheStart:
    def test_two_files_with_one_id_are_named_both_and_nothing_is_archived(self, tmp_path, files):
        twin = quiz_file(tmp_path, BERYL, id="amber", name="twin.yaml")

        with pytest.raises(ContentError) as refused:
            app_of(tmp_path, QUIZ_FILE=(files[0], twin))

        assert all(str(file) in str(refused.value) for file in (files[0], twin))
        assert "“amber”" in str(refused.value)

    def test_one_file_twice_is_named_by_both_names(self, tmp_path, files):
        link = tmp_path / "again.yaml"
        link.symlink_to(files[0])

        with pytest.raises(SettingError) as refused:
            app_of(tmp_path, QUIZ_FILE=(files[0], link))

        assert all(str(file) in str(refused.value) for file in (files[0], link))

    def test_a_folder_twice_names_one_file_not_two_that_differ(self, tmp_path, folder, files):
        with pytest.raises(SettingError, match=f"{files[0].name}: this file is named twice"):
            app_of(tmp_path, QUIZ_FILE=(folder, folder))

    def test_one_file_twice_by_one_name_is_refused(self, tmp_path, files):
        with pytest.raises(SettingError, match=f"{files[0].name}: this file is named twice"):
            app_of(tmp_path, QUIZ_FILE=(files[0], files[0]))

    def test_a_broken_one_is_named(self, tmp_path, files):
        broken = tmp_path / "broken.yaml"
        broken.write_text("no quiz: [")

        with pytest.raises(ContentError, match=r"broken\.yaml:1"):
            app_of(tmp_path, QUIZ_FILE=(files[0], broken))

    def test_a_folder_without_any_is_named(self, tmp_path):
        (empty := tmp_path / "empty").mkdir()

        with pytest.raises(SettingError, match="empty: holds no quiz file"):
            app_of(tmp_path, QUIZ_FILE=empty)

    def test_more_than_fit_are_too_many(self, tmp_path):
        for number in range(51):
            (tmp_path / f"{number}.yaml").touch()

        with pytest.raises(SettingError, match="51 quizzes, and one server takes up to 50"):
            app_of(tmp_path, QUIZ_FILE=tmp_path)


@pytest.mark.parametrize("how", ["folder", "text", "paths"])
def test_several_are_a_folder_or_a_list(tmp_path, how):
    """In a folder, by their names; what an editor keeps there beside them is left out."""
    (folder := tmp_path / "our quizzes").mkdir()
    files = [quiz_file(folder, word) for word in (BERYL, AMBER)]
    (folder / ".#amber.yaml").write_text("no quiz")
    (folder / "notes.txt").write_text("no quiz")
    short = [quiz_file(tmp_path, word) for word in (AMBER, BERYL)]
    given = {"folder": str(folder), "text": " ".join(map(str, short)), "paths": tuple(sorted(files))}[how]

    app = app_of(tmp_path, QUIZ_FILE=given)

    assert [site.quiz.id for site in app.extensions["quizzes"].sites] == ["amber", "beryl"]
    close(app)
