"""The questions on paper, numbered as `quiz score` wants the answers typed."""

from dataclasses import dataclass

from quiz.content import Question
from quiz.links import piece
from quiz.web.site import Site


@dataclass(frozen=True, slots=True)
class QuestionnairePage:
    """All questions, to be filled in by hand; `piece` names the version, also when there is a newer one."""

    title: str
    heading: str
    questions: tuple[Question, ...]
    most_stars: int
    piece: str


def questionnaire_page(site: Site) -> QuestionnairePage:
    """Today's questions, for paper."""
    quiz = site.quiz
    return QuestionnairePage(
        "The questions on paper", site.edition.title, quiz.questions, quiz.most_stars, piece(quiz.version)
    )
