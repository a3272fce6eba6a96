"""The documents: every command in them is one, every setting is one, and every link leads somewhere."""

import re
import shlex

import pytest

from quiz.cli import _parser
from quiz.settings import PREFIX, Settings
from tests.examples import ROOT

DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
NAMES = [str(file.relative_to(ROOT)) for file in DOCUMENTS]
PAGES = [ROOT / "templates" / "texts" / "for_counsellors.html"]
LINE = re.compile(r"^ {4}(?:[A-Z_]+='?[^\n]*?'? )?(quiz [^\n]+)$", re.MULTILINE)
INLINE = re.compile(r"(?:`|<code>)(quiz [^`<…\n]+)(?:`|</code>)")
PLACEHOLDERS = re.compile(r"\$\([^)]*\)")


def commands(text):
    """What a person would type, of what a document tells."""
    told = [*LINE.findall(text), *INLINE.findall(text)]
    return sorted({part for line in told for part in re.split(r" && ", line.split("  #")[0].strip())})


FOUND = sorted({command for file in (*DOCUMENTS, *PAGES) for command in commands(file.read_text())})


def slug(heading):
    """The anchor of a heading, as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def test_commands_are_found():
    assert {"quiz serve --workers 4", "quiz groups purge", "quiz db status", "quiz groups reissue K7MX3QPD0A"} <= set(
        FOUND
    )


@pytest.mark.parametrize("command", FOUND)
def test_every_command_that_a_document_names_is_one(command, capsys):
    """Told without its arguments, it is let pass: only then it misses some."""
    words = shlex.split(PLACEHOLDERS.sub("x", command))[1:]

    try:
        chosen = _parser().parse_args(words)
    except SystemExit as ended:
        code, usage = ended.code, capsys.readouterr().err
    else:
        code, usage = 0, "" if callable(chosen.run) else "nothing is run"

    assert code == 0 or "the following arguments are required" in usage, f"{command}: {usage}"


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
