"""Reading the quiz files once more: each by itself, so that one which is broken keeps no other from being served."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from quiz.errors import QuizError
from quiz.links import piece
from quiz.serving.handover import Handovers
from quiz.settings import Settings
from quiz.store import open_store
from quiz.web.publishing import Read, publish, read, refuse_same
from quiz.words.grammar import counted

STILL = "The quiz as it was read before is still served."
UNREAD = f"The quiz file could not be read: the log says why. {STILL}"

log = logging.getLogger(__name__)


@dataclass
class State:
    """What is served of one file.

    outcome  what came of the last reading, in words; `trouble` if it was not taken, `is_new` if it changed anything.
    """

    file: Path
    id: str
    stamp: str
    outcome: str = ""
    trouble: str = ""
    is_new: bool = False


class Rereading:
    """The parent's memory of what it handed over; `settings` name each file."""

    def __init__(self, settings: Settings, handovers: Handovers) -> None:
        self._settings = settings
        self._handovers = handovers
        first = (each.take()[1] for each in handovers.each)
        self._states = [
            State(file, each.edition.quiz.id, each.stamp) for file, each in zip(settings.file, first, strict=True)
        ]

    def read(self, files: Sequence[Path]) -> tuple[str, str]:
        """Read these files again: in words, what is served of them now, and what is not."""
        asked = [state for state in self._states if state.file in files]
        found: dict[Path, Read] = {}
        for state in asked:
            with self._reporting(state):
                found[state.file] = read(state.file)
        self._refuse_same(asked, found)
        for state in asked:
            if state.file in found:
                with self._reporting(state):
                    self._serve(state, found[state.file])
        for state, handover in zip(self._states, self._handovers.each, strict=True):
            handover.trouble = state.trouble
        return self._taken(asked), "\n".join(state.trouble for state in asked if state.trouble)

    def _refuse_same(self, asked: Sequence[State], found: dict[Path, Read]) -> None:
        """Leave out what would get the id of another quiz. One that is left out keeps its own, so try once more."""
        count = -1
        while count != len(found):
            count = len(found)
            ids = {state.file: state.id for state in self._states}
            ids |= {file: each.edition.quiz.id for file, each in found.items()}
            for state in asked:
                if state.file not in found:
                    continue
                others = [(str(file), id) for file, id in ids.items() if file != state.file]
                with self._reporting(state):
                    refuse_same([*others, (str(state.file), ids[state.file])])
                if state.trouble:
                    del found[state.file]
                    break

    def _serve(self, state: State, found: Read) -> None:
        with closing(open_store(self._settings.database)) as store:
            published = publish(self._settings, store, found)
        version = piece(published.edition.quiz.version)
        state.is_new = published.stamp != state.stamp
        if not state.is_new:
            state.outcome = f"Nothing has changed: the codes begin with {version}, as before."
            return
        self._handovers.hand(self._states.index(state), published)
        state.id, state.stamp = published.edition.quiz.id, published.stamp
        state.outcome = f"The quiz was read again: its codes begin with {version} now."

    @contextmanager
    def _reporting(self, state: State) -> Iterator[None]:
        """Note what goes wrong with a file."""
        state.trouble, state.is_new = "", False
        try:
            yield
        except QuizError as error:
            said = str(error) if self._is_single or str(state.file) in str(error) else f"{state.file}: {error}"
            state.trouble = f"{said}\n{STILL}"
        except Exception:
            log.exception("The quiz file could not be read.")
            state.trouble = UNREAD if self._is_single else f"{state.file}: {UNREAD}"

    @property
    def _is_single(self) -> bool:
        return len(self._states) == 1

    def _taken(self, asked: Sequence[State]) -> str:
        """What came of the files that were taken: of several, each that is new, and how many are not."""
        taken = [state for state in asked if not state.trouble]
        if self._is_single:
            return "".join(state.outcome for state in taken)
        new = [f"{state.file}: {state.outcome}" for state in taken if state.is_new]
        names = ("other quiz", "other quizzes") if new else ("quiz", "quizzes")
        if rest := len(taken) - len(new):
            new.append(f"Nothing has changed in {counted(rest, *names)}.")
        return "\n".join(new)
