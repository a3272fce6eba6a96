"""Parts of a quiz file as YAML: what programs write is read as the very same, and laid out as people write it.

A part is a text, a number, a list, or a group (a `dict` in its order); Flow, Noted and Apart say how it is laid out.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final, TypeAlias

from quiz.reading.tree import NOTHINGS, TRUTHS

WIDEST: Final = 120  # letters of a line, where a group on one line can be broken

# What no version of YAML takes for anything but text, wherever it stands on its line.
_PLAIN: Final = re.compile(r"[A-Za-z][\w ’“”.;?()–-]*")


@dataclass(frozen=True, slots=True)
class Flow:
    """A group on one line, in braces; on more where it is wide."""

    group: "Mapping[str, Part]"


@dataclass(frozen=True, slots=True)
class Noted:
    """A part with a remark for whoever reads the file: behind a value on its line, or in lines above a group's key."""

    part: "Part"
    remark: str


@dataclass(frozen=True, slots=True)
class Apart:
    """A list of groups with an empty line between them."""

    groups: "Sequence[Mapping[str, Part]]"


Part: TypeAlias = "str | bool | int | Decimal | Sequence[Part] | Mapping[str, Part] | Flow | Noted | Apart"


def written(file: Mapping[str, Part]) -> str:
    """The text of a group of keys, with an empty line around each that is laid out over several lines."""
    parts = ["\n".join(_key(key, part, "")) for key, part in file.items()]
    gaps = ["\n\n" if "\n" in f"{one}{other}" else "\n" for one, other in pairwise(parts)]
    return "".join(text for pair in zip(parts, [*gaps, ""], strict=True) for text in pair)


def text(words: str) -> str:
    """A text as YAML has it: in quotes wherever it might be taken for something else, or cut."""
    is_plain = _PLAIN.fullmatch(words) and words.lower() not in TRUTHS | NOTHINGS
    return words if is_plain else json.dumps(words, ensure_ascii=False)


def _key(key: str, part: Part, indent: str) -> Iterator[str]:
    """The lines of a key and what it holds."""
    if isinstance(part, Noted):
        yield from _noted(key, part, indent)
    elif isinstance(part, Flow):
        yield from _flow(f"{indent}{key}:", part.group, f"{indent}  ")
    elif _is_inline(part) and not (isinstance(part, list) and len(f"{indent}{key}: {_inline(part)}") > WIDEST):
        yield f"{indent}{key}: {_inline(part)}"
    else:
        yield f"{indent}{key}:"
        yield from _below(part, f"{indent}  ")


def _noted(key: str, noted: Noted, indent: str) -> Iterator[str]:
    if _is_inline(noted.part) and "\n" not in noted.remark:
        yield f"{indent}{key}: {_inline(noted.part)}  # {noted.remark}"
    else:
        yield from (f"{indent}# {line}".rstrip() for line in noted.remark.split("\n"))
        yield from _key(key, noted.part, indent)


def _below(part: Part, indent: str) -> Iterator[str]:
    """The lines of a group, or of a list of them."""
    if isinstance(part, dict):
        for key, within in part.items():
            yield from _key(key, within, indent)
    elif isinstance(part, Apart):
        for number, group in enumerate(part.groups):
            yield from [""] * (number > 0)
            yield from _entry(group, indent)
    elif isinstance(part, list):
        for each in part:
            yield from _entry(each, indent)


def _entry(part: Part, indent: str) -> Iterator[str]:
    """The lines of an entry of a list, the first of which has the dash."""
    if isinstance(part, Flow):
        yield from _flow(f"{indent}-", part.group, f"{indent}  ")
    elif isinstance(part, dict):
        lines = [line for key, within in part.items() for line in _key(key, within, f"{indent}  ")]
        yield f"{indent}- {lines[0].lstrip()}"
        yield from lines[1:]
    else:
        yield f"{indent}- {_inline(part)}"


def _flow(before: str, group: Mapping[str, Part], indent: str) -> Iterator[str]:
    """A group in braces behind a key or a dash; where it is too wide, broken between its keys."""
    cells = [f"{key}: {_inline(part)}" for key, part in group.items()]
    if len(line := f"{before} {{{', '.join(cells)}}}") <= WIDEST:
        yield line
        return
    lines = [f"{before} {{{cells[0]}" if before.endswith("-") else f"{indent}{{{cells[0]}"]
    yield from [] if before.endswith("-") else [before]
    for cell in cells[1:]:
        if len(f"{lines[-1]}, {cell}") < WIDEST:
            lines[-1] += f", {cell}"
        else:
            lines[-1] += ","
            lines.append(f"{indent} {cell}")
    yield from lines[:-1]
    yield f"{lines[-1]}}}"


def _inline(part: Part) -> str:
    """A part on one line."""
    match part:
        case str():
            return text(part)
        case bool():
            return "true" if part else "false"
        case int() | Decimal():
            return f"{part}"
        case Flow(group):
            return f"{{{', '.join(f'{key}: {_inline(each)}' for key, each in group.items())}}}"
        case list() | tuple():
            return f"[{', '.join(map(_inline, part))}]"
    raise TypeError(f"{part!r} takes more than one line")


def _is_inline(part: Part) -> bool:
    """Whether it stands on the line of its key: a value, or a list of values."""
    if isinstance(part, list):
        return not any(isinstance(each, dict | Flow) for each in part)
    return isinstance(part, str | int | Decimal)
