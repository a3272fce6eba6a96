"""What a person does in the browser to take the quiz.

A click returns before the page that it leads to is there, and the old one may hold what the next line looks for. So
each step here waits for the page that it leads to; `-p tests.browser.slow` shows which one doesn't.
"""

from collections.abc import Sequence

from playwright.sync_api import Frame, Locator, Page, expect

from tests.examples import shipped_quiz

Place = Page | Frame

# A person reads before they tap. A script may tap the spot of the last answer at once, which is taken for a double tap.
READ = """() => new Promise((read) => {
  const shown = performance.getEntriesByType("navigation")[0].loadEventEnd;
  setTimeout(read, shown + 260 - performance.now());
})"""


def settle(place: Place) -> None:
    """Wait until a tap counts wherever it falls."""
    place.wait_for_load_state()
    place.evaluate(READ)


def follow(control: Locator) -> None:
    """Press a link or a button, and wait until the page that it leads to is there as a whole."""
    with control.page.expect_navigation():
        control.click()


def options(place: Place) -> Locator:
    """The answers on offer."""
    return place.locator("[data-answers] button")


def tap(place: Place, number: int, *, scripts: bool = False) -> str:
    """Tap an answer by its number from 1, once the page has settled; gives its words."""
    if scripts:
        settle(place)
    button = options(place).nth(number - 1)
    words = button.inner_text().removesuffix("your answer").strip()
    with place.expect_navigation():
        button.click()
    return words


def answer_all(place: Place, *, scripts: bool = False) -> list[str]:
    """Answer question after question, from the first, until the answers show; gives the words of each."""
    words = []
    for number in range(len(shipped_quiz().questions)):
        place.get_by_text(f"Question {number + 1} of ").wait_for()
        words.append(tap(place, 1 + number % 3, scripts=scripts))
    place.get_by_role("heading", name="Your answers").wait_for()
    return words


def tick_all(place: Place, choices: Sequence[int] = ()) -> None:
    """Answer every question on the one page, with the second option if nothing else is chosen, and go on."""
    choices = choices or [1] * len(shipped_quiz().questions)
    groups = place.locator("form.all fieldset")
    expect(groups).to_have_count(len(choices))
    for number, choice in enumerate(choices):
        groups.nth(number).get_by_role("radio").nth(choice).check()
    place.get_by_role("button", name="To your answers").click()
    place.get_by_role("heading", name="Your answers").wait_for()


def see_result(place: Place) -> None:
    """Go from the answers to the result."""
    place.get_by_role("button", name="See the result").click()
    place.locator(".result h1").wait_for()
