"""In which language a quiz is written, and which way that language runs."""

import re
from typing import Final, Literal

ENGLISH: Final = "en"
LONGEST = 35  # characters of a tag: what RFC 5646 says to have room for

# BCP 47 (RFC 5646), but only languages that have a code: no private or grandfathered tags.
_TAG = re.compile(
    r"[a-z]{2,3}(-[a-z]{3}){0,3}"  # the language, and its extensions
    r"(-(?P<script>[a-z]{4}))?(-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(-[a-wy-z0-9](-[a-z0-9]{2,8})+)*(-x(-[a-z0-9]{1,8})+)?",
    re.IGNORECASE | re.ASCII,
)

# ISO 639-1, which has been closed to newcomers since 2002. It is here because people write a country's code instead.
_TWO_LETTERS = re.compile(
    r"a[abefkmnrsvyz]|b[aegimnors]|c[aehorsuvy]|d[aevz]|e[elnostu]|f[afijory]|g[adlnuv]|h[aeiortuyz]"
    r"|i[adegikostu]|j[av]|k[agijklmnorsuvwy]|l[abginotuv]|m[ghiklnrsty]|n[abdeglnorvy]|o[cjmrs]|p[ailst]|q[u]"
    r"|r[mnouw]|s[acdeghiklmnoqrstuvw]|t[aeghiklnorstwy]|u[gkrz]|v[eio]|w[ao]|x[h]|y[io]|z[ahu]"
)

# Unicode's scripts that run from right to left and are in use, and the languages that are written in one of them unless
# the tag says otherwise (CLDR, "likely subtags").
_RTL_SCRIPTS = re.compile("adlm|arab|aran|hebr|mand|mend|nkoo|rohg|samr|syrc|thaa|yezi")
_RTL_LANGUAGES = re.compile(
    "ar|dv|fa|he|ks|ps|sd|ug|ur|yi|acm|aeb|afb|ajp|apc|apd|ary|arz|azb|bal|bgn|bqi|ckb|glk|haz|hnd|lrc|luz|mzn|nqo|pnb|prs"
    "|rhg|sdh|skr|syr"
)


def normal(tag: str) -> str:
    """The tag as BCP 47 prefers it, whatever its capitals: `de-AT`, `zh-Hant`. Empty for what names no language."""
    found = _TAG.fullmatch(tag[: LONGEST + 1])
    parts = tag.lower().split("-")
    if not found or len(tag) > LONGEST or (len(parts[0]) == 2 and not _TWO_LETTERS.fullmatch(parts[0])):
        return ""
    written = {(found["script"] or "").lower(): str.title, (found["region"] or "").lower(): str.upper}
    for at, part in enumerate(parts[1:], start=1):
        if len(part) == 1:  # extensions begin here, in which nothing is a script or a region
            break
        parts[at] = written.get(part, str.lower)(part)
    return "-".join(parts)


def is_english(tag: str) -> bool:
    """Whether a normal tag means any kind of English."""
    return tag.partition("-")[0] == ENGLISH


def direction(tag: str) -> Literal["ltr", "rtl"]:
    """Which way text in this language runs: what HTML's `dir` says. Its script decides, where the tag names one."""
    language, *rest = tag.lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    return "rtl" if (_RTL_SCRIPTS.fullmatch(script) if script else _RTL_LANGUAGES.fullmatch(language)) else "ltr"
