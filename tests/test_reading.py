"""What a whole quiz file becomes: `tests/broken/whole.yaml` is the smallest there is."""

import json
from decimal import Decimal

import pytest
from ruamel.yaml import YAML

from quiz.archive import seal
from quiz.content import Dimension, Family, Option, Question, Quiz, Role, Target
from quiz.edition import Portrait
from quiz.facts import Conflict, Fact, Range, Section, Source, Topic
from quiz.paths import Move
from quiz.reading import parse, read
from tests.whole import WHOLE, changed


def test_a_whole_file_reads_into_exactly_its_quiz():
    liking = ("Not at all", "A little", "Somewhat", "Quite a lot", "Very much")
    expected = Quiz(
        id="mini",
        version="",
        dimensions=(
            Dimension("hardware", "Hardware work", "no tools", "tools every day"),
            Dimension("customers", "Contact", "behind the scenes", "with people all day"),
        ),
        questions=(
            Question(
                "fix-laptop",
                "likert",
                "How much would you like to repair a laptop?",
                ("hardware",),
                tuple(Option(str(5 - at // 25), liking[4 - at // 25], (at,)) for at in (100, 75, 50, 25, 0)),
            ),
            Question(
                "certificate",
                "single",
                "Which certificate would you rather earn?",
                ("hardware", "customers"),
                (Option("service", "One about people", (0, 100)), Option("repair", "One about computers", (100, 25))),
            ),
        ),
        families=(Family("people", "Helping people"),),
        roles=(
            Role(
                "technician",
                "Technician",
                "people",
                (Target("hardware", 100, 3, "doc-b"), Target("customers", 25, 1, "authored")),
            ),
            Role("specialist", "Specialist", "people", (Target("customers", 100, 3, "web-a"),)),
        ),
    )

    assert parse(WHOLE, "mini.yaml").quiz == seal(expected)


def test_a_whole_file_tells_of_its_roles_and_sources():
    edition = parse(WHOLE, "mini.yaml")

    assert (edition.title, edition.scope, edition.name) == (
        "Which of two jobs?",
        "Two jobs around computers.",
        "mini.yaml",
    )
    assert edition.portraits == (
        Portrait(
            "technician",
            "Repairs devices.",
            ("finding faults", "soldering"),
            ("Take a computer apart.",),
            grows_into=(Move("technician", "specialist", "You like calls.", {"customers": 100}, "doc-b", "line 12"),),
            gist="Repairs devices.",
        ),
        Portrait("specialist", "Answers calls.", ("listening",), ("Help a neighbour.",), gist="Answers calls."),
    )
    assert edition.sources == (
        Source("doc-b", "Two jobs compared", "An article", "jobs.txt", "undated", "2026-11-22", "Two jobs compared"),
        Source("web-a", "Job page", "A school", "https://example.org/job", "May 2025", "2026-11-21", "Job page"),
    )


def test_a_whole_file_tells_facts_topics_conflicts_and_limits():
    edition = parse(WHOLE, "mini.yaml")
    table, text = (
        Fact("technician", "certificates", (name,), "technicians", "doc-b", at)
        for name, at in (("A+", "line 10"), ("CCNA", "line 24"))
    )

    assert edition.facts == (table, text)
    assert edition.sections == (
        Section(
            "becoming",
            "How to become one",
            (
                Topic("certificates", "Certificates", "certificates", pictured=True),
                Topic("pay", "Pay", "money", "a year"),
            ),
        ),
    )
    assert edition.conflicts == (
        Conflict("certificates", "Which certificate", "The two lines name different ones.", (table, text)),
    )
    assert edition.origin == "We read one article."
    assert edition.evidence == ("Ten people tried it.",)
    assert edition.limits == ("Nobody has checked it.",)


HARDWARE = ("high: tools every day}", "high: tools every day, figures: [1.00, 3.88]}")
HARDWARE_TARGET = "hardware: {target: 100, weight: 3, source: doc-b}"


@pytest.mark.parametrize(("figure", "target"), [("3.88", 100), ("1", 0), ("1.62", 25), ("1.36", 0), ("1.36", 25)])
def test_a_target_may_be_a_figure_that_stretches_to_it(figure, target):
    """By hand: 100 × (1.62 − 1) / 2.88 = 21.5; 100 × (1.36 − 1) / 2.88 = 12.5, which is as near to 0 as to 25."""
    claim = f"hardware: {{target: {target}, weight: 3, source: doc-b, figure: {figure}}}"
    quiz = parse(changed(*HARDWARE).replace(HARDWARE_TARGET.encode(), claim.encode()), "mini.yaml").quiz

    found = quiz.roles[0].target("hardware")
    assert (found.position, found.figure, found.basis) == (target, Decimal(figure), "figure")


def test_a_target_without_a_figure_is_a_reading_or_our_own_and_figures_change_no_version():
    plain = parse(WHOLE, "mini.yaml").quiz
    claim = HARDWARE_TARGET.replace("}", ", figure: 3.88}")
    followed = parse(changed(*HARDWARE).replace(HARDWARE_TARGET.encode(), claim.encode()), "mini.yaml").quiz

    assert [target.basis for target in plain.roles[0].profile] == ["reading", "judgement"]
    assert followed == plain


def test_a_target_may_say_where_in_its_source_it_stands_which_changes_no_version():
    claim = HARDWARE_TARGET.replace("}", ", at: page 7}")
    placed = parse(changed(HARDWARE_TARGET, claim), "mini.yaml").quiz

    assert [target.at for target in placed.roles[0].profile] == ["page 7", ""]
    assert (placed, placed.version) == (parse(WHOLE, "mini.yaml").quiz, parse(WHOLE, "mini.yaml").quiz.version)


TOPIC = "{id: pay, name: Pay, kind: money, unit: a year}"
TELL = "{topic: certificates, value: [CCNA], at: line 24}"


def telling(kind: str, *values: str) -> bytes:
    """The whole file with a topic of a kind, and facts on it, each at a place of its own."""
    topic = TOPIC.replace("unit: a year", "pictured: false").replace("money", kind)
    tells = [f"{{topic: pay, value: {value}, at: row {number}}}" for number, value in enumerate(values)]
    return changed(TOPIC, topic).replace(TELL.encode(), ", ".join([TELL, *tells]).encode())


@pytest.mark.parametrize(
    ("kind", "written", "meaning"),
    [
        ("money", "62663", Range(Decimal(62663), Decimal(62663))),
        ("money", "30.13", Range(Decimal("30.13"), Decimal("30.13"))),
        ("money", "[50000, 70000]", Range(Decimal(50000), Decimal(70000))),
        ("number", "0", Range(Decimal(0), Decimal(0))),
        ("share", "100", Range(Decimal(100), Decimal(100))),
        ("names", "[Java, Databases]", ("Java", "Databases")),
        ("certificates", "[A+]", ("A+",)),
        ("text", "Behind the scenes", "Behind the scenes"),
        ("text", '"12"', "12"),
        *((kind, "no data", None) for kind in ("text", "names", "certificates", "number", "money", "share")),
        ("text", '"no data"', None),
    ],
)
def test_a_fact_means_what_the_kind_of_its_topic_says(kind, written, meaning):
    assert parse(telling(kind, written), "mini.yaml").facts[-1].value == meaning


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("money", ["30", "30.0", "[30, 30.00]"]),
        ("names", ["[Java, Databases]", "[Databases, Java]"]),
        ("text", ["One", "no data"]),
    ],
)
def test_facts_that_mean_the_same_and_no_data_contradict_nothing(kind, values):
    assert len(parse(telling(kind, *values), "mini.yaml").facts) == 2 + len(values)


def test_facts_of_another_scope_contradict_nothing():
    other = f"{{source: doc-b, scope: others, tells: [{TELL.replace('24', '30').replace('CCNA', 'Network+')}]}}"

    assert len(parse(changed("]}]\n    profile", f"]}}, {other}]\n    profile"), "mini.yaml").facts) == 3


def test_sideways_moves_may_lead_round():
    moved = changed("grows_into:", "moves_to:").replace(
        b"    first_steps: [Help a neighbour.]\n",
        b"    first_steps: [Help a neighbour.]\n"
        b"    moves_to: [{role: technician, when: You like repairs., source: doc-b, at: line 12}]\n",
    )

    assert [len(portrait.moves_to) for portrait in parse(moved, "mini.yaml").portraits] == [1, 1]


def test_notes_and_silenced_warnings_are_kept():
    edition = parse(WHOLE, "mini.yaml")

    assert edition.silences == {"questions/fix-laptop": {"long": "It is short enough."}}
    assert [target.note for target in edition.quiz.role("technician").profile] == ["", "Some contact."]


def test_a_warning_can_be_silenced_at_every_part_and_for_the_whole_file():
    """Each entry of families, dimensions, questions, roles, conflicts and sources, and the top level."""
    file = YAML(typ="safe").load(WHOLE)
    lists = ("families", "dimensions", "questions", "roles", "conflicts", "sources")
    for part in [file, *(part for key in lists for part in file[key])]:
        part["silence"] = {"long": "It is short enough."}

    everywhere = {"", *(f"{key}/{part['id']}" for key in lists for part in file[key])}
    assert parse(json.dumps(file, default=str), "mini.yaml").silences.keys() == everywhere


def test_a_question_that_is_not_reversed_runs_from_0_to_100():
    quiz = parse(changed("reverse: true", "reverse: false"), "mini.yaml").quiz

    assert [option.positions for option in quiz.question("fix-laptop").options] == [(0,), (25,), (50,), (75,), (100,)]


def test_the_order_of_placements_and_targets_means_nothing():
    swapped = changed("{customers: 100, hardware: 0}", "{hardware: 0, customers: 100}")

    assert parse(swapped, "mini.yaml").quiz.version == parse(WHOLE, "mini.yaml").quiz.version


def test_how_it_was_tried_is_outside_the_version():
    """A file keeps its version, and so its links, when its author adds what came out."""
    without = parse(changed("evidence: [Ten people tried it.]\n", ""), "mini.yaml")

    assert without.evidence == ()
    assert without.quiz.version == parse(WHOLE, "mini.yaml").quiz.version


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("title", "title: Which of two jobs?"),
        ("dimensions/customers", "  - {id: customers, name: Contact"),
        ("scales/liking", "  liking: [Not at all"),
        ("questions/fix-laptop", "  - id: fix-laptop"),
        ("questions/fix-laptop/text", "    text: How much"),
        ("questions/fix-laptop/silence/long", "      long: It is short"),
        ("questions/certificate/options/repair", "      - id: repair"),
        ("questions/certificate/options/repair/place/customers", "        place: {hardware: 100, customers: 25}"),
        ("roles/technician/description", "    description: Repairs"),
        ("roles/technician/facts/1/tells/2", "    facts: [{source"),
        ("roles/technician/profile/hardware", "      hardware: {target: 100"),
        ("roles/technician/profile/hardware/weight", "      hardware: {target: 100"),
        ("sources/doc-b", "  - id: doc-b"),
    ],
)
def test_every_part_has_its_line(path, line):
    edition = parse(WHOLE, "mini.yaml")

    assert WHOLE.decode().split("\n")[edition.lines[path] - 1].startswith(line)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(b"\xef\xbb\xbf" + WHOLE, id="with a byte order mark"),
        pytest.param(WHOLE.replace(b"\n", b"\r\n"), id="with Windows line ends"),
        pytest.param(WHOLE.rstrip(), id="without a last line end"),
        pytest.param(b"---\n" + WHOLE + b"...\n", id="with the marks of a document"),
        pytest.param(WHOLE.decode(), id="as characters"),
    ],
)
def test_what_an_editor_adds_changes_nothing(text):
    assert parse(text, "mini.yaml").quiz == parse(WHOLE, "mini.yaml").quiz


@pytest.mark.parametrize(
    "written", ["24/7", "C++", "Yes, always", "no.", "3 days", '"yes"', "'012'", '"null"', "Nö", "=)"]
)
def test_a_text_that_every_yaml_reads_alike_is_taken_as_it_is(written):
    edition = parse(changed("label: One about people", f"label: {written}"), "mini.yaml")

    assert edition.quiz.question("certificate").options[0].label == written.strip("\"'")


def test_the_lines_of_a_folded_text_are_joined():
    folded = changed("description: Repairs devices.", "description: >\n      Repairs\n      devices.")

    assert parse(folded, "mini.yaml").portraits[0].description == "Repairs devices."


@pytest.mark.parametrize("written", ["2025", "2025-05-01", '"2025"', "undated"])
def test_a_source_may_be_dated_by_a_year_or_a_day_without_quotes(written):
    assert parse(changed("dated: undated", f"dated: {written}"), "mini.yaml").sources[0].dated == written.strip('"')


@pytest.mark.parametrize("end", [b"\r\n", b"\r", b"\r\r\n"])
def test_lines_may_end_as_any_system_ends_them(end):
    """Those of Windows, of old Macs, and those that were carried over twice."""
    edition = parse(WHOLE.replace(b"\n", end), "mini.yaml")

    assert edition == parse(WHOLE, "mini.yaml")
    assert edition.lines == parse(WHOLE, "mini.yaml").lines


def test_a_file_is_read_from_its_path(tmp_path):
    path = tmp_path / "questions.yaml"
    path.write_bytes(WHOLE)

    assert read(path).quiz == parse(WHOLE, "mini.yaml").quiz
    assert read(path).name == str(path)
