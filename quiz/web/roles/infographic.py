"""Two roles in one picture, and the same in a table."""

from collections.abc import Iterable
from dataclasses import dataclass

from quiz.edition import Edition
from quiz.facts import Comparison, Range, Topic, compare
from quiz.web.addresses import Addresses
from quiz.web.parts import Link
from quiz.web.roles.drawing import LARGE, Axis, Bar, Canvas, Text
from quiz.web.roles.footnotes import UNSCORED, Footnotes, Row, Said

# For the file alone, which has no style sheet; in a page the style sheet's own colours take their place.
COLOURS = {
    "paper": "#fdfcf9",
    "ink": "#1c1b19",
    "other": "#4b4843",
    "track": "#e4dfd3",
    "first": "#0b4f6c",
    "second": "#7a3d08",
}
FONTS = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', Arial, sans-serif"
PLACES = ("first", "second")
MOST_ITEMS, FEWER_ITEMS = 6, 4  # lines of a list; fewer where another source has its own
STEP = 10_000  # dollars, to which the axis is rounded outwards


@dataclass(frozen=True, slots=True)
class Picture:
    """All that the template draws; `label` is its name, `rules` are lines across."""

    label: str
    height: int
    texts: tuple[Text, ...]
    bars: tuple[Bar, ...]
    rules: tuple[float, ...]
    colours: dict[str, str]
    fonts: str


@dataclass(frozen=True, slots=True)
class PicturePage:
    """The picture with its table; `names` are the table's columns."""

    title: str
    heading: str
    names: tuple[str, ...]
    picture: Picture
    rows: tuple[Row, ...]
    notes: tuple[str, ...]
    download: str
    links: tuple[Link, ...]


def picture_page(edition: Edition, to: Addresses, role: str, rival: str) -> PicturePage:
    """Two roles in one picture. Raises KeyError."""
    names = tuple(edition.quiz.role(id).name for id in (role, rival))
    footnotes = Footnotes(edition)
    told = [(each.topic, footnotes.row(each)) for each in pictured(edition, role, rival)]
    return PicturePage(
        title=f"{names[0]} and {names[1]} in one picture",
        heading=f"{names[0]} and {names[1]}",
        names=names,
        picture=_picture(edition.title, names, told, footnotes.words),
        rows=tuple(row for _, row in told),
        notes=footnotes.words,
        download=to.picture(role, rival, ".svg"),
        links=(
            Link("All that is told of the two", to.compare(role, rival)),
            *(Link(f"More on this role: {name}", to.role(id)) for name, id in zip(names, (role, rival), strict=True)),
            Link("Compare two other roles", to.compare()),
        ),
    )


def pictured(edition: Edition, role: str, rival: str) -> tuple[Comparison, ...]:
    """The topics of the short picture, those too on which nothing is told."""
    topics = [topic for topic in edition.topics if topic.pictured]
    told = {each.topic: each for each in compare(topics, edition.facts, role, rival)}
    return tuple(told.get(topic, Comparison(topic, ((), ()))) for topic in topics)


def _picture(quiz: str, names: tuple[str, ...], told: list[tuple[Topic, Row]], notes: Iterable[str]) -> Picture:
    canvas = Canvas()
    canvas.columns(*([name] for name in names), looks=PLACES, size=LARGE)
    for topic, row in told:
        if topic.kind != "money":
            _told(canvas, topic, row)
    _pay(canvas, names, [row for topic, row in told if topic.kind == "money"])
    _sources(canvas, quiz, notes)
    return Picture(
        label=f"{names[0]} and {names[1]} in one picture, in two columns. The table below it holds the same.",
        height=int(canvas.y) + 8,
        texts=tuple(canvas.texts),
        bars=tuple(canvas.bars),
        rules=tuple(canvas.rules),
        colours=COLOURS,
        fonts=FONTS,
    )


def _told(canvas: Canvas, topic: Topic, row: Row) -> None:
    canvas.rule()
    canvas.across(row.topic, "bold")
    if row.remark and any(said.signs for cell in row.cells for said in cell):
        canvas.across(row.remark, "other")
    canvas.columns(*(_paragraphs(topic, cell) for cell in row.cells))


def _paragraphs(topic: Topic, cell: tuple[Said, ...]) -> list[str]:
    """What one cell says: a list as items, several claims as items, one claim as it is."""
    if topic.kind == "names":
        most = MOST_ITEMS if len(cell) == 1 else FEWER_ITEMS
        items = [item for said in cell for item in _items(said, most)]
    else:
        items = [_signed(said.value, said) for said in cell]
    return [f"– {item}" for item in items] if len(items) > 1 else items


def _items(said: Said, most: int) -> list[str]:
    """The items of a list, of a long one the first and how many more there are."""
    shown = list(said.items)
    if len(shown) > most:
        shown[most - 1 :] = [f"and {len(shown) - most + 1} more"]
    return [*shown[:-1], _signed(shown[-1], said)]


def _signed(words: str, said: Said) -> str:
    """Words with the numbers of their footnotes, which never stand alone on a line."""
    return "\N{NO-BREAK SPACE}".join([f"{words}", *said.signs.split()])


def _pay(canvas: Canvas, names: tuple[str, ...], rows: list[Row]) -> None:
    """Every range of pay on one axis; without any range, just that there is none."""
    axis = _axis(said.range for row in rows for cell in row.cells for said in cell)
    for row in rows:
        canvas.rule()
        canvas.across(row.topic, "bold")
        if not any(said.range for cell in row.cells for said in cell):
            canvas.columns(*([said.value for said in cell] for cell in row.cells))
            continue
        for place, name, cell in zip(PLACES, names, row.cells, strict=True):
            for said in cell:
                _range(canvas, axis, said, name, place)
    if axis:
        canvas.ends(_dollars(axis.low), UNSCORED, _dollars(axis.high))


def _range(canvas: Canvas, axis: Axis | None, said: Said, name: str, place: str) -> None:
    canvas.across(_signed(f"{name}: {said.value}", said))
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
