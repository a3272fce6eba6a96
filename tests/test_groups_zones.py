"""A group's days end where it is, and its times are those of its clocks: in the real app, on both databases."""

import csv
import json
from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from werkzeug.datastructures import MultiDict

from quiz.links import digest, new_token
from quiz.web.groups.dates import Bounds, months_on
from quiz.web.groups.forms import DetailsForm
from quiz.zones import end, local
from tests.classes import LIMIT, Class, class_in, moment, pupils
from tests.counsellor import fields, make, problems, send
from tests.groups_app import SECRET
from tests.groups_app import class_app as class_app  # fixtures
from tests.pages import Html, app_of, close
from tests.takers import form, sending, start

LOS_ANGELES, KATHMANDU, KIRITIMATI = "America/Los_Angeles", "Asia/Kathmandu", "Pacific/Kiritimati"
NIGHT = datetime(2026, 11, 27, 2, 24, tzinfo=UTC)  # 26 November, 18:24 in Los Angeles; in Kiritimati 27th, 16:24
SENT = datetime(2026, 11, 22, 20, 0, 7, tzinfo=UTC)  # in Kathmandu on the 23rd, 01:45


def filled_in(app, zone: str, closes: str, now: datetime = NIGHT) -> DetailsForm:
    """The form as somebody fills it in at that moment, checked."""
    said = MultiDict({**fields(closes=closes, deletes="2027-03-01"), "zone": zone})
    with app.test_request_context("/groups/new", method="POST", data=said):
        sent = DetailsForm(Bounds(now, "UTC", now, 1000))
        sent.validate()
    return sent


class TestDays:
    """What today is, and when it ends."""

    @pytest.mark.parametrize(
        ("zone", "today", "ends"),
        [
            (LOS_ANGELES, "2026-11-26", "2026-11-27T08:00+00:00"),
            ("", "2026-11-27", "2026-11-28T00:00+00:00"),
            (KATHMANDU, "2026-11-27", "2026-11-27T18:15+00:00"),
            (KIRITIMATI, "2026-11-27", "2026-11-27T10:00+00:00"),
        ],
    )
    def test_today_is_accepted_until_it_ends_there_and_yesterday_is_over(self, class_app, zone, today, ends):
        """At 02:24 UTC it is still yesterday in Los Angeles. Deletion, too, comes when its day has ended there."""
        yesterday = (date.fromisoformat(today) - timedelta(days=1)).isoformat()
        over = filled_in(class_app, zone, yesterday)["closes"].errors

        chosen = filled_in(class_app, zone, today)
        made = class_in(class_app, **{name: getattr(chosen.details(), name) for name in ("closes", "deletes", "zone")})

        assert list(chosen["closes"].errors) == []
        assert over == ["This day is over. Choose today or a later one, or leave it empty."]
        last = datetime.fromisoformat(ends) - timedelta(seconds=1)
        assert made.group.is_open(last)
        assert not made.group.is_open(last + timedelta(seconds=1))
        gone = end(date(2027, 3, 1), zone or "UTC")
        assert made.store.joined(made.join, gone - timedelta(seconds=1)) == made.group
        assert made.store.purge(gone - timedelta(seconds=1)) == 0
        assert made.store.purge(gone, is_sure=True) == 1

    @pytest.mark.parametrize("zone", [KIRITIMATI, "Pacific/Pago_Pago"])
    def test_the_form_takes_today_of_the_zone_that_is_chosen_with_it(self, class_app, zone):
        """At any time one of the two has another date than UTC."""
        client, today = class_app.test_client(), local(moment(), zone).date()
        other = fields(closes=(today - timedelta(days=1)).isoformat(), zone=zone)

        refused = send(client, "/groups/new", **other)
        id = make(client, closes=today.isoformat(), zone=zone)

        assert list(problems(refused)) == ["closes"]
        assert client.get(f"/groups/{id}").text.count(f"{zone.rpartition('/')[2].replace('_', ' ')} time") == 1

    def test_the_operators_zone_is_what_the_form_proposes(self, tmp_path, database):
        app = app_of(
            tmp_path,
            QUIZ_GROUPS="open",
            QUIZ_DATABASE_URL=database,
            QUIZ_SECRET_KEY=SECRET,
            QUIZ_TIMEZONE=KIRITIMATI,
        )
        client = app.test_client()

        proposed = {each.get("name"): each.get("value") for each in Html(client.get("/groups/new").text).all("input")}
        make(client)
        [listed] = app.extensions["quiz"].store.groups(moment())
        close(app)

        assert proposed["zone"] == listed.group.zone == KIRITIMATI
        assert proposed["deletes"] == months_on(local(moment(), KIRITIMATI).date(), 12).isoformat()

    def test_what_is_no_zone_is_refused_at_its_field_with_what_may_be_meant(self, class_app):
        answer = send(class_app.test_client(), "/groups/new", **fields(zone="Los Angelos"))

        assert list(problems(answer)) == ["zone"]
        assert "America/Los_Angeles" in problems(answer)["zone"]
        assert 'value="Los Angelos"' in answer.text

    def test_what_stands_in_the_details_can_be_sent_back_and_stays(self, class_app):
        client = class_app.test_client()
        id = make(
            client, closes=fields()["deletes"], deletes=months_on(moment().date(), 12).isoformat(), zone="kathmandu"
        )
        [before] = class_app.extensions["quiz"].store.groups(moment())
        page = client.get(f"/groups/{id}/manage/details")
        shown = {each["name"]: each.get("value") or "" for each in Html(page.text).all("input") if "name" in each}

        answer = client.post(f"/groups/{id}/manage/details", data=shown)

        assert answer.status_code == 303
        [after] = class_app.extensions["quiz"].store.groups(moment())
        assert (after.group.closes, after.group.deletes) == (before.group.closes, before.group.deletes)
        assert after.group.zone == KATHMANDU

    def test_on_the_day_of_deletion_the_rest_can_still_be_changed(self, class_app):
        """The day that is set is neither tomorrow nor later: it may stay."""
        made = class_in(class_app, deletes=end(moment().date(), "UTC"))

        answer = send(
            made.browser("manage"),
            made.path("manage/details"),
            **fields(name="9d", deletes=moment().date().isoformat()),
        )

        assert answer.status_code == 303


PARTS = (
    *("", "results", "responses", "responses/1", "show?until=1", "print", "print-all", "links", "slips"),
    *("manage", "manage/details", "manage/responses", "responses/1/delete"),
)


@pytest.fixture
def kathmandu(class_app) -> Class:
    """A group there, to which one result was sent."""
    deletes, closes = end(date(2099, 3, 1), KATHMANDU), end(date(2099, 2, 1), KATHMANDU)
    made = class_in(class_app, zone=KATHMANDU, closes=closes, deletes=deletes)
    made.store.send(made.group.id, digest(new_token()), pupils(1)[0], SENT, LIMIT)
    return made


class TestShown:
    """Pages, paper, files and the operator's list."""

    def test_every_page_of_a_group_has_its_times_by_its_clocks(self, kathmandu):
        """20:00 UTC is 01:45 of the next day there; a day that ends at 23:59 there has ended in UTC at 18:14."""
        browser = kathmandu.browser("manage")
        pages = {part: Html(browser.get(kathmandu.path(part).rstrip("/")).text).words for part in PARTS}

        for part, words in pages.items():
            assert "UTC" not in words, part
            assert "22 Nov" not in words, part
        for part in ("responses/1", "show?until=1", "print-all", "manage/responses", "responses/1/delete"):
            assert "23 November 2026, 01:45 Kathmandu time" in pages[part], part
        assert "23 Nov, 01:45" in pages["responses"]
        assert "times in Kathmandu time" in pages["responses"]
        for part in ("", "manage"):
            assert "Open until the end of 1 February 2099, Kathmandu time." in pages[part], part
            assert "1 March 2099" in pages[part], part
        assert f"{local(moment(), KATHMANDU):%H:}" in pages["print"]

    def test_takers_read_the_times_of_the_group_up_to_the_receipt(self, kathmandu):
        taker = kathmandu.app.test_client()
        page = taker.get(sending(kathmandu))
        answer = taker.post(sending(kathmandu), data=form(page))

        joined = Html(taker.get(start(kathmandu)).text).words
        receipt = Html(taker.get(answer.headers["Location"]).text).words
        once_more = Html(taker.get(sending(kathmandu)).text).words

        assert "until 1 February 2099, 23:59 Kathmandu time" in joined
        assert "Deleted by 1 March 2099" in joined
        today = f"{local(moment(), KATHMANDU):%B %Y}"
        assert today in receipt
        assert today in once_more
        assert all("Kathmandu time" in words and "UTC" not in words for words in (joined, receipt, once_more))

    def test_exports_are_iso_8601_with_the_distance_from_utc(self, kathmandu):
        browser = kathmandu.browser("manage")
        table = browser.get(kathmandu.path("export/responses.csv")).data.decode("utf-8-sig")
        said = json.loads(browser.get(kathmandu.path("export/group.json")).text)

        [row] = csv.DictReader(StringIO(table, newline=""))

        assert row["sent"] == said["responses"][0]["sent"] == "2026-11-23T01:45:07+05:45"
        assert (said["group"]["closes"], said["group"]["deletes"]) == (
            "2099-02-01T23:59:59+05:45",
            "2099-03-01T23:59:59+05:45",
        )
        assert said["group"]["zone"] == KATHMANDU
        assert said["group"]["made"].endswith("+05:45")
