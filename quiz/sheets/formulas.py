"""Cells that no spreadsheet takes for a formula, whoever wrote them; a machine can remove the guard again.

Only a CSV file needs it: the cells of a workbook say that they are text.
"""

import re

# What a spreadsheet may run. A plus or minus before a plain number or a telephone number runs nothing: +49 170 1234567.
_FORMULA = re.compile(r"'*(?:[=@\t\r\n\uff1d\uff20]|[+\-\uff0b\uff0d](?![\d\s().,/+-]*\Z))")


def harmless(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet might take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def as_typed(text: str) -> str:
    """The text from which `harmless` made this one, without its apostrophe."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
