"""A result and its proofs.

A code that leads to the result page walks through these, and nothing goes back:

    views.result                opens the sheet: site.open → links.decode → Sheet, whose `result` is computed once
    parts.result.result_page    takes the sheet and today's edition; it asks the Result, and chooses what is shown
    parts.reasons, sums, ranking, next_steps, rose    print each list so that it adds up
    templates/parts/result.html                 says it, with the sentences of words/verdicts.py as filters

The proofs go the same way: each view asks the Result of its sheet, and hands a template what it found.
"""
