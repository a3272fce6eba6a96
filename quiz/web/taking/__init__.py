"""Taking the quiz: start, question, all questions, answers.

A tap that leads to the answers page walks through these, and nothing goes back:

    views.take                  the address: the sheet's code, the question, the option that was tapped
    context.open_sheet          the code becomes a Sheet: its quiz and its responses
    sent.read_answers           what was sent becomes a choice, or is refused
    Sheet.answered              the same sheet with this choice, and its new code
    lists.answers_page          the page, of which each row was made once, and the rest, too
    taking/answers.html         the page
"""
