"""Write golden codes and documents of today's questions.yaml: `python -m tests.golden`.

Each version of the quiz that was ever released has a folder here, named after the first digits of its version. Add one
when questions.yaml changes, and leave the older ones alone: what they hold must come out of every later release. Write
today's again when the shape of the document changes on purpose, which is for a release to tell.

    version             the version in full
    quiz.json           the canonical JSON of the quiz, as a database archives it
    codes.json          20 codes by what their sheets are
    documents.json.gz   what /r/<code>.json gave for each
"""

import gzip
import json
import random
import tempfile
from pathlib import Path

from quiz.archive import canonical
from quiz.content import Quiz
from quiz.responses import LEFT_OUT, UNANSWERED, Responses, blank
from tests import sheets
from tests.examples import shipped_quiz
from tests.pages import app_of, close

FOLDER = Path(__file__).parent


def recipe(quiz: Quiz) -> dict[str, Responses]:
    """Twenty sheets of every sort, the same ones for the same quiz."""
    draw, count = random.Random(1848), len(quiz.questions)
    line = {
        f"straight line {option + 1}": Responses(tuple(min(option, len(q.options) - 1) for q in quiz.questions))
        for option in range(3)
    }
    whole = [sheets.drawn(draw, stars=stars, quiz=quiz) for stars in range(quiz.most_stars + 1)]
    shares = {"a tenth": 0.1, "a third": 0.33, "half": 0.5, "nearly all": 0.9}
    holes = {part: sheets.drawn(draw, left_out=share, stars=2, quiz=quiz) for part, share in shares.items()}
    cuts = [count // 4, count // 2, count - 1]
    begun = [Responses((*whole[0].choices[:cut], *(UNANSWERED,) * (count - cut)), frozenset({0})) for cut in cuts]
    return {
        "blank": blank(quiz),
        "all left out": Responses((LEFT_OUT,) * count),
        "tied": sheets.tied(),
        **line,
        **{f"complete, {len(sheet.stars)} stars": sheet for sheet in whole},
        **{f"{part} left out": sheet for part, sheet in holes.items()},
        **{f"{cut} answered": sheet for cut, sheet in zip(cuts, begun, strict=True)},
    }


def write() -> None:
    """Write the folder of today's version."""
    quiz = shipped_quiz()
    codes = {name: sheets.code(sheet, quiz) for name, sheet in recipe(quiz).items()}
    with tempfile.TemporaryDirectory() as data:
        app = app_of(Path(data))
        documents = {name: app.test_client().get(f"/r/{code}.json").text for name, code in codes.items()}
        close(app)
    folder = FOLDER / quiz.version[:8]
    folder.mkdir(exist_ok=True)
    (folder / "version").write_text(quiz.version + "\n")
    (folder / "quiz.json").write_text(canonical(quiz) + "\n")
    (folder / "codes.json").write_text(json.dumps(codes, indent=1) + "\n")
    (folder / "documents.json.gz").write_bytes(gzip.compress(json.dumps(documents).encode(), mtime=0))


if __name__ == "__main__":
    write()
