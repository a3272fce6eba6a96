"""The questions on paper: numbered as they are typed, and typed they come to the same result."""

import csv
import io
import re
from html import unescape

from quiz.links import piece
from tests import sheets
from tests.examples import shipped_quiz
from tests.pages import Html
from tests.sheet_files import run  # noqa: F401 (a fixture)

ITEM = re.compile(r"<li><b>(.*?)</b>.*?<ol[^>]*>(.*?)</ol></li>", re.DOTALL)


def printed(client):
    """The questions of the page in order, each with its answers in order."""
    html = unescape(client.get("/questionnaire").text)
    return [(text, re.findall(r"<li>(.*?)</li>", options)) for text, options in ITEM.findall(html)]


def test_every_question_and_answer_stands_in_the_order_in_which_it_is_numbered(client):
    """A list numbers its items from 1, the answers of each question, too."""
    quiz = shipped_quiz()
    page = Html(client.get("/questionnaire").text)

    assert printed(client) == [(q.text, [option.label for option in q.options]) for q in quiz.questions]
    lists = [each for each in page.all("ol") if each.get("class") != "steps"]
    assert [each.get("start") for each in lists] == [None] * (len(quiz.questions) + 1)
    assert [question.text for question in quiz.questions if question.about not in page.words] == []
    assert f"up to {quiz.most_stars} questions" in page.words
    assert f"Version {piece(quiz.version)}" in page.words
    assert "/questionnaire" in Html(client.get("/for-counsellors").text).addresses


def test_what_is_circled_on_paper_and_typed_into_the_template_is_the_same_result(client, tmp_path, run):  # noqa: F811
    """For each answer the number before it, for the stars the numbers of their questions."""
    sheet, questions = sheets.clear(), printed(client)
    header = next(csv.reader(io.StringIO(run("score", "--template")[1].removeprefix("\ufeff"))))
    circled = [
        answers.index(question.options[choice].label) + 1
        for (_, answers), question, choice in zip(questions, shipped_quiz().questions, sheet.choices, strict=True)
    ]
    numbers = {text: n for n, (text, _) in enumerate(questions, start=1)}
    starred = [numbers[shipped_quiz().questions[q].text] for q in sorted(sheet.stars)]
    with (tmp_path / "typed.csv").open("w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([header, ["Ann", " ".join(map(str, starred)), *circled]])

    code, out, err = run("score", "typed.csv")

    [row] = csv.DictReader(io.StringIO(out.removeprefix("\ufeff")))
    assert (code, err, row["code"]) == (0, "", sheets.code(sheet))
