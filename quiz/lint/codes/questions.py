"""The codes of questions: whether each matters, and to whom."""

from quiz.lint.codes.code import Code

_NEAR = """
questions:
  - id: open-day
    options:
      - {id: guests, label: Mostly welcoming the guests, place: {people: 60, gear: 40}}
      - {id: cables, label: Mostly running the cables, place: {people: 40, gear: 60}}
"""

QUESTIONS = (
    Code(
        "far-from-target",
        "warning",
        "a role's best option lies over 25 from its target",
        why="People who are just like the role find no answer that says so.",
        example=_NEAR,
        mend="Place an option nearer to that role, or weigh less there.",
    ),
    Code(
        "flat-for-role",
        "warning",
        "a question hardly matters to a role that calls it important",
        why="The profile says that it counts, and the answers make next to no difference.",
        example=_NEAR,
        mend="Place its options further apart on what that role weighs, or weigh less there.",
    ),
    Code(
        "heavy-question",
        "warning",
        "one question makes up over a quarter of a role",
        why="One slip, or one answer given in haste, then decides over the job.",
        example="""
roles:
  - id: host
    profile:
      voice: {target: 100, weight: 3}
      live: {target: 100, weight: 1}
""",
        mend="Weigh it less, weigh more of the other dimensions, or ask a second question there.",
    ),
    Code(
        "option-never-best",
        "warning",
        "a single-choice option is best for no role",
        why="Whoever picks it loses points with everybody, for an honest answer.",
        example="""
questions:
  - id: open-day
    options:
      - {id: guests, label: Welcoming the guests at the door, place: {people: 100, gear: 0}}
      - {id: cables, label: Running the cables to the stage, place: {people: 0, gear: 100}}
      - {id: both, label: A little of everything, place: {people: 50, gear: 50}}
""",
        mend="Place it where a role stands, or drop it.",
    ),
    Code(
        "question-idle",
        "error",
        "nobody weighs the question, or all roles agree on it",
        why="It takes time and changes nothing.",
        example="""
dimensions:
  - {id: money, name: Looking after money, low: no sums, high: sums every day}
questions:
  - {id: till, text: How much would you like to look after the till?, kind: likert, dimension: money, scale: liking}
""",
        mend="Have the roles that it is about weigh its dimension, or drop it.",
    ),
    Code(
        "question-moot",
        "error",
        "no sheet was found on which the answer to the question decides who comes first (an error)",
        why="It takes time, and as far as could be found it never decides anything.",
        example="""
dimensions:
  - {id: pace, name: Pace of the day, low: all at once, high: bit by bit}
questions:
  - id: day
    text: Which day would you rather have?
    kind: single
    options:
      - {id: rush, label: A day with a rush in the morning, place: {pace: 25}}
      - {id: calm, label: A day with a calm morning, place: {pace: 75}}
roles:
  - id: reporter                # both answers are equally far from its target
    profile:
      people: {target: 100, weight: 2}
      outdoors: {target: 100, weight: 2}
      gear: {target: 0, weight: 2}
      live: {target: 0, weight: 2}
      voice: {target: 0, weight: 2}
      writing: {target: 100, weight: 2}
      pace: {target: 50, weight: 1}
""",
        mend="Have it weigh more where roles differ, ask about something on which they differ, or drop it.",
        certain=False,
    ),
    Code(
        "reverse-balance",
        "warning",
        "normal and reversed questions of a dimension are out of balance",
        why="Whoever says yes to everything would lean to one end of that dimension.",
        example="""
questions:
  - {id: cut, text: How much would you like to cut a recording?, kind: likert, dimension: gear, scale: liking}
  - {id: wires, text: How much would you like to mend a wire?, kind: likert, dimension: gear, scale: liking}
""",
        mend="Ask one of them the other way round, about something to like as well, and mark it “reverse: true”.",
    ),
    Code(
        "straight-line",
        "warning",
        "the same option on every question puts one role far ahead",
        why="Some people tick one column all the way down. That should lead to no job.",
        example="""
questions:
  - {id: quiet-room, reverse: false}
  - {id: alone, reverse: false}
  - {id: polish, reverse: false}
roles:
  - id: technician
    profile:
      people: {target: 100, weight: 2}
      outdoors: {target: 100, weight: 2}
      gear: {target: 100, weight: 2}
      live: {target: 100, weight: 2}
      voice: {target: 0, weight: 2}
      writing: {target: 0, weight: 2}
""",
        mend="Reverse some of the questions that this role weighs most.",
    ),
    Code(
        "thin-dimension",
        "warning",
        "under two questions ask about a dimension",
        why="A single answer is a weak sign: people misread, or think of one bad day.",
        example="""
dimensions:
  - {id: money, name: Looking after money, low: no sums, high: sums every day}
questions:
  - {id: till, text: How much would you like to look after the till?, kind: likert, dimension: money, scale: liking}
""",
        mend="Ask a second time, in other words; a single-choice option that places the dimension counts, too.",
    ),
)
