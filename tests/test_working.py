"""The pages that check a result: profile, two jobs and working; and that they add up."""

import re
from decimal import Decimal
from fractions import Fraction
from html import unescape

import pytest

from quiz.content import Target
from quiz.explanation import BANNED
from quiz.responses import Responses
from quiz.result import Result
from quiz.web.result.profile import profile
from quiz.web.result.versus import between
from quiz.web.result.working import working
from quiz.words.facts import resting_on
from quiz.words.numbers import half_up
from tests import sheets
from tests.examples import quiz_of, shipped_quiz, single, worked_quiz, worked_sheet
from tests.pages import Html


@pytest.fixture(scope="module")
def site(app):
    return app.extensions["quiz"]


def found(responses, quiz=None):
    """The result of a sheet, and its ranking."""
    result = Result(quiz or shipped_quiz(), responses)
    return result, result.ranking


def between_of(site, result, role, rival):
    """The way from one role's match to another's."""
    return between(site.edition_of(result.quiz), result, result.versus(role.role.id, rival.role.id))


def working_of(site, result, match):
    """The working of one role's match."""
    return working(site.edition_of(result.quiz), result, match, result.account(match.role.id).base)


def units(text):
    """A printed number, in units of 10^-6."""
    return Fraction(text.replace("−", "-").replace("+", ""))


class TestBetween:
    """From one role's match to another's."""

    def test_the_printed_differences_add_up_from_one_match_to_the_other(self, site):
        """Those of the preferences, and those of the answers."""
        for responses in [*sheets.many(40), sheets.tied()]:
            result, ranking = found(responses)
            for role, rival in zip(ranking.ranked, ranking.ranked[1:], strict=False):
                shown = between_of(site, result, role, rival)
                exact = result.versus(role.role.id, rival.role.id)

                before, after = shown.total.ends
                for parts, rounding in ((shown.steps, shown.rounding), (shown.tugs, shown.tugs_rounding)):
                    printed = [part.points for part in (*parts, *([rounding] if rounding else []))]
                    assert units(before) + sum(map(units, printed)) == units(after)
                assert sum(part.points for part in exact.differences) == role.points - rival.points
                assert sum(reason.points for reason in exact.preferences) == role.points - rival.points
                assert (before == after) == (role.points == rival.points)

    def test_every_preference_that_either_weighs_has_a_bar_to_the_job_it_speaks_for(self, site):
        """A picture is 200 wide: plus ends in the middle, minus starts there, the longest is half of it."""
        for responses in sheets.many(20):
            result, ranking = found(responses)
            shown = between_of(site, result, ranking.ranked[0], ranking.ranked[-1])

            parts = [part for tug in shown.tugs for part in tug.reason.parts]
            assert sorted(part.question.id for part in parts) == sorted(step.part.question.id for step in shown.steps)
            assert max(tug.width for tug in shown.tugs) == 100
            for tug in shown.tugs:
                end = tug.start + tug.width if tug.reason.points > 0 else tug.start
                assert end == pytest.approx(100, abs=0.05)

    def test_the_first_lines_name_what_speaks_most_for_either(self, client):
        """The largest sum of a preference above 0, and the smallest below."""
        result, ranking = found(sheets.clear())
        one, other = ranking.ranked[:2]
        shown = Html(client.get(f"/r/{sheets.code(sheets.clear())}/versus/{one.role.id}/{other.role.id}").text)
        edition = client.application.extensions["quiz"].edition
        reasons = result.versus(one.role.id, other.role.id).preferences
        most, least = (edition.short_name(result.quiz.dimension(each.dimension)) for each in (reasons[0], reasons[-1]))

        assert f"What speaks most for {one.role.name}: {most}." in shown.words
        assert f"What speaks most for {other.role.name}: {least}." in shown.words

    def test_each_row_quotes_the_question_and_the_persons_answer(self, site):
        result, ranking = found(sheets.clear())
        shown = between_of(site, result, *ranking.ranked[:2])

        for step in shown.steps:
            question = result.quiz.questions[step.number - 1]
            assert step.part.question == question
            assert step.part.option == question.options[result.responses.choices[step.number - 1]]
            assert step.starred == (step.number - 1 in result.responses.stars)

    def test_the_worked_example_by_hand(self, site):
        """docs/scoring.md: specialist 80, analyst 75, and +20, +10, −3.75, −8.75, −12.5 between them."""
        result, ranking = found(worked_sheet(), worked_quiz())

        shown = between_of(site, result, ranking.match("specialist"), ranking.match("analyst"))

        assert [step.points for step in shown.steps] == ["+20", "+10", "−4", "−9", "−13"]
        assert (shown.rounding.count, shown.rounding.points) == (0, "+1")
        assert (shown.total.ends, shown.total.apart) == (("75", "80"), "5")

    def test_the_role_in_front_comes_first_whichever_the_address_names_first(self, client):
        first, second = (match.role.id for match in found(sheets.clear())[1].ranked[:2])
        root = f"/r/{sheets.code(sheets.clear())}/versus"

        one, other = (Html(client.get(f"{root}/{pair}").text) for pair in (f"{first}/{second}", f"{second}/{first}"))

        assert one.headings == other.headings

    def test_where_two_roles_ask_the_same_a_row_says_how_much_it_weighs_for_each(self, site):
        """Both ask for repairs left to others; for one that is central, for the other helpful."""
        words, seen = {1: "helpful", 2: "important", 3: "central"}, 0
        for responses in sheets.named(30):
            result, ranking = found(responses)
            shown = between_of(site, result, *ranking.ranked[:2])
            for step in shown.steps:
                targets = [role.role.target(step.part.question.dimensions[0]) for role in ranking.ranked[:2]]
                if len(step.part.question.dimensions) > 1:
                    continue
                is_alike = all(targets) and len({target.position for target in targets}) == 1
                for target, asked in zip(targets, step.asked, strict=True):
                    assert bool(target and asked.endswith(f"({words[target.weight]})")) == is_alike
                seen += is_alike
        assert seen > 5

    def test_two_roles_are_needed(self, client):
        same, few = client.get(sheets.path("versus-same")), client.get(sheets.path("versus-too-few"))

        assert (same.status_code, few.status_code) == (400, 400)
        assert "Choose two different jobs" in same.text
        assert "Too few answers" in few.text or "too few answers" in few.text
        assert "<svg" not in same.text + few.text

    def test_a_form_leads_to_the_two_roles_it_names(self, client):
        code, (one, other, third) = sheets.code(sheets.clear()), [role.id for role in shipped_quiz().roles[:3]]

        response = client.get(f"/r/{code}/versus?role={third}&rival={one}")

        assert (response.status_code, response.location) == (303, f"/r/{code}/versus/{third}/{one}")
        assert client.get(f"/r/{code}/versus?role={other}&rival=nobody").status_code == 404

    def test_without_names_the_first_two_are_compared(self, client):
        first, second, third = (match.role.id for match in found(sheets.clear())[1].ranked[:3])
        code = sheets.code(sheets.clear())

        assert client.get(f"/r/{code}/versus").location == f"/r/{code}/versus/{first}/{second}"
        assert client.get(f"/r/{code}/versus?role={second}").location == f"/r/{code}/versus/{second}/{first}"
        assert client.get(f"/r/{code}/versus?role={third}").location == f"/r/{code}/versus/{third}/{first}"
        assert client.get(f"/r/{code}/versus?rival={first}").location == f"/r/{code}/versus/{second}/{first}"


class TestProfile:
    """You against one role."""

    def test_positions_by_hand(self):
        """Two questions place what both ask for; a star doubles: (2 × 25 + 1 × 100) / 3 = 50."""
        quiz = quiz_of(
            (
                single("task", ("people", "tools"), {"a": (25, 0), "b": (75, 100)}),
                single("day", ("people", "desk"), {"a": (0, 50), "b": (100, 75)}),
                single("rest", ("quiet",), {"a": (0,), "b": (100,)}),
            ),
            {"one": {"people": (75, 3), "quiet": (0, 1)}, "two": {"tools": (25, 2)}},
        )
        result, ranking = found(Responses((0, 1, -1), frozenset({0})), quiz)

        tracks = profile(result, ranking.match("one").role)

        assert [(track.name, track.stands[0].at, track.stands[0].words) for track in tracks] == [
            ("People", Fraction(2 * 25 + 1 * 100, 3), "from 2 answers, 1 starred"),
            ("Tools", 0, "from 1 answer, 1 starred"),
            ("Desk", 75, "from 1 answer"),
            ("Quiet", None, "no answer"),
        ]
        assert [(track.stands[1].at, track.stands[1].weight) for track in tracks] == [
            (75, "central"),
            (None, ""),
            (None, ""),
            (0, "helpful"),
        ]

    def test_the_first_role_is_shown_unless_another_is_asked_for(self, client):
        code, quiz = sheets.code(sheets.clear()), shipped_quiz()
        first = found(sheets.clear())[1].ranked[0].role

        assert Html(client.get(f"/r/{code}/profile").text).headings == [f"You and {first.name}, line by line"]
        for role in quiz.roles:
            page = client.get(f"/r/{code}/profile?role={role.id}")
            assert Html(page.text).headings == [f"You and {role.name}, line by line"]
            assert f'<option value="{role.id}" selected>' in page.text


FRACTION = r"-?\d+(?:/\d+)?"


def value(text):
    """What a line of the working comes to when it is worked out as it stands: × and − as in a book, |…| a distance."""
    text = re.sub(r"\|(\d+) − (\d+)\|", lambda found: str(abs(int(found[1]) - int(found[2]))), text)
    text = re.sub(r"\d+", r"Fraction(\g<0>)", text.replace("×", "*").replace("−", "-"))
    return eval(text, {"__builtins__": {}, "Fraction": Fraction})


def lines(html, label):
    """Every line of the page that starts so: its two sides around the last =, and the decimals after it."""
    found = re.findall(rf"<li>{label}: (.*?) = ({FRACTION})(?:, about ([\d.]+))?</li>", unescape(html))
    return [(value(left), Fraction(right), about) for left, right, about in found]


class TestWorking:
    """Read from the page alone, as a reviewer does."""

    @pytest.mark.parametrize("nth", range(6))
    def test_a_reviewer_comes_to_the_same(self, client, nth):
        responses = sheets.many(6)[nth]
        ranking = found(responses)[1]
        for match in (ranking.ranked[0], ranking.ranked[-1]):
            html = client.get(f"/r/{sheets.code(responses)}/working?role={match.role.id}").text

            steps = {name: lines(html, name) for name in ("Distance", "Agreement", "Counts", "Product", "Points")}
            (divisor,), (matched,) = lines(html, "Divisor"), lines(html, "Match")
            (total,) = lines(html, r"Sum of the \d+ products?")

            everything = [*(each for found in steps.values() for each in found), divisor, total, matched]
            assert all(left == right for left, right, _ in everything)
            assert {len(found) for found in steps.values()} == {sum(map(bool, match.weights))}
            assert divisor[1] == sum(count for _, count, _ in steps["Counts"])
            assert total[1] == sum(product for _, product, _ in steps["Product"])
            assert sum(points for _, points, _ in steps["Points"]) == matched[1] == match.points
            for _, points, about in (*steps["Points"], matched):
                assert abs(points - Fraction(about)) <= Fraction(1, 200)

    def test_the_list_of_products_adds_up_to_the_figure_at_the_top(self, client):
        """As printed: Σ products of Σ counts × 100; the steps of each stand folded below."""
        for nth, responses in enumerate(sheets.many(6)):
            match = found(responses)[1].ranked[nth]
            html = client.get(f"/r/{sheets.code(responses)}/working?role={match.role.id}").text
            counts, products = zip(
                *re.findall(r"<td>(\d+) × .*? = <b>(?:about )?([\d.,]+)</b></td>", html), strict=True
            )
            top = re.search(rf"{match.role.name}: (?:about )?([\d.,]+) of ([\d,]+) = (\d+) of 100", Html(html).words)

            total, of, printed = (Fraction(each.replace(",", "")) for each in top.groups())
            assert of == 100 * sum(map(int, counts))
            assert abs(sum(Fraction(each.replace(",", "")) for each in products) - total) < Fraction(1, 5)
            assert printed == half_up(match.points)

    def test_each_distance_leads_to_the_agreement_that_counts(self, site):
        """The page works distances out from the profile; scoring reads its table: both come to the same."""
        for responses in sheets.many(10):
            result, ranking = found(responses)
            for match in ranking.ranked:
                for choice, line in zip(responses.choices, working_of(site, result, match).lines, strict=True):
                    if line.product:
                        offers = [distance for _, distance in line.offers]
                        assert line.product.distance == offers[choice]
                        assert line.product.nearest == min(offers)
                        assert line.product.agreement == 100 - (offers[choice] - min(offers))

    def test_beside_every_target_stands_its_source_and_whether_it_is_a_figure(self, site):
        kinds = ("figure", "our reading")
        titles = {f"{source.title} ({kind})" for source in site.edition.sources for kind in kinds}
        titles.add("Our own judgement")
        result, ranking = found(sheets.clear())
        for match in ranking.ranked:
            for line in working_of(site, result, match).lines:
                assert all(source in titles or target is None for _, target, source in line.placements)

    @pytest.mark.parametrize(
        ("figure", "said"), [(Decimal("4.50"), "a (figure), page 7: 4.50"), (None, "a (our reading), page 7")]
    )
    def test_a_target_that_says_where_it_stands_is_named_with_its_place_and_its_figure(self, figure, said):
        assert resting_on(Target("people", 75, 3, "a", figure=figure, at="page 7"), "a") == said

    def test_a_source_that_is_gone_is_named_by_its_id(self, site):
        quiz = quiz_of((single("task", ("people",), {"a": (0,), "b": (100,)}),), {"one": {"people": (75, 3)}})
        result, ranking = found(Responses((0,)), quiz)
        target = ranking.ranked[0].role.profile[0]
        object.__setattr__(target, "source", "gone")

        page = working_of(site, result, ranking.ranked[0])

        assert [source for _, _, source in page.lines[0].placements] == ["gone"]
        assert page.sources == ()

    def test_all_roles_have_their_sums(self, client):
        for responses in sheets.many(10, left_out=0.5):
            _, ranking = found(responses)
            page = client.get(f"/r/{sheets.code(responses)}/working?role={shipped_quiz().roles[0].id}").text
            cells = re.findall(r'<td data-head="(Sum|Divisor|Match)">([^<]+)</td>', page)

            rows = [dict(cells[at : at + 3]) for at in range(0, len(cells), 3)]
            assert len(rows) == len(shipped_quiz().roles)
            for match, row in zip(ranking.ranked, rows, strict=False):
                assert Fraction(row["Sum"]) / int(row["Divisor"]) == Fraction(row["Match"]) == match.points
            assert all(row["Match"] == "not enough answers" for row in rows[len(ranking.ranked) :])

    def test_a_role_with_too_few_answers_gets_no_match(self, client):
        page = client.get(sheets.path("working-too-few")).text

        assert lines(page, "Match") == lines(page, "Points") == []
        assert "it gets no match" in page


@pytest.mark.parametrize("page", ["profile?role={}", "working?role={}", "versus/{}/nobody", "versus/nobody/{}"])
def test_an_unknown_role_is_no_page(client, page):
    code, known = sheets.code(sheets.clear()), shipped_quiz().roles[0].id
    unknown = "nobody" if "?" in page else known

    assert client.get(f"/r/{code}/{page.format(unknown)}").status_code == 404


PATHS = ("/r/{}/profile", "/r/{}/working", "/r/{}/versus")


def test_no_such_page_judges_or_promises_and_no_title_names_a_role(client):
    banned = re.compile(r"\b(" + "|".join(map(re.escape, BANNED)) + r")\b", re.IGNORECASE)
    names = [role.name.casefold() for role in shipped_quiz().roles]
    for sheet in [*sheets.many(6), *map(sheets.fitting, range(12)), sheets.begun(3)]:
        for path in PATHS:
            page = Html(client.get(path.format(sheets.code(sheet)), follow_redirects=True).text)

            assert banned.findall(page.words) == []
            assert not [name for name in names if name in page.title.casefold()]


@pytest.mark.parametrize("name", ["profile", "versus", "working"])
def test_a_page_seen_before_is_not_sent_again(client, name):
    tag = client.get(sheets.path(name)).headers["ETag"]
    other = client.get(f"{sheets.path(name)}?role={shipped_quiz().roles[3].id}")

    assert client.get(sheets.path(name), headers={"If-None-Match": tag}).status_code == 304
    assert other.headers["ETag"] != tag


@pytest.mark.parametrize("name", ["profile", "versus", "working"])
def test_each_page_leads_to_the_result_and_to_the_others(client, name):
    addresses = Html(client.get(sheets.path(name)).text).addresses
    root = f"/r/{sheets.code(sheets.clear())}"

    assert root in addresses
    for other in {"profile", "versus", "working"} - {name}:
        assert [address for address in addresses if address.startswith(f"{root}/{other}")]


class TestWithoutALeader:
    """What is proven of one job, or of two, where none stands first."""

    @pytest.mark.parametrize("page", ["profile", "working"])
    @pytest.mark.parametrize("sheet", [sheets.nothing, sheets.tied, lambda: sheets.begun(3)])
    def test_no_job_opens_by_itself_and_each_is_offered_in_the_files_order(self, client, page, sheet):
        code = sheets.code(sheet())
        shown = Html(client.get(f"/r/{code}/{page}").text)

        offered = [address for address in shown.addresses if (address or "").startswith(f"/r/{code}/{page}?role=")]
        assert shown.headings == ["Choose a job"]
        assert offered == [f"/r/{code}/{page}?role={role.id}" for role in shipped_quiz().roles]

    def test_where_nothing_stands_out_two_jobs_are_asked_for(self, client):
        response = client.get(f"/r/{sheets.code(sheets.nothing())}/versus")

        assert response.status_code == 200
        assert Html(response.text).headings == ["Choose two jobs"]

    def test_two_that_are_level_are_compared(self, client):
        first, second = (role.id for role in found(sheets.tied())[0].leaders[:2])
        code = sheets.code(sheets.tied())

        assert client.get(f"/r/{code}/versus").location == f"/r/{code}/versus/{first}/{second}"

    @pytest.mark.parametrize(
        "page", ["", "/profile?role={role}", "/compare/{role}/{rival}", "/working?role={role}", "/with"]
    )
    def test_with_too_few_answers_no_page_leads_to_one_that_does_not_open(self, client, page):
        role, rival = (role.id for role in shipped_quiz().roles[:2])
        for sheet in (sheets.begun(1), sheets.begun(3), sheets.begun(6)):
            shown = Html(client.get(f"/r/{sheets.code(sheet)}" + page.format(role=role, rival=rival)).text)
            ways = {way for way in shown.addresses if way and way.startswith("/r/")}

            assert [way for way in ways if client.get(way, follow_redirects=True).status_code != 200] == []
