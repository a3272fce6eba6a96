"""How a class reaches its group: the code to type, and the address, also as a QR code."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

import segno
from markupsafe import Markup

from quiz.web.addresses import Addresses

QUIET = 4  # modules of white around a QR code, without which phones don't find it


@dataclass(frozen=True, slots=True)
class Handout:
    """What leads to a group, on the wall and on paper; nothing here is secret.

    public  the addresses for people elsewhere.
    code    the join code, as it is shown.
    """

    public: Addresses
    code: str

    @property
    def site(self) -> str:
        """What is typed into a browser, without what no one types."""
        return self.public.root.partition("://")[2]

    @property
    def address(self) -> str:
        """Leads straight to the group."""
        return self.public.in_group(self.code).start

    @property
    def is_reachable(self) -> bool:
        """Whether a phone can reach the address."""
        return not _is_only_here(urlsplit(self.address).hostname or "")

    def qr(self, svgclass: str | None = "qr", svgid: str | None = None) -> Markup:
        """The address as a picture that sets no style, which our Content-Security-Policy would refuse."""
        code = segno.make_qr(self.address, error="m")
        colours = {"dark": "#000", "light": "#fff"}  # on dark pages, too: phones read no other
        drawn = code.svg_inline(border=QUIET, omitsize=True, svgclass=svgclass, svgid=svgid, lineclass=None, **colours)
        return Markup(drawn)  # noqa: S704 (segno escapes what it takes, and an address in it is drawn, not written)


def _is_only_here(host: str) -> bool:
    """Whether a host means the very machine that asks for it."""
    try:
        return ipaddress.ip_address(host).is_loopback or ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
