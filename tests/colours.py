"""Colours in tests: how they are written, and how well they stand apart."""

import re


def hexadecimal(computed: str) -> str:
    """A colour as a browser computes it: rgb() counts to 255, color() to 1."""
    most = 1 if computed.startswith("color(") else 255
    red, green, blue = (float(part) / most for part in re.findall(r"(?<![a-z])[\d.]+", computed)[:3])
    return "#" + "".join(f"{round(255 * part):02x}" for part in (red, green, blue))


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """How well two colours stand apart, from 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted([luminance(one), luminance(other)], reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
