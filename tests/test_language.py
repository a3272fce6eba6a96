"""The language of a quiz: how it is written, which way it is read, and that it changes no result."""

import pytest

from quiz.language import direction, is_english, normal
from quiz.reading import FileError, parse
from tests.whole import WHOLE, changed


def written(tag: str) -> bytes:
    """The whole file in a language."""
    return changed("id: mini\n", f"id: mini\nlanguage: {tag}\n")


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("de", "de"),
        ("DE-at", "de-AT"),
        ("zh-hant", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant-HK"),
        ("es-419", "es-419"),
        ("gsw", "gsw"),
        ("de-CH-1901", "de-CH-1901"),
        ("zh-cmn-Hans-CN", "zh-cmn-Hans-CN"),
        ("de-DE-u-CO-phonebk", "de-DE-u-co-phonebk"),
        ("en-GB-x-Gb-Latn", "en-GB-x-gb-latn"),
        ('"no"', "no"),
    ],
)
def test_a_file_says_in_which_language_it_is_written(tag, language):
    """The tag is kept as BCP 47 prefers it, whatever capitals its author used."""
    assert parse(written(tag), "mini.yaml").language == language


def test_a_file_that_names_no_language_is_english():
    assert parse(WHOLE, "mini.yaml").language == "en"


def test_the_language_is_outside_the_version():
    """Adding it to a served file keeps every link and every group."""
    assert parse(written("de"), "mini.yaml").quiz.version == parse(WHOLE, "mini.yaml").quiz.version


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("german", "“german” is not the code of a language. Write its code of BCP 47, such as en, de-AT or zh-Hant."),
        ("de_at", "“de_at” is not the code of a language. Did you mean de-AT?"),
        ("jp", "“jp” is not the code of a language. Write its code of BCP 47, such as en, de-AT or zh-Hant."),
        ("no", "“no” without quotes can be read as a yes-or-no value. For a text, put it in quotes."),
        ("x-mine", "“x-mine” is not the code of a language. Write its code of BCP 47, such as en, de-AT or zh-Hant."),
        (
            "en-x-a-language-of-our-very-own-making",
            "“en-x-a-language-of-our-very-own-making” is not the code of a language. "
            "Write its code of BCP 47, such as en, de-AT or zh-Hant.",
        ),
        ("[de, en]", "a text is wanted here, not a list. Put a text that looks like one in quotes."),
        ("", "there is nothing here. Write a text, or delete the key or entry if it may be left out."),
    ],
)
def test_what_is_no_language_is_refused_by_its_line(tag, said):
    """A country's code, a language's name, an underscore: each is named with what to write instead."""
    with pytest.raises(FileError) as caught:
        parse(written(tag), "mini.yaml")

    assert caught.value.what == f"mini.yaml:2: language: {said}"


@pytest.mark.parametrize("tag", ["ar", "he", "fa", "ur", "ps", "ar-EG", "pa-Arab-PK", "ckb", "yi", "az-Arab", "dv"])
def test_what_is_written_from_right_to_left(tag):
    assert direction(tag) == "rtl"


@pytest.mark.parametrize("tag", ["en", "de-AT", "zh-Hant", "pa", "ks-Deva", "ur-Latn", "az", "sr-Cyrl", "tr-AR"])
def test_what_is_written_from_left_to_right(tag):
    """The script decides, then the language; a region never does."""
    assert direction(tag) == "ltr"


def test_an_edition_knows_which_way_it_is_read():
    assert (parse(written("ar"), "mini.yaml").dir, parse(WHOLE, "mini.yaml").dir) == ("rtl", "ltr")


def test_every_kind_of_english_is_english():
    assert [is_english(normal(tag)) for tag in ("en", "EN-gb", "de", "enm")] == [True, True, False, False]
