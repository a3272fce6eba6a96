"""The command `quiz verify`, run as a person runs it; and files that neither it nor `quiz score` can read."""

import json
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quiz import links, scoring
from quiz.archive import seal
from quiz.content import Quiz
from quiz.store import file_address, open_store
from quiz.verification import Difference, compare, recheck
from tests import sheets
from tests.commands import fault
from tests.examples import ROOT, shipped_quiz, worked_quiz, worked_sheet
from tests.sheet_files import RUN, table, twin
from tests.sheet_files import run as run  # a fixture

NOON = datetime(2030, 5, 1, 12, tzinfo=UTC)


def saved(document, name="result.json"):
    """The name of a file that holds the result."""
    Path(name).write_text(json.dumps(document), encoding="utf-8")
    return name


def keep(folder, quiz):
    """Archive a version, as serving it does."""
    folder.mkdir()
    with closing(open_store(file_address(folder / "quiz.sqlite3"))) as store:
        store.upgrade()
        store.archive(quiz, NOON)


@pytest.mark.parametrize("command", ["score", "verify"])
@pytest.mark.parametrize(
    ("name", "said"),
    [("none.json", "there is no such file"), (".", "this is a folder"), ("a\0.json", "cannot be the name of a file")],
)
def test_what_is_no_file_is_reported_in_a_line(run, command, name, said):
    code, out, err = run(command, name)

    assert (code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("command", ["score", "verify"])
def test_where_nothing_is_piped_that_is_reported_in_a_line(command):
    """As where a job without standard input runs it."""
    ran = subprocess.run(
        ["sh", "-c", '"$@" <&-', "sh", sys.executable, "-c", RUN, command, "-"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert "standard input: the file cannot be read" in fault((ran.returncode, ran.stdout, ran.stderr))


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="no file here that opens and cannot be read")
def test_a_file_that_opens_and_cannot_be_read_is_named(run):
    assert "/proc/self/mem: the file cannot be read" in fault(run("verify", "/proc/self/mem"))


# quiz verify, a link or a code


@pytest.mark.parametrize("form", ["{}", "https://quiz.example/r/{}", "/r/{}.json", "see <http://x/answers/{}?a=1>."])
def test_a_link_or_code_is_computed_again(run, form):
    ranking = scoring.score(shipped_quiz(), sheets.clear())

    code, out, err = run("verify", form.format(sheets.code(sheets.clear())))

    assert (code, err) == (0, "")
    assert out.endswith("\nmatch\n")
    assert f"1. {ranking.winner.role.id}: " in out
    assert all(f" = {match.points}\n" in out for match in ranking.ranked)


def test_level_roles_share_a_place_and_unranked_ones_have_none(run):
    tied = scoring.score(shipped_quiz(), sheets.tied())

    assert run("verify", sheets.code(sheets.tied()))[1].count("  1. ") == len(tied.first)
    assert "–  " in run("verify", sheets.code(sheets.begun(3)))[1]


def test_an_archived_version_is_found_among_those_kept(tmp_path, run):
    keep(tmp_path / "kept", worked_quiz())

    code, out, _ = run("verify", links.encode(worked_quiz(), worked_sheet()), "--data", "kept")

    assert code == 0
    assert "from the versions kept in kept" in out
    assert "specialist: 80.0 = 80\n" in out
    assert "technician: 30.6 = 275/9\n" in out


def test_an_unknown_version_says_where_it_was_looked_for_and_makes_no_database(tmp_path, run):
    code, _, err = run("verify", links.encode(worked_quiz(), worked_sheet()))

    assert code == 2
    assert "questions.yaml and the versions kept in quiz-data" in err
    assert list(tmp_path.iterdir()) == []


def test_where_the_setting_names_no_database_that_is_there_none_is_made(tmp_path, run):
    address = file_address(tmp_path / "none.db")

    code, _, err = run("verify", links.encode(worked_quiz(), worked_sheet()), QUIZ_DATABASE_URL=address)

    assert code == 2
    assert "questions.yaml and the database" in err
    assert list(tmp_path.iterdir()) == []


def test_content_that_was_altered_in_the_archive_is_a_mismatch(tmp_path, run):
    """The version stays as it was, and the hash of the content is another."""
    quiz = worked_quiz()
    altered = Quiz(quiz.id, quiz.version, quiz.dimensions, quiz.questions, quiz.families, quiz.roles[::-1])
    keep(tmp_path / "kept", altered)

    code, out, _ = run("verify", links.encode(quiz, worked_sheet()), "--data", "kept")

    assert code == 1
    assert "the version, from the quiz's content: mismatch" in out
    assert f'version: saved "{quiz.version}", recomputed "{seal(altered).version}"' in out
    assert out.endswith("\nmismatch\n")


def test_a_damaged_database_is_reported_in_a_line(tmp_path, run):
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "quiz.sqlite3").write_bytes(b"no database" * 1000)

    code, _, err = run("verify", links.encode(worked_quiz(), worked_sheet()), "--data", "kept")

    assert code == 2
    assert "the database file is damaged" in err


@pytest.mark.parametrize("text", ["", "hello", "https://quiz.example/method", "\ud800", "0" * 99, "()", "🙂" * 12])
def test_what_is_no_code_is_reported_in_a_line(run, text):
    fault(run("verify", text))


def test_a_mistyped_code_is_reported_as_damaged(run):
    code = sheets.code(sheets.clear())

    assert "has a slip in it" in run("verify", code[:-1] + ("0" if code[-1] != "0" else "1"))[2]


# quiz verify, a saved result


@pytest.mark.parametrize("answered", [20, 12, 3, 0])
def test_a_saved_result_matches_without_any_database(run, answered):
    code, out, err = run("verify", saved(twin(sheets.begun(answered))))

    assert (code, err) == (0, "")
    assert "\nevery claim, from the saved answers: match\n" in out
    assert out.endswith("\nmatch\n")


def test_a_line_of_score_is_a_saved_result(tmp_path, run):
    (tmp_path / "a.csv").write_text(table(("Ann", sheets.clear())))
    (tmp_path / "line.json").write_text(run("score", "--json", "a.csv")[1])

    assert run("verify", "line.json")[0] == 0
    document = json.loads((tmp_path / "line.json").read_text())
    document["sheet"]["code"] = sheets.code(sheets.tied())
    code, out, _ = run("verify", saved(document))
    assert code == 1
    assert "  sheet/code: saved " in out


def tamper_with_score(document):
    document["claims"]["scores"][document["roles"][0]["id"]] = "99"
    return f'claims/scores/{document["roles"][0]["id"]}: saved "99", recomputed '


def tamper_with_order(document):
    document["roles"].reverse()
    return "roles/0/id: saved "


def tamper_with_contribution(document):
    question, options = next(iter(document["contributions"].items()))
    option, row = next(iter(options.items()))
    role = next(iter(row))
    row[role] = "77/3"
    return f'contributions/{question}/{option}/{role}: saved "77/3", recomputed '


def tamper_with_answer(document):
    question = next(q["id"] for q in document["questions"])
    document["answers"][question] = next(
        o for o in document["questions"][0]["choices"] if o != document["answers"][question]
    )
    return "claims/scores/"


def tamper_with_stars(document):
    document["stars"] = []
    return "claims/scores/"


def tamper_with_winner(document):
    document["result"]["winner"] = None
    return "result/winner: saved null, recomputed "


def tamper_with_chance(document):
    document["result"]["chance"] = "1"
    return 'result/chance: saved "1", recomputed '


def claim_more(document):
    document["claims"]["wisdom"] = 1
    return "claims/wisdom: saved 1, recomputed not there"


def leave_out_a_role(document):
    role = document["roles"][3]["id"]
    del document["claims"]["scores"][role]
    return f"claims/scores/{role}: saved not there, recomputed "


def answer_twice(document):
    document["unanswered"].append(document["questions"][0]["id"])
    return "unanswered: saved "


def answer_what_is_not_asked(document):
    document["answers"]["hea\u001bven"] = "1"
    return 'answers/hea\\x1bven: saved "1", recomputed no such answer in this quiz'


def swap_true_for_one(document):
    document["questions"][0]["ordered"] = 1
    return "questions/0/ordered: saved 1, recomputed true"


@pytest.mark.parametrize(
    "tamper",
    [
        tamper_with_score,
        tamper_with_order,
        tamper_with_contribution,
        tamper_with_answer,
        tamper_with_stars,
        tamper_with_winner,
        tamper_with_chance,
        claim_more,
        leave_out_a_role,
        answer_twice,
        answer_what_is_not_asked,
        swap_true_for_one,
    ],
)
def test_whatever_is_changed_in_a_saved_result_is_named(run, tamper):
    document = twin(sheets.clear())
    named = tamper(document)

    code, out, _ = run("verify", saved(document))

    assert code == 1
    assert f"\n  {named}" in out
    assert out.endswith("\nmismatch\n")


def test_a_claim_that_was_not_made_is_no_mismatch(run):
    document = twin(sheets.clear())
    document["claims"] = {"scores": document["claims"]["scores"]}

    assert run("verify", saved(document))[0] == 0


def test_a_result_of_another_version_is_compared_as_far_as_both_have_it(tmp_path, run):
    """A question is gone and a word is new: the version differs, and so does all that hangs on the answer."""
    (tmp_path / "new.yaml").write_text((ROOT / "questions.yaml").read_text().replace("phone-fix", "call-fix"))

    code, out, _ = run("verify", saved(twin(sheets.clear())), "--quiz", "new.yaml")

    assert code == 1
    assert "of another version than the result: compared is what both have." in out
    assert '  quiz/version: saved "' in out
    assert "  answers/phone-fix: saved " in out


def test_a_saved_result_finds_its_archived_version(tmp_path, run):
    keep(tmp_path / "kept", worked_quiz())
    name = saved(twin(worked_sheet(hardware=None), worked_quiz()))

    assert run("verify", name, "--data", "kept")[0] == 0
    assert run("verify", name)[0] == 1


def test_a_result_that_an_earlier_release_saved_still_matches(run):
    """It lacks what the document gained since: what is said, of whom, and how often random answers reach it."""
    earlier = twin(sheets.clear())
    for key in ("said", "word", "reach", "named"):
        del earlier["result"][key]

    assert run("verify", saved(earlier))[0] == 0
    assert run("verify", saved(earlier | {"result": {**earlier["result"], "said": "nothing"}}))[0] == 1


def test_a_saved_result_may_come_through_a_pipe(run):
    ran = subprocess.run(
        [sys.executable, "-c", RUN, "verify", "-"],
        cwd=ROOT,
        input=json.dumps(twin(sheets.clear())).encode(),
        capture_output=True,
        check=False,
    )

    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.endswith(b"\nmatch\n")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "this is not JSON: line 1, column 1"),
        (b"{", "this is not JSON: line 1, column 2"),
        (b"{}\n{}", "this is not JSON: line 2, column 1: Extra data."),
        (b"\xff\xfe", "this is not UTF-8 text."),
        (b"\0", "this is not JSON"),
        (b"[]", "it is not an object."),
        (b"{}", "“version” is not 1."),
        (b'{"version": 2}', "“version” is not 1."),
        (b'{"version": true}', "“version” is not 1."),
        (b'{"version": 1}', "“quiz” is missing or misshapen."),
        (b'{"version": 1, "version": 1}', "a name stands twice in one object"),
        (b'{"version": 1, "quiz": {}, "answers": [], "stars": [], "unanswered": []}', "“answers” is missing"),
        (b'{"version": 1, "quiz": {}, "answers": {"a": {}}, "stars": [], "unanswered": []}', "are not all ids"),
        (b'{"version": 1, "quiz": {}, "answers": {}, "stars": [[]], "unanswered": []}', "are not all ids"),
        (b'{"version": ' + b"9" * 5000 + b"}", "this JSON is not a result's"),
        (b"[" * 100_000, "this JSON is not a result's"),
        (b" " * (16 * 1024 * 1024 + 1), "this has over 16 MiB"),
    ],
    ids=[f"fault-{n}" for n in range(17)],
)
def test_a_file_that_holds_no_result_is_reported_in_a_line(tmp_path, run, content, said):
    (tmp_path / "a.json").write_bytes(content)

    code, out, err = run("verify", "a.json")

    assert (code, out) == (2, "")
    assert err.startswith("quiz: a.json: ")
    assert said in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("depth", [300, 600, 900, 950, 980])
def test_what_is_nested_deep_is_reported_in_words(tmp_path, run, depth):
    document = json.dumps(twin(sheets.clear()))
    (tmp_path / "a.json").write_text(document[:-1] + ', "more": ' + "[" * depth + "]" * depth + "}")

    assert run("verify", "a.json")[0] in {1, 2}


@pytest.mark.parametrize(
    "quiz", [{}, {"id": 3, "version": None}, {"version": []}, {"version": "0" * 64}, {"version": "\ud800"}]
)
def test_a_result_of_no_known_version_is_compared_with_today_s_quiz(run, quiz):
    code, out, _ = run("verify", saved({**twin(sheets.clear()), "quiz": quiz}))

    assert code == 1
    assert "of another version" in out
    assert "\n  quiz/version: " in out


# The second scorer


def test_a_ranking_that_the_definition_does_not_give_is_named_by_its_role():
    """The scorer is given another sheet than the definition, and so is off by it."""
    quiz, sheet = worked_quiz(), worked_sheet()

    assert recheck(quiz, sheet, scoring.score(quiz, sheet)) == []
    found = recheck(quiz, sheet, scoring.score(quiz, worked_sheet(hardware=None)))
    assert Difference("scores/specialist", '"325/4"', '"80"') in found


def test_values_of_different_kinds_differ():
    assert [*compare({"a": 1}, {"a": True})] == [Difference("a", "1", "true")]
    assert [*compare({"a": [1, 2]}, {"a": [1]})] == [Difference("a", "[1, 2]", "[1]")]
    assert [*compare({"a": 1, "b": {"c": 2}}, {"b": {"c": 2}, "a": 1})] == []
