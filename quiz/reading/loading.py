"""From YAML text to its tree.

Anchors, aliases, tags and deep nesting are refused as they are met, before anything is built from them.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml import events as yaml_events
from ruamel.yaml.error import MarkedYAMLError

from quiz.reading.faults import Fault, quote
from quiz.reading.syntax import UNKNOWN, syntax_faults
from quiz.reading.tree import LONGEST_KEY, NOTHINGS, TRUTHS, Loc, Scalar, Tree, Unread, Value

DEEPEST = 20

_SPACES = re.compile(r"[^\S\t\n]{2,}")
_ENDS = re.compile(r"^[^\S\t\n]+|[^\S\t\n]+$")
_COMMENT = re.compile(r" (#.*)")
_ONLY_COMMENT = re.compile(r"(?:.*[:-])?\s+(#.*)")
_JOINED = re.compile(r"([a-z][a-z0-9_-]*)[:=]([^\s/].*)")  # a key and its value without ": " between them; no address


def load(text: str) -> Tree:
    """The tree of a YAML document. Where YAML itself is broken the value is Unread, and the faults say why."""
    reader = _Reader(text)
    value: Value = Unread()
    broken: list[Fault] = []
    try:
        value = reader.document()
    except _TooDeepError:
        pass  # refused already, with the others
    except MarkedYAMLError as error:
        broken = syntax_faults(error, text, reader.quoted)
    except (ValueError, OverflowError):
        # The parser asks Python for characters that do not exist, such as "\U00110000".
        broken = [Fault(reader.line, "", UNKNOWN)]
    return Tree(value, reader.lines, tuple(reader.refused), tuple(broken))


class _TooDeepError(Exception):
    """Nested deeper than any quiz."""


class _Reader:
    """Turns the parser's events into values, one level at a time."""

    def __init__(self, text: str) -> None:
        self.rows = text.split("\n")
        # "pure": the parser in C, where it is installed, words its errors differently.
        self.events = YAML(typ="safe", pure=True).parse(text)
        self.line = 1
        self.quoted = (0, 0)
        self.lines: dict[Loc, int] = {}
        self.refused: list[tuple[Loc, int, str]] = []

    def document(self) -> Value:
        """The one document of the file."""
        self._next()
        start = self._next()
        if isinstance(start, yaml_events.StreamEndEvent):
            self.line = 1
            self._refuse((), "the file is empty: it holds no quiz.")
            return Unread()
        self._refuse_directives(start.start_mark.line)
        value = self._value(self._next(), ())
        self._next()
        if not isinstance(self._next(), yaml_events.StreamEndEvent):
            self._refuse((), "a second document begins here. Keep one quiz in a file: delete this “---” or “...”.")
            return Unread()
        return value

    def _refuse_directives(self, before: int) -> None:
        for number, line in enumerate(self.rows[:before], start=1):
            if line.startswith("%"):
                self.refused.append(((), number, "a line cannot begin with “%”. Delete it."))

    def _next(self) -> Any:
        event = next(self.events)
        self.line = event.start_mark.line + 1
        return event

    def _refuse(self, loc: Loc, message: str) -> None:
        self.refused.append((loc, self.line, message))

    def _value(self, event: Any, loc: Loc) -> Value:
        self.lines.setdefault(loc, self.line)
        if len(loc) > DEEPEST:
            self._refuse(loc[:1], f"this is nested over {DEEPEST} levels deep. Check the indentation and brackets.")
            raise _TooDeepError
        if isinstance(event, yaml_events.AliasEvent):
            alias = quote(f"*{event.anchor}")
            self._refuse(loc, f"aliases such as {alias} are not read. Write the value out, or put a text in quotes.")
            return Unread()
        self._refuse_marks(event, loc)
        if isinstance(event, yaml_events.SequenceStartEvent):
            return self._sequence(loc)
        if isinstance(event, yaml_events.MappingStartEvent):
            return self._mapping(loc)
        if event.style in ("'", '"'):
            self.quoted = (self.line, event.end_mark.line + 1)
        return Scalar(_tidied(event), event.style or "", self._comment(event, loc))

    def _comment(self, event: Any, loc: Loc) -> str:
        """What YAML takes for a comment behind a value without quotes, though people may mean it as part of a text.

        After a text that is a “#” after one space: whoever comments on a value sets it off by two or more.
        """
        if event.style:
            return ""
        if not event.value:
            return _only_comment(self.rows[self.lines[loc] - 1])
        found = _COMMENT.match(self.rows[event.end_mark.line], event.end_mark.column)
        return found[1].rstrip() if found else ""

    def _refuse_marks(self, event: Any, loc: Loc) -> None:
        if event.anchor:
            anchor = quote(f"&{event.anchor}")
            self._refuse(loc, f"anchors such as {anchor} are not read. Delete it, or put a text in quotes.")
        if event.tag:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._refuse(loc, f"tags such as {quote(tag)} are not read. Delete it, or put a text in quotes.")

    def _sequence(self, loc: Loc) -> Value:
        items: list[Value] = []
        while not isinstance(event := self._next(), yaml_events.SequenceEndEvent):
            items.append(self._value(event, (*loc, len(items))))
        return items

    def _mapping(self, loc: Loc) -> Value:
        entries: dict[str, Value] = {}
        while not isinstance(event := self._next(), yaml_events.MappingEndEvent):
            key = self._key(event, loc)
            if key and (seen := self.lines.get((*loc, key))):
                self._refuse((*loc, key), f"this key was already given on line {seen}. {_keep_one(loc, key, entries)}")
                self._pass_over((*loc, key))
                continue
            self.lines.setdefault((*loc, key), self.line)
            value = self._value(self._next(), (*loc, key))
            entries.setdefault(*self._parted(loc, key, value))
        # What has no name was refused above, and would only be refused again as an unknown key.
        return {key: value for key, value in entries.items() if key not in ("", "<<")}

    def _pass_over(self, loc: Loc) -> None:
        """Read a value that another one at the same place shut out: what is in it was not given there before."""
        lines, self.lines = self.lines, {}
        self._value(self._next(), loc)
        self.lines = lines

    def _parted(self, loc: Loc, key: str, value: Value) -> tuple[str, Value]:
        """The key and its value; where the two were written as one word, that is refused."""
        joined = _JOINED.fullmatch(key)
        if not joined or not isinstance(value, Scalar) or not value.blank:
            return key, value
        meant = quote(f"{joined[1]}: {joined[2]}")
        self._refuse((*loc, joined[1]), f"between a key and its value stand a colon and a space. Write {meant}.")
        return joined[1], Unread()

    def _key(self, event: Any, loc: Loc) -> str:
        """The key's text; empty where it was refused."""
        if not isinstance(event, yaml_events.ScalarEvent):
            self._refuse(loc, "a key must be a plain word, not a list, a group or an alias.")
            self._value(event, (*loc, "?"))
            return ""
        self._refuse_marks(event, loc)
        key = str(event.value)
        readable = _visible(key) if len(key) <= LONGEST_KEY else ""
        if trouble := _key_trouble(Scalar(key, event.style or "")):
            self._refuse((*loc, readable) if readable else loc, trouble)
        return readable


@lru_cache(maxsize=8)  # a line may hold any number of empty values
def _only_comment(row: str) -> str:
    """The comment of a line in which it stands in the place of a value; empty where there is none."""
    found = _ONLY_COMMENT.fullmatch(row)
    return found[1].rstrip() if found else ""


def _tidied(event: Any) -> str:
    """A value without spaces at its ends, and with one where there are several, since a page would show no more.

    A block always ends with a line break, which its author does not see.
    """
    text = _SPACES.sub(lambda spaces: spaces[0].strip(" ")[:1] or " ", event.value)
    return _ENDS.sub("", text.strip("\n") if event.style in ("|", ">") else text)


def _keep_one(loc: Loc, key: str, entries: Mapping[str, Value]) -> str:
    """What to do about a key given twice; the first one of an entry comes again where the next entry lacks its dash."""
    lacks_dash = isinstance(loc[-1] if loc else "", int) and key == next(iter(entries), "")
    return "Keep one of the two" + (", or begin another entry with “- ”." if lacks_dash else ".")


def _key_trouble(key: Scalar) -> str:
    """What is wrong with a key; empty if nothing is."""
    if not key.text.strip():
        return "there is a value without a key before its colon."
    if key.plain and key.text == "<<":
        return "“<<” (a merge key) is not read. Write the keys out."
    if key.plain and key.text.lower() in TRUTHS | NOTHINGS:
        return f'the key “{key.text}” without quotes is not text in every YAML. Write "{key.text}", in quotes.'
    if len(key.text) > LONGEST_KEY:
        return f"{quote(key.text)} cannot be a key. A text that holds a colon needs quotes."
    if hidden := next((each for each in key.text if not each.isprintable()), ""):
        seen = quote(_visible(key.text))
        return f"the key {seen} holds a character that cannot be seen (U+{ord(hidden):04X}). Delete it."
    return ""


def _visible(text: str) -> str:
    return "".join(filter(str.isprintable, text))
