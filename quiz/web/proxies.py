"""What the proxies in front say of a request: only as many are believed as are set, and only what can be true.

Werkzeug's ProxyFix takes whatever a header holds: `X-Forwarded-Prefix: //evil.example` would lead every link of a page
to another host. So what cannot be true is left out first, as if it had not come.
"""

import ipaddress
import logging
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.sansio.utils import host_is_trusted

from quiz.settings import Settings, rules

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

FOR = "HTTP_X_FORWARDED_FOR"
ASKED_FROM_HERE = {"/healthz", "/readyz", "/metrics"}  # past the proxy, by whatever looks after this machine
NOT_SET = (
    "A request came with X-Forwarded-For, but QUIZ_PROXY_HOPS is 0. If a proxy stands in front, set it: until then all "
    "people share one address, and its limits."
)
TOO_FEW = (
    "A request came with fewer addresses in X-Forwarded-For than QUIZ_PROXY_HOPS says. Either it came past them, "
    "or QUIZ_PROXY_HOPS is too high: then whoever asks can claim to be another. docs/operating.md says how to check."
)

log = logging.getLogger(__name__)


class Proxies:
    """The application behind its proxies, below the path of its public address."""

    def __init__(self, app: "WSGIApplication", settings: Settings) -> None:
        self._hops = settings.proxy_hops
        self._root = urlsplit(settings.public_url).path
        self._app = ProxyFix(app, 1, 1, 1, 1, 1) if self._hops else app

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer a request as the one that it was before the proxies."""
        _note(environ, self._hops)
        if self._hops:
            for name, believable in BELIEVABLE.items():
                said = _said(environ, name, self._hops)
                environ[name] = believable(said) if said else ""
        environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME") or self._root
        return self._app(environ, start_response)


def _said(environ: Mapping[str, str], name: str, hops: int) -> str:
    """What the outermost of our proxies said; each of them adds to what it was sent."""
    values = environ.get(name, "").split(",")
    return values[-hops].strip() if len(values) >= hops else ""


def _note(environ: Mapping[str, str], hops: int) -> None:
    """Say, once, that the number of proxies does not fit what comes."""
    addresses = environ.get(FOR, "")
    if not hops and addresses:
        _say_once(NOT_SET)
    elif hops and not _said(environ, FOR, hops) and environ.get("PATH_INFO") not in ASKED_FROM_HERE:
        _say_once(TOO_FEW)


@cache
def _say_once(what: str) -> None:
    log.warning(what)


# What each header may say; the empty text is what it says where it cannot be true


def find_address(said: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The address that a server or a proxy names: perhaps in quotes or brackets, and perhaps with a port."""
    bare = said.strip('"')
    if bare.startswith("["):
        bare = bare[1:].partition("]")[0]
    elif bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        return ipaddress.ip_address(bare)
    except ValueError:
        return None


def _port(said: str) -> str:
    return said if re.fullmatch(r"[1-9]\d{0,4}", said, re.ASCII) and int(said) < 65536 else ""


BELIEVABLE: Mapping[str, Callable[[str], str]] = {
    FOR: lambda said: str(find_address(said) or ""),
    "HTTP_X_FORWARDED_PROTO": lambda said: said.lower() if said.lower() in {"http", "https"} else "",
    "HTTP_X_FORWARDED_HOST": lambda said: said if host_is_trusted(said) else "",
    "HTTP_X_FORWARDED_PORT": _port,
    "HTTP_X_FORWARDED_PREFIX": lambda said: said.rstrip("/") if rules.is_path(said.rstrip("/")) else "",
}
