"""Which words are an error, which a warning, and which neither: an error is final, so it must be certain."""

from dataclasses import replace

import pytest

from quiz.lint.finding import Finding
from quiz.lint.special import is_known, special_words
from tests.examples import likert, single
from tests.lint_editions import asking, check, codes, portrayed, stones, with_pole


def of_words(edition) -> list[Finding]:
    return [each for each in check(edition).findings if each.code in ("banned-word", "asks-demographics")]


@pytest.mark.parametrize(
    "text",
    [
        "How much would you like to be on call 24/7?",
        "How much would you like to write an android for a German?",
        "How much would you like to mend old PCs (personal computers)?",
        "How much would you like to set up a VPN (a private network)?",
        "How much would you like to hunt a race condition?",
        "How much would you like to notice a knot?",
        "How much would you like to work with IT?",
    ],
)
def test_what_only_looks_like_a_fault_passes(text):
    assert check(asking(text)).findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "How much would you like to be there when a baby is born?",
        "How much would you like to make accurate drawings?",
        "How much would you like to sew a perfect seam?",
        "How much would you like work where you are on call?",
        "How much would you like to do what you’re good at?",
        "How much would you like to tell people what you should eat?",
        "How much would you like to guarantee each repair?",
    ],
)
def test_a_word_with_an_honest_use_is_a_warning(text):
    """In a question, and all the more in what is said of a role: the author may silence it there."""
    for edition in (asking(text), portrayed(text)):
        [found] = of_words(edition)

        assert (found.code, found.severity) == ("banned-word", "warning")
        assert found.may_be_silenced


def test_words_about_trials_and_limits_are_warned_of_like_any_other():
    edition = replace(stones(), evidence=("Ten tried it.", "It is accurate."), limits=("Nobody can guarantee it.",))

    assert [(found.path, found.severity) for found in of_words(edition)] == [
        ("evidence", "warning"),
        ("limits", "warning"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "You are born to lead",
        "You’re really good with people",
        "Which job were you born for?",
        "Which career are you best suited to?",
        "Find your perfect job",
        "The ideal career for you",
        "Listen. You should be a nurse",
        "You will succeed",
        "An accurate career test",
        "This quiz knows what people want",
    ],
)
def test_a_claim_about_the_reader_is_an_error_where_the_reader_is_spoken_to(text):
    """In a question or a pole; in what is said of a role it may be about somebody else."""
    for edition in (asking(text), with_pole(text)):
        assert {(each.code, each.severity) for each in of_words(edition)} == {("banned-word", "error")}
    assert {each.severity for each in of_words(portrayed(text))} <= {"warning"}


@pytest.mark.parametrize(
    "text",
    [
        "How much would you like a trip to Borneo?",
        "How much would you like to look into airborne dust?",
        "How much would you like to meet you area lead?",
    ],
)
def test_a_part_of_another_word_is_nothing(text):
    assert of_words(asking(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Which country’s food would you like to cook?",
        "How much do you make by hand?",
        "Are you single-minded?",
        "How much would you like to improve your race time?",
        "What is your race plan?",
        "How much would you like to plan your client’s income?",
        "Do you have children’s books?",
        "How much would you like to see where you are from a map?",
    ],
)
def test_what_asks_for_nobody_s_own_traits_is_no_error(text):
    assert "asks-demographics" not in codes(check(asking(text)).findings)


@pytest.mark.parametrize(
    "text",
    [
        "What’s your age?",
        "Your age",
        "Which age group are you in?",
        "Which is your mother tongue?",
        "Are you married?",
        "Where were you born?",
        "How much do you make a year?",
        "Please state your nationality.",
        "In which country do you live?",
        "What is your race?",
    ],
)
def test_asking_people_who_they_are_is_an_error(text):
    assert ("asks-demographics", "error") in [(each.code, each.severity) for each in of_words(asking(text))]


@pytest.mark.parametrize("word", ["a calculator", "maybe an area of science", "reliable business ideas every day"])
def test_no_question_is_given_a_reading_grade(word):
    """No free library counts syllables right: see docs/decisions/reading-grades.md."""
    assert check(asking(f"How much would you like to operate {word}?")).findings == ()


# Special words.


@pytest.mark.parametrize(
    "word",
    [
        *("plan", "planned", "making", "carries", "thieves", "knives", "biggest", "callers", "people’s", "don’t"),
        *("colours", "computer", "videos", "laptops"),
    ],
)
def test_everybody_knows_an_easy_word_with_its_endings(word):
    """Also in British spelling, and what is newer than the list."""
    assert is_known(word)


@pytest.mark.parametrize(
    "text",
    [
        "How much would you like to organise a birthday party for a friend?",
        "How much would you like to realise an idea of your own?",
        "How much would you like to chat with strangers on a bus?",
        "How much would you like to travel abroad for your work?",
        "How much would you like to solve a tricky puzzle on your own?",
        "How much would you like to answer a customer’s text message?",
        "How much would you like to work in a noisy kitchen on weekends?",
        "How much would you like to help a patient get dressed?",
        "How much would you like to explain maths to a younger pupil?",
        "How much would you like to drive a lorry through the night?",
        "How much would you like to keep calm when someone shouts?",
        "How much would you like to design a poster for a school concert?",
        "How much would you like to cook pasta, pizza or burgers?",
        "How much would you like to recognise plants by their leaves?",
        "How much would you like to fix the flat tyre of a bicycle?",
        "How much would you like to practise the guitar for two hours?",
        "How much would you like to work with animals in a zoo?",
        "How much would you like to ride an e-bike?",
    ],
)
def test_a_question_in_everyday_words_needs_no_explanation(text):
    assert special_words(replace(likert("other"), text=text)) == []


@pytest.mark.parametrize("word", ["scripting", "certificate", "networks", "data", "firewall", "programs", "colleague"])
def test_not_everybody_knows_a_word_of_the_trade(word):
    assert not is_known(word)


@pytest.mark.parametrize(
    ("text", "special"),
    [
        ("You see a form. Spreadsheets are in it. How much would you like that?", ["spreadsheets"]),
        ("Would you like that? “Firewalls” are walls.", ["firewalls"]),
        ("“Scripting” is writing. (Debugging is mending.)", ["scripting", "debugging"]),
        ("You go to Paris. In Paris, you meet Ada, e.g. Ada from Rome!", []),
        ("You go to a town: Paris", []),
    ],
)
def test_a_special_word_is_found_where_any_sentence_begins(text, special):
    """A capital there makes no name of it; elsewhere it does."""
    assert special_words(replace(likert("other"), text=text)) == special


def test_the_words_of_a_question_and_of_its_own_answers_are_looked_at():
    """Not the labels of a scale, which many questions share; nor names, nor abbreviations."""
    own = replace(
        single("desk", ("calls",), {"firewall": (0,), "phone": (100,)}), text="Spreadsheets in Paris, or a VPN?"
    )
    scale = likert("firewalls")

    assert special_words(own) == ["spreadsheets", "firewall"]
    assert special_words(scale) == ["firewalls"]
    assert special_words(replace(scale, options=own.options)) == ["firewalls"]


def test_a_question_that_says_what_it_means_may_use_any_word():
    """An abbreviation may be spelled out there, too."""
    text = "How much would you like to set up a VPN behind a firewall?"

    assert check(asking(text, about="A VPN (virtual private network) lets two offices share one line.")).findings == ()
    found = check(asking(text, about="")).findings
    assert [(each.code, each.path) for each in found] == [
        ("abbreviation", "questions/more-cables"),
        ("about-missing", "questions/more-cables"),
    ]


def test_what_a_question_means_may_join_and_negate():
    assert check(asking(about="It is not a fork, and not a spoon, or is it? For example: a knife.")).findings == ()
