"""What YAML's own parser objects to, such as a wrong indentation, in plain words."""

import re
from collections.abc import Sequence
from re import Pattern
from typing import NamedTuple

from ruamel.yaml.error import MarkedYAMLError, StringMark

from quiz.reading.faults import Fault

TAB = "this line is indented with a tab. YAML indents with spaces: replace every tab."
COLON = "a colon and space cannot stand here. Put a text that holds one in quotes; otherwise check the indentation."
BRACKET = "the bracket that opens here is not closed, or a comma is missing in it."
MISFIT = "this line does not fit those above. Check its indentation, and that nothing follows a closing quote."
BACKSLASH = "a “\\” in double quotes begins a special character. Write “\\\\”, or use single quotes."
CUT = "YAML takes all from “#” on for a comment. Put a text that holds one in quotes; set a comment off by two spaces."
UNKNOWN = "YAML cannot be read from here on. Check the quotes, brackets, colons and indentation here and just above."


class _Words(NamedTuple):
    """What we say for a problem that holds `part`; `opening`: where it began, not where it was noticed."""

    part: str
    message: str
    opening: bool = False


_WORDS = (
    _Words("end of stream", "the quotation mark that opens here is never closed.", opening=True),
    _Words("document separator", "the quotation mark that opens here is never closed.", opening=True),
    _Words("mapping values are not allowed", COLON),
    _Words(
        "could not find expected ':'",
        "this line is neither “key: value” nor an entry “- …”. Is a colon missing, or the space after it?",
        opening=True,
    ),
    _Words("expected ',' or", BRACKET, opening=True),
    _Words("expected the node content", "a bracket or comma stands where a value is wanted. Put a text in quotes."),
    _Words("expected <block end>", MISFIT),
    _Words("expected '<document start>'", MISFIT),
    _Words("non-comment content", MISFIT),
    _Words("sequence entries are not allowed", "an entry “- …” cannot stand here. Put it on a line of its own."),
    _Words("mapping keys are not allowed", "a text cannot begin with “? ”. Put it in quotes."),
    _Words("unknown escape", BACKSLASH),
    _Words("escape sequence", BACKSLASH),
    _Words("indentation indicator", "after “|” or “>” the line must end, and the text begin on the next one."),
    _Words("follow up line", "the lines of this text are indented unevenly. Begin them all in the same column."),
)

_CONTEXTS = (
    _Words("block scalar", "after “|” or “>” the line must end, and the text begin on the next one."),
    _Words("directive", "a line cannot begin with “%”. Delete it, or put a text in quotes."),
    _Words("alias", "a text cannot begin with “*”. Put it in quotes."),
    _Words("anchor", "a text cannot begin with “&”. Put it in quotes."),
    _Words(" tag", "a text cannot begin with “!”. Put it in quotes."),
)


class _Slip(NamedTuple):
    """What an author did, where a line gives it away; `behind` are the messages that would not say so."""

    pattern: Pattern[str]
    message: str
    behind: tuple[str, ...]


_SLIPS = (
    _Slip(re.compile(r"\s*-[^\s-]"), "there is no space after “-”. An entry begins with “- ”.", (MISFIT, COLON)),
    _Slip(
        re.compile(r".*[:-] +\(.*: "), "a group on one line stands in { }, not in ( ). Put a text in quotes.", (COLON,)
    ),
    _Slip(
        re.compile(r".*[:-] +[“”„\u2018\u2019«»]"),
        "quotation marks such as “ or « are part of the text to YAML. Put a text that holds a colon in straight ones.",
        (COLON,),
    ),
    _Slip(
        re.compile(r""".*[:,{\[-]\s+('[^']*'|"[^"]*")\w"""),
        "the text in quotes ends before its line does. Write '' for a ' within '…', and \\\" for a \" within \"…\".",
        (MISFIT, BRACKET),
    ),
)


# A “#” after one space, which follows a word: people may mean it, and what stands behind it, as part of a text.
_CUT = re.compile(r"""[^\s:"',\[\]{}] #""")
_CUT_VALUE = re.compile(_CUT.pattern + r"|: +#\w")  # within brackets, where a colour may stand: `{accent: #0b5cad}`
_QUOTED = re.compile(r"""(?<!\w)(?:"[^"]*"|'[^']*')""")


def syntax_faults(error: MarkedYAMLError, text: str, quoted: tuple[int, int]) -> list[Fault]:
    """The faults behind a syntax error: one, or each line that is indented with a tab where a tab is to blame.

    quoted  the first and last line of the last text in quotes before it.
    """
    lines = text.split("\n")
    noticed = _line(error.problem_mark, lines)
    tabs = [number for number, line in enumerate(lines, start=1) if _indented_with_tab(line)]
    if noticed in tabs:
        return [Fault(number, "", TAB) for number in tabs]
    return [_fault(error, lines, noticed, quoted)]


def _fault(error: MarkedYAMLError, lines: Sequence[str], noticed: int, quoted: tuple[int, int]) -> Fault:
    words = _words(error)
    first, last = quoted
    if first < last == noticed and words.message in (MISFIT, BRACKET):
        closed = f"is closed only on line {last}. Is one missing before that?"
        return Fault(first, "", f"the quotation mark that opens here {closed}")
    line = _line(error.context_mark, lines) if words.opening and error.context_mark else noticed
    fault = _slip(words.message, lines, noticed) or Fault(line, "", words.message)
    return _cut(fault, lines, noticed) or fault


def _cut(fault: Fault, lines: Sequence[str], noticed: int) -> Fault | None:
    """The comment that took a bracket's end or the middle of a text, or None."""
    if fault.message not in (BRACKET, MISFIT):
        return None
    first = fault.line if fault.message == BRACKET else max(noticed - 1, 1)
    cut = _CUT_VALUE if fault.message == BRACKET else _CUT
    found = (number for number in range(first, noticed + 1) if cut.search(_QUOTED.sub("''", lines[number - 1])))
    return next((Fault(number, "", CUT) for number in found), None)


def _slip(message: str, lines: Sequence[str], noticed: int) -> Fault | None:
    """The slip that a line gives away, or None; that of a dash may be noticed one line late."""
    for number, slips in ((noticed, _SLIPS), (noticed - 1, _SLIPS[:1])):
        for slip in slips:
            if message in slip.behind and number and slip.pattern.match(lines[number - 1]):
                return Fault(number, "", slip.message)
    return None


def _words(error: MarkedYAMLError) -> _Words:
    problem, context = error.problem or "", error.context or ""
    if "cannot start any token" in problem:
        return _cannot_start(problem)
    known = [words for words in _WORDS if words.part in problem]
    known += [words for words in _CONTEXTS if words.part in context]
    return known[0] if known else _Words("", UNKNOWN)


def _cannot_start(problem: str) -> _Words:
    character = problem.removeprefix("found character '")[0]
    if character == "\\":
        return _Words("", "a tab cannot stand here. YAML indents with spaces: replace every tab.")
    return _Words("", f"a text cannot begin with “{character}”. Put it in quotes.")


def _line(mark: StringMark | None, lines: Sequence[str]) -> int:
    # The parser notices some faults only on the line after the last one, which no editor shows.
    last = len(lines) - (not lines[-1])
    return min(mark.line + 1, max(last, 1)) if mark else 1


def _indented_with_tab(line: str) -> bool:
    return "\t" in line[: len(line) - len(line.lstrip(" \t"))]
