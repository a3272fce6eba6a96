"""The page for counsellors: what it promises holds here, and it leads on."""

import re

import pytest

from quiz.cohort.discreet import FEWEST
from quiz.result import Said
from quiz.web.texts.views import LESSONS
from tests import sheets
from tests.examples import shipped_quiz
from tests.pages import Html, app_of, close
from tests.said_sheets import said_sheet

CONTROLS = (
    ("take", "What does this mean?", "question"),
    ("take", "Finish here", "result"),
    ("plan", "Make a plan", "result"),
    ("plan", "Beside another result", "result"),
)


@pytest.fixture
def page(tmp_path):
    """The page under some settings."""
    apps = []

    def ask(**settings):
        apps.append(app_of(tmp_path, **settings))
        return Html(apps[-1].test_client().get("/for-counsellors").text)

    yield ask
    for app in apps:
        close(app)


def test_it_leads_to_a_new_group_where_one_can_be_made(page):
    opened, guarded, closed = (page(QUIZ_GROUPS=mode) for mode in ("open", "passphrase", "closed"))

    assert "/groups/new" in opened.addresses
    assert "/groups/new" in guarded.addresses
    assert "the passphrase that whoever runs this quiz has" in guarded.words
    assert "/groups/new" not in closed.addresses
    assert "Here nobody can make a group." in closed.words


@pytest.fixture(params=LESSONS)
def lesson(request, client):
    """The HTML of a lesson."""
    return client.get(f"/for-counsellors/{request.param}").text


@pytest.mark.parametrize(
    ("said", "promise", "kept"),
    [
        (
            Said.NOTHING,
            "Nothing stands out? The nearest jobs stand side by side.",
            "These are the nearest, in no order.",
        ),
        (Said.LITTLE, "Too little to go on? No plan yet.", "A plan can wait a little"),
    ],
)
def test_what_the_third_lesson_says_of_a_plan_without_a_leader_holds(client, said, promise, kept):
    code = said_sheet("shipped", "support-specialist", said).code
    plan = Html(client.get(f"/r/{code}/plan").text)

    assert promise in Html(client.get("/for-counsellors/plan").text).words
    assert kept in plan.words
    assert "beside=" not in " ".join(plan.addresses)


def sentences(text):
    """What a page says, sentence by sentence, but for who says so and where."""
    main = re.sub(r'<span class="asked">.*?</span>', "", text.partition('<main id="main">')[2], flags=re.DOTALL)
    for block in re.findall(r"<(?:li|td|p|th)\b[^>]*>(.*?)</(?:li|td|p|th)>", main, re.DOTALL):
        yield from re.split(r"(?<=[.?!:…])[”)]* +", Html(block).words)


def reasons(text):
    """What speaks for doing it so, one by one."""
    return re.findall(r"<li>(.*?)</li>", text.partition('id="why"')[2], re.DOTALL)


def test_it_leads_to_three_lessons_which_lead_back_and_to_each_other(client):
    page = client.get("/for-counsellors").text

    assert 'id="lesson"' in page
    for place in LESSONS:
        assert f"/for-counsellors/{place}" in Html(page).addresses
        there = Html(client.get(f"/for-counsellors/{place}").text).addresses
        assert {"/for-counsellors", *(f"/for-counsellors/{other}" for other in LESSONS)} <= set(there)


def test_there_is_no_other_lesson(client):
    assert client.get("/for-counsellors/grade").status_code == 404


def test_search_engines_find_each_lesson(client):
    listed = client.get("/sitemap.xml").text

    assert [place for place in LESSONS if f"/for-counsellors/{place}</loc>" not in listed] == []


@pytest.mark.parametrize("place", LESSONS)
def test_a_lesson_takes_the_minutes_that_are_announced_without_a_gap(client, place):
    listed = re.findall(
        r'(\d+) minutes</dt>\s*<dd><a href="/for-counsellors/(\w+)"', client.get("/for-counsellors").text
    )
    announced = {where: int(minutes) for minutes, where in listed}[place]
    page = client.get(f"/for-counsellors/{place}").text
    times = [(int(start), int(end)) for start, end in re.findall(r'class="points">(\d+)–(\d+)<', page)]

    assert (times[0][0], times[-1][1]) == (0, announced)
    assert [end for _, end in times[:-1]] == [start for start, _ in times[1:]]
    assert f'<p class="lead">\n{announced} minutes' in page


def test_each_step_of_a_lesson_has_words_to_say(lesson):
    said = re.findall(r'data-head="Say:">(.*?)</td>', lesson, re.DOTALL)

    assert len(said) == lesson.count('data-head="You:"') == lesson.count('data-head="The class:"')
    assert [words for words in said if not re.fullmatch(r"“[^“”]+[.?]”", words)] == []


def test_a_lesson_speaks_in_short_sentences(lesson):
    assert [sentence for sentence in sentences(lesson) if len(sentence.split()) >= 20] == []


def test_each_reason_of_a_lesson_has_its_own_source_or_says_that_it_has_none(lesson):
    """A source has who, when and what they looked at; what has none claims no effect."""
    found = reasons(lesson)

    assert len(found) >= 3
    for reason in found:
        source = re.search(r'<span class="asked">[^<]*\((?:19|20)\d\d\):.*</span>', reason, re.DOTALL)
        assert bool(source) != ("rests on no study" in reason), reason
        assert source or not re.search(r"\d", reason)


def test_a_lesson_claims_for_this_quiz_nothing_that_was_shown_for_others(lesson):
    words = Html(lesson).words

    assert "It was not shown for this quiz." in words
    assert re.search(r"proven|success|talent|predict|guarantee|you are\b", words, re.IGNORECASE) is None


@pytest.mark.parametrize(("place", "control", "page"), CONTROLS)
def test_what_a_lesson_has_people_press_is_there(client, place, control, page):
    assert f"“{control}”" in client.get(f"/for-counsellors/{place}").text
    assert control in Html(client.get(sheets.path(page)).text).words


def test_the_lessons_say_what_counsellors_ran_into(client):
    take, read, _ = (Html(client.get(f"/for-counsellors/{place}").text).words for place in LESSONS)

    for warning in (
        "Copy them right after making it",
        "Close ends sending",
        "Lock ends your own access",
        "full screen",
    ):
        assert warning in take
    assert "Under about 20 results, Show says little" in read


def test_its_figures_are_those_of_this_quiz(page):
    words = page().words

    assert f"{len(shipped_quiz().questions)} questions" in words
    assert f"{len(shipped_quiz().roles)} jobs" in words
    assert f"“Under {FEWEST}”" in words


def test_the_start_and_every_footer_lead_to_it(client):
    for path in ("/", "/privacy", "/roles"):
        assert "/for-counsellors" in Html(client.get(path).text).addresses


def test_privacy_tells_of_groups(client):
    words = Html(client.get("/privacy").text).words

    for promise in (
        "Nothing is sent until you press Send",
        "Classmates see totals only",
        "24 months",
        "receipt",
        "One cookie",
    ):
        assert promise in words
