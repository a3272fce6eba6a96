"""A picture that grows downwards: text wrapped into columns, bars on one axis, and how tall it is.

Units are those of the picture's viewBox; the server knows no fonts, so it takes letters to be wide ones.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from quiz.web.isolates import unmarked, whole

WIDTH = 360
MARGIN = 8
COLUMN = 166
LEFT, RIGHT = MARGIN, WIDTH - MARGIN - COLUMN
SIZE, LARGE = 10.5, 13
SHAPE = 112  # how wide and tall a rose is
INSET = 14  # where the line of a rail begins
LINE = 1.23  # of the size

# How wide letters are, of the size, in DejaVu Sans: a font about as wide as any that a page is likely to be shown in.
NARROW, SLIM, USUAL, BROAD, WIDE = 0.32, 0.42, 0.64, 0.8, 1
LETTERS = {
    **dict.fromkeys("ijlI .,:;'’|!", NARROW),
    **dict.fromkeys("tfr()[]-/\N{NO-BREAK SPACE}", SLIM),
    **dict.fromkeys("wABCDEFGHJKLNOPQRSTUVXYZ+", BROAD),
    **dict.fromkeys("mMW%@○□", WIDE),
}
BOLD = 1.12  # times as wide
HANGING = "\N{FIGURE SPACE}\N{THIN SPACE}"  # as wide as the dash before an item


@dataclass(frozen=True, slots=True)
class Text:
    """One line; `y` is its foot, `anchor` as SVG has it.

    look  plain, other (quiet), bold, or bold in the colour of the first or the second role.
    """

    x: float
    y: float
    words: str
    size: float
    look: str
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar on its track; `place` gives it its colour."""

    x: float
    y: float
    width: float
    place: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A rose: a path in a box of 100 by 100, where that box begins, and how it is scaled."""

    path: str
    x: float
    y: float
    scale: float
    place: str


@dataclass(frozen=True, slots=True)
class Rail:
    """A line between two ends, with a mark for each of two roles."""

    y: float
    marks: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """What the two ends of the tracks stand for."""

    low: float
    high: float

    def at(self, value: float) -> float:
        """Where a value stands, in units from the left of the picture."""
        return MARGIN + (value - self.low) / (self.high - self.low) * (WIDTH - 2 * MARGIN)


@dataclass(frozen=True, slots=True)
class Strip:
    """Where text may stand, from left to right."""

    x: float
    width: float


ACROSS = Strip(MARGIN, WIDTH - 2 * MARGIN)
SIDES = (Strip(LEFT, COLUMN), Strip(RIGHT, COLUMN))


class Canvas:
    """Collects what is drawn; `y` is how far down the picture is full."""

    def __init__(self) -> None:
        self.y: float = MARGIN
        self.texts: list[Text] = []
        self.bars: list[Bar] = []
        self.rules: list[float] = []
        self.shapes: list[Shape] = []
        self.rails: list[Rail] = []

    def rule(self) -> None:
        """Draw a line across, with room around it."""
        self.rules.append(round(self.y + 4, 1))
        self.y += 6

    def across(self, words: str, look: str = "plain", size: float = SIZE) -> None:
        """Write a paragraph over the whole width."""
        self.y = self._lines(ACROSS, [words], look, size)

    def columns(
        self,
        *columns: Sequence[str],
        looks: tuple[str, str] = ("plain", "plain"),
        size: float = SIZE,
        ends: bool = False,
    ) -> None:
        """Write paragraphs side by side, two columns of them; with `ends`, the right one ends at the margin."""
        sides = zip(SIDES, columns, looks, ("start", "end" if ends else "start"), strict=True)
        self.y = max(self._lines(strip, words, look, size, anchor) for strip, words, look, anchor in sides)

    def shapes_of(self, paths: Sequence[str], places: Sequence[str]) -> None:
        """Draw two roses, each in the middle of its column."""
        for strip, path, place in zip(SIDES, paths, places, strict=True):
            x = strip.x + (strip.width - SHAPE) / 2
            self.shapes.append(Shape(path, round(x, 1), round(self.y + 4, 1), SHAPE / 100, place))
        self.y += SHAPE + 8

    def rail(self, *positions: int) -> None:
        """Draw a line from 0 to 100 with a mark at each position."""
        marks = tuple(round(INSET + at * (WIDTH - 2 * INSET) / 100, 1) for at in positions)
        self.rails.append(Rail(round(self.y + 9, 1), marks))
        self.y += 17

    def bar(self, axis: Axis, low: float, high: float, place: str) -> None:
        """Draw a bar from one value to another."""
        start, end = axis.at(low), axis.at(high)
        self.bars.append(Bar(round(start, 1), round(self.y + 3, 1), round(max(end - start, 3), 1), place))
        self.y += 12

    def ends(self, low: str, middle: str, high: str) -> None:
        """Name the two ends of the axis, and what is counted on it."""
        foot = round(self.y + SIZE, 1)
        self.texts += [
            Text(LEFT, foot, low, SIZE, "other"),
            Text(WIDTH / 2, foot, middle, SIZE, "other", "middle"),
            Text(WIDTH - MARGIN, foot, high, SIZE, "other", "end"),
        ]
        self.y += SIZE * LINE

    def _lines(self, strip: Strip, paragraphs: Iterable[str], look: str, size: float, anchor: str = "start") -> float:
        """Write paragraphs from where the picture is full, and return how far down they go."""
        y, x = self.y, strip.x + strip.width * (anchor == "end")
        room = strip.width / size / (1 if look in {"plain", "other"} else BOLD)
        for line in (line for paragraph in paragraphs for line in whole(wrapped(f"{paragraph}", room))):
            self.texts.append(Text(x, round(y + size, 1), line, size, look, anchor))
            y += size * LINE
        return y


def wrapped(words: str, room: float) -> list[str]:
    """A paragraph in lines; `room` is in sizes. The later lines of an item stand under its words."""
    lines: list[str] = []
    line, *others = (piece for word in words.split(" ") for piece in _pieces(word, room))
    for word in others:
        if breadth(f"{line} {word}") <= room:
            line = f"{line} {word}"
        else:
            lines.append(line)
            line = f"{HANGING}{word}" if words.startswith("– ") else word
    return [*lines, line]


def _pieces(word: str, room: float) -> Iterator[str]:
    """A word that is wider than a line, in as many pieces as it takes."""
    piece = ""
    for letter in word:
        if piece and breadth(piece + letter) > room:
            yield piece
            piece = ""
        piece += letter
    yield piece


def breadth(words: str) -> float:
    """How wide words come out at most, in sizes."""
    return sum(LETTERS.get(letter, USUAL) for letter in unmarked(words))
