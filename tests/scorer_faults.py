"""Faults to plant in the scorer: each compiles the tables of quizzes that are made after it wrongly."""

from dataclasses import replace

from quiz import content


def ignore_weights(monkeypatch):
    """Whatever a role weighs counts the same."""
    compiled = content._table

    def flat(role, questions):
        table = compiled(role, questions)
        return replace(table, weights=tuple(min(weight, 1) for weight in table.weights))

    monkeypatch.setattr(content, "_table", flat)


def turn_a_question(monkeypatch):
    """One question's agreements run the wrong way."""
    agreements = content._agreements

    def turned(role, question, scale):
        row = agreements(role, question, scale)
        return row[::-1] if question.id == "phone-fix" else row

    monkeypatch.setattr(content, "_agreements", turned)


def forget_what_is_on_offer(monkeypatch):
    """Agreement is 100 minus the distance, even where no option is at the target."""

    def plain(role, question, scale):
        targets = role.targets(question)
        distances = [option.distance(targets) if any(targets) else 100 for option in question.options]
        return tuple(int(scale * (100 - distance)) for distance in distances)

    monkeypatch.setattr(content, "_agreements", plain)


FAULTS = (ignore_weights, turn_a_question, forget_what_is_on_offer)
