"""The views of slips of paper: with a word for a nickname, or drawn so that they tie a person's lessons together."""

from flask import render_template, request

from quiz.slips import WORDS, digest_of, draw, words_for, words_of
from quiz.store import Shelf
from quiz.web.context import BAD_REQUEST, now
from quiz.web.groups.context import read_number
from quiz.web.groups.lessons import MOST_DRAWN, DrawForm
from quiz.web.groups.sessions import shelf_to_change, shelf_to_read
from quiz.web.groups.views.make import handout_of
from quiz.web.parts import NO_PROBLEM, Fault, Problem

USUAL = 30


def print_slips(group: str) -> str:
    """Show slips to cut out, and the key to their words."""
    return _slips(shelf_to_read(group))


def draw_slips(group: str) -> str | tuple[str, int]:
    """Draw slips that tie lessons together, and show them: once, since only their digests are kept.

    So the answer has no address of its own, and a reload, which a browser asks about first, draws others.
    """
    shelf = shelf_to_change(group)
    form = _form(shelf, shelf.count_slips())
    if not form.validate():
        return _slips(shelf, form), BAD_REQUEST
    slips = tuple(draw(form["draw"].data))
    shelf.add_slips([digest_of(shelf.group.id, slip) for slip in slips], now())
    each = [(words_of(slip), slip.partition(" ")[2]) for slip in slips]
    return render_template("groups/drawn.html", shelf=shelf, handout=handout_of(shelf.join_code()), slips=each)


def _slips(shelf: Shelf, refused: DrawForm | None = None) -> str:
    """The page, with the form that was refused as it was filled in."""
    most = len(WORDS)
    usual = min(shelf.group.expected or USUAL, most)
    typed = request.args.get("count", "")
    count = read_number(typed) or 0
    words = words_for(shelf.group.id, count if 0 < count <= most else usual)
    drawn = shelf.count_slips()
    problem = _wrong_count(usual) if typed and not 0 < count <= most else NO_PROBLEM
    return render_template(
        "groups/slips.html",
        shelf=shelf,
        handout=handout_of(shelf.join_code()),
        words=words if shelf.group.nicknames else ("",) * len(words),
        most=most,
        problem=refused.problem if refused else problem,
        form=refused or (_form(shelf, drawn) if shelf.kind == "manage" else None),
        drawn=drawn,
    )


def _form(shelf: Shelf, drawn: int) -> DrawForm:
    return DrawForm(min(shelf.group.expected or USUAL, MOST_DRAWN), drawn)


def _wrong_count(usual: int) -> Problem:
    words = f"Here are {usual} slips: there can be 1 to {len(WORDS)}."
    return Problem.of(Fault("count", "How many slips", words))
