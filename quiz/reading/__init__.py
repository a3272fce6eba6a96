"""From a quiz file to an `Edition`, or a report of every fault in it.

The way of a file, each step once and in this order:

    parse                  bytes → Edition, or FileError
      encoding.decode        bytes → characters
      loading.load           characters → a tree of what was written; `syntax` has the words where it is not YAML
      checking.Check         tree → what each part means, by `format.QUIZ`; a single value by `values` and its kin,
                             what is still to be written by `gaps`
      fact_rules, move_rules   what facts, conflicts and moves of the whole file must agree on
      slips.slips            only of a file with faults: what pasting left in it
      remarks.remarks        only of one without: what its author may not have meant
      building.build         what each part means → Quiz, and the Edition around it

`format` declares each key once: what it may hold, which `rules` it keeps, and what is made of it.

Tables that come in a folder or an archive, such as those of O*NET, are opened by `packed` and read by `lines`.
"""

import stat
from functools import lru_cache
from pathlib import Path

from quiz.edition import Edition, Short
from quiz.reading.building import build
from quiz.reading.checking import Check
from quiz.reading.encoding import MOST_BYTES, decode
from quiz.reading.fact_rules import broken_facts
from quiz.reading.faults import Fault, FileError
from quiz.reading.loading import load
from quiz.reading.move_rules import broken_moves
from quiz.reading.remarks import remarks
from quiz.reading.slips import slips

__all__ = ["Fault", "FileError", "content", "parse", "read"]


def read(path: Path) -> Edition:
    """The edition that a quiz file holds. Raises FileError, a ContentError, with every fault of the file."""
    return parse(content(path), str(path))


@lru_cache(maxsize=4)  # an edition never changes, so all who read the same text may share it
def parse(text: bytes | str, name: str) -> Edition:
    """The edition that the text of a quiz file holds; `name` is what the report calls the file.

    Raises FileError with every fault; where YAML itself is broken, with those found up to there.
    """
    characters = decode(text, name)
    tree = load(characters)
    file = Check(tree)
    faults = [*tree.faults, *file.faults, *broken_facts(tree), *broken_moves(tree)]
    if faults:
        raise FileError(name, slips(characters) or faults)
    return build(
        file.made,
        name=name,
        lines={tree.path(loc): line for loc, line in tree.lines.items()},
        gaps=tuple(file.gaps),
        remarks=tuple(remarks(tree, file.texts)),
        shorts=tuple(Short(tree.path(loc[:-1]), short) for loc, short in file.aside.items() if loc[-1] == "short"),
        silences={tree.path(loc[:-1]): reasons for loc, reasons in file.aside.items() if loc[-1] == "silence"},
    )


def content(path: Path) -> bytes:
    """What a file holds, but no more than it takes to see that it is too large. Raises FileError."""
    try:
        # A pipe or a device has no end, or none that comes soon: it is not even opened.
        if stat.S_ISREG(path.stat().st_mode):
            with path.open("rb") as file:
                return file.read(MOST_BYTES + 1)
        reason = "this is not a file that holds text, but a folder, a pipe or a device."
    except FileNotFoundError:
        reason = "there is no such file."
    except OSError as error:
        reason = f"the file cannot be read ({error.strerror})."
    except ValueError:
        reason = "this cannot be the name of a file."
    raise FileError(str(path), [Fault(0, "", reason)], fix="Put a quiz file there, or name another one.")
