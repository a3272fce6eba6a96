"""Which values of settings can work: a rule gives the value as it is kept, or a ValueError with what to write instead.

A value that can be read and never matches is the worst: the quiz starts well, and then refuses everybody. No rule
repeats a value that may be secret.
"""

import ipaddress
import re
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from werkzeug.sansio.utils import host_is_trusted

SHORTEST_KEY = 16  # characters of a secret key
LEAST_VARIETY = 6  # different characters in one; of random keys of 16 hex digits, three in 100,000 have fewer

_QUOTES = {'"': '"', "'": "'", "`": "`", "“": "”", "„": "“", "«": "»"}
_AROUND = "".join({*_QUOTES, *_QUOTES.values()})
_JOINERS = "\u200c\u200d"  # of all that shows nothing, what Persian words and emoji need
_SHELL = re.compile(r"\$\{.*\}|\$\(.*\)|`.+`")

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL})*", re.IGNORECASE)
_PATH = re.compile(r"(?:/(?!\.{1,2}(?:/|$))[\w.~-]+)*", re.ASCII)
_SITE = re.compile(
    r"\*|https?:|(?:https?://)?(?:\*\.)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*(?::(?:\d{1,5}|\*))?/?", re.IGNORECASE
)
_PORT = re.compile(r":\d+$")
_SERVICE = re.compile(
    r"\w+?_(?:SERVICE_(?:HOST|PORT(?:_\w+)?)|PORT_\d+_(?:TCP|UDP|SCTP)(?:_(?:PROTO|PORT|ADDR))?)=.*"
    r"|\w+?_PORT=(?:tcp|udp|sctp)://.*"
    r"|\w+?_(?:NAME=/.+/.+|ENV_\w+=.*)"
)
_NO_SITE = {"self", "none"}  # with their quotes, a policy's own words; without them, hosts that nobody has


def plain(value: str) -> str:
    """A text without what a shell would take off or replace, and without what nobody sees."""
    if len(value) > 1 and _QUOTES.get(value[0]) == value[-1] and not {value[0], value[-1]} & {*value[1:-1]}:
        raise ValueError("leave out the quotation marks around it: they would be part of the value")
    if _SHELL.search(value):
        raise ValueError("write what is meant, without ${…}, $(…) or `…`: nothing is replaced here as in a shell")
    if any(unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and char not in _JOINERS for char in value):
        raise ValueError("holds what nobody sees or types, such as a line break: type it once more, on one line")
    return unicodedata.normalize("NFC", value)


def is_injected(name: str, value: object) -> bool:
    """Whether Kubernetes, or `docker run --link`, sets such a variable in each container by itself."""
    return bool(_SERVICE.fullmatch(f"{name}={value}"))


def path(value: str | Path) -> str | Path:
    """The name of a file or folder."""
    if str(value).startswith(("~", "$")):
        raise ValueError(f"write the whole path, not “{value}”: only a shell knows what its beginning stands for")
    return value


def paths(value: str | Path | Sequence[str | Path]) -> tuple[str | Path, ...]:
    """The names of files or folders: in a text separated by spaces, unless the whole of it is the name of one."""
    if isinstance(value, str):
        value = [value] if Path(path(value)).exists() else value.split()
    elif isinstance(value, Path):
        value = [value]
    return tuple(map(path, value))


def quizzes(place: Path) -> list[Path]:
    """The quiz files in a folder, by their names, or the one file that this is; there may be none."""
    if not place.is_dir():
        return [place]
    return sorted(file for file in place.glob("*.yaml") if not file.name.startswith("."))


def database(value: str) -> str:
    """The address of a database; the rest of it is checked where it is opened."""
    if not re.match(r"postgres(ql)?://|sqlite:///", value):
        raise ValueError(
            "a database’s address starts with postgresql:// or sqlite:///, such as postgresql://user:password@host/name"
        )
    return value


def key(value: str) -> str:
    """A key that nobody guesses."""
    if len(value) < SHORTEST_KEY:
        raise ValueError(f"takes {SHORTEST_KEY} characters or more; `openssl rand -hex 32` prints some")
    if not is_varied(value):
        raise ValueError("can be guessed, since it repeats itself; `openssl rand -hex 32` prints a better one")
    return value


def is_varied(key: str) -> bool:
    """Whether a key may have come about by chance."""
    return len(set(key)) >= LEAST_VARIETY and key not in (key * 2)[1:-1]


def address(value: str) -> str:
    """The address of a site: http or https, a host, maybe a port and a path; without a slash at its end."""
    try:
        parts = urlsplit(value)
        is_whole = parts.port != 0 and is_host(parts.hostname or "")
    except ValueError:
        raise ValueError("this is no address: write one such as https://quiz.example") from None
    if parts.scheme not in {"http", "https"}:
        raise ValueError("an address starts with http:// or https://, such as https://quiz.example")
    if "@" in parts.netloc or "?" in value or "#" in value:
        raise ValueError("an address of a site holds no name, no password, no “?” and no “#”: leave them out")
    if not is_whole:
        raise ValueError(
            f"“{parts.hostname or value}” is no host that people can reach: write one such as quiz.example"
        )
    if not is_path(below := parts.path.rstrip("/")):
        raise ValueError(f"“{below}” is no path for a site: write one such as /quiz, of letters, digits, “-”, “.”, “_”")
    return f"{parts.scheme}://{parts.netloc.lower()}{below}"


def is_host(name: str) -> bool:
    """Whether a host may be called so: a name, also one with other letters than English ones, or a number."""
    try:
        return not ipaddress.ip_address(name).is_unspecified
    except ValueError:
        return bool(_HOST.fullmatch(_ascii(name)))


def is_path(text: str) -> bool:
    """Whether a site may stand below this path, which is empty, or begins with one slash and ends with none."""
    return bool(_PATH.fullmatch(text))


def _ascii(name: str) -> str:
    """A host's name as browsers ask for it; empty where it is none, or where Python and browsers disagree (ß)."""
    try:
        return "" if set(name) & {*"ßẞς"} else name.lower().encode("idna").decode()
    except UnicodeError:
        return ""


def hosts(value: str) -> tuple[str, ...]:
    """Names of hosts; one that begins with a dot stands for all names below it."""
    given = [_PORT.sub("", word) for word in value.split()]  # any port will do
    words = _words(value, given, _is_trusted, _meant_host, "names of hosts, such as quiz.example or .quiz.example")
    return tuple("." * word.startswith(".") + _ascii(word.removeprefix(".")) for word in words)


def trusting(words: tuple[str, ...], public: str) -> tuple[str, ...]:
    """The same names, where one is that of the site's own address, if it has one."""
    host = urlsplit(public).hostname
    if host and words and not host_is_trusted(_ascii(host), words):
        raise ValueError(f"lacks “{host}”, by which people come (QUIZ_PUBLIC_URL): add it, or all are refused")
    return words


def _is_trusted(word: str) -> bool:
    return is_host(word.removeprefix("."))


def _meant_host(word: str) -> str:
    host = word.strip(_AROUND).rpartition("://")[2].partition("/")[0].rpartition("@")[2]
    return _PORT.sub("", host).removeprefix("*").rstrip(".").lower()


def sites(value: str) -> tuple[str, ...]:
    """Sites as they may stand in a policy, which knows neither their pages nor the numbers of IPv6."""
    what = "sites, such as https://school.example (the quiz itself may always)"
    return _words(value, value.split(), _is_site, _meant_site, what)


def _is_site(word: str) -> bool:
    return bool(_SITE.fullmatch(word)) and word.lower() not in _NO_SITE


def _meant_site(word: str) -> str:
    scheme, slashes, rest = word.strip(_AROUND).rpartition("://")
    site = f"{scheme}{slashes}{rest.partition('/')[0]}"
    return "" if site.lower() in _NO_SITE else site


def _words(
    value: str, given: list[str], is_right: Callable[[str], bool], meant: Callable[[str], str], what: str
) -> tuple[str, ...]:
    """The words, where all are right; else a ValueError that names those which were meant, if they can be found."""
    if all(map(is_right, given)):
        return tuple(given)
    instead = [word for part in re.split(r"[\s,]+", value) if (word := meant(part))]
    write = f": write “{' '.join(instead)}”" if instead and all(map(is_right, instead)) else ""
    raise ValueError(f"takes {what}, separated by spaces{write}")
