"""The codes of words: what questions say, and what a text claims."""

from quiz.lint.codes.code import Code

WORDS = (
    Code(
        "about-missing",
        "warning",
        "a question has a word that not everybody knows, and does not say what it means",
        why="Whoever does not know a word guesses, and then answers the guess.",
        example="""
questions:
  - id: speak
    text: How much would you like to moderate a debate?
""",
        mend="Say it in “about:”, in a sentence with an example; or ask in words that everybody of 12 knows.",
        english=True,
    ),
    Code(
        "abbreviation",
        "warning",
        "an abbreviation is not spelled out in its question",
        why="Insiders know it. Whoever does not is shut out of the question.",
        example="""
questions:
  - id: sound-desk
    text: How much would you like to set up a PA?
""",
        mend="Write it in full, or put the words in brackets: “a PA (loudspeakers for a hall)”.",
        english=True,
    ),
    Code(
        "agreement-labels",
        "warning",
        "labels of agreeing invite people to agree",
        why="Many people agree with whatever is said. That lifts every role whose questions are not reversed.",
        example="""
scales:
  liking: [Strongly disagree, Disagree, Neither, Agree, Strongly agree]
""",
        mend="Ask how much, how often or how well, and label that: “Not at all” to “Very much”.",
        english=True,
    ),
    Code(
        "asks-demographics",
        "error",
        "a question asks for the taker's own age, gender, origin, home, health or pay",
        why="None of it says what work somebody would like, and all of it could be used against them.",
        example="""
questions:
  - id: alone
    text: How old are you?
""",
        mend="Ask about the work itself, or delete the question.",
        english=True,
    ),
    Code(
        "banned-word",
        "warning",
        "a text claims, or may claim, more than a quiz can know (an error where it tells the reader)",
        why="A match compares answers with profiles. It knows nothing of gifts or success, and readers believe print.",
        example="""
title: Which job at the school radio were you born for?
""",
        mend="Say what the quiz does: “Which job at the school radio fits you?”",
        english=True,
    ),
    Code(
        "demographic-word",
        "warning",
        "a question or a profile mentions a demographic trait",
        why="A trait of people beside a job suggests who belongs there.",
        example="""
questions:
  - id: alone
    text: How much would you like to record the stories of immigrants?
""",
        mend="Name the activity without the people's trait; silence it where the trait is what the work is about.",
        english=True,
    ),
    Code(
        "double-barrelled",
        "warning",
        "a question asks two things at once",
        why="Whoever likes one and not the other has no true answer.",
        example="""
questions:
  - id: notes
    text: How much would you like to write a story and read it out?
""",
        mend="Ask one of them, or make two questions of it.",
        english=True,
    ),
    Code(
        "gendered",
        "warning",
        "a question uses a gendered word",
        why="It tells some readers that the work is for others.",
        example="""
questions:
  - id: sound-desk
    text: How much would you like to repair what the cameraman broke? He needs it today.
""",
        mend="Say “they”, or name what the person does.",
        english=True,
    ),
    Code(
        "job-title",
        "warning",
        "a question names a job",
        why="People answer what they think of the job, and its name gives away what the answer is for.",
        example="""
questions:
  - id: speak
    text: How much would you like to be the host?
""",
        mend="Name the activity: “How much would you like to lead listeners through a show?”",
        english=True,
    ),
    Code(
        "leading",
        "warning",
        "a question suggests its answer",
        why="Praise in a question lifts its answers for everybody, and with them the roles that it feeds.",
        example="""
questions:
  - id: speak
    text: How much would you like the exciting task of reading the news?
""",
        mend="Name the activity alone.",
        english=True,
    ),
    Code(
        "long",
        "warning",
        "a question has over 20 words",
        why="What is not read to its end is answered by its beginning.",
        example="""
questions:
  - id: notes
    text: How much would you like to sit down with your notes after a long day of school trips to make a story of them?
""",
        mend="Leave out what is not asked; what needs saying goes into “about:”.",
        english=True,
    ),
    Code(
        "negation",
        "warning",
        "a question holds a negation",
        why="People overlook a “not”, and then answer the opposite.",
        example="""
questions:
  - id: alone
    text: How much would you like not to meet anybody?
""",
        mend="Say what is the case: “to work by yourself”. “reverse: true” turns the positions round.",
        english=True,
    ),
    Code(
        "two-questions",
        "warning",
        "a question holds two question marks",
        why="Nobody can say which of the two an answer is to.",
        example="""
questions:
  - id: speak
    text: Would you read the news? How much?
""",
        mend="Ask one question.",
        english=True,
    ),
)
