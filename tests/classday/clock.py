"""The clock of a school, which may be set: a file that the served processes and commands read."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

MOVED = Path(__file__).parent / "moved"


class Clock:
    """How far the school's time is from the real one."""

    def __init__(self, folder: Path) -> None:
        self._file, self.offset = folder / "clock", timedelta()
        self.move(timedelta())

    def move(self, by: timedelta) -> None:
        """Set it forward, or back."""
        self.offset += by
        whole = self._file.with_suffix(".new")
        whole.write_text(str(self.offset.total_seconds()))
        whole.replace(self._file)  # at once, so that nobody reads half of it

    def now(self) -> datetime:
        """What it shows."""
        return datetime.now(UTC) + self.offset

    @property
    def settings(self) -> dict[str, str]:
        """What a process needs in its environment to go by it."""
        paths = [str(MOVED), *filter(None, [os.environ.get("PYTHONPATH")])]
        return {"PYTHONPATH": os.pathsep.join(paths), "CLASSDAY_CLOCK": str(self._file)}
