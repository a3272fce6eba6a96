"""The documents: every command in them is one, every setting is one, and every link leads somewhere."""

import re
import shlex
from contextlib import suppress

import click
import pytest

from quiz.cli import quiz
from quiz.settings import PREFIX, Settings
from tests.examples import ROOT

DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
NAMES = [str(file.relative_to(ROOT)) for file in DOCUMENTS]
PAGES = [ROOT / "templates" / "texts" / "for_counsellors.html"]
LINE = re.compile(r"^ {4}(?:[A-Z_]+='?[^\n]*?'? )?(quiz [^\n]+)$", re.MULTILINE)
INLINE = re.compile(r"(?:`|<code>)(quiz [^`<…\n]+)(?:`|</code>)")
PLACEHOLDERS = re.compile(r"\$\([^)]*\)")


def commands(text):
    """What a person would type, of what a document tells."""
    said = [*LINE.findall(text), *INLINE.findall(text)]
    return sorted({part for line in said for part in re.split(r" && ", line.split("  #")[0].split(" > ")[0].strip())})


FOUND = sorted({command for file in (*DOCUMENTS, *PAGES) for command in commands(file.read_text())})


def slug(heading):
    """The anchor of a heading, as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def test_commands_are_found():
    assert {"quiz serve --workers 4", "quiz groups purge", "quiz db status", "quiz groups reissue K7MX3QPD0A"} <= set(
        FOUND
    )


@pytest.mark.parametrize("command", FOUND)
def test_every_command_that_a_document_names_is_one(command):
    """Named without its arguments, it is let pass."""
    words = shlex.split(PLACEHOLDERS.sub("x", command))[1:]

    with suppress(click.MissingParameter, click.exceptions.NoArgsIsHelpError, click.exceptions.Exit):
        context = quiz.make_context("quiz", words)
        while isinstance(context.command, click.Group):
            name, chosen, rest = context.command.resolve_command(context, [*context._protected_args, *context.args])
            context = chosen.make_context(name, rest, parent=context)


@pytest.mark.parametrize("file", DOCUMENTS, ids=NAMES)
def test_every_setting_that_a_document_names_is_one(file):
    known = {PREFIX + name.upper() for name in Settings.model_fields}

    assert set(re.findall(r"\bQUIZ_[A-Z_]+\b", file.read_text())) <= known


@pytest.mark.parametrize("file", DOCUMENTS, ids=NAMES)
def test_every_link_in_a_document_leads_somewhere(file):
    for path, anchor in re.findall(r"\]\(([\w./-]*)(?:#([\w-]+))?\)", file.read_text()):
        target = (file.parent / path).resolve() if path else file
        assert target.exists(), path
        if anchor:
            headings = re.findall(r"^#+ (.+)$", target.read_text(), re.MULTILINE)
            assert anchor in {slug(heading) for heading in headings}, anchor


@pytest.mark.parametrize("file", DOCUMENTS, ids=NAMES)
def test_every_file_of_ours_that_a_document_names_is_there(file):
    named = re.findall(r"`((?:quiz|templates|static|tests)/[\w./-]+)`", file.read_text())

    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_map_leads_a_newcomer_to_what_they_look_for():
    """Each errand's file holds what the map says it does."""
    errands = dict(re.findall(r"^\| ([^|]+?) \| `([^`]+)`[^|]*\|$", (ROOT / "README.md").read_text(), re.MULTILINE))
    holds = {
        "the sentence of a result's headline": "fits your answers best",
        "a column of an export": "nickname",
        "the rule for a name in a group": "nickname",
        "the colour of the leading role": "--lead:",
        "the message of a wrong indentation": "indent",
    }

    assert [errand for errand, text in holds.items() if text not in (ROOT / errands[errand]).read_text()] == []
