"""Many sheets in one table: a line names the columns, every other line is a sheet or a fault.

A table is CSV, a workbook (.xlsx), or what we wrote as JSON. Its headings may be the ids of the questions or their
texts, its cells the numbers, ids or labels of the options: what is typed from paper, what form services export, and
whatever we export ourselves. Nothing is guessed: what could mean two things is refused.
"""

from quiz.sheets.cells import Row
from quiz.sheets.chunked import chunks
from quiz.sheets.columns import Columns
from quiz.sheets.formulas import as_typed, harmless
from quiz.sheets.names import READY, apart, question_columns
from quiz.sheets.reading import read
from quiz.sheets.table import LONGEST_LINE, MARK, Table
from quiz.sheets.template import headings, write_template
from quiz.sheets.workbook import Page, Value, packed_workbook

__all__ = [
    "LONGEST_LINE",
    "MARK",
    "READY",
    "Columns",
    "Page",
    "Row",
    "Table",
    "Value",
    "apart",
    "as_typed",
    "chunks",
    "harmless",
    "headings",
    "packed_workbook",
    "question_columns",
    "read",
    "write_template",
]
