"""Pages that are alike but for a few short texts: made once with blanks for those, and filled in for each person.

A blank is a character for private use, which no text of a quiz holds: `reading` refuses it. So a page with blanks is
the template's own work, and may be remembered like a page that is the same for everyone.
"""

from collections.abc import Mapping

from markupsafe import escape

from quiz.web.addresses import Addresses
from quiz.web.isolates import to_html

BLANKS = tuple(map(chr, range(0xE000, 0xE008)))
CODE, JOIN, READY, SHAPE, COUNT, ROWS, FULLEST, UNCLAIMED = BLANKS


def blanked(to: Addresses) -> Addresses:
    """The same addresses for anybody who came as this person did: by any group or none, with any readiness or none."""
    return Addresses(to.root, to.join and JOIN, to.ready and READY, to.quiz)


def filled(page: str, to: Addresses, texts: Mapping[str, str]) -> str:
    """A page for one person.

    to     their addresses, whose blanks it was made with.
    texts  what stands in each other blank.
    """
    for blank, text in {JOIN: to.join, READY: to.ready, **texts}.items():
        page = page.replace(blank, escape(text))
    return to_html(page)
