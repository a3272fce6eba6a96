"""People who send to a group while it may not be possible: what they are to see, and what is to be there afterwards."""

import time
from collections.abc import Iterable, Sequence, Set
from contextlib import closing

from quiz.store import Store
from tests.devices import Device, Filled
from tests.serving import WAIT, Answer, Served
from tests.torture.visitors import Step
from tests.writers import times_kept, total

TIMES = 3  # that somebody presses a button
TRACEBACK = "Traceback (most recent call last)"


def check(answer: Answer, statuses: Set[int], *words: str) -> None:
    """It has one of these statuses; if it could not be done, it says when to come again, and has these words."""
    assert answer.status in statuses, f"{answer.status}, not {sorted(statuses)}"
    if answer.status == 503:
        assert "Retry-After" in answer.headers, "503 without Retry-After"
        missing = [word for word in words if word not in answer.text]
        assert not missing, f"503 without {missing}"


def sending(form: Filled, statuses: Set[int]) -> Step:
    """Press Send. Where it can't be stored, the form comes back as it was, with a link to the result."""
    code = form.path.rpartition("/")[2]
    return lambda device: check(device.press(form), statuses, form.token, form.fields["nickname"], f"/r/{code}")


def afterwards(served: Served, store: Store, forms: Sequence[Filled], others: Iterable[str] = ()) -> list[str]:
    """What is wrong once all is well again: each presses the same button, if need be some times, and is there once.

    others  the tokens of what was sent before, and is there, too.
    """
    status = _ready(served.port)
    faults = [f"/readyz still says {status}"] * (status != 200)
    with closing(Device(served.port)) as device:
        statuses = [_pressed(device, form) for form in forms]
    faults += [f"sending afterwards: {each}" for each in statuses if each != 303]
    tokens = {*others, *(form.token for form in forms)}
    wrong = {token: count for token, count in times_kept(store, *tokens).items() if count != 1}
    faults += [f"{len(wrong)} of {len(tokens)} are not there once, but {set(wrong.values())} times"] * bool(wrong)
    faults += [f"{total(store)} are there, not {len(tokens)}"] * (total(store) != len(tokens))
    return faults + ["the log has a traceback"] * (TRACEBACK in served.output.read_text())


def _pressed(device: Device, form: Filled) -> int:
    """The status that comes of it: each worker may find out only now that it can store again."""
    statuses = (device.press(form).status for _ in range(TIMES))
    return next((each for each in statuses if each != 503), 503)


def _ready(port: int) -> int:
    """The status of `/readyz`, once it says that all is well, or after a while."""
    last = time.monotonic() + WAIT
    with closing(Device(port)) as device:
        while (status := device.ask("/readyz").status) != 200 and time.monotonic() < last:
            time.sleep(0.1)
    return status
