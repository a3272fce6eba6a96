"""The codes of the file itself: its texts, its sources, its short forms and its silences."""

from quiz.lint.codes.code import Code

FILES = (
    Code(
        "gap",
        "note",
        "a text is still to be written (“TO WRITE”), and pages leave it out",
        why="Only somebody who knows the job can write it, and readers miss it.",
        example="""
roles:
  - id: host
    description: "TO WRITE: what people do all day, in two or three sentences"
""",
        mend="Write it in place of “TO WRITE …”. Until then nothing is shown there, and no check fails.",
    ),
    Code(
        "markup",
        "warning",
        "a text holds markup, which is shown as it is typed",
        why="Texts are plain, so readers see the signs.",
        example="""
scope: "Three jobs at **one** school’s radio."
""",
        mend="Say it in plain words.",
    ),
    Code(
        "off-step",
        "warning",
        "a target that no answer can hit",
        why="Answers stand at steps of 25. A figure between two of them claims an exactness that is not there.",
        example="""
roles:
  - id: host
    profile:
      people: {target: 60, weight: 2}
""",
        mend="Round it to steps of 25, and keep the raw figure in its note.",
    ),
    Code(
        "one-source",
        "warning",
        "one source feeds over half of all weights",
        why="What that source got wrong, or sees from one side alone, then decides most matches.",
        example="""
roles:
  - id: host
    profile:
      people: {target: 100, weight: 2, source: handbook}
      outdoors: {target: 0, weight: 2, source: handbook}
      gear: {target: 0, weight: 2, source: handbook}
      live: {target: 100, weight: 2, source: handbook}
      voice: {target: 100, weight: 2, source: handbook}
      writing: {target: 0, weight: 2, source: handbook}
""",
        mend="Take targets from further sources. Where it is your own judgement, silence it, and say whose it is.",
    ),
    Code(
        "short-long",
        "warning",
        "a short form is longer than its place",
        why="There is one line for it. A longer one wraps, or pushes its neighbours away.",
        example="""
dimensions:
  - {id: people, short: Meeting people}
""",
        mend="Shorten it: a word of up to 9 letters for a dimension, such as “People”.",
    ),
    Code(
        "short-missing",
        "warning",
        "a part has no short form, and its name or text is too long for where it stands",
        why="Pages then show the long one, and nobody reads it at a glance.",
        example="""
questions:
  - id: notes
    text: How much would you like to turn your notes from the trip into a story?
    short: ""
""",
        mend="Add “short:” or “brief:”, as docs/authoring.md has them. They change no result and no link.",
    ),
    Code(
        "source-details",
        "error",
        "a source lacks its title, its address or file, or the day it was read",
        why="A source that nobody can look up is none.",
        example="""
sources:
  - {id: survey, title: " "}
""",
        mend="Write down where it stands. In a file, the reader says so first.",
    ),
    Code(
        "text-cut",
        "warning",
        "a text may go on behind a “#”, which begins a comment",
        why="Readers get half of the sentence, and nothing looks wrong in the file.",
        example="""
scope: Three jobs at the radio, with its show # 1 of the week.
""",
        mend="Put the whole text in quotes; set a comment off by two spaces.",
    ),
    Code(
        "unknown-silence",
        "error",
        "a silence names a finding that does not exist or is an error",
        why="It was meant to silence something, and silences nothing.",
        example="""
silence: {midling: It is meant so.}
""",
        mend="Write the code as the report has it, or remove it.",
    ),
    Code(
        "unused-silence",
        "warning",
        "a silence silences nothing",
        why="What it once excused is gone. Left there, it would excuse the next one unseen.",
        example="""
silence: {win-share: Nobody needs a host.}
""",
        mend="Remove it.",
    ),
)
