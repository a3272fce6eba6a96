"""What a result says: its words, its reasons (E1 to E5 of docs/scoring.md), and that its numbers add up."""

import re
from fractions import Fraction

import pytest

from quiz.explanation import BANNED
from quiz.responses import Responses
from quiz.result import Result
from quiz.web.addresses import Addresses
from quiz.web.parts.result import result_page
from quiz.web.site import Sheet
from quiz.words import verdicts
from quiz.words.roles import plainly
from tests import sheets
from tests.examples import shipped_quiz
from tests.pages import Html

NUMBER = r"[+−]?\d+(?:\.\d+)?"


@pytest.fixture(scope="module")
def present(app):
    """The page of a sheet, as data."""
    site = app.extensions["quiz"]

    def page(responses):
        sheet = Sheet(site.quiz, responses, sheets.code(responses))
        return result_page(Addresses(), sheet, site.edition)

    return page


def sums(page):
    """Each account's two sums."""
    return [each for account in page.accounts for each in (account.why, account.why_not)]


def reasons(page):
    """Every reason that a page gives."""
    versus = [*page.versus.ahead, *page.versus.behind] if page.versus else []
    return [reason for each in sums(page) for reason in each.shown] + versus


def sentence(shown):
    """What a reason says of an answer."""
    part = shown.reason.quoted
    return part.question.text, part.option.label, getattr(shown, "asked", "")


def sentences(page):
    """What a page says of the answers, reason by reason."""
    return set(map(sentence, reasons(page)))


def number(text):
    """A printed number, in hundredths of a point; no page prints more decimals."""
    whole, _, decimals = text.replace("−", "-").replace("+", "").partition(".")
    assert len(decimals) <= 2
    return int(whole + decimals.ljust(2, "0"))


def test_e1_each_reason_holds_the_persons_own_answer_and_its_question(present):
    for sheet in sheets.named(100):
        own = {
            (question.text, question.options[choice].label)
            for question, choice in zip(shipped_quiz().questions, sheet.choices, strict=True)
            if choice >= 0
        }
        page = present(sheet)

        assert {sentence(reason)[:2] for reason in reasons(page)} <= own


def test_e2_another_answer_changes_or_removes_the_reason(present):
    quiz = shipped_quiz()

    def printed(page):
        return {(shown.points, len(shown.reason.parts), *sentence(shown)) for shown in reasons(page)}

    for sheet in sheets.named(15):
        given = printed(present(sheet))
        for q, question in enumerate(quiz.questions):
            own = {reason for reason in given if reason[2] == question.text}
            for other in set(range(len(question.options) if own else 0)) - {sheet.choices[q]}:
                assert not own & printed(present(sheet.answer({q: other})))


def test_e3_a_sheet_and_its_mirror_share_no_reason(present):
    """Of sheets without middle answers, in which the single-choice questions are left out."""
    quiz = shipped_quiz()
    mirrors, shown = (4, 3, 2, 1, 0), 0
    for sheet in sheets.named(60):
        choices = [
            choice if question.ordered and choice != 2 else -1 if not question.ordered else 3
            for question, choice in zip(quiz.questions, sheet.choices, strict=True)
        ]
        mirrored = tuple(mirrors[choice] if choice >= 0 else choice for choice in choices)

        one, other = (present(Responses(tuple(each), sheet.stars)) for each in (choices, mirrored))

        shown += bool(sentences(one)) + bool(sentences(other))
        assert not sentences(one) & sentences(other)
    assert shown > 20


def test_e4_no_reason_is_shown_to_everybody(present):
    shown = [sentences(present(sheet)) for sheet in sheets.named(60)]

    assert set.intersection(*shown) == set()


def test_e5_each_printed_sum_is_the_sum_of_the_printed_parts(present):
    for sheet in [*sheets.named(100), sheets.tied(), sheets.fitting(), sheets.begun(12)]:
        page = present(sheet)

        for account in page.accounts:
            for each, sign in ((account.why, 1), (account.why_not, -1)):
                parts = [*each.shown, *([each.rest] if each.rest else [])]
                assert sum(number(part.points) for part in parts) == sign * 100 * each.total, each
        if page.versus:
            parts = [*page.versus.ahead, *page.versus.behind, *([page.versus.rest] if page.versus.rest else [])]
            other, one = map(number, page.versus.total.ends)
            assert sum(number(part.points) for part in parts) == one - other, page.versus


def test_e5_holds_in_the_page_as_a_person_reads_it(app):
    """Of each list of reasons, and of the bars between two jobs, whose ends stand above them."""
    for sheet in (sheets.clear(), sheets.tied(), *sheets.named(5)):
        page = app.test_client().get(f"/r/{sheets.code(sheet)}").text
        whys = parts("div", "why", page)

        assert len(whys) >= 2
        for why in whys:
            said = Html(why).words
            found = re.search(r"(\d+)( points?)? (less|more|of 100 points? (?:is|are) missing)", said)
            whole = (number(found[1]) if found[3] == "less" else -number(found[1])) if found else 0
            assert sum(map(number, points(why))) == whole, why
        one, other = re.findall(rf"<b.*?({NUMBER})</b>", parts("p", "rivals", page)[0])
        assert sum(map(number, points(parts("ul", "tug", page)[0]))) == number(one) - number(other)


def parts(tag, name, html):
    """The elements of a page that have a class and none of their kind within."""
    return re.findall(rf'<{tag} class="{name}">(.*?)</{tag}>', html, re.DOTALL)


def points(html):
    """The points that are listed in a part of a page."""
    return re.findall(rf'<b class="points">({NUMBER})</b>', html)


def test_a_bar_points_to_the_job_that_it_speaks_for_and_is_as_long_as_its_points(present):
    """The longest of a picture is 100 of 200 wide; plus ends in the middle, minus starts there."""
    for sheet in sheets.named(30):
        versus = present(sheet).versus
        bars = [*versus.ahead, *versus.behind]
        most = max((abs(bar.reason.points) for bar in bars), default=1)
        for bar in bars:
            assert bar.width == round(100 * float(abs(bar.reason.points) / most), 1)
            assert (bar.start + bar.width if bar.reason.points > 0 else bar.start) == pytest.approx(100, abs=0.05)
        assert {bar.points[0] for bar in versus.ahead if bar.points != "0"} <= {"+"}
        assert {bar.points[0] for bar in versus.behind if bar.points != "0"} <= {"−"}


def test_the_marks_of_a_track_stand_where_the_answer_and_the_job_stand(present):
    """A single choice is quoted without a track."""
    tracks = 0
    for sheet in sheets.named(30):
        for account in present(sheet).accounts:
            for shown in (*account.why.shown, *account.why_not.shown):
                part, target = shown.reason.quoted, account.match.role.target(shown.reason.dimension)
                assert (shown.target is not None) == part.question.ordered
                if shown.target is not None:
                    assert (shown.reason.mark, shown.target) == (*part.option.positions, target.position)
                    tracks += 1
    assert tracks > 30


def test_no_result_judges_or_promises(app):
    banned = re.compile(r"\b(" + "|".join(map(re.escape, BANNED)) + r")\b", re.IGNORECASE)
    client = app.test_client()
    for sheet in [*sheets.named(60), sheets.tied(), sheets.nothing(), *map(sheets.fitting, range(12))]:
        words = Html(client.get(f"/r/{sheets.code(sheet)}").text).words

        assert banned.findall(words) == []


def test_no_page_about_a_role_judges_or_promises(app):
    banned = re.compile(r"\b(" + "|".join(map(re.escape, BANNED)) + r")\b", re.IGNORECASE)
    client = app.test_client()

    for role in shipped_quiz().roles:
        assert banned.findall(Html(client.get(f"/roles/{role.id}").text).words) == []


def test_no_title_and_no_preview_of_a_result_names_a_role(app):
    """The tab, the history and a shared link's preview may be seen by others."""
    names = [role.name for role in shipped_quiz().roles]
    client = app.test_client()
    for sheet in [*sheets.many(20), *map(sheets.fitting, range(len(names)))]:
        for path in ("/r/{}", "/answers/{}", "/take/{}"):
            page = Html(client.get(path.format(sheets.code(sheet))).text)
            texts = [page.title, *(each.get("content") or "" for each in page.all("meta"))]

            assert [name for name in names for text in texts if name.casefold() in text.casefold()] == []


def test_the_headline_has_no_number_and_the_match_has_its_worth(present):
    for sheet in sheets.many(60):
        page = present(sheet)

        worth = verdicts.worth(page.result)
        assert not re.search(r"\d", verdicts.headline(page.result))
        assert re.search(r"\d+ of 100\. Random answers reach that (fewer than |at least )?\d+ times? in 100", worth)


def test_tied_roles_are_all_named_and_none_is_called_first(present):
    page = present(sheets.tied())

    level, headline = [row for row in page.ranking if row.rank == 1], verdicts.headline(page.result)
    assert len(level) > 1
    assert all(row.role.name in headline for row in level[:3])
    assert "fits your answers best" not in headline


def test_where_no_role_is_named_none_is_explained_ranked_or_followed(present):
    """Nothing stands out: a match a role, but no place, no reasons, no comparison and no next steps."""
    page = present(sheets.nothing())

    assert {row.rank for row in page.ranking} == {None}
    assert {row.place for row in page.ranking} == {"other"}
    assert (page.accounts, page.versus, page.change, page.next_steps) == ((), None, None, ())
    assert len(page.equals) == 3


def test_two_jobs_that_a_link_is_about_are_named_in_it(client):
    """Where three jobs are named and in no order, “these two” would be any."""
    page = client.get(Addresses().result(sheets.code(sheets.nothing()))).text
    names = {role.id: role.name for role in shipped_quiz().roles}

    [(one, other, words)] = re.findall(r'/compare/([\w-]+)/([\w-]+)">(Facts of [^<]+)<', page)

    assert words == f"Facts of {names[one]} and {names[other]}"


def test_equal_points_print_alike(present):
    """Of three answers worth 4.41 points each none is printed +5 and another +4."""
    quiz = shipped_quiz()
    for sheet in sheets.named(60):
        accounts = Result(quiz, sheet).accounts
        for view, account in zip(present(sheet).accounts, accounts, strict=True):
            printed: dict[Fraction, set[str]] = {reason.points: set() for reason in account.reasons_for}
            for shown, reason in zip(view.why.shown, account.reasons_for, strict=True):
                printed[reason.points].add(shown.points)
            assert all(len(alike) == 1 for alike in printed.values())


def test_a_reason_quotes_of_the_role_only_what_the_answer_meets(present):
    """An option that stands 50 away from a target is not praised for it; what the reason is about is quoted if met."""
    quiz = shipped_quiz()
    quoted = 0
    for sheet in sheets.named(60):
        page = present(sheet)
        for each in page.accounts:
            role = each.match.role
            for shown in each.why.shown:
                part = shown.reason.quoted
                for target, position in zip(role.targets(part.question), part.option.positions, strict=True):
                    if target:
                        is_met = abs(target.position - position) <= 25
                        is_said = plainly(quiz.dimension(target.dimension), target.position) in shown.asked
                        assert is_met or not is_said
                        assert is_said or not is_met or target.dimension != shown.reason.dimension
                        quoted += is_said
    assert quoted > 100


def test_what_fits_less_says_what_the_job_asks_for_or_which_answer_would_be_nearer(present):
    """Where both are on one side of the middle, the pole would sound like agreement: more or less of it is said."""
    quiz, nearer = shipped_quiz(), 0
    for sheet in sheets.named(60):
        for each in present(sheet).accounts:
            for shown in each.why_not.shown:
                target = each.match.role.target(shown.reason.dimension)
                if shown.target is None:
                    continue
                if (shown.reason.mark - 50) * (shown.target - 50) > 0:
                    options, positions = shown.reason.quoted.question.options, shown.reason.quoted.option.positions
                    runs_up = options[0].positions < options[-1].positions
                    word = "more" if (shown.target > positions[0]) == runs_up else "less"
                    assert shown.asked == f"a little {word} of that"
                    assert not shown.meant
                    nearer += 1
                else:
                    assert shown.asked == plainly(quiz.dimension(target.dimension), target.position)
    assert nearer > 10


def test_little_of_one_end_is_said_as_much_of_the_other(present, client):
    """“Only a few written words a day? Not at all” is hard to read; it comes to writing things down clearly."""
    quiz, seen = shipped_quiz(), 0
    for sheet in sheets.named(60):
        page = present(sheet)
        words = Html(client.get(f"/r/{sheets.code(sheet)}").text).words
        for account in page.accounts:
            for shown in (*account.why.shown, *account.why_not.shown):
                part, dimension = shown.reason.quoted, quiz.dimension(shown.reason.dimension)
                assert not shown.meant or (part.question.ordered and part.position(dimension.id) > 50)
                if shown.meant:
                    at = part.position(dimension.id)
                    assert shown.meant == {75: f"mostly {dimension.high}", 100: dimension.high}[at]
                    yours = "you and" if shown.meant == shown.asked else f"you: {shown.meant};"
                    assert f"{part.option.label} → {yours} the job: {shown.asked}." in words
                    seen += 1
    assert seen > 10


def test_too_few_answers_name_nobody_and_lead_on(present, client):
    page, code = present(sheets.begun(3)), sheets.code(sheets.begun(3))
    shown = client.get(f"/r/{code}").text

    assert page.accounts == ()
    assert page.versus is None
    assert f'<a class="button" href="/take/{code}">' in shown
    assert "<h2>All jobs" not in shown
    assert not any(role.name in verdicts.headline(page.result) for role in shipped_quiz().roles)


def test_the_ranking_names_every_role_once_best_first(present):
    for page in map(present, sheets.many(60, left_out=0.4)):
        points = [row.points for row in page.ranking if row.points is not None]

        assert {row.role for row in page.ranking} == set(shipped_quiz().roles)
        assert len(page.ranking) == len(shipped_quiz().roles)
        assert points == sorted(points, reverse=True)
        assert [row.role for row in page.ranking] == [match.role for match in page.result.ranking.matches]
        assert not any(row.points is not None for row in page.ranking[len(points) :])


def test_nothing_is_said_to_be_missing_only_where_nothing_is(present, client):
    """A match of 99.5 is printed as 100, and yet something is missing."""
    quiz, best = shipped_quiz(), sheets.fitting()
    table = quiz.tables[0]
    heavy = [q for q, weight in enumerate(table.weights) if weight == max(table.weights)][: quiz.most_stars]
    light = next(q for q, weight in enumerate(table.weights) if weight == 1 and quiz.questions[q].ordered)
    step = 1 if best.choices[light] == 0 else -1
    nearly = Responses(best.answer({light: best.choices[light] + step}).choices, frozenset(heavy))

    assert "Nothing is missing" in client.get(f"/r/{sheets.code(best)}").text
    assert present(nearly).ranking[0].points == 100
    assert "Less than a point of 100 is missing" in client.get(f"/r/{sheets.code(nearly)}").text
