"""What a result says: its words, its reasons (E1 to E5 of docs/scoring.md), and that its numbers add up."""

import re
from dataclasses import dataclass, field
from fractions import Fraction
from html.parser import HTMLParser

import pytest

from quiz.explanation import BANNED
from quiz.responses import Responses
from quiz.result import Result
from quiz.web.addresses import Addresses
from quiz.web.parts.result import result_page
from quiz.web.site import Sheet
from quiz.words import verdicts
from quiz.words.roles import target_in_words
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
    return part.question.text, part.option.label, *shown.asked


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
        assert all(all(reason.asked) for reason in reasons(page))


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
    for sheet in (sheets.clear(), sheets.tied(), *sheets.named(5)):
        tallies = Tallies(app.test_client().get(f"/r/{sheets.code(sheet)}").text).tallies

        assert len(tallies) >= 2
        for tally in tallies:
            whole = number(re.findall(NUMBER, tally.said)[0])
            assert sum(map(number, tally.points)) == (whole if "more than random" in tally.said else -whole), tally


@dataclass
class Tally:
    """A heading "Why …" with the paragraph under it, and the points listed there."""

    said: str = ""
    points: list[str] = field(default_factory=list)


class Tallies(HTMLParser):
    """Reads the accounts in a page: a heading, a paragraph, and a list with points."""

    def __init__(self, text):
        super().__init__()
        self.tallies: list[Tally] = []
        self._in: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self._in.append((tag, dict(attrs).get("class") or ""))
        if tag == "section":
            self._account = dict(attrs).get("class") == "account"
        if tag == "h2" and self._account:
            self.tallies.append(Tally())

    def handle_endtag(self, tag):
        while self._in and self._in.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if not self.tallies or not self._account or not data.strip():
            return
        if self._in[-1] == ("b", "points"):
            self.tallies[-1].points.append(data)
        elif self._in[-1] == ("p", "") and not self.tallies[-1].points:
            self.tallies[-1].said += data


def test_where_two_roles_ask_the_same_a_difference_says_how_much_it_weighs_for_each(present):
    """Both ask for repairs left to others; for one that is central, for the other helpful."""
    quiz, seen = shipped_quiz(), 0
    words = {1: "helpful", 2: "important", 3: "central"}
    for sheet in sheets.named(60):
        versus, page = Result(quiz, sheet).lead, present(sheet)
        for reason, view in zip(versus.ahead, page.versus.ahead, strict=True):
            targets = [match.role.target(reason.dimension) for match in (versus.role, versus.rival)]
            is_alike = all(targets) and len({target.position for target in targets}) == 1
            for target, asked in zip(targets, view.asked, strict=True):
                assert bool(target and asked.endswith(f"({words[target.weight]})")) == is_alike
            seen += is_alike
    assert seen > 5


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
        assert re.search(r"\d+ of 100\. Random answers reach that (fewer than )?\d+ times? in 100", worth)


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
    """An option that stands 50 away from a target is not praised for it."""
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
                        words = target_in_words(quiz.dimension(target.dimension), target)
                        assert (words in " ".join(shown.asked)) == is_met
                        quoted += is_met
    assert quoted > 100


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
    assert "Less than a point of 100 is missing." in client.get(f"/r/{sheets.code(nearly)}").text
