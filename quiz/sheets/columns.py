"""What the columns of a table are, by their headings: each is decided or refused, never guessed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from quiz.content import Quiz
from quiz.errors import ResponseError
from quiz.reading.faults import closest, quote
from quiz.sheets.names import CODE, ID, NUMBER, STARS, Names, numbered, plain, question_names

MOST_QUOTED = 5  # a longer list would bury what is wrong
SPECIAL = (ID, NUMBER, STARS, CODE)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where in a line everything stands, by the column's index.

    questions  for each question of the quiz; None where the table has no column for it, but one for codes.
    special    those of `id`, `stars` and `code` that are there.
    ignored    the headings of all other columns.
    names      what a star may be called.
    numbers    the number of a question here → its index: as the headings number them, else in the quiz's order.
    """

    questions: tuple[int | None, ...]
    special: Mapping[str, int]
    ignored: tuple[str, ...]
    names: Names
    numbers: Mapping[int, frozenset[int]]

    @property
    def has_ids(self) -> bool:
        """Whether a column says what each sheet is called."""
        return ID in self.special


def fits(quiz: Quiz, headings: Sequence[str]) -> int:
    """How many of these headings mean something here."""
    names = question_names(quiz)
    return sum(bool(names.find_heading(heading)) or plain(heading) in SPECIAL for heading in headings)


def columns(quiz: Quiz, headings: Sequence[str]) -> Columns:
    """What each column is. Raises ResponseError with all that is wrong with the headings."""
    if not headings:
        raise ResponseError("there are no columns.")
    names = question_names(quiz)
    meant = [names.find_heading(heading) for heading in headings]
    special = _special(headings, meant)
    of_question = defaultdict(list)
    for column, questions in enumerate(meant):
        if column not in special.values():
            for question in questions:
                of_question[question].append(column)
    used = {*special.values(), *(column for each in of_question.values() for column in each)}
    ignored = [heading or f"column {column + 1}" for column, heading in enumerate(headings) if column not in used]
    if faults := [*_faults(quiz, headings, meant, of_question), *_missing(quiz, special, of_question, ignored)]:
        raise ResponseError(" ".join(faults))
    return Columns(
        questions=tuple(of_question[q][0] if q in of_question else None for q in range(len(quiz.questions))),
        special=special,
        ignored=tuple(ignored),
        names=names,
        numbers=_numbers(quiz, headings, names),
    )


def _special(headings: Sequence[str], meant: Sequence[frozenset[int]]) -> dict[str, int]:
    """The columns that are no questions; one named like a question is that question's, unless it has another."""
    found: dict[str, list[int]] = defaultdict(list)
    for column, heading in enumerate(headings):
        others = [each for c, each in enumerate(meant) if c != column]
        if plain(heading) in SPECIAL and (not meant[column] or any(meant[column] & other for other in others)):
            found[plain(heading)].append(column)
    if doubled := [name for name, columns in found.items() if len(columns) > 1]:
        raise ResponseError(f"The name {quote(doubled[0])} stands over {len(found[doubled[0]])} columns.")
    if NUMBER in found:  # ours, of a response: as good a name for a sheet as any
        number = found.pop(NUMBER)
        found.setdefault(ID, number)
    return {name: column for name, [column] in found.items()}


def _faults(
    quiz: Quiz,
    headings: Sequence[str],
    meant: Sequence[frozenset[int]],
    of_question: Mapping[int, Sequence[int]],
) -> Iterator[str]:
    """Headings that mean several questions, and questions that several headings mean."""
    unclear = [column for column, questions in enumerate(meant) if len(questions) > 1]
    for column in unclear[:MOST_QUOTED]:
        ids = ", ".join(quote(quiz.questions[q].id) for q in sorted(meant[column]))
        yield f"The heading {quote(headings[column])} may mean {ids}: write the id of the one it is."
    for q, columns in of_question.items():
        if len(columns) > 1 and not {*columns} & {*unclear}:
            which = " and ".join(str(column + 1) for column in columns)
            yield f"The question {quote(quiz.questions[q].id)} stands over {len(columns)} columns ({which})."


def _missing(
    quiz: Quiz, special: Mapping[str, int], of_question: Mapping[int, Sequence[int]], ignored: Sequence[str]
) -> Iterator[str]:
    """Questions without a column, where no code stands in for them, with the headings that may be meant."""
    ids = [question.id for question in quiz.questions]
    missing = [id for q, id in enumerate(ids) if q not in of_question]
    if not missing or CODE in special:
        return
    if len(missing) == len(ids):
        yield f"no column is named after a question of this quiz, such as {quote(ids[0])}, or holds a {CODE}."
        return
    yield f"No column for {', '.join(map(quote, missing))}."
    for heading in ignored[:MOST_QUOTED]:
        close = closest(heading, missing)
        yield f"This quiz has no question {quote(heading)}." + (f" Did you mean {quote(close)}?" if close else "")
    if (more := len(ignored) - MOST_QUOTED) > 0:
        yield f"And {more} more."


def _numbers(quiz: Quiz, headings: Sequence[str], names: Names) -> dict[int, frozenset[int]]:
    """The numbers that the headings give the questions; where none does, the quiz's own order."""
    found: dict[int, set[int]] = defaultdict(set)
    for heading in headings:
        n = None if names.find(heading) else numbered(heading)[0]
        if n is not None and (questions := names.find_heading(heading)):
            found[n] |= questions
    own = {n: {n - 1} for n in range(1, len(quiz.questions) + 1)}
    return {n: frozenset(questions) for n, questions in (found or own).items()}
