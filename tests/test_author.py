"""The pages of who writes a quiz: on this machine alone, at once, and as the file stands."""

import re
from dataclasses import replace
from html import unescape

import pytest

from quiz.links import decode, open_code
from quiz.lint import lint
from quiz.lint.codes import CODES
from quiz.lint.finding import warning
from quiz.responses import LEFT_OUT
from quiz.serving.serve import has_author
from quiz.settings import Settings
from quiz.web.author.desk import PENDING, Judged
from tests.author_pages import HERE, Desk, author_app, author_apps, quick
from tests.examples import likert
from tests.lint_editions import silencing, stones
from tests.lint_faults import FAULTS
from tests.pages import Html, app_of, close
from tests.two_quizzes import AMBER, BERYL, quiz_file, quiz_in

NEARLY = FAULTS["pair-alike"][0]
PAGES = ("/author", "/author/roles/amber", "/author/findings", "/author/state")


@pytest.fixture(scope="module")
def desk():
    """With the report on two roles that are too much alike."""
    return Desk()


@pytest.fixture(scope="module")
def judged():
    """The report."""
    return Judged(quick(NEARLY))


@pytest.fixture(scope="module")
def app(tmp_path_factory, desk):
    """An app with that desk, for that quiz."""
    app = author_app(tmp_path_factory.mktemp("author"), desk, NEARLY)
    yield app
    close(app)


@pytest.fixture
def ask(app, desk, judged):
    """Ask for a page as its author does; the report is there, and nothing is wrong with the file."""
    desk.judged, desk.trouble = judged, ""
    return lambda path, **environ: app.test_client().get(path, environ_overrides={**HERE, **environ})


# To whom they open


def test_an_app_has_no_such_pages_by_itself(tmp_path):
    app = app_of(tmp_path)
    answers = [app.test_client().get(path, environ_overrides=HERE).status_code for path in PAGES]
    close(app)

    assert answers == [404, 404, 404, 404]


@pytest.mark.parametrize(
    ("watch", "address", "given", "expected"),
    [
        (True, "127.0.0.1", {}, True),
        (True, "::1", {}, True),
        (False, "127.0.0.1", {}, False),
        (True, "0.0.0.0", {}, False),
        (True, "192.168.1.5", {}, False),
        (True, "127.0.0.1", {"public_url": "https://quiz.example"}, False),
        (True, "127.0.0.1", {"proxy_hops": 1}, False),
    ],
)
def test_a_server_has_them_where_nobody_else_can_reach_it(watch, address, given, expected):
    assert has_author(Settings(**given), address, watch=watch) is expected


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:8000", "127.0.0.2", "[::1]:8000"])
def test_whoever_asks_from_this_machine_by_its_own_name_sees_them(ask, path, host):
    assert ask(path, HTTP_HOST=host).status_code == 200


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    "environ",
    [
        {"HTTP_HOST": "evil.example"},
        {"HTTP_HOST": "evil.example:8000"},
        {"HTTP_HOST": "localhost.evil.example"},
        {"HTTP_HOST": "127.0.0.1.evil.example"},
        {"HTTP_HOST": "192.168.1.5"},
        {"HTTP_HOST": "0.0.0.0"},
        {"HTTP_HOST": ""},
        {"REMOTE_ADDR": "192.168.1.5"},
        {"REMOTE_ADDR": "::ffff:192.168.1.5"},
        {"REMOTE_ADDR": ""},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_X_FORWARDED_HOST": "localhost"},
        {"HTTP_X_REAL_IP": "127.0.0.1"},
        {"HTTP_FORWARDED": "for=127.0.0.1"},
        {"HTTP_VIA": "1.1 proxy"},
    ],
    ids=str,
)
def test_nobody_else_does(ask, path, environ):
    """A name that was made to mean this machine (DNS rebinding), another machine, and whatever came by a proxy."""
    answer = ask(path, **environ)

    assert answer.status_code in {400, 404}
    assert "amber" not in answer.text


@pytest.mark.parametrize("path", PAGES)
def test_they_set_no_cookie_and_no_search_engine_lists_them(ask, path):
    headers = ask(path).headers

    assert "Set-Cookie" not in headers
    assert headers["X-Robots-Tag"] == "noindex"


# While the quiz is being judged


def test_the_page_is_there_at_once_and_comes_again_by_itself(ask, desk):
    desk.judged = PENDING
    answer = ask("/author")

    assert "The quiz is being judged" in answer.text
    assert answer.headers["Refresh"] == "2"
    assert "/author/roles/amber" in answer.text


def test_it_stands_still_once_the_report_is_there(ask):
    assert "Refresh" not in ask("/author").headers


def test_a_report_that_cannot_be_made_says_so_and_stands_still(ask, desk):
    desk.judged = Judged(failure="It took over 5 minutes.")
    answer = ask("/author")

    assert "It took over 5 minutes." in answer.text
    assert "Refresh" not in answer.headers


def test_what_an_open_page_asks_for_changes_when_the_page_does(ask, desk, judged):
    done = ask("/author/state").text
    desk.judged = PENDING
    pending = ask("/author/state").text
    desk.judged, desk.trouble = judged, "quiz.yaml:3: title: is missing."
    broken = ask("/author/state").text

    assert f'data-stamp="{broken}"' in ask("/author").text
    assert len({done, pending, broken}) == 3
    assert [each.split()[1] for each in (done, pending, broken)] == ["done", "pending", "done"]


# What they say


def test_it_says_what_the_check_says_with_lines_and_what_to_do(ask, judged):
    words = Html(ask("/author").text).words
    report = judged.survey.report

    assert f"{report.errors} errors" in words
    for finding in report.findings:
        assert finding.message in words
        assert finding.fix in words
    assert "Line 40" in words


def test_every_witness_leads_to_the_result_that_shows_it(ask, judged):
    """The code of the link is that of the witness."""
    answer = ask("/author")
    codes = [unescape(code) for code in re.findall(r'href="/r/(\w+)">The result that shows it', answer.text)]
    witnesses = [dict(each.witness) for each in judged.survey.report.findings if each.witness]
    decoded = [decode(NEARLY.quiz, open_code(code)) for code in codes]
    shown = [
        {
            q.id: q.options[choice].id
            for q, choice in zip(NEARLY.quiz.questions, sheet.choices, strict=True)
            if choice >= 0
        }
        for sheet in decoded
    ]

    assert witnesses
    assert sorted(map(sorted, map(dict.items, shown))) == sorted(map(sorted, map(dict.items, witnesses)))
    assert {ask(f"/r/{code}").status_code for code in codes} == {200}


def test_what_a_witness_does_not_answer_is_left_out_so_that_its_result_is_whole(ask, desk, judged):
    """As on a straight line, which answers likert questions alone."""
    line = warning("straight-line", "roles/amber", "It leads.", "Turn some.", witness={"more-cables": "5"})
    report = replace(judged.survey.report, findings=(line,))
    desk.judged = Judged(replace(judged.survey, report=report))
    [code] = re.findall(r'href="/r/(\w+)">The result', ask("/author").text)
    choices = decode(NEARLY.quiz, open_code(code)).choices

    assert sorted(choices) == [LEFT_OUT] * (len(choices) - 1) + [4]


def test_what_was_not_tried_or_not_checked_is_said(ask, desk, judged):
    report = replace(
        judged.survey.report, sampled=("22,000 random sheets, not 100,000",), unchecked=("long", "leading")
    )
    desk.judged = Judged(replace(judged.survey, report=report))
    words = Html(ask("/author").text).words

    assert "since the quiz is large: 22,000 random sheets, not 100,000." in words
    assert "these know English alone: long, leading." in words


def test_every_role_has_its_mark_its_share_and_its_nearest(ask, judged):
    text = ask("/author").text

    for number, role in enumerate(NEARLY.quiz.roles, 1):
        assert f">{number}</text>" in text
        assert re.search(rf'class="number">{number}</span> <a href="/author/roles/{role.id}">', text)
    for row in judged.survey.report.rows:
        assert f'<td data-head="On random sheets">{row.win}\n' in text
    assert 'class="alike"' in text, "amber and ember are too much alike"


def test_what_parts_each_near_pair_is_named(ask):
    """Amber and ember differ on travel alone: two questions, half of a step of 100 on 1 part in 11 each, 50 / 22."""
    words = Html(ask("/author").text).words

    assert "Amber and Ember 95.5 too much alike How much would you like less-travel? 2.3" in words


def test_silenced_findings_stand_apart_with_their_reasons(ask, desk):
    desk.judged = Judged(quick(silencing(NEARLY, "roles/amber", "pair-alike", "They are twins.")))
    words = Html(ask("/author").text).words

    assert "1 silenced" in words
    assert "Silenced: They are twins." in words


def test_a_role_has_all_its_pages_its_findings_and_what_is_near_in_one_place(ask):
    answer = ask("/author/roles/ember")
    led = set(Html(answer.text).addresses)

    assert {"/roles/ember", "/roles/ember/facts", "/compare/ember/amber", "/compare/ember/coral"} <= led
    assert "pair-alike" in answer.text
    assert {
        address: ask(address).status_code for address in led if address.startswith(("/roles", "/compare", "/r/"))
    } == {address: 200 for address in led if address.startswith(("/roles", "/compare", "/r/"))}
    assert ask("/author/roles/ruby").status_code == 404


def test_a_broken_file_shows_its_faults_and_what_is_below_stays(ask, desk):
    desk.trouble = "quiz.yaml:3: title: is missing.\nquiz.yaml:9: roles: <b>none</b>.\nThe old one is still served."
    answer = ask("/author")
    items = re.findall(r"<li>(quiz\.yaml.*?)</li>", answer.text)

    assert items == ["quiz.yaml:3: title: is missing.", "quiz.yaml:9: roles: &lt;b&gt;none&lt;/b&gt;."]
    assert "pair-alike" in answer.text


def test_every_finding_leads_to_what_it_means(ask, judged):
    """All codes are there, each with why it matters, an example, and what to do."""
    page = ask("/author/findings")
    words = Html(page.text).words
    led = set(Html(ask("/author").text).addresses)

    assert {f"/author/findings#{each.code}" for each in judged.survey.report.findings} <= led
    assert {code for code in CODES if f'id="{code}"' in page.text} == {*CODES}
    for code in CODES.values():
        for said in (code.why, code.mend, code.example):
            assert " ".join(said.split()) in words


def test_at_most_ten_findings_of_a_code_are_shown(ask, desk, judged):
    """Fourteen dimensions that nobody asks about twice."""
    lone = lint(stones(*(likert(f"lone-{number}") for number in range(14))), sheets=20, people=5)
    rows = judged.survey.report.rows
    desk.judged = Judged(replace(judged.survey, report=replace(lone, rows=rows)))
    text = ask("/author").text

    assert text.count("one question asks about") == 10
    assert "And 4 more; <code>quiz check --json stones.yaml</code> lists them." in text


# Several quizzes


def test_each_of_several_quizzes_has_its_own_author_s_pages(tmp_path):
    """Amber's and Beryl's have the same roles: each page is about its own, and without a name one is asked which."""
    files = [quiz_file(tmp_path, word) for word in (AMBER, BERYL)]
    desks = {quiz_in(file).id: Desk() for file in files}
    app = author_apps(tmp_path, desks, files)

    def ask(path):
        return app.test_client().get(path, environ_overrides=HERE, follow_redirects=True)

    which, amber = ask("/author").text, ask("/q/amber/author").text
    desks["amber"].judged = Judged(failure="Amber took too long.")
    shown = [ask(f"/q/{id}/author").text for id in ("amber", "beryl")]
    found = ask("/q/amber/author/state").status_code, ask("/q/coral/author").status_code
    others = (
        app.test_client().get("/q/amber/author", environ_overrides={**HERE, "HTTP_HOST": "evil.example"}).status_code
    )
    close(app)

    assert {"/q/amber/author", "/q/beryl/author"} <= {*Html(which).addresses}
    assert {address for address in Html(amber).addresses if "/author/" in address} == {
        f"/q/amber/author/roles/{role.id}" for role in quiz_in(files[0]).roles
    }
    assert 'data-ask="/q/amber/author/state"' in amber
    assert ["Amber took too long." in text for text in shown] == [True, False]
    assert (*found, others) == (200, 404, 404)
