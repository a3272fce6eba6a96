"""Doubts about a file without faults: texts that can be read, but may not be what their author meant."""

import re
from collections.abc import Iterable, Iterator

from quiz.edition import Remark
from quiz.reading.faults import quote
from quiz.reading.tree import Loc, Scalar, Tree

_FIGURE = re.compile(r"[0-9.]+")

# Tags and entities of HTML; bold, emphasis, code and links of Markdown.
_MARKUP = re.compile(
    r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>|&(?:#[0-9]+|#x[0-9a-f]+|[a-z]{2,8});"
    r"|\*\*\S(?:[^*]*\S)?\*\*|(?<![\w*])\*\w(?:[^*]*\w)?\*(?![\w*])|`[^`]+`|\[[^\]]+\]\([^)\s]+\)",
    re.IGNORECASE,
)


def remarks(tree: Tree, texts: Iterable[tuple[Loc, Scalar]]) -> Iterator[Remark]:
    """A remark for each text that a comment may have cut, and for each that holds markup."""
    for loc, value in texts:
        if value.comment and not _FIGURE.fullmatch(value.text):
            yield _cut(tree.path(loc), value)
        if found := _MARKUP.search(value.text):
            message = f"{quote(found[0])} is shown just as it is typed: texts are plain."
            yield Remark("markup", tree.path(loc), message, "Say it in plain words.")


def _cut(path: str, value: Scalar) -> Remark:
    return Remark(
        "text-cut",
        path,
        f"the text ends with {quote(value.text[-30:])}: YAML takes {quote(value.comment)} for a comment.",
        "Put the whole text in quotes; set a comment off by two spaces, or write it on a line of its own.",
    )
