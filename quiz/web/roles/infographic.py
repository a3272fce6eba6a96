"""Two roles in one picture, whose rows stand in a table below it, too."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quiz.edition import Edition
from quiz.facts import Comparison, Fact, Range, Topic
from quiz.web.parts.footnotes import UNSCORED, Row, Said, remark
from quiz.web.parts.tracks import Track
from quiz.web.roles.drawing import LARGE, Axis, Bar, Canvas, Rail, Shape, Text

# For the file alone, which has no style sheet; in a page the tokens of static/css/tokens.css take their place, and a
# test holds these to be the same.
COLOURS = {
    "paper": "#fcf9f3",
    "ink": "#1e1b17",
    "other": "#4e4840",
    "track": "#e4dfd3",
    "first": "#0b4f6c",
    "second": "#853709",
}
FONTS = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', Arial, sans-serif"
PLACES = ("first", "second")
WIDEST = 5  # gaps between two roles that are drawn
MOST_ITEMS, FEWER_ITEMS = 6, 4  # lines of a list; fewer where another source has its own
GAP = 4  # below a rail
STEP = 10_000  # dollars, to which the axis is rounded outwards


@dataclass(frozen=True, slots=True)
class Infographic:
    """All that the template draws; `rules` are lines across.

    shapes, rails  the rose of each role, and where the two lie farthest apart; `tracks` has that in words.
    """

    names: tuple[str, ...]
    height: int
    texts: tuple[Text, ...]
    bars: tuple[Bar, ...]
    rules: tuple[float, ...]
    shapes: tuple[Shape, ...]
    rails: tuple[Rail, ...]
    tracks: tuple[Track, ...]
    colours: dict[str, str]
    fonts: str


def pictured(edition: Edition, *roles: str) -> tuple[Comparison, ...]:
    """The topics of the short picture, those too on which there is no fact about these roles."""
    known = {each.topic: each for each in edition.compare(*roles)}
    nothing: tuple[tuple[Fact, ...], ...] = ((),) * len(roles)
    return tuple(known.get(topic, Comparison(topic, nothing)) for topic in edition.topics if topic.pictured)


@dataclass(frozen=True, slots=True)
class Sitters:
    """Two roles to be drawn: their names, their roses, and the tracks on which they lie farthest apart."""

    names: tuple[str, ...]
    roses: tuple[str, ...]
    tracks: tuple[Track, ...]


def draw(edition: Edition, sitters: Sitters, rows: Iterable[Row], notes: Iterable[str]) -> Infographic:
    """Draw two roles of an edition; `notes` are the footnotes of the rows."""
    canvas, rows, names = Canvas(), tuple(rows), sitters.names
    canvas.shapes_of(sitters.roses, PLACES)
    canvas.columns(*([name] for name in names), looks=PLACES, size=LARGE)
    _rails(canvas, sitters.tracks[:WIDEST])
    for row in rows:
        if row.topic.kind != "money":
            _facts(canvas, row)
    _pay(canvas, names, [row for row in rows if row.topic.kind == "money"])
    _sources(canvas, edition.title, notes)
    return Infographic(
        names=names,
        height=int(canvas.y) + 8,
        texts=tuple(canvas.texts),
        bars=tuple(canvas.bars),
        rules=tuple(canvas.rules),
        shapes=tuple(canvas.shapes),
        rails=tuple(canvas.rails),
        tracks=sitters.tracks[:WIDEST],
        colours=COLOURS | ({"first": edition.theme.accent} if edition.theme else {}),
        fonts=FONTS,
    )


def _rails(canvas: Canvas, tracks: Sequence[Track]) -> None:
    """What two roles ask for, where they lie farthest apart."""
    if tracks:
        canvas.rule()
        canvas.across("What they ask for, from 0 to 100", "bold")
    for track in tracks:
        positions = [stand.at or 0 for stand in track.stands]
        canvas.columns([track.name], [figures_of(track)], ends=True)
        canvas.rail(*positions)
        canvas.columns([track.low], [track.high], looks=("other", "other"), ends=True)
        canvas.y += GAP


def figures_of(track: Track) -> str:
    """Both marks with their figures."""
    one, other = track.stands
    return f"○ {one.at}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}□ {other.at}"


def _facts(canvas: Canvas, row: Row) -> None:
    canvas.rule()
    canvas.across(row.topic.name, "bold")
    if remark(row.topic) and any(said.numbers for cell in row.cells for said in cell):
        canvas.across(remark(row.topic), "other")
    canvas.columns(*(_paragraphs(row.topic, cell) for cell in row.cells))


def _paragraphs(topic: Topic, cell: tuple[Said, ...]) -> list[str]:
    """What one cell says: a list as items, several claims as items, one claim as it is."""
    if topic.kind == "names":
        most = MOST_ITEMS if len(cell) == 1 else FEWER_ITEMS
        items = [item for said in cell for item in _items(said, most)]
    else:
        items = [_numbered(said.value, said) for said in cell]
    return [f"– {item}" for item in items] if len(items) > 1 else items


def _items(said: Said, most: int) -> list[str]:
    """The items of a list, of a long one the first and how many more there are."""
    shown = list(said.items)
    if len(shown) > most:
        shown[most - 1 :] = [f"and {len(shown) - most + 1} more"]
    return [*shown[:-1], _numbered(shown[-1], said)]


def _numbered(words: str, said: Said) -> str:
    """Words with the numbers of their footnotes, which never stand alone on a line."""
    return "\N{NO-BREAK SPACE}".join([f"{words}", *said.numbers.split()])


def _pay(canvas: Canvas, names: tuple[str, ...], rows: list[Row]) -> None:
    """Every range of pay on one axis; without any range, just that there is none."""
    axis = _axis(said.range for row in rows for cell in row.cells for said in cell)
    for row in rows:
        canvas.rule()
        canvas.across(row.topic.name, "bold")
        if not any(said.range for cell in row.cells for said in cell):
            canvas.columns(*([said.value for said in cell] for cell in row.cells))
            continue
        for place, name, cell in zip(PLACES, names, row.cells, strict=True):
            for said in cell:
                _range(canvas, axis, said, name, place)
    if axis:
        canvas.ends(_dollars(axis.low), UNSCORED, _dollars(axis.high))


def _range(canvas: Canvas, axis: Axis | None, said: Said, name: str, place: str) -> None:
    canvas.across(_numbered(f"{name}: {said.value}", said))
    if axis and said.range:
        canvas.bar(axis, float(said.range.low), float(said.range.high), place)


def _axis(ranges: Iterable[Range | None]) -> Axis | None:
    """From the least to the most, rounded outwards, and never of no length."""
    found = [each for each in ranges if each]
    if not found:
        return None
    low, high = min(each.low for each in found), max(each.high for each in found)
    return Axis(float(low // STEP * STEP), float((high // STEP + 1) * STEP))


def _dollars(amount: float) -> str:
    return f"${amount:,.0f}"


def _sources(canvas: Canvas, quiz: str, notes: Iterable[str]) -> None:
    canvas.rule()
    canvas.across("Who says so", "bold")
    for note in notes:
        canvas.across(note, "other")
    canvas.across(f"Drawn by: {quiz}", "other")
