"""The format of a quiz file: every key of every part, what it may hold, and what is made of it, each said once.

Of most groups a class of the core is made right here. Those that become several things, or need others to become one,
stay dictionaries, of which `building` makes the rest. A key that ends in “?” may be left out.
"""

from typing import Final, get_args

from quiz.content import AUTHORED, Dimension, Family
from quiz.edition import FIRST, LookFor
from quiz.facts import Kind, Section, Source, Topic
from quiz.reading.colours import accents_stand_out, as_colour
from quiz.reading.fact_values import FACT, as_figure, as_figures
from quiz.reading.figures import broken_figure
from quiz.reading.rules import (
    apart_is_never_first,
    has_reason,
    move_has_place,
    options_place_alike,
    own_has_no_place,
    poles_differ,
    question_suits_kind,
    source_has_one_place,
    unit_suits_kind,
)
from quiz.reading.schema import Count, Later, List, Table, group, single
from quiz.reading.texts import as_phrase, text
from quiz.reading.values import (
    PUBLISHED,
    as_address,
    as_dated,
    as_day,
    as_id,
    as_language,
    as_source_id,
    as_truth,
    one_of,
    reference,
    whole,
)
from quiz.theme import Theme

MOST: Final = 60  # roles, questions and dimensions of a quiz

ID = single(as_id)
NAME, PHRASE, SENTENCE, PASSAGE = (single(text(longest), is_text=True) for longest in (60, 120, 300, 1000))
TRUTH = single(as_truth)
POSITION = single(whole(0, 100))
DIMENSION_ID, ROLE_ID, SOURCE_ID, TOPIC_ID = map(reference, ("dimension", "role", "source", "topic"))
PUBLISHED_ID = reference(PUBLISHED).hinted(" with the id of the source that says so")
AT = NAME.hinted(" with the place in the source, such as “line 26”")
SILENCE = {"silence": Table(ID, single(text(300)))}  # a warning of `quiz check` → why it may stand

FAMILY = group(Family, {"id": ID, "name": NAME}, aside=SILENCE)

DIMENSION = group(
    Dimension,
    {"id": ID, "name": NAME, "low": PHRASE, "high": PHRASE},
    [poles_differ],
    aside={"short": NAME, "figures": single(as_figures), **SILENCE},
)

OPTION = group(dict, {"id": ID, "label": PHRASE, "place": Table(DIMENSION_ID, POSITION, Count(1, 3, "dimensions"))})

# Both kinds of question are one group, since the faults of a choice between two groups would have no clear place.
QUESTION = group(
    dict,
    {
        "id": ID,
        "text": SENTENCE,
        "about?": SENTENCE,
        "kind": single(one_of(("likert", "single"), "there is no kind {} of question.")),
        "dimension?": DIMENSION_ID,
        "scale?": reference("scale"),
        "reverse?": TRUTH,
        "options?": List(OPTION, Count(2, 7, "options"), ["id", "label"], [options_place_alike]),
    },
    [question_suits_kind],
    aside={"short": single(as_phrase(120), is_text=True), **SILENCE},
)

TARGET = group(
    dict,
    {
        "target": POSITION,
        "weight": single(whole(1, 3)),
        "source": SOURCE_ID,
        "at?": PHRASE,
        "figure?": single(as_figure),
        "note?": PASSAGE,
    },
    [has_reason("A target"), own_has_no_place, broken_figure],
)

TELL = group(dict, {"topic": TOPIC_ID, "value": FACT, "at": AT, "note?": SENTENCE})

FACTS = group(
    dict,
    {
        "source": PUBLISHED_ID,
        "scope": PHRASE.hinted(" with whom the facts are about, such as “US, all user support”"),
        "tells": List(TELL, Count(1, 100, "facts")),
    },
)

MOVE = group(
    dict,
    {
        "role": ROLE_ID,
        "when": PHRASE.hinted(" with the condition, such as “You want to lead people”"),
        "toward?": Table(DIMENSION_ID, POSITION),
        "source": SOURCE_ID.hinted(f" with the id of a source, or “{AUTHORED}” and a note"),
        "at?": NAME,
        "note?": PASSAGE,
    },
    [has_reason("A move"), move_has_place],
)
MOVES = List(MOVE, Count(0, 10, "moves"), ["role"])

SEARCHES = Later(List(Later(NAME), Count(0, 10, "words to search with"), [""]), ())
LOOK_FOR = group(LookFor, {"vacancies?": SEARCHES, "courses?": SEARCHES})

ROLE = group(
    dict,
    {
        "id": ID,
        "name": NAME,
        "family": reference("family"),
        "description": Later(PASSAGE, ""),
        "brief?": Later(PHRASE, ""),
        "skills": Later(List(Later(PHRASE), Count(1, 20, "skills"), [""]), ()),
        "first_steps": Later(List(Later(SENTENCE), Count(1, 20, "first steps"), [""]), ()),
        "ask?": Later(List(Later(PHRASE), Count(0, 20, "questions to ask"), [""]), ()),
        "look_for?": Later(LOOK_FOR, LookFor()),
        "grows_into?": MOVES,
        "moves_to?": MOVES,
        "facts?": List(FACTS, Count(0, 40, "groups of facts")),
        "profile": Table(DIMENSION_ID, TARGET, Count(1, None, "dimensions")),
    },
    aside=SILENCE,
)

TOPIC = group(
    Topic,
    {
        "id": ID,
        "name": PHRASE,
        "kind": single(one_of(get_args(Kind), "there is no kind {} of topic.")),
        "unit?": NAME,
        "pictured?": TRUTH,
        "result?": single(one_of(("next", "closing", "further"), "a result has no part {} for facts.")),
        "first?": single(whole(1, FIRST)),
        "label?": NAME,
    },
    [unit_suits_kind],
)

# That no two topics share an id is a rule over all sections: see `fact_rules`.
TOPICS = List(TOPIC, Count(1, 40, "topics"), ["name"])
SECTION = group(Section, {"id": ID, "name": NAME, "apart?": TRUTH, "topics": TOPICS}, [apart_is_never_first])

CITED = group(dict, {"role": ROLE_ID, "topic": TOPIC_ID, "source": PUBLISHED_ID, "at": AT})

CONFLICT = group(
    dict,
    {
        "id": ID,
        "name": PHRASE,
        "note": PASSAGE.hinted(" with what disagrees, and what you make of it"),
        "facts": List(CITED, Count(2, 20, "facts")),
    },
    aside=SILENCE,
)


def _source(file: str = "", address: str = "", short: str = "", **said: str) -> Source:
    return Source(place=address or file, short=short or said["title"], **said)


SOURCE = group(
    _source,
    {
        "id": single(as_source_id),
        "title": SENTENCE,
        "short?": NAME,
        "cite?": PHRASE,
        "publisher": SENTENCE,
        "file?": single(text(120)),
        "address?": single(as_address),
        "dated": single(as_dated),
        "read": single(as_day),
    },
    [source_has_one_place],
    aside=SILENCE,
)

COLOUR = single(as_colour)
THEME = group(
    Theme,
    {
        "accent": COLOUR.hinted(' with a colour for light pages, such as "#0b5cad"'),
        "accent_dark": COLOUR.hinted(' with a colour for dark pages, such as "#8cc4ff"'),
    },
    [accents_stand_out],
)

QUIZ = group(
    dict,
    {
        "id": ID,
        "language?": single(as_language),
        "title": PHRASE,
        "short?": NAME,
        "scope": SENTENCE,
        "theme?": THEME,
        "families": List(FAMILY, Count(1, 8, "families"), ["id", "name"]),
        "dimensions": List(DIMENSION, Count(1, MOST, "dimensions"), ["id", "name", "short"]),
        "scales?": Table(ID, List(PHRASE, Count(5, 5, "labels"), [""]), Count(0, 20, "scales")),
        "questions": List(QUESTION, Count(2, MOST, "questions"), ["id", "text", "short"]),
        "sections?": List(SECTION, Count(0, 20, "sections"), ["id", "name"]),
        "roles": List(ROLE, Count(2, MOST, "roles"), ["id", "name"]),
        "conflicts?": List(CONFLICT, Count(0, 100, "conflicts"), ["id", "name"]),
        "origin?": PASSAGE,
        "made_from?": PUBLISHED_ID,
        "evidence?": List(SENTENCE, Count(0, 20, "sentences")),
        "limits?": List(SENTENCE, Count(0, 20, "limits")),
        "sources?": List(SOURCE, Count(0, 100, "sources"), ["id"]),
    },
    aside=SILENCE,
)
