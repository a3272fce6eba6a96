"""Taking the quiz: start, question, all questions, answers."""
