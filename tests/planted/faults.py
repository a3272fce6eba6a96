"""What is planted: the patches beside this file, and what each says of itself."""

import re
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
MADE_OF = ("quiz/", "templates/", "static/", "deploy/", "questions.yaml")  # where a fault may be: never in a test
FIELDS = ("Promise", "Slip", "Caught by", "Class day")
_FIELD = re.compile(rf"^({'|'.join(FIELDS)}): (.*(?:\n .*)*)", re.MULTILINE)  # a long one goes on after a space
_TOUCHED = re.compile(r"^\+\+\+ b/(.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Fault:
    """One patch.

    document, promise  where the sentence stands that it breaks, and the sentence.
    touched            the files that it changes.
    """

    file: Path
    document: str
    promise: str
    slip: str
    caught_by: str
    is_class_day: bool
    touched: tuple[str, ...]

    @property
    def name(self) -> str:
        """What it is called: its file, without its ending."""
        return self.file.stem


def read(file: Path) -> Fault:
    """Read a patch. Raises KeyError for a header that lacks something."""
    text = file.read_text("utf-8")
    header = text.partition("\ndiff --git ")[0]
    said = {name: " ".join(value.split()) for name, value in _FIELD.findall(header)}
    document, _, promise = said["Promise"].partition(": ")
    return Fault(
        file=file,
        document=document,
        promise=promise,
        slip=said["Slip"],
        caught_by=said["Caught by"],
        is_class_day=said.get("Class day") == "yes",
        touched=tuple(_TOUCHED.findall(text)),
    )


def faults(*names: str) -> tuple[Fault, ...]:
    """Those of these names; without a name, all of them. Raises FileNotFoundError for an unknown one."""
    files = [HERE / f"{name}.patch" for name in names] or sorted(HERE.glob("*.patch"))
    return tuple(map(read, files))


def table(found: tuple[Fault, ...]) -> str:
    """The faults as a table of docs/planted.md."""
    rows = (
        f"| {fault.name} | {fault.slip} | {fault.promise} ([{_short(fault.document)}]({_short(fault.document)}))"
        f" | `{fault.caught_by}`{' and the class day' if fault.is_class_day else ''} |\n"
        for fault in found
    )
    return "".join(
        ("| fault | how it would come about | promise that it breaks | found by |\n|---|---|---|---|\n", *rows)
    )


def _short(document: str) -> str:
    return document.removeprefix("docs/")
