"""The day on which somebody looks at a plan again: a file for any calendar (RFC 5545), the same for everyone."""

from datetime import date, timedelta
from uuid import NAMESPACE_URL, uuid5

# Whole weeks, so that a lesson's day stays one: two months are nine of them.
WEEKS = {"two-weeks": 2, "two-months": 9}
FILE = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//quiz//plan//EN
BEGIN:VEVENT
UID:{uid}
DTSTAMP:{today}T000000Z
DTSTART;VALUE=DATE:{day}
SUMMARY:Look at my plan again
DESCRIPTION:What did I try? What do I know now? What is my next step?
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
"""


def again(name: str, today: date) -> str:
    """An event of one whole day, counted from today. It has no link and no answer: others may see a calendar."""
    day = today + timedelta(weeks=WEEKS[name])
    uid = uuid5(NAMESPACE_URL, f"plan {name} {day}")
    return FILE.format(uid=uid, today=f"{today:%Y%m%d}", day=f"{day:%Y%m%d}").replace("\n", "\r\n")
