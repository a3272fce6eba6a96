"""Versions of the shipped quiz that were released, with codes and documents made when they were."""

import gzip
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quiz.archive import thaw
from quiz.content import Quiz

FOLDERS = sorted(path.parent for path in Path(__file__).parent.glob("*/version"))


@dataclass(frozen=True)
class Golden:
    """One version. `text` is what a database archived; codes and documents are by the name of their sheet."""

    quiz: Quiz
    text: str
    codes: dict[str, str]
    documents: dict[str, str]


def golden(folder: Path) -> Golden:
    """The version kept in a folder."""
    text = (folder / "quiz.json").read_text(encoding="utf-8").strip()
    documents: dict[str, Any] = json.loads(gzip.decompress((folder / "documents.json.gz").read_bytes()))
    codes = json.loads((folder / "codes.json").read_text())
    return Golden(thaw((folder / "version").read_text().strip(), text), text, codes, documents)
