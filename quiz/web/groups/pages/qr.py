"""An address as a QR code."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

import segno

QUIET = 4  # modules of white around a code, without which phones don't find it


@dataclass(frozen=True, slots=True)
class Qr:
    """A QR code with its quiet zone, in modules: its width, and the dark ones as a path for a stroke 1 wide."""

    width: int
    path: str


def qr(address: str) -> Qr | None:
    """The code of an address; None where no phone could reach it."""
    if _is_only_here(urlsplit(address).hostname or ""):
        return None
    code = segno.make_qr(address, error="m")
    width, _ = code.symbol_size(border=QUIET)
    return Qr(int(width), "".join(_row(y, list(row)) for y, row in enumerate(code.matrix_iter(border=QUIET))))


def _row(y: int, row: list[int]) -> str:
    """The dark runs of a row."""
    text = "".join("1" if module else "0" for module in row)
    runs, x = [], 0
    while (start := text.find("1", x)) >= 0:
        x = text.index("0", start)  # there is one: the quiet zone
        runs.append(f"M{start} {y}.5h{x - start}")
    return "".join(runs)


def _is_only_here(host: str) -> bool:
    """Whether a host means the very machine that asks for it."""
    try:
        return ipaddress.ip_address(host).is_loopback or ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
