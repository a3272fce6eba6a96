"""Texts that keep their own language and direction among our words: of a quiz in another language, or typed by someone.

Such a text is an `Isolated`: the same string, which formatted into a sentence stands between marks (bidi isolates, as
Unicode calls them, with the name of the language in tag characters). So sentences are made of it as of any other text,
and none has to know about it. On the way out `to_html` makes `lang` and `dir` of the marks where HTML takes elements;
in titles, attributes and pictures the isolates stay, which work in plain text. docs/decisions/isolates.md says why.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final, TypeVar

from jinja2 import Template
from markupsafe import Markup, escape

from quiz.language import direction, is_english

# What begins and ends a text: an isolate of Unicode, and in tag characters, which nothing shows, the language.
LTR, RTL, EITHER, END = "\u2066", "\u2067", "\u2068", "\u2069"
TAG, CANCEL = "\U000e0001", "\U000e007f"
TAGS = 0xE0000  # what is added to the number of a letter to make it a tag
UNDATED: Final = "undated"  # a word of the format, in English in every file

_BEGIN = re.compile(f"[{LTR}{RTL}{EITHER}]{TAG}[\U000e0020-\U000e007e]*")
_MARKED = f"([{LTR}{RTL}{EITHER}]){TAG}([\U000e0020-\U000e007e]*)((?:(?!{END}{CANCEL})[^<>])*){END}{CANCEL}"
_WORDLESS = re.compile(f"{TAG}[\U000e0020-\U000e007e]*|(?<={END}){CANCEL}")
_MARK = re.compile(_MARKED)
# An element that holds such a text and nothing else; outside of pictures, whose `dir` would move what is in them.
_ALONE = re.compile(rf"<((?!(?:li|title|text|tspan)\b)[a-z][a-z0-9]*)((?:\s[^<>]*)?)>\s*{_MARKED}\s*</\1>")
_PLAIN = r"<title>.*?</title>|<option\b.*?</option>|<textarea\b.*?</textarea>|<[^>]*>"
_HTML = re.compile(rf"(?s)(<svg\b.*?</svg>)|({_PLAIN})|{_MARKED}")
_SVG = re.compile(rf"(?s)()({_PLAIN})|{_MARKED}")

# The fields of a quiz, and of what is said around it, whose strings are read by people: no ids, no addresses.
TEXTS: Final = frozenset(
    (
        "about", "ask", "at", "brief", "cite", "courses", "dated", "description", "evidence", "first_steps",
        "gist", "high", "label", "limits", "low", "name", "note", "origin", "publisher", "scope", "short",
        "skills", "text", "title", "unit", "vacancies", "value", "when",
    )
)  # fmt: skip

# The fields of what is kept of a group that hold what someone typed.
TYPED: Final = frozenset({"name", "organisation", "contact", "purpose", "message", "nickname"})

_T = TypeVar("_T")


class Isolated(str):
    """A text that stays itself, and that is marked where it is formatted into another or printed."""

    __slots__ = ("_begin",)
    _begin: str

    def __new__(cls, text: str, begin: str) -> "Isolated":
        """`begin` is the mark at its beginning, as `_begin` makes it."""
        made = super().__new__(cls, text)
        made._begin = begin
        return made

    def __deepcopy__(self, _: object) -> "Isolated":
        """Itself, since it never changes."""
        return self

    def __format__(self, spec: str) -> str:
        """The text between its marks."""
        return f"{self._begin}{super().__format__(spec)}{END}{CANCEL}"

    def __html__(self) -> Markup:
        """The same, escaped."""
        return Markup(f"{self._begin}{escape(str(self))}{END}{CANCEL}")  # noqa: S704 (the text is escaped)

    def like(self, text: str) -> "Isolated":
        """Another text, such as a part of this one, in the same language."""
        return Isolated(text, self._begin)


def in_language(part: _T, language: str) -> _T:
    """A quiz, or an edition, with every text marked as being in its language; as it is where that is English.

    Nothing else about it changes, so that version, codes and results are the same.
    """
    if is_english(language):
        return part
    begin = _begin(RTL if direction(language) == "rtl" else LTR, language)
    found: _T = _marked(part, TEXTS, lambda text: Isolated(text, begin))
    return found


def _begin(isolate: str, language: str = "") -> str:
    """The mark at the beginning of a text; `language` as BCP 47 names it, empty where it is not known."""
    return isolate + TAG + "".join(chr(TAGS + ord(letter)) for letter in language)


def by_hand(part: _T) -> _T:
    """What is kept of a group, with every text in it as `typed` marks it."""
    found: _T = _marked(part, TYPED, typed)
    return found


def plain(part: _T) -> _T:
    """The same without any mark, for files: in them a text stands alone."""
    found: _T = _marked(part, TEXTS | TYPED, str)
    return found


def _marked(part: Any, names: Set[str], mark: Callable[[str], str], *, is_text: bool = False) -> Any:
    """A part with its texts marked: the strings, and tuples of them, in fields of these names."""
    if isinstance(part, str):
        return mark(part) if is_text and part and part != UNDATED else part
    if isinstance(part, tuple):
        return tuple(_marked(each, names, mark, is_text=is_text) for each in part)
    if is_dataclass(part) and not isinstance(part, type):
        values = {each.name: getattr(part, each.name) for each in fields(part) if each.init}
        changed = {name: _marked(value, names, mark, is_text=name in names) for name, value in values.items()}
        return replace(part, **changed)
    return part


def typed(text: str) -> str:
    """What somebody typed, isolated from our words where any of it runs from right to left."""
    runs_left = any(unicodedata.bidirectional(letter) in {"R", "AL", "AN"} for letter in text)
    return Isolated(text, _begin(EITHER)) if runs_left else text


def in_a_row(name: str) -> str:
    """A name among others: without its capital, unless that begins a word of capitals, or the language is another."""
    return f"{name}" if isinstance(name, Isolated) or name[1:2].isupper() else name[:1].lower() + name[1:]


def unmarked(text: str) -> str:
    """A text without the marks in it."""
    return _BEGIN.sub("", text).replace(END + CANCEL, "")


def whole(lines: Iterable[str]) -> Iterator[str]:
    """The lines of one text: a mark that is open where a line ends is closed there, and begins again in the next."""
    begin = ""
    for line in lines:
        full = f"{begin}{line}"
        *_, begin = ["", *(found[0] for found in _BEGIN.finditer(full.rpartition(END + CANCEL)[2]))]
        yield f"{full}{END}{CANCEL}" if begin else full


def to_html(page: str) -> str:
    """A page as it is sent: `lang` and `dir` on elements and <bdi>, the bare isolates where neither can be."""
    if TAG not in page:
        return page
    return _HTML.sub(_in_html, _ALONE.sub(_alone, page))


def _alone(found: re.Match[str]) -> str:
    element, attributes, *how, text = found.groups()
    return f"<{element}{attributes}{_attributes(*how)}>{text}</{element}>"


def _in_html(found: re.Match[str]) -> str:
    picture, plain, *how, text = found.groups()
    if picture:
        return _SVG.sub(_in_svg, picture)
    if not plain:
        return f"<bdi{_attributes(*how)}>{text}</bdi>"
    return _MARK.sub(r"\3", plain) if plain.startswith("<input") else _WORDLESS.sub("", plain)


def _in_svg(found: re.Match[str]) -> str:
    _, plain, isolate, tags, text = found.groups()
    if plain or not tags:
        return _WORDLESS.sub("", found[0])
    return f'<tspan lang="{_language(tags)}">{isolate}{text}{END}</tspan>'


def _attributes(isolate: str, tags: str) -> str:
    """What HTML says of a text: its language, if known, and its direction, which HTML finds out if we don't know."""
    lang = f' lang="{_language(tags)}"' if tags else ""
    return f'{lang} dir="{ {LTR: "ltr", RTL: "rtl", EITHER: "auto"}[isolate] }"'


def _language(tags: str) -> str:
    return "".join(chr(ord(tag) - TAGS) for tag in tags)


class Page(Template):
    """A template whose page is sent as `to_html` makes it."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """The page."""
        return to_html(super().render(*args, **kwargs))

    def _get_default_module(self, _: Any = None) -> Any:
        """The macros of a template that another one imports.

        Jinja asks at each import whether the importing template has globals that this one lacks, which costs as much
        as a macro does. Ours all have the same.
        """
        return super()._get_default_module()
