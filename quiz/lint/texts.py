"""The texts of a quiz, each with its path."""

from collections.abc import Iterator

from quiz.content import Question, Quiz
from quiz.edition import Edition, Portrait
from quiz.facts import Value

Text = tuple[str, str]  # (path, text)


def question_texts(question: Question) -> Iterator[Text]:
    """What is read while answering one question: its text, then the labels of its options."""
    path = f"questions/{question.id}"
    yield path, question.text
    for option in question.options:
        yield f"{path}/options/{option.id}", option.label


def meaning(question: Question) -> Iterator[Text]:
    """What a question means, if its author says so."""
    if question.about:
        yield f"questions/{question.id}/about", question.about


def asked(quiz: Quiz) -> Iterator[Text]:
    """What is read while answering; labels that questions share appear once."""
    seen = set()
    for question in quiz.questions:
        for path, text in (*question_texts(question), *meaning(question)):
            if text not in seen:
                yield path, text
            seen.add(text)


def asked_in_short(edition: Edition) -> Iterator[Text]:
    """What a question is about, where it is quoted."""
    yield from ((short.path, short.short) for short in edition.shorts if short.path.startswith("questions/"))


def spoken(edition: Edition) -> Iterator[Text]:
    """What speaks to readers, or quotes them: the title, the questions and their options, and the poles."""
    yield from (("title", title) for title in (edition.title, edition.short))
    yield from asked(edition.quiz)
    yield from ((short.path, short.short) for short in edition.shorts)
    for dimension in edition.quiz.dimensions:
        yield from ((f"dimensions/{dimension.id}", text) for text in (dimension.low, dimension.high))


def shown(edition: Edition) -> Iterator[Text]:
    """All that pages show of a file: what speaks to the reader, names, and what is said of the roles."""
    yield from spoken(edition)
    yield "scope", edition.scope
    yield from ((f"dimensions/{dimension.id}", dimension.name) for dimension in edition.quiz.dimensions)
    yield from ((f"families/{family.id}", family.name) for family in edition.quiz.families)
    yield from ((f"roles/{role.id}", role.name) for role in edition.quiz.roles)
    for portrait in edition.portraits:
        yield from _portrait(portrait)
    for fact in edition.facts:
        yield from ((f"roles/{fact.role}/facts", text) for text in (*_words(fact.value), fact.note))
    for section in edition.sections:
        yield from (("sections", text) for text in (section.name, *(topic.name for topic in section.topics)))
        yield from (("sections", topic.label) for topic in section.topics)
    for conflict in edition.conflicts:
        yield from ((f"conflicts/{conflict.id}", text) for text in (conflict.name, conflict.note))
    yield "origin", edition.origin
    yield from (("evidence", sentence) for sentence in edition.evidence)
    yield from (("limits", limit) for limit in edition.limits)


def _portrait(portrait: Portrait) -> Iterator[Text]:
    path = f"roles/{portrait.role}"
    yield f"{path}/description", portrait.description
    yield f"{path}/brief", portrait.brief
    yield from ((f"{path}/skills", skill) for skill in portrait.skills)
    yield from ((f"{path}/first_steps", step) for step in portrait.first_steps)
    yield from ((f"{path}/ask", question) for question in portrait.ask)
    yield from ((f"{path}/look_for", words) for words in (*portrait.look_for.vacancies, *portrait.look_for.courses))
    for key, moves in (("grows_into", portrait.grows_into), ("moves_to", portrait.moves_to)):
        yield from ((f"{path}/{key}", text) for move in moves for text in (move.when, move.note))


def _words(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()


def profiled(edition: Edition) -> Iterator[Text]:
    """What makes up the profiles: the dimensions, the roles' names, and the notes of their targets."""
    quiz = edition.quiz
    yield from ((short.path, short.short) for short in edition.shorts if short.path.startswith("dimensions/"))
    for dimension in quiz.dimensions:
        yield from ((f"dimensions/{dimension.id}", text) for text in (dimension.name, dimension.low, dimension.high))
    for role in quiz.roles:
        yield f"roles/{role.id}", role.name
        yield from ((f"roles/{role.id}/profile/{target.dimension}", target.note) for target in role.profile)
