"""Results of a quiz that is not today's any more: they wear its own title and scope, and nothing of today's."""

from datetime import UTC, datetime

import pytest

from quiz import reading
from quiz.store import Imprint
from quiz.web.versions import UNTITLED
from quiz.words.times import day
from tests import sheets
from tests.classes import class_in, sent_of
from tests.examples import ROOT, shipped_quiz
from tests.pages import Html, app_of, close
from tests.store_examples import NOON
from tests.takers import start

SHIPPED = (ROOT / "questions.yaml").read_text()
TODAY = reading.read(ROOT / "questions.yaml")
TITLE, SCOPE = "Which trade fits you?", "Twelve trades around computers."
NEWER = "newer version"
PATHS = (
    "/r/{}",
    "/take/{}",
    "/take/{}/all",
    "/answers/{}",
    "/r/{}/working",
    "/r/{}/profile",
    "/r/{}/with",
    "/r/{}/compare",
    "/r/{}/if/{}",
    "/r/{}/versus/{}/{}",
)


def other_file(folder, question="", **lines):
    """The shipped quiz with other words in some of its first lines, or in a question; another id is another quiz."""
    olds = {key: next(line for line in SHIPPED.splitlines() if line.startswith(f"{key}: ")) for key in lines}
    words = SHIPPED.replace(shipped_quiz().questions[3].text, question or shipped_quiz().questions[3].text)
    for key, value in lines.items():
        words = words.replace(olds[key], f"{key}: {value}", 1)
    file = folder / "other.yaml"
    file.write_text(words)
    return file


@pytest.fixture
def served(tmp_path):
    """Serve another quiz file for a while, and then today's: gives the app of today, and the quiz that was before."""
    apps = []

    def serve(**changes):
        file = other_file(tmp_path, **changes)
        close(app_of(tmp_path, QUIZ_FILE=file))
        apps.append(app_of(tmp_path, QUIZ_GROUPS="open"))
        return apps[-1], reading.read(file).quiz

    yield serve
    for app in apps:
        close(app)


def code_of(quiz):
    return sheets.code(sheets.clear(), quiz)


def test_every_page_of_another_quiz_wears_its_title_and_calls_nothing_newer(served):
    """In the tab and in the head of the page; today's title stands in the link to today's quiz alone."""
    app, quiz = served(id="trades", title=TITLE)
    roles = [role.id for role in quiz.roles[:2]]

    for path in PATHS:
        page = Html(app.test_client().get(path.format(code_of(quiz), *roles)).text)

        assert page.title.endswith(f"· {TITLE}"), path
        assert f"{TITLE} · Today’s quiz: {TODAY.short_title}" in page.words, path
        assert page.words.count(TODAY.short_title) == 1, path
        assert TODAY.title not in page.words, path
        assert NEWER not in page.words, path


def test_a_result_of_another_quiz_has_its_scope_and_says_which_quiz_it_is_to(served):
    app, quiz = served(id="trades", title=TITLE, scope=SCOPE)

    page = Html(app.test_client().get(f"/r/{code_of(quiz)}").text)

    assert SCOPE in page.words
    assert TODAY.scope not in page.words
    assert f"to another quiz, “{TITLE}”, first served here on {day(datetime.now(UTC), 'UTC')}." in page.words


def test_nothing_that_is_said_today_of_roles_and_sources_is_said_of_another_quizs(served):
    """They have the same ids here, and may mean something else."""
    app, quiz = served(id="trades", title=TITLE)
    client, code, roles = app.test_client(), code_of(quiz), [role.id for role in quiz.roles[:2]]

    result, working = client.get(f"/r/{code}"), client.get(f"/r/{code}/working")
    chosen = Html(client.get(f"/r/{code}/compare").text)

    inside = Html(result.text).addresses
    assert [each for each in inside if each.startswith(("/roles/", "/compare")) or "/compare" in each] == []
    assert "Skills to practise" not in result.text
    assert [source.title for source in TODAY.sources if source.title in working.text] == []
    assert "This result is from another quiz" in chosen.words
    assert f"/r/{code}" in chosen.addresses
    assert client.get(f"/r/{code}/compare/{'/'.join(roles)}").status_code == 404


def test_two_results_of_two_quizzes_are_distinguished_by_their_titles(served):
    app, quiz = served(id="trades", title=TITLE)

    page = Html(app.test_client().get(f"/r/{code_of(shipped_quiz())}/with/{code_of(quiz)}").text)

    assert f"The first result is from “{TODAY.title}”, the second from “{TITLE}”." in page.words
    assert "different versions" not in page.words


def test_an_older_version_keeps_its_own_title_and_says_that_a_newer_one_exists(served):
    """The id is the same, so it is the same quiz, and what is said of its roles today holds for them."""
    app, quiz = served(title=TITLE, question="Which one?")

    page = Html(app.test_client().get(f"/r/{code_of(quiz)}").text)

    assert page.title == f"Your result · {TITLE}"
    assert "A newer version of this quiz exists" in page.words
    assert [each for each in page.addresses if each.startswith("/roles/")]


def test_a_version_that_was_served_first_after_todays_is_not_older(served, tmp_path):
    """An operator went back to an older file: what was made meanwhile is to another version, not to an old one."""
    app, _ = served()
    quiz = reading.read(other_file(tmp_path, question="Which one?")).quiz
    app.extensions["quiz"].store.archive(quiz, NOON, Imprint(TODAY.title))  # in 2030

    page = Html(app.test_client().get(f"/r/{code_of(quiz)}").text)

    assert NEWER not in page.words
    assert "another version of this quiz than today’s" in page.words


def test_a_quiz_that_was_archived_without_its_title_is_an_earlier_one(served):
    app, quiz = served(id="trades", title=TITLE, scope=SCOPE)
    app.extensions["quiz"].store.archive(quiz, datetime.now(UTC), Imprint())

    page = Html(app.test_client().get(f"/r/{code_of(quiz)}").text)

    assert page.title == f"Your result · {UNTITLED}"
    assert "This result is to an earlier quiz, first served here on" in page.words
    assert TODAY.scope not in page.words


def test_a_title_that_is_mended_is_the_title_of_all_results_of_that_version(served):
    """The questions are the same, so the version is, and so are its codes."""
    app, quiz = served(title=TITLE)

    page = Html(app.test_client().get(f"/r/{code_of(quiz)}").text)

    assert quiz.version == shipped_quiz().version
    assert page.title == f"Your result · {TODAY.short_title}"


@pytest.mark.parametrize("kind", ["manage", "results"])
def test_the_pages_of_a_group_that_was_made_with_another_quiz_wear_its_title(served, kind):
    """Those of its takers and those of its counsellor."""
    app, quiz = served(id="trades", title=TITLE)
    made = class_in(app, sent_of(sheets.clear(), "fox", quiz), quiz=quiz)
    paths = [start(made), f"{start(made)}/r/{code_of(quiz)}", f"{start(made)}/send/{code_of(quiz)}"]
    inner = [made.path(part) for part in ("results", "show", "responses/1", "print", *["manage"] * (kind == "manage"))]

    browser = made.browser(kind)
    pages = [browser.get(path, follow_redirects=True) for path in paths + inner]

    assert [page.status_code for page in pages] == [200] * len(pages)
    assert [title for page in pages if not (title := Html(page.text).title).endswith(TITLE)] == []
    assert [page.request.path for page in pages if NEWER in page.text] == []
