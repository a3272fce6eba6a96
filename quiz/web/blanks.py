"""Pages that are alike but for a few short texts: made once with blanks for those, and filled in for each person.

A blank is a character for private use, which no text of a quiz holds: `reading` refuses it. So a page with blanks is
the template's own work, and may be remembered like a page that is the same for everyone.
"""

import re
from collections.abc import Mapping

from markupsafe import escape

from quiz.web.addresses import Addresses
from quiz.web.isolates import to_html

BLANKS = tuple(map(chr, range(0xE000, 0xE008)))
CODE, JOIN, READY, SHAPE, COUNT, ROWS, FULLEST, UNCLAIMED = BLANKS

_BLANK = re.compile(f"([{BLANKS[0]}-{BLANKS[-1]}])")

Pieces = tuple[str, ...]  # of a page: blanks, and what stands between them


def blanked(to: Addresses) -> Addresses:
    """The same addresses for anybody who came as this person did: by any group or none, with any readiness or none."""
    return Addresses(to.root, to.join and JOIN, to.ready and READY, to.quiz)


def cut(page: str) -> Pieces:
    """A page that was made with blanks, cut at each of them: what is joined again is as narrow as what fills them."""
    return tuple(_BLANK.split(page))


def filled(pieces: Pieces, to: Addresses, texts: Mapping[str, str]) -> str:
    """A page for one person.

    to     their addresses, for whose blanks it was made.
    texts  what stands in each other blank.
    """
    all_texts = {JOIN: to.join, READY: to.ready, **texts}
    escaped = {blank: escape(text) for blank, text in all_texts.items()}
    return to_html("".join([escaped.get(piece, piece) for piece in pieces]))
