"""The command `quiz`: serve a quiz, check one, score sheets, verify a result, look after what is kept."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from quiz.errors import ContentError, QuizError

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; an error that a person can put right is told in words, with exit code 2."""
    _open_closed_streams()
    chosen = _parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except ContentError as error:
        print(error, file=sys.stderr)  # a line a fault, each with its file: what editors and people can jump to
        return 2
    except QuizError as error:
        print(f"quiz: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # as in `quiz check FILE | head`: nobody reads on, which is no fault
        _drop_output()
        return 0
    except OSError as error:  # what the system says of a file, or of where the output goes: that the disk is full
        where = error.filename or "standard output"
        print(f"quiz: {where}: this cannot be used ({error.strerror}). Name another, or make room.", file=sys.stderr)
        _drop_output()
        return 2
    except KeyboardInterrupt:
        print("quiz: stopped before it was done.", file=sys.stderr)
        return 130


def _open_closed_streams() -> None:
    """Let what is printed go nowhere where there is nothing to print to, as after `>&-`."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8"))


def _drop_output() -> None:
    """Let go of what is not printed yet, which would fail again at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="quiz", description="The career quiz that shows its working.")
    parser.add_argument("--version", action=_Version, nargs=0, help="say which version of the software this is")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    serve = commands.add_parser("serve", help="serve the quiz to browsers")
    serve.add_argument("--host", default="127.0.0.1", help="the address to listen on (%(default)s)")
    serve.add_argument("--port", type=_port, default=os.environ.get("PORT") or "8000", help="the port (%(default)s)")
    serve.add_argument("--workers", type=_count, default="1", help="how many processes answer (%(default)s)")
    serve.add_argument("--quiz", type=Path, metavar="FILE", help="the quiz file (the one that is shipped)")
    serve.add_argument("--data", type=Path, metavar="DIR", help="the folder for what is kept (./quiz-data)")
    serve.add_argument("--watch", action="store_true", help="read the quiz file again whenever it is saved")
    serve.set_defaults(run=_serve)

    reload = commands.add_parser("reload", help="have a quiz that is served read its file again")
    reload.add_argument("--data", type=Path, metavar="DIR", help="the folder that it serves with (./quiz-data)")
    reload.set_defaults(run=_reload)

    check = commands.add_parser("check", help="read a quiz file and judge whether it separates people")
    check.add_argument("file", type=Path, metavar="FILE")
    check.add_argument("--json", action="store_true", help="print the report as JSON")
    check.set_defaults(run=_check)
    _add_score(commands.add_parser("score", help="score many sheets in one table, or print an empty one"))
    _add_verify(commands.add_parser("verify", help="compute a result again, and say whether it matches"))
    _add_database(commands.add_parser("db", help="look at the database, or bring it up to date"))
    _add_backup(commands.add_parser("backup", help="save all that is kept in a file, while the quiz is served"))
    _add_restore(commands.add_parser("restore", help="put a backup into an empty database, or check it"))
    _add_groups(commands.add_parser("groups", help="list groups, delete what is overdue, replace a lost link"))
    return parser


def _add_score(score: argparse.ArgumentParser) -> None:
    score.add_argument(
        "file",
        nargs="?",
        metavar="SHEETS",
        help="a table, .csv or .xlsx, with a column a question, id and stars; or what a group exports; - reads a pipe",
    )
    score.add_argument("--quiz", type=Path, metavar="FILE", help="the quiz file (the one that is shipped)")
    score.add_argument(
        "--version", metavar="PIECE", help="an earlier version of the quiz, by what its codes begin with"
    )
    score.add_argument("--data", type=Path, metavar="DIR", help="the folder with earlier versions (./quiz-data)")
    score.add_argument(
        "--output", default="-", metavar="FILE", help="write a new file, .csv or .xlsx, instead of printing"
    )
    score.add_argument(
        "--template", nargs="?", const="-", metavar="FILE", help="print an empty table, or write it: .csv or .xlsx"
    )
    score.add_argument("--json", action="store_true", help="print a document a line instead of a table")
    score.add_argument("--address", metavar="URL", help="where the quiz is served, to print whole links")
    score.set_defaults(run=_score)


def _add_verify(verify: argparse.ArgumentParser) -> None:
    verify.add_argument(
        "result", metavar="RESULT", help="a link, a code, or a result saved as JSON; - reads a saved one"
    )
    verify.add_argument("--quiz", type=Path, metavar="FILE", help="the quiz file (the one that is shipped)")
    verify.add_argument("--data", type=Path, metavar="DIR", help="the folder with the versions kept (./quiz-data)")
    verify.set_defaults(run=_verify)


def _add_database(database: argparse.ArgumentParser) -> None:
    actions = database.add_subparsers(required=True, metavar="ACTION")
    told = {
        "upgrade": "bring the tables to what this software needs; `quiz serve` does so, too",
        "seal": "keep a SQLite file as it is, after a change by hand: nobody can see any more that it was changed",
        "status": "say which database it is, whether it fits this software, and what it holds",
    }
    for action, words in told.items():
        _on_database(actions.add_parser(action, help=words, description=words), _database, action)


def _add_backup(backup: argparse.ArgumentParser) -> None:
    backup.add_argument("file", type=Path, metavar="FILE", help="a new SQLite file; one that is there is left alone")
    _on_database(backup, _database, "backup")


def _add_restore(restore: argparse.ArgumentParser) -> None:
    restore.add_argument(
        "file", type=Path, metavar="FILE", help="what `quiz backup` saved, from either kind of database"
    )
    _on_database(restore, _database, "restore")
    restore.add_argument(
        "--check",
        dest="action",
        action="store_const",
        const="check",
        help="only see that the file is whole; no database is touched",
    )


def _add_groups(groups: argparse.ArgumentParser) -> None:
    actions = groups.add_subparsers(required=True, metavar="ACTION")
    told = {
        "list": "a line a group: its id, how many responses, when it is deleted, who asks",
        "purge": "delete the groups whose day of deletion is over; the quiz does so by itself where groups are used",
        "reissue": "print a new link for a lost one, and note that in the group's record",
    }
    made = {action: actions.add_parser(action, help=words, description=words) for action, words in told.items()}
    for action, parser in made.items():
        _on_database(parser, _groups, action)
    made["purge"].add_argument(
        "--confirm", action="store_true", help="the clock is right, though it is long after all that was kept"
    )
    made["reissue"].add_argument("id", metavar="ID", help="the group's, from `quiz groups list`")
    made["reissue"].add_argument(
        "kind", nargs="?", choices=("results", "manage"), default="manage", help="which link (%(default)s)"
    )
    made["reissue"].add_argument("--address", metavar="URL", help="where the quiz is served, to print the whole link")


def _on_database(parser: argparse.ArgumentParser, run: Command, action: str) -> None:
    parser.add_argument("--data", type=Path, metavar="DIR", help="the folder with the database (./quiz-data)")
    parser.set_defaults(run=run, action=action)


class _Version(argparse.Action):
    """Says which software this is, and which tables it needs in a database."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Print it, and end."""
        from quiz.store import HEAD

        print(f"quiz {_installed()}, database revision {HEAD}")
        parser.exit()


def _installed() -> str:
    try:
        return version("quiz")
    except PackageNotFoundError:
        return "of a folder that is not installed"


def _port(text: str) -> int:
    text = text.strip()
    if not (text.isascii() and text.isdecimal()) or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"a port is a number from 1 to 65535, not “{text}”")
    return int(text)


def _count(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 100:
        raise argparse.ArgumentTypeError(f"there can be 1 to 99 workers, not “{text}”")
    return int(text)


def _serve(chosen: argparse.Namespace) -> int:
    from quiz.commands import serve

    return serve.run(chosen)


def _reload(chosen: argparse.Namespace) -> int:
    from quiz.commands import reload

    return reload.run(chosen)


def _check(chosen: argparse.Namespace) -> int:
    from quiz import lint, reading
    from quiz.lint import report

    edition = reading.read(chosen.file)
    found = lint.lint(edition, _progress if sys.stderr.isatty() else None)
    if chosen.json:
        print(json.dumps(report.as_json(found), ensure_ascii=False, indent=1))
    else:
        print(report.render(found))
    return 1 if found.has_errors else 0


def _score(chosen: argparse.Namespace) -> int:
    from quiz.commands import score

    return score.run(chosen)


def _verify(chosen: argparse.Namespace) -> int:
    from quiz.commands import verify

    return verify.run(chosen)


def _database(chosen: argparse.Namespace) -> int:
    from quiz.commands import database

    return database.run(chosen)


def _groups(chosen: argparse.Namespace) -> int:
    from quiz.commands import groups

    return groups.run(chosen)


def _progress(what: str) -> None:
    print(f"{what} …", file=sys.stderr, flush=True)
