"""One code, or a page of all, in words: Markdown that reads well in a terminal, too."""

from difflib import get_close_matches
from textwrap import indent

from quiz.errors import FindingError
from quiz.lint.codes import CODES, Code

_SILENCE = {
    "error": "It cannot be silenced.",
    "warning": "If it may stay, silence it in its place, with a reason.",
    "note": "It fails no check, and needs no silence.",
}
_BEGINNING = """# What `quiz check` can find

An error fails the check; a warning does with `--strict`; a note never does. `docs/scoring.md` has the rules with their
limits. Each example is a part of the quiz in `docs/authoring.md`, changed so that it is found; on what a target rests
is left out."""


def find(code: str) -> Code:
    """The code of this name. Raises FindingError, which says what it may have meant."""
    if code in CODES:
        return CODES[code]
    near = ", ".join(f"“{each}”" for each in get_close_matches(code.lower(), CODES, n=3))
    fix = f"Did you mean {near}?" if near else "`quiz check --explain all` prints all there are."
    raise FindingError(f"“{code}” is no finding of `quiz check`.", fix=fix)


def explain(code: Code) -> str:
    """What it means, why it matters, what trips it, and what to do."""
    silence = _SILENCE[
        "error" if code.severity == "error" and code.certain else code.severity.replace("error", "warning")
    ]
    return "\n\n".join(
        (
            f"## {code.code}",
            f"{code.severity.capitalize()}: {code.when}.",
            f"Why it matters: {code.why}",
            f"What trips it, for example:\n\n{indent(code.example.strip(), '    ')}",
            f"What to do: {code.mend} {silence}",
        )
    )


def page() -> str:
    """All of them, by their names."""
    return "\n\n".join((_BEGINNING, *map(explain, CODES.values())))
