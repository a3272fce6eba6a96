"""The smallest whole quiz file there is, which tests change or break in one place."""

from tests.examples import ROOT

BROKEN = ROOT / "tests" / "broken"
WHOLE = (BROKEN / "whole.yaml").read_bytes()


def changed(old: str, new: str) -> bytes:
    """The whole file with one of its texts replaced, which must be there."""
    assert old.encode() in WHOLE
    return WHOLE.replace(old.encode(), new.encode(), 1)
