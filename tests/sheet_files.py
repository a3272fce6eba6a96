"""What `quiz score` and `quiz verify` read: sheets as a table, and results as documents."""

import csv
import io
import json

import pytest

from quiz.document import document
from quiz.result import Result
from tests.commands import running
from tests.examples import shipped_quiz

RUN = "from quiz.cli import main; main()"


@pytest.fixture
def run(tmp_path, monkeypatch, capfd):
    """Run a command in an empty folder."""
    return running(tmp_path, monkeypatch, capfd)


def table(*rows, delimiter=","):
    """Sheets of the shipped quiz as CSV: id, stars, and the choices of each."""
    questions = shipped_quiz().questions
    text = io.StringIO()
    out = csv.writer(text, delimiter=delimiter)
    out.writerow(["id", "stars", *(question.id for question in questions)])
    for name, sheet in rows:
        cells = (q.options[c].id if c >= 0 else "" for q, c in zip(questions, sheet.choices, strict=True))
        out.writerow([name, " ".join(questions[q].id for q in sorted(sheet.stars)), *cells])
    return text.getvalue()


def twin(responses, quiz=None):
    """The result as `/r/<code>.json` has it, read back."""
    quiz = quiz or shipped_quiz()
    saved = document(Result(quiz, responses))
    return json.loads(json.dumps(saved))
