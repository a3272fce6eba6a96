"""Colours in tests: how they are written, which tokens the style sheet has, and how well two stand apart."""

import re

from quiz.theme import contrast as contrast
from quiz.web import static

SHEETS = {name: re.sub(r"/\*.*?\*/", "", static.joined(name).decode(), flags=re.DOTALL) for name in static.PARTS}
SHEET = "".join(SHEETS.values())


def hexadecimal(computed: str) -> str:
    """A colour as a browser computes it: rgb() counts to 255, color() to 1."""
    most = 1 if computed.startswith("color(") else 255
    red, green, blue = (float(part) / most for part in re.findall(r"(?<![a-z])[\d.]+", computed)[:3])
    return "#" + "".join(f"{round(255 * part):02x}" for part in (red, green, blue))


def blocks(name):
    """The blocks of one layer: every file may have its own."""
    for begin in re.finditer(rf"@layer {name} {{", SHEET):
        depth = 0
        for at in range(begin.start(), len(SHEET)):
            depth += {"{": 1, "}": -1}.get(SHEET[at], 0)
            if SHEET[at] == "}" and not depth:
                break
        assert not depth, f"{name} doesn't end."
        yield SHEET[begin.start() : at + 1]


def layer(name):
    """The rules of one layer."""
    return "".join(blocks(name))


def tokens(scheme):
    """The colours of one scheme, by name."""
    light, _, dark = layer("tokens").partition("prefers-color-scheme: dark")
    found = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]+);", light))
    return {**found, **dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]+);", dark))} if scheme == "dark" else found
