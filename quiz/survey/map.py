"""Roles on a map: those that agree lie near each other (classical scaling, Torgerson 1952).

Of all flat pictures it is the one that keeps most of the squared distances. It keeps never all of them, so what is
read from it is only who lies about where.
"""

from collections.abc import Sequence
from math import cos, hypot, sin, sqrt

Place = tuple[float, float]  # across and down, 0 to 1 each
Rows = Sequence[Sequence[float]]
Axis = tuple[list[float], float]  # a direction of length 1, and its variance

TURNS = 400  # of the power method; directions that are as long as each other need not come apart
WIDTH, HEIGHT = 4, 3  # the shape of the picture
EDGE = 0.08  # of the picture that stays free on each side
CLOSEST = 0.09  # of its width that two marks lie apart at least, so that both can be read
PUSHES = 100
SAME = 1e-9
UNEVEN = 0.7548776662  # parts of it, again and again, lie in no order, so that no direction is missed
TURN = 2.39996323  # a circle, by the golden section: turning on by it, no two directions are alike


def lay_out(distances: Rows) -> tuple[list[Place], float]:
    """Places for R things by their R × R distances, and which share of what the distances hold they keep, 0 to 1."""
    inner = _centred(distances)
    total = sum(inner[i][i] for i in range(len(inner)))
    (across, wide), (down, high) = _axes(inner)
    points = [(x * sqrt(wide), y * sqrt(high)) for x, y in zip(across, down, strict=True)]
    kept = min(1.0, (wide + high) / total) if total > 0 else 1.0
    return _apart(_fitted(points)), kept


def _centred(distances: Rows) -> list[list[float]]:
    """The inner products of points that lie as far apart: minus half the squares, without their means."""
    squares = [[each * each for each in row] for row in distances]
    count = len(squares)
    means = [sum(row) / count for row in squares]
    mean = sum(means) / count
    return [[(means[i] + means[j] - mean - squares[i][j]) / 2 for j in range(count)] for i in range(count)]


def _axes(inner: Rows) -> list[Axis]:
    """The two directions in which points lie furthest apart; those in which no points can lie are left out."""
    found: list[Axis] = []
    for turn in range(1, len(inner) + 1):
        direction, value = _longest(inner, turn)
        inner = _without(inner, direction, value)
        if value > 0:
            found.append((direction, value))
        if len(found) == 2 or not value:
            break
    return (found + [([0.0] * len(inner), 0.0)] * 2)[:2]


def _longest(inner: Rows, turn: int) -> Axis:
    """The direction that is stretched most, of length 1, and by how much; less than 0 where distances are none.

    turn  another one for each direction, so that each is sought from elsewhere.
    """
    count = len(inner)
    vector = [at * at * turn * UNEVEN % 1 - 0.5 for at in range(1, count + 1)]
    length = 0.0
    for _ in range(TURNS):
        turned = [sum(map(float.__mul__, row, vector)) for row in inner]
        length = sqrt(sum(each * each for each in turned))
        if length < SAME:
            return [0.0] * count, 0.0
        vector = [each / length for each in turned]
    turned = [sum(map(float.__mul__, row, vector)) for row in inner]
    value = sum(map(float.__mul__, turned, vector))
    side = -1.0 if vector[0] > 0 else 1.0  # the first one stands at the left, or at the top
    return [side * each for each in vector], value


def _without(inner: Rows, vector: Sequence[float], value: float) -> list[list[float]]:
    return [[each - value * vector[i] * vector[j] for j, each in enumerate(row)] for i, row in enumerate(inner)]


def _fitted(points: Sequence[Place]) -> list[Place]:
    """The points in the middle of the picture, as large as goes, both ways by the same measure."""
    sides = [(min(side), max(side)) for side in zip(*points, strict=True)]
    room = [(high - low) / length for (low, high), length in zip(sides, (WIDTH, HEIGHT), strict=True)]
    scale = (1 - 2 * EDGE) / (max(room) or 1)
    (left, right), (top, foot) = sides
    return [
        (0.5 + (x - (left + right) / 2) * scale / WIDTH, 0.5 + (y - (top + foot) / 2) * scale / HEIGHT)
        for x, y in points
    ]


def _apart(places: list[Place]) -> list[Place]:
    """The same places, those that would cover each other moved just far enough apart."""
    apart = min(CLOSEST, 0.6 / sqrt(len(places)))
    for _ in range(PUSHES):
        for one in range(len(places)):
            for other in range(one):
                x, y = _push(places[one], places[other], apart, one)
                places[one] = _inside(places[one][0] + x, places[one][1] + y)
                places[other] = _inside(places[other][0] - x, places[other][1] - y)
    return places


def _push(one: Place, other: Place, apart: float, at: int) -> Place:
    """How far the first of two has to go so that both lie apart, if the other goes as far the other way."""
    across, down = one[0] - other[0], (one[1] - other[1]) * HEIGHT / WIDTH
    distance = hypot(across, down)
    if distance >= apart:
        return 0.0, 0.0
    if distance < SAME:
        across, down, distance = cos(at * TURN), sin(at * TURN), 1.0
        push = apart / 2
    else:
        push = (apart - distance) / 2
    return across / distance * push, down / distance * push * WIDTH / HEIGHT


def _inside(x: float, y: float) -> Place:
    return min(1 - EDGE, max(EDGE, x)), min(1 - EDGE, max(EDGE, y))
